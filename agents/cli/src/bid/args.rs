//! Options of `huxian bid`.

use super::decide::{Limits, PriceLimit};
use clap::Args;
use huxian_client::{
	amount::{coins, format_units, parse_coins, parse_units, Decimal},
	chain::views::Parameters,
	connection::NodeArgs,
};

/// Decimals of a percentage.
const PERCENT_PLACES: u32 = 4;

/// Decimals of a percentage as a fraction of one.
const SHARE_PLACES: u32 = PERCENT_PLACES + 2;

/// 100 %, in units of 10^-4 percent.
const HUNDRED_PERCENT: u128 = 1_000_000;

/// Bid in the auctions of liquidated HUX up to a price, and claim won lots.
#[derive(Args, Clone, Debug)]
pub struct BidArgs {
	#[command(flatten)]
	pub node: NodeArgs,

	/// Secret URI of the account that bids.
	#[arg(long, default_value = "//Alice", value_name = "SECRET_URI")]
	pub account: String,

	#[command(flatten)]
	pub price: PriceArgs,

	/// Maximum of KIT in leading bids at once [default: all KIT of the account]
	#[arg(long, value_name = "KIT", value_parser = parse_coins)]
	pub budget: Option<u128>,

	/// Maximum of lots to lead at once.
	#[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
	pub max_lots: Option<u64>,

	/// Maximum of the tip, in HUX for each transaction; it rises only while no block takes the
	/// bids.
	#[arg(long, default_value = "1", value_name = "HUX", value_parser = parse_coins)]
	pub max_tip: u128,

	/// Process one block and end; fail if a transaction does not succeed.
	#[arg(long)]
	pub once: bool,
}

/// Options of the price: exactly one of them.
#[derive(Args, Clone, Debug)]
#[group(required = true, multiple = false)]
pub struct PriceArgs {
	/// Maximum of KIT to pay for one HUX.
	#[arg(long, value_name = "PRICE", value_parser = parse_limit)]
	pub limit: Option<Decimal>,

	/// Discount off the value of HUX at the liquidation price of each block, in percent.
	#[arg(long, value_name = "PERCENT", value_parser = parse_discount)]
	pub discount: Option<u128>,
}

impl BidArgs {
	/// Returns the limits of bids as of a block.
	pub fn limits(&self, parameters: &Parameters) -> Limits {
		Limits { price_limit: self.price.price_limit(parameters), budget: self.budget, max_lots: self.max_lots }
	}

	/// Describes the limits.
	pub fn describe(&self) -> String {
		let mut text = match (&self.price.limit, self.price.discount) {
			(Some(limit), _) => format!("at most {limit} KIT per HUX"),
			(None, discount) => {
				let percent = format_units(discount.unwrap_or_default(), PERCENT_PLACES);
				format!("at most the value of HUX at the liquidation price, less {percent} %")
			},
		};
		if let Some(budget) = self.budget {
			text.push_str(&format!(", {} KIT in leading bids", coins(budget, 6)));
		}
		if let Some(lots) = self.max_lots {
			text.push_str(&format!(", {lots} lot(s) at once"));
		}
		text.push_str(&format!(", a tip of at most {} HUX", coins(self.max_tip, 6)));
		text
	}
}

impl PriceArgs {
	/// Returns the price limit as of a block; `None` if it needs a price of the chain that is
	/// missing or stale.
	fn price_limit(&self, parameters: &Parameters) -> Option<PriceLimit> {
		match (&self.limit, self.discount) {
			(Some(limit), _) => Some(PriceLimit::new(limit.clone())),
			(None, Some(discount)) if parameters.started && parameters.fresh => {
				let share = Decimal::from_units(HUNDRED_PERCENT.checked_sub(discount)?, SHARE_PLACES);
				PriceLimit::from_price(parameters.liquidation_price.parse().ok()?, share)
			},
			(None, _) => None,
		}
	}
}

fn parse_limit(text: &str) -> Result<Decimal, String> {
	let expected = "expected KIT per HUX, more than 0, such as 0.25";
	let limit: Decimal = text.parse().map_err(|error| format!("{error}; {expected}"))?;
	if limit.is_zero() {
		return Err(format!("zero; {expected}"));
	}
	Ok(limit)
}

fn parse_discount(text: &str) -> Result<u128, String> {
	let expected = "expected percent from 0 to below 100 with at most 4 decimals, such as 2.5";
	let discount = parse_units(text, PERCENT_PLACES).map_err(|error| format!("{error}; {expected}"))?;
	if discount >= HUNDRED_PERCENT {
		return Err(format!("nothing would be left to pay; {expected}"));
	}
	Ok(discount)
}

#[cfg(test)]
mod tests {
	use super::*;

	/// 1 000 HUX, in units of 10^-12 HUX.
	const LOT: u128 = 1_000_000_000_000_000;

	fn parameters() -> Parameters {
		Parameters { started: true, fresh: true, liquidation_price: "4".into(), ..Parameters::default() }
	}

	fn max_bid(price: &PriceArgs, parameters: &Parameters) -> Option<u128> {
		price.price_limit(parameters).map(|price_limit| price_limit.max_bid(LOT))
	}

	#[test]
	fn a_limit_needs_no_price_of_the_chain() {
		let price = PriceArgs { limit: Some(parse_limit("0.25").unwrap()), discount: None };
		assert_eq!(max_bid(&price, &Parameters::default()), Some(250_000_000_000_000));
	}

	#[test]
	fn a_discount_is_taken_off_the_value_at_the_liquidation_price_of_the_block() {
		let price = PriceArgs { limit: None, discount: Some(parse_discount("2.5").unwrap()) };
		// 1 000 HUX at 4 HUX per KIT are worth 250 KIT; 2.5 % less are 243.75.
		assert_eq!(max_bid(&price, &parameters()), Some(243_750_000_000_000));
		let dearer = Parameters { liquidation_price: "5".into(), ..parameters() };
		assert_eq!(max_bid(&price, &dearer), Some(195_000_000_000_000));
	}

	#[test]
	fn a_discount_needs_a_fresh_price() {
		let price = PriceArgs { limit: None, discount: Some(0) };
		assert_eq!(max_bid(&price, &parameters()), Some(250_000_000_000_000));
		for without in [
			Parameters { fresh: false, ..parameters() },
			Parameters { started: false, ..parameters() },
			Parameters { liquidation_price: "0".into(), ..parameters() },
			Parameters { liquidation_price: String::new(), ..parameters() },
		] {
			assert_eq!(max_bid(&price, &without), None);
		}
	}

	#[test]
	fn invalid_prices_are_refused() {
		for text in ["0", "0.0", "-1", "much", ""] {
			assert!(parse_limit(text).unwrap_err().contains("such as 0.25"), "{text}");
		}
		for text in ["100", "-1", "2.5%", "0.00001"] {
			assert!(parse_discount(text).unwrap_err().contains("such as 2.5"), "{text}");
		}
		assert_eq!((parse_discount("0"), parse_discount("99.9999")), (Ok(0), Ok(999_999)));
	}
}
