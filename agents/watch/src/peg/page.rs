//! Layout of the peg page.

use super::{
	figures::{self, amount, brief, from_one, percent, price_colour, signed_percent},
	market::BAND,
	operations,
	sheet::Sheet,
	tables::{externals, families, pools},
	Peg,
};
use crate::{
	chart::{bounds, draw_chart},
	group::{draw_group, Named},
	theme::{INDEX, PROTECTED, QUIET},
};
use chrono::DateTime;
use huxian_client::chain::peg::Family;
use ratatui::{
	layout::{Constraint, Layout, Rect},
	style::Color,
	widgets::{Block, Paragraph},
	Frame,
};

/// Minimum height of the numbers and the chart, in lines.
const MIN_TOP: u16 = 7;

/// Height of the numbers and the chart from which on the tables are framed, in lines.
const FRAMED_TOP: u16 = 10;

/// Width of the numbers, in characters.
const NUMBERS_WIDTH: u16 = 42;

/// Points of a chart: blocks and prices.
pub type Points = Vec<(f64, f64)>;

/// Draws the page as of the time `now`, in milliseconds since 1970. The price of PAN and its mean
/// are lines of the chart.
pub fn draw(frame: &mut Frame, area: Rect, peg: Option<&Peg>, now: u64, [price, mean]: [Points; 2]) {
	let Some((peg, pan)) = peg.and_then(|peg| Some((peg, peg.pan()?))) else {
		frame.render_widget(Paragraph::new("this chain has no PAN").block(Block::bordered()), area);
		return;
	};
	let is_framed = area.height >= heights(peg, pan, true).iter().sum::<u16>() + FRAMED_TOP;
	let [backing, acting, trading, others] = heights(peg, pan, is_framed);
	// Without room the pools lose lines first, then the other families.
	let mut rest = area.height.saturating_sub(MIN_TOP);
	let mut take = |wanted: u16| {
		let taken = wanted.min(rest);
		rest -= taken;
		Constraint::Length(taken)
	};
	let (backing, acting, others, trading) = (take(backing), take(acting), take(others), take(trading));
	let [top, backing, acting, trading, others] =
		Layout::vertical([Constraint::Fill(1), backing, acting, trading, others]).areas(area);
	let [left, right] = Layout::horizontal([Constraint::Length(NUMBERS_WIDTH), Constraint::Fill(1)]).areas(top);
	draw_group(frame, left, " PAN, dollars ", numbers(peg, pan, now));
	draw_price(frame, right, price, mean);
	externals(peg, pan, now, is_framed).draw(frame, backing);
	operations::draw(frame, acting, peg, now, is_framed);
	pools(peg, is_framed).draw(frame, trading);
	families(peg, is_framed).draw(frame, others);
}

/// Returns the heights of the tables, in lines: externals of PAN, market operations, pools, other
/// families.
fn heights(peg: &Peg, pan: &Family, is_framed: bool) -> [u16; 4] {
	let table = |rows: usize| if rows == 0 { 0 } else { Sheet::height(rows, 1, is_framed) };
	[
		table(pan.externals.len()),
		operations::height(peg, is_framed),
		table(peg.pools.len()),
		table(peg.others().count()),
	]
}

/// Returns the numbers, the most important first: a small terminal shows only those.
fn numbers(peg: &Peg, pan: &Family, now: u64) -> Vec<Named> {
	let market = peg.market();
	let price = |name, price: Option<String>| match price {
		Some(price) => {
			let away = signed_percent(from_one(&price), 3);
			(name, format!("{} {away}", figures::price(&price, 8)), price_colour(&price))
		},
		None => (name, "not known".into(), QUIET),
	};
	let pan_amount = |name, units| (name, amount(units, pan.decimals), Color::Reset);
	let backing = match (pan.fallen, pan.backing >= pan.min_backing) {
		(true, _) => (format!("{}, one fell", percent(pan.backing)), Color::Red),
		(_, false) => (format!("{}, no minting", percent(pan.backing)), Color::Red),
		_ => (percent(pan.backing), Color::Green),
	};
	let queue = &pan.queue;
	let redemptions = match (queue.held_until, queue.requests) {
		(Some(until), _) => (held(queue.requests, until, now), Color::Red),
		(None, 0) => ("none waits".into(), Color::Green),
		(None, requests) => (format!("{requests} wait for {}", brief(queue.waiting, pan.decimals)), Color::Yellow),
	};
	vec![
		price("price", market.spot),
		price("mean of 10 min", market.mean),
		pan_amount("supply", pan.issuance),
		("backing", backing.0, backing.1),
		("redemptions", redemptions.0, redemptions.1),
		pan_amount("paid at once", queue.room),
		pan_amount("paid in an hour", queue.hourly_capacity),
		pan_amount("of externals", pan.debt),
		pan_amount("their ceiling", pan.max_debt),
		pan_amount("of operations", pan.amo_debt),
		pan_amount("fees", pan.fee_balance),
		("minting from", percent(pan.min_backing), Color::Reset),
	]
}

/// Formats the time until which payments are held.
fn held(requests: u64, until: u64, now: u64) -> String {
	let time = i64::try_from(until).ok().and_then(DateTime::from_timestamp_millis).unwrap_or_default();
	// The date is shown only if it is more than a day away.
	let pattern = if until.saturating_sub(now) < 86_400_000 { "%H:%M" } else { "%m-%d %H:%M" };
	format!("{requests} held to {}", time.format(pattern))
}

/// Draws the price and its mean over the blocks, and the band.
fn draw_price(frame: &mut Frame, area: Rect, price: Points, mean: Points) {
	let blocks = bounds(price.iter().chain(&mean).map(|point| point.0));
	let edge = |value: f64| blocks.map_or(Vec::new(), |(first, last)| vec![(first, value), (last, value)]);
	// The band comes first, so that the other lines cover it.
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
	fn critical_numbers_are_red() {
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
