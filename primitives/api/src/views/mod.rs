//! The records that the runtime APIs return.
//!
//! In JSON, amounts and fractions are decimal strings, so that no reader loses digits.

mod auctions;
mod kit;
mod operations;
mod peg;
mod pools;

pub use auctions::*;
pub use kit::*;
pub use operations::*;
pub use peg::*;
pub use pools::*;

use alloc::{
	format,
	string::{String, ToString},
};
use frame::arithmetic::{FixedPointNumber, FixedU128};
use huxian_traits::Balance;
use serde::Serializer;

/// Serializes an amount as a string of its digits.
pub fn as_decimal<S: Serializer>(amount: &Balance, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.collect_str(amount)
}

/// Serializes an amount as [`as_decimal`] does, and `None` as null.
pub fn as_optional_decimal<S: Serializer>(amount: &Option<Balance>, serializer: S) -> Result<S::Ok, S::Error> {
	match amount {
		Some(amount) => serializer.collect_str(amount),
		None => serializer.serialize_none(),
	}
}

/// Returns `value` as a decimal string without loss and without trailing zeros.
pub fn decimal(value: FixedU128) -> String {
	let (whole, fraction) = (value.into_inner() / FixedU128::DIV, value.into_inner() % FixedU128::DIV);
	if fraction == 0 {
		return whole.to_string();
	}
	format!("{whole}.{fraction:018}").trim_end_matches('0').to_string()
}
