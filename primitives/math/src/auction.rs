//! Lots, bids and the settlement of slices (reference, section 5).

use crate::{
	error::MathError,
	exact::Exact,
	fixed::Fixed,
	parameters::{AuctionParams, Parameters},
	price::HuxPerKit,
	wide::{mul_div_ceil, mul_div_floor},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Returns the HUX that the next lot may hold; every part is rounded down.
///
/// It is the larger of a minimum and a part of the queue. On this chain a part of circulating kit,
/// at the liquidation price, bounds it; the least slice always fits. `queue` is in HUX,
/// `circulating` in KIT.
///
/// Errors: `DivisionByZero` in the preset.
pub fn lot_threshold(
	parameters: &Parameters,
	queue: u128,
	circulating: u128,
	liquidation: &HuxPerKit,
) -> Result<u128, MathError> {
	let lots = &parameters.lots;
	let wanted = lots.queue_fraction.of_floor(queue)?.max(lots.min_threshold);
	let Some(fraction) = lots.circulating_fraction else { return Ok(wanted) };
	let worth = Exact::product(&[circulating.into(), fraction.numerator.into(), liquidation.hux()])?
		.floor_div(liquidation.kit().times(fraction.denominator)?)?;
	let payable = worth.min(u128::MAX.into()).to_u128()?;
	Ok(wanted.min(payable).max(parameters.min_slice))
}

/// Returns the KIT that a lot is first offered for: ⌈lot / liquidation price⌉. Up: for the
/// protocol.
///
/// Errors: `DivisionByZero` for a price of zero, `Overflow`.
pub fn start_value(lot: u128, liquidation: &HuxPerKit) -> Result<u128, MathError> {
	Exact::from(lot).times(liquidation.kit())?.ceil_div(liquidation.hux())?.to_u128()
}

/// Returns the least first bid in KIT, `elapsed` seconds after the start:
/// ⌊start value · (1 − decay)^elapsed⌋, at least 1.
///
/// The decay per second is rounded up, the power down: a price falls no slower than it should.
///
/// Errors: `InvalidParameters` for a decay above 1.
pub fn minimum_bid_descending(params: &AuctionParams, start_value: u128, elapsed: u64) -> Result<u128, MathError> {
	let decay = Exact::from(Fixed::ONE).times(params.decay_per_second.numerator)?;
	let decay = decay.ceil_div(params.decay_per_second.denominator)?;
	let base = Exact::from(Fixed::ONE).minus(decay)?.to_fixed()?;
	if base.is_negative() {
		return Err(MathError::InvalidParameters);
	}
	let power = Fixed::pow_floor(base, elapsed)?;
	let asked = Exact::from(start_value).times(power)?.floor_div(Fixed::ONE)?.to_u128()?;
	Ok(asked.max(1))
}

/// Returns the least bid in KIT after one of `leading`: ⌊leading · (1 + improvement)⌋, at least 1.
///
/// The improvement is rounded down to 2^-64 first.
///
/// Errors: `Overflow`.
pub fn minimum_bid_ascending(params: &AuctionParams, leading: u128) -> Result<u128, MathError> {
	let improvement = Exact::from(Fixed::ONE).times(params.bid_improvement.numerator)?;
	let factor = improvement.floor_div(params.bid_improvement.denominator)?.plus(Fixed::ONE)?;
	let asked = Exact::from(leading).times(factor)?.floor_div(Fixed::ONE)?.to_u128()?;
	Ok(asked.max(1))
}

/// Returns whether a bid has won: more blocks *and* more seconds than the intervals have passed.
///
/// So the longer interval decides. Callers pass 0 for a clock that went backwards.
pub fn is_complete(params: &AuctionParams, blocks_since_bid: u64, seconds_since_bid: u64) -> bool {
	blocks_since_bid > u64::from(params.interval_blocks) && seconds_since_bid > params.interval_seconds
}

/// A slice, or one of the two parts that it is split into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SlicePart {
	/// Collateral, in HUX.
	pub amount: u128,
	/// Least proceeds in KIT that make its liquidation unwarranted; `None`: always warranted.
	pub min_kit_for_unwarranted: Option<u128>,
}

/// Splits a slice in two: `first` HUX for the lot, and the rest for the front of the queue.
///
/// The least unwarranted proceeds are shared pro rata, both shares rounded up: for the protocol.
///
/// Errors: `Insufficient` if the slice is smaller than `first`, `DivisionByZero` if it is empty.
pub fn split_slice(slice: &SlicePart, first: u128) -> Result<(SlicePart, SlicePart), MathError> {
	let second = slice.amount.checked_sub(first).ok_or(MathError::Insufficient)?;
	let part = |amount: u128| -> Result<SlicePart, MathError> {
		let share = slice.min_kit_for_unwarranted.map(|min_kit| mul_div_ceil(min_kit, amount, slice.amount));
		Ok(SlicePart { amount, min_kit_for_unwarranted: share.transpose()? })
	};
	Ok((part(first)?, part(second)?))
}

/// Use of the proceeds of a slice, in KIT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Settlement {
	/// Share of the winning bid: penalty + repaid + excess.
	pub slice_kit: u128,
	/// True if the liquidation was warranted.
	pub warranted: bool,
	/// Penalty of a warranted liquidation.
	pub penalty: u128,
	/// Amount available for the debt: slice kit − penalty.
	pub to_repay: u128,
	/// Amount that the debt shrinks by.
	pub repaid: u128,
	/// Amount for the owner.
	pub excess: u128,
}

/// Returns the settlement of a slice of a lot that was sold for `winning_bid` (reference,
/// section 5.5).
///
/// `debt` is that of its burrow, accrued. The slice's share is rounded down: the rest of the bid is
/// the protocol's. The penalty is rounded up: for the protocol.
///
/// Errors: `DivisionByZero` for an empty lot, `Insufficient` for a slice above its lot,
/// `InvalidParameters`.
pub fn settle_slice(
	parameters: &Parameters,
	slice: &SlicePart,
	lot: u128,
	winning_bid: u128,
	debt: u128,
) -> Result<Settlement, MathError> {
	if slice.amount > lot {
		return Err(MathError::Insufficient);
	}
	let slice_kit = mul_div_floor(slice.amount, winning_bid, lot)?;
	let warranted = slice.min_kit_for_unwarranted.is_none_or(|min_kit| slice_kit < min_kit);
	let penalty = if warranted { parameters.liquidation_penalty.of_ceil(slice_kit)? } else { 0 };
	let to_repay = slice_kit.checked_sub(penalty).ok_or(MathError::InvalidParameters)?;
	let repaid = to_repay.min(debt);
	let excess = to_repay.checked_sub(repaid).ok_or(MathError::Negative)?;
	Ok(Settlement { slice_kit, warranted, penalty, to_repay, repaid, excess })
}
