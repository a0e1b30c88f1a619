//! Benchmarks of the tick, of the end of a minute, and of the call, each at its worst.
//!
//! At the worst the oracle has as many members as it can have, the price samples are complete, and
//! fees are pending.

use crate::{types::*, *};
use frame::benchmarking::prelude::*;
use huxian_traits::{kit::KitMarket, Balance, Moment};

/// Set-up that a runtime provides for the benchmarks.
pub trait BenchmarkHelper<AccountId> {
	/// Sets the clock, in milliseconds since 1970.
	fn set_time(now: Moment);
	/// Feeds an index of one at this time, from as many members as there can be.
	fn feed();
	/// Fills the kit pool with `kit` and `hux`. The kit is minted through the controller.
	fn fill_pool(kit: Balance, hux: Balance);
}

impl<AccountId> BenchmarkHelper<AccountId> for () {
	fn set_time(_: Moment) {}
	fn feed() {}
	fn fill_pool(_: Balance, _: Balance) {}
}

type Helper<T> = <T as Config>::BenchmarkHelper;

/// Time of the first tick, in milliseconds since 1970.
const BEGINNING: Moment = 1_800_000_000_000;
/// One HUX, one KIT.
const UNIT: Balance = 1_000_000_000_000;

/// Runs a controller with a usable market until all price samples are taken.
fn run_until_sampled<T: Config>() {
	GenesisParams::<T>::put(ControllerParams { min_depth: UNIT, window: MINUTE });
	Helper::<T>::set_time(BEGINNING);
	Helper::<T>::feed();
	Pallet::<T>::tick();
	Helper::<T>::fill_pool(100_000 * UNIT, 100_000 * UNIT);
	for minute in 1..=Moment::from(MAX_PRICE_SAMPLES) + 1 {
		Helper::<T>::set_time(BEGINNING + minute * MINUTE);
		Helper::<T>::feed();
		Pallet::<T>::tick();
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The tick of a block within a minute.
	#[benchmark]
	fn tick() -> Result<(), BenchmarkError> {
		run_until_sampled::<T>();
		// No debt, so no fee is paid: that has a weight of its own.
		ControllerState::<T>::mutate(|record| {
			if let Some(record) = record {
				record.state.outstanding = 0;
				record.pending_fees = 0;
			}
		});
		let before = ControllerState::<T>::get().ok_or("the controller has not started")?;
		Helper::<T>::set_time(BEGINNING + (Moment::from(MAX_PRICE_SAMPLES) + 1) * MINUTE + 3_000);

		#[block]
		{
			Pallet::<T>::tick();
		}

		let after = ControllerState::<T>::get().ok_or("the controller has stopped")?;
		assert!(after.market_usable && after.index_fresh);
		assert!(after.state.last_touched > before.state.last_touched);
		Ok(())
	}

	/// The end of a minute: a price sample, the median and the report.
	#[benchmark]
	fn minute() -> Result<(), BenchmarkError> {
		run_until_sampled::<T>();
		let before = ControllerState::<T>::get().ok_or("the controller has not started")?;
		let mut after = before;
		after.state.last_touched += 60;
		let reserves = T::Market::reserves().ok_or("there is no pool")?;
		let sample = PriceSample::new(before.sampled_minute + 1, &reserves);

		#[block]
		{
			let samples = Pallet::<T>::push_sample(sample);
			after.kit_price = crate::tick::median(&samples);
			after.pool_deep = crate::tick::is_deep(&after.params, &samples, after.state.circulating);
			Pallet::<T>::report(&before, &after, 0);
		}

		assert!(after.pool_deep);
		assert_eq!(PriceSamples::<T>::get().len() as u32, MAX_PRICE_SAMPLES);
		Ok(())
	}

	/// The payment of a block: the fee of this block, and a portion of those that waited.
	#[benchmark]
	fn pay_fees() -> Result<(), BenchmarkError> {
		run_until_sampled::<T>();
		let mut record = ControllerState::<T>::get().ok_or("the controller has not started")?;
		record = record.with_waiting_fees(FEE_BLOCKS * UNIT).ok_or("the sum does not fit")?;
		let portion = record.fee_portion;
		let paid;

		#[block]
		{
			(_, paid) = Pallet::<T>::pay_fees(record, UNIT);
		}

		assert_eq!(paid, UNIT + portion);
		Ok(())
	}

	#[benchmark]
	fn set_params() -> Result<(), BenchmarkError> {
		run_until_sampled::<T>();
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| "no origin may set the parameters")?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, ControllerParams::default());

		assert_eq!(Pallet::<T>::params(), ControllerParams::default());
		Ok(())
	}
}
