//! Benchmarks: each with the maximum number of pauses.

use super::*;
use frame::{benchmarking::prelude::*, deps::frame_system};

/// Makes things for benchmarks.
pub trait BenchmarkHelper<Subject> {
	/// Returns a thing that can be paused, of the kind with the longest names. Each `index` below
	/// [`MAX_PAUSES`] gives another one.
	fn subject(index: u32) -> Subject;
}

/// Pauses `count` things as the guardian.
fn pause_things<T: Config>(count: u32) -> Result<(), BenchmarkError> {
	for index in 0..count {
		Pallet::<T>::pause_as_guardian(T::BenchmarkHelper::subject(index))?;
	}
	Ok(())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn pause() -> Result<(), BenchmarkError> {
		pause_things::<T>(MAX_PAUSES - 1)?;
		let subject = T::BenchmarkHelper::subject(MAX_PAUSES - 1);

		#[block]
		{
			Pallet::<T>::pause_as_guardian(subject)?;
		}

		assert_eq!(Pauses::<T>::count(), MAX_PAUSES);
		Ok(())
	}

	#[benchmark]
	fn resume() -> Result<(), BenchmarkError> {
		pause_things::<T>(MAX_PAUSES)?;
		let subject = T::BenchmarkHelper::subject(0);
		let origin = T::ResumeOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin, subject.clone());

		assert_eq!(Pauses::<T>::get(subject), Some(PauseState::Lifted));
		Ok(())
	}

	#[benchmark]
	fn idle() -> Result<(), BenchmarkError> {
		pause_things::<T>(MAX_PAUSES)?;
		let now = frame_system::Pallet::<T>::block_number();

		#[block]
		{
			Pallet::<T>::end_episodes(now);
		}

		assert_eq!(Pauses::<T>::count(), MAX_PAUSES);
		Ok(())
	}

	#[benchmark]
	fn end_episodes(n: Linear<1, MAX_PAUSES>) -> Result<(), BenchmarkError> {
		pause_things::<T>(n)?;
		let end = NextEnd::<T>::get().ok_or(BenchmarkError::Stop("nothing is paused"))?;
		frame_system::Pallet::<T>::set_block_number(end);

		#[block]
		{
			Pallet::<T>::end_episodes(end);
		}

		assert_eq!(Pauses::<T>::count(), 0);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::state(), crate::mock::Runtime);
}
