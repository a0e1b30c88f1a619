//! The work of `on_initialize`: all families are processed, then their redemption queues are paid.

use crate::{observation::Observation, pallet::*, types::*, weights::WeightInfo as _, LOG_TARGET};
use alloc::vec::Vec;
use frame::{
	deps::{frame_support::storage::with_storage_layer, frame_support::weights::WeightMeter},
	prelude::*,
	token::fungibles::Inspect as _,
};
use huxian_math::peg::{
	backing::{backing, value_at},
	fees::BASIS_POINT,
	Ppm,
};
use huxian_traits::{kit::Clock, peg::AmoAccounting, Balance, Moment};

type Weights<T> = <T as Config>::WeightInfo;

impl<T: Config> Pallet<T> {
	/// Processes the families and pays the queues of a block; returns the weight used.
	pub(crate) fn step(block: BlockNumberFor<T>) -> Weight {
		let mut meter = WeightMeter::with_limit(T::StepWeight::get());
		meter.consume(Weights::<T>::step());
		let (now, families) = (T::Clock::now(), FamilyIds::<T>::get());
		if now == 0 || families.is_empty() {
			return meter.consumed();
		}
		Self::process_families(&families, now, &mut meter);
		// Each block starts with another queue, so that no queue starves behind another one.
		let rotation = block.saturated_into::<u32>();
		for family in rotated(&families, rotation) {
			Self::process_queue_within(family, &mut meter);
		}
		meter.consumed()
	}

	/// Returns the maximum weight of a step.
	#[doc(alias = "heaviest")]
	pub fn max_weight() -> Weight {
		T::StepWeight::get()
	}

	/// Returns the maximum weight of processing one family.
	pub(crate) fn max_family_weight() -> Weight {
		Weights::<T>::step_family(MAX_EXTERNALS)
			.saturating_add(Weights::<T>::step_change().saturating_mul(MAX_EXTERNALS.into()))
			.saturating_add(T::Amo::max_stressed_value_weight())
	}

	/// Processes families while the meter has room, starting where the last block ended.
	fn process_families(families: &[TokenId], now: Moment, meter: &mut WeightMeter) {
		let begin = Cursor::<T>::get();
		let mut done: u32 = 0;
		for family in rotated(families, begin) {
			if !meter.can_consume(Self::max_family_weight()) {
				break;
			}
			meter.consume(Self::process_family(family, now));
			done = done.saturating_add(1);
		}
		let count = u32::try_from(families.len()).unwrap_or(u32::MAX);
		// A block that processed all families leaves the cursor at 0.
		let next = if done >= count { 0 } else { begin.saturating_add(done).checked_rem(count).unwrap_or_default() };
		if next != begin {
			Cursor::<T>::put(next);
		}
	}

	/// Pays requests of a family with the weight left in the meter.
	fn process_queue_within(id: TokenId, meter: &mut WeightMeter) {
		let nothing = Weights::<T>::process_queue(0);
		let each = Weights::<T>::process_queue(1).saturating_sub(nothing);
		let room = meter.remaining().saturating_sub(nothing);
		let max_requests = room.checked_div_per_component(&each).unwrap_or_default();
		let max_requests = u32::try_from(max_requests).unwrap_or(u32::MAX).min(MAX_REQUESTS);
		// A family that is missing was reported as `StepFailed` when it was processed.
		if max_requests == 0 || Families::<T>::get(id).is_none_or(|family| family.queue.is_empty()) {
			return;
		}
		let paid = with_storage_layer(|| Self::process_requests(id, max_requests)).unwrap_or_else(|error| {
			Self::deposit_failure(id, None, error);
			max_requests
		});
		meter.consume(Weights::<T>::process_queue(paid));
	}

	/// Processes a family in a storage layer of its own; returns the weight used.
	pub(crate) fn process_family(id: TokenId, now: Moment) -> Weight {
		match with_storage_layer(|| Self::try_process_family(id, now)) {
			Ok((externals, changes)) => Weights::<T>::step_family(externals)
				.saturating_add(Weights::<T>::step_change().saturating_mul(changes.into()))
				.saturating_add(T::Amo::stressed_value_weight(id)),
			Err(error) => {
				Self::deposit_failure(id, None, error);
				Self::max_family_weight()
			},
		}
	}

	/// Updates the states, the backing and the fees of a family.
	///
	/// Returns the number of its externals, and the number of those that changed.
	fn try_process_family(id: TokenId, now: Moment) -> Result<(u32, u32), DispatchError> {
		let before = Self::family(id)?;
		let mut family = before.clone();
		let observations = Self::observe_externals(&family, now)?;
		let supply = T::Tokens::total_issuance(id);
		let (circulating, value) = (Self::circulating(id, supply), Self::backing_value(id, &observations)?);
		family.fallen = observations.iter().any(|observation| observation.new.fallen);
		family.backing = floor_to_basis_point(backing(value, circulating));
		if now.saturating_sub(before.last_report) >= REPORT_INTERVAL {
			family.last_report = now;
			let Family { backing, fallen, .. } = family;
			Self::deposit_event(Event::BackingReported { family: id, backing, circulating, value, fallen });
		}
		let (mut count, mut changes): (u32, u32) = (0, 0);
		for observation in observations {
			count = count.saturating_add(1);
			let asset = observation.asset;
			let changed = with_storage_layer(|| Self::update_external(id, &family, supply, observation, now));
			let changed = changed.unwrap_or_else(|error| {
				Self::deposit_failure(id, Some(asset), error);
				true
			});
			changes = changes.saturating_add(u32::from(changed));
		}
		if family != before {
			Families::<T>::insert(id, family);
		}
		Ok((count, changes))
	}

	/// Returns the market value of a family's backing, in its token.
	///
	/// Externals count by their debt, so a gift to the PSM account counts for nothing.
	fn backing_value(id: TokenId, observations: &[Observation]) -> Result<Balance, Error<T>> {
		let mut sum = T::Amo::stressed_value(id);
		for observation in observations {
			let debt = observation.new.debt().ok_or(Error::ArithmeticOverflow)?;
			// A sum beyond the maximum exceeds any supply, so it saturates.
			sum = sum.saturating_add(value_at(debt, observation.valuation));
		}
		Ok(sum)
	}

	/// Reports a step that failed; the next block tries again.
	fn deposit_failure(family: TokenId, external: Option<TokenId>, error: DispatchError) {
		frame::log::warn!(target: LOG_TARGET, "family {family}, external {external:?}: the step failed: {error:?}");
		Self::deposit_event(Event::StepFailed { family, external, error });
	}
}

/// Returns `ratio` rounded down to a basis point, in favour of the protocol.
fn floor_to_basis_point(ratio: Ppm) -> Ppm {
	let rest = ratio.checked_rem(BASIS_POINT).unwrap_or_default();
	ratio.saturating_sub(rest)
}

/// Returns all `items`, starting with the one at `place` and wrapping around.
fn rotated(items: &[TokenId], place: u32) -> Vec<TokenId> {
	let place = usize::try_from(place).unwrap_or_default().checked_rem(items.len()).unwrap_or_default();
	let (before, after) = items.split_at_checked(place).unwrap_or((&[], items));
	after.iter().chain(before).copied().collect()
}
