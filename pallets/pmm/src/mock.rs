//! A world for pools: two tokens with 18 and 6 decimals, shares, and an oracle and a clock that tests set by hand.

use crate as pallet_pmm;
use crate::{Event, Kind, Source, Terms, Worth};
use frame::{arithmetic::FixedU128, testing_prelude::*, token::fungibles::Inspect, traits::AsEnsureOriginWithArg};
use huxian_math::{
	curve::{Linear, Pmm as PmmCurve, Shape},
	Fraction,
};
use huxian_traits::{
	governance::Administration,
	kit::Clock,
	oracle::{Feed, FreshPrice, Quote},
	AssetId, Balance, Moment, PoolId,
};
use std::collections::BTreeMap;

#[frame_construct_runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Assets = pallet_assets<Instance1>;
	#[runtime::pallet_index(3)]
	pub type Shares = pallet_assets<Instance2>;
	#[runtime::pallet_index(4)]
	pub type Pmm = pallet_pmm;
}

/// Long enough that pools have accounts of their own.
pub type AccountId = frame::deps::sp_runtime::AccountId32;

/// Provides.
pub const ALICE: AccountId = AccountId::new([1; 32]);
/// Trades.
pub const BOB: AccountId = AccountId::new([2; 32]);
/// Has nothing.
pub const CHARLIE: AccountId = AccountId::new([3; 32]);
/// The reserve.
pub const RESERVE: AccountId = AccountId::new([60; 32]);
/// The base token: 18 decimals.
pub const PAN: AssetId = 2;
/// The quote token: 6 decimals.
pub const USD: AssetId = 21;
/// A token without metadata.
pub const NAMELESS: AssetId = 99;
/// A token whose minimum balance is two units.
pub const COARSE: AssetId = 97;
/// A token with 25 decimals.
pub const FINE: AssetId = 98;
/// One PAN.
pub const ONE_PAN: Balance = 1_000_000_000_000_000_000;
/// One USD.
pub const ONE_USD: Balance = 1_000_000;
/// What people begin with, in whole tokens.
pub const PURSE: Balance = 10_000_000;
/// When the tests begin.
pub const GENESIS: Moment = 1_700_000_000_000;
/// Between two blocks.
pub const SLOT: Moment = 3_000;

ord_parameter_types! {
	/// Who may tighten only.
	pub const Strict: AccountId = AccountId::new([77; 32]);
}

parameter_types! {
	pub const Reserve: AccountId = RESERVE;
	pub const PmmPallet: PalletId = PalletId(*b"hx/pools");
	pub static Now: Moment = GENESIS;
	/// What the oracle says; what is missing has no quorum.
	pub static Oracle: BTreeMap<Feed, (FixedU128, Moment)> = BTreeMap::new();
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type Block = MockBlock<Test>;
	type Lookup = IdentityLookup<AccountId>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<1>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config<pallet_assets::Instance1> for Test {
	type Balance = Balance;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type Currency = Balances;
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = ();
	type Holder = ();
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config<pallet_assets::Instance2> for Test {
	type AssetDeposit = ConstU128<0>;
	type Balance = Balance;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type Currency = Balances;
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = ();
	type Holder = ();
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
}

impl pallet_pmm::Config for Test {
	type AdminOrigin = Administration<EnsureRoot<AccountId>, EnsureSignedBy<Strict, AccountId>>;
	type Assets = Assets;
	type Clock = StaticClock;
	type GuardianOrigin = EnsureRoot<AccountId>;
	type PalletId = PmmPallet;
	type Prices = StaticOracle;
	type Reserve = Reserve;
	type Shares = Shares;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = World;
}

/// The clock of the tests.
pub struct StaticClock;
impl Clock for StaticClock {
	fn now() -> Moment {
		Now::get()
	}
}

/// The oracle of the tests.
pub struct StaticOracle;
impl FreshPrice for StaticOracle {
	fn quote(feed: &Feed) -> Quote {
		Self::quote_at(feed, Now::get())
	}

	fn quote_at(feed: &Feed, _: Moment) -> Quote {
		Oracle::get().get(feed).map_or(Quote::NoQuorum, |(value, since)| Quote::Fresh { value: *value, since: *since })
	}

	fn quote_weight() -> Weight {
		Weight::zero()
	}

	fn maximum_age() -> Moment {
		3_600_000
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct World;
#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for World {
	fn tokens() -> (AssetId, AssetId) {
		(PAN, USD)
	}

	fn fund(asset: AssetId, who: &AccountId, amount: Balance) {
		use frame::token::fungibles::Mutate;
		Assets::mint_into(asset, who, amount).unwrap();
	}

	fn feed(feed: Feed, value: FixedU128) {
		say(feed, value);
	}

	fn advance(millis: Moment) {
		Now::mutate(|now| *now += millis);
	}
}

/// The world before the first pool.
pub fn world() -> TestState {
	let token = |id, whole: Balance, unit: Balance| [ALICE, BOB].map(|who| (id, who, whole * unit));
	let genesis = RuntimeGenesisConfig {
		assets: pallet_assets::GenesisConfig {
			assets: vec![
				(PAN, ALICE, true, 1),
				(USD, ALICE, true, 1),
				(NAMELESS, ALICE, true, 1),
				(COARSE, ALICE, true, 2),
				(FINE, ALICE, true, 1),
			],
			metadata: vec![
				(PAN, b"PAN dollar".into(), b"PAN".into(), 18),
				(USD, b"US dollar".into(), b"USD".into(), 6),
				(COARSE, b"Coarse".into(), b"C".into(), 6),
				(FINE, b"Fine".into(), b"F".into(), 25),
			],
			accounts: [token(PAN, PURSE, ONE_PAN), token(USD, PURSE, ONE_USD)].concat(),
			..Default::default()
		},
		..Default::default()
	};
	let mut state = TestState::new(genesis.build_storage().unwrap());
	state.execute_with(|| {
		Now::set(GENESIS);
		Oracle::set(BTreeMap::new());
		System::set_block_number(1);
	});
	state
}

/// Runs a test in that world, then checks all invariants and that nothing was made or lost.
pub fn test(run: impl FnOnce()) {
	world().execute_with(|| {
		let before = [PAN, USD].map(Assets::total_issuance);
		run();
		invariants();
		assert_eq!(before, [PAN, USD].map(Assets::total_issuance), "tokens were made or lost");
	});
}

/// All invariants.
pub fn invariants() {
	assert_ok!(Pmm::do_try_state());
}

/// A proactive curve.
pub fn curve(numerator: u32, denominator: u32) -> Shape {
	Shape::Pmm(PmmCurve::new(Fraction::new(numerator, denominator)).unwrap())
}

/// A linear curve.
pub fn linear(numerator: u32, denominator: u32) -> Shape {
	Shape::Linear(Linear::new(Fraction::new(numerator, denominator)).unwrap())
}

/// One PAN is one USD for ever; k = 1/10; no fee.
pub fn fixed() -> Terms {
	Terms { source: Source::Fixed(FixedU128::from_u32(1)), shape: curve(1, 10), fee: 0 }
}

/// PAN is a dollar, USD is what the oracle says of it; steps above 1 % must be confirmed; k = 1/10; a fee of one basis point.
pub fn guided() -> Terms {
	Terms {
		source: Source::Oracle {
			base: Worth::Dollar,
			quote: Worth::Feed(Feed::Asset(USD)),
			maximum_age: 600_000,
			maximum_step: 10_000,
		},
		shape: curve(1, 10),
		fee: 100,
	}
}

/// A pool of these terms that Alice provides with a million of each.
pub fn provided(kind: Kind, terms: Terms) -> PoolId {
	let pool = Pmm::do_create_pool(PAN, USD, kind, terms).unwrap();
	if kind == Kind::Private {
		assert_ok!(Pmm::list_account(RuntimeOrigin::root(), pool, ALICE, true));
	}
	assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(ALICE), pool, 1_000_000 * ONE_PAN, 1_000_000 * ONE_USD, 1));
	pool
}

/// The oracle says `value` of a feed now.
pub fn say(feed: Feed, value: FixedU128) {
	Oracle::mutate(|words| words.insert(feed, (value, Now::get())));
}

/// The oracle says that a USD is worth so many ten-thousandths of a dollar.
pub fn say_usd(parts: u32) {
	say(Feed::Asset(USD), FixedU128::from_rational(parts.into(), 10_000));
}

/// The next block: time passes and the hook runs before the timestamp is set.
pub fn next_block() {
	let block = System::block_number() + 1;
	System::set_block_number(block);
	<Pmm as Hooks<u64>>::on_initialize(block);
	Now::mutate(|now| *now += SLOT);
	invariants();
}

/// What an account has of both tokens.
pub fn purse(who: AccountId) -> (Balance, Balance) {
	(Assets::balance(PAN, &who), Assets::balance(USD, &who))
}

/// The events of this pallet in this block.
pub fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet()
}
