//! A market to work in: a pool on the curve of the real ones, a door with its fee, and a price that tests set.

use crate::{self as pallet_amo, types::*, Event};
use codec::{Decode, Encode};
use frame::{
	testing_prelude::*,
	token::fungibles::{Inspect as _, Mutate as _},
};
use huxian_math::{
	curve::{Curve, Guide, Inventory, Pmm, Side},
	mul_div_ceil, mul_div_floor, Fraction,
};
use huxian_traits::{
	governance::Administration,
	kit::Clock,
	market::{PoolMarket, PoolTerms, Provided, Standing, Stock},
	peg::{AmoBooks, Backer, Passed, PegDoor},
	Balance, Moment, PoolId,
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
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(3)]
	pub type Amo = pallet_amo;
}

pub type AccountId = frame::deps::sp_runtime::AccountId32;

/// Provides the pool, and has nine millions besides.
pub const ALICE: AccountId = AccountId::new([1; 32]);
/// Trades: has ten millions of both.
pub const BOB: AccountId = AccountId::new([2; 32]);
/// May pause.
pub const GUARDIAN: AccountId = AccountId::new([10; 32]);
/// Where profit goes.
pub const RESERVE: AccountId = AccountId::new([60; 32]);
/// What is behind the door.
pub const DOOR: AccountId = AccountId::new([61; 32]);
/// What is in the pool.
pub const POOL_ACCOUNT: AccountId = AccountId::new([62; 32]);

/// The family's token: 18 decimals.
pub const PAN: u32 = 2;
/// The token behind it: 6 decimals.
pub const USD: u32 = 21;
/// A token of no family.
pub const EUR: u32 = 22;
/// PAN/USD, guided and public.
pub const POOL: PoolId = 0;
/// As the first one, but with a fixed guide price; private; of other tokens.
pub const FIXED: PoolId = 1;
pub const PRIVATE: PoolId = 2;
pub const OTHER: PoolId = 3;

pub const SECOND: Moment = 1_000;
pub const MINUTE: Moment = 60 * SECOND;
pub const HOUR: Moment = 60 * MINUTE;
/// When the tests begin.
pub const START: Moment = 1_700_000_000_000;

/// The fake pool: k = 45/10 000, a fee of a basis point.
#[derive(Clone, Copy, Default, Encode, Decode)]
pub struct Pool {
	pub inventory: Inventory,
	pub shares: Balance,
	pub paused: bool,
}

/// The fake door.
#[derive(Clone, Copy, Encode, Decode)]
pub struct Door {
	/// What was minted against the external and not redeemed into it.
	pub debt: Balance,
	/// Whether it takes anything.
	pub open: bool,
	/// Whether it has as much as it may have.
	pub full: bool,
	/// What stands behind a token, in millionths.
	pub backing: u32,
}

ord_parameter_types! {
	/// Who may tighten only.
	pub const Strict: AccountId = AccountId::new([77; 32]);
}

parameter_types! {
	pub static Now: Moment = START;
	/// In storage, so that a step that fails leaves no trace in it; as the next two.
	pub storage ThePool: Pool = Pool::default();
	pub storage Shares: BTreeMap<AccountId, Balance> = BTreeMap::new();
	/// The mean price of the pool; none while it does not remember.
	pub static Mean: Option<FixedU128> = None;
	/// What the external costs, in millionths; none while nobody knows.
	pub static Price: Option<u128> = Some(1_000_000);
	/// The median of the externals, in millionths, if it is not the price of this one.
	pub static Median: Option<u128> = None;
	pub storage TheDoor: Door = Door { debt: 0, open: true, full: false, backing: 1_000_000 };
	/// What was counted as inflow.
	pub storage Counted: Balance = 0;
	/// What the window of the external has room for.
	pub storage Room: Balance = 0;
	/// Whether there is an emergency.
	pub storage Emergency: bool = false;
	pub const ReserveAccount: AccountId = RESERVE;
	pub const AmoPot: PalletId = PalletId(*b"hx/amo!!");
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

impl pallet_amo::Config for Test {
	type AdminOrigin = Administration<EnsureRoot<AccountId>, EnsureSignedBy<Strict, AccountId>>;
	type Clock = TestClock;
	type Door = TestDoor;
	type Emergency = Emergency;
	type GuardianOrigin = EnsureSignedBy<GuardianMember, AccountId>;
	type Market = TestMarket;
	type PalletId = AmoPot;
	type Reserve = ReserveAccount;
	type Tokens = Assets;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Preparations;
}

/// A clock that tests set.
pub struct TestClock;
impl Clock for TestClock {
	fn now() -> Moment {
		Now::get()
	}
}

fn curve() -> Pmm {
	Pmm::new(Fraction::new(45, 10_000)).unwrap()
}

/// USD units per PAN unit: one over the price of USD.
fn guide() -> Guide {
	let price = Price::get().unwrap_or(1_000_000);
	Guide::new(1_000_000, price * 10_u128.pow(12)).unwrap()
}

/// A price of units as one of whole tokens.
fn whole(pool: &Pool) -> FixedU128 {
	let mid = curve().mid(&curve().regress(&pool.inventory, &guide()).unwrap(), &guide()).unwrap();
	FixedU128::from_inner(mid.of_floor(10_u128.pow(30)).unwrap())
}

fn shares_of(who: &AccountId) -> Balance {
	Shares::get().get(who).copied().unwrap_or_default()
}

/// Changes the shares of somebody.
fn credit(who: &AccountId, change: impl FnOnce(Balance) -> Balance) {
	let mut all = Shares::get();
	all.insert(who.clone(), change(shares_of(who)));
	Shares::set(&all);
}

/// Changes the door.
pub fn door(change: impl FnOnce(&mut Door)) {
	let mut door = TheDoor::get();
	change(&mut door);
	TheDoor::set(&door);
}

fn pass(asset: u32, from: &AccountId, to: &AccountId, amount: Balance) -> DispatchResult {
	<Assets as frame::token::fungibles::Mutate<_>>::transfer(asset, from, to, amount, Preservation::Expendable)
		.map(|_| ())
}

/// A pool that follows the curve of the real ones.
pub struct TestMarket;
impl PoolMarket<AccountId> for TestMarket {
	fn terms(pool: PoolId) -> Option<PoolTerms> {
		let terms = PoolTerms { base: PAN, quote: USD, guided: true, public: true };
		match pool {
			POOL => Some(terms),
			FIXED => Some(PoolTerms { guided: false, ..terms }),
			PRIVATE => Some(PoolTerms { public: false, ..terms }),
			OTHER => Some(PoolTerms { quote: EUR, ..terms }),
			_ => None,
		}
	}

	fn stock(_: PoolId) -> Option<Stock> {
		let Pool { inventory, shares, .. } = ThePool::get();
		Some(Stock { base: inventory.base, quote: inventory.quote, shares })
	}

	fn shares_of(_: PoolId, who: &AccountId) -> Balance {
		shares_of(who)
	}

	fn standing(_: PoolId) -> Option<Standing> {
		let pool = ThePool::get();
		if pool.paused || pool.shares == 0 || Price::get().is_none() {
			return None;
		}
		let (base, quote) = (pool.inventory.base, pool.inventory.quote * 10_u128.pow(12));
		let tilt = mul_div_floor(base.max(quote), 1_000_000, base + quote).unwrap();
		Some(Standing { spot: whole(&pool), tilt: tilt as u32 })
	}

	fn mean(_: PoolId, _: Moment) -> Option<FixedU128> {
		Mean::get()
	}

	fn until(_: PoolId, sold: u32, price: FixedU128) -> Result<Balance, DispatchError> {
		let pool = ThePool::get();
		let inventory = curve().regress(&pool.inventory, &guide()).unwrap();
		let level = FixedU128::from_rational(1_000_000, Price::get().unwrap());
		let off = price.into_inner().abs_diff(level.into_inner());
		let parts = mul_div_floor(off, 1_000_000_000, level.into_inner()).unwrap() as u32;
		let band = Fraction::new(parts, 1_000_000_000);
		let amount = match (sold == PAN, price < level) {
			(true, true) => curve().depth(&inventory, &guide(), Side::Base, band),
			(true, false) => curve().approach(&inventory, &guide(), Side::Base, band),
			(false, true) => curve().approach(&inventory, &guide(), Side::Quote, band),
			(false, false) => curve().depth(&inventory, &guide(), Side::Quote, band),
		};
		amount.map_err(|_| "no such price".into())
	}

	fn sell(who: &AccountId, _: PoolId, asset: u32, amount: Balance, least: Balance) -> Result<Balance, DispatchError> {
		let mut pool = ThePool::get();
		let (sold, bought) = if asset == PAN { (Side::Base, USD) } else { (Side::Quote, PAN) };
		let inventory = curve().regress(&pool.inventory, &guide()).unwrap();
		let gross = curve().exact_in(&inventory, &guide(), sold, amount).map_err(|_| "cannot be sold")?;
		let got = gross - mul_div_ceil(gross, 1, 10_000).unwrap();
		ensure!(got >= least, "slippage");
		pool.inventory = inventory.traded(sold, amount, got).unwrap();
		pass(asset, who, &POOL_ACCOUNT, amount)?;
		pass(bought, &POOL_ACCOUNT, who, got)?;
		ThePool::set(&pool);
		Ok(got)
	}

	fn provide(who: &AccountId, _: PoolId, base: Balance, quote: Balance) -> Result<Provided, DispatchError> {
		let mut pool = ThePool::get();
		let Inventory { base: all_base, quote: all_quote, .. } = pool.inventory;
		let part = |amount: Balance, all: Balance| mul_div_floor(amount, pool.shares, all).unwrap();
		let shares = part(base, all_base).min(part(quote, all_quote));
		let share = |all: Balance| mul_div_ceil(shares, all, pool.shares).unwrap();
		let (base, quote) = (share(all_base), share(all_quote));
		pass(PAN, who, &POOL_ACCOUNT, base)?;
		pass(USD, who, &POOL_ACCOUNT, quote)?;
		let grown = pool.shares + shares;
		let scale = |target: Balance| mul_div_floor(target, grown, pool.shares).unwrap();
		let (base_target, quote_target) = (scale(pool.inventory.base_target), scale(pool.inventory.quote_target));
		pool.inventory = Inventory { base: all_base + base, quote: all_quote + quote, base_target, quote_target };
		pool.shares = grown;
		ThePool::set(&pool);
		credit(who, |had| had + shares);
		Ok(Provided { base, quote, shares })
	}

	fn withdraw(who: &AccountId, _: PoolId, shares: Balance) -> Result<(Balance, Balance), DispatchError> {
		let mut pool = ThePool::get();
		ensure!(shares_of(who) >= shares, "no such shares");
		let Inventory { base: all_base, quote: all_quote, .. } = pool.inventory;
		let share = |all: Balance| mul_div_floor(shares, all, pool.shares).unwrap();
		let (base, quote) = (share(all_base), share(all_quote));
		pass(PAN, &POOL_ACCOUNT, who, base)?;
		pass(USD, &POOL_ACCOUNT, who, quote)?;
		let rest = pool.shares - shares;
		let scale = |target: Balance| mul_div_floor(target, rest, pool.shares).unwrap();
		let (base_target, quote_target) = (scale(pool.inventory.base_target), scale(pool.inventory.quote_target));
		pool.inventory = Inventory { base: all_base - base, quote: all_quote - quote, base_target, quote_target };
		pool.shares = rest;
		ThePool::set(&pool);
		credit(who, |had| had - shares);
		Ok((base, quote))
	}

	fn at_guide(_: PoolId, shares: Balance) -> (Balance, Balance) {
		let pool = ThePool::get();
		let Inventory { base_target, quote_target, .. } = curve().regress(&pool.inventory, &guide()).unwrap();
		let part = |all: Balance| mul_div_floor(shares, all, pool.shares).unwrap();
		(part(base_target), part(quote_target))
	}

	fn at_floor(_: PoolId, shares: Balance, below: u32) -> (Balance, Balance) {
		let pool = ThePool::get();
		let inventory = curve().regress(&pool.inventory, &guide()).unwrap();
		let sold = curve().depth(&inventory, &guide(), Side::Base, Fraction::new(below, 1_000_000)).unwrap();
		let bought = curve().exact_in(&inventory, &guide(), Side::Base, sold).unwrap();
		let Inventory { base, quote, .. } = inventory.traded(Side::Base, sold, bought).unwrap();
		let part = |all: Balance| mul_div_floor(shares, all, pool.shares).unwrap();
		(part(base), part(quote))
	}
}

/// A door with a fee of five basis points, which comes back.
pub struct TestDoor;
impl TestDoor {
	fn fee(amount: Balance) -> Balance {
		mul_div_ceil(amount, 5, 10_000).unwrap()
	}
}

impl PegDoor<AccountId> for TestDoor {
	fn take_out(_: u32, _: u32, who: &AccountId, amount: Balance) -> Result<Passed, DispatchError> {
		let fee = Self::fee(amount);
		let internal = (amount - fee) / 10_u128.pow(12) * 10_u128.pow(12);
		let external = internal / 10_u128.pow(12);
		let mut door = TheDoor::get();
		door.debt = door.debt.checked_sub(internal).ok_or("less is behind it")?;
		Assets::burn_from(PAN, who, internal, Preservation::Expendable, Precision::Exact, Fortitude::Polite)?;
		pass(USD, &DOOR, who, external)?;
		TheDoor::set(&door);
		Ok(Passed { external, internal, fee })
	}

	fn put_in(_: u32, _: u32, who: &AccountId, amount: Balance) -> Result<Passed, DispatchError> {
		let mut door = TheDoor::get();
		ensure!(door.open && !door.full, "the door is shut");
		let internal = amount * 10_u128.pow(12);
		pass(USD, who, &DOOR, amount)?;
		Assets::mint_into(PAN, who, internal)?;
		door.debt += internal;
		TheDoor::set(&door);
		Ok(Passed { external: amount, internal, fee: Self::fee(internal) })
	}

	fn count_in(_: u32, amount: Balance) -> DispatchResult {
		Room::set(&Room::get().saturating_sub(amount));
		Counted::set(&(Counted::get() + amount));
		Ok(())
	}

	fn backer(external: u32) -> Option<Backer> {
		let price = FixedU128::from_rational(Price::get().unwrap_or(1_000_000).min(1_000_000), 1_000_000);
		let debt = TheDoor::get().debt;
		let supply = Assets::total_issuance(PAN);
		let backer = Backer { family: PAN, family_decimals: 18, decimals: 6, price, debt, family_debt: debt, supply };
		(external == USD).then_some(backer)
	}

	fn room(_: u32) -> Balance {
		Room::get()
	}

	fn may_expand(_: u32) -> bool {
		TheDoor::get().open && Price::get().is_some_and(|price| price >= 990_000)
	}

	fn price(_: u32) -> Option<FixedU128> {
		Price::get().map(|price| FixedU128::from_rational(price, 1_000_000))
	}

	fn signal(_: u32) -> Option<FixedU128> {
		Median::get().or(Price::get()).map(|price| FixedU128::from_rational(price, 1_000_000))
	}

	fn backing(_: u32) -> u32 {
		TheDoor::get().backing
	}
}

/// Alice's shares of the pool: a millionth of a dollar each.
const SHARES: Balance = 1_000_000_000_000;

/// So many whole PAN.
pub const fn pan(whole: u128) -> Balance {
	whole * 1_000_000_000_000_000_000
}

/// So many whole USD.
pub const fn usd(whole: u128) -> Balance {
	whole * 1_000_000
}

/// The terms of the tests: at most a million of debt, nothing below a hundred, a million of debt stays.
pub fn terms() -> Terms {
	Terms::standard(pan(1_000_000), pan(100), pan(1_000_000))
}

/// Runs a test on a chain of ten million PAN, of which one is in the pool beside a million USD, with one market operation and a pool that has
/// been at its guide price for ever; and checks all invariants afterwards.
pub fn execute(test: impl FnOnce()) {
	let metadata =
		[(PAN, 18), (USD, 6), (EUR, 6)].map(|(id, decimals)| (id, vec![b'N'], vec![b'S'], decimals)).to_vec();
	let accounts = vec![
		(PAN, ALICE, pan(5_000_000)),
		(USD, ALICE, usd(1_000_000)),
		(PAN, BOB, pan(5_000_000)),
		(USD, BOB, usd(10_000_000)),
		(USD, DOOR, usd(10_000_000)),
	];
	let genesis = RuntimeGenesisConfig {
		assets: pallet_assets::GenesisConfig {
			assets: [PAN, USD, EUR].map(|id| (id, ALICE, true, 1)).to_vec(),
			metadata,
			accounts,
			..Default::default()
		},
		amo: pallet_amo::GenesisConfig { amos: vec![(PAN, POOL, terms())], ..Default::default() },
		..Default::default()
	};
	reset();
	TestState::new(genesis.build_storage().unwrap()).execute_with(|| {
		System::set_block_number(1);
		door(|door| door.debt = pan(10_000_000));
		let (base, quote) = (pan(1_000_000), usd(1_000_000));
		assert_ok!(pass(PAN, &ALICE, &POOL_ACCOUNT, base));
		assert_ok!(pass(USD, &ALICE, &POOL_ACCOUNT, quote));
		ThePool::set(&Pool { inventory: Inventory::at_target(base, quote), shares: SHARES, paused: false });
		credit(&ALICE, |_| SHARES);
		settle();
		test();
		check();
	});
}

/// Several tests may run in one thread.
fn reset() {
	Now::reset();
	Mean::reset();
	Price::reset();
	Median::reset();
}

/// The invariants; and that every PAN is owed by the door or by a market operation.
pub fn check() {
	Amo::do_try_state().unwrap();
	let owed = TheDoor::get().debt + <Amo as AmoBooks<AccountId>>::debt(PAN);
	assert_eq!(Assets::total_issuance(PAN), owed, "PAN that nobody owes");
	assert!(Assets::balance(USD, DOOR) * 10_u128.pow(12) >= TheDoor::get().debt, "debt without its token");
}

/// Somebody sells so much in the pool.
pub fn trade(asset: u32, amount: Balance) -> Balance {
	<TestMarket as PoolMarket<_>>::sell(&BOB, POOL, asset, amount, 0).unwrap()
}

/// The price stays where it is until the mean has come there.
pub fn settle() {
	Mean::set(Some(whole(&ThePool::get())));
}

/// Pushes the price to so many hundred-thousandths of a dollar and waits until the mean is there; says what was sold for it.
pub fn push(parts: u128) -> Balance {
	let price = FixedU128::from_rational(parts, 100_000);
	let sold = if whole(&ThePool::get()) > price { PAN } else { USD };
	let amount = <TestMarket as PoolMarket<_>>::until(POOL, sold, price).unwrap();
	trade(sold, amount);
	settle();
	amount
}

/// The price of the pool, in hundred-thousandths, rounded to the nearest.
pub fn spot() -> u128 {
	(whole(&ThePool::get()).into_inner() + 5 * 10_u128.pow(12)) / 10_u128.pow(13)
}

/// A block three seconds later: the hook. Returns the events of it.
pub fn next_block() -> Vec<Event<Test>> {
	after(3 * SECOND)
}

/// A block so much later.
pub fn after(millis: Moment) -> Vec<Event<Test>> {
	Now::mutate(|now| *now += millis);
	System::reset_events();
	System::set_block_number(System::block_number() + 1);
	Amo::on_initialize(System::block_number());
	check();
	System::read_events_for_pallet()
}

/// The books of the only market operation.
pub fn books() -> Books {
	crate::AllBooks::<Test>::get(0)
}

/// What it owes.
pub fn debt() -> Balance {
	books().debt().unwrap()
}

/// It may mint two percent of the supply within an hour: 200 000.
pub fn generous() {
	change(|terms| terms.expand_share = 20_000);
}

/// Changes its terms.
pub fn change(change: impl FnOnce(&mut Terms)) {
	let mut changed = crate::Amos::<Test>::get(0).unwrap().terms;
	change(&mut changed);
	assert_ok!(Amo::set_params(RuntimeOrigin::root(), 0, changed));
}

/// Asks for a step.
pub fn ask() -> DispatchResult {
	Amo::step(RuntimeOrigin::signed(BOB), 0)
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Preparations;
#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Preparations {
	fn world() -> (TokenId, PoolId) {
		(PAN, POOL)
	}

	fn push(_: PoolId, base: bool, parts: u32) {
		let held = ThePool::get().inventory;
		let (asset, of) = if base { (PAN, held.base) } else { (USD, held.quote) };
		trade(asset, of / 1_000_000 * Balance::from(parts));
	}

	fn settle(_: PoolId) {
		settle();
	}
}
