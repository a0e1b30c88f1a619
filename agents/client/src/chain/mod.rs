//! Calls and reads of the chain by the names in its metadata. Values are decoded by the names of
//! their fields, so a program keeps working when the runtime adds a field.

pub mod auctions;
pub mod errors;
pub mod keys;
pub mod operations;
pub mod peg;
pub mod pools;
pub mod submit;
pub mod tokens;
pub mod views;

use crate::connection::At;
use anyhow::{ensure, Context, Result};
use subxt::{
	dynamic::{self, At as _, Value},
	ext::scale_value::{Composite, Primitive, ValueDef, Variant},
};

/// Asset number of KIT.
pub const KIT: u32 = 1;

/// Asset number of PAN.
pub const PAN: u32 = 2;

/// Returns true if the chain has the runtime API `api`.
pub fn has_api(at: &At, api: &str) -> bool {
	at.metadata_ref().runtime_api_trait_by_name(api).is_some()
}

/// Fails unless the chain has all runtime APIs `apis`.
pub fn require_apis(at: &At, apis: &[&str]) -> Result<()> {
	for api in apis {
		ensure!(
			has_api(at, api),
			"the node answers, but its chain has no `{api}`: is it a Huxian node of this version?"
		);
	}
	Ok(())
}

/// Fails unless the chain has all pallets `pallets`.
pub fn require_pallets(at: &At, pallets: &[&str]) -> Result<()> {
	for pallet in pallets {
		ensure!(
			at.metadata_ref().pallet_by_name(pallet).is_some(),
			"the node answers, but its chain has no pallet `{pallet}`: is it a Huxian node of this version?"
		);
	}
	Ok(())
}

/// Calls a method of a runtime API.
pub async fn call_api(at: &At, api: &str, method: &str, arguments: Vec<Value>) -> Result<Value> {
	let payload = dynamic::runtime_api_call::<_, Value>(api, method, arguments);
	at.runtime_apis().call(payload).await.with_context(|| format!("calling {api}_{method}"))
}

/// Reads a storage entry; `None` if it is empty.
pub async fn read(at: &At, pallet: &str, entry: &str, keys: Vec<Value>) -> Result<Option<Value>> {
	let address = dynamic::storage::<Vec<Value>, Value>(pallet, entry);
	let found = at.storage().try_fetch(address, keys).await.with_context(|| format!("reading {pallet}.{entry}"))?;
	found.map(|value| value.decode()).transpose().with_context(|| format!("decoding {pallet}.{entry}"))
}

/// Reads all entries of a map whose keys are numbers.
pub async fn read_map(at: &At, pallet: &str, map: &str) -> Result<Vec<(u64, Value)>> {
	let what = || format!("reading all of {pallet}.{map}");
	let address = dynamic::storage::<Vec<Value>, Value>(pallet, map);
	let mut found = at.storage().iter(address, Vec::<Value>::new()).await.with_context(what)?;
	let mut entries = Vec::new();
	while let Some(entry) = found.next().await {
		let entry = entry.with_context(what)?;
		let part = entry.key().with_context(what)?.part(0).with_context(what)?;
		let key = part.decode_as::<u64>().with_context(what)?.with_context(what)?;
		entries.push((key, entry.value().decode().with_context(what)?));
	}
	Ok(entries)
}

/// Returns the time of the block, in milliseconds since 1970; 0 for the first block.
pub async fn time_of(at: &At) -> Result<u64> {
	let now = read(at, "Timestamp", "Now", vec![]).await?;
	Ok(now.and_then(|now| now.as_u128()).and_then(|now| u64::try_from(now).ok()).unwrap_or(0))
}

/// Returns the free balance of `account`, in units of 10^-12 HUX.
pub async fn free_hux(at: &At, account: [u8; 32]) -> Result<u128> {
	let found = read(at, "System", "Account", vec![Value::from_bytes(account)]).await?;
	Ok(found.and_then(|found| found.at("data").at("free").and_then(Value::as_u128)).unwrap_or(0))
}

/// Returns the KIT of `account`, in units of 10^-12 KIT.
pub async fn kit_balance(at: &At, account: [u8; 32]) -> Result<u128> {
	asset_balance(at, KIT, account).await
}

/// Returns the balance of the asset `id` on `account`, in smallest units.
pub async fn asset_balance(at: &At, id: u32, account: [u8; 32]) -> Result<u128> {
	let keys = vec![Value::u128(id.into()), Value::from_bytes(account)];
	let found = read(at, "Assets", "Account", keys).await?;
	Ok(found.and_then(|found| number(found.at("balance"))).unwrap_or(0))
}

/// Returns HUX as `AssetConversion` names it.
pub fn native() -> Value {
	Value::unnamed_variant("Native", [])
}

/// Returns the asset `id` as `AssetConversion` names it.
pub fn asset(id: u32) -> Value {
	Value::unnamed_variant("WithId", [Value::u128(id.into())])
}

/// Returns `account` as the recipient of a transfer.
pub fn address(account: [u8; 32]) -> Value {
	Value::unnamed_variant("Id", [Value::from_bytes(account)])
}

/// Returns `None` as an argument or a value.
pub fn none() -> Value {
	Value::unnamed_variant("None", [])
}

/// Returns the content of an optional value; `None` if the value is missing or `None`.
pub fn some(value: Option<&Value>) -> Option<&Value> {
	match &value?.value {
		ValueDef::Variant(Variant { name, values }) if name == "Some" => values.values().next(),
		ValueDef::Variant(Variant { name, .. }) if name == "None" => None,
		_ => value,
	}
}

/// Decodes an unsigned integer.
pub fn number(value: Option<&Value>) -> Option<u128> {
	value?.as_u128()
}

/// Decodes an unsigned integer into a narrower type; `None` if it does not fit.
pub fn narrow<T: TryFrom<u128>>(value: Option<&Value>) -> Option<T> {
	number(value).and_then(|number| T::try_from(number).ok())
}

/// Decodes a text.
pub fn text(value: Option<&Value>) -> Option<String> {
	value?.as_str().map(ToString::to_string)
}

/// Decodes a boolean.
pub fn flag(value: Option<&Value>) -> Option<bool> {
	value?.as_bool()
}

/// Returns the name of an enum's variant.
pub fn variant(value: Option<&Value>) -> Option<String> {
	match &value?.value {
		ValueDef::Variant(variant) => Some(variant.name.clone()),
		_ => None,
	}
}

/// Returns the elements of a list.
pub fn list(value: &Value) -> Vec<&Value> {
	match &value.value {
		ValueDef::Composite(elements) => elements.values().collect(),
		_ => Vec::new(),
	}
}

/// Decodes an account: 32 bytes, at any depth of wrappers.
pub fn account(value: Option<&Value>) -> Option<[u8; 32]> {
	let mut bytes = Vec::new();
	collect_bytes(value?, &mut bytes);
	bytes.try_into().ok()
}

fn collect_bytes(value: &Value, bytes: &mut Vec<u8>) {
	match &value.value {
		ValueDef::Composite(Composite::Unnamed(values)) => values.iter().for_each(|value| collect_bytes(value, bytes)),
		ValueDef::Composite(Composite::Named(values)) => {
			values.iter().for_each(|(_, value)| collect_bytes(value, bytes));
		},
		ValueDef::Primitive(Primitive::U128(byte)) => bytes.extend(u8::try_from(*byte).ok()),
		_ => {},
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn optional_values_are_unwrapped_and_missing_ones_are_none() {
		let record = Value::named_composite([
			("price", Value::unnamed_variant("Some", [Value::string("1.5")])),
			("health", none()),
			("count", Value::u128(7)),
		]);
		assert_eq!(text(some(record.at("price"))), Some("1.5".into()));
		assert_eq!(text(some(record.at("health"))), None);
		assert_eq!(number(record.at("count")), Some(7));
		assert_eq!(number(record.at("not there")), None);
	}

	#[test]
	fn an_account_is_found_inside_its_wrappers() {
		let wrapped = Value::unnamed_composite([Value::from_bytes([7u8; 32])]);
		assert_eq!(account(Some(&wrapped)), Some([7u8; 32]));
		assert_eq!(account(Some(&Value::from_bytes([7u8; 31]))), None);
	}
}
