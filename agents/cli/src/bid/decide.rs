//! Decides on bids and claims from the state of the auctions alone. Own bids are recognised by the
//! account, so a restarted bidder decides as one that was never stopped.

use huxian_client::{
	amount::{Decimal, COIN_PLACES},
	chain::auctions::Auction,
};

/// Maximum price, in KIT per HUX; a quotient, so that it is exact.
#[derive(Clone, Debug)]
pub struct PriceLimit {
	kit: Decimal,
	hux: Decimal,
}

impl PriceLimit {
	/// Returns a limit of `kit_per_hux`.
	pub fn new(kit_per_hux: Decimal) -> Self {
		Self { kit: kit_per_hux, hux: Decimal::one() }
	}

	/// Returns `share` of the value of HUX at the price `hux_per_kit`; `None` if the price is zero.
	pub fn from_price(hux_per_kit: Decimal, share: Decimal) -> Option<Self> {
		(!hux_per_kit.is_zero()).then_some(Self { kit: share, hux: hux_per_kit })
	}

	/// Returns the highest bid for `lot`, in units of 10^-12 KIT, rounded down: in favour of the
	/// bidder.
	pub fn max_bid(&self, lot: u128) -> u128 {
		let value = Decimal::from_units(lot, COIN_PLACES).times(&self.kit);
		// More than `u128::MAX` is no limit.
		value.over(&self.hux, COIN_PLACES).unwrap_or(u128::MAX)
	}
}

/// The account that bids.
#[derive(Clone, Debug)]
pub struct Wallet {
	/// Public key.
	pub account: [u8; 32],
	/// KIT that is not in leading bids, in units of 10^-12 KIT.
	pub kit: u128,
}

/// Limits of bids.
#[derive(Clone, Debug, Default)]
pub struct Limits {
	/// Maximum price; `None` if it is not known in this block.
	pub price_limit: Option<PriceLimit>,
	/// Maximum in leading bids at once, in units of 10^-12 KIT.
	pub budget: Option<u128>,
	/// Maximum of lots to lead at once.
	pub max_lots: Option<u64>,
}

/// A decision about a lot.
#[derive(Clone, Debug, PartialEq)]
pub struct Action<'a> {
	/// Auction of the lot.
	pub auction: &'a Auction,
	/// Kind of the action.
	pub kind: ActionKind,
}

/// The kind of an action. Amounts are in units of 10^-12 KIT.
#[derive(Clone, Debug, PartialEq)]
pub enum ActionKind {
	/// Bid this amount.
	Bid(u128),
	/// Claim the lot.
	Claim,
	/// No bid: minimum of a bid, reason.
	Wait(u128, WaitReason),
}

/// The reason for no bid. Amounts are in units of 10^-12 KIT.
#[derive(Clone, Debug, PartialEq)]
pub enum WaitReason {
	/// Unknown price limit.
	NoPrice,
	/// Falling price without a bid, still above this limit.
	AboveLimit(u128),
	/// Leading bid of another account; a higher bid would exceed this limit.
	Outbid(u128),
	/// Maximum of lots is led.
	MaxLots,
	/// Budget with only this amount left.
	Budget(u128),
	/// Account with only this amount.
	Balance(u128),
}

/// Returns the number of lots on offer that `account` leads, and the sum of these bids in units of
/// 10^-12 KIT.
pub fn leading_bids(auctions: &[Auction], account: [u8; 32]) -> (u64, u128) {
	let ours = auctions.iter().filter(|auction| !auction.is_sold() && auction.bidder == Some(account));
	ours.fold((0u64, 0u128), |(lots, kit), auction| (lots + 1, kit.saturating_add(auction.bid.unwrap_or(0))))
}

/// Returns the actions in the order of their execution: bids first, because claims can wait. A lot
/// that the account leads needs no action.
pub fn decide<'a>(auctions: &'a [Auction], wallet: &Wallet, limits: &Limits) -> Vec<Action<'a>> {
	let is_ours = |auction: &Auction| auction.bidder == Some(wallet.account);
	let (lots, bound) = leading_bids(auctions, wallet.account);
	let mut funds = Funds { limits, lots, bound, free: wallet.kit };
	let open = auctions.iter().filter(|auction| !auction.is_sold() && !is_ours(auction));
	let mut actions: Vec<Action<'a>> =
		open.filter_map(|auction| Some(Action { auction, kind: funds.bid_or_wait(auction)? })).collect();
	let won = auctions.iter().filter(|auction| auction.is_sold() && is_ours(auction) && !auction.claimed);
	actions.extend(won.map(|auction| Action { auction, kind: ActionKind::Claim }));
	actions
}

/// The funds for further bids.
struct Funds<'a> {
	limits: &'a Limits,
	lots: u64,
	bound: u128,
	free: u128,
}

impl Funds<'_> {
	/// Decides on a bid for a lot and reserves its funds. `None` if the auction accepts no bid.
	fn bid_or_wait(&mut self, auction: &Auction) -> Option<ActionKind> {
		let minimum = auction.minimum_bid?;
		if let Some(reason) = self.wait_reason(auction, minimum) {
			return Some(ActionKind::Wait(minimum, reason));
		}
		// `wait_reason` has checked that `free` is sufficient.
		self.free = self.free.saturating_sub(minimum);
		self.bound = self.bound.saturating_add(minimum);
		self.lots += 1;
		Some(ActionKind::Bid(minimum))
	}

	/// Returns the reason against a bid of `minimum`; `None` if the bid is possible.
	fn wait_reason(&self, auction: &Auction, minimum: u128) -> Option<WaitReason> {
		let Some(price_limit) = &self.limits.price_limit else { return Some(WaitReason::NoPrice) };
		let limit = price_limit.max_bid(auction.lot);
		if minimum > limit {
			return Some(if auction.bidder.is_none() {
				WaitReason::AboveLimit(limit)
			} else {
				WaitReason::Outbid(limit)
			});
		}
		if self.limits.max_lots.is_some_and(|max| self.lots >= max) {
			return Some(WaitReason::MaxLots);
		}
		let left = self.limits.budget.map(|budget| budget.saturating_sub(self.bound));
		match left.filter(|left| minimum > *left) {
			Some(left) => Some(WaitReason::Budget(left)),
			None => (minimum > self.free).then_some(WaitReason::Balance(self.free)),
		}
	}
}

#[cfg(test)]
mod tests;
