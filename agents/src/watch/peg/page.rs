//! How the peg page is laid out.

use super::{
	figures::{self, amount, brief, from_one, percent, price_colour, signed_percent},
	market::BAND,
	operations,
	sheet::Sheet,
	tables::{externals, families, pools},
	Peg,
};
use crate::{
	chain::peg::Family,
	watch::{
		chart::{bounds, draw_chart},
		numbers::{draw_group, Named},
		screen::{INDEX, PROTECTED, QUIET},
	},
};
use chrono::DateTime;
use ratatui::{
	layout::{Constraint, Layout, Rect},
	style::Color,
	widgets::{Block, Paragraph},
	Frame,
};

/// The least height of the numbers and the chart.
const LEAST: u16 = 7;

/// From so much height of the numbers and the chart on the tables are framed.
const COMFORTABLE: u16 = 10;

/// The width of the numbers.
const NUMBERS: u16 = 42;

/// Points of a chart: blocks and prices.
pub type Points = Vec<(f64, f64)>;

/// Draws the page as of a block of the time `now`: PAN's price and its mean are lines of the chart.
pub fn draw(frame: &mut Frame, area: Rect, peg: Option<&Peg>, now: u64, [price, mean]: [Points; 2]) {
	let Some((peg, pan)) = peg.and_then(|peg| Some((peg, peg.pan()?))) else {
		frame.render_widget(Paragraph::new("this chain has no PAN").block(Block::bordered()), area);
		return;
	};
	let is_framed = area.height >= heights(peg, pan, true).iter().sum::<u16>() + COMFORTABLE;
	let [below, acting, trading, beside] = heights(peg, pan, is_framed);
	// What does not fit is left out of the pools first, then of the other families.
	let mut rest = area.height.saturating_sub(LEAST);
	let mut take = |wanted: u16| {
		let taken = wanted.min(rest);
		rest -= taken;
		Constraint::Length(taken)
	};
	let (below, acting, beside, trading) = (take(below), take(acting), take(beside), take(trading));
	let [top, below, acting, trading, beside] =
		Layout::vertical([Constraint::Fill(1), below, acting, trading, beside]).areas(area);
	let [left, right] = Layout::horizontal([Constraint::Length(NUMBERS), Constraint::Fill(1)]).areas(top);
	draw_group(frame, left, " PAN, dollars ", numbers(peg, pan, now));
	draw_price(frame, right, price, mean);
	externals(peg, pan, now, is_framed).draw(frame, below);
	operations::draw(frame, acting, peg, now, is_framed);
	pools(peg, is_framed).draw(frame, trading);
	families(peg, is_framed).draw(frame, beside);
}

/// The heights of the tables: what PAN is minted against, market operations, pools, other families.
fn heights(peg: &Peg, pan: &Family, is_framed: bool) -> [u16; 4] {
	let table = |rows: usize| if rows == 0 { 0 } else { Sheet::height(rows, 1, is_framed) };
	[
		table(pan.externals.len()),
		operations::height(peg, is_framed),
		table(peg.pools.len()),
		table(peg.others().count()),
	]
}

/// The numbers, the most important first.
fn numbers(peg: &Peg, pan: &Family, now: u64) -> Vec<Named> {
	let market = peg.market();
	let price = |name, price: Option<String>| match price {
		Some(price) => {
			let away = signed_percent(from_one(&price), 3);
			(name, format!("{} {away}", figures::price(&price, 8)), price_colour(&price))
		},
		None => (name, "not known".into(), QUIET),
	};
	let whole = |name, units| (name, amount(units, pan.decimals), Color::Reset);
	let backing = match (pan.fallen, pan.backing >= pan.mint_floor) {
		(true, _) => (format!("{}, one fell", percent(pan.backing)), Color::Red),
		(_, false) => (format!("{}, no minting", percent(pan.backing)), Color::Red),
		_ => (percent(pan.backing), Color::Green),
	};
	let queue = &pan.queue;
	let redemptions = match (queue.held_until, queue.tickets) {
		(Some(until), _) => (held(queue.tickets, until, now), Color::Red),
		(None, 0) => ("none waits".into(), Color::Green),
		(None, tickets) => (format!("{tickets} wait for {}", brief(queue.waiting, pan.decimals)), Color::Yellow),
	};
	vec![
		price("price", market.spot),
		price("mean of 10 min", market.mean),
		whole("supply", pan.issuance),
		("backing", backing.0, backing.1),
		("redemptions", redemptions.0, redemptions.1),
		whole("paid at once", queue.room),
		whole("paid in an hour", queue.paid_per_hour),
		whole("of externals", pan.debt),
		whole("their ceiling", pan.max_debt),
		whole("of operations", pan.amo_debt),
		whole("reserve of fees", pan.reserve),
		("minting from", percent(pan.mint_floor), Color::Reset),
	]
}

/// How long payments are held.
fn held(tickets: u64, until: u64, now: u64) -> String {
	let time = i64::try_from(until).ok().and_then(DateTime::from_timestamp_millis).unwrap_or_default();
	// Within a day the day need not be told.
	let pattern = if until.saturating_sub(now) < 86_400_000 { "%H:%M" } else { "%m-%d %H:%M" };
	format!("{tickets} held to {}", time.format(pattern))
}

/// The price over the blocks, in its band.
fn draw_price(frame: &mut Frame, area: Rect, price: Points, mean: Points) {
	let blocks = bounds(price.iter().chain(&mean).map(|point| point.0));
	let edge = |value: f64| blocks.map_or(Vec::new(), |(first, last)| vec![(first, value), (last, value)]);
	// The band lies behind the others.
	let curves = [
		("±0.10 %", QUIET, edge(1.0 - BAND)),
		("", QUIET, edge(1.0 + BAND)),
		("mean", PROTECTED, mean),
		("price", INDEX, price),
	];
	draw_chart(frame, area, "USD", &curves);
}

#[cfg(test)]
mod tests {
	use super::{super::tests::sample, *};

	#[test]
	fn numbers_that_are_bad_are_red() {
		let peg = sample();
		let find = |pan: &Family, name: &str| {
			let found = numbers(&peg, pan, 0).into_iter().find(|(found, ..)| *found == name);
			found.map(|(_, text, colour)| (text, colour)).unwrap()
		};
		let mut pan = peg.pan().unwrap().clone();
		assert_eq!(find(&pan, "price"), ("1.000312 +0.031 %".into(), Color::Green));
		assert_eq!(find(&pan, "backing"), ("99.98 %".into(), Color::Green));
		assert_eq!(find(&pan, "redemptions"), ("3 wait for 123 456".into(), Color::Yellow));
		pan.backing = 979_900;
		assert_eq!(find(&pan, "backing"), ("97.99 %, no minting".into(), Color::Red));
		(pan.fallen, pan.queue.held_until) = (true, Some(45_240_000));
		assert_eq!(find(&pan, "backing"), ("97.99 %, one fell".into(), Color::Red));
		assert_eq!(find(&pan, "redemptions"), ("3 held to 12:34".into(), Color::Red));
		pan.queue = Default::default();
		assert_eq!(find(&pan, "redemptions"), ("none waits".into(), Color::Green));
	}
}
