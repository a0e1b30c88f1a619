//! A chain of the SDK's assets, its stability module and the guard, with prices, a clock and market operations that tests
//! set by hand.

use crate::{self as pallet_peg_guard, types::*, Doorkeeper, EnsureGuard, PsmWeights};
use frame::{testing_prelude::*, token::fungibles::Mutate};
use huxian_traits::{
	governance::Administration,
	kit::Clock,
	oracle::{Feed, FreshPrice, Quote},
	peg::{AmoBooks, Passed, PegDoor},
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

/// Has a million of everything.
pub const ALICE: AccountId = AccountId::new([1; 32]);
/// Has a million of everything.
pub const BOB: AccountId = AccountId::new([2; 32]);
/// Has nothing.
pub const CHARLIE: AccountId = AccountId::new([3; 32]);
/// The account of the market operations.
pub const AMO: AccountId = AccountId::new([7; 32]);
/// Owns all tokens.
pub const OWNER: AccountId = AccountId::new([8; 32]);
/// The guard.
pub const GUARD: AccountId = AccountId::new([9; 32]);
/// May stop.
pub const GUARDIAN: AccountId = AccountId::new([10; 32]);

/// The token of the tests' family: 18 decimals.
pub const PAN: u32 = 2;
/// Another family's, in ether: 18 decimals.
pub const ETH: u32 = 3;
/// A family's with 8 decimals.
pub const BTC: u32 = 4;
/// Two dollars of one domain, 6 decimals.
pub const USDT: u32 = 20;
pub const USDC: u32 = 21;
/// Two dollars of another domain, 6 decimals.
pub const AUSDT: u32 = 10_000;
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
/// The dollars of the family, in their order.
pub const DOLLARS: [u32; 4] = [USDT, USDC, AUSDT, AUSDC];
/// The domains of the tests.
pub const CHAIN: u32 = 138;
pub const ALLTRA: u32 = 651_940;

/// The time of the first block.
pub const START: Moment = 1_700_000_000_000;
pub const SECOND: Moment = 1_000;
pub const MINUTE: Moment = 60 * SECOND;
pub const HOUR: Moment = 60 * MINUTE;
pub const DAY: Moment = 24 * HOUR;

ord_parameter_types! {
	/// Who may tighten only.
	pub const Strict: AccountId = AccountId::new([77; 32]);
}

parameter_types! {
	pub static Now: Moment = START;
	/// What a feed says, if it is fresh.
	pub static Quotes: BTreeMap<Feed, FixedU128> = BTreeMap::new();
	/// What the market operations have minted of each family's token.
	pub static AmoDebt: BTreeMap<u32, Balance> = BTreeMap::new();
	/// What they have for it.
	pub static AmoAssets: BTreeMap<u32, Balance> = BTreeMap::new();
	/// The token that they work with.
	pub static AmoExternal: Option<u32> = None;
	/// The part of a block that the guard may take.
	pub static StepWeight: Weight = Weight::from_parts(1_000_000, u64::MAX);
	pub const ReservePot: PalletId = PalletId(*b"hx/peg-r");
	pub const PsmPot: PalletId = PalletId(*b"hx/psm!!");
	pub const GuardAccount: AccountId = GUARD;
}

ord_parameter_types! {
	pub const GuardianMember: AccountId = GUARDIAN;
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
	type Fungibles = Doorkeeper<Test>;
	type MaxExternals = ConstU32<MAX_EXTERNALS>;
	type PalletId = PsmPot;
	type PalletsOrigin = OriginCaller;
	type RuntimeOrigin = RuntimeOrigin;
	type WeightInfo = PsmWeights<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Preparations;
}

impl pallet_peg_guard::Config for Test {
	type Account = GuardAccount;
	type AdminOrigin = Administration<EnsureRoot<AccountId>, EnsureSignedBy<Strict, AccountId>>;
	type Amo = TestAmo;
	type Clock = TestClock;
	type GuardianOrigin = EnsureSignedBy<GuardianMember, AccountId>;
	type Prices = TestPrices;
	type ReservePot = ReservePot;
	type StepWeight = StepWeight;
	type Tokens = Assets;
	type WeightInfo = RoundWeights;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Preparations;
}

/// For tests: a thousand for a call, and round numbers for what the hook counts.
pub struct RoundWeights;

impl crate::weights::WeightInfo for RoundWeights {
	fn create_instance() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn add_external() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn remove_external() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn set_rules() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn set_max_debt() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn set_weights(n: u32) -> Weight {
		Weight::from_parts(1_000, 0).saturating_mul(n.into())
	}
	fn stop() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn shut() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn reopen() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn hold_queue() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn release_queue() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn serve(n: u32) -> Weight {
		Weight::from_parts(100, 0).saturating_add(Weight::from_parts(1_000, 0).saturating_mul(n.into()))
	}
	fn claim() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn step() -> Weight {
		Weight::from_parts(100, 0)
	}
	fn step_family(n: u32) -> Weight {
		Weight::from_parts(100, 0).saturating_add(Weight::from_parts(10, 0).saturating_mul(n.into()))
	}
	fn step_change() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn psm_mint(n: u32) -> Weight {
		Weight::from_parts(1_000, 0).saturating_add(Weight::from_parts(10, 0).saturating_mul(n.into()))
	}
	fn psm_redeem() -> Weight {
		Weight::from_parts(1_000, 0)
	}
}

/// A clock that tests set.
pub struct TestClock;

impl Clock for TestClock {
	fn now() -> Moment {
		Now::get()
	}
}

/// Prices that tests set.
pub struct TestPrices;

impl FreshPrice for TestPrices {
	fn quote(feed: &Feed) -> Quote {
		Self::quote_at(feed, Now::get())
	}

	fn quote_at(feed: &Feed, now: Moment) -> Quote {
		Quotes::get().get(feed).map_or(Quote::NoQuorum, |value| Quote::Fresh { value: *value, since: now })
	}

	fn quote_weight() -> Weight {
		Weight::zero()
	}

	fn maximum_age() -> Moment {
		10 * MINUTE
	}
}

/// Market operations whose books tests write.
pub struct TestAmo;

impl AmoBooks<AccountId> for TestAmo {
	fn is_operator(who: &AccountId) -> bool {
		*who == AMO
	}

	fn debt(family: u32) -> Balance {
		AmoDebt::get().get(&family).copied().unwrap_or_default()
	}

	fn assets_at_floor(family: u32) -> Balance {
		AmoAssets::get().get(&family).copied().unwrap_or_default()
	}

	fn work_with(_: u32, external: u32) -> bool {
		AmoExternal::get() == Some(external)
	}

	fn assets_weight(family: u32) -> Weight {
		Weight::from_parts(if Self::assets_at_floor(family) > 0 { 7 } else { 0 }, 0)
	}

	fn heaviest_assets() -> Weight {
		Weight::from_parts(7, 0)
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Preparations;

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper for Preparations {
	fn set_time(now: Moment) {
		Now::set(now);
	}

	fn create_token(token: u32, decimals: u8) {
		token_of(token, decimals);
	}

	fn feed(feed: Feed, value: FixedU128) {
		Quotes::mutate(|all| all.insert(feed, value));
	}
}

#[cfg(feature = "runtime-benchmarks")]
fn token_of(token: u32, decimals: u8) {
	assert_ok!(Assets::force_create(RuntimeOrigin::root(), token, OWNER, true, 1));
	let (name, symbol) = (b"Token".to_vec(), b"TKN".to_vec());
	assert_ok!(Assets::force_set_metadata(RuntimeOrigin::root(), token, name, symbol, decimals, false));
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_psm::BenchmarkHelper<u32, AccountId> for Preparations {
	fn get_asset_id(index: u32) -> u32 {
		index
	}

	fn create_asset(token: u32, _: &AccountId, decimals: u8) {
		token_of(token, decimals);
	}
}

/// So many whole PAN.
pub const fn pan(whole: u128) -> Balance {
	whole * 1_000_000_000_000_000_000
}

/// So many whole dollars of 6 decimals.
pub const fn usd(whole: u128) -> Balance {
	whole * 1_000_000
}

/// The rules of PAN: 50 000 an hour at least, shares of ten million at least.
pub fn rules() -> FamilyRules {
	FamilyRules::standard(None, pan(50_000), pan(10_000_000))
}

/// The families of the tests: PAN against four dollars of two domains, and nothing else.
pub fn families() -> Vec<FamilyGenesis> {
	let external =
		|token: u32, domain: u32, weight: u32| ExternalGenesis { token, domain, decimals: 6, weight: weight * 10_000 };
	vec![FamilyGenesis {
		token: PAN,
		rules: rules(),
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

/// The tokens of the tests, with their decimals.
const TOKENS: [(u32, u8); 11] = [
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

/// The state before the first block, with these families.
pub fn genesis(families: Vec<FamilyGenesis>) -> TestState {
	let metadata =
		TOKENS.map(|(id, decimals)| (id, format!("Token {id}").into_bytes(), format!("T{id}").into_bytes(), decimals));
	let minimum = |id: u32| if id == COARSE { 2 } else { 1 };
	let mut assets: Vec<_> = TOKENS.map(|(id, _)| (id, OWNER, true, minimum(id))).to_vec();
	assets.push((BARE, OWNER, true, 1));
	let rich = |id: u32, decimals: u8| [ALICE, BOB].map(|who| (id, who, 10_u128.pow(decimals.into()) * 100_000_000));
	let external = |(id, _): &&(u32, u8)| ![PAN, ETH, BTC].contains(id);
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

/// Runs a test in a fresh world, in which every dollar is worth one and open, and checks the invariants afterwards.
pub fn execute(test: impl FnOnce()) {
	reset();
	genesis(families()).execute_with(|| {
		System::set_block_number(1);
		for dollar in DOLLARS {
			price(dollar, 1_000);
		}
		next_block();
		test();
		check();
	});
}

/// The invariants of the guard and of the stability module.
pub fn check() {
	PegGuard::do_try_state().unwrap();
	let block = System::block_number();
	<Psm as frame::deps::frame_support::traits::Hooks<u64>>::try_state(block).unwrap();
}

/// Several tests may run in one thread.
pub fn reset() {
	Now::reset();
	Quotes::reset();
	AmoDebt::reset();
	AmoAssets::reset();
	AmoExternal::reset();
	StepWeight::reset();
}

/// A signed origin.
pub fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The guardian's origin.
pub fn guardian() -> RuntimeOrigin {
	by(GUARDIAN)
}

/// The committee's origin.
pub fn committee() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

/// A token is worth so many thousandths of a dollar from now on.
pub fn price(token: u32, thousandths: u128) {
	price_in_millionths(token, thousandths * 1_000);
}

pub fn price_in_millionths(token: u32, millionths: u128) {
	feed(Feed::Asset(token), FixedU128::from_rational(millionths, 1_000_000));
}

pub fn feed(feed: Feed, value: FixedU128) {
	Quotes::mutate(|all| all.insert(feed, value));
}

/// Nobody knows the price of a token any more.
pub fn stale(token: u32) {
	Quotes::mutate(|all| all.remove(&Feed::Asset(token)));
}

/// Begins a block three seconds later: the guard's hook. Returns what it cost.
pub fn next_block() -> Weight {
	after(3 * SECOND)
}

/// Begins a block so much later.
pub fn after(millis: Moment) -> Weight {
	Now::mutate(|now| *now += millis);
	System::set_block_number(System::block_number() + 1);
	<PegGuard as Hooks<u64>>::on_initialize(System::block_number())
}

/// Somebody mints PAN against so many millionths of a dollar, whatever it costs.
pub fn mint(who: AccountId, token: u32, amount: Balance) -> DispatchResult {
	Psm::mint(by(who), PAN, token, amount, Permill::one())
}

/// Somebody redeems so much PAN, whatever it costs.
pub fn redeem(who: AccountId, token: u32, amount: Balance) -> DispatchResult {
	Psm::redeem(by(who), PAN, token, amount, Permill::one())
}

/// Lets so many whole PAN more circulate against a token; Alice has them. The market operations bring them in, so that no
/// window is touched.
pub fn supply(token: u32, whole: u128) {
	assert_ok!(<Assets as Mutate<AccountId>>::mint_into(token, &AMO, usd(whole)));
	let passed = <PegGuard as PegDoor<AccountId>>::put_in(PAN, token, &AMO, usd(whole)).unwrap();
	assert_eq!((passed.external, passed.internal), (usd(whole), pan(whole)));
	assert_ok!(Assets::transfer(by(AMO), PAN, ALICE, pan(whole)));
}

/// As the market operations' door.
pub fn take_out(token: u32, amount: Balance) -> Result<Passed, DispatchError> {
	<PegGuard as PegDoor<AccountId>>::take_out(PAN, token, &AMO, amount)
}

pub fn balance(token: u32, who: AccountId) -> Balance {
	Assets::balance(token, who)
}

/// The account that holds what backs PAN.
pub fn door() -> AccountId {
	crate::psm::door::<Test>(PAN)
}

/// The account that PAN's fees go to.
pub fn reserve() -> AccountId {
	PegGuard::reserve_account(PAN)
}

/// PAN as it is kept.
pub fn family() -> Family {
	crate::Families::<Test>::get(PAN).unwrap()
}

/// A token as it is kept.
pub fn external(token: u32) -> External {
	crate::Externals::<Test>::get(token).unwrap()
}

/// What minting against a token and redeeming into it cost, in millionths, by the stability module.
pub fn fees(token: u32) -> (u32, u32) {
	let mint = crate::psm::MintingFee::<Test>::get(PAN, token).unwrap();
	let redeem = crate::psm::RedemptionFee::<Test>::get(PAN, token).unwrap();
	(mint.deconstruct(), redeem.deconstruct())
}

/// Changes the rules of PAN.
pub fn change(change: impl FnOnce(&mut FamilyRules)) {
	let mut rules = family().rules;
	change(&mut rules);
	assert_ok!(PegGuard::set_rules(committee(), PAN, rules));
}

/// Lets as much be redeemed within an hour as anyone can want.
pub fn no_queue() {
	change(|rules| rules.gross_share = 1_000_000);
}

/// The events of the pallet.
pub fn events() -> Vec<crate::Event<Test>> {
	System::read_events_for_pallet()
}

/// Forgets the events so far.
pub fn forget() {
	System::reset_events();
}
