//! A chain with this pallet, and with doors that can be shut.

use crate::{self as pallet_guardian, Pausing, Power, Terms};
use frame::{deps::frame_system, testing_prelude::*};
use std::{cell::RefCell, collections::BTreeSet};

pub type AccountId = u64;
pub type Block = MockBlock<Runtime>;

/// The account with the power of the committee.
pub const COMMITTEE: AccountId = 1;
/// The account with the power of the guardian.
pub const GUARDIAN: AccountId = 2;
/// An account without rights.
pub const ALICE: AccountId = 3;
/// Length of an episode of doors with even numbers, in blocks. That of the others is half of it.
pub const LENGTH: u64 = 10;
/// Cool-down after an episode, in blocks.
pub const COOL_DOWN: u64 = 30;
/// A door that the end of an episode does not open.
pub const STUCK: u32 = 666;

#[frame_construct_runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Guardian = pallet_guardian;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
}

thread_local! {
	/// The doors that are shut.
	static SHUT: RefCell<BTreeSet<u32>> = const { RefCell::new(BTreeSet::new()) };
}

/// Doors with numbers. Even and odd ones are two kinds.
pub struct Doors;

impl Pausing for Doors {
	type BlockNumber = u64;
	type Kind = bool;
	type Subject = u32;

	fn kind(door: &u32) -> bool {
		door.is_multiple_of(2)
	}

	fn terms(even: &bool) -> Terms<u64> {
		Terms { length: if *even { LENGTH } else { LENGTH / 2 }, cool_down: COOL_DOWN }
	}

	fn pause(door: &u32) -> DispatchResult {
		let is_new = SHUT.with_borrow_mut(|shut| shut.insert(*door));
		ensure!(is_new, DispatchError::Exhausted);
		Ok(())
	}

	fn confirm(_: &u32) -> DispatchResult {
		Ok(())
	}

	fn resume(door: &u32) -> DispatchResult {
		let was_there = SHUT.with_borrow_mut(|shut| shut.remove(door));
		ensure!(was_there, DispatchError::CannotLookup);
		Ok(())
	}

	fn release(door: &u32) -> DispatchResult {
		ensure!(*door != STUCK, DispatchError::Unavailable);
		Self::resume(door)
	}

	fn weight(_: &u32) -> Weight {
		Weight::from_parts(2_000, 0)
	}

	fn release_weight(_: &u32) -> Weight {
		Weight::from_parts(1_000, 0)
	}

	fn max_release_weight() -> Weight {
		Self::release_weight(&0)
	}
}

/// The two accounts, with their power.
pub struct ByAccount;

impl EnsureOrigin<RuntimeOrigin> for ByAccount {
	type Success = Power;

	fn try_origin(origin: RuntimeOrigin) -> Result<Power, RuntimeOrigin> {
		match ensure_signed(origin.clone()) {
			Ok(COMMITTEE) => Ok(Power::Committee),
			Ok(GUARDIAN) => Ok(Power::Guardian),
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(GUARDIAN))
	}
}

ord_parameter_types! {
	pub const Committee: AccountId = COMMITTEE;
}

impl pallet_guardian::Config for Runtime {
	type PauseOrigin = ByAccount;
	type Pausing = Doors;
	type ResumeOrigin = EnsureSignedBy<Committee, AccountId>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = EvenDoors;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct EvenDoors;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u32> for EvenDoors {
	fn subject(index: u32) -> u32 {
		index * 2
	}
}

/// Returns the state of the first block.
pub fn state() -> TestState {
	SHUT.with_borrow_mut(BTreeSet::clear);
	let mut state = TestState::new(RuntimeGenesisConfig::default().build_storage().unwrap());
	state.execute_with(|| System::set_block_number(1));
	state
}

/// Runs `test`, then checks the invariants.
pub fn execute(test: impl FnOnce()) {
	state().execute_with(|| {
		test();
		assert_ok!(Guardian::do_try_state());
	});
}

/// Makes blocks up to the one with `number`, and checks the invariants in each.
pub fn run_to(number: u64) {
	while System::block_number() < number {
		let next = System::block_number() + 1;
		System::set_block_number(next);
		Guardian::on_initialize(next);
		assert_ok!(Guardian::do_try_state());
	}
}

/// Returns true if `door` is shut.
pub fn is_shut(door: u32) -> bool {
	SHUT.with_borrow(|shut| shut.contains(&door))
}

/// Opens `door` behind the back of the pallet.
pub fn open(door: u32) {
	SHUT.with_borrow_mut(|shut| shut.remove(&door));
}

/// Pauses `door` as `who`.
pub fn pause(who: AccountId, door: u32) -> DispatchResult {
	Guardian::pause(RuntimeOrigin::signed(who), door)
}

/// Resumes `door` as `who`.
pub fn resume(who: AccountId, door: u32) -> DispatchResult {
	Guardian::resume(RuntimeOrigin::signed(who), door)
}

/// Returns the events of this pallet so far.
pub fn events() -> Vec<pallet_guardian::Event<Runtime>> {
	System::read_events_for_pallet()
}
