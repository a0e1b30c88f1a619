//! A world for burrows: HUX and KIT, and a controller whose terms tests set by hand.

use crate as pallet_burrows;
use frame::{
	testing_prelude::*,
	token::{fungible::Mutate, Fortitude, Precision, Preservation},
};
use huxian_math::{Fixed, HuxPerKit, Parameters, Prices};
use huxian_traits::{
	kit::{Controller, Freshness, Terms},
	Balance, BurrowId,
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
	pub type Hux = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Kit = pallet_balances<Instance1>;
	#[runtime::pallet_index(3)]
	pub type Burrows = pallet_burrows;
}

/// Owns the burrow of the tests.
pub const ALICE: u64 = 1;
/// Is granted rights.
pub const BOB: u64 = 2;
/// Has nothing to do with it.
pub const CHARLIE: u64 = 3;
/// Is to receive what Bob takes out.
pub const DAVE: u64 = 4;
/// One KIT, one HUX.
pub const UNIT: Balance = 1_000_000_000_000;
/// What each of them begins with, in HUX.
pub const ENDOWMENT: Balance = 1_000_000 * UNIT;

parameter_types! {
	/// HUX per KIT, in hundredths: the minting and the liquidation price.
	pub static Price: (u32, u32) = (100, 100);
	/// The adjustment index, in thousandths.
	pub static Growth: u32 = 1_000;
	pub static Fresh: bool = true;
	pub static Started: bool = true;
	/// The controller's running sum of debts.
	pub static Outstanding: Balance = 0;
	pub static Rulebook: Parameters = Parameters::huxian();
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
	type ExistentialDeposit = ConstU128<1_000_000_000>;
	type FreezeIdentifier = ();
	type MaxFreezes = ConstU32<1>;
	type RuntimeHoldReason = RuntimeHoldReason;
}

impl pallet_balances::Config<pallet_balances::Instance1> for Test {
	type AccountStore = frame::traits::StorageMapShim<
		pallet_balances::Account<Test, pallet_balances::Instance1>,
		u64,
		pallet_balances::AccountData<Balance>,
	>;
	type Balance = Balance;
	type DoneSlashHandler = ();
	type DustRemoval = ();
	type ExistentialDeposit = ConstU128<1>;
	type FreezeIdentifier = ();
	type MaxFreezes = ConstU32<0>;
	type MaxLocks = ConstU32<0>;
	type MaxReserves = ConstU32<0>;
	type ReserveIdentifier = [u8; 8];
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ();
}

/// A controller whose terms tests set.
pub struct TestController;

/// The controller has not started.
pub const NOT_STARTED: DispatchError = DispatchError::Other("not started");

impl Controller<u64> for TestController {
	fn terms() -> Result<Terms, DispatchError> {
		if !Started::get() {
			return Err(NOT_STARTED);
		}
		let (minting, liquidation) = Price::get();
		let price = |hundredths: u32| HuxPerKit::of_reserves(hundredths.into(), 100).unwrap();
		Ok(Terms {
			prices: Prices::new(price(minting), price(liquidation)).unwrap(),
			quantity: Fixed::ONE,
			adjustment_index: Fixed::from_ratio(Growth::get().into(), 1_000).unwrap(),
			freshness: if Fresh::get() { Freshness::Fresh } else { Freshness::Stale },
		})
	}

	fn issue(who: &u64, amount: Balance) -> DispatchResult {
		Kit::mint_into(who, amount)?;
		Outstanding::set(Outstanding::get() + amount);
		Ok(())
	}

	fn repay(who: &u64, amount: Balance) -> DispatchResult {
		Kit::burn_from(who, amount, Preservation::Expendable, Precision::Exact, Fortitude::Polite)?;
		Outstanding::set(Outstanding::get().saturating_sub(amount));
		Ok(())
	}

	fn outstanding() -> Balance {
		Outstanding::get()
	}
}

impl pallet_burrows::Config for Test {
	type Collateral = Hux;
	type Controller = TestController;
	type Preset = Rulebook;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

/// Runs a test in a fresh world and checks the invariants afterwards.
pub fn execute(test: impl FnOnce()) {
	let balances = [ALICE, BOB, CHARLIE, DAVE].map(|account| (account, ENDOWMENT)).to_vec();
	let genesis = RuntimeGenesisConfig {
		hux: pallet_balances::GenesisConfig { balances, ..Default::default() },
		..Default::default()
	};
	TestState::new(genesis.build_storage().unwrap()).execute_with(|| {
		Price::set((100, 100));
		Growth::set(1_000);
		Fresh::set(true);
		Started::set(true);
		Outstanding::set(0);
		System::set_block_number(1);
		test();
		Burrows::do_try_state().unwrap();
	});
}

/// Lets all debts grow to `thousandths` of what they were at the beginning.
pub fn grow(thousandths: u32) {
	let before = Growth::get();
	Growth::set(thousandths);
	Outstanding::set(Outstanding::get() * Balance::from(thousandths) / Balance::from(before));
}

/// A signed origin.
pub fn by(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Alice's burrow with `collateral` HUX (on top of the creation deposit) and a debt of `debt` KIT.
pub fn burrow(collateral: u32, debt: u32) -> BurrowId {
	let id = crate::NextBurrow::<Test>::get();
	assert_ok!(Burrows::create(by(ALICE), None, None, (Balance::from(collateral) + 10) * UNIT));
	if debt > 0 {
		assert_ok!(Burrows::mint(by(ALICE), id, Balance::from(debt) * UNIT));
	}
	id
}

/// The burrow as it is stored.
pub fn stored(id: BurrowId) -> crate::Record<u64> {
	crate::Burrows::<Test>::get(id).unwrap()
}

/// Its collateral, in whole HUX.
pub fn collateral(id: BurrowId) -> Balance {
	stored(id).position.collateral / UNIT
}

/// What is on hold for burrows on an account, in whole HUX.
pub fn held(who: u64) -> Balance {
	use frame::token::fungible::InspectHold;
	Hux::balance_on_hold(&crate::HoldReason::Collateral.into(), &who) / UNIT
}

/// The last event of the pallet.
pub fn last_event() -> crate::Event<Test> {
	System::events()
		.into_iter()
		.rev()
		.find_map(|record| match record.event {
			RuntimeEvent::Burrows(event) => Some(event),
			_ => None,
		})
		.unwrap()
}
