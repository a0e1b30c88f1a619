//! Amounts are whole KIT and HUX; the limit is 0.25 KIT per HUX, so 250 KIT for a lot of 1 000 HUX.

use super::*;
use proptest::prelude::*;

const UNIT: u128 = 1_000_000_000_000;
const ME: [u8; 32] = [1; 32];
const BOB: [u8; 32] = [2; 32];

/// A lot that nobody has bid for yet.
fn falling(id: u64, minimum: u128) -> Auction {
	let (lot, minimum_bid) = (1_000 * UNIT, Some(minimum * UNIT));
	Auction { id, lot, state: "descending".into(), minimum_bid, ..Auction::default() }
}

/// A lot that somebody leads; the next bid is one KIT more.
fn rising(id: u64, bidder: [u8; 32], bid: u128) -> Auction {
	let (bidder, bid, minimum_bid) = (Some(bidder), Some(bid * UNIT), Some((bid + 1) * UNIT));
	Auction { state: "ascending".into(), bidder, bid, minimum_bid, ..falling(id, 0) }
}

/// A lot whose bid has won, to be completed by the next block.
fn closed(id: u64, bidder: [u8; 32], bid: u128) -> Auction {
	Auction { state: "closed".into(), minimum_bid: None, ..rising(id, bidder, bid) }
}

/// A sold lot.
fn sold(id: u64, bidder: [u8; 32], bid: u128) -> Auction {
	Auction { state: "completed".into(), minimum_bid: None, ..rising(id, bidder, bid) }
}

fn wallet(kit: u128) -> Wallet {
	Wallet { account: ME, kit: kit * UNIT }
}

fn limits() -> Limits {
	Limits { ceiling: Some(Ceiling::of("0.25".parse().unwrap())), ..Limits::default() }
}

/// What is done about which lot.
fn done(auctions: &[Auction], wallet: &Wallet, limits: &Limits) -> Vec<(u64, What)> {
	decide(auctions, wallet, limits).into_iter().map(|action| (action.auction.id, action.what)).collect()
}

fn bid(id: u64, kit: u128) -> (u64, What) {
	(id, What::Bid(kit * UNIT))
}

fn wait(id: u64, minimum: u128, reason: Reason) -> (u64, What) {
	(id, What::Wait(minimum * UNIT, reason))
}

#[test]
fn a_falling_price_is_bid_once_it_is_down_to_the_limit() {
	let at = |minimum| done(&[falling(1, minimum)], &wallet(1_000), &limits());
	assert_eq!(at(251), [wait(1, 251, Reason::Falling(250 * UNIT))]);
	assert_eq!(at(250), [bid(1, 250)]);
	assert_eq!(at(100), [bid(1, 100)]);
}

#[test]
fn one_unit_above_the_limit_is_above_it() {
	let mut lot = falling(1, 250);
	lot.minimum_bid = Some(250 * UNIT + 1);
	assert_eq!(done(&[lot], &wallet(1_000), &limits()), [(1, What::Wait(250 * UNIT + 1, Reason::Falling(250 * UNIT)))]);
}

#[test]
fn the_limit_of_a_lot_is_rounded_down() {
	let third = Ceiling::at("3".parse().unwrap(), Decimal::one()).unwrap();
	assert_eq!((third.most(2), third.most(3), third.most(0)), (0, 1, 0));
	assert_eq!(Ceiling::of("1e30".parse().unwrap()).most(u128::MAX), u128::MAX);
	assert!(Ceiling::at("0".parse().unwrap(), Decimal::one()).is_none());
}

#[test]
fn who_is_outbid_bids_more_up_to_the_limit() {
	let after = |bid| done(&[rising(1, BOB, bid)], &wallet(1_000), &limits());
	assert_eq!(after(239), [bid(1, 240)]);
	assert_eq!(after(249), [bid(1, 250)]);
	assert_eq!(after(250), [wait(1, 251, Reason::TooDear(250 * UNIT))]);
}

#[test]
fn who_leads_does_not_bid_against_himself() {
	assert!(done(&[rising(1, ME, 100)], &wallet(1_000), &limits()).is_empty());
}

#[test]
fn a_closed_lot_is_left_alone_whoever_has_won_it() {
	let auctions = [closed(1, ME, 100), closed(2, BOB, 100)];
	assert!(done(&auctions, &wallet(1_000), &limits()).is_empty());
}

#[test]
fn a_lot_that_was_won_is_claimed_once() {
	let had = Auction { claimed: true, ..sold(3, ME, 100) };
	let auctions = [sold(1, ME, 100), sold(2, BOB, 100), had];
	assert_eq!(done(&auctions, &wallet(0), &limits()), [(1, What::Claim)]);
	// It needs no price.
	assert_eq!(done(&auctions, &wallet(0), &Limits::default()), [(1, What::Claim)]);
}

#[test]
fn bids_come_before_claims_because_they_cannot_wait() {
	let auctions = [sold(1, ME, 100), falling(2, 200)];
	assert_eq!(done(&auctions, &wallet(200), &limits()), [bid(2, 200), (1, What::Claim)]);
}

#[test]
fn several_lots_share_the_free_kit_the_oldest_first() {
	let auctions = [falling(1, 200), rising(2, BOB, 199), falling(3, 100), falling(4, 300)];
	assert_eq!(
		done(&auctions, &wallet(350), &limits()),
		[bid(1, 200), wait(2, 200, Reason::Kit(150 * UNIT)), bid(3, 100), wait(4, 300, Reason::Falling(250 * UNIT))]
	);
}

#[test]
fn the_budget_counts_what_is_bound_in_leading_bids() {
	let limits = Limits { budget: Some(500 * UNIT), ..limits() };
	let auctions = [rising(1, ME, 200), closed(2, ME, 100), falling(3, 201), falling(4, 200), falling(5, 1)];
	assert_eq!(
		done(&auctions, &wallet(1_000), &limits),
		[wait(3, 201, Reason::Budget(200 * UNIT)), bid(4, 200), wait(5, 1, Reason::Budget(0))]
	);
	// What was paid for a sold lot is not bound any more.
	let auctions = [sold(1, ME, 400), falling(2, 250)];
	assert_eq!(done(&auctions, &wallet(1_000), &limits), [bid(2, 250), (1, What::Claim)]);
}

#[test]
fn no_more_lots_are_led_than_may_be() {
	let limits = Limits { max_lots: Some(2), ..limits() };
	let auctions = [rising(1, ME, 100), falling(2, 100), falling(3, 100)];
	assert_eq!(done(&auctions, &wallet(1_000), &limits), [bid(2, 100), wait(3, 100, Reason::Lots)]);
}

#[test]
fn without_a_known_price_there_is_no_bid() {
	let limits = Limits { ceiling: None, ..limits() };
	assert_eq!(done(&[falling(1, 1)], &wallet(1_000), &limits), [wait(1, 1, Reason::NoPrice)]);
}

#[test]
fn after_a_restart_it_goes_on_from_what_the_chain_says() {
	// One lot is led, one was won meanwhile, in one somebody else bid more.
	let auctions = [rising(1, ME, 100), rising(2, BOB, 120), sold(3, ME, 90)];
	assert_eq!(led(&auctions, ME), (1, 100 * UNIT));
	assert_eq!(done(&auctions, &wallet(1_000), &limits()), [bid(2, 121), (3, What::Claim)]);
}

#[test]
fn without_lots_and_for_an_empty_lot_nothing_is_done() {
	assert!(done(&[], &wallet(1_000), &limits()).is_empty());
	let empty = Auction { lot: 0, ..falling(1, 1) };
	assert_eq!(done(&[empty], &wallet(1_000), &limits()), [wait(1, 1, Reason::Falling(0))]);
}

proptest! {
	#[test]
	fn bids_are_within_limit_budget_lots_and_purse(
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
		let bids: Vec<u128> = actions.iter().filter_map(|action| match action.what {
			What::Bid(kit) => Some(kit),
			_ => None,
		}).collect();
		let (lots, bound) = led(&auctions, ME);
		let sum: u128 = bids.iter().sum();
		prop_assert!(bids.iter().all(|bid| *bid <= 250 * UNIT));
		prop_assert!(sum <= kit * UNIT);
		prop_assert!(bids.is_empty() || bound + sum <= budget * UNIT);
		prop_assert!(bids.is_empty() || lots + bids.len() as u64 <= max_lots);
		// One word about each lot that is not led.
		prop_assert_eq!(actions.len() as u64, auctions.len() as u64 - lots);
	}
}
