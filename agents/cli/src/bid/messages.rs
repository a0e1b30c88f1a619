//! Messages of the bidder: one line for each action and each reason to wait.

use super::{
	decide::{Action, ActionKind, WaitReason},
	tip::Tip,
};
use huxian_client::{
	amount::{coins, COIN_PLACES},
	chain::{
		auctions::{price, Auction},
		errors::TxError,
		keys::short,
	},
};

/// Decimals of amounts.
const DECIMALS: usize = 6;

/// Describes an action that is in a block.
pub fn done(action: &Action<'_>, block: u64) -> String {
	let auction = action.auction;
	let text = match &action.kind {
		ActionKind::Bid(kit) => {
			format!("bid {} in block {block}; {}", amount(*kit, auction), leader(auction))
		},
		ActionKind::Claim => {
			format!("claimed in block {block}; won with {}", amount(auction.bid.unwrap_or(0), auction))
		},
		ActionKind::Wait(kit, reason) => return waits(auction, *kit, reason),
	};
	format!("{}: {text}", name(auction))
}

/// Describes an action that failed.
pub fn refused(action: &Action<'_>, error: &TxError) -> String {
	let auction = action.auction;
	let what = match &action.kind {
		ActionKind::Bid(kit) => format!("the bid of {}", amount(*kit, auction)),
		ActionKind::Claim | ActionKind::Wait(..) => "the claim".into(),
	};
	format!("{}: {what} did not succeed: {error}", name(auction))
}

/// Describes an action that no block took. The next one has `tip`, which may have risen.
pub fn late(action: &Action<'_>, error: &TxError, rises: bool, tip: Tip) -> String {
	let tip = coins(tip.current(), COIN_PLACES as usize);
	let next = match rises {
		true => format!("the next has a tip of {tip} HUX"),
		false => format!("the tip is {tip} HUX, as much as --max-tip allows: it waits"),
	};
	format!("{}; {next}", refused(action, error))
}

/// Describes the reason for no bid of `kit`.
pub fn waits(auction: &Auction, kit: u128, reason: &WaitReason) -> String {
	let next = amount(kit, auction);
	let text = match reason {
		WaitReason::NoPrice => {
			"no bid: the chain has no fresh price: start the feeder (`huxian feed`), or give --limit".to_string()
		},
		WaitReason::AboveLimit(limit) => format!("waits: it asks {next}, the limit is {}", amount(*limit, auction)),
		WaitReason::Outbid(limit) => {
			format!("stops: {}, a bid must be {next}, the limit is {}", leader(auction), amount(*limit, auction))
		},
		WaitReason::MaxLots => format!("no bid of {next}: it leads the lots that --max-lots allows"),
		WaitReason::Budget(left) => format!("no bid of {next}: --budget leaves {} KIT", coins(*left, DECIMALS)),
		WaitReason::Balance(free) => format!("no bid of {next}: the account has {} KIT", coins(*free, DECIMALS)),
	};
	format!("{}: {text}", name(auction))
}

fn name(auction: &Auction) -> String {
	format!("lot {} of {} HUX", auction.id, coins(auction.lot, DECIMALS))
}

fn amount(kit: u128, auction: &Auction) -> String {
	format!("{} KIT ({} per HUX)", coins(kit, DECIMALS), price(kit, auction.lot))
}

/// Describes the leading bid.
fn leader(auction: &Auction) -> String {
	match auction.bidder.zip(auction.bid) {
		Some((bidder, bid)) => format!("{} has bid {} KIT", short(bidder), coins(bid, DECIMALS)),
		None => "nobody has bid".into(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const UNIT: u128 = 1_000_000_000_000;

	fn auction() -> Auction {
		Auction { id: 3, lot: 1_000 * UNIT, bidder: Some([2; 32]), bid: Some(239 * UNIT), ..Auction::default() }
	}

	#[test]
	fn a_bid_is_described_with_lot_price_and_the_bid_before() {
		let auction = auction();
		let action = Action { auction: &auction, kind: ActionKind::Bid(240_500_000_000_000) };
		assert_eq!(
			done(&action, 120),
			"lot 3 of 1 000 HUX: bid 240.5 KIT (0.2405 per HUX) in block 120; 0x020202…020202 has bid 239 KIT"
		);
		let first = Auction { bidder: None, bid: None, ..auction.clone() };
		let action = Action { auction: &first, kind: ActionKind::Bid(240 * UNIT) };
		assert!(done(&action, 120).ends_with("in block 120; nobody has bid"));
		let error = TxError::Failed("Auctions.BidTooLow".into(), "The bid is below what the auction asks for.".into());
		assert_eq!(
			refused(&action, &error),
			"lot 3 of 1 000 HUX: the bid of 240 KIT (0.24 per HUX) did not succeed: Auctions.BidTooLow: The bid is below \
			 what the auction asks for."
		);
	}

	#[test]
	fn a_late_bid_is_described_with_the_next_tip() {
		let auction = auction();
		let action = Action { auction: &auction, kind: ActionKind::Bid(240 * UNIT) };
		let error = TxError::Late(std::time::Duration::from_secs(7));
		let mut tip = Tip::new(UNIT);
		assert!(tip.raise());
		assert_eq!(
			late(&action, &error, true, tip),
			"lot 3 of 1 000 HUX: the bid of 240 KIT (0.24 per HUX) did not succeed: no block included it within 7 s; \
			 the next has a tip of 0.001 HUX"
		);
		assert!(late(&action, &error, false, tip).ends_with("as much as --max-tip allows: it waits"));
	}

	#[test]
	fn a_claim_is_described_with_the_winning_bid() {
		let auction = auction();
		let action = Action { auction: &auction, kind: ActionKind::Claim };
		assert_eq!(done(&action, 130), "lot 3 of 1 000 HUX: claimed in block 130; won with 239 KIT (0.239 per HUX)");
	}

	#[test]
	fn a_reason_to_wait_is_described_with_its_numbers() {
		let says = |reason| waits(&auction(), 260 * UNIT, &reason);
		assert_eq!(
			says(WaitReason::Outbid(250 * UNIT)),
			"lot 3 of 1 000 HUX: stops: 0x020202…020202 has bid 239 KIT, a bid must be 260 KIT (0.26 per HUX), the limit is \
			 250 KIT (0.25 per HUX)"
		);
		assert_eq!(
			says(WaitReason::AboveLimit(250 * UNIT)),
			"lot 3 of 1 000 HUX: waits: it asks 260 KIT (0.26 per HUX), the limit is 250 KIT (0.25 per HUX)"
		);
		assert!(says(WaitReason::Budget(UNIT)).ends_with("no bid of 260 KIT (0.26 per HUX): --budget leaves 1 KIT"));
		assert!(says(WaitReason::Balance(0)).ends_with("the account has 0 KIT"));
		assert!(says(WaitReason::MaxLots).contains("--max-lots") && says(WaitReason::NoPrice).contains("huxian feed"));
	}
}
