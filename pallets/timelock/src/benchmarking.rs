//! Benchmarks: each with calls of the maximum length, and the maximum number of them.

use super::*;
use alloc::boxed::Box;
use frame::{benchmarking::prelude::*, deps::frame_system};

/// Makes calls for benchmarks.
pub trait BenchmarkHelper<Call> {
	/// Returns a call that can be announced and executed. Encoded it has about `length` bytes, at
	/// most so many, and takes as long to decode as any.
	fn call(length: u32) -> Call;
}

type CallOf<T> = <T as Config>::RuntimeCall;

/// Announces `count` calls of the maximum length and returns one of them.
fn announce<T: Config>(count: u32) -> Result<CallOf<T>, BenchmarkError> {
	let call = T::BenchmarkHelper::call(MAX_CALL_LENGTH);
	for _ in 0..count {
		Pallet::<T>::do_schedule(&call, Delay::<T>::get())?;
	}
	Ok(call)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn schedule() -> Result<(), BenchmarkError> {
		let call = announce::<T>(MAX_OPERATIONS - 1)?;
		let origin = T::ScheduleOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as <T as frame_system::Config>::RuntimeOrigin, Box::new(call));

		assert_eq!(Operations::<T>::count(), MAX_OPERATIONS);
		Ok(())
	}

	#[benchmark]
	fn execute() -> Result<(), BenchmarkError> {
		announce::<T>(MAX_OPERATIONS)?;
		let operation = Operations::<T>::get(0).ok_or(BenchmarkError::Stop("nothing is announced"))?;
		frame_system::Pallet::<T>::set_block_number(operation.ready);
		let by = whitelisted_caller();

		#[extrinsic_call]
		_(frame_system::RawOrigin::Signed(by), 0, Weight::MAX);

		assert!(!Operations::<T>::contains_key(0));
		Ok(())
	}

	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		announce::<T>(MAX_OPERATIONS)?;
		let origin = T::CancelOrigin::try_successful_origin(&None).map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as <T as frame_system::Config>::RuntimeOrigin, 0);

		assert!(!Operations::<T>::contains_key(0));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::state(), crate::mock::Runtime);
}
