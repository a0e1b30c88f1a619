//! The live view as the terminal shows it.

use super::*;
use crate::{
	liquidation::Liquidation,
	recording::row::{tests::sample, Row},
};
use huxian_client::chain::{auctions::Auction, views::Burrow};
use ratatui::{backend::TestBackend, Terminal};

/// Returns the view as text.
pub fn drawn(screen: &Screen, width: u16, height: u16) -> String {
	let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
	terminal.draw(|frame| screen.draw(frame)).unwrap();
	let buffer = terminal.backend().buffer().clone();
	let cells: Vec<&str> = buffer.content().iter().map(|cell| cell.symbol()).collect();
	cells.chunks(width.into()).map(|line| line.concat()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_view_shows_the_block_the_prices_and_the_burrows() {
	let mut screen = Screen::new("ws://127.0.0.1:9944".into(), Some("run.csv".into()), Page::Kit);
	screen.set_connection(None);
	for block in 0..60 {
		let burrow = Burrow {
			id: 1,
			collateral: 50_000_000_000_000_000,
			debt: 2_862_000_000_000_000,
			health: Some("2.0004".into()),
			active: true,
			liquidatable: block == 59,
			..Burrow::default()
		};
		screen.add(Snapshot { row: sample(block), burrows: vec![burrow], lots: vec![], peg: None });
	}
	let text = drawn(&screen, 140, 40);
	for word in [
		"block 59",
		"finalized 57",
		"protected index",
		"50 000",
		"2 862",
		"2.000",
		"LIQUIDATABLE",
		"burrows: 1 of 2",
		"run.csv",
		"1 kit  2 peg",
	] {
		assert!(text.contains(word), "{word} is not in\n{text}");
	}
	screen.set_connection(Some("lost the node".into()));
	assert!(drawn(&screen, 140, 40).contains("lost the node"));
}

#[test]
fn lots_have_a_table_while_something_is_at_auction() {
	let mut screen = Screen::new("ws://127.0.0.1:9944".into(), None, Page::Kit);
	let quiet = Some(Liquidation::default());
	screen.add(Snapshot { row: Row { liquidation: quiet, ..sample(1) }, burrows: vec![], lots: vec![], peg: None });
	assert!(!drawn(&screen, 140, 40).contains("at auction:"));
	let first = Auction {
		id: 3,
		lot: 1_000_000_000_000_000,
		state: "ascending".into(),
		minimum_bid: Some(240_800_000_000_000),
		bidder: Some([2; 32]),
		bid: Some(240_000_000_000_000),
		seconds_left: Some(60),
		blocks_left: Some(12),
		..Auction::default()
	};
	let second = Auction {
		id: 4,
		lot: 1_000_000_000_000_000,
		state: "descending".into(),
		minimum_bid: Some(235_500_000_000_000),
		..Auction::default()
	};
	let busy = Some(Liquidation { queued: 5_250_000_000_000_000, slices: 7, open_lots: 2 });
	let row = Row { liquidation: busy, ..sample(2) };
	screen.add(Snapshot { row, burrows: vec![], lots: vec![first, second], peg: None });
	let text = drawn(&screen, 140, 40);
	for word in [
		"at auction: 2 lot(s)",
		"5 250 HUX in 7 slice(s)",
		"ascending",
		"0x020202",
		"60 s, 12 block(s)",
		"0.24 ",
		"descending",
		"235.5",
		"0.2355",
	] {
		assert!(text.contains(word), "{word} is not in\n{text}");
	}
	for (width, height) in [(1, 1), (10, 3), (40, 8), (80, 24)] {
		drawn(&screen, width, height);
	}
}

#[test]
fn a_small_terminal_and_an_empty_view_do_no_harm() {
	let mut screen = Screen::new("ws://127.0.0.1:9944".into(), None, Page::Kit);
	assert!(drawn(&screen, 100, 30).contains("waiting for a block"));
	screen.add(Snapshot { row: Row::default(), burrows: vec![], lots: vec![], peg: None });
	for (width, height) in [(1, 1), (10, 3), (40, 8), (80, 24)] {
		drawn(&screen, width, height);
	}
	assert!(drawn(&screen, 100, 30).contains("no price yet"));
}

#[test]
fn pages_are_switched() {
	let mut screen = Screen::new("ws://127.0.0.1:9944".into(), None, Page::Peg);
	assert!(drawn(&screen, 100, 30).contains("waiting for a block"));
	screen.add(Snapshot { row: sample(1), burrows: vec![], lots: vec![], peg: None });
	let is_kit = |screen: &Screen| drawn(screen, 100, 30).contains("protected index");
	assert!(!is_kit(&screen));
	screen.show_next_page();
	assert!(is_kit(&screen));
	screen.show_next_page();
	assert!(!is_kit(&screen));
	screen.show_page(Page::Kit);
	assert!(is_kit(&screen));
}
