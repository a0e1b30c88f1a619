//! The pools around a guide price. Prices are the decimal texts of the chain, in whole quote tokens
//! for a whole base token.

use super::{call_api, has_api, list, narrow, number, some, text};
use crate::connection::At;
use anyhow::Result;
use subxt::dynamic::{At as _, Value};

/// Runtime API of the pools.
pub const API: &str = "PmmApi";

/// One pool.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pool {
	/// Number.
	pub id: u32,
	/// Base token, which is priced.
	pub base: u32,
	/// Quote token, which prices are in.
	pub quote: u32,
	/// Access: `public` or `private`.
	pub kind: String,
	/// Curvature `k`, a decimal text.
	pub k: String,
	/// Fee that stays in the pool, in millionths of a trade.
	pub fee: u32,
	/// `open`, `paused`, `empty`, `stale` or `pending`.
	pub state: String,
	/// Guide price.
	pub guide: Option<String>,
	/// Mid price: price of the next infinitesimal trade.
	pub mid: Option<String>,
	/// Mean price of the last ten minutes.
	pub twap: Option<String>,
	/// Reserve of base, in smallest units.
	pub base_reserve: u128,
	/// Reserve of quote, in smallest units.
	pub quote_reserve: u128,
	/// Base reserve less its target, divided by the target; a decimal text.
	pub deviation: String,
	/// Surcharge in millionths: on sales of base if positive, on sales of quote if negative.
	pub surcharge: i128,
}

impl Pool {
	fn decode(value: &Value) -> Option<Self> {
		let word = |name: &str| text(value.at(name)).unwrap_or_default();
		let price = |name: &str| text(some(value.at(name)));
		Some(Self {
			id: narrow(value.at("id"))?,
			base: narrow(value.at("base"))?,
			quote: narrow(value.at("quote"))?,
			kind: word("kind"),
			k: word("k"),
			fee: narrow(value.at("fee")).unwrap_or(0),
			state: word("state"),
			guide: price("guide"),
			mid: price("mid"),
			twap: price("twap"),
			base_reserve: number(value.at("base_reserve")).unwrap_or(0),
			quote_reserve: number(value.at("quote_reserve")).unwrap_or(0),
			deviation: word("deviation"),
			surcharge: value.at("surcharge").and_then(Value::as_i128).unwrap_or(0),
		})
	}

	/// Returns true if it trades `token`.
	pub fn has(&self, token: u32) -> bool {
		self.base == token || self.quote == token
	}
}

/// Reads all pools; none on a chain without the pallet.
pub async fn pools(at: &At) -> Result<Vec<Pool>> {
	if !has_api(at, API) {
		return Ok(Vec::new());
	}
	let found = call_api(at, API, "pools", vec![]).await?;
	Ok(list(&found).into_iter().filter_map(Pool::decode).collect())
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::none;

	#[test]
	fn a_pool_is_decoded_by_the_names_of_its_fields() {
		let value = Value::named_composite([
			("something_new", Value::u128(1)),
			("id", Value::u128(0)),
			("base", Value::u128(2)),
			("quote", Value::u128(21)),
			("state", Value::string("open")),
			("mid", Value::unnamed_variant("Some", [Value::string("1.0002")])),
			("twap", none()),
			("deviation", Value::string("-0.25")),
			("surcharge", Value::i128(-1_200)),
			("base_reserve", Value::u128(5)),
		]);
		let pool = Pool::decode(&value).unwrap();
		assert_eq!((pool.base, pool.quote, pool.state.as_str()), (2, 21, "open"));
		assert_eq!((pool.mid.as_deref(), pool.twap.as_deref()), (Some("1.0002"), None));
		assert_eq!((pool.deviation.as_str(), pool.surcharge, pool.base_reserve), ("-0.25", -1_200, 5));
		assert!(pool.has(2) && pool.has(21) && !pool.has(20));
		assert_eq!(Pool::decode(&Value::u128(1)), None);
	}
}
