//! The families: tokens that are minted against externals at par. Amounts are in smallest units of
//! the family's token, shares and fees in millionths, prices the decimal texts of the chain.

use super::{call_api, flag, has_api, list, narrow, number, some, text, variant};
use crate::connection::At;
use anyhow::Result;
use subxt::dynamic::{At as _, Value};

/// Runtime API of the families.
pub const API: &str = "PegApi";

/// State of an external that may be minted against.
const OPEN: &str = "open";

/// A token that is minted against externals at a peg stability module (PSM).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Family {
	/// Number of the token.
	pub token: u32,
	/// Decimals of the token.
	pub decimals: u8,
	/// Feed whose price in dollars is the unit; `None` for a unit of one dollar.
	pub unit: Option<String>,
	/// Debt of its externals: the amount that they back.
	pub debt: u128,
	/// Maximum of that debt.
	pub max_debt: u128,
	/// Supply of the token.
	pub issuance: u128,
	/// Debt of the market operations.
	pub amo_debt: u128,
	/// Backing: value behind a token, in millionths of the unit.
	pub backing: u32,
	/// True if one of its externals has fallen.
	pub fallen: bool,
	/// Minimum of the backing for minting, in millionths.
	pub min_backing: u32,
	/// Balance of the fee account.
	pub fee_balance: u128,
	/// Queue of redemptions.
	pub queue: Redemptions,
	/// Tokens that it is minted against.
	pub externals: Vec<External>,
}

/// The queue of a family's redemptions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Redemptions {
	/// Amount that waits.
	pub waiting: u128,
	/// Number of requests that wait.
	pub requests: u64,
	/// Maximum that is paid within an hour.
	pub hourly_capacity: u128,
	/// Amount that can be paid now.
	pub room: u128,
	/// Time until which payments are held, in milliseconds since 1970.
	pub held_until: Option<u64>,
}

/// A token that a family's token is minted against.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct External {
	/// Number of the token.
	pub asset: u32,
	/// `new`, `open`, `paused` or `disabled`.
	pub state: String,
	/// Reason for the pause: `price`, `stale`, `guardian` or `committee`.
	pub pause_reason: Option<String>,
	/// Time at which minting resumes if the price stays in its band, in milliseconds since 1970.
	pub resumes_at: Option<u64>,
	/// Last price, in units of the family.
	pub price: Option<String>,
	/// True if that price is fresh.
	pub fresh: bool,
	/// True if it has fallen.
	pub fallen: bool,
	/// Debt: the amount that it backs.
	pub debt: u128,
	/// Maximum of that debt at the PSM.
	pub ceiling: u128,
	/// Share of the family's debt, in millionths.
	pub share: u32,
	/// Share of all tokens of its domain, in millionths.
	pub domain_share: u32,
	/// Fee of minting, in millionths.
	pub mint_fee: u32,
	/// Fee of redeeming, in millionths.
	pub redeem_fee: u32,
	/// Amount that may still be minted within the hour.
	pub hour_room: u128,
	/// Amount that may still be minted within the day.
	pub day_room: u128,
	/// Amount that may be minted under all limits.
	pub room: u128,
	/// Amount that may be minted in one call.
	pub max_mint: u128,
}

impl Family {
	fn decode(value: &Value) -> Option<Self> {
		let amount = |name: &str| number(value.at(name)).unwrap_or(0);
		let externals = value.at("externals").map(list).unwrap_or_default();
		Some(Self {
			token: narrow(value.at("token"))?,
			decimals: narrow(value.at("decimals"))?,
			unit: variant(some(value.at("unit"))),
			debt: amount("debt"),
			max_debt: amount("max_debt"),
			issuance: amount("issuance"),
			amo_debt: amount("amo_debt"),
			backing: narrow(value.at("backing"))?,
			fallen: flag(value.at("fallen")).unwrap_or(false),
			min_backing: narrow(value.at("min_backing")).unwrap_or(0),
			fee_balance: amount("fee_balance"),
			queue: value.at("queue").map(Redemptions::decode).unwrap_or_default(),
			externals: externals.into_iter().filter_map(External::decode).collect(),
		})
	}

	/// Returns the number of its externals that may be minted against now.
	pub fn open_externals(&self) -> usize {
		self.externals.iter().filter(|external| external.is_open()).count()
	}

	/// Returns the external `asset`; `None` if it is none of this family.
	pub fn external(&self, asset: u32) -> Option<&External> {
		self.externals.iter().find(|external| external.asset == asset)
	}
}

impl Redemptions {
	fn decode(value: &Value) -> Self {
		let amount = |name: &str| number(value.at(name)).unwrap_or(0);
		Self {
			waiting: amount("waiting"),
			requests: narrow(value.at("requests")).unwrap_or(0),
			hourly_capacity: amount("hourly_capacity"),
			room: amount("room"),
			held_until: narrow(some(value.at("held_until"))),
		}
	}
}

impl External {
	fn decode(value: &Value) -> Option<Self> {
		let amount = |name: &str| number(value.at(name)).unwrap_or(0);
		let millionths = |name: &str| narrow(value.at(name)).unwrap_or(0);
		let is = |name: &str| flag(value.at(name)).unwrap_or(false);
		let room = |name: &str| {
			let bucket = value.at(name);
			let (level, capacity) = (number(bucket.at("level"))?, number(bucket.at("capacity"))?);
			Some(capacity.saturating_sub(level))
		};
		Some(Self {
			asset: narrow(value.at("asset"))?,
			state: text(value.at("state"))?,
			pause_reason: text(some(value.at("pause_reason"))),
			resumes_at: narrow(some(value.at("resumes_at"))),
			price: text(some(value.at("price"))),
			fresh: is("fresh"),
			fallen: is("fallen"),
			debt: amount("debt"),
			ceiling: amount("ceiling"),
			share: millionths("share"),
			domain_share: millionths("domain_share"),
			mint_fee: millionths("mint_fee"),
			redeem_fee: millionths("redeem_fee"),
			hour_room: room("hour").unwrap_or(0),
			day_room: room("day").unwrap_or(0),
			room: amount("room"),
			max_mint: amount("max_mint"),
		})
	}

	/// Returns true if it may be minted against.
	pub fn is_open(&self) -> bool {
		self.state == OPEN
	}

	/// Returns its price if it is fresh.
	pub fn fresh_price(&self) -> Option<&str> {
		self.price.as_deref().filter(|_| self.fresh)
	}
}

/// Reads all families; `None` on a chain without the pallet.
pub async fn families(at: &At) -> Result<Option<Vec<Family>>> {
	if !has_api(at, API) {
		return Ok(None);
	}
	let found = call_api(at, API, "families", vec![]).await?;
	Ok(Some(list(&found).into_iter().filter_map(Family::decode).collect()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::none;

	fn given(value: Value) -> Value {
		Value::unnamed_variant("Some", [value])
	}

	fn bucket(level: u128, capacity: u128) -> Value {
		Value::named_composite([("level", Value::u128(level)), ("capacity", Value::u128(capacity))])
	}

	#[test]
	fn a_family_is_decoded_by_the_names_of_its_fields() {
		let external = Value::named_composite([
			("something_new", Value::u128(1)),
			("asset", Value::u128(21)),
			("state", Value::string("paused")),
			("pause_reason", given(Value::string("price"))),
			("resumes_at", none()),
			("price", given(Value::string("0.985"))),
			("fresh", Value::bool(true)),
			("share", Value::u128(400_000)),
			("hour", bucket(40, 50)),
			// A window shrinks with the supply, so its level may exceed its capacity.
			("day", bucket(60, 50)),
		]);
		let queue = Value::named_composite([("requests", Value::u128(3)), ("held_until", given(Value::u128(7_000)))]);
		let family = Value::named_composite([
			("token", Value::u128(3)),
			("decimals", Value::u128(18)),
			("unit", given(Value::unnamed_variant("EthUsd", []))),
			("backing", Value::u128(999_900)),
			("queue", queue),
			("externals", Value::unnamed_composite([external, Value::u128(1)])),
		]);
		let family = Family::decode(&family).unwrap();
		assert_eq!((family.token, family.unit.as_deref(), family.backing), (3, Some("EthUsd"), 999_900));
		assert_eq!((family.queue.requests, family.queue.held_until), (3, Some(7_000)));
		assert_eq!((family.externals.len(), family.open_externals()), (1, 0));
		let external = family.external(21).unwrap();
		assert_eq!((external.pause_reason.as_deref(), external.resumes_at), (Some("price"), None));
		assert_eq!((external.hour_room, external.day_room, external.share), (10, 0, 400_000));
		assert_eq!(external.fresh_price(), Some("0.985"));
		assert_eq!(Family::decode(&Value::u128(1)), None);
	}

	#[test]
	fn a_price_that_is_not_fresh_is_not_returned_as_fresh() {
		let external = External { price: Some("1".into()), fresh: false, ..External::default() };
		assert_eq!(external.fresh_price(), None);
	}
}
