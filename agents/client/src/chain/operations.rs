//! The market operations (AMOs). Amounts are in smallest units of the family's token unless stated
//! otherwise; prices are the decimal texts of the chain.

use super::{call_api, flag, has_api, list, narrow, number, some, text};
use crate::connection::At;
use anyhow::Result;
use subxt::dynamic::{At as _, Value};

/// Runtime API of the market operations.
pub const API: &str = "AmoApi";

/// One market operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Operation {
	/// Number.
	pub id: u32,
	/// Token that is held at its peg.
	pub family: u32,
	/// Pool that it trades in.
	pub pool: u32,
	/// Other token of the pool.
	pub external: u32,
	/// `abovePeg`, `equilibrium` or `belowPeg`.
	pub state: String,
	/// Time-weighted average price (TWAP), which decides on expansion and contraction.
	pub twap: Option<String>,
	/// Amount minted since its creation.
	pub minted: u128,
	/// Amount burned since its creation.
	pub burned: u128,
	/// Debt: minted less burned.
	pub debt: u128,
	/// Balance of the external, in smallest units of the external.
	pub external_balance: u128,
	/// Share of the pool that it owns, in millionths.
	pub pool_share: u32,
	/// Value under stress of all holdings.
	pub stressed_value: u128,
	/// External swept to the fee account since its creation, in smallest units of the external.
	pub swept: u128,
	/// Amount that it may still mint now.
	pub expand_room: u128,
	/// Amount that it may still burn now.
	pub contract_room: u128,
	/// Name of the error that forbids to expand now; `None` if expansion is allowed.
	pub expansion_error: Option<String>,
	/// True if a step is scheduled.
	pub scheduled: bool,
	/// Last step that was executed.
	pub last_action: Option<Action>,
}

/// A step of a market operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Action {
	/// `expanded` or `contracted`.
	pub kind: String,
	/// Time, in milliseconds since 1970.
	pub at: u64,
	/// Amount minted or burned.
	pub amount: u128,
}

impl Operation {
	fn decode(value: &Value) -> Option<Self> {
		let amount = |name: &str| number(value.at(name)).unwrap_or(0);
		Some(Self {
			id: narrow(value.at("id"))?,
			family: narrow(value.at("family"))?,
			pool: narrow(value.at("pool"))?,
			external: narrow(value.at("external"))?,
			state: text(value.at("state")).unwrap_or_default(),
			twap: text(some(value.at("twap"))),
			minted: amount("minted"),
			burned: amount("burned"),
			debt: amount("debt"),
			external_balance: amount("external_balance"),
			pool_share: narrow(value.at("pool_share")).unwrap_or(0),
			stressed_value: amount("stressed_value"),
			swept: amount("swept"),
			expand_room: amount("expand_room"),
			contract_room: amount("contract_room"),
			expansion_error: text(some(value.at("expansion_error"))),
			scheduled: flag(value.at("scheduled")).unwrap_or(false),
			last_action: some(value.at("last_action")).and_then(Action::decode),
		})
	}
}

impl Action {
	fn decode(value: &Value) -> Option<Self> {
		Some(Self { kind: text(value.at("kind"))?, at: narrow(value.at("at"))?, amount: number(value.at("amount"))? })
	}
}

/// Reads all operations; `None` on a chain without the pallet.
pub async fn operations(at: &At) -> Result<Option<Vec<Operation>>> {
	if !has_api(at, API) {
		return Ok(None);
	}
	let found = call_api(at, API, "operations", vec![]).await?;
	Ok(Some(list(&found).into_iter().filter_map(Operation::decode).collect()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::none;

	#[test]
	fn an_operation_is_decoded_by_the_names_of_its_fields() {
		let last = Value::named_composite([
			("kind", Value::string("expanded")),
			("at", Value::u128(9_000)),
			("amount", Value::u128(25)),
		]);
		let value = |last: Value| {
			Value::named_composite([
				("something_new", Value::u128(1)),
				("id", Value::u128(1)),
				("family", Value::u128(2)),
				("pool", Value::u128(0)),
				("external", Value::u128(21)),
				("state", Value::string("abovePeg")),
				("twap", Value::unnamed_variant("Some", [Value::string("1.0014")])),
				("debt", Value::u128(250)),
				("pool_share", Value::u128(120_000)),
				("expansion_error", Value::unnamed_variant("Some", [Value::string("PoolOutOfBounds")])),
				("scheduled", Value::bool(true)),
				("last_action", last),
			])
		};
		let operation = Operation::decode(&value(Value::unnamed_variant("Some", [last]))).unwrap();
		assert_eq!((operation.family, operation.pool, operation.external), (2, 0, 21));
		assert_eq!((operation.state.as_str(), operation.twap.as_deref()), ("abovePeg", Some("1.0014")));
		assert_eq!((operation.debt, operation.pool_share, operation.scheduled), (250, 120_000, true));
		assert_eq!(operation.expansion_error.as_deref(), Some("PoolOutOfBounds"));
		assert_eq!(operation.last_action, Some(Action { kind: "expanded".into(), at: 9_000, amount: 25 }));
		assert_eq!(Operation::decode(&value(none())).unwrap().last_action, None);
		assert_eq!(Operation::decode(&Value::u128(1)), None);
	}
}
