//! People who trade in the pool as the flow says.

use super::{
	cell::{Cell, Flow},
	outside::Outside,
	settings::Settings,
	tokens::{swap, DOLLAR_POOL},
};
use crate::{statistics::Dice, world::Room};
use huxian_runtime::{
	constants::token::{CUSDC, PAN},
	AccountId,
};

/// Trades in an hour, on the average.
const PER_HOUR: f64 = 60.0;
/// The smallest and the largest of them, in times of the mean.
const SIZES: (f64, f64) = (0.2, 3.0);
/// Nobody trades at a price that is so much worse than a dollar.
const WORST: f64 = 0.05;

/// Somebody who wants to trade.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Order {
	/// Whether PAN is sold.
	pub sells: bool,
	/// Dollars.
	pub amount: f64,
	/// How much worse than a dollar the price may be, as a part.
	pub worst: f64,
}

/// All of them: one account.
pub struct People {
	pub account: AccountId,
	dice: Dice,
	flow: Flow,
	/// The mean trade, in dollars.
	mean: f64,
	/// When the next one trades, in seconds.
	next: f64,
	waiting: Vec<Order>,
	/// Dollars that were to be traded, and of these such that were refused.
	pub tried: f64,
	pub refused: f64,
}

impl People {
	/// Those of a cell; the `account` holds the PAN.
	pub fn new(settings: &Settings, cell: &Cell, account: AccountId) -> Self {
		Self {
			account,
			dice: Dice::new(settings.seed, "people"),
			flow: cell.flow,
			mean: settings.hourly * f64::from(cell.scale) / PER_HOUR,
			next: 0.0,
			waiting: Vec::new(),
			tried: 0.0,
			refused: 0.0,
		}
	}

	/// Somebody else who wants to trade.
	pub fn join(&mut self, order: Order) {
		self.waiting.push(order);
	}

	/// What is wanted until `second`.
	pub fn orders(&mut self, second: u64) -> &[Order] {
		while self.next < second as f64 {
			let sells = match self.flow {
				Flow::Random => self.dice.part() < 0.5,
				Flow::Hourly => self.next as u64 / 3_600 % 2 == 1,
				Flow::Sells => true,
				Flow::Buys => false,
			};
			let evenly = (SIZES.1 - SIZES.0) / (SIZES.1 / SIZES.0).ln();
			let amount = self.mean * self.dice.between(SIZES.0, SIZES.1) / evenly;
			self.waiting.push(Order { sells, amount, worst: WORST });
			self.next -= 3_600.0 / PER_HOUR * (1.0 - self.dice.part()).ln();
		}
		&self.waiting
	}

	/// They trade. A block that takes no transactions lets them wait.
	pub fn trade(&mut self, room: &mut Room, outside: &Outside) {
		if room.is_closed() {
			return;
		}
		let dollar = outside.price(CUSDC);
		for order in std::mem::take(&mut self.waiting) {
			let (given, taken) = if order.sells {
				((PAN, order.amount), (CUSDC, order.amount * (1.0 - order.worst) / dollar))
			} else {
				((CUSDC, order.amount / dollar), (PAN, order.amount * (1.0 - order.worst)))
			};
			self.tried += order.amount;
			if swap(room, &self.account, DOLLAR_POOL, given, taken).is_err() {
				self.refused += order.amount;
			}
		}
	}
}
