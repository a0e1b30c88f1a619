//! Mock runtime: tokens with 18 and 6 decimals, pool shares, and an oracle and a clock under test.

use crate as pallet_pmm;
use crate::{Event, Kind, PoolParams, PriceSource, UnitPrice};
use frame::{arithmetic::FixedU128, testing_prelude::*, token::fungibles::Inspect, traits::AsEnsureOriginWithArg};
use huxian_math::{
	curve::{Linear, Pmm as PmmCurve, Shape},
	peg::{Ppm, WHOLE},
	Fraction,
};
use huxian_traits::{oracle::Feed, peg::TokenWorth, testing, AssetId, Balance, Moment, PoolId};

pub use huxian_traits::testing::{Now, Quotes, Strict};

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

/// Account identity, long enough that each pool has an account of its own.
pub type AccountId = frame::deps::sp_runtime::AccountId32;

/// Liquidity provider.
pub const ALICE: AccountId = AccountId::new([1; 32]);
/// Trader.
pub const BOB: AccountId = AccountId::new([2; 32]);
/// Account without tokens.
pub const CHARLIE: AccountId = AccountId::new([3; 32]);
/// Reserve.
pub const RESERVE: AccountId = AccountId::new([60; 32]);
/// Base token, with 18 decimals.
pub const PAN: AssetId = 2;
/// Quote token, with 6 decimals.
pub const USD: AssetId = 21;
/// Token without metadata.
pub const NAMELESS: AssetId = 99;
/// Token whose minimum balance is two units.
pub const COARSE: AssetId = 97;
/// Token with 25 decimals.
pub const FINE: AssetId = 98;
/// One PAN, in smallest units.
pub const ONE_PAN: Balance = 1_000_000_000_000_000_000;
/// One USD, in smallest units.
pub const ONE_USD: Balance = 1_000_000;
/// Initial balance of Alice and Bob, in whole tokens.
pub const ENDOWMENT: Balance = 10_000_000;
/// Time of the first block, in milliseconds.
pub const GENESIS: Moment = 1_700_000_000_000;
/// Time between two blocks, in milliseconds.
pub const SLOT: Moment = 3_000;

parameter_types! {
	pub const Reserve: AccountId = RESERVE;
	pub const PmmPallet: PalletId = PalletId(*b"hx/pools");
	/// Worth of PAN in dollars, in millionths.
	pub static WorthOfPan: Ppm = WHOLE;
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
	type AdminOrigin = testing::TestAdministration<AccountId>;
	type Assets = Assets;
	type Clock = testing::TestClock;
	type GuardianOrigin = EnsureRoot<AccountId>;
	type PalletId = PmmPallet;
	type Prices = testing::TestPrices;
	type Reserve = Reserve;
	type Shares = Shares;
	type WeightInfo = ();
	type Worth = TestWorth;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Test;
}

/// Worth of tokens: PAN is one of a family.
pub struct TestWorth;

impl TokenWorth for TestWorth {
	fn worth(asset: AssetId) -> Ppm {
		if asset == PAN {
			WorthOfPan::get()
		} else {
			WHOLE
		}
	}
}

/// Returns the state before the first pool.
pub fn new_test_ext() -> TestState {
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
			accounts: [token(PAN, ENDOWMENT, ONE_PAN), token(USD, ENDOWMENT, ONE_USD)].concat(),
			..Default::default()
		},
		..Default::default()
	};
	let mut state = TestState::new(genesis.build_storage().unwrap());
	state.execute_with(|| {
		Now::set(GENESIS);
		Quotes::set(Default::default());
		WorthOfPan::reset();
		System::set_block_number(1);
	});
	state
}

/// Runs a test, then checks all invariants and that no token was created or lost.
pub fn execute(run: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let before = [PAN, USD].map(Assets::total_issuance);
		run();
		check_invariants();
		assert_eq!(before, [PAN, USD].map(Assets::total_issuance), "tokens were created or lost");
	});
}

/// Checks all invariants.
pub fn check_invariants() {
	assert_ok!(Pmm::do_try_state());
}

/// Returns a proactive curve.
pub fn curve(numerator: u32, denominator: u32) -> Shape {
	Shape::Pmm(PmmCurve::new(Fraction::new(numerator, denominator)).unwrap())
}

/// Returns a linear curve.
pub fn linear(numerator: u32, denominator: u32) -> Shape {
	Shape::Linear(Linear::new(Fraction::new(numerator, denominator)).unwrap())
}

/// Returns a fixed price of one, with k = 1/10 and no fee.
pub fn fixed_params() -> PoolParams {
	PoolParams { source: PriceSource::Fixed(FixedU128::from_u32(1)), shape: curve(1, 10), fee: 0 }
}

/// Returns PAN at one dollar and USD from the oracle, with k = 1/10 and a fee of one basis point.
///
/// Steps above 1 % need confirmation.
pub fn oracle_params() -> PoolParams {
	PoolParams {
		source: PriceSource::Oracle {
			base: UnitPrice::Dollar,
			quote: UnitPrice::Feed(Feed::Asset(USD)),
			maximum_age: 600_000,
			maximum_step: 10_000,
		},
		shape: curve(1, 10),
		fee: 100,
	}
}

/// Creates a pool with a million of each token from Alice.
pub fn pool_with_liquidity(kind: Kind, params: PoolParams) -> PoolId {
	let pool = Pmm::do_create_pool(PAN, USD, kind, params).unwrap();
	if kind == Kind::Private {
		assert_ok!(Pmm::allow_account(RuntimeOrigin::root(), pool, ALICE, true));
	}
	assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(ALICE), pool, 1_000_000 * ONE_PAN, 1_000_000 * ONE_USD, 1));
	pool
}

/// Feeds `value` now.
pub fn feed(feed: Feed, value: FixedU128) {
	testing::set_fresh_quote(feed, value);
}

/// Feeds the price of USD, in ten-thousandths of a dollar.
pub fn feed_usd(parts: u32) {
	feed(Feed::Asset(USD), FixedU128::from_rational(parts.into(), 10_000));
}

/// Starts the next block: the hook runs before the timestamp is set.
pub fn next_block() {
	let block = System::block_number() + 1;
	System::set_block_number(block);
	<Pmm as Hooks<u64>>::on_initialize(block);
	Now::mutate(|now| *now += SLOT);
	check_invariants();
}

/// Returns the balances of an account: PAN and USD.
pub fn balances(who: AccountId) -> (Balance, Balance) {
	(Assets::balance(PAN, &who), Assets::balance(USD, &who))
}

/// Returns the events of this pallet in this block.
pub fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet()
}
