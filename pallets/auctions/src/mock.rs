//! Mock runtime of the auctions, with HUX and KIT.
//!
//! Burrows and controller are fakes of a few lines. Tests set the clock, the price and the pool.

use crate as pallet_auctions;
use crate::{AuctionOf, Event, State, Unsettled};
use codec::{Decode, Encode};
use frame::{
	testing_prelude::*,
	token::{fungible::Mutate, Preservation},
};
use huxian_math::{
	auction::{settle_slice, SlicePart},
	Fixed, HuxPerKit, Parameters, Prices,
};
pub use huxian_traits::testing::{KitOpen, Now, Outstanding, PendingFees};
use huxian_traits::{
	auctions::{self, BurrowSettlement, Settled, SliceId},
	kit::{Controller, Freshness, KitMarket, KitTerms, Reserves},
	testing::{self, TestClock, TestKitAccess},
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

/// Owner of the burrows.
pub const ALICE: u64 = 1;
/// Bidder.
pub const BOB: u64 = 2;
/// Bidder against Bob.
pub const CHARLIE: u64 = 3;
/// Account with HUX and without KIT.
pub const DAVE: u64 = 4;
/// Account of the auctions.
pub const AUCTIONS_ACCOUNT: u64 = 50;
/// Account of the kit pool.
pub const POOL: u64 = 100;
/// One KIT or one HUX, in units.
pub const UNIT: Balance = 1_000_000_000_000;
/// HUX of each account at genesis, in units.
pub const ENDOWMENT: Balance = 1_000_000 * UNIT;
/// KIT of each bidder at genesis, in units.
pub const KIT_ENDOWMENT: Balance = 100_000_000 * UNIT;
/// HUX that an account needs to exist, in units.
pub const EXISTENTIAL_DEPOSIT: Balance = 1_000_000_000;
/// Time at genesis, in milliseconds since 1970.
pub const GENESIS: Moment = 1_500_000_000_000;
/// Blocks of three seconds after which a bid has won.
///
/// They last more than 1 200 seconds and are more than 200 blocks.
pub const INTERVAL: u32 = 401;

parameter_types! {
	pub const AuctionsAccount: u64 = AUCTIONS_ACCOUNT;
	/// Price of kit for minting and for liquidation, as amounts of HUX and of KIT.
	pub static Price: (u32, u32) = (1, 1);
	pub static Started: bool = true;
	/// True if there is a pool; it is empty until somebody funds it.
	pub static HasPool: bool = false;
	/// Burrows whose settlement fails.
	pub static Failing: BTreeSet<BurrowId> = BTreeSet::new();
	pub static Preset: Parameters = Parameters::huxian();
	/// State of the burrows. In storage, so that a rollback undoes it too.
	pub storage BurrowStates: BTreeMap<BurrowId, TestBurrow> = BTreeMap::new();
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

/// A burrow, as far as the auctions know it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct TestBurrow {
	/// Owner, who gets the excess.
	pub owner: u64,
	/// KIT owed.
	pub debt: Balance,
	/// HUX in slices that are not settled.
	pub at_auction: Balance,
	/// True unless the burrow is closed.
	pub active: bool,
	/// Number of its slices that were settled.
	pub settled: u32,
}

impl Default for TestBurrow {
	fn default() -> Self {
		Self { owner: ALICE, debt: 0, at_auction: 0, active: true, settled: 0 }
	}
}

/// Error of a settlement that fails.
pub const FAILS: DispatchError = DispatchError::Unavailable;

/// Fake of the burrows.
pub struct TestBurrows;

impl BurrowSettlement<u64> for TestBurrows {
	fn settle(
		burrow: BurrowId,
		slice: &SlicePart,
		lot: Balance,
		bid: Balance,
		payer: &u64,
	) -> Result<Settled<u64>, DispatchError> {
		ensure!(!Failing::get().contains(&burrow), FAILS);
		let mut entry = test_burrow(burrow);
		let settlement = settle_slice(&Preset::get(), slice, lot, bid, entry.debt).unwrap();
		entry.debt -= settlement.repaid;
		entry.at_auction -= slice.amount;
		entry.settled += 1;
		let closed_with_debt = !entry.active && entry.debt > 0;
		if settlement.repaid > 0 {
			TestController::repay(payer, settlement.repaid)?;
		}
		if closed_with_debt && entry.at_auction == 0 {
			<TestController as Controller<u64>>::write_off(core::mem::take(&mut entry.debt))?;
		}
		let owner = entry.owner;
		change(burrow, |test_burrow| *test_burrow = entry);
		Ok(Settled { owner, settlement, closed_with_debt })
	}

	fn at_auction(burrow: BurrowId) -> Balance {
		test_burrow(burrow).at_auction
	}
}

/// Terms of the controller: [`Price`], once it has [`Started`].
pub struct TestTerms;

impl Get<Result<KitTerms, DispatchError>> for TestTerms {
	fn get() -> Result<KitTerms, DispatchError> {
		ensure!(Started::get(), DispatchError::Other("not started"));
		let (hux, kit) = Price::get();
		let price = HuxPerKit::of_reserves(hux.into(), kit.into()).unwrap();
		Ok(KitTerms {
			prices: Prices::new(price, price).unwrap(),
			quantity: Fixed::ONE,
			adjustment_index: Fixed::ONE,
			freshness: Freshness::Fresh,
		})
	}
}

/// Fake of the controller.
pub type TestController = testing::TestController<Kit, TestTerms>;

/// Fake of the kit pool, which tests set up.
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
	type Account = AuctionsAccount;
	type Burrows = TestBurrows;
	type Clock = TestClock;
	type Controller = TestController;
	type Hux = Hux;
	type Kit = Kit;
	type KitAccess = TestKitAccess;
	type Market = TestMarket;
	type Preset = Preset;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

/// Runs a test in the first block of a new state, and checks the invariants afterwards.
///
/// The kit owed equals the circulating kit.
pub fn execute(test: impl FnOnce()) {
	let accounts = [ALICE, BOB, CHARLIE, DAVE].map(|account| (account, ENDOWMENT));
	let hux = accounts.into_iter().chain([(AUCTIONS_ACCOUNT, EXISTENTIAL_DEPOSIT)]).collect();
	let genesis = RuntimeGenesisConfig {
		hux: pallet_balances::GenesisConfig { balances: hux, ..Default::default() },
		kit: pallet_balances::GenesisConfig {
			balances: vec![(BOB, KIT_ENDOWMENT), (CHARLIE, KIT_ENDOWMENT)],
			..Default::default()
		},
		..Default::default()
	};
	TestState::new(genesis.build_storage().unwrap()).execute_with(|| {
		Now::set(GENESIS);
		Price::set((1, 1));
		Started::set(true);
		HasPool::set(false);
		KitOpen::set(true);
		PendingFees::set(0);
		Failing::set(BTreeSet::new());
		Preset::set(Parameters::huxian());
		Outstanding::set(&Kit::total_issuance());
		System::set_block_number(1);
		Auctions::on_initialize(1);
		test();
		Auctions::do_try_state().unwrap();
	});
}

/// Runs the next block, three seconds after the one before.
pub fn next_block() {
	block_after(3_000);
}

/// Runs `blocks` blocks of three seconds.
pub fn run(blocks: u32) {
	for _ in 0..blocks {
		next_block();
	}
}

/// Runs the next block, `millis` milliseconds after the one before.
pub fn block_after(millis: Moment) {
	let block = System::block_number() + 1;
	Now::set(Now::get() + millis);
	System::set_block_number(block);
	Auctions::on_initialize(block);
	Auctions::do_try_state().unwrap();
}

/// Sets the size of lots to `minimum` units, or 5 % of the queue if that is more.
///
/// The circulating kit does not matter, so numbers can be checked by hand.
pub fn set_lot_size(minimum: Balance) {
	change_preset(|rules| {
		rules.lots.min_threshold = minimum;
		rules.lots.circulating_fraction = None;
		rules.min_slice = 1;
	});
}

/// Sets the maximum number of lots on offer at once.
pub fn set_max_open_lots(lots: u32) {
	change_preset(|rules| rules.lots.max_open = lots);
}

/// Changes the preset.
pub fn change_preset(change: impl FnOnce(&mut Parameters)) {
	let mut rules = Preset::get();
	change(&mut rules);
	Preset::set(rules);
}

/// Returns the signed origin of `who`.
pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Returns the state of `burrow`.
pub fn test_burrow(burrow: BurrowId) -> TestBurrow {
	BurrowStates::get().get(&burrow).cloned().unwrap_or_default()
}

/// Changes the state of `burrow`.
pub fn change(burrow: BurrowId, change: impl FnOnce(&mut TestBurrow)) {
	let mut register = BurrowStates::get();
	change(register.entry(burrow).or_default());
	BurrowStates::set(&register);
}

/// Sets the debt of `burrow`, in KIT.
pub fn set_debt(burrow: BurrowId, debt: Balance) {
	change(burrow, |test_burrow| test_burrow.debt = debt);
}

/// Makes the settlement of these burrows fail, and of no others.
pub fn set_failing(burrows: &[BurrowId]) {
	Failing::set(burrows.iter().copied().collect());
}

/// Returns the content of a slice whose liquidation is warranted at any proceeds.
pub fn part(amount: Balance) -> SlicePart {
	SlicePart { amount, min_kit_for_unwarranted: None }
}

/// Returns the content of a slice whose liquidation is warranted below `kit`.
pub fn unwarranted_from(kit: Balance, amount: Balance) -> SlicePart {
	SlicePart { amount, min_kit_for_unwarranted: Some(kit) }
}

/// Puts a slice at the back of the queue, and its HUX on the account of the auctions.
pub fn queue(burrow: BurrowId, amount: Balance) -> SliceId {
	queue_all(&[(burrow, part(amount))])[0]
}

/// Puts slices at the back of the queue.
pub fn queue_all(slices: &[(BurrowId, SlicePart)]) -> Vec<SliceId> {
	let mut register = BurrowStates::get();
	for (burrow, part) in slices {
		Hux::mint_into(&AUCTIONS_ACCOUNT, part.amount).unwrap();
		register.entry(*burrow).or_default().at_auction += part.amount;
	}
	BurrowStates::set(&register);
	<Auctions as auctions::Auctions<u64>>::queue(slices).unwrap()
}

/// Cancels a slice and transfers its HUX to the owner, as burrows do.
pub fn cancel(burrow: BurrowId, slice: SliceId) -> DispatchResult {
	let amount = <Auctions as auctions::Auctions<u64>>::cancel(burrow, slice)?.amount;
	<Hux as Mutate<u64>>::transfer(&AUCTIONS_ACCOUNT, &test_burrow(burrow).owner, amount, Preservation::Preserve)?;
	change(burrow, |test_burrow| test_burrow.at_auction -= amount);
	Ok(())
}

/// Returns true if proceeds of `burrow` are not settled.
pub fn has_unsettled(burrow: BurrowId) -> bool {
	<Auctions as auctions::Auctions<u64>>::has_unsettled(burrow)
}

/// Mints HUX to the account of the auctions and adds it to the drip.
pub fn drip(hux: Balance) -> DispatchResult {
	Hux::mint_into(&AUCTIONS_ACCOUNT, hux)?;
	<Auctions as auctions::Auctions<u64>>::drip(hux)
}

/// Issues KIT to `who`, which counts as owed.
pub fn fund(who: u64, kit: Balance) {
	TestController::issue(&who, kit).unwrap();
}

/// Funds the pool with 1 000 KIT and 1 000 HUX.
pub fn open_pool() {
	HasPool::set(true);
	fund(POOL, 1_000 * UNIT);
	Hux::mint_into(&POOL, 1_000 * UNIT).unwrap();
}

/// Bids `kit` for `bidder` and runs the interval, so that the bid wins.
pub fn sell(auction: AuctionId, bidder: u64, kit: Balance) {
	assert_ok!(Auctions::bid(signed(bidder), auction, kit));
	run(INTERVAL);
}

/// Returns a stored auction.
pub fn stored(auction: AuctionId) -> AuctionOf<Test> {
	crate::Auctions::<Test>::get(auction).unwrap()
}

/// Returns true if an auction is over.
pub fn is_over(auction: AuctionId) -> bool {
	!crate::Auctions::<Test>::contains_key(auction)
}

/// Returns the auctions on offer.
pub fn open() -> Vec<AuctionId> {
	State::<Test>::get().open.iter().map(|open| open.auction).collect()
}

/// Returns the auctions that are being settled, in the order of settlement.
pub fn unsettled() -> Vec<AuctionId> {
	Unsettled::<Test>::get().iter().map(|sold| sold.auction).collect()
}

/// Returns HUX and number of slices of each open lot.
pub fn lots() -> Vec<(Balance, u32)> {
	open().into_iter().map(|auction| (stored(auction).lot, stored(auction).slices)).collect()
}

/// Returns the events of the pallet since the last call, oldest first.
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
