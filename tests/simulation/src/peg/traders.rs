//! Ordinary traders in the pool, by the order flow of the scenario.

use super::{
	external_market::ExternalMarket,
	scenario::{Flow, Scenario},
	settings::Settings,
	tokens::{swap, DOLLAR_POOL},
};
use crate::{chain::BlockBuilder, statistics::Random};
use huxian_runtime::{
	constants::token::{CUSDC, PAN},
	AccountId,
};

/// Mean number of trades in an hour.
const PER_HOUR: f64 = 60.0;
/// Smallest and largest trade, in multiples of the mean.
const SIZES: (f64, f64) = (0.2, 3.0);
/// Slippage limit against a dollar, as a part of the price.
const WORST: f64 = 0.05;

/// An order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Order {
	/// True if PAN is sold.
	pub sells: bool,
	/// Amount, in dollars.
	pub amount: f64,
	/// Slippage limit against a dollar, as a part of the price.
	pub worst: f64,
}

/// All traders, in one account.
pub struct Traders {
	pub account: AccountId,
	random: Random,
	flow: Flow,
	/// Mean trade, in dollars.
	mean: f64,
	/// Time of the next trade, in seconds.
	next: f64,
	waiting: Vec<Order>,
	/// Dollars that were ordered.
	pub tried: f64,
	/// Dollars of orders that were refused.
	pub refused: f64,
}

impl Traders {
	/// Returns the traders of a scenario; `account` holds the PAN.
	pub fn new(settings: &Settings, scenario: &Scenario, account: AccountId) -> Self {
		Self {
			account,
			random: Random::new(settings.seed, "people"),
			flow: scenario.flow,
			mean: settings.hourly * f64::from(scenario.scale) / PER_HOUR,
			next: 0.0,
			waiting: Vec::new(),
			tried: 0.0,
			refused: 0.0,
		}
	}

	/// Adds an order.
	pub fn add(&mut self, order: Order) {
		self.waiting.push(order);
	}

	/// Returns all orders until `second`.
	pub fn orders(&mut self, second: u64) -> &[Order] {
		while self.next < second as f64 {
			let sells = match self.flow {
				Flow::Random => self.random.uniform() < 0.5,
				Flow::Hourly => self.next as u64 / 3_600 % 2 == 1,
				Flow::Sells => true,
				Flow::Buys => false,
			};
			let evenly = (SIZES.1 - SIZES.0) / (SIZES.1 / SIZES.0).ln();
			let amount = self.mean * self.random.log_uniform(SIZES.0, SIZES.1) / evenly;
			self.waiting.push(Order { sells, amount, worst: WORST });
			self.next -= 3_600.0 / PER_HOUR * (1.0 - self.random.uniform()).ln();
		}
		&self.waiting
	}

	/// Executes all orders. In a block that takes no transactions they wait.
	pub fn trade(&mut self, builder: &mut BlockBuilder, market: &ExternalMarket) {
		if builder.is_full() {
			return;
		}
		let dollar = market.price(CUSDC);
		for order in std::mem::take(&mut self.waiting) {
			let (given, taken) = if order.sells {
				((PAN, order.amount), (CUSDC, order.amount * (1.0 - order.worst) / dollar))
			} else {
				((CUSDC, order.amount / dollar), (PAN, order.amount * (1.0 - order.worst)))
			};
			self.tried += order.amount;
			if swap(builder, &self.account, DOLLAR_POOL, given, taken).is_err() {
				self.refused += order.amount;
			}
		}
	}
}
