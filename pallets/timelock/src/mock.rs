//! A chain with a number that anybody may lower and only who has announced it may raise.

use crate::{self as pallet_timelock, EnsureAnnounced, OperationId};
use frame::{deps::frame_system, testing_prelude::*};

pub type AccountId = u64;
pub type Block = MockBlock<Runtime>;

/// Announces.
pub const COMMITTEE: AccountId = 1;
/// Takes back.
pub const GUARDIAN: AccountId = 2;
/// Anyone.
pub const ALICE: AccountId = 3;
/// Blocks of notice.
pub const DELAY: u64 = 10;
/// Blocks to make a call in.
pub const GRACE: u64 = 20;

/// What is ruled.
#[frame::pallet]
pub mod ruled {
	use frame::prelude::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who has announced it.
		type Announced: EnsureOrigin<Self::RuntimeOrigin>;
	}

	#[pallet::storage]
	pub type Number<T> = StorageValue<_, u32, ValueQuery>;

	#[pallet::error]
	pub enum Error<T> {
		/// It is a hundred.
		Unlucky,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Raises it.
		#[pallet::call_index(0)]
		#[pallet::weight(Weight::from_parts(1_000 * u64::from(*to), 0))]
		pub fn raise(origin: OriginFor<T>, to: u32, _padding: alloc::vec::Vec<u8>) -> DispatchResultWithPostInfo {
			T::Announced::ensure_origin(origin)?;
			Number::<T>::put(to);
			ensure!(to != 100, Error::<T>::Unlucky);
			// Half of what was declared.
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
	pub type Ruled = ruled;
}

ord_parameter_types! {
	pub const Committee: AccountId = COMMITTEE;
	pub const Guardian: AccountId = GUARDIAN;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
}

impl ruled::Config for Runtime {
	type Announced = EnsureAnnounced<AccountId>;
}

impl pallet_timelock::Config for Runtime {
	type Announceable = NotTheSystem;
	type CancelOrigin = EnsureSignedBy<Guardian, AccountId>;
	type DefaultDelay = ConstU64<DELAY>;
	type Grace = ConstU64<GRACE>;
	type RuntimeCall = RuntimeCall;
	type RuntimeOrigin = RuntimeOrigin;
	type ScheduleOrigin = EnsureSignedBy<Committee, AccountId>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Longest;
}

/// All calls but those of the system.
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
		raise_with(1, length as usize - 8)
	}
}

/// The state of the first block.
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

/// A transaction of `who`.
pub fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The call that raises the number.
pub fn raise(to: u32) -> RuntimeCall {
	raise_with(to, 0)
}

/// The same, so much longer.
pub fn raise_with(to: u32, padding: usize) -> RuntimeCall {
	RuntimeCall::Ruled(ruled::Call::raise { to, padding: vec![0; padding] })
}

/// Alice makes an announced call.
pub fn make(operation: OperationId, limit: Weight) -> DispatchResult {
	Timelock::execute(by(ALICE), operation, limit).map(|_| ()).map_err(|refused| refused.error)
}

/// The committee announces a call.
pub fn announce(call: RuntimeCall) {
	assert_ok!(Timelock::schedule(by(COMMITTEE), Box::new(call)));
}

/// The number that is ruled.
pub fn number() -> u32 {
	ruled::Number::<Runtime>::get()
}

/// The events of this pallet so far.
pub fn events() -> Vec<pallet_timelock::Event<Runtime>> {
	System::read_events_for_pallet()
}
