//! A world for burrows: HUX and KIT, a controller whose terms tests set by hand, and auctions that keep their slices in
//! a list.

use crate::{self as pallet_burrows, weights::WeightInfo};
use frame::{
	testing_prelude::*,
	token::{fungible::Mutate, Fortitude, Precision, Preservation},
};
use huxian_math::{auction::SlicePart, Fixed, HuxPerKit, LiquidationKind, Parameters, Prices};
use huxian_traits::{
	auctions::{Auctions, Debtors, Settled, SliceId},
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
/// Buys what is sold at auction.
pub const EVE: u64 = 5;
/// The account of the auctions.
pub const AUCTIONEER: u64 = 99;
/// One KIT, one HUX.
pub const UNIT: Balance = 1_000_000_000_000;
/// A thousandth of one.
pub const MILLI: Balance = UNIT / 1_000;
/// What each of them begins with, in HUX.
pub const ENDOWMENT: Balance = 1_000_000 * UNIT;
/// What an account must have, in HUX; the auctioneer begins with it.
pub const EXISTENTIAL_DEPOSIT: Balance = 1_000_000_000;

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
	/// The part of a block that the sweep may take: enough for a hundred burrows.
	pub static SweepWeight: Weight = <() as WeightInfo>::sweep(100);
	/// The number that the next slice gets.
	pub static NextSlice: i64 = 0;
	/// A burrow of which a slice was sold and is not settled.
	pub static Unsettled: Option<BurrowId> = None;
	/// HUX that came for the providers of the kit pool.
	pub static Dripped: Balance = 0;
	/// Whether the auctions take no slices.
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

	fn forfeit(who: &u64, amount: Balance) -> DispatchResult {
		Kit::burn_from(who, amount, Preservation::Expendable, Precision::Exact, Fortitude::Polite)?;
		Ok(())
	}

	fn write_off(amount: Balance) -> DispatchResult {
		Outstanding::set(Outstanding::get().saturating_sub(amount));
		Ok(())
	}

	fn circulating() -> Balance {
		Kit::total_issuance()
	}

	fn outstanding() -> Balance {
		Outstanding::get()
	}
}

/// The slices that are not settled, in the order in which they came. In storage, so that a call that fails undoes what it has done to them.
#[storage_alias]
pub type Slices = StorageValue<Mock, Vec<Slice>, ValueQuery>;

/// A slice, as the auctions of the tests keep it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Slice {
	/// Its identity.
	pub id: SliceId,
	/// Whose it is.
	pub burrow: BurrowId,
	/// What it is.
	pub part: SlicePart,
	/// Whether it is in a lot, so that it cannot be cancelled any more.
	pub taken: bool,
}

/// Auctions that keep their slices in a list and sell them when a test says so.
pub struct TestAuctions;

/// The auctions take no slices.
pub const REFUSED: DispatchError = DispatchError::Other("refused");
/// The burrow has no such slice.
pub const UNKNOWN_SLICE: DispatchError = DispatchError::Other("unknown slice");
/// The slice is in a lot.
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
			Slices::mutate(|all| all.push(Slice { id, burrow: *burrow, part: *part, taken: false }));
			ids.push(id);
		}
		Ok(ids)
	}

	fn cancel(burrow: BurrowId, slice: SliceId) -> Result<SlicePart, DispatchError> {
		let found = Slices::get().into_iter().find(|known| known.id == slice && known.burrow == burrow);
		let found = found.ok_or(UNKNOWN_SLICE)?;
		ensure!(!found.taken, NOT_QUEUED);
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
	type Preset = Rulebook;
	type RuntimeHoldReason = RuntimeHoldReason;
	type SweepWeight = SweepWeight;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

/// Runs a test in a fresh world and checks the invariants afterwards.
pub fn execute(test: impl FnOnce()) {
	let mut balances = [ALICE, BOB, CHARLIE, DAVE].map(|account| (account, ENDOWMENT)).to_vec();
	balances.push((AUCTIONEER, EXISTENTIAL_DEPOSIT));
	let genesis = RuntimeGenesisConfig {
		hux: pallet_balances::GenesisConfig { balances, ..Default::default() },
		..Default::default()
	};
	TestState::new(genesis.build_storage().unwrap()).execute_with(|| {
		reset();
		System::set_block_number(1);
		test();
		Burrows::do_try_state().unwrap();
		// No HUX is lost on the way to the auctions or back.
		let there = Hux::free_balance(AUCTIONEER) - EXISTENTIAL_DEPOSIT;
		assert_eq!(there, <TestAuctions as Auctions<u64>>::at_auction() + Dripped::get());
	});
}

/// Several tests may run in one thread.
fn reset() {
	Price::reset();
	Growth::reset();
	Fresh::reset();
	Started::reset();
	Outstanding::reset();
	Rulebook::reset();
	SweepWeight::reset();
	NextSlice::reset();
	Unsettled::reset();
	Dripped::reset();
	Refusing::reset();
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
	burrow_of(ALICE, collateral, debt)
}

/// As [`burrow`], of another owner.
pub fn burrow_of(owner: u64, collateral: u32, debt: u32) -> BurrowId {
	let id = crate::NextBurrow::<Test>::get();
	assert_ok!(Burrows::create(by(owner), None, None, (Balance::from(collateral) + 10) * UNIT));
	if debt > 0 {
		assert_ok!(Burrows::mint(by(owner), id, Balance::from(debt) * UNIT));
	}
	id
}

/// Alice's burrow of 1 000 HUX and `debt` KIT, after kit has doubled in price: liquidatable above 263 KIT (1 000 /
/// 3.8), beyond rescue above 445 KIT (989 · 1.89 / 4.2).
pub fn endangered(debt: u32) -> BurrowId {
	endangered_of(ALICE, debt)
}

/// As [`endangered`], of another owner.
pub fn endangered_of(owner: u64, debt: u32) -> BurrowId {
	Price::set((100, 100));
	let id = burrow_of(owner, 1_000, debt);
	Price::set((200, 200));
	id
}

/// Charlie marks a burrow.
pub fn mark(id: BurrowId) {
	assert_ok!(Burrows::mark_for_liquidation(by(CHARLIE), id));
}

/// Begins a block: the sweep. Returns what it cost.
pub fn sweep() -> Weight {
	System::set_block_number(System::block_number() + 1);
	<Burrows as Hooks<BlockNumberFor<Test>>>::on_initialize(System::block_number())
}

/// What a sweep costs that liquidates `burrows`, or tries to.
pub fn sweep_weight(burrows: u32) -> Weight {
	<() as WeightInfo>::sweep(burrows)
}

/// What a sweep costs that finds `burrows` safe and does nothing else.
pub fn look_weight(burrows: u32) -> Weight {
	sweep_weight(0).saturating_add(<() as WeightInfo>::look(burrows))
}

/// The first slice of a burrow.
pub fn slice_of(id: BurrowId) -> Slice {
	Slices::get().into_iter().find(|slice| slice.burrow == id).unwrap()
}

/// Sells a slice alone for `kit`, and settles it.
pub fn sell(slice: SliceId, kit: Balance) -> Settled<u64> {
	let lot = Slices::get().into_iter().find(|known| known.id == slice).unwrap().part.amount;
	settle(slice, lot, kit)
}

/// Settles a slice of a lot of `lot` that was sold to Eve for `bid`: the auctions have the bid, and Eve the slice's
/// HUX.
pub fn settle(slice: SliceId, lot: Balance, bid: Balance) -> Settled<u64> {
	let sold = Slices::get().into_iter().find(|known| known.id == slice).unwrap();
	assert_ok!(<Kit as Mutate<u64>>::mint_into(&AUCTIONEER, bid));
	let settled = <Burrows as Debtors<u64>>::settle(sold.burrow, &sold.part, lot, bid, &AUCTIONEER).unwrap();
	Slices::mutate(|all| all.retain(|known| known.id != slice));
	assert_ok!(<Hux as Mutate<u64>>::transfer(&AUCTIONEER, &EVE, sold.part.amount, Preservation::Preserve));
	settled
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

/// The events of the pallet.
pub fn events() -> Vec<crate::Event<Test>> {
	let ours = |event: RuntimeEvent| match event {
		RuntimeEvent::Burrows(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(|record| ours(record.event)).collect()
}

/// The last of them.
pub fn last_event() -> crate::Event<Test> {
	events().pop().unwrap()
}

/// The burrows that were liquidated, in order, and how.
pub fn liquidations() -> Vec<(BurrowId, LiquidationKind)> {
	let liquidation = |event: crate::Event<Test>| match event {
		crate::Event::Liquidated { burrow, kind, .. } => Some((burrow, kind)),
		_ => None,
	};
	events().into_iter().filter_map(liquidation).collect()
}
