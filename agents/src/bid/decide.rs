//! What to do about the auctions as they stand: no chain, no clock, no memory. Who leads and who has won is recognised by
//! the account, so whoever begins in the middle does what one would do who was there all the time.

use crate::{
	amount::{Decimal, COIN_PLACES},
	chain::auctions::Auction,
};

/// The most KIT per HUX, as a quotient so that no digit is lost.
#[derive(Clone, Debug)]
pub struct Ceiling {
	kit: Decimal,
	hux: Decimal,
}

impl Ceiling {
	/// So many KIT per HUX.
	pub fn of(kit_per_hux: Decimal) -> Self {
		Self { kit: kit_per_hux, hux: Decimal::one() }
	}

	/// A share of what HUX is worth at a price of KIT in HUX; `None` when that is zero.
	pub fn at(hux_per_kit: Decimal, share: Decimal) -> Option<Self> {
		(!hux_per_kit.is_zero()).then_some(Self { kit: share, hux: hux_per_kit })
	}

	/// The most units of KIT for a lot, rounded down: for who pays.
	pub fn most(&self, lot: u128) -> u128 {
		let worth = Decimal::from_units(lot, COIN_PLACES).times(&self.kit);
		// What a `u128` does not hold is more than anybody has.
		worth.over(&self.hux, COIN_PLACES).unwrap_or(u128::MAX)
	}
}

/// Who bids.
#[derive(Clone, Debug)]
pub struct Wallet {
	/// The account.
	pub account: [u8; 32],
	/// Units of KIT that it has beside those in leading bids.
	pub kit: u128,
}

/// What bids may be.
#[derive(Clone, Debug, Default)]
pub struct Limits {
	/// The most KIT per HUX; `None` when that is not known in this block.
	pub ceiling: Option<Ceiling>,
	/// The most units of KIT in leading bids at once.
	pub budget: Option<u128>,
	/// The most lots to lead at once.
	pub max_lots: Option<u64>,
}

/// Something about one lot.
#[derive(Clone, Debug, PartialEq)]
pub struct Action<'a> {
	/// Which.
	pub auction: &'a Auction,
	/// What.
	pub what: What,
}

/// What to do.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
	/// Bid so many units of KIT.
	Bid(u128),
	/// Take the lot that was won.
	Claim,
	/// Nothing, for this reason, about a lot that needs so many units of KIT.
	Wait(u128, Reason),
}

/// Why there is no bid. Amounts are units of KIT.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
	/// The most to pay is not known.
	NoPrice,
	/// Nobody has bid yet and the price falls; it is not down to this one.
	Falling(u128),
	/// Somebody leads, and a higher bid would be more than this one.
	TooDear(u128),
	/// As many lots as may be are led.
	Lots,
	/// Only so much of the budget is left.
	Budget(u128),
	/// The account has only so much.
	Kit(u128),
}

/// How many lots on offer the account leads, and with how many units of KIT.
pub fn led(auctions: &[Auction], account: [u8; 32]) -> (u64, u128) {
	let ours = auctions.iter().filter(|auction| !auction.is_sold() && auction.bidder == Some(account));
	ours.fold((0u64, 0u128), |(lots, kit), auction| (lots + 1, kit.saturating_add(auction.bid.unwrap_or(0))))
}

/// What to do, in the order in which to do it: first the bids, which cannot wait, then the claims, which can. There is
/// nothing to do about a lot that the account leads.
pub fn decide<'a>(auctions: &'a [Auction], wallet: &Wallet, limits: &Limits) -> Vec<Action<'a>> {
	let is_ours = |auction: &Auction| auction.bidder == Some(wallet.account);
	let (led, bound) = led(auctions, wallet.account);
	let mut purse = Purse { limits, led, bound, free: wallet.kit };
	let open = auctions.iter().filter(|auction| !auction.is_sold() && !is_ours(auction));
	let mut actions: Vec<Action<'a>> =
		open.filter_map(|auction| Some(Action { auction, what: purse.consider(auction)? })).collect();
	let won = auctions.iter().filter(|auction| auction.is_sold() && is_ours(auction) && !auction.claimed);
	actions.extend(won.map(|auction| Action { auction, what: What::Claim }));
	actions
}

/// What is left to bid with, lot after lot.
struct Purse<'a> {
	limits: &'a Limits,
	led: u64,
	bound: u128,
	free: u128,
}

impl Purse<'_> {
	/// `None` when the auction takes no bid any more.
	fn consider(&mut self, auction: &Auction) -> Option<What> {
		let minimum = auction.minimum_bid?;
		if let Some(reason) = self.obstacle(auction, minimum) {
			return Some(What::Wait(minimum, reason));
		}
		// No more than is free, as was checked.
		self.free = self.free.saturating_sub(minimum);
		self.bound = self.bound.saturating_add(minimum);
		self.led += 1;
		Some(What::Bid(minimum))
	}

	fn obstacle(&self, auction: &Auction, minimum: u128) -> Option<Reason> {
		let Some(ceiling) = &self.limits.ceiling else { return Some(Reason::NoPrice) };
		let most = ceiling.most(auction.lot);
		if minimum > most {
			return Some(if auction.bidder.is_none() { Reason::Falling(most) } else { Reason::TooDear(most) });
		}
		if self.limits.max_lots.is_some_and(|max| self.led >= max) {
			return Some(Reason::Lots);
		}
		let left = self.limits.budget.map(|budget| budget.saturating_sub(self.bound));
		match left.filter(|left| minimum > *left) {
			Some(left) => Some(Reason::Budget(left)),
			None => (minimum > self.free).then_some(Reason::Kit(self.free)),
		}
	}
}

#[cfg(test)]
mod tests;
