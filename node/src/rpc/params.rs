//! The forms of parameters.
//!
//! JavaScript loses digits of numbers above 2^53, so strings of digits are accepted too.

use huxian_runtime::AccountId;
use huxian_traits::{Balance, BurrowId};
use serde::{de, Deserialize, Deserializer};
use std::fmt;

/// The number of a burrow: a number, or a string of its digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Id(pub BurrowId);

impl<'de> Deserialize<'de> for Id {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		deserializer.deserialize_any(IdVisitor)
	}
}

struct IdVisitor;

impl de::Visitor<'_> for IdVisitor {
	type Value = Id;

	fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("the number of a burrow, as a number or as a string of its digits")
	}

	fn visit_u64<E: de::Error>(self, id: u64) -> Result<Id, E> {
		Ok(Id(id))
	}

	fn visit_str<E: de::Error>(self, digits: &str) -> Result<Id, E> {
		// `u64` would accept a sign.
		if digits.starts_with('+') {
			return Err(E::invalid_value(de::Unexpected::Str(digits), &self));
		}
		digits.parse().map(Id).map_err(|_| E::invalid_value(de::Unexpected::Str(digits), &self))
	}
}

/// An account: an address, or a public key in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account(pub AccountId);

impl<'de> Deserialize<'de> for Account {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		text.parse().map(Self).map_err(|_| {
			de::Error::custom(format!("`{text}` is neither an address of this chain nor a public key in hexadecimal"))
		})
	}
}

/// An amount in the smallest unit: a number, or a string of its digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount(pub Balance);

impl<'de> Deserialize<'de> for Amount {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		#[derive(Deserialize)]
		#[serde(untagged)]
		enum Either {
			Number(u64),
			Digits(String),
		}
		let wrong = || de::Error::custom("an amount is a number, or a string of its digits, in the smallest unit");
		match Either::deserialize(deserializer).map_err(|_: D::Error| wrong())? {
			Either::Number(number) => Ok(Self(number.into())),
			Either::Digits(digits) if digits.bytes().all(|digit| digit.is_ascii_digit()) => {
				digits.parse().map(Self).map_err(|_| wrong())
			},
			Either::Digits(_) => Err(wrong()),
		}
	}
}
