//! Amounts are in KIT and HUX. The limit is 0.25 KIT per HUX: 250 KIT for a lot of 1 000 HUX.

use super::*;
use proptest::prelude::*;

const UNIT: u128 = 1_000_000_000_000;
const ME: [u8; 32] = [1; 32];
const BOB: [u8; 32] = [2; 32];

/// Returns a lot without a bid.
fn falling(id: u64, minimum: u128) -> Auction {
	let (lot, minimum_bid) = (1_000 * UNIT, Some(minimum * UNIT));
	Auction { id, lot, state: "descending".into(), minimum_bid, ..Auction::default() }
}

/// Returns a lot with a leading bid; the next bid is one KIT higher.
fn rising(id: u64, bidder: [u8; 32], bid: u128) -> Auction {
	let (bidder, bid, minimum_bid) = (Some(bidder), Some(bid * UNIT), Some((bid + 1) * UNIT));
	Auction { state: "ascending".into(), bidder, bid, minimum_bid, ..falling(id, 0) }
}

/// Returns a lot with a winning bid, which the next block completes.
fn closed(id: u64, bidder: [u8; 32], bid: u128) -> Auction {
	Auction { state: "closed".into(), minimum_bid: None, ..rising(id, bidder, bid) }
}

/// Returns a sold lot.
fn sold(id: u64, bidder: [u8; 32], bid: u128) -> Auction {
	Auction { state: "completed".into(), minimum_bid: None, ..rising(id, bidder, bid) }
}

fn wallet(kit: u128) -> Wallet {
	Wallet { account: ME, kit: kit * UNIT }
}

fn limits() -> Limits {
	Limits { price_limit: Some(PriceLimit::new("0.25".parse().unwrap())), ..Limits::default() }
}

/// Returns the actions with the numbers of their lots.
fn done(auctions: &[Auction], wallet: &Wallet, limits: &Limits) -> Vec<(u64, ActionKind)> {
	decide(auctions, wallet, limits).into_iter().map(|action| (action.auction.id, action.kind)).collect()
}

fn bid(id: u64, kit: u128) -> (u64, ActionKind) {
	(id, ActionKind::Bid(kit * UNIT))
}

fn wait(id: u64, minimum: u128, reason: WaitReason) -> (u64, ActionKind) {
	(id, ActionKind::Wait(minimum * UNIT, reason))
}

#[test]
fn a_falling_price_is_bid_once_it_reaches_the_limit() {
	let at = |minimum| done(&[falling(1, minimum)], &wallet(1_000), &limits());
	assert_eq!(at(251), [wait(1, 251, WaitReason::AboveLimit(250 * UNIT))]);
	assert_eq!(at(250), [bid(1, 250)]);
	assert_eq!(at(100), [bid(1, 100)]);
}

#[test]
fn one_unit_above_the_limit_is_not_bid() {
	let mut lot = falling(1, 250);
	lot.minimum_bid = Some(250 * UNIT + 1);
	assert_eq!(
		done(&[lot], &wallet(1_000), &limits()),
		[(1, ActionKind::Wait(250 * UNIT + 1, WaitReason::AboveLimit(250 * UNIT)))]
	);
}

#[test]
fn the_limit_of_a_lot_is_rounded_down() {
	let third = PriceLimit::from_price("3".parse().unwrap(), Decimal::one()).unwrap();
	assert_eq!((third.max_bid(2), third.max_bid(3), third.max_bid(0)), (0, 1, 0));
	assert_eq!(PriceLimit::new("1e30".parse().unwrap()).max_bid(u128::MAX), u128::MAX);
	assert!(PriceLimit::from_price("0".parse().unwrap(), Decimal::one()).is_none());
}

#[test]
fn after_a_higher_bid_it_bids_again_up_to_the_limit() {
	let after = |bid| done(&[rising(1, BOB, bid)], &wallet(1_000), &limits());
	assert_eq!(after(239), [bid(1, 240)]);
	assert_eq!(after(249), [bid(1, 250)]);
	assert_eq!(after(250), [wait(1, 251, WaitReason::Outbid(250 * UNIT))]);
}

#[test]
fn a_leading_bid_is_not_raised() {
	assert!(done(&[rising(1, ME, 100)], &wallet(1_000), &limits()).is_empty());
}

#[test]
fn a_closed_lot_needs_no_action() {
	let auctions = [closed(1, ME, 100), closed(2, BOB, 100)];
	assert!(done(&auctions, &wallet(1_000), &limits()).is_empty());
}

#[test]
fn a_won_lot_is_claimed_once() {
	let had = Auction { claimed: true, ..sold(3, ME, 100) };
	let auctions = [sold(1, ME, 100), sold(2, BOB, 100), had];
	assert_eq!(done(&auctions, &wallet(0), &limits()), [(1, ActionKind::Claim)]);
	// A claim needs no price.
	assert_eq!(done(&auctions, &wallet(0), &Limits::default()), [(1, ActionKind::Claim)]);
}

#[test]
fn bids_come_before_claims_because_they_cannot_wait() {
	let auctions = [sold(1, ME, 100), falling(2, 200)];
	assert_eq!(done(&auctions, &wallet(200), &limits()), [bid(2, 200), (1, ActionKind::Claim)]);
}

#[test]
fn the_oldest_lots_get_the_free_kit_first() {
	let auctions = [falling(1, 200), rising(2, BOB, 199), falling(3, 100), falling(4, 300)];
	assert_eq!(
		done(&auctions, &wallet(350), &limits()),
		[
			bid(1, 200),
			wait(2, 200, WaitReason::Balance(150 * UNIT)),
			bid(3, 100),
			wait(4, 300, WaitReason::AboveLimit(250 * UNIT))
		]
	);
}

#[test]
fn the_budget_counts_leading_bids() {
	let limits = Limits { budget: Some(500 * UNIT), ..limits() };
	let auctions = [rising(1, ME, 200), closed(2, ME, 100), falling(3, 201), falling(4, 200), falling(5, 1)];
	assert_eq!(
		done(&auctions, &wallet(1_000), &limits),
		[wait(3, 201, WaitReason::Budget(200 * UNIT)), bid(4, 200), wait(5, 1, WaitReason::Budget(0))]
	);
	// The bid for a sold lot does not count any more.
	let auctions = [sold(1, ME, 400), falling(2, 250)];
	assert_eq!(done(&auctions, &wallet(1_000), &limits), [bid(2, 250), (1, ActionKind::Claim)]);
}

#[test]
fn no_more_lots_are_led_than_max_lots() {
	let limits = Limits { max_lots: Some(2), ..limits() };
	let auctions = [rising(1, ME, 100), falling(2, 100), falling(3, 100)];
	assert_eq!(done(&auctions, &wallet(1_000), &limits), [bid(2, 100), wait(3, 100, WaitReason::MaxLots)]);
}

#[test]
fn without_a_known_price_there_is_no_bid() {
	let limits = Limits { price_limit: None, ..limits() };
	assert_eq!(done(&[falling(1, 1)], &wallet(1_000), &limits), [wait(1, 1, WaitReason::NoPrice)]);
}

#[test]
fn after_a_restart_it_continues_from_the_chain() {
	// It leads the first lot, was outbid for the second, and has won the third meanwhile.
	let auctions = [rising(1, ME, 100), rising(2, BOB, 120), sold(3, ME, 90)];
	assert_eq!(leading_bids(&auctions, ME), (1, 100 * UNIT));
	assert_eq!(done(&auctions, &wallet(1_000), &limits()), [bid(2, 121), (3, ActionKind::Claim)]);
}

#[test]
fn without_lots_or_for_an_empty_lot_there_is_no_bid() {
	assert!(done(&[], &wallet(1_000), &limits()).is_empty());
	let empty = Auction { lot: 0, ..falling(1, 1) };
	assert_eq!(done(&[empty], &wallet(1_000), &limits()), [wait(1, 1, WaitReason::AboveLimit(0))]);
}

proptest! {
	#[test]
	fn bids_are_within_limit_budget_lots_and_balance(
		minimums in prop::collection::vec((1u128..400, 0u8..3), 0..20),
		kit in 0u128..2_000,
		budget in 0u128..2_000,
		max_lots in 1u64..10,
	) {
		let auctions: Vec<Auction> = (1..).zip(minimums).map(|(id, (kit, kind))| match kind {
			0 => falling(id, kit),
			1 => rising(id, BOB, kit),
			_ => rising(id, ME, kit),
		}).collect();
		let limits = Limits { budget: Some(budget * UNIT), max_lots: Some(max_lots), ..limits() };
		let actions = decide(&auctions, &wallet(kit), &limits);
		let bids: Vec<u128> = actions.iter().filter_map(|action| match action.kind {
			ActionKind::Bid(kit) => Some(kit),
			_ => None,
		}).collect();
		let (lots, bound) = leading_bids(&auctions, ME);
		let sum: u128 = bids.iter().sum();
		prop_assert!(bids.iter().all(|bid| *bid <= 250 * UNIT));
		prop_assert!(sum <= kit * UNIT);
		prop_assert!(bids.is_empty() || bound + sum <= budget * UNIT);
		prop_assert!(bids.is_empty() || lots + bids.len() as u64 <= max_lots);
		// Each lot that it does not lead has one action.
		prop_assert_eq!(actions.len() as u64, auctions.len() as u64 - lots);
	}
}
