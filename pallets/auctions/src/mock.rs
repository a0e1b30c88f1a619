//! A world for auctions: HUX and KIT; burrows and a controller in a few lines; a clock, a price and a pool that tests set by hand.

use crate as pallet_auctions;
use crate::{AuctionOf, Board, Event, Unsettled};
use codec::{Decode, Encode};
use frame::{
	testing_prelude::*,
	token::{fungible::Mutate, Fortitude, Precision, Preservation},
};
use huxian_math::{
	auction::{settle_slice, SlicePart},
	Fixed, HuxPerKit, Parameters, Prices,
};
use huxian_traits::{
	auctions::{Auctions as AuctionHouse, Debtors, Settled, SliceId},
	kit::{Clock, Controller, Freshness, KitMarket, Reserves, Terms},
	AuctionId, Balance, BurrowId, Moment,
};
use std::collections::{BTreeMap, BTreeSet};

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
	pub type Auctions = pallet_auctions;
}

/// Owns the burrows of the tests.
pub const ALICE: u64 = 1;
/// Bids.
pub const BOB: u64 = 2;
/// Bids against him.
pub const CHARLIE: u64 = 3;
/// Has HUX and no KIT.
pub const DAVE: u64 = 4;
/// The account of the auctions.
pub const HOUSE: u64 = 50;
/// The account of the kit pool.
pub const POOL: u64 = 100;
/// One KIT, one HUX.
pub const UNIT: Balance = 1_000_000_000_000;
/// What people begin with, in HUX.
pub const ENDOWMENT: Balance = 1_000_000 * UNIT;
/// What bidders begin with, in KIT.
pub const PURSE: Balance = 100_000_000 * UNIT;
/// HUX that an account needs to exist.
pub const EXISTENTIAL_DEPOSIT: Balance = 1_000_000_000;
/// When the tests begin.
pub const GENESIS: Moment = 1_500_000_000_000;
/// Blocks of three seconds after which a bid has won: more than 1 200 seconds, and more than 200 blocks.
pub const INTERVAL: u32 = 401;

parameter_types! {
	pub const House: u64 = HOUSE;
	pub static Now: Moment = GENESIS;
	/// The price of kit, both for minting and for liquidation: so much HUX for so much KIT.
	pub static Price: (u32, u32) = (1, 1);
	pub static Started: bool = true;
	/// Whether there is a pool; it is empty until somebody funds it.
	pub static HasPool: bool = false;
	/// Burrows that cannot be settled.
	pub static Failing: BTreeSet<BurrowId> = BTreeSet::new();
	pub static Rulebook: Parameters = Parameters::huxian();
	/// The controller's running sum of debts. In storage, as what follows: what is undone must be undone here too.
	pub storage Outstanding: Balance = 0;
	/// The burrows.
	pub storage Register: BTreeMap<BurrowId, Debtor> = BTreeMap::new();
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

/// A burrow, as far as the auctions can tell.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Debtor {
	/// Gets what its slices bring beyond the debt.
	pub owner: u64,
	/// KIT.
	pub debt: Balance,
	/// HUX in its slices.
	pub at_auction: Balance,
	/// Whether it is in business.
	pub active: bool,
	/// How many of its slices have been settled.
	pub settled: u32,
}

impl Default for Debtor {
	fn default() -> Self {
		Self { owner: ALICE, debt: 0, at_auction: 0, active: true, settled: 0 }
	}
}

/// What settling a burrow that fails says.
pub const FAILS: DispatchError = DispatchError::Unavailable;

/// The burrows.
pub struct TestDebtors;

impl Debtors<u64> for TestDebtors {
	fn settle(
		burrow: BurrowId,
		slice: &SlicePart,
		lot: Balance,
		bid: Balance,
		payer: &u64,
	) -> Result<Settled<u64>, DispatchError> {
		ensure!(!Failing::get().contains(&burrow), FAILS);
		let mut entry = debtor(burrow);
		let settlement = settle_slice(&Rulebook::get(), slice, lot, bid, entry.debt).unwrap();
		entry.debt -= settlement.repaid;
		entry.at_auction -= slice.amount;
		entry.settled += 1;
		let closed_with_debt = !entry.active && entry.debt > 0;
		if settlement.repaid > 0 {
			TestController::repay(payer, settlement.repaid)?;
		}
		if closed_with_debt && entry.at_auction == 0 {
			TestController::write_off(core::mem::take(&mut entry.debt))?;
		}
		let owner = entry.owner;
		change(burrow, |debtor| *debtor = entry);
		Ok(Settled { owner, settlement, closed_with_debt })
	}

	fn at_auction(burrow: BurrowId) -> Balance {
		debtor(burrow).at_auction
	}
}

/// A controller whose terms tests set.
pub struct TestController;

impl Controller<u64> for TestController {
	fn terms() -> Result<Terms, DispatchError> {
		ensure!(Started::get(), DispatchError::Other("not started"));
		let (hux, kit) = Price::get();
		let price = HuxPerKit::of_reserves(hux.into(), kit.into()).unwrap();
		Ok(Terms {
			prices: Prices::new(price, price).unwrap(),
			quantity: Fixed::ONE,
			adjustment_index: Fixed::ONE,
			freshness: Freshness::Fresh,
		})
	}

	fn issue(who: &u64, amount: Balance) -> DispatchResult {
		Kit::mint_into(who, amount)?;
		Outstanding::set(&(Outstanding::get() + amount));
		Ok(())
	}

	fn repay(who: &u64, amount: Balance) -> DispatchResult {
		Self::forfeit(who, amount)?;
		Self::write_off(amount)
	}

	fn forfeit(who: &u64, amount: Balance) -> DispatchResult {
		Kit::burn_from(who, amount, Preservation::Expendable, Precision::Exact, Fortitude::Polite)?;
		Ok(())
	}

	fn write_off(amount: Balance) -> DispatchResult {
		Outstanding::set(&Outstanding::get().saturating_sub(amount));
		Ok(())
	}

	fn circulating() -> Balance {
		Kit::total_issuance()
	}

	fn outstanding() -> Balance {
		Outstanding::get()
	}
}

/// The clock that tests turn.
pub struct TestClock;

impl Clock for TestClock {
	fn now() -> Moment {
		Now::get()
	}
}

/// The pool that tests set up.
pub struct TestMarket;

impl KitMarket<u64> for TestMarket {
	fn reserves() -> Option<Reserves> {
		let reserves = Reserves { kit: Kit::free_balance(POOL), hux: Hux::free_balance(POOL) };
		Some(reserves).filter(|reserves| reserves.kit > 0 && reserves.hux > 0)
	}

	fn pool_account() -> Option<u64> {
		HasPool::get().then_some(POOL)
	}
}

impl pallet_auctions::Config for Test {
	type Account = House;
	type Burrows = TestDebtors;
	type Clock = TestClock;
	type Controller = TestController;
	type Hux = Hux;
	type Kit = Kit;
	type Market = TestMarket;
	type Preset = Rulebook;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

/// Runs a test in a fresh world, in its first block, and checks the invariants afterwards. As much kit is owed as circulates.
pub fn execute(test: impl FnOnce()) {
	let people = [ALICE, BOB, CHARLIE, DAVE].map(|account| (account, ENDOWMENT));
	let hux = people.into_iter().chain([(HOUSE, EXISTENTIAL_DEPOSIT)]).collect();
	let genesis = RuntimeGenesisConfig {
		hux: pallet_balances::GenesisConfig { balances: hux, ..Default::default() },
		kit: pallet_balances::GenesisConfig { balances: vec![(BOB, PURSE), (CHARLIE, PURSE)], ..Default::default() },
		..Default::default()
	};
	TestState::new(genesis.build_storage().unwrap()).execute_with(|| {
		Now::set(GENESIS);
		Price::set((1, 1));
		Started::set(true);
		HasPool::set(false);
		Failing::set(BTreeSet::new());
		Rulebook::set(Parameters::huxian());
		Outstanding::set(&Kit::total_issuance());
		System::set_block_number(1);
		Auctions::on_initialize(1);
		test();
		Auctions::do_try_state().unwrap();
	});
}

/// The next block, three seconds after the one before.
pub fn next_block() {
	block_after(3_000);
}

/// As many blocks of three seconds.
pub fn run(blocks: u32) {
	for _ in 0..blocks {
		next_block();
	}
}

/// The next block, `millis` after the one before.
pub fn block_after(millis: Moment) {
	let block = System::block_number() + 1;
	Now::set(Now::get() + millis);
	System::set_block_number(block);
	Auctions::on_initialize(block);
	Auctions::do_try_state().unwrap();
}

/// Lots of so many of the smallest units, or 5 % of the queue if that is more, however little kit circulates: numbers to check by hand.
pub fn lots_of(minimum: Balance) {
	change_rules(|rules| {
		rules.lots.minimum = minimum;
		rules.lots.circulating_fraction = None;
		rules.minimum_slice = 1;
	});
}

/// Only so many lots on offer at once.
pub fn open_at_most(lots: u32) {
	change_rules(|rules| rules.lots.open = lots);
}

/// Other rules.
pub fn change_rules(change: impl FnOnce(&mut Parameters)) {
	let mut rules = Rulebook::get();
	change(&mut rules);
	Rulebook::set(rules);
}

/// A signed origin.
pub fn by(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// A burrow.
pub fn debtor(burrow: BurrowId) -> Debtor {
	Register::get().get(&burrow).cloned().unwrap_or_default()
}

/// Another state of a burrow.
pub fn change(burrow: BurrowId, change: impl FnOnce(&mut Debtor)) {
	let mut register = Register::get();
	change(register.entry(burrow).or_default());
	Register::set(&register);
}

/// What a burrow owes.
pub fn owes(burrow: BurrowId, debt: Balance) {
	change(burrow, |debtor| debtor.debt = debt);
}

/// These burrows cannot be settled; all others can.
pub fn fails(burrows: &[BurrowId]) {
	Failing::set(burrows.iter().copied().collect());
}

/// A slice whose liquidation was warranted, whatever it brings.
pub fn part(amount: Balance) -> SlicePart {
	SlicePart { amount, min_kit_for_unwarranted: None }
}

/// A slice whose liquidation was warranted if it brings less than `kit`.
pub fn unwarranted_from(kit: Balance, amount: Balance) -> SlicePart {
	SlicePart { amount, min_kit_for_unwarranted: Some(kit) }
}

/// Puts a slice at the back of the queue, and its HUX on the auctions' account.
pub fn queue(burrow: BurrowId, amount: Balance) -> SliceId {
	queue_all(&[(burrow, part(amount))])[0]
}

/// Puts slices at the back of the queue.
pub fn queue_all(slices: &[(BurrowId, SlicePart)]) -> Vec<SliceId> {
	let mut register = Register::get();
	for (burrow, part) in slices {
		Hux::mint_into(&HOUSE, part.amount).unwrap();
		register.entry(*burrow).or_default().at_auction += part.amount;
	}
	Register::set(&register);
	<Auctions as AuctionHouse<u64>>::queue(slices).unwrap()
}

/// Takes a slice out of the queue and gives its owner the HUX, as burrows do.
pub fn cancel(burrow: BurrowId, slice: SliceId) -> DispatchResult {
	let amount = <Auctions as AuctionHouse<u64>>::cancel(burrow, slice)?.amount;
	<Hux as Mutate<u64>>::transfer(&HOUSE, &debtor(burrow).owner, amount, Preservation::Preserve)?;
	change(burrow, |debtor| debtor.at_auction -= amount);
	Ok(())
}

/// Whether proceeds of a burrow are on their way.
pub fn has_unsettled(burrow: BurrowId) -> bool {
	<Auctions as AuctionHouse<u64>>::has_unsettled(burrow)
}

/// Brings HUX that belongs to the providers of the pool.
pub fn drip(hux: Balance) -> DispatchResult {
	Hux::mint_into(&HOUSE, hux)?;
	<Auctions as AuctionHouse<u64>>::drip(hux)
}

/// Gives somebody KIT that is owed by somebody.
pub fn fund(who: u64, kit: Balance) {
	TestController::issue(&who, kit).unwrap();
}

/// Sets a pool up: 1 000 KIT and 1 000 HUX.
pub fn open_pool() {
	HasPool::set(true);
	fund(POOL, 1_000 * UNIT);
	Hux::mint_into(&POOL, 1_000 * UNIT).unwrap();
}

/// Lets somebody win an auction with this bid.
pub fn sell(auction: AuctionId, bidder: u64, kit: Balance) {
	assert_ok!(Auctions::bid(by(bidder), auction, kit));
	run(INTERVAL);
}

/// An auction as it is stored.
pub fn stored(auction: AuctionId) -> AuctionOf<Test> {
	crate::Auctions::<Test>::get(auction).unwrap()
}

/// Whether an auction is over.
pub fn is_over(auction: AuctionId) -> bool {
	!crate::Auctions::<Test>::contains_key(auction)
}

/// Which auctions are open.
pub fn open() -> Vec<AuctionId> {
	Board::<Test>::get().open.iter().map(|open| open.auction).collect()
}

/// Which auctions are being settled, in the order in which they are looked at.
pub fn unsettled() -> Vec<AuctionId> {
	Unsettled::<Test>::get().iter().map(|sold| sold.auction).collect()
}

/// HUX and number of slices of each open lot.
pub fn lots() -> Vec<(Balance, u32)> {
	open().into_iter().map(|auction| (stored(auction).lot, stored(auction).slices)).collect()
}

/// The events of the pallet since this was last asked, the oldest first.
pub fn last_events() -> Vec<Event<Test>> {
	let events = System::events();
	System::reset_events();
	events
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Auctions(event) => Some(event),
			_ => None,
		})
		.collect()
}
