//! The live view.

use crate::{
	chart::{bounds, draw_chart},
	numbers::draw_numbers,
	page::Page,
	peg,
	source::Snapshot,
	tables::{draw_burrows, draw_lots, lots_height},
	theme::{INDEX, PRICE, PROTECTED, QUIET, TARGET},
};
use huxian_client::{amount::approximate, chain::views::drift_per_day};
use ratatui::{
	layout::{Constraint, Layout, Rect},
	style::{Color, Modifier, Style},
	text::{Line, Span},
	widgets::{Block, Paragraph, Sparkline},
	Frame,
};
use std::collections::VecDeque;

/// Number of blocks in the charts.
const MAX_BLOCKS: usize = 1_200;

/// State of the live view.
pub struct Screen {
	page: Page,
	url: String,
	latest: Option<Snapshot>,
	connection: Option<String>,
	history: VecDeque<Point>,
	recording: Option<String>,
}

/// The values of a block in the charts.
struct Point {
	block: f64,
	index: Option<f64>,
	protected: Option<f64>,
	price: Option<f64>,
	target: Option<f64>,
	drift: Option<f64>,
	pan: Option<f64>,
	pan_mean: Option<f64>,
}

impl Screen {
	/// Returns an empty view of the node at `url`. `recording` is the file that rows are written
	/// to.
	pub fn new(url: String, recording: Option<String>, page: Page) -> Self {
		let connection = Some("connecting".into());
		Self { page, url, latest: None, connection, history: VecDeque::new(), recording }
	}

	/// Shows `page`.
	pub fn show_page(&mut self, page: Page) {
		self.page = page;
	}

	/// Shows the next page.
	pub fn show_next_page(&mut self) {
		self.page = self.page.next();
	}

	/// Adds a new block.
	pub fn add(&mut self, snapshot: Snapshot) {
		let row = &snapshot.row;
		let started = |text: &str| approximate(text).filter(|_| row.parameters.started);
		self.history.push_back(Point {
			block: row.block as f64,
			index: started(&row.parameters.index),
			protected: started(&row.parameters.protected_index),
			price: row.parameters.kit_price.as_deref().and_then(approximate),
			target: row.target_price().as_deref().and_then(started),
			drift: drift_per_day(&row.parameters.drift),
			pan: row.peg.as_ref().and_then(|peg| approximate(peg.price.as_deref()?)),
			pan_mean: row.peg.as_ref().and_then(|peg| approximate(peg.mean.as_deref()?)),
		});
		if self.history.len() > MAX_BLOCKS {
			self.history.pop_front();
		}
		self.latest = Some(snapshot);
	}

	/// Sets the problem of the connection; `None` if it is connected.
	pub fn set_connection(&mut self, state: Option<String>) {
		self.connection = state;
	}

	/// Draws the current page with header and footer.
	pub fn draw(&self, frame: &mut Frame) {
		let rows = [Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1)];
		let [header, page, footer] = Layout::vertical(rows).areas(frame.area());
		self.draw_header(frame, header);
		match (self.page, &self.latest) {
			(Page::Kit, _) => self.draw_kit(frame, page),
			(Page::Peg, Some(latest)) => {
				let curves = [self.line(&|point| point.pan), self.line(&|point| point.pan_mean)];
				peg::page::draw(frame, page, latest.peg.as_ref(), latest.row.time, curves);
			},
			(Page::Peg, None) => draw_waiting(frame, page),
		}
		self.draw_footer(frame, footer);
	}

	fn draw_kit(&self, frame: &mut Frame, area: Rect) {
		let liquidation = self.latest.as_ref().and_then(|latest| latest.row.liquidation);
		let rows = [
			Constraint::Length(7),
			Constraint::Fill(3),
			Constraint::Length(4),
			Constraint::Length(lots_height(liquidation)),
			Constraint::Fill(2),
		];
		let [numbers, charts, drift, lots, burrows] = Layout::vertical(rows).areas(area);
		match &self.latest {
			Some(latest) => {
				draw_numbers(frame, numbers, &latest.row);
				draw_burrows(frame, burrows, &latest.burrows, latest.row.burrows);
				if let Some(liquidation) = liquidation.filter(|_| lots.height > 0) {
					draw_lots(frame, lots, liquidation, &latest.lots);
				}
			},
			None => draw_waiting(frame, numbers),
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
			let pattern = if area.width < 100 { "%H:%M:%S" } else { "%Y-%m-%d %H:%M:%S" };
			spans.push(Span::raw(format!("  {} UTC", row.moment().format(pattern))));
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
		let quiet = Style::new().fg(QUIET);
		let key = |page, name| {
			let style = if self.page == page { Style::new().add_modifier(Modifier::BOLD) } else { quiet };
			Span::styled(name, style)
		};
		let recording = self.recording.as_ref().map_or(String::new(), |name| format!("  recording into {name}"));
		let spans = vec![
			Span::styled(" q ends  ", quiet),
			key(Page::Kit, "1 kit"),
			Span::styled("  ", quiet),
			key(Page::Peg, "2 peg"),
			Span::styled(format!("  Tab turns{recording}"), quiet),
		];
		frame.render_widget(Paragraph::new(Line::from(spans)), area);
	}
}

fn draw_waiting(frame: &mut Frame, area: Rect) {
	frame.render_widget(Paragraph::new("waiting for a block …").block(Block::bordered()), area);
}

#[cfg(test)]
pub mod tests;
