//! A runtime of the SDK's assets, its PSM and the guard. Tests set the prices, the clock and the
//! accounting of the market operations.

use crate::{self as pallet_peg_guard, types::*, EnsureGuard, GuardedFungibles, PsmWeights};
use frame::{testing_prelude::*, token::fungibles::Mutate, traits::Contains};
pub use huxian_traits::testing::{Now, Quotes, Strict, GUARDIAN};
use huxian_traits::{
	market::PoolPause,
	oracle::Feed,
	peg::{AmoAccounting, PsmAccess, PsmSwap},
	testing::{set_fresh_quote, Guardian, TestAdministration, TestClock, TestPrices},
	Balance, Moment,
};
use std::collections::BTreeMap;

pub type AccountId = frame::deps::sp_runtime::AccountId32;

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
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(3)]
	pub type Psm = pallet_psm;
	#[runtime::pallet_index(4)]
	pub type PegGuard = pallet_peg_guard;
}

/// An account with a hundred million of each external.
pub const ALICE: AccountId = AccountId::new([1; 32]);
/// An account with a hundred million of each external.
pub const BOB: AccountId = AccountId::new([2; 32]);
/// An account without tokens.
pub const CHARLIE: AccountId = AccountId::new([3; 32]);
/// The account of the market operations.
pub const AMO: AccountId = AccountId::new([7; 32]);
/// The owner of all tokens.
pub const OWNER: AccountId = AccountId::new([8; 32]);
/// The account of the guard.
pub const GUARD: AccountId = AccountId::new([9; 32]);

/// A token that the controller issues: 12 decimals. Nothing of it is minted yet.
pub const KIT: u32 = 1;
/// The family of most tests: 18 decimals.
pub const PAN: u32 = 2;
/// A family in ether: 18 decimals.
pub const ETH: u32 = 3;
/// A token of 8 decimals.
pub const BTC: u32 = 4;
/// A dollar of the domain [`CHAIN`]: 6 decimals.
pub const USDT: u32 = 20;
/// A dollar of the domain [`CHAIN`]: 6 decimals.
pub const USDC: u32 = 21;
/// A dollar of the domain [`ALLTRA`]: 6 decimals.
pub const AUSDT: u32 = 10_000;
/// A dollar of the domain [`ALLTRA`]: 6 decimals.
pub const AUSDC: u32 = 10_001;
/// Ether: 18 decimals.
pub const WETH: u32 = 30;
/// A dollar of 24 decimals, in no family.
pub const WIDE: u32 = 31;
/// A dollar of 18 decimals, in no family.
pub const DAI: u32 = 32;
/// A token without metadata.
pub const BARE: u32 = 40;
/// A token whose minimum balance is 2.
pub const COARSE: u32 = 41;
/// The externals of PAN, in their order.
pub const DOLLARS: [u32; 4] = [USDT, USDC, AUSDT, AUSDC];
/// The domain of USDT and USDC.
pub const CHAIN: u32 = 138;
/// The domain of AUSDT and AUSDC.
pub const ALLTRA: u32 = 651_940;

/// The time of the first block, in milliseconds since 1970.
pub const START: Moment = 1_700_000_000_000;
pub const SECOND: Moment = 1_000;
pub const MINUTE: Moment = 60 * SECOND;
pub const HOUR: Moment = 60 * MINUTE;
pub const DAY: Moment = 24 * HOUR;

parameter_types! {
	/// The debt of the market operations, by family.
	pub static AmoDebt: BTreeMap<u32, Balance> = BTreeMap::new();
	/// The stressed value of the market operations, by family.
	pub static AmoValue: BTreeMap<u32, Balance> = BTreeMap::new();
	/// The external that a market operation uses.
	pub static AmoExternal: Option<u32> = None;
	/// The tokens whose pools were paused.
	pub static PausedPoolsOf: Vec<u32> = Vec::new();
	/// The weight that the hook may use in a block: room for all families and queues of the tests.
	pub static StepWeight: Weight = Weight::from_parts(1_000_000_000_000, u64::MAX);
	pub const FeePot: PalletId = PalletId(*b"hx/peg-r");
	pub const PsmPot: PalletId = PalletId(*b"hx/psm!!");
	pub const GuardAccount: AccountId = GUARD;
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
impl pallet_assets::Config for Test {
	type AssetId = u32;
	type AssetIdParameter = u32;
	type Balance = Balance;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type Currency = Balances;
	type ForceOrigin = EnsureRoot<AccountId>;
}

impl pallet_psm::Config for Test {
	type AssetId = u32;
	type Consideration = ();
	type CreateOrigin = EnsureGuard<Test>;
	type Fungibles = GuardedFungibles<Test>;
	type MaxExternals = ConstU32<MAX_EXTERNALS>;
	type PalletId = PsmPot;
	type PalletsOrigin = OriginCaller;
	type RuntimeOrigin = RuntimeOrigin;
	type WeightInfo = PsmWeights<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = TestBenchmarkHelper;
}

impl pallet_peg_guard::Config for Test {
	type Account = GuardAccount;
	type AdminOrigin = TestAdministration<AccountId>;
	type Amo = TestAmo;
	type Clock = TestClock;
	type FamilyTokens = TestFamilyTokens;
	type FeePot = FeePot;
	type GuardianOrigin = EnsureSignedBy<Guardian, AccountId>;
	type Pools = TestPools;
	type Prices = TestPrices;
	type StepWeight = StepWeight;
	type Tokens = Assets;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = TestBenchmarkHelper;
}

/// Market operations whose accounting tests set.
pub struct TestAmo;

impl AmoAccounting<AccountId> for TestAmo {
	fn is_operator(who: &AccountId) -> bool {
		*who == AMO
	}

	fn debt(family: u32) -> Balance {
		AmoDebt::get().get(&family).copied().unwrap_or_default()
	}

	fn stressed_value(family: u32) -> Balance {
		AmoValue::get().get(&family).copied().unwrap_or_default()
	}

	fn uses_external(_: u32, external: u32) -> bool {
		AmoExternal::get() == Some(external)
	}

	fn stressed_value_weight(family: u32) -> Weight {
		Weight::from_parts(if Self::stressed_value(family) > 0 { 7 } else { 0 }, 0)
	}

	fn max_stressed_value_weight() -> Weight {
		Weight::from_parts(7, 0)
	}
}

/// Pools that remember what was paused.
pub struct TestPools;

impl PoolPause for TestPools {
	fn pause_pools_of(asset: u32) {
		PausedPoolsOf::mutate(|all| all.push(asset));
	}

	fn max_pause_weight() -> Weight {
		Weight::from_parts(11, 0)
	}
}

/// Tokens of families: all but those of the controller.
pub struct TestFamilyTokens;

impl Contains<u32> for TestFamilyTokens {
	fn contains(token: &u32) -> bool {
		*token != KIT
	}
}

/// Prepares benchmarks with the prices and the clock of the mock.
#[cfg(feature = "runtime-benchmarks")]
pub struct TestBenchmarkHelper;

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper for TestBenchmarkHelper {
	fn set_time(now: Moment) {
		Now::set(now);
	}

	fn create_token(token: u32, decimals: u8) {
		create_token(token, decimals);
	}

	fn set_feed(feed: Feed, value: FixedU128) {
		set_fresh_quote(feed, value);
	}
}

/// Creates a token with metadata.
#[cfg(feature = "runtime-benchmarks")]
fn create_token(token: u32, decimals: u8) {
	assert_ok!(Assets::force_create(RuntimeOrigin::root(), token, OWNER, true, 1));
	let (name, symbol) = (b"Token".to_vec(), b"TKN".to_vec());
	assert_ok!(Assets::force_set_metadata(RuntimeOrigin::root(), token, name, symbol, decimals, false));
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_psm::BenchmarkHelper<u32, AccountId> for TestBenchmarkHelper {
	fn get_asset_id(index: u32) -> u32 {
		index
	}

	fn create_asset(token: u32, _: &AccountId, decimals: u8) {
		create_token(token, decimals);
	}
}

/// Returns `whole` PAN in its smallest unit.
pub const fn pan(whole: u128) -> Balance {
	whole * 1_000_000_000_000_000_000
}

/// Returns `whole` dollars of 6 decimals in their smallest unit.
pub const fn usd(whole: u128) -> Balance {
	whole * 1_000_000
}

/// Returns the parameters of PAN: limits of at least 50 000 an hour, shares of at least ten
/// million.
pub fn params() -> FamilyParams {
	FamilyParams::standard(None, pan(50_000), pan(10_000_000))
}

/// Returns the genesis of the tests: PAN against four dollars of two domains.
pub fn families() -> Vec<FamilyGenesis> {
	let external =
		|token: u32, domain: u32, weight: u32| ExternalGenesis { token, domain, decimals: 6, weight: weight * 10_000 };
	vec![FamilyGenesis {
		token: PAN,
		params: params(),
		max_debt: pan(100_000_000),
		min_swap: pan(1),
		externals: vec![
			external(USDT, CHAIN, 30),
			external(USDC, CHAIN, 30),
			external(AUSDT, ALLTRA, 20),
			external(AUSDC, ALLTRA, 20),
		],
	}]
}

/// All tokens with metadata, and their decimals.
const TOKENS: [(u32, u8); 12] = [
	(KIT, 12),
	(PAN, 18),
	(ETH, 18),
	(BTC, 8),
	(USDT, 6),
	(USDC, 6),
	(AUSDT, 6),
	(AUSDC, 6),
	(WETH, 18),
	(WIDE, 24),
	(DAI, 18),
	(COARSE, 6),
];

/// Builds the state before the first block, with these families.
pub fn genesis(families: Vec<FamilyGenesis>) -> TestState {
	let metadata =
		TOKENS.map(|(id, decimals)| (id, format!("Token {id}").into_bytes(), format!("T{id}").into_bytes(), decimals));
	let minimum = |id: u32| if id == COARSE { 2 } else { 1 };
	let mut assets: Vec<_> = TOKENS.map(|(id, _)| (id, OWNER, true, minimum(id))).to_vec();
	assets.push((BARE, OWNER, true, 1));
	let rich = |id: u32, decimals: u8| [ALICE, BOB].map(|who| (id, who, 10_u128.pow(decimals.into()) * 100_000_000));
	let external = |(id, _): &&(u32, u8)| ![KIT, PAN, ETH, BTC].contains(id);
	let accounts = TOKENS.iter().filter(external).flat_map(|(id, decimals)| rich(*id, *decimals)).collect();
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: [ALICE, BOB, AMO, OWNER, GUARD].map(|who| (who, 1_000_000)).to_vec(),
			..Default::default()
		},
		assets: pallet_assets::GenesisConfig { assets, metadata: metadata.to_vec(), accounts, ..Default::default() },
		peg_guard: pallet_peg_guard::GenesisConfig { families, ..Default::default() },
		..Default::default()
	};
	TestState::new(genesis.build_storage().unwrap())
}

/// Runs a test from a fresh state in which every dollar costs one and is open; checks the
/// invariants at its end.
pub fn execute(test: impl FnOnce()) {
	reset_statics();
	genesis(families()).execute_with(|| {
		System::set_block_number(1);
		for dollar in DOLLARS {
			set_price(dollar, 1_000);
		}
		next_block();
		test();
		assert_invariants();
	});
}

/// Checks the invariants of the guard and of the PSM.
pub fn assert_invariants() {
	PegGuard::do_try_state().unwrap();
	let block = System::block_number();
	<Psm as frame::deps::frame_support::traits::Hooks<u64>>::try_state(block).unwrap();
}

/// Resets all static parameters: several tests may run in one thread.
pub fn reset_statics() {
	Now::set(START);
	Quotes::reset();
	AmoDebt::reset();
	AmoValue::reset();
	AmoExternal::reset();
	PausedPoolsOf::reset();
	StepWeight::reset();
}

/// Returns the signed origin of `who`.
pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Returns the guardian's origin.
pub fn guardian() -> RuntimeOrigin {
	signed(GUARDIAN)
}

/// Returns the committee's origin, after its notice.
pub fn committee() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

/// Sets the price of a token, in thousandths of a dollar.
pub fn set_price(token: u32, thousandths: u128) {
	set_price_in_millionths(token, thousandths * 1_000);
}

/// Sets the price of a token, in millionths of a dollar.
pub fn set_price_in_millionths(token: u32, millionths: u128) {
	set_feed(Feed::Asset(token), FixedU128::from_rational(millionths, 1_000_000));
}

/// Sets the value of a feed.
pub fn set_feed(feed: Feed, value: FixedU128) {
	set_fresh_quote(feed, value);
}

/// Makes the price of a token stale.
pub fn make_stale(token: u32) {
	Quotes::mutate(|all| all.remove(&Feed::Asset(token)));
}

/// Begins a block three seconds later; returns the weight of the hook.
pub fn next_block() -> Weight {
	after(3 * SECOND)
}

/// Begins a block `millis` milliseconds later; returns the weight of the hook.
pub fn after(millis: Moment) -> Weight {
	Now::mutate(|now| *now += millis);
	System::set_block_number(System::block_number() + 1);
	<PegGuard as Hooks<u64>>::on_initialize(System::block_number())
}

/// Mints PAN for `who` against `amount` (in the external's smallest unit) at any fee.
pub fn mint(who: AccountId, token: u32, amount: Balance) -> DispatchResult {
	Psm::mint(signed(who), PAN, token, amount, Permill::one())
}

/// Redeems `amount` of PAN for `who` at any fee.
pub fn redeem(who: AccountId, token: u32, amount: Balance) -> DispatchResult {
	Psm::redeem(signed(who), PAN, token, amount, Permill::one())
}

/// Lets `whole` PAN more circulate against an external, on Alice's account. The market operations
/// mint them, so no window fills.
pub fn circulate(token: u32, whole: u128) {
	assert_ok!(<Assets as Mutate<AccountId>>::mint_into(token, &AMO, usd(whole)));
	let swap = <PegGuard as PsmAccess<AccountId>>::mint(PAN, token, &AMO, usd(whole)).unwrap();
	assert_eq!((swap.external, swap.internal), (usd(whole), pan(whole)));
	assert_ok!(Assets::transfer(signed(AMO), PAN, ALICE, pan(whole)));
}

/// Redeems `amount` of PAN for the market operations.
pub fn redeem_as_operator(token: u32, amount: Balance) -> Result<PsmSwap, DispatchError> {
	<PegGuard as PsmAccess<AccountId>>::redeem(PAN, token, &AMO, amount)
}

/// Returns the balance of `who` in the smallest unit of `token`.
pub fn balance(token: u32, who: AccountId) -> Balance {
	Assets::balance(token, who)
}

/// Returns the account of the PSM that holds the externals of PAN.
pub fn psm_account() -> AccountId {
	crate::psm::psm_account::<Test>(PAN)
}

/// Returns the account that the fees of PAN go to.
pub fn fee_account() -> AccountId {
	PegGuard::fee_account(PAN)
}

/// Returns the stored record of PAN.
pub fn family() -> Family {
	crate::Families::<Test>::get(PAN).unwrap()
}

/// Returns the stored record of an external.
pub fn external(token: u32) -> External {
	crate::Externals::<Test>::get(token).unwrap()
}

/// Returns the mint fee and the redemption fee that the PSM has stored, in millionths.
pub fn fees(token: u32) -> (u32, u32) {
	let mint = crate::psm::MintingFee::<Test>::get(PAN, token).unwrap();
	let redeem = crate::psm::RedemptionFee::<Test>::get(PAN, token).unwrap();
	(mint.deconstruct(), redeem.deconstruct())
}

/// Changes the parameters of PAN.
pub fn change_params(change: impl FnOnce(&mut FamilyParams)) {
	let mut params = family().params;
	change(&mut params);
	assert_ok!(PegGuard::set_params(committee(), PAN, params));
}

/// Raises the hourly redemption limit to the whole supply.
pub fn lift_outflow_limit() {
	change_params(|params| params.hourly_outflow_share = 1_000_000);
}

/// Returns the events of the pallet.
pub fn events() -> Vec<crate::Event<Test>> {
	System::read_events_for_pallet()
}

/// Removes the events so far.
pub fn clear_events() {
	System::reset_events();
}
