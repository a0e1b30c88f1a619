//! What a step costs at its worst: the words of as many members as there can be; and what is added once a minute: a full ring of closing
//! prices, and fees to pay.

use crate::{types::*, *};
use frame::benchmarking::prelude::*;
use huxian_traits::{kit::KitMarket, Balance, Moment};

/// Builds the world that the controller is measured in.
pub trait BenchmarkHelper<AccountId> {
	/// Sets the clock, in milliseconds since 1970.
	fn set_time(now: Moment);
	/// Has as many members as there can be feed an index of one at this time.
	fn feed();
	/// Fills the kit pool with `kit` and `hux`, minting the kit through the controller.
	fn fill_pool(kit: Balance, hux: Balance);
}

impl<AccountId> BenchmarkHelper<AccountId> for () {
	fn set_time(_: Moment) {}
	fn feed() {}
	fn fill_pool(_: Balance, _: Balance) {}
}

type Helper<T> = <T as Config>::BenchmarkHelper;

/// When the measurement begins: late enough for a ring of closing prices before it.
const BEGINNING: Moment = 1_800_000_000_000;
/// One HUX, one KIT.
const UNIT: Balance = 1_000_000_000_000;

/// A controller that has steered by a market for longer than closing prices are kept.
fn steer<T: Config>() {
	FirstSettings::<T>::put(Settings { depth: UNIT, window: MINUTE });
	Helper::<T>::set_time(BEGINNING);
	Helper::<T>::feed();
	Pallet::<T>::tick();
	Helper::<T>::fill_pool(100_000 * UNIT, 100_000 * UNIT);
	for minute in 1..=Moment::from(MAX_CLOSINGS) + 1 {
		Helper::<T>::set_time(BEGINNING + minute * MINUTE);
		Helper::<T>::feed();
		Pallet::<T>::tick();
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The step of a block within a minute.
	#[benchmark]
	fn tick() -> Result<(), BenchmarkError> {
		steer::<T>();
		let before = Core::<T>::get().ok_or("the controller has not started")?;
		Helper::<T>::set_time(BEGINNING + (Moment::from(MAX_CLOSINGS) + 1) * MINUTE + 3_000);

		#[block]
		{
			Pallet::<T>::tick();
		}

		let after = Core::<T>::get().ok_or("the controller has stopped")?;
		assert!(after.market && after.index_fresh);
		assert!(after.state.last_touched > before.state.last_touched);
		Ok(())
	}

	/// What the end of a minute adds: the closing price, its median, the fees, and the report.
	#[benchmark]
	fn minute() -> Result<(), BenchmarkError> {
		steer::<T>();
		let before = Core::<T>::get().ok_or("the controller has not started")?;
		let mut after = before;
		after.pending_fees = UNIT;
		after.state.last_touched += 60;
		let reserves = T::Market::reserves().ok_or("there is no pool")?;
		let closing = Closing::new(before.closed + 1, &reserves);
		let paid;

		#[block]
		{
			after.kit_price = Pallet::<T>::close(closing);
			(after, paid) = Pallet::<T>::pay_fees(after);
			Pallet::<T>::report(&before, &after, paid);
		}

		assert_eq!((paid, after.pending_fees), (UNIT, 0));
		assert_eq!(Closings::<T>::get().len() as u32, MAX_CLOSINGS);
		Ok(())
	}

	#[benchmark]
	fn set_settings() -> Result<(), BenchmarkError> {
		steer::<T>();
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| "nobody may set the settings")?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Settings::default());

		assert_eq!(Pallet::<T>::settings(), Settings::default());
		Ok(())
	}
}
