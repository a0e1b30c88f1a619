//! The form of a network file.

use huxian_runtime::{configs::governance::Notice, currency::HUX, time::HOURS, Balance, BlockNumber};
use serde::{de, Deserialize, Deserializer};
use std::fmt;

/// A network file, as it is written. [`super::rules`] checks what it says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworkFile {
	/// Name for people.
	pub name: String,
	/// Identity, which names folders.
	pub id: String,
	/// Addresses of nodes that new nodes ask first.
	#[serde(default)]
	pub bootnodes: Vec<String>,
	/// Accounts of the technical committee.
	pub committee: Vec<String>,
	/// Accounts of the oracle members.
	pub feeders: Vec<String>,
	/// Numbers. Those left out are the ones of a public network.
	#[serde(default)]
	pub rules: Rules,
	/// Validators of the first block.
	pub validators: Vec<Validator>,
	/// Balances of the first block.
	pub endowments: Vec<Endowment>,
}

/// A validator with its session keys.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Validator {
	/// Account that owns the keys.
	pub account: String,
	/// Public session keys, in hexadecimal.
	pub keys: Option<String>,
	/// Signatures of the keys over the account, in hexadecimal.
	pub proof: Option<String>,
}

/// The balance of an account.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endowment {
	/// Account.
	pub account: String,
	/// Balance, in HUX.
	pub hux: Amount,
}

/// The numbers of the network.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
	/// Length of a session, in blocks.
	pub session_blocks: BlockNumber,
	/// Notice of an announced call, in blocks.
	pub notice_blocks: BlockNumber,
	/// Rules of the prices.
	pub prices: PriceRules,
	/// Conditions under which the kit pool steers.
	pub kit_pool: KitPoolRules,
}

/// The rules of the prices.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PriceRules {
	/// Number of feeders below which there is no price.
	pub minimum_members: u32,
	/// Number of fresh values below which there is no price.
	pub minimum_values: u32,
	/// Age at which a value is no longer fresh, in seconds.
	pub maximum_age_seconds: u64,
}

/// The conditions under which the kit pool steers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KitPoolRules {
	/// Minimum of HUX in the pool.
	pub minimum_hux: Amount,
	/// Minimum time at that depth, in seconds.
	pub window_seconds: u64,
}

impl Default for Rules {
	fn default() -> Self {
		Self {
			session_blocks: HOURS,
			notice_blocks: Notice::get(),
			prices: PriceRules::default(),
			kit_pool: KitPoolRules::default(),
		}
	}
}

impl Default for PriceRules {
	fn default() -> Self {
		let params = pallet_prices::QuorumParams::PUBLIC;
		Self {
			minimum_members: params.minimum_members,
			minimum_values: params.minimum_values,
			maximum_age_seconds: params.maximum_age / 1_000,
		}
	}
}

impl Default for KitPoolRules {
	fn default() -> Self {
		let params = pallet_controller::ControllerParams::default();
		Self { minimum_hux: Amount((params.min_depth / HUX).to_string()), window_seconds: params.window / 1_000 }
	}
}

/// An amount of HUX as a decimal text, such as `"1000000.5"`.
#[derive(Clone, Debug)]
pub struct Amount(pub String);

impl Amount {
	/// Decimals of HUX.
	const DECIMALS: usize = 12;

	/// Returns the amount in the smallest unit.
	///
	/// `None` if the text is no decimal number, has more than twelve decimals, or does not fit into
	/// the type.
	pub fn units(&self) -> Option<Balance> {
		let (whole, decimals) = self.0.split_once('.').unwrap_or((&self.0, ""));
		let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
		let has_point = self.0.contains('.');
		if whole.is_empty() || !is_number(whole) || !is_number(decimals) {
			return None;
		}
		if decimals.len() > Self::DECIMALS || (has_point && decimals.is_empty()) {
			return None;
		}
		format!("{whole}{decimals:0<width$}", width = Self::DECIMALS).parse().ok()
	}
}

impl<'de> Deserialize<'de> for Amount {
	/// Refuses numbers: programs that read them as 53 bits would change large ones.
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		struct AsText;
		impl de::Visitor<'_> for AsText {
			type Value = Amount;

			fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
				f.write_str("an amount in quotes, such as \"1000000.5\", because numbers lose digits in other programs")
			}

			fn visit_str<E: de::Error>(self, text: &str) -> Result<Amount, E> {
				Ok(Amount(text.into()))
			}
		}
		deserializer.deserialize_any(AsText)
	}
}
