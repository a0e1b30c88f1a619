//! Keys from secret URIs, and names of accounts in messages. A message never contains a secret.

use anyhow::{anyhow, Result};
use std::str::FromStr;
use subxt::utils::AccountId32;
use subxt_signer::{sr25519::Keypair, SecretUri};

/// An account that signs.
#[derive(Clone)]
pub struct Signer {
	/// Name in messages: a development URI, or the short form of the public key.
	pub name: String,
	/// Key pair.
	pub key: Keypair,
}

impl Signer {
	/// Parses a secret URI such as `//Alice`, a mnemonic or a hex seed. `option` is the option that
	/// gave it, for errors.
	pub fn from_uri(uri: &str, option: &str) -> Result<Self> {
		let expected = "expected a secret URI such as //Alice, a mnemonic of 12 to 24 words, or 0x and 64 hex digits";
		let uri = uri.trim();
		if uri.is_empty() {
			return Err(anyhow!("{option}: empty; {expected}"));
		}
		let key = SecretUri::from_str(uri)
			.map_err(|error| error.to_string())
			.and_then(|uri| Keypair::from_uri(&uri).map_err(|error| error.to_string()))
			.map_err(|error| anyhow!("{option}: {error}; {expected}"))?;
		// Only a path of the public development phrase is no secret.
		let is_public = uri.starts_with("//") && !uri.contains("///");
		let name = if is_public { uri.to_string() } else { short(key.public_key().0) };
		Ok(Self { name, key })
	}

	/// Returns the public key.
	pub fn account(&self) -> [u8; 32] {
		self.key.public_key().0
	}
}

/// Parses an account that does not sign: an address, its public key in hex, or a development URI.
///
/// `option` is the option that gave it, for errors.
pub fn account_of(text: &str, option: &str) -> Result<[u8; 32]> {
	let text = text.trim();
	if text.starts_with("//") {
		return Ok(Signer::from_uri(text, option)?.account());
	}
	let hex = text.strip_prefix("0x").and_then(|digits| hex_bytes(digits)?.try_into().ok());
	let address = || AccountId32::from_str(text).ok().map(|account| account.0);
	hex.or_else(address).ok_or_else(|| {
		anyhow!(
			"{option}: expected the address of an account, 0x and the 64 hex digits of its public key, or a development \
			 account such as //Alice"
		)
	})
}

/// Decodes hex digits.
fn hex_bytes(digits: &str) -> Option<Vec<u8>> {
	let pairs = digits.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2));
	pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}

/// Returns a short name of an account: the name of a development account, or else both ends of the
/// public key in hex. The hex form is the same on every chain.
pub fn short(account: [u8; 32]) -> String {
	for name in ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"] {
		let key = SecretUri::from_str(&format!("//{name}")).ok().and_then(|uri| Keypair::from_uri(&uri).ok());
		if key.is_some_and(|key| key.public_key().0 == account) {
			return name.to_string();
		}
	}
	let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
	let (head, tail) = (account.iter().copied().take(3), account.iter().copied().skip(29));
	format!("0x{}…{}", hex(&head.collect::<Vec<_>>()), hex(&tail.collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn development_keys_are_shown_by_name_and_secrets_are_not_shown() {
		let alice = Signer::from_uri("//Alice", "--member").unwrap();
		assert_eq!((alice.name.as_str(), short(alice.account()).as_str()), ("//Alice", "Alice"));
		let phrase = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
		let named = Signer::from_uri(&format!("{phrase}//Alice"), "--member").unwrap();
		assert_eq!((named.account(), named.name.as_str()), (alice.account(), "Alice"));
		let other = Signer::from_uri("//Somebody///password", "--member").unwrap();
		assert!(other.name.starts_with("0x") && !other.name.contains("password"));
	}

	#[test]
	fn an_account_is_an_address_a_public_key_or_a_development_uri() {
		let alice = Signer::from_uri("//Alice", "--member").unwrap().account();
		let hex = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
		for text in ["5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", hex, "//Alice"] {
			assert_eq!(account_of(text, "--member").unwrap(), alice, "{text}");
		}
		for text in ["", "Alice", "0x12", &hex[..65], "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ"] {
			let error = account_of(text, "--member 2").unwrap_err().to_string();
			assert!(error.starts_with("--member 2: expected the address"), "{error}");
		}
	}

	#[test]
	fn a_bad_secret_is_refused_without_repeating_it() {
		for uri in ["", "Alice", "bottom drive obey", "0x1234", "/Alice//"] {
			let error = Signer::from_uri(uri, "--member 2").map(|_| ()).unwrap_err().to_string();
			assert!(error.starts_with("--member 2: ") && error.contains("expected a secret URI"), "{error}");
			assert!(uri.is_empty() || !error.contains(&format!("`{uri}`")));
		}
	}
}
