//! The pools around a guide price, read by the names of the fields. Prices are the decimal texts that the chain wrote:
//! whole quote tokens for a whole base token.

use super::{ask, has_api, list, number, some, text, whole};
use crate::connection::At;
use anyhow::Result;
use subxt::dynamic::{At as _, Value};

/// Where the pools are asked for.
pub const API: &str = "PmmApi";

/// One pool.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pool {
	/// Its number.
	pub id: u32,
	/// The token that is priced.
	pub base: u32,
	/// The token it is priced in.
	pub quote: u32,
	/// `public` or `private`.
	pub kind: String,
	/// How far the curve bends.
	pub k: String,
	/// What stays in the pool of every trade, in millionths.
	pub fee: u32,
	/// `open`, `paused`, `empty`, `stale` or `suspected`.
	pub state: String,
	/// The guide price.
	pub guide: Option<String>,
	/// The price of the next, very small trade.
	pub mid: Option<String>,
	/// The mean price of the last ten minutes.
	pub mean: Option<String>,
	/// Units of base that it holds.
	pub base_reserve: u128,
	/// Units of quote that it holds.
	pub quote_reserve: u128,
	/// (base held − its target) / its target.
	pub deviation: String,
	/// What who sells base pays on top, in millionths; below zero: who sells quote.
	pub surcharge: i128,
}

impl Pool {
	fn decode(value: &Value) -> Option<Self> {
		let word = |name: &str| text(value.at(name)).unwrap_or_default();
		let price = |name: &str| text(some(value.at(name)));
		Some(Self {
			id: whole(value.at("id"))?,
			base: whole(value.at("base"))?,
			quote: whole(value.at("quote"))?,
			kind: word("kind"),
			k: word("k"),
			fee: whole(value.at("fee")).unwrap_or(0),
			state: word("state"),
			guide: price("guide"),
			mid: price("mid"),
			mean: price("mean"),
			base_reserve: number(value.at("base_reserve")).unwrap_or(0),
			quote_reserve: number(value.at("quote_reserve")).unwrap_or(0),
			deviation: word("deviation"),
			surcharge: value.at("surcharge").and_then(Value::as_i128).unwrap_or(0),
		})
	}

	/// Whether it trades this token.
	pub fn has(&self, token: u32) -> bool {
		self.base == token || self.quote == token
	}
}

/// All pools; none on a chain without this kind.
pub async fn pools(at: &At) -> Result<Vec<Pool>> {
	if !has_api(at, API) {
		return Ok(Vec::new());
	}
	let found = ask(at, API, "pools", vec![]).await?;
	Ok(list(&found).into_iter().filter_map(Pool::decode).collect())
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::none;

	#[test]
	fn a_pool_is_read_by_the_names_of_its_fields() {
		let value = Value::named_composite([
			("something_new", Value::u128(1)),
			("id", Value::u128(0)),
			("base", Value::u128(2)),
			("quote", Value::u128(21)),
			("state", Value::string("open")),
			("mid", Value::unnamed_variant("Some", [Value::string("1.0002")])),
			("mean", none()),
			("deviation", Value::string("-0.25")),
			("surcharge", Value::i128(-1_200)),
			("base_reserve", Value::u128(5)),
		]);
		let pool = Pool::decode(&value).unwrap();
		assert_eq!((pool.base, pool.quote, pool.state.as_str()), (2, 21, "open"));
		assert_eq!((pool.mid.as_deref(), pool.mean.as_deref()), (Some("1.0002"), None));
		assert_eq!((pool.deviation.as_str(), pool.surcharge, pool.base_reserve), ("-0.25", -1_200, 5));
		assert!(pool.has(2) && pool.has(21) && !pool.has(20));
		assert_eq!(Pool::decode(&Value::u128(1)), None);
	}
}
