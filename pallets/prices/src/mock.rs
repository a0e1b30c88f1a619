//! A chain with the SDK's oracle and this pallet. Tests set the members.

use crate as pallet_prices;
use frame::{
	testing_prelude::*,
	traits::{ChangeMembers, SortedMembers},
};
pub use huxian_traits::testing::Strict;
use huxian_traits::{
	kit::Clock,
	oracle::{Feed, FreshPrice, Quote},
	testing::TestAdministration,
	Moment,
};
use pallet_prices::{AssetReaders, CombineNothing, OracleWeights, QuorumParams, ReplaceMembers};

pub type AccountId = u64;
type Block = MockBlock<Runtime>;

/// Time of the first block, in milliseconds since 1970.
pub const START: Moment = 1_700_000_000_000;
/// One minute in milliseconds.
pub const MINUTE: Moment = 60_000;

construct_runtime!(
	pub enum Runtime {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Oracle: pallet_oracle,
		Prices: pallet_prices,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
}

impl pallet_timestamp::Config for Runtime {
	type Moment = Moment;
	type OnTimestampSet = ();
	type MinimumPeriod = ConstU64<1>;
	type WeightInfo = ();
}

parameter_types! {
	pub const OracleAccount: PalletId = PalletId(*b"hx/oracl");
}

impl pallet_oracle::Config for Runtime {
	type OnNewData = Prices;
	type CombineData = CombineNothing;
	type Time = Timestamp;
	type OracleKey = Feed;
	type OracleValue = FixedU128;
	type PalletId = OracleAccount;
	type Members = StoredMembers;
	type WeightInfo = OracleWeights<Runtime>;
	type MaxHasDispatchedSize = ConstU32<17>;
	type MaxFeedValues = ConstU32<16>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl pallet_prices::Config for Runtime {
	type Clock = BlockClock;
	type AdminOrigin = TestAdministration<AccountId>;
	type RemoveOrigin = EnsureRoot<AccountId>;
	type Membership = StoredMembers;
	type AssetReaders = LowAssets;
	type MaxMembers = ConstU32<16>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkSetup;
}

/// The clock of the chain: `pallet_timestamp`.
pub struct BlockClock;

impl Clock for BlockClock {
	fn now() -> Moment {
		Timestamp::get()
	}
}

#[storage_alias]
type Members = StorageValue<Mock, Vec<AccountId>, ValueQuery>;

/// The stored members, in place of a membership pallet.
pub struct StoredMembers;

impl SortedMembers<AccountId> for StoredMembers {
	fn sorted_members() -> Vec<AccountId> {
		Members::get()
	}
}

impl ReplaceMembers<AccountId> for StoredMembers {
	fn replace(outgoing: Option<AccountId>, incoming: Option<AccountId>) -> DispatchResult {
		let before = Members::get();
		let members = before.iter().copied().filter(|member| Some(*member) != outgoing).chain(incoming).collect();
		set_members(members);
		Prices::change_members(incoming.as_slice(), outgoing.as_slice(), Members::get());
		Ok(())
	}
}

/// The chain reads the prices of assets below 1 000.
pub struct LowAssets;

impl AssetReaders for LowAssets {
	fn unread(assets: Vec<u32>) -> Vec<u32> {
		assets.into_iter().filter(|asset| *asset >= 1_000).collect()
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct BenchmarkSetup;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_prices::BenchmarkHelper<AccountId> for BenchmarkSetup {
	fn set_members(members: &[AccountId]) {
		change_members(members.to_vec());
	}

	fn set_time(now: Moment) {
		Timestamp::set_timestamp(now);
	}

	fn read_assets(_: u32) {}
}

/// Builds the state of the first block. The default: members 1 to 3, and the parameters of a local
/// network.
pub struct ExtBuilder {
	members: Vec<AccountId>,
	params: QuorumParams,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { members: vec![1, 2, 3], params: QuorumParams::LOCAL }
	}
}

impl ExtBuilder {
	/// Sets members 1 to `count`.
	pub fn members(mut self, count: u64) -> Self {
		self.members = (1..=count).collect();
		self
	}

	/// Sets the quorum parameters.
	pub fn params(mut self, params: QuorumParams) -> Self {
		self.params = params;
		self
	}

	/// Returns the state of the first block, with its timestamp set.
	pub fn build(self) -> TestState {
		let genesis = RuntimeGenesisConfig {
			prices: pallet_prices::GenesisConfig { params: self.params, ..Default::default() },
			..Default::default()
		};
		let mut state = TestState::new(genesis.build_storage().unwrap());
		state.execute_with(|| {
			System::set_block_number(1);
			Timestamp::set_timestamp(START);
			change_members(self.members);
		});
		state
	}

	/// Runs `test`, then checks the invariants.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			assert_ok!(Prices::do_try_state());
		});
	}
}

/// Returns `thousandths / 1000`.
pub fn thousandths(thousandths: u128) -> FixedU128 {
	FixedU128::from_rational(thousandths, 1_000)
}

/// Feeds `value` thousandths for `feed` as `who`.
pub fn feed_to(feed: Feed, who: AccountId, value: u128) {
	feed_raw(feed, RuntimeOrigin::signed(who), thousandths(value));
}

/// Feeds `value` thousandths for the index as `who`.
pub fn feed(who: AccountId, value: u128) {
	feed_to(Feed::Index, who, value);
}

/// Feeds `value` for `feed` from `origin`.
pub fn feed_raw(feed: Feed, origin: RuntimeOrigin, value: FixedU128) {
	assert_ok!(Oracle::feed_values(origin, vec![(feed, value)].try_into().unwrap()));
}

/// Ends the block and begins the next one, `later` milliseconds later.
pub fn advance(later: Moment) {
	let block = System::block_number();
	Oracle::on_finalize(block);
	System::set_block_number(block + 1);
	Timestamp::set_timestamp(Timestamp::get() + later);
}

fn set_members(mut members: Vec<AccountId>) {
	members.sort();
	Members::put(members);
}

/// Replaces the members, as a membership pallet would after notice.
pub fn change_members(members: Vec<AccountId>) {
	set_members(members.clone());
	Prices::change_members(&[], &[], members);
}

/// Changes the key of a member, as a membership pallet would.
pub fn change_key(old: AccountId, new: AccountId) {
	assert_ok!(StoredMembers::replace(Some(old), Some(new)));
}

/// Returns the quote of the index.
pub fn quote() -> Quote {
	<Prices as FreshPrice>::quote(&Feed::Index)
}

/// Returns a fresh quote of `value` thousandths. Its oldest value was fed `minute` minutes after
/// the first block.
pub fn fresh(value: u128, minute: Moment) -> Quote {
	Quote::Fresh { value: thousandths(value), since: START + minute * MINUTE }
}

/// Returns the events of this pallet in this block.
pub fn events() -> Vec<pallet_prices::Event<Runtime>> {
	System::read_events_for_pallet()
}
