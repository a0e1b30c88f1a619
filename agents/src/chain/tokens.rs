//! How tokens are called, and how many decimals they have, as the chain keeps it.

use super::{collect_bytes, read, whole};
use crate::connection::At;
use anyhow::Result;
use std::collections::BTreeMap;
use subxt::dynamic::{At as _, Value};

/// The tokens that have been met so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tokens(BTreeMap<u32, Token>);

/// One token.
#[derive(Clone, Debug, PartialEq)]
struct Token {
	symbol: String,
	decimals: u8,
}

impl Token {
	fn decode(value: &Value) -> Option<Self> {
		let mut bytes = Vec::new();
		collect_bytes(value.at("symbol")?, &mut bytes);
		let symbol = String::from_utf8(bytes).ok().filter(|symbol| !symbol.is_empty())?;
		// Nobody's letters shall move the cursor.
		let is_plain = symbol.chars().all(|letter| !letter.is_control());
		Some(Self { symbol, decimals: whole(value.at("decimals"))? }).filter(|_| is_plain)
	}
}

impl Tokens {
	/// Reads those of `ids` that have not been met.
	pub async fn meet(&mut self, at: &At, ids: impl IntoIterator<Item = u32>) -> Result<()> {
		for id in ids {
			if self.0.contains_key(&id) {
				continue;
			}
			let found = read(at, "Assets", "Metadata", vec![Value::u128(id.into())]).await?;
			if let Some(token) = found.as_ref().and_then(Token::decode) {
				self.0.insert(id, token);
			}
		}
		Ok(())
	}

	/// What the token is called; its number when nobody has named it.
	pub fn name(&self, id: u32) -> String {
		self.0.get(&id).map_or_else(|| format!("#{id}"), |token| token.symbol.clone())
	}

	/// Its decimals; 0 when nobody has said it.
	pub fn decimals(&self, id: u32) -> u8 {
		self.0.get(&id).map_or(0, |token| token.decimals)
	}
}

#[cfg(test)]
pub mod tests {
	use super::*;

	/// Tokens that have been met.
	pub fn known<'a>(tokens: impl IntoIterator<Item = (u32, &'a str, u8)>) -> Tokens {
		let token = |(id, symbol, decimals): (u32, &str, u8)| (id, Token { symbol: symbol.to_string(), decimals });
		Tokens(tokens.into_iter().map(token).collect())
	}

	#[test]
	fn a_token_is_read_as_the_pallet_keeps_it() {
		let kept = |symbol: &str| {
			Value::named_composite([
				("symbol", Value::unnamed_composite([Value::from_bytes(symbol)])),
				("decimals", Value::u128(6)),
			])
		};
		assert_eq!(Token::decode(&kept("cUSDT")), Some(Token { symbol: "cUSDT".into(), decimals: 6 }));
		assert_eq!(Token::decode(&kept("")), None);
		assert_eq!(Token::decode(&kept("a\u{1b}[2J")), None);
	}

	#[test]
	fn a_token_without_a_name_has_its_number() {
		let tokens = known([(20, "cUSDT", 6)]);
		assert_eq!((tokens.name(20).as_str(), tokens.decimals(20)), ("cUSDT", 6));
		assert_eq!((tokens.name(21).as_str(), tokens.decimals(21)), ("#21", 0));
	}
}
