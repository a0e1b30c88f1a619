//! The state of kit, burrows and the kit pool, from the runtime APIs. Fractions stay the decimal
//! texts of the chain.

use super::{account, call_api, flag, list, native, number, some, text};
use crate::{amount::approximate, connection::At};
use anyhow::{anyhow, Result};
use subxt::dynamic::{At as _, Value};

/// State of the controller.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameters {
	/// True after the first quorum of feeds.
	pub started: bool,
	/// True if the index is fresh.
	pub fresh: bool,
	/// True if the kit pool is deep enough for the controller to use its price.
	pub market_usable: bool,
	/// Quantity, in index units per KIT.
	pub quantity: String,
	/// Index, in HUX per unit of the index.
	pub index: String,
	/// Protected index: the index with a bounded rate of change.
	pub protected_index: String,
	/// Target: price that KIT should have, divided by the price that it has.
	pub target: String,
	/// Drift: logarithmic change of the quantity per second.
	pub drift: String,
	/// Median closing price of the kit pool, in HUX per KIT.
	pub kit_price: Option<String>,
	/// Minting price, in HUX per KIT.
	pub minting_price: String,
	/// Liquidation price, in HUX per KIT.
	pub liquidation_price: String,
	/// Approximate sum of all debts, in units of 10^-12 KIT.
	pub outstanding: u128,
	/// Supply of kit, in units of 10^-12 KIT.
	pub circulating: u128,
	/// Fees that wait for a pool, in units of 10^-12 KIT.
	pub pending_fees: u128,
	/// Time of the last update, in milliseconds since 1970.
	pub updated: u64,
	/// Time of the oldest submission behind the index, in milliseconds since 1970.
	pub index_since: u64,
}

impl Parameters {
	fn decode(value: &Value) -> Self {
		let fraction = |name: &str| text(value.at(name)).unwrap_or_default();
		let amount = |name: &str| number(value.at(name)).unwrap_or(0);
		let time = |name: &str| u64::try_from(amount(name)).unwrap_or(0);
		let is = |name: &str| flag(value.at(name)).unwrap_or(false);
		Self {
			started: is("started"),
			fresh: is("fresh"),
			market_usable: is("market_usable"),
			quantity: fraction("quantity"),
			index: fraction("index"),
			protected_index: fraction("protected_index"),
			target: fraction("target"),
			drift: fraction("drift"),
			kit_price: text(some(value.at("kit_price"))),
			minting_price: fraction("minting_price"),
			liquidation_price: fraction("liquidation_price"),
			outstanding: amount("outstanding"),
			circulating: amount("circulating"),
			pending_fees: amount("pending_fees"),
			updated: time("updated"),
			index_since: time("index_since"),
		}
	}

	/// Returns circulating less outstanding kit, in percent of the circulating kit; for display.
	pub fn imbalance_percent(&self) -> Option<f64> {
		let (circulating, outstanding) = (self.circulating as f64, self.outstanding as f64);
		(self.circulating > 0).then(|| (circulating - outstanding) / circulating * 100.0)
	}
}

/// Converts a drift per second to hundredths of a Neper a day; for display.
pub fn drift_per_day(drift: &str) -> Option<f64> {
	approximate(drift).map(|per_second| per_second * 86_400.0 * 100.0)
}

/// One burrow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Burrow {
	/// Number.
	pub id: u64,
	/// Account that owns it.
	pub owner: [u8; 32],
	/// True unless it is closed.
	pub active: bool,
	/// Collateral, in units of 10^-12 HUX.
	pub collateral: u128,
	/// Collateral at auction, in units of 10^-12 HUX.
	pub at_auction: u128,
	/// Debt, in units of 10^-12 KIT.
	pub debt: u128,
	/// Amount that could be minted, in units of 10^-12 KIT; `None` without a fresh price.
	pub mintable: Option<u128>,
	/// Collateral divided by the minimum for minting; `None` without debt.
	pub health: Option<String>,
	/// True if it may be liquidated.
	pub liquidatable: bool,
}

impl Burrow {
	fn decode(value: &Value) -> Option<Self> {
		let amount = |name: &str| number(value.at(name)).unwrap_or(0);
		Some(Self {
			id: u64::try_from(number(value.at("id"))?).ok()?,
			owner: account(value.at("owner"))?,
			active: flag(value.at("active")).unwrap_or(true),
			collateral: amount("collateral"),
			at_auction: amount("at_auction"),
			debt: amount("debt"),
			mintable: number(some(value.at("mintable"))),
			health: text(some(value.at("health"))),
			liquidatable: flag(value.at("liquidatable")).unwrap_or(false),
		})
	}
}

/// Reads the state of the controller.
pub async fn parameters(at: &At) -> Result<Parameters> {
	Ok(Parameters::decode(&call_api(at, "ControllerApi", "parameters", vec![]).await?))
}

/// Reads the burrow `id`; `None` if it does not exist.
pub async fn burrow(at: &At, id: u64) -> Result<Option<Burrow>> {
	let found = call_api(at, "BurrowsApi", "burrow", vec![Value::u128(id.into())]).await?;
	Ok(some(Some(&found)).and_then(Burrow::decode))
}

/// Reads the number of burrows.
pub async fn burrow_count(at: &At) -> Result<u64> {
	let count = call_api(at, "BurrowsApi", "burrow_count", vec![]).await?;
	count.as_u128().and_then(|count| u64::try_from(count).ok()).ok_or_else(|| anyhow!("burrow_count is not a number"))
}

/// Reads the first burrow of `owner`; `None` without one.
pub async fn first_burrow_of(at: &At, owner: [u8; 32]) -> Result<Option<Burrow>> {
	let arguments = vec![Value::from_bytes(owner), Value::u128(0), Value::u128(1)];
	let found = call_api(at, "BurrowsApi", "burrows_of", arguments).await?;
	Ok(list(&found).first().and_then(|burrow| Burrow::decode(burrow)))
}

/// Reads the number of burrows, and up to `limit` of them in the order of their numbers.
pub async fn first_burrows(at: &At, limit: usize) -> Result<(u64, Vec<Burrow>)> {
	let count = burrow_count(at).await?;
	let mut found = Vec::new();
	// Numbers are counted up from 0 or 1.
	for id in 0..=count {
		if found.len() >= limit {
			break;
		}
		found.extend(burrow(at, id).await?);
	}
	Ok((count, found))
}

/// Reads the reserves of the pool of HUX and the asset `id`, in smallest units of each. `None` if
/// the pool is missing or empty.
pub async fn pool_reserves(at: &At, id: u32) -> Result<Option<(u128, u128)>> {
	let found = call_api(at, "AssetConversionApi", "get_reserves", vec![native(), super::asset(id)]).await?;
	let Some(pair) = some(Some(&found)) else { return Ok(None) };
	match list(pair).as_slice() {
		[hux, kit] => Ok(hux.as_u128().zip(kit.as_u128())),
		_ => Ok(None),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn new_and_missing_fields_do_no_harm() {
		let value = Value::named_composite([
			("something_new", Value::u128(1)),
			("fresh", Value::bool(true)),
			("index", Value::string("4.15")),
			("kit_price", Value::unnamed_variant("Some", [Value::string("4.2")])),
			("circulating", Value::u128(200)),
			("outstanding", Value::u128(190)),
		]);
		let parameters = Parameters::decode(&value);
		assert_eq!((parameters.fresh, parameters.index.as_str()), (true, "4.15"));
		assert_eq!((parameters.kit_price.as_deref(), parameters.started), (Some("4.2"), false));
		assert_eq!(parameters.imbalance_percent(), Some(5.0));
		assert_eq!(Parameters::default().imbalance_percent(), None);
	}

	#[test]
	fn a_burrow_without_debt_has_no_health() {
		let value = Value::named_composite([
			("id", Value::u128(3)),
			("owner", Value::unnamed_composite([Value::from_bytes([1u8; 32])])),
			("collateral", Value::u128(5)),
			("health", Value::unnamed_variant("None", [])),
		]);
		let burrow = Burrow::decode(&value).unwrap();
		assert_eq!((burrow.id, burrow.owner, burrow.collateral, burrow.health), (3, [1u8; 32], 5, None));
	}

	#[test]
	fn drift_is_shown_per_day() {
		// One hundredth of a Neper a day.
		let per_second = format!("{:.20}", 0.01 / 86_400.0);
		assert!((drift_per_day(&per_second).unwrap() - 1.0).abs() < 1e-9);
	}
}
