//! He trades before somebody else in the same direction, and back again after him.

use super::{Attacker, Place};
use crate::{
	peg::{
		cell::Victim,
		curve::Market,
		flow::Order,
		operations,
		outside::{Outside, MOMENT},
	},
	world::Room,
};
use huxian_runtime::{constants::token::CUSDC, Pmm};

/// What a whale sells, how often in seconds, and how much below the price at the worst.
const WHALE: (f64, u64, f64) = (50_000.0, 1_800, 0.005);
/// Of people he chooses such as trade for so many dollars at least.
const WORTH_IT: f64 = 5_000.0;
/// Market operations wait while the price is farther than this from its mean; and the mean is one of so many milliseconds.
const NEAR: f64 = 0.000_45;
const MEAN: u64 = 600_000;

/// What the whale wants within these seconds.
pub fn whale(from: u64, until: u64) -> Option<Order> {
	let (amount, every, worst) = WHALE;
	(until >= MOMENT && until / every > from / every).then_some(Order { sells: true, amount, worst })
}

impl Attacker {
	/// Trades before the largest of the orders, so far that it still passes.
	pub(super) fn front(&mut self, room: &mut Room, block: u32, outside: &Outside, victim: Victim, orders: &[Order]) {
		let chosen = |order: &&Order| (order.worst <= WHALE.2) == (victim == Victim::Whale) && order.amount >= WORTH_IT;
		let largest = orders.iter().filter(chosen).max_by(|one, other| one.amount.total_cmp(&other.amount));
		let (Some(order), Some(market)) = (largest, Market::read(self.place.pool)) else { return };
		if self.position.is_some() {
			return;
		}
		let Place { base, quote, .. } = self.place;
		let dollar = outside.price(CUSDC);
		// The rest is for what the victim moves the price himself.
		let room_left = order.worst * 0.8;
		if order.sells {
			self.enter(room, block, outside, (base, market.sell_to((1.0 - room_left) / dollar)));
		} else {
			self.enter(room, block, outside, (quote, market.buy_to((1.0 + room_left) / dollar)));
		}
	}

	/// The market operations are about to act: pushes the price the way they will, as far as they do not mind.
	pub(super) fn push(&mut self, room: &mut Room, block: u32, outside: &Outside) {
		let Some(will_buy) = operations::next_step().filter(|_| self.position.is_none()) else { return };
		let mean = Pmm::mean_over(self.place.pool, MEAN).map(|mean| mean.price as f64 / 1e18);
		let (Some(mean), Some(market)) = (mean, Market::read(self.place.pool)) else { return };
		if will_buy {
			self.enter(room, block, outside, (self.place.quote, market.buy_to(mean * (1.0 + NEAR))));
		} else {
			self.enter(room, block, outside, (self.place.base, market.sell_to(mean * (1.0 - NEAR))));
		}
	}
}
