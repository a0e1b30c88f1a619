//! Mock runtime with HUX and KIT.
//!
//! The tests set the terms of its controller. Its auctions keep their slices in a list.

use crate::{self as pallet_burrows, weights::WeightInfo};
use frame::{
	testing_prelude::*,
	token::{fungible::Mutate, Preservation},
};
use huxian_math::{auction::SlicePart, Fixed, HuxPerKit, LiquidationKind, Parameters, Prices};
pub use huxian_traits::testing::Outstanding;
use huxian_traits::{
	auctions::{Auctions, BurrowSettlement, Settled, SliceId},
	kit::{Freshness, KitTerms},
	testing, Balance, BurrowId,
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

/// Owner of the burrows.
pub const ALICE: u64 = 1;
/// Grantee.
pub const BOB: u64 = 2;
/// Account without rights; finder of unsafe burrows.
pub const CHARLIE: u64 = 3;
/// Beneficiary of grants.
pub const DAVE: u64 = 4;
/// Buyer at auctions.
pub const EVE: u64 = 5;
/// Account of the auctions.
pub const AUCTIONEER: u64 = 99;
/// One KIT, one HUX.
pub const UNIT: Balance = 1_000_000_000_000;
/// A thousandth of a KIT or HUX.
pub const MILLI: Balance = UNIT / 1_000;
/// Initial balance of the first four accounts, in units of 10^-12 HUX.
pub const ENDOWMENT: Balance = 1_000_000 * UNIT;
/// Existential deposit, in units of 10^-12 HUX: the initial balance of the auctions.
pub const EXISTENTIAL_DEPOSIT: Balance = 1_000_000_000;

parameter_types! {
	/// Minting and liquidation price, in hundredths of a HUX per KIT.
	pub static Price: (u32, u32) = (100, 100);
	/// Adjustment index, in thousandths.
	pub static Growth: u32 = 1_000;
	pub static Fresh: bool = true;
	pub static Started: bool = true;
	pub static TestPreset: Parameters = Parameters::huxian();
	/// Weight that the sweep may use: that of a hundred burrows.
	pub static SweepWeight: Weight = <() as WeightInfo>::sweep(100);
	/// Number of the next slice.
	pub static NextSlice: i64 = 0;
	/// Burrow with a sold slice that is not settled.
	pub static Unsettled: Option<BurrowId> = None;
	/// HUX dripped to the providers of the kit pool, in units of 10^-12 HUX.
	pub static Dripped: Balance = 0;
	/// True if the auctions refuse slices.
	pub static Refusing: bool = false;
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
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
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

/// Error of a controller that has not started.
pub const NOT_STARTED: DispatchError = DispatchError::Other("not started");

/// Terms of the controller, from what tests set.
pub struct TestTerms;

impl Get<Result<KitTerms, DispatchError>> for TestTerms {
	fn get() -> Result<KitTerms, DispatchError> {
		if !Started::get() {
			return Err(NOT_STARTED);
		}
		let (minting, liquidation) = Price::get();
		let price = |hundredths: u32| HuxPerKit::of_reserves(hundredths.into(), 100).unwrap();
		Ok(KitTerms {
			prices: Prices::new(price(minting), price(liquidation)).unwrap(),
			quantity: Fixed::ONE,
			adjustment_index: Fixed::from_ratio(Growth::get().into(), 1_000).unwrap(),
			freshness: if Fresh::get() { Freshness::Fresh } else { Freshness::Stale },
		})
	}
}

/// The controller.
pub type TestController = testing::TestController<Kit, TestTerms>;

/// Slices that are not settled, in the order of their arrival.
///
/// They are in storage, so that a call that fails undoes its changes to them.
#[storage_alias]
pub type Slices = StorageValue<Mock, Vec<Slice>, ValueQuery>;

/// Slice as the mock auctions keep it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Slice {
	/// Identity of the slice.
	pub id: SliceId,
	/// Burrow of the slice.
	pub burrow: BurrowId,
	/// Content of the slice.
	pub part: SlicePart,
	/// True if the slice is in a lot and cannot be cancelled.
	pub in_lot: bool,
}

/// Auctions that keep their slices in a list and sell them when a test calls [`sell`].
pub struct TestAuctions;

/// Error of auctions that refuse slices.
pub const REFUSED: DispatchError = DispatchError::Other("refused");
/// Error for a slice that the burrow does not have.
pub const UNKNOWN_SLICE: DispatchError = DispatchError::Other("unknown slice");
/// Error for a slice that is in a lot.
pub const NOT_QUEUED: DispatchError = DispatchError::Other("not queued");

impl Auctions<u64> for TestAuctions {
	fn account() -> u64 {
		AUCTIONEER
	}

	fn queue(slices: &[(BurrowId, SlicePart)]) -> Result<Vec<SliceId>, DispatchError> {
		ensure!(!Refusing::get(), REFUSED);
		let mut ids = Vec::new();
		for (burrow, part) in slices {
			let number = NextSlice::get();
			let id = SliceId::new(number);
			NextSlice::set(number + 1);
			Slices::mutate(|all| all.push(Slice { id, burrow: *burrow, part: *part, in_lot: false }));
			ids.push(id);
		}
		Ok(ids)
	}

	fn cancel(burrow: BurrowId, slice: SliceId) -> Result<SlicePart, DispatchError> {
		let found = Slices::get().into_iter().find(|known| known.id == slice && known.burrow == burrow);
		let found = found.ok_or(UNKNOWN_SLICE)?;
		ensure!(!found.in_lot, NOT_QUEUED);
		Slices::mutate(|all| all.retain(|known| known.id != slice));
		Ok(found.part)
	}

	fn has_unsettled(burrow: BurrowId) -> bool {
		Unsettled::get() == Some(burrow)
	}

	fn at_auction() -> Balance {
		Slices::get().iter().map(|slice| slice.part.amount).sum()
	}

	fn drip(amount: Balance) -> DispatchResult {
		Dripped::mutate(|sum| *sum += amount);
		Ok(())
	}
}

impl pallet_burrows::Config for Test {
	type Auctions = TestAuctions;
	type Collateral = Hux;
	type Controller = TestController;
	type Preset = TestPreset;
	type RuntimeHoldReason = RuntimeHoldReason;
	type SweepWeight = SweepWeight;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

/// Returns a new state.
pub fn state() -> TestState {
	let mut balances = [ALICE, BOB, CHARLIE, DAVE].map(|account| (account, ENDOWMENT)).to_vec();
	balances.push((AUCTIONEER, EXISTENTIAL_DEPOSIT));
	let genesis = RuntimeGenesisConfig {
		hux: pallet_balances::GenesisConfig { balances, ..Default::default() },
		..Default::default()
	};
	TestState::new(genesis.build_storage().unwrap())
}

/// Begins a test within a new state.
pub fn begin() {
	reset();
	System::set_block_number(1);
}

/// Runs `test` on a new state and checks the invariants afterwards.
pub fn execute(test: impl FnOnce()) {
	state().execute_with(|| {
		begin();
		test();
		Burrows::do_try_state().unwrap();
		// No HUX is lost on the way to the auctions or back.
		let received = Hux::free_balance(AUCTIONEER) - EXISTENTIAL_DEPOSIT;
		assert_eq!(received, <TestAuctions as Auctions<u64>>::at_auction() + Dripped::get());
	});
}

/// Resets the parameters: several tests may run in one thread.
fn reset() {
	Price::reset();
	Growth::reset();
	Fresh::reset();
	Started::reset();
	Outstanding::set(&0);
	TestPreset::reset();
	SweepWeight::reset();
	NextSlice::reset();
	Unsettled::reset();
	Dripped::reset();
	Refusing::reset();
}

/// Lets all debts grow to `thousandths` of their initial amount.
pub fn grow(thousandths: u32) {
	let before = Growth::get();
	Growth::set(thousandths);
	Outstanding::set(&(Outstanding::get() * Balance::from(thousandths) / Balance::from(before)));
}

/// Accepts an offered burrow for `who`, with any collateral and debt.
pub fn accept(who: u64, burrow: BurrowId) -> DispatchResult {
	Burrows::accept_transfer(signed(who), burrow, 0, Balance::MAX)
}

/// Returns the origin of a call that `who` signs.
pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Creates a burrow of Alice with `collateral` HUX, beside the creation deposit, and `debt` KIT.
pub fn burrow(collateral: u32, debt: u32) -> BurrowId {
	burrow_of(ALICE, collateral, debt)
}

/// Creates a burrow of `owner` as [`burrow`] does.
pub fn burrow_of(owner: u64, collateral: u32, debt: u32) -> BurrowId {
	let id = crate::NextBurrow::<Test>::get();
	assert_ok!(Burrows::create(signed(owner), None, None, (Balance::from(collateral) + 10) * UNIT));
	if debt > 0 {
		assert_ok!(Burrows::mint(signed(owner), id, Balance::from(debt) * UNIT));
	}
	id
}

/// Creates a burrow of Alice with 1 000 HUX and `debt` KIT, and doubles the price of kit.
///
/// The burrow is liquidatable above 263 KIT (1 000 / 3.8). Above 445 KIT (989 · 1.89 / 4.2) its
/// liquidation is complete.
pub fn liquidatable(debt: u32) -> BurrowId {
	liquidatable_of(ALICE, debt)
}

/// Creates a burrow of `owner` as [`liquidatable`] does.
pub fn liquidatable_of(owner: u64, debt: u32) -> BurrowId {
	Price::set((100, 100));
	let id = burrow_of(owner, 1_000, debt);
	Price::set((200, 200));
	id
}

/// Lets Charlie mark a burrow for liquidation.
pub fn mark(id: BurrowId) {
	assert_ok!(Burrows::mark_for_liquidation(signed(CHARLIE), id));
}

/// Begins a block with its sweep, and returns the weight used.
pub fn sweep() -> Weight {
	System::set_block_number(System::block_number() + 1);
	<Burrows as Hooks<BlockNumberFor<Test>>>::on_initialize(System::block_number())
}

/// Returns the weight of a sweep that tries to liquidate `burrows` burrows.
pub fn sweep_weight(burrows: u32) -> Weight {
	<() as WeightInfo>::sweep(burrows)
}

/// Returns the weight of a sweep that examines `burrows` safe burrows.
pub fn examine_weight(burrows: u32) -> Weight {
	sweep_weight(0).saturating_add(<() as WeightInfo>::examine(burrows))
}

/// Returns the first slice of a burrow.
pub fn slice_of(id: BurrowId) -> Slice {
	Slices::get().into_iter().find(|slice| slice.burrow == id).unwrap()
}

/// Sells a slice in a lot of its own for `kit`, and settles it.
pub fn sell(slice: SliceId, kit: Balance) -> Settled<u64> {
	let lot = Slices::get().into_iter().find(|known| known.id == slice).unwrap().part.amount;
	settle(slice, lot, kit)
}

/// Settles a slice of a lot of `lot` HUX that was sold to Eve for `bid` KIT.
///
/// The auctions have the bid, and Eve gets the HUX of the slice.
pub fn settle(slice: SliceId, lot: Balance, bid: Balance) -> Settled<u64> {
	let sold = Slices::get().into_iter().find(|known| known.id == slice).unwrap();
	assert_ok!(<Kit as Mutate<u64>>::mint_into(&AUCTIONEER, bid));
	let settled = <Burrows as BurrowSettlement<u64>>::settle(sold.burrow, &sold.part, lot, bid, &AUCTIONEER).unwrap();
	Slices::mutate(|all| all.retain(|known| known.id != slice));
	assert_ok!(<Hux as Mutate<u64>>::transfer(&AUCTIONEER, &EVE, sold.part.amount, Preservation::Preserve));
	settled
}

/// Returns the burrow as it is stored.
pub fn stored(id: BurrowId) -> crate::BurrowRecord<u64> {
	crate::Burrows::<Test>::get(id).unwrap()
}

/// Returns the collateral of a burrow, in whole HUX.
pub fn collateral(id: BurrowId) -> Balance {
	stored(id).position.collateral / UNIT
}

/// Returns the HUX on hold for burrows on an account, in whole HUX.
pub fn held(who: u64) -> Balance {
	use frame::token::fungible::InspectHold;
	Hux::balance_on_hold(&crate::HoldReason::Collateral.into(), &who) / UNIT
}

/// Returns the events of the pallet.
pub fn events() -> Vec<crate::Event<Test>> {
	let ours = |event: RuntimeEvent| match event {
		RuntimeEvent::Burrows(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(|record| ours(record.event)).collect()
}

/// Returns the last event of the pallet.
pub fn last_event() -> crate::Event<Test> {
	events().pop().unwrap()
}

/// Returns the liquidations of the pallet, in order: burrow and kind.
pub fn liquidations() -> Vec<(BurrowId, LiquidationKind)> {
	let liquidation = |event: crate::Event<Test>| match event {
		crate::Event::Liquidated { burrow, kind, .. } => Some((burrow, kind)),
		_ => None,
	};
	events().into_iter().filter_map(liquidation).collect()
}
