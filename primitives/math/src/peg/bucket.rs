//! Leaky buckets: inflow raises a level, and the level falls by a whole capacity in a period.
//!
//! So at most two capacities pass within any period: an empty bucket, and its leak meanwhile. The
//! upper half of a bucket is divided into steps, by which fees rise.

use super::{product, share_of, Ppm};
use crate::{
	error::MathError,
	wide::{mul_div_ceil, mul_div_floor, U256},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// An hour, in milliseconds.
pub const HOUR: u64 = 3_600_000;
/// A day, in milliseconds.
pub const DAY: u64 = 86_400_000;
/// Number of steps between half a bucket and a full one.
pub const STEPS: u32 = 10;

/// Returns `level` after `elapsed` milliseconds: it falls by ⌊capacity · elapsed / period⌋.
///
/// It falls at most by a whole capacity, and never below zero. The leak is rounded down: for the
/// protocol.
///
/// Errors: `DivisionByZero` for a period of zero.
pub fn level_after(level: u128, capacity: u128, period: u64, elapsed: u64) -> Result<u128, MathError> {
	let leak = mul_div_floor(capacity, elapsed.min(period).into(), period.into())?;
	// An empty bucket leaks nothing: saturation is the rule.
	Ok(level.saturating_sub(leak))
}

/// Returns the step of a bucket: 0 up to half of it, then one more for each tenth of the other
/// half.
///
/// That is ⌈10 · (2 · level − capacity) / capacity⌉, at least 0 and at most 10. A bucket without
/// capacity is full.
///
/// Errors: none.
pub fn step(level: u128, capacity: u128) -> Result<u32, MathError> {
	if level >= capacity {
		return Ok(STEPS);
	}
	let twice = product(level, 2)?;
	let Some(over) = twice.checked_sub(U256::from(capacity)) else { return Ok(0) };
	// Below the capacity, since the level is.
	let over = u128::try_from(over).map_err(|_| MathError::Overflow)?;
	let step = mul_div_ceil(over, STEPS.into(), capacity)?;
	Ok(u32::try_from(step).unwrap_or(STEPS).min(STEPS))
}

/// Returns the highest level of a step: ⌊capacity · (10 + step) / 20⌋, the inverse of [`step`].
///
/// Errors: none for steps up to the last one.
pub fn highest_level(capacity: u128, step: u32) -> Result<u128, MathError> {
	let tenths = STEPS.saturating_add(step.min(STEPS));
	mul_div_floor(capacity, tenths.into(), 2_u128.saturating_mul(STEPS.into()))
}

/// A bucket that leaks out in an hour.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Bucket {
	/// Level.
	pub level: u128,
	/// Time of that level, in milliseconds since 1970.
	pub at: u64,
}

impl Bucket {
	/// Returns the bucket at `now`. For a clock that went backwards no time has passed.
	///
	/// Errors: none.
	pub fn after(&self, capacity: u128, now: u64) -> Result<Self, MathError> {
		let level = level_after(self.level, capacity, HOUR, now.saturating_sub(self.at))?;
		Ok(Self { level, at: now.max(self.at) })
	}

	/// Returns the amount that still fits.
	pub fn room(&self, capacity: u128) -> u128 {
		// A capacity that has shrunk below the level leaves no room: saturation is the rule.
		capacity.saturating_sub(self.level)
	}

	/// Returns the bucket with `amount` more, even if it does not fit.
	///
	/// Errors: `Overflow`.
	pub fn with(&self, amount: u128) -> Result<Self, MathError> {
		Ok(Self { level: self.level.checked_add(amount).ok_or(MathError::Overflow)?, ..*self })
	}
}

/// Capacities of a [`Window`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
	/// Capacity within an hour.
	pub hour: u128,
	/// Capacity within a day.
	pub day: u128,
}

impl Capacity {
	/// Returns shares of the supply, rounded down, but at least `floor` an hour and 24 · `floor` a
	/// day.
	///
	/// Errors: `Overflow`.
	pub fn of(supply: u128, hour_share: Ppm, day_share: Ppm, floor: u128) -> Result<Self, MathError> {
		let floor_day = floor.checked_mul(24).ok_or(MathError::Overflow)?;
		Ok(Self { hour: share_of(supply, hour_share)?.max(floor), day: share_of(supply, day_share)?.max(floor_day) })
	}
}

/// Window of a token: its net inflow, in a bucket of an hour and in one of a day.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Window {
	/// Level of the bucket that leaks out in an hour.
	pub hour: u128,
	/// Level of the bucket that leaks out in a day.
	pub day: u128,
	/// Time of both levels, in milliseconds since 1970.
	pub at: u64,
}

impl Window {
	/// Returns the window at `now`. For a clock that went backwards no time has passed.
	///
	/// Errors: none.
	pub fn after(&self, capacity: &Capacity, now: u64) -> Result<Self, MathError> {
		let elapsed = now.saturating_sub(self.at);
		Ok(Self {
			hour: level_after(self.hour, capacity.hour, HOUR, elapsed)?,
			day: level_after(self.day, capacity.day, DAY, elapsed)?,
			at: now.max(self.at),
		})
	}

	/// Returns the window after an inflow of `amount`.
	///
	/// Errors: `Overflow`.
	pub fn with(&self, amount: u128) -> Result<Self, MathError> {
		let add = |level: u128| level.checked_add(amount).ok_or(MathError::Overflow);
		Ok(Self { hour: add(self.hour)?, day: add(self.day)?, at: self.at })
	}

	/// Returns the window after an outflow of `amount`; a net inflow is never below zero.
	pub fn without(&self, amount: u128) -> Self {
		Self { hour: self.hour.saturating_sub(amount), day: self.day.saturating_sub(amount), at: self.at }
	}

	/// Returns the step of the fee: the higher one of both buckets.
	///
	/// Errors: none.
	pub fn step(&self, capacity: &Capacity) -> Result<u32, MathError> {
		Ok(step(self.hour, capacity.hour)?.max(step(self.day, capacity.day)?))
	}

	/// Returns the amount that still fits into both buckets.
	pub fn room(&self, capacity: &Capacity) -> u128 {
		let room = |level: u128, capacity: u128| capacity.saturating_sub(level);
		room(self.hour, capacity.hour).min(room(self.day, capacity.day))
	}

	/// Returns the largest inflow after which [`Window::step`] is at most one higher.
	///
	/// Errors: none.
	pub fn room_of_one_step(&self, capacity: &Capacity) -> Result<u128, MathError> {
		let next = self.step(capacity)?.saturating_add(1);
		let hour = highest_level(capacity.hour, next)?.saturating_sub(self.hour);
		let day = highest_level(capacity.day, next)?.saturating_sub(self.day);
		Ok(hour.min(day))
	}
}
