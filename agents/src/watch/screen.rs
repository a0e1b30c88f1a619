//! The live view.

use super::{row::Row, source::Snapshot};
use crate::{
	amount::{approximate, coins, cut},
	chain::{keys::short, views::Burrow},
};
use ratatui::{
	layout::{Alignment, Constraint, Layout, Rect},
	style::{Color, Modifier, Style},
	symbols::Marker,
	text::{Line, Span},
	widgets::{Axis, Block, Cell, Chart, Dataset, GraphType, Paragraph, Row as TableRow, Sparkline, Table},
	Frame,
};
use std::collections::VecDeque;

/// So many blocks are drawn.
const WINDOW: usize = 1_200;

const INDEX: Color = Color::LightCyan;
const PROTECTED: Color = Color::LightYellow;
const PRICE: Color = Color::LightGreen;
const TARGET: Color = Color::LightMagenta;
const QUIET: Color = Color::DarkGray;

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
			drift: crate::chain::views::drift_per_day(&row.parameters.drift),
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
		let rows = [
			Constraint::Length(1),
			Constraint::Length(7),
			Constraint::Fill(3),
			Constraint::Length(4),
			Constraint::Fill(2),
			Constraint::Length(1),
		];
		let [header, numbers, charts, drift, burrows, footer] = Layout::vertical(rows).areas(frame.area());
		self.draw_header(frame, header);
		match &self.latest {
			Some(latest) => {
				draw_numbers(frame, numbers, &latest.row);
				draw_burrows(frame, burrows, &latest.burrows, latest.row.burrows);
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

fn draw_numbers(frame: &mut Frame, area: Rect, row: &Row) {
	let parameters = &row.parameters;
	let text = |text: &str| if text.is_empty() { "-".to_string() } else { cut(text, 8) };
	let market = if parameters.market { "yes" } else { "no (pool too shallow)" };
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
			" steering ",
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
		let lines: Vec<Line> = lines
			.into_iter()
			.map(|(name, value, colour)| {
				Line::from(vec![
					Span::styled(format!(" {name:<17}"), Style::new().fg(Color::Gray)),
					Span::styled(value, Style::new().fg(colour).add_modifier(Modifier::BOLD)),
				])
			})
			.collect();
		frame.render_widget(Paragraph::new(lines).block(Block::bordered().title(title)), area);
	}
}

/// One line of a chart: its name, its colour, its points.
type Curve<'a> = (&'a str, Color, Vec<(f64, f64)>);

/// Draws lines under a title that names them in their colours, where it covers none of them.
fn draw_chart(frame: &mut Frame, area: Rect, unit: &str, lines: &[Curve<'_>]) {
	let quiet = Style::new().fg(QUIET);
	let mut title = Vec::new();
	for (name, colour, _) in lines {
		title.push(Span::styled(format!(" ━ {name}"), Style::new().fg(*colour)));
	}
	title.push(Span::raw(format!(", {unit} ")));
	let block = Block::bordered().title(Line::from(title));
	let points = || lines.iter().flat_map(|(_, _, points)| points.iter().copied());
	let (Some(x), Some(y)) = (bounds(points().map(|point| point.0)), bounds(points().map(|point| point.1))) else {
		frame.render_widget(Paragraph::new(" no price yet").style(quiet).block(block), area);
		return;
	};
	// A flat line lies in the middle, and noise does not fill the picture.
	let air = ((y.1 - y.0) * 0.1).max(y.1.abs() * 0.0005);
	let (low, high) = (y.0 - air, y.1 + air);
	let decimals = if high - low > 1.0 { 2 } else { 4 };
	let labels = [low, (low + high) / 2.0, high].map(|value| format!("{value:.decimals$}"));
	let data = lines
		.iter()
		.map(|(_, colour, points)| {
			Dataset::default()
				.marker(Marker::Braille)
				.graph_type(GraphType::Line)
				.style(Style::new().fg(*colour))
				.data(points)
		})
		.collect();
	let from_to = [format!("block {}", x.0), format!("block {}", x.1)];
	let chart = Chart::new(data)
		.block(block)
		.x_axis(
			Axis::default()
				.style(quiet)
				.bounds([x.0, x.1.max(x.0 + 1.0)])
				.labels(from_to)
				.labels_alignment(Alignment::Left),
		)
		.y_axis(Axis::default().style(quiet).bounds([low, high]).labels(labels));
	frame.render_widget(chart, area);
}

fn draw_burrows(frame: &mut Frame, area: Rect, burrows: &[Burrow], count: u64) {
	let header = ["id", "owner", "collateral, HUX", "at auction, HUX", "debt, KIT", "health", "state"];
	let right = |text: String| Cell::from(Line::from(text).alignment(Alignment::Right));
	let rows = burrows.iter().map(|burrow| {
		let (state, colour) = match burrow {
			Burrow { active: false, .. } => ("inactive", QUIET),
			Burrow { liquidatable: true, .. } => ("LIQUIDATABLE", Color::Red),
			_ => ("safe", Color::Green),
		};
		TableRow::new([
			right(burrow.id.to_string()),
			Cell::from(short(burrow.owner)),
			right(coins(burrow.collateral, 2)),
			right(coins(burrow.at_auction, 2)),
			right(coins(burrow.debt, 4)),
			right(burrow.health.as_deref().map_or("-".into(), |health| cut(health, 3))),
			Cell::from(state).style(Style::new().fg(colour)),
		])
	});
	let widths = [6, 17, 20, 20, 18, 10, 13].map(Constraint::Length);
	let title = match count {
		0 => " no burrows yet ".to_string(),
		count => format!(" burrows: {} of {count} ", burrows.len()),
	};
	let header = TableRow::new(header.into_iter().enumerate().map(|(index, name)| match index {
		0 | 2..=5 => right(name.into()),
		_ => Cell::from(name),
	}));
	let table = Table::new(rows, widths)
		.header(header.style(Style::new().fg(Color::Gray)))
		.column_spacing(2)
		.block(Block::bordered().title(title));
	frame.render_widget(table, area);
}

fn bounds(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
	values.fold(None, |found: Option<(f64, f64)>, value| match found {
		Some((low, high)) => Some((low.min(value), high.max(value))),
		None => Some((value, value)),
	})
}

#[cfg(test)]
mod tests {
	use super::{super::row::tests::sample, *};
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
			screen.show(Snapshot { row: sample(block), burrows: vec![burrow] });
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
	fn a_small_terminal_and_an_empty_view_do_no_harm() {
		let mut screen = Screen::new("ws://127.0.0.1:9944".into(), None);
		assert!(drawn(&screen, 100, 30).contains("waiting for a block"));
		screen.show(Snapshot { row: Row::default(), burrows: vec![] });
		for (width, height) in [(1, 1), (10, 3), (40, 8), (80, 24)] {
			drawn(&screen, width, height);
		}
		assert!(drawn(&screen, 100, 30).contains("no price yet"));
	}
}
