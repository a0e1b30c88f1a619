//! A chain with this pallet, and with a number that only announced calls may set.

use crate::{self as pallet_timelock, EnsureAnnounced, OperationId};
use frame::{
	deps::{frame_support::traits::EnsureOriginWithArg, frame_system},
	testing_prelude::*,
};

pub type AccountId = u64;
pub type Block = MockBlock<Runtime>;

/// The account that announces calls.
pub const COMMITTEE: AccountId = 1;
/// The account that cancels announced calls.
pub const GUARDIAN: AccountId = 2;
/// The account that announces calls in an emergency.
pub const ALL: AccountId = 4;
/// An account without rights.
pub const ALICE: AccountId = 3;
/// Length of the notice in blocks.
pub const DELAY: u64 = 10;
/// Length of the grace period in blocks.
pub const GRACE: u64 = 20;

/// A pallet with a number that announced calls set.
#[frame::pallet]
pub mod settings {
	use frame::prelude::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The origin of announced calls.
		type Announced: EnsureOrigin<Self::RuntimeOrigin>;
	}

	#[pallet::storage]
	pub type Number<T> = StorageValue<_, u32, ValueQuery>;

	#[pallet::error]
	pub enum Error<T> {
		/// The number is 100.
		TooLarge,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets the number to `to`. Fails for 100. Only the root sets 1 000.
		#[pallet::call_index(0)]
		#[pallet::weight(Weight::from_parts(1_000 * u64::from(*to), 0))]
		pub fn set_number(origin: OriginFor<T>, to: u32, _padding: alloc::vec::Vec<u8>) -> DispatchResultWithPostInfo {
			if to == 1_000 {
				ensure_root(origin)?;
			} else {
				T::Announced::ensure_origin(origin)?;
			}
			Number::<T>::put(to);
			ensure!(to != 100, Error::<T>::TooLarge);
			// Half of the declared weight.
			Ok(Some(Weight::from_parts(500 * u64::from(to), 0)).into())
		}
	}
}

#[frame_construct_runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timelock = pallet_timelock;
	#[runtime::pallet_index(2)]
	pub type Settings = settings;
}

ord_parameter_types! {
	pub const Committee: AccountId = COMMITTEE;
	pub const Guardian: AccountId = GUARDIAN;
	pub const All: AccountId = ALL;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
}

impl settings::Config for Runtime {
	type Announced = EnsureAnnounced<AccountId>;
}

impl pallet_timelock::Config for Runtime {
	type Announceable = NotTheSystem;
	type AsRoot = SetTo<1_000>;
	type CancelOrigin = GuardianCancels;
	type DefaultDelay = ConstU64<DELAY>;
	type Emergency = SetTo<1_000>;
	type EmergencyDivisor = ConstU64<5>;
	type EmergencyOrigin = EnsureSignedBy<All, AccountId>;
	type Executable = NotHeld;
	type Grace = ConstU64<GRACE>;
	type RuntimeCall = RuntimeCall;
	type RuntimeOrigin = RuntimeOrigin;
	type ScheduleOrigin = EnsureSignedBy<Committee, AccountId>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Longest;
}

/// The call that sets the number to `NUMBER`.
pub struct SetTo<const NUMBER: u32>;

impl<const NUMBER: u32> frame::traits::Contains<RuntimeCall> for SetTo<NUMBER> {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::Settings(settings::Call::set_number { to, .. }) if *to == NUMBER)
	}
}

parameter_types! {
	/// True while no announced call may be executed.
	pub static Held: bool = false;
}

/// All calls, unless they are held.
pub struct NotHeld;

impl frame::traits::Contains<RuntimeCall> for NotHeld {
	fn contains(_: &RuntimeCall) -> bool {
		!Held::get()
	}
}

/// The guardian cancels each call, except for the one that sets the number to 2 000: the committee
/// does.
pub struct GuardianCancels;

impl EnsureOriginWithArg<RuntimeOrigin, Option<RuntimeCall>> for GuardianCancels {
	type Success = AccountId;

	fn try_origin(origin: RuntimeOrigin, call: &Option<RuntimeCall>) -> Result<AccountId, RuntimeOrigin> {
		if call.as_ref().is_some_and(SetTo::<2_000>::contains) {
			<EnsureSignedBy<Committee, AccountId> as EnsureOrigin<_>>::try_origin(origin)
		} else {
			<EnsureSignedBy<Guardian, AccountId> as EnsureOrigin<_>>::try_origin(origin)
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &Option<RuntimeCall>) -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(GUARDIAN))
	}
}

/// All calls except those of the system.
pub struct NotTheSystem;

impl frame::traits::Contains<RuntimeCall> for NotTheSystem {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(call, RuntimeCall::System(_))
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Longest;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<RuntimeCall> for Longest {
	fn call(length: u32) -> RuntimeCall {
		set_number_with(1, length as usize - 8)
	}
}

/// Returns the state of the first block.
pub fn state() -> TestState {
	let mut state = TestState::new(RuntimeGenesisConfig::default().build_storage().unwrap());
	state.execute_with(|| System::set_block_number(1));
	state
}

/// Runs `test`, then checks the invariants.
pub fn execute(test: impl FnOnce()) {
	state().execute_with(|| {
		test();
		assert_ok!(Timelock::do_try_state());
	});
}

/// Returns the signed origin of `who`.
pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Returns the call that sets the number.
pub fn set_number(to: u32) -> RuntimeCall {
	set_number_with(to, 0)
}

/// Returns the call that sets the number, longer by `padding` bytes.
pub fn set_number_with(to: u32, padding: usize) -> RuntimeCall {
	RuntimeCall::Settings(settings::Call::set_number { to, padding: vec![0; padding] })
}

/// Executes an announced call, signed by Alice.
pub fn execute_call(operation: OperationId, limit: Weight) -> DispatchResult {
	Timelock::execute(signed(ALICE), operation, limit).map(|_| ()).map_err(|refused| refused.error)
}

/// Announces a call as the committee.
pub fn announce(call: RuntimeCall) {
	assert_ok!(Timelock::schedule(signed(COMMITTEE), Box::new(call)));
}

/// Returns the number.
pub fn number() -> u32 {
	settings::Number::<Runtime>::get()
}

/// Returns the events of this pallet so far.
pub fn events() -> Vec<pallet_timelock::Event<Runtime>> {
	System::read_events_for_pallet()
}
