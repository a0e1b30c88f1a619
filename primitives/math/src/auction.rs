//! Lots, bids and the settlement of slices (reference, section 5).

use crate::{
	error::MathError,
	exact::Exact,
	fixed::Fixed,
	parameters::{AuctionRules, Parameters},
	price::HuxPerKit,
	wide::{mul_div_ceil, mul_div_floor},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// HUX that the next lot may have: the larger of the minimum and a part of the queue (rounded down), but on this chain
/// no more than a part of circulating kit is worth at the liquidation price (rounded down), and never less than one
/// slice may have.
///
/// `queue` and the answer in HUX, `circulating` in KIT. Errors: `DivisionByZero` in the preset.
pub fn lot_threshold(
	parameters: &Parameters,
	queue: u128,
	circulating: u128,
	liquidation: &HuxPerKit,
) -> Result<u128, MathError> {
	let rules = &parameters.lots;
	let wanted = rules.queue_fraction.of_floor(queue)?.max(rules.minimum);
	let Some(fraction) = rules.circulating_fraction else { return Ok(wanted) };
	let worth = Exact::product(&[circulating.into(), fraction.numerator.into(), liquidation.hux()])?
		.floor_div(liquidation.kit().times(fraction.denominator)?)?;
	let payable = worth.min(u128::MAX.into()).to_u128()?;
	Ok(wanted.min(payable).max(parameters.minimum_slice))
}

/// ⌈lot / liquidation price⌉: KIT that a lot is first offered for. Up: for the protocol.
///
/// Errors: `DivisionByZero` for a price of zero, `Overflow`.
pub fn start_value(lot: u128, liquidation: &HuxPerKit) -> Result<u128, MathError> {
	Exact::from(lot).times(liquidation.kit())?.ceil_div(liquidation.hux())?.to_u128()
}

/// KIT that the first bid must be, `elapsed` seconds after the start: ⌊start value · (1 − decay)^elapsed⌋, at least 1.
///
/// The decay per second is rounded up, the power down: a price falls no slower than it should.
/// Errors: `InvalidParameters` for a decay above 1.
pub fn minimum_bid_descending(rules: &AuctionRules, start_value: u128, elapsed: u64) -> Result<u128, MathError> {
	let decay = Exact::from(Fixed::ONE).times(rules.decay_per_second.numerator)?;
	let decay = decay.ceil_div(rules.decay_per_second.denominator)?;
	let base = Exact::from(Fixed::ONE).minus(decay)?.to_fixed()?;
	if base.is_negative() {
		return Err(MathError::InvalidParameters);
	}
	let power = Fixed::pow_floor(base, elapsed)?;
	let asked = Exact::from(start_value).times(power)?.floor_div(Fixed::ONE)?.to_u128()?;
	Ok(asked.max(1))
}

/// KIT that the bid after one of `leading` must be: ⌊leading · (1 + improvement)⌋, at least 1.
///
/// The improvement is rounded down before (to 2^-64). Errors: `Overflow`.
pub fn minimum_bid_ascending(rules: &AuctionRules, leading: u128) -> Result<u128, MathError> {
	let improvement = Exact::from(Fixed::ONE).times(rules.bid_improvement.numerator)?;
	let factor = improvement.floor_div(rules.bid_improvement.denominator)?.plus(Fixed::ONE)?;
	let asked = Exact::from(leading).times(factor)?.floor_div(Fixed::ONE)?.to_u128()?;
	Ok(asked.max(1))
}

/// Whether a bid has won: more blocks *and* more seconds have passed since it than the rules ask for, so that the
/// longer interval decides.
///
/// A clock that went backwards has let no time pass.
pub fn is_complete(rules: &AuctionRules, blocks_since_bid: u64, seconds_since_bid: u64) -> bool {
	blocks_since_bid > u64::from(rules.interval_blocks) && seconds_since_bid > rules.interval_seconds
}

/// One of the two parts that a slice is split into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SlicePart {
	/// HUX.
	pub amount: u128,
	/// KIT that it must bring for its liquidation to have been unwarranted; `None`: always warranted.
	pub min_kit_for_unwarranted: Option<u128>,
}

/// A slice in two: the first of `first` HUX, for the lot, and the rest, for the front of the queue.
///
/// What they must bring is shared pro rata, both shares rounded up: for the protocol.
/// Errors: `Insufficient` if the slice is smaller than `first`, `DivisionByZero` if it is empty.
pub fn split_slice(slice: &SlicePart, first: u128) -> Result<(SlicePart, SlicePart), MathError> {
	let second = slice.amount.checked_sub(first).ok_or(MathError::Insufficient)?;
	let part = |amount: u128| -> Result<SlicePart, MathError> {
		let share = slice.min_kit_for_unwarranted.map(|min_kit| mul_div_ceil(min_kit, amount, slice.amount));
		Ok(SlicePart { amount, min_kit_for_unwarranted: share.transpose()? })
	};
	Ok((part(first)?, part(second)?))
}

/// Where the proceeds of a slice go. All in KIT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Settlement {
	/// Its share of the winning bid: penalty + repaid + excess.
	pub slice_kit: u128,
	/// Whether the liquidation was warranted.
	pub warranted: bool,
	/// What is kept because it was.
	pub penalty: u128,
	/// What is there for the debt: slice kit − penalty.
	pub to_repay: u128,
	/// What the debt shrinks by.
	pub repaid: u128,
	/// What the owner gets.
	pub excess: u128,
}

/// The settlement of a slice of a lot that was sold for `winning_bid` (reference, section 5.5). `debt` is that of its
/// burrow, accrued.
///
/// The slice's share is rounded down: what is left of the bid is the protocol's; the penalty up: for the protocol.
/// Errors: `DivisionByZero` for an empty lot, `Insufficient` for a slice above its lot, `InvalidParameters`.
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
