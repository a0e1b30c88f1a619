//! The tokens that are minted against others at par, read by the names of the fields. Amounts are in units of the
//! family's token, shares and fees in millionths, prices the decimal texts that the chain wrote.

use super::{ask, flag, has_api, list, number, some, text, variant, whole};
use crate::connection::At;
use anyhow::Result;
use subxt::dynamic::{At as _, Value};

/// Where the families are asked for.
pub const API: &str = "PegApi";

/// How an external is called against which one may mint.
const OPEN: &str = "open";

/// A token that is minted against others, and its door.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Family {
	/// The token.
	pub token: u32,
	/// Its decimals.
	pub decimals: u8,
	/// The feed whose dollars a whole token stands for; a dollar when there is none.
	pub unit: Option<String>,
	/// What its externals back.
	pub debt: u128,
	/// What they may back at most.
	pub max_debt: u128,
	/// Its supply.
	pub issuance: u128,
	/// What the market operations owe.
	pub amo_debt: u128,
	/// What stands behind a token.
	pub backing: u32,
	/// Whether one of its externals has fallen.
	pub fallen: bool,
	/// Nothing is minted while the backing is below this.
	pub mint_floor: u32,
	/// What its fees have brought.
	pub reserve: u128,
	/// Who waits to be paid.
	pub queue: Redemptions,
	/// What it is minted against.
	pub externals: Vec<External>,
}

/// The queue of a family's redemptions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Redemptions {
	/// What waits.
	pub waiting: u128,
	/// How many wait.
	pub tickets: u64,
	/// What is paid within an hour.
	pub paid_per_hour: u128,
	/// What can be paid at once.
	pub room: u128,
	/// Until when payments are held, milliseconds since 1970.
	pub held_until: Option<u64>,
}

/// A token that a family's is minted against.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct External {
	/// The token.
	pub asset: u32,
	/// `new`, `open`, `stopped` or `shut`.
	pub state: String,
	/// Why it is stopped: `price`, `stale` or `guardian`.
	pub why: Option<String>,
	/// When minting opens if it stays calm, milliseconds since 1970.
	pub reopens_at: Option<u64>,
	/// Its price in units of the family.
	pub price: Option<String>,
	/// Whether the price is of now.
	pub fresh: bool,
	/// Whether it has fallen.
	pub fallen: bool,
	/// What it backs.
	pub debt: u128,
	/// What it may back at most.
	pub ceiling: u128,
	/// Its share of the family's debt.
	pub share: u32,
	/// The share of all tokens of its domain.
	pub domain_share: u32,
	/// What minting costs.
	pub mint_fee: u32,
	/// What redeeming costs.
	pub redeem_fee: u32,
	/// What may still come in within the hour.
	pub hour_room: u128,
	/// What may still come in within the day.
	pub day_room: u128,
	/// What may be minted against it by all limits.
	pub room: u128,
	/// What may be minted against it at once.
	pub max_mint: u128,
}

impl Family {
	fn decode(value: &Value) -> Option<Self> {
		let amount = |name: &str| number(value.at(name)).unwrap_or(0);
		let externals = value.at("externals").map(list).unwrap_or_default();
		Some(Self {
			token: whole(value.at("token"))?,
			decimals: whole(value.at("decimals"))?,
			unit: variant(some(value.at("unit"))),
			debt: amount("debt"),
			max_debt: amount("max_debt"),
			issuance: amount("issuance"),
			amo_debt: amount("amo_debt"),
			backing: whole(value.at("backing"))?,
			fallen: flag(value.at("fallen")).unwrap_or(false),
			mint_floor: whole(value.at("mint_floor")).unwrap_or(0),
			reserve: amount("reserve"),
			queue: value.at("queue").map(Redemptions::decode).unwrap_or_default(),
			externals: externals.into_iter().filter_map(External::decode).collect(),
		})
	}

	/// How many of its externals it is minted against now.
	pub fn open(&self) -> usize {
		self.externals.iter().filter(|external| external.is_open()).count()
	}

	/// The external of this number, if it is one of its own.
	pub fn external(&self, asset: u32) -> Option<&External> {
		self.externals.iter().find(|external| external.asset == asset)
	}
}

impl Redemptions {
	fn decode(value: &Value) -> Self {
		let amount = |name: &str| number(value.at(name)).unwrap_or(0);
		Self {
			waiting: amount("waiting"),
			tickets: whole(value.at("tickets")).unwrap_or(0),
			paid_per_hour: amount("paid_per_hour"),
			room: amount("room"),
			held_until: whole(some(value.at("held_until"))),
		}
	}
}

impl External {
	fn decode(value: &Value) -> Option<Self> {
		let amount = |name: &str| number(value.at(name)).unwrap_or(0);
		let millionths = |name: &str| whole(value.at(name)).unwrap_or(0);
		let is = |name: &str| flag(value.at(name)).unwrap_or(false);
		let room = |name: &str| {
			let bucket = value.at(name);
			let (level, capacity) = (number(bucket.at("level"))?, number(bucket.at("capacity"))?);
			Some(capacity.saturating_sub(level))
		};
		Some(Self {
			asset: whole(value.at("asset"))?,
			state: text(value.at("state"))?,
			why: text(some(value.at("why"))),
			reopens_at: whole(some(value.at("reopens_at"))),
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

	/// Whether one may mint against it.
	pub fn is_open(&self) -> bool {
		self.state == OPEN
	}

	/// Its price, when it is of now.
	pub fn fresh_price(&self) -> Option<&str> {
		self.price.as_deref().filter(|_| self.fresh)
	}
}

/// All families; `None` on a chain that has no such tokens.
pub async fn families(at: &At) -> Result<Option<Vec<Family>>> {
	if !has_api(at, API) {
		return Ok(None);
	}
	let found = ask(at, API, "families", vec![]).await?;
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
	fn a_family_is_read_by_the_names_of_its_fields() {
		let external = Value::named_composite([
			("something_new", Value::u128(1)),
			("asset", Value::u128(21)),
			("state", Value::string("stopped")),
			("why", given(Value::string("price"))),
			("reopens_at", none()),
			("price", given(Value::string("0.985"))),
			("fresh", Value::bool(true)),
			("share", Value::u128(400_000)),
			("hour", bucket(40, 50)),
			// A window that shrinks with the supply may hold less than is in it.
			("day", bucket(60, 50)),
		]);
		let queue = Value::named_composite([("tickets", Value::u128(3)), ("held_until", given(Value::u128(7_000)))]);
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
		assert_eq!((family.queue.tickets, family.queue.held_until), (3, Some(7_000)));
		assert_eq!((family.externals.len(), family.open()), (1, 0));
		let external = family.external(21).unwrap();
		assert_eq!((external.why.as_deref(), external.reopens_at), (Some("price"), None));
		assert_eq!((external.hour_room, external.day_room, external.share), (10, 0, 400_000));
		assert_eq!(external.fresh_price(), Some("0.985"));
		assert_eq!(Family::decode(&Value::u128(1)), None);
	}

	#[test]
	fn a_price_that_was_noted_last_is_not_a_fresh_one() {
		let external = External { price: Some("1".into()), fresh: false, ..External::default() };
		assert_eq!(external.fresh_price(), None);
	}
}
