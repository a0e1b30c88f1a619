//! Mock runtime: the tests set the clock, the price and the pool.

use crate as pallet_controller;
use frame::testing_prelude::*;
use huxian_math::Parameters;
pub use huxian_traits::testing::{Now, Strict};
use huxian_traits::{
	kit::{KitMarket, Reserves},
	oracle::{Feed, Quote},
	testing::{set_fresh_quote, set_quote, TestAdministration, TestClock, TestPrices},
	Balance, Moment,
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
	pub type Kit = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Controller = pallet_controller;
}

/// Account that mints and repays.
pub const ALICE: u64 = 1;
/// Account of the kit pool.
pub const POOL: u64 = 100;
/// One KIT, one HUX.
pub const UNIT: Balance = 1_000_000_000_000;
/// Time of the first block, in milliseconds since 1970.
pub const GENESIS: Moment = 1_500_000_000_000;

parameter_types! {
	pub static PoolReserves: Option<Reserves> = None;
	pub static TestPreset: Parameters = Parameters::huxian();
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<Balance>;
	type Block = MockBlock<Test>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<1>;
}

/// Pool that holds [`PoolReserves`].
pub struct TestMarket;
impl KitMarket<u64> for TestMarket {
	fn reserves() -> Option<Reserves> {
		PoolReserves::get()
	}

	fn pool_account() -> Option<u64> {
		Some(POOL)
	}
}

impl pallet_controller::Config for Test {
	type AdminOrigin = TestAdministration<u64>;
	type Clock = TestClock;
	type Kit = Kit;
	type Market = TestMarket;
	type Preset = TestPreset;
	type Prices = TestPrices;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

/// Runs `test` on a new state and checks the invariants afterwards.
pub fn execute(test: impl FnOnce()) {
	let storage = RuntimeGenesisConfig::default().build_storage().unwrap();
	TestState::new(storage).execute_with(|| {
		Now::set(GENESIS);
		set_index_quote(Quote::NoQuorum);
		PoolReserves::set(None);
		System::set_block_number(1);
		test();
		Controller::do_try_state().unwrap();
	});
}

/// Sets the quote of the index.
pub fn set_index_quote(quote: Quote) {
	set_quote(Feed::Index, quote);
}

/// Feeds an index of `hundredths` / 100 HUX at this moment.
pub fn feed(hundredths: u32) {
	let value = FixedU128::saturating_from_rational(hundredths, 100u32);
	set_fresh_quote(Feed::Index, value);
}

/// Starts the controller at an index of `hundredths` / 100 HUX.
pub fn start(hundredths: u32) {
	feed(hundredths);
	Controller::tick();
}

/// Lets `seconds` pass and ticks once.
pub fn after(seconds: u64) {
	Now::set(Now::get() + seconds * 1_000);
	Controller::tick();
}

/// Lets `minutes` pass with a block and a fresh feed of the same index every 30 seconds.
pub fn fresh_minutes(minutes: u64, hundredths: u32) {
	for _ in 0..minutes * 2 {
		Now::set(Now::get() + 30_000);
		feed(hundredths);
		Controller::tick();
	}
}

/// Fills the pool with `kit` KIT and `hux` HUX.
pub fn pool(kit: u32, hux: u32) {
	PoolReserves::set(Some(Reserves { kit: Balance::from(kit) * UNIT, hux: Balance::from(hux) * UNIT }));
}

/// Returns all events of the controller so far.
pub fn events() -> Vec<crate::Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Controller(event) => Some(event),
			_ => None,
		})
		.collect()
}
