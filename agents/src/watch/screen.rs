//! The live view.

use super::{
	chart::{bounds, draw_chart},
	numbers::draw_numbers,
	source::Snapshot,
	tables::{draw_burrows, draw_lots, lots_height},
};
use crate::{amount::approximate, chain::views::drift_per_day};
use ratatui::{
	layout::{Constraint, Layout, Rect},
	style::{Color, Modifier, Style},
	text::{Line, Span},
	widgets::{Block, Paragraph, Sparkline},
	Frame,
};
use std::collections::VecDeque;

/// So many blocks are drawn.
const WINDOW: usize = 1_200;

/// The index.
pub const INDEX: Color = Color::LightCyan;
/// The protected index.
pub const PROTECTED: Color = Color::LightYellow;
/// The price of kit.
pub const PRICE: Color = Color::LightGreen;
/// What kit should cost.
pub const TARGET: Color = Color::LightMagenta;
/// What is less important.
pub const QUIET: Color = Color::DarkGray;

/// What the view shows.
pub struct Screen {
	url: String,
	latest: Option<Snapshot>,
	connection: Option<String>,
	history: VecDeque<Point>,
	recording: Option<String>,
}

/// What is drawn of a block.
struct Point {
	block: f64,
	index: Option<f64>,
	protected: Option<f64>,
	price: Option<f64>,
	target: Option<f64>,
	drift: Option<f64>,
}

impl Screen {
	/// An empty view of the node at `url`, recording into the named file.
	pub fn new(url: String, recording: Option<String>) -> Self {
		Self { url, latest: None, connection: Some("connecting".into()), history: VecDeque::new(), recording }
	}

	/// Shows a new block.
	pub fn show(&mut self, snapshot: Snapshot) {
		let row = &snapshot.row;
		let started = |text: &str| approximate(text).filter(|_| row.parameters.started);
		self.history.push_back(Point {
			block: row.block as f64,
			index: started(&row.parameters.index),
			protected: started(&row.parameters.protected_index),
			price: row.parameters.kit_price.as_deref().and_then(approximate),
			target: row.target_price().as_deref().and_then(started),
			drift: drift_per_day(&row.parameters.drift),
		});
		if self.history.len() > WINDOW {
			self.history.pop_front();
		}
		self.latest = Some(snapshot);
	}

	/// Says how the connection is; `None` when it is well.
	pub fn connection(&mut self, state: Option<String>) {
		self.connection = state;
	}

	/// Draws everything.
	pub fn draw(&self, frame: &mut Frame) {
		let liquidation = self.latest.as_ref().and_then(|latest| latest.row.liquidation);
		let rows = [
			Constraint::Length(1),
			Constraint::Length(7),
			Constraint::Fill(3),
			Constraint::Length(4),
			Constraint::Length(lots_height(liquidation)),
			Constraint::Fill(2),
			Constraint::Length(1),
		];
		let [header, numbers, charts, drift, lots, burrows, footer] = Layout::vertical(rows).areas(frame.area());
		self.draw_header(frame, header);
		match &self.latest {
			Some(latest) => {
				draw_numbers(frame, numbers, &latest.row);
				draw_burrows(frame, burrows, &latest.burrows, latest.row.burrows);
				if let Some(liquidation) = liquidation.filter(|_| lots.height > 0) {
					draw_lots(frame, lots, liquidation, &latest.lots);
				}
			},
			None => frame.render_widget(Paragraph::new("waiting for a block …").block(Block::bordered()), numbers),
		}
		let [left, right] = Layout::horizontal([Constraint::Fill(1), Constraint::Fill(1)]).areas(charts);
		let line = |pick: &dyn Fn(&Point) -> Option<f64>| self.line(pick);
		let index = [
			("index", INDEX, line(&|point| point.index)),
			("protected index", PROTECTED, line(&|point| point.protected)),
		];
		let price =
			[("kit price", PRICE, line(&|point| point.price)), ("target price", TARGET, line(&|point| point.target))];
		draw_chart(frame, left, "HUX per unit of the index", &index);
		draw_chart(frame, right, "HUX per KIT", &price);
		self.draw_drift(frame, drift);
		self.draw_footer(frame, footer);
	}

	fn line(&self, pick: &dyn Fn(&Point) -> Option<f64>) -> Vec<(f64, f64)> {
		self.history.iter().filter_map(|point| Some((point.block, pick(point)?))).collect()
	}

	fn draw_header(&self, frame: &mut Frame, area: Rect) {
		let strong = Style::new().add_modifier(Modifier::BOLD);
		let mut spans = vec![Span::styled(" huxian watch ", strong.bg(Color::Blue).fg(Color::White))];
		if let Some(latest) = &self.latest {
			let row = &latest.row;
			spans.push(Span::styled(format!("  block {}", row.block), strong));
			spans.push(Span::raw(format!("  finalized {}", row.finalized)));
			spans.push(Span::raw(format!("  {} UTC", row.moment().format("%Y-%m-%d %H:%M:%S"))));
		}
		match &self.connection {
			None => spans.push(Span::styled(format!("  ● {}", self.url), Style::new().fg(Color::Green))),
			Some(state) => spans.push(Span::styled(format!("  ○ {state}"), Style::new().fg(Color::Red))),
		}
		frame.render_widget(Paragraph::new(Line::from(spans)), area);
	}

	fn draw_drift(&self, frame: &mut Frame, area: Rect) {
		let width = usize::from(area.width.saturating_sub(2));
		let skip = self.history.len().saturating_sub(width);
		let values: Vec<f64> = self.history.iter().skip(skip).map(|point| point.drift.unwrap_or(0.0)).collect();
		let (low, high) = bounds(values.iter().copied()).unwrap_or((0.0, 0.0));
		let scaled: Vec<u64> = values
			.iter()
			.map(|value| if high > low { ((value - low) / (high - low) * 100.0) as u64 + 1 } else { 1 })
			.collect();
		let title = format!(" drift, from {low:+.6} to {high:+.6} cNp per day ");
		let sparkline = Sparkline::default()
			.data(&scaled)
			.style(Style::new().fg(Color::Cyan))
			.block(Block::bordered().title(title));
		frame.render_widget(sparkline, area);
	}

	fn draw_footer(&self, frame: &mut Frame, area: Rect) {
		let recording = self.recording.as_ref().map_or(String::new(), |name| format!("  recording into {name}"));
		let text = format!(" q ends{recording}");
		frame.render_widget(Paragraph::new(text).style(Style::new().fg(QUIET)), area);
	}
}

#[cfg(test)]
mod tests {
	use super::{
		super::{
			liquidation::Liquidation,
			row::{tests::sample, Row},
		},
		*,
	};
	use crate::chain::{auctions::Auction, views::Burrow};
	use ratatui::{backend::TestBackend, Terminal};

	fn drawn(screen: &Screen, width: u16, height: u16) -> String {
		let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
		terminal.draw(|frame| screen.draw(frame)).unwrap();
		let buffer = terminal.backend().buffer().clone();
		let cells: Vec<&str> = buffer.content().iter().map(|cell| cell.symbol()).collect();
		cells.chunks(width.into()).map(|line| line.concat()).collect::<Vec<_>>().join("\n")
	}

	#[test]
	fn the_view_shows_the_block_the_prices_and_the_burrows() {
		let mut screen = Screen::new("ws://127.0.0.1:9944".into(), Some("run.csv".into()));
		screen.connection(None);
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
			screen.show(Snapshot { row: sample(block), burrows: vec![burrow], lots: vec![] });
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
		] {
			assert!(text.contains(word), "{word} is not in\n{text}");
		}
		screen.connection(Some("lost the node".into()));
		assert!(drawn(&screen, 140, 40).contains("lost the node"));
	}

	#[test]
	fn what_is_at_auction_has_a_table_while_there_is_something() {
		let mut screen = Screen::new("ws://127.0.0.1:9944".into(), None);
		let quiet = Some(Liquidation::default());
		screen.show(Snapshot { row: Row { liquidation: quiet, ..sample(1) }, burrows: vec![], lots: vec![] });
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
		screen.show(Snapshot { row, burrows: vec![], lots: vec![first, second] });
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
		let mut screen = Screen::new("ws://127.0.0.1:9944".into(), None);
		assert!(drawn(&screen, 100, 30).contains("waiting for a block"));
		screen.show(Snapshot { row: Row::default(), burrows: vec![], lots: vec![] });
		for (width, height) in [(1, 1), (10, 3), (40, 8), (80, 24)] {
			drawn(&screen, width, height);
		}
		assert!(drawn(&screen, 100, 30).contains("no price yet"));
	}
}
