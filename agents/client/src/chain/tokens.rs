//! Symbols and decimals of tokens, from the metadata that `Assets` stores.

use super::{collect_bytes, narrow, read};
use crate::connection::At;
use anyhow::Result;
use std::collections::BTreeMap;
use subxt::dynamic::{At as _, Value};

/// The tokens that have been read so far.
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
		// A symbol with control characters could move the terminal's cursor.
		let is_plain = symbol.chars().all(|letter| !letter.is_control());
		Some(Self { symbol, decimals: narrow(value.at("decimals"))? }).filter(|_| is_plain)
	}
}

impl Tokens {
	/// Reads the tokens among `ids` that are not known yet.
	pub async fn load(&mut self, at: &At, ids: impl IntoIterator<Item = u32>) -> Result<()> {
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

	/// Returns the symbol of the token `id`; its number if it has none.
	pub fn name(&self, id: u32) -> String {
		self.0.get(&id).map_or_else(|| format!("#{id}"), |token| token.symbol.clone())
	}

	/// Returns the decimals of the token `id`; 0 if they are not known.
	pub fn decimals(&self, id: u32) -> u8 {
		self.0.get(&id).map_or(0, |token| token.decimals)
	}
}

impl<'a> FromIterator<(u32, &'a str, u8)> for Tokens {
	/// Collects tokens from their numbers, symbols and decimals.
	fn from_iter<I: IntoIterator<Item = (u32, &'a str, u8)>>(tokens: I) -> Self {
		let token = |(id, symbol, decimals): (u32, &str, u8)| (id, Token { symbol: symbol.to_string(), decimals });
		Self(tokens.into_iter().map(token).collect())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_token_is_decoded_from_the_pallets_storage() {
		let stored = |symbol: &str| {
			Value::named_composite([
				("symbol", Value::unnamed_composite([Value::from_bytes(symbol)])),
				("decimals", Value::u128(6)),
			])
		};
		assert_eq!(Token::decode(&stored("cUSDT")), Some(Token { symbol: "cUSDT".into(), decimals: 6 }));
		assert_eq!(Token::decode(&stored("")), None);
		assert_eq!(Token::decode(&stored("a\u{1b}[2J")), None);
	}

	#[test]
	fn a_token_without_a_symbol_is_named_by_its_number() {
		let tokens = Tokens::from_iter([(20, "cUSDT", 6)]);
		assert_eq!((tokens.name(20).as_str(), tokens.decimals(20)), ("cUSDT", 6));
		assert_eq!((tokens.name(21).as_str(), tokens.decimals(21)), ("#21", 0));
	}
}
