//! Numbers of the live view.

use crate::{
	group::draw_group,
	recording::row::Row,
	theme::{INDEX, PRICE, PROTECTED, TARGET},
};
use huxian_client::amount::{coins, cut};
use ratatui::{
	layout::{Constraint, Layout, Rect},
	style::Color,
	Frame,
};

/// Draws prices, controller and supply side by side.
pub fn draw_numbers(frame: &mut Frame, area: Rect, row: &Row) {
	let parameters = &row.parameters;
	let text = |text: &str| if text.is_empty() { "-".to_string() } else { cut(text, 8) };
	let market = if parameters.market_usable { "yes" } else { "no (pool too shallow)" };
	let (oracle, oracle_colour) = match row.index_age() {
		Some(age) if parameters.fresh => (format!("fresh, {age} s old"), Color::Green),
		Some(age) => (format!("STALE, {age} s old"), Color::Red),
		None => ("no price yet".to_string(), Color::Red),
	};
	let groups = [
		(
			" prices, HUX ",
			vec![
				("index", text(&parameters.index), INDEX),
				("protected index", text(&parameters.protected_index), PROTECTED),
				("kit price (pool)", text(parameters.kit_price.as_deref().unwrap_or_default()), PRICE),
				("target price", text(&row.target_price().unwrap_or_default()), TARGET),
				("oracle", oracle, oracle_colour),
			],
		),
		(
			" controller ",
			vec![
				("target", text(&parameters.target), Color::Reset),
				("drift, cNp/day", row.drift_text(), Color::Reset),
				("quantity", text(&parameters.quantity), Color::Reset),
				("market", market.to_string(), Color::Reset),
				("liquidation at", text(&parameters.liquidation_price), Color::Reset),
			],
		),
		(
			" supply, KIT ",
			vec![
				("circulating", coins(parameters.circulating, 4), Color::Reset),
				("outstanding", coins(parameters.outstanding, 4), Color::Reset),
				("imbalance", row.imbalance_text(), Color::Reset),
				("fees waiting", coins(parameters.pending_fees, 6), Color::Reset),
				("burrows", row.burrows.to_string(), Color::Reset),
			],
		),
	];
	let areas: [Rect; 3] = Layout::horizontal([Constraint::Fill(1); 3]).areas(area);
	for ((title, lines), area) in groups.into_iter().zip(areas) {
		draw_group(frame, area, title, lines);
	}
}
