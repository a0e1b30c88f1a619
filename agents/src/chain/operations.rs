//! The market operations, read by the names of the fields. Amounts are in units of the family's token unless said
//! otherwise, prices the decimal texts that the chain wrote.

use super::{ask, flag, has_api, list, number, some, text, whole};
use crate::connection::At;
use anyhow::Result;
use subxt::dynamic::{At as _, Value};

/// Where the operations are asked for.
pub const API: &str = "AmoApi";

/// One market operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Operation {
	/// Its number.
	pub id: u32,
	/// The token that it holds at its unit.
	pub family: u32,
	/// The pool that it works in.
	pub pool: u32,
	/// The other token of the pool.
	pub external: u32,
	/// `over`, `equilibrium` or `under`.
	pub state: String,
	/// The mean price of the token, by which it decides.
	pub signal: Option<String>,
	/// What it has minted in all.
	pub minted: u128,
	/// What it has burned in all.
	pub burned: u128,
	/// What it owes.
	pub debt: u128,
	/// The external in its books, in units of that.
	pub held: u128,
	/// The part of the pool that is its own, in millionths.
	pub pool_share: u32,
	/// What all it has would bring in a bad moment.
	pub at_floor: u128,
	/// External swept to the reserve in all, in units of that.
	pub swept: u128,
	/// What it may still mint now.
	pub expand_room: u128,
	/// What it may still take back now.
	pub reduce_room: u128,
	/// Why it may not expand now: the name of the error.
	pub halted: Option<String>,
	/// Whether somebody has asked for a step.
	pub scheduled: bool,
	/// What it did last.
	pub last: Option<Action>,
}

/// What a market operation did in a step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Action {
	/// `expanded` or `reduced`.
	pub kind: String,
	/// When, milliseconds since 1970.
	pub at: u64,
	/// What was minted, or burned.
	pub amount: u128,
}

impl Operation {
	fn decode(value: &Value) -> Option<Self> {
		let amount = |name: &str| number(value.at(name)).unwrap_or(0);
		Some(Self {
			id: whole(value.at("id"))?,
			family: whole(value.at("family"))?,
			pool: whole(value.at("pool"))?,
			external: whole(value.at("external"))?,
			state: text(value.at("state")).unwrap_or_default(),
			signal: text(some(value.at("signal"))),
			minted: amount("minted"),
			burned: amount("burned"),
			debt: amount("debt"),
			held: amount("held"),
			pool_share: whole(value.at("pool_share")).unwrap_or(0),
			at_floor: amount("at_floor"),
			swept: amount("swept"),
			expand_room: amount("expand_room"),
			reduce_room: amount("reduce_room"),
			halted: text(some(value.at("halted"))),
			scheduled: flag(value.at("scheduled")).unwrap_or(false),
			last: some(value.at("last")).and_then(Action::decode),
		})
	}
}

impl Action {
	fn decode(value: &Value) -> Option<Self> {
		Some(Self { kind: text(value.at("kind"))?, at: whole(value.at("at"))?, amount: number(value.at("amount"))? })
	}
}

/// All operations; `None` on a chain that cannot have any.
pub async fn operations(at: &At) -> Result<Option<Vec<Operation>>> {
	if !has_api(at, API) {
		return Ok(None);
	}
	let found = ask(at, API, "operations", vec![]).await?;
	Ok(Some(list(&found).into_iter().filter_map(Operation::decode).collect()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::none;

	#[test]
	fn an_operation_is_read_by_the_names_of_its_fields() {
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
				("state", Value::string("over")),
				("signal", Value::unnamed_variant("Some", [Value::string("1.0014")])),
				("debt", Value::u128(250)),
				("pool_share", Value::u128(120_000)),
				("halted", Value::unnamed_variant("Some", [Value::string("PoolOutOfBounds")])),
				("scheduled", Value::bool(true)),
				("last", last),
			])
		};
		let operation = Operation::decode(&value(Value::unnamed_variant("Some", [last]))).unwrap();
		assert_eq!((operation.family, operation.pool, operation.external), (2, 0, 21));
		assert_eq!((operation.state.as_str(), operation.signal.as_deref()), ("over", Some("1.0014")));
		assert_eq!((operation.debt, operation.pool_share, operation.scheduled), (250, 120_000, true));
		assert_eq!(operation.halted.as_deref(), Some("PoolOutOfBounds"));
		assert_eq!(operation.last, Some(Action { kind: "expanded".into(), at: 9_000, amount: 25 }));
		assert_eq!(Operation::decode(&value(none())).unwrap().last, None);
		assert_eq!(Operation::decode(&Value::u128(1)), None);
	}
}
