//! Leaky buckets: what comes in raises a level, and the level falls by a whole capacity in a period. So no more than
//! two capacities pass within any period: one that was empty, and what leaks meanwhile.

use super::{fees::step, share_of, Ppm};
use crate::{error::MathError, wide::mul_div_floor};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// An hour, in milliseconds.
pub const HOUR: u64 = 3_600_000;
/// A day, in milliseconds.
pub const DAY: u64 = 86_400_000;

/// What is left of `level` after `elapsed` milliseconds: it falls by ⌊capacity · elapsed / period⌋, at most by a whole
/// capacity and never below nothing.
///
/// The leak is rounded down: for the protocol. Errors: `DivisionByZero` for a period of nothing.
pub fn leaked(level: u128, capacity: u128, period: u64, elapsed: u64) -> Result<u128, MathError> {
	let leak = mul_div_floor(capacity, elapsed.min(period).into(), period.into())?;
	// An empty bucket leaks nothing: that is the rule.
	Ok(level.saturating_sub(leak))
}

/// One bucket.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Bucket {
	/// What is in it.
	pub level: u128,
	/// When that was so, in milliseconds since 1970.
	pub at: u64,
}

impl Bucket {
	/// The bucket at `now`, with a `capacity` that leaks out in an hour. A clock that went backwards has let no time pass.
	///
	/// Errors: none for an hour, but for those of [`leaked`].
	pub fn after(&self, capacity: u128, now: u64) -> Result<Self, MathError> {
		let level = leaked(self.level, capacity, HOUR, now.saturating_sub(self.at))?;
		Ok(Self { level, at: now.max(self.at) })
	}

	/// What still fits.
	pub fn room(&self, capacity: u128) -> u128 {
		// A bucket whose capacity has shrunk below its level has no room: that is the rule.
		capacity.saturating_sub(self.level)
	}

	/// The bucket with `amount` more in it, however much fits.
	///
	/// Errors: `Overflow`.
	pub fn with(&self, amount: u128) -> Result<Self, MathError> {
		Ok(Self { level: self.level.checked_add(amount).ok_or(MathError::Overflow)?, ..*self })
	}
}

/// How much may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
	/// Within an hour.
	pub hour: u128,
	/// Within a day.
	pub day: u128,
}

impl Capacity {
	/// Shares of the supply, rounded down, but no less than `floor` an hour and 24 times as much a day.
	///
	/// Errors: `Overflow`.
	pub fn of(supply: u128, hour_share: Ppm, day_share: Ppm, floor: u128) -> Result<Self, MathError> {
		let floor_day = floor.checked_mul(24).ok_or(MathError::Overflow)?;
		Ok(Self { hour: share_of(supply, hour_share)?.max(floor), day: share_of(supply, day_share)?.max(floor_day) })
	}
}

/// The window of a token: what has come in of it and not gone out again, once measured by the hour and once by the day.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Window {
	/// The level of the bucket that leaks out in an hour.
	pub hour: u128,
	/// The level of the bucket that leaks out in a day.
	pub day: u128,
	/// When both were so, in milliseconds since 1970.
	pub at: u64,
}

impl Window {
	/// The window at `now`. A clock that went backwards has let no time pass.
	///
	/// Errors: none for an hour and a day, but for those of [`leaked`].
	pub fn after(&self, capacity: &Capacity, now: u64) -> Result<Self, MathError> {
		let elapsed = now.saturating_sub(self.at);
		Ok(Self {
			hour: leaked(self.hour, capacity.hour, HOUR, elapsed)?,
			day: leaked(self.day, capacity.day, DAY, elapsed)?,
			at: now.max(self.at),
		})
	}

	/// The window after `amount` has come in.
	///
	/// Errors: `Overflow`.
	pub fn with(&self, amount: u128) -> Result<Self, MathError> {
		let add = |level: u128| level.checked_add(amount).ok_or(MathError::Overflow);
		Ok(Self { hour: add(self.hour)?, day: add(self.day)?, at: self.at })
	}

	/// The window after `amount` has gone out: what counts is the net inflow, and never below nothing.
	pub fn without(&self, amount: u128) -> Self {
		Self { hour: self.hour.saturating_sub(amount), day: self.day.saturating_sub(amount), at: self.at }
	}

	/// The step of the fee: the higher one of both buckets.
	///
	/// Errors: those of [`step`].
	pub fn step(&self, capacity: &Capacity) -> Result<u32, MathError> {
		Ok(step(self.hour, capacity.hour)?.max(step(self.day, capacity.day)?))
	}

	/// What still fits into both buckets.
	pub fn room(&self, capacity: &Capacity) -> u128 {
		let room = |level: u128, capacity: u128| capacity.saturating_sub(level);
		room(self.hour, capacity.hour).min(room(self.day, capacity.day))
	}
}
