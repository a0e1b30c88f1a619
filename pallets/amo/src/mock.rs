//! A chain with one AMO: a pool on the curve of the real ones, a PSM with its fee, and a price that
//! tests set.

mod market;
mod psm;

pub use market::*;
pub use psm::*;

use crate::{self as pallet_amo, types::*, Event};
use codec::{Decode, Encode};
use frame::{
	testing_prelude::*,
	token::fungibles::{Inspect as _, Mutate as _},
};
pub use huxian_traits::testing::{Now, Strict, GUARDIAN};
use huxian_traits::{
	market::PoolMarket,
	peg::AmoAccounting,
	testing::{Guardian, TestAdministration, TestClock},
	Balance, Moment, PoolId,
};

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
	pub type Amo = pallet_amo;
}

pub type AccountId = frame::deps::sp_runtime::AccountId32;

/// Account that provides the pool's liquidity; it holds four million PAN more.
pub const ALICE: AccountId = AccountId::new([1; 32]);
/// Account that trades, with five million PAN and ten million USD.
pub const BOB: AccountId = AccountId::new([2; 32]);
/// Account that receives profit.
pub const RESERVE: AccountId = AccountId::new([60; 32]);
/// Account of the PSM.
pub const PSM_ACCOUNT: AccountId = AccountId::new([61; 32]);
/// Account of the pool.
pub const POOL_ACCOUNT: AccountId = AccountId::new([62; 32]);

/// The family's token: 18 decimals.
pub const PAN: u32 = 2;
/// The external: 6 decimals.
pub const USD: u32 = 21;
/// A token of no family.
pub const EUR: u32 = 22;
/// PAN/USD, public, with an oracle's guide price.
pub const POOL: PoolId = 0;
/// A pool with a fixed guide price.
pub const FIXED: PoolId = 1;
/// A private pool.
pub const PRIVATE: PoolId = 2;
/// A pool of PAN/EUR.
pub const OTHER: PoolId = 3;

pub const SECOND: Moment = 1_000;
pub const MINUTE: Moment = 60 * SECOND;
pub const HOUR: Moment = 60 * MINUTE;
/// Time at which the tests begin.
pub const START: Moment = 1_700_000_000_000;

parameter_types! {
	/// True in an emergency.
	pub storage Emergency: bool = false;
	pub const ReserveAccount: AccountId = RESERVE;
	pub const AmoPot: PalletId = PalletId(*b"hx/amo!!");
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

impl pallet_amo::Config for Test {
	type AdminOrigin = TestAdministration<AccountId>;
	type Clock = TestClock;
	type Emergency = Emergency;
	type GuardianOrigin = EnsureSignedBy<Guardian, AccountId>;
	type Market = TestMarket;
	type PalletId = AmoPot;
	type Psm = TestPsm;
	type Reserve = ReserveAccount;
	type Tokens = Assets;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = TestSetup;
}

fn transfer(asset: u32, from: &AccountId, to: &AccountId, amount: Balance) -> DispatchResult {
	<Assets as frame::token::fungibles::Mutate<_>>::transfer(asset, from, to, amount, Preservation::Expendable)
		.map(|_| ())
}

/// Shares of the pool that Alice has: one for a millionth of a dollar.
const SHARES: Balance = 1_000_000_000_000;

/// Converts whole PAN into its smallest unit.
pub const fn pan(whole: u128) -> Balance {
	whole * 1_000_000_000_000_000_000
}

/// Converts whole USD into its smallest unit.
pub const fn usd(whole: u128) -> Balance {
	whole * 1_000_000
}

/// Returns the parameters of the tests.
///
/// The debt is at most a million PAN, an act moves a hundred or more, and a million of PSM debt
/// stays.
pub fn params() -> AmoParams {
	AmoParams::standard(pan(1_000_000), pan(100), pan(1_000_000))
}

/// Runs a test, and checks all invariants afterwards.
///
/// There are ten million PAN, one million of them in a pool beside a million USD. One AMO works in
/// the pool, which has always been at its guide price.
pub fn execute(test: impl FnOnce()) {
	let metadata =
		[(PAN, 18), (USD, 6), (EUR, 6)].map(|(id, decimals)| (id, vec![b'N'], vec![b'S'], decimals)).to_vec();
	let accounts = vec![
		(PAN, ALICE, pan(5_000_000)),
		(USD, ALICE, usd(1_000_000)),
		(PAN, BOB, pan(5_000_000)),
		(USD, BOB, usd(10_000_000)),
		(USD, PSM_ACCOUNT, usd(10_000_000)),
	];
	let genesis = RuntimeGenesisConfig {
		assets: pallet_assets::GenesisConfig {
			assets: [PAN, USD, EUR].map(|id| (id, ALICE, true, 1)).to_vec(),
			metadata,
			accounts,
			..Default::default()
		},
		amo: pallet_amo::GenesisConfig { amos: vec![(PAN, POOL, params())], ..Default::default() },
		..Default::default()
	};
	reset();
	TestState::new(genesis.build_storage().unwrap()).execute_with(|| {
		System::set_block_number(1);
		change_psm(|psm| psm.debt = pan(10_000_000));
		create_pool(pan(1_000_000), usd(1_000_000), SHARES);
		settle_twap();
		test();
		check();
	});
}

/// Resets the statics: several tests may run in one thread.
fn reset() {
	Now::set(START);
	Twap::reset();
	Price::reset();
	Median::reset();
}

/// Checks the invariants, and that every PAN is debt of the PSM or of the AMO.
pub fn check() {
	Amo::do_try_state().unwrap();
	let owed = ThePsm::get().debt + <Amo as AmoAccounting<AccountId>>::debt(PAN);
	assert_eq!(Assets::total_issuance(PAN), owed, "PAN that is no debt");
	assert!(Assets::balance(USD, PSM_ACCOUNT) * 10_u128.pow(12) >= ThePsm::get().debt, "debt without external");
}

/// Sells `amount` of `asset` in the pool, for Bob.
pub fn trade(asset: u32, amount: Balance) -> Balance {
	<TestMarket as PoolMarket<_>>::sell(&BOB, POOL, asset, amount, 0).unwrap()
}

/// Brings the TWAP to the present price of the pool.
pub fn settle_twap() {
	Twap::set(Some(price_of(&ThePool::get())));
}

/// Trades the price to `parts` hundred-thousandths of a dollar, and brings the TWAP there. Returns
/// the amount sold.
pub fn push_price(parts: u128) -> Balance {
	let price = FixedU128::from_rational(parts, 100_000);
	let sold = if price_of(&ThePool::get()) > price { PAN } else { USD };
	let amount = <TestMarket as PoolMarket<_>>::amount_until(POOL, sold, price).unwrap();
	trade(sold, amount);
	settle_twap();
	amount
}

/// Returns the price of the pool in hundred-thousandths, rounded to the nearest.
pub fn spot() -> u128 {
	(price_of(&ThePool::get()).into_inner() + 5 * 10_u128.pow(12)) / 10_u128.pow(13)
}

/// Begins a block three seconds later. Returns the events of its hook.
pub fn next_block() -> Vec<Event<Test>> {
	block_after(3 * SECOND)
}

/// Begins a block `millis` milliseconds later. Returns the events of its hook.
pub fn block_after(millis: Moment) -> Vec<Event<Test>> {
	Now::mutate(|now| *now += millis);
	System::reset_events();
	System::set_block_number(System::block_number() + 1);
	Amo::on_initialize(System::block_number());
	check();
	System::read_events_for_pallet()
}

/// Returns the ledger of the AMO.
pub fn ledger() -> AmoLedger {
	crate::Ledgers::<Test>::get(0)
}

/// Returns the debt of the AMO.
pub fn debt() -> Balance {
	ledger().debt().unwrap()
}

/// Returns the value under stress of the AMO's holdings.
pub fn stressed_value() -> Balance {
	<Amo as AmoAccounting<AccountId>>::stressed_value(PAN)
}

/// Raises the hourly limit of expansion to two percent of the supply: 200 000 PAN.
pub fn raise_hourly_limit() {
	change_params(|params| params.hourly_expand_share = 20_000);
}

/// Changes the parameters of the AMO.
pub fn change_params(change: impl FnOnce(&mut AmoParams)) {
	let mut params = crate::Amos::<Test>::get(0).unwrap().params;
	change(&mut params);
	assert_ok!(Amo::set_params(RuntimeOrigin::root(), 0, params));
}

/// Requests a step.
pub fn request_step() -> DispatchResult {
	Amo::step(RuntimeOrigin::signed(BOB), 0)
}

#[cfg(feature = "runtime-benchmarks")]
pub struct TestSetup;
#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for TestSetup {
	fn create_market() -> (TokenId, PoolId) {
		(PAN, POOL)
	}

	fn sell(_: PoolId, base: bool, parts: u32) {
		let inventory = ThePool::get().inventory;
		let (asset, held) = if base { (PAN, inventory.base) } else { (USD, inventory.quote) };
		trade(asset, held / 1_000_000 * Balance::from(parts));
	}

	fn settle_twap(_: PoolId) {
		settle_twap();
	}
}
