//! The picture of a recording: panels over the time of its blocks.

use super::row::Row;
use crate::peg::market::BAND;
use crate::plot::{self, heading, style::*, Area, Line, Mark, Panel, Picture, Shade, Shape};
use anyhow::{ensure, Result};
use chrono::{DateTime, TimeDelta, Utc};
use huxian_client::{
	amount::{approximate, COIN_PLACES},
	chain::views::drift_per_day,
};
use plotters::prelude::{DrawingBackend, RGBColor};
use std::{ops::Range, path::Path};

/// Points drawn of a longer recording: the picture is not wider than half of them.
const MAX_POINTS: usize = 2_800;

/// Height of the heading, in pixels.
const HEADING: u32 = 44;

/// Additional height of the last panel for the axis of time, in pixels.
const BOTTOM: u32 = 34;

/// Minimum range of a panel on either side of its middle, relative to the middle. Without it a
/// panel would magnify noise.
const MIN_RANGE: f64 = 0.002;

type Moment = DateTime<Utc>;

/// Draws `rows` into `path`, a PNG or an SVG by its ending.
pub fn draw(rows: &[Row], path: &Path) -> Result<()> {
	ensure!(rows.len() >= 2, "a picture needs two blocks at least; the recording has {}", rows.len());
	plot::save(&Recording(thinned(rows)), path)
}

/// The rows of a picture.
struct Recording(Vec<Row>);

impl Picture for Recording {
	const SIZE: (u32, u32) = (1_400, 1_000);

	fn paint<B: DrawingBackend>(&self, area: &Area<B>) -> Result<()>
	where
		B::ErrorType: 'static,
	{
		let mut rest = heading(area, self.heading(), HEADING)?;
		let panels = panels(&self.0);
		let count = panels.len();
		let height = (Self::SIZE.1 - HEADING - BOTTOM) / count as u32;
		for (index, panel) in panels.into_iter().enumerate() {
			// Only the last panel labels the axis of time, which is the same for all.
			let is_last = index + 1 == count;
			let time = is_last.then_some("time of the block (UTC)");
			let shape = Shape { legend: 30, letters: 8, marks: (3, 14), gap: 2, times: if is_last { 60 } else { 26 } };
			let (own, below) = rest.split_vertically(height + if is_last { BOTTOM } else { 0 });
			Panel { time, ..panel }.draw(&own, shape)?;
			rest = below;
		}
		Ok(())
	}
}

impl Recording {
	fn heading(&self) -> String {
		let (Some(first), Some(last)) = (self.0.first(), self.0.last()) else { return String::new() };
		let [from, to] = [first, last].map(|row| row.moment().format("%Y-%m-%d %H:%M"));
		format!("Huxian, blocks {} to {} ({from} to {to} UTC)", first.block, last.block)
	}
}

/// Returns at most about [`MAX_POINTS`] rows, evenly spaced, with the first and the last.
fn thinned(rows: &[Row]) -> Vec<Row> {
	let stride = rows.len().div_ceil(MAX_POINTS).max(1);
	let mut thin: Vec<Row> = rows.iter().step_by(stride).cloned().collect();
	if let Some(last) = rows.last().filter(|last| thin.last() != Some(last)) {
		thin.push(last.clone());
	}
	thin
}

/// Returns the panels of `rows`; that of PAN only if it has a price.
fn panels(rows: &[Row]) -> Vec<Panel<Moment>> {
	let (begin, end) = span(rows);
	let drawing = Drawing { rows, begin, end };
	let mut panels = vec![drawing.index(), drawing.kit_price(), drawing.drift(), drawing.supply()];
	panels.extend(drawing.pan());
	panels
}

/// The rows of a recording, and the time that the panels span.
struct Drawing<'a> {
	rows: &'a [Row],
	begin: Moment,
	end: Moment,
}

impl Drawing<'_> {
	fn panel(&self, title: &'static str, unit: &'static str, lines: Vec<Line<Moment>>) -> Panel<Moment> {
		let pattern = pattern(self.end - self.begin);
		Panel {
			title,
			unit,
			time: None,
			values: range(&lines),
			lines,
			times: self.begin..self.end,
			time_label: Box::new(move |time| time.format(pattern).to_string()),
			shade: Shade { name: "no fresh price", spans: stale_spans(self.rows) },
		}
	}

	fn line(&self, name: &'static str, colour: RGBColor, value: impl Fn(&Row) -> Option<f64>) -> Line<Moment> {
		let values: Vec<Option<f64>> = self.rows.iter().map(value).collect();
		Line { name, colour, pieces: pieces(self.rows, &values), mark: Mark::Line }
	}

	fn index(&self) -> Panel<Moment> {
		let lines = vec![
			self.line("index", BLUE, |row| started(row, &row.parameters.index)),
			self.line("protected index", ORANGE, |row| started(row, &row.parameters.protected_index)),
		];
		self.panel("Index", "HUX per index unit", lines)
	}

	fn kit_price(&self) -> Panel<Moment> {
		let price = |row: &Row| row.parameters.kit_price.as_deref().and_then(approximate);
		let target = |row: &Row| row.target_price().as_deref().and_then(|text| started(row, text));
		let lines =
			vec![self.line("price in the pool", GREEN, price), self.line("target (quantity × index)", PURPLE, target)];
		self.panel("Kit price", "HUX per KIT", lines)
	}

	fn drift(&self) -> Panel<Moment> {
		let lines = vec![self.line("drift", TEAL, |row| drift_per_day(&row.parameters.drift))];
		self.panel("Drift", "cNp per day", lines)
	}

	fn supply(&self) -> Panel<Moment> {
		let kit = |units: u128| Some(units as f64 / 10f64.powi(COIN_PLACES as i32));
		let lines = vec![
			self.line("circulating", BLUE, |row| kit(row.parameters.circulating)),
			self.line("outstanding (owed)", ORANGE, |row| kit(row.parameters.outstanding)),
		];
		self.panel("Supply of kit", "KIT", lines)
	}

	fn pan(&self) -> Option<Panel<Moment>> {
		let price = |row: &Row| approximate(row.peg.as_ref()?.price.as_deref()?);
		let mean = |row: &Row| approximate(row.peg.as_ref()?.mean.as_deref()?);
		self.rows.iter().find_map(price)?;
		let edge = |value| vec![(self.begin, value), (self.end, value)];
		let band = vec![edge(1.0 - BAND), edge(1.0 + BAND)];
		let lines = vec![
			self.line("price in the pool", BLUE, price),
			self.line("mean of 10 min", ORANGE, mean),
			Line { name: "±0.10 %", colour: TEAL, pieces: band, mark: Mark::Line },
		];
		Some(self.panel("Price of PAN", "USD", lines))
	}
}

/// Returns a price of the row; `None` before the first price, when the chain holds initial values.
fn started(row: &Row, text: &str) -> Option<f64> {
	approximate(text).filter(|_| row.parameters.started)
}

/// Returns the format of times in a picture of this length.
fn pattern(length: TimeDelta) -> &'static str {
	if length > TimeDelta::days(2) {
		"%m-%d %H:%M"
	} else if length > TimeDelta::minutes(20) {
		"%H:%M"
	} else {
		"%H:%M:%S"
	}
}

/// Returns the range of the values with a margin of 12 %, and at least [`MIN_RANGE`].
fn range(lines: &[Line<Moment>]) -> Range<f64> {
	let values = lines.iter().flat_map(|line| line.pieces.iter().flatten().map(|point| point.1));
	let (low, high) =
		values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
	if low > high {
		return 0.0..1.0;
	}
	let middle = (low + high) / 2.0;
	let half = ((high - low) / 2.0 * 1.12).max(middle.abs() * MIN_RANGE).max(1e-6);
	(middle - half)..(middle + half)
}

/// Returns the first and the last time of `rows`, at least a second apart.
fn span(rows: &[Row]) -> (Moment, Moment) {
	let begin = rows.iter().map(Row::moment).min().unwrap_or_default();
	let end = rows.iter().map(Row::moment).max().unwrap_or_default();
	(begin, end.max(begin + TimeDelta::seconds(1)))
}

/// Splits a line at missing values.
fn pieces(rows: &[Row], values: &[Option<f64>]) -> Vec<Vec<(Moment, f64)>> {
	let mut pieces = vec![Vec::new()];
	for (row, value) in rows.iter().zip(values) {
		match (value, pieces.last_mut()) {
			(Some(value), Some(piece)) => piece.push((row.moment(), *value)),
			(None, Some(piece)) if !piece.is_empty() => pieces.push(Vec::new()),
			_ => {},
		}
	}
	pieces.retain(|piece| !piece.is_empty());
	pieces
}

/// Returns the spans without a fresh price, after the first price.
fn stale_spans(rows: &[Row]) -> Vec<(Moment, Moment)> {
	let mut spans: Vec<(Moment, Moment)> = Vec::new();
	for (row, next) in rows.iter().zip(rows.iter().skip(1)) {
		if !row.parameters.started || row.parameters.fresh {
			continue;
		}
		match spans.last_mut().filter(|(_, until)| *until == row.moment()) {
			Some((_, until)) => *until = next.moment(),
			None => spans.push((row.moment(), next.moment())),
		}
	}
	spans
}

#[cfg(test)]
mod tests {
	use super::{super::row::tests::sample, *};

	#[test]
	fn a_recording_becomes_a_picture() {
		let folder = tempfile::tempdir().unwrap();
		let rows: Vec<Row> = (0..400).map(sample).collect();
		let png = folder.path().join("run.png");
		draw(&rows, &png).unwrap();
		let bytes = std::fs::read(&png).unwrap();
		assert_eq!(bytes.get(1..4), Some(b"PNG".as_slice()));
		// The header says 1400 × 1000. An empty picture of that size has a tenth of these bytes.
		assert_eq!(bytes.get(16..24), Some([0, 0, 5, 120, 0, 0, 3, 232].as_slice()));
		assert!(bytes.len() > 40_000, "{}", bytes.len());
		let svg = folder.path().join("run.svg");
		draw(&rows, &svg).unwrap();
		let text = std::fs::read_to_string(&svg).unwrap();
		for word in [
			"Index",
			"Kit price",
			"Drift",
			"Supply of kit",
			"cNp per day",
			"time of the block",
			"protected index",
			"Price of PAN",
			"±0.10 %",
		] {
			assert!(text.contains(word), "{word}");
		}
		let rows: Vec<Row> = rows.into_iter().map(|row| Row { peg: None, ..row }).collect();
		draw(&rows, &svg).unwrap();
		assert!(!std::fs::read_to_string(&svg).unwrap().contains("PAN"));
	}

	#[test]
	fn recordings_that_cannot_be_drawn_are_refused() {
		let rows: Vec<Row> = (0..3).map(sample).collect();
		assert!(draw(&rows, Path::new("run.gif")).unwrap_err().to_string().contains(".png or .svg"));
		assert!(draw(&rows[..1], Path::new("run.png")).unwrap_err().to_string().contains("two blocks"));
		assert!(draw(&rows, Path::new("no/such/folder/run.png")).is_err());
	}

	#[test]
	fn a_chain_without_any_price_is_drawn_too() {
		let folder = tempfile::tempdir().unwrap();
		let rows: Vec<Row> = (0..5).map(|block| Row { block, time: block * 3_000, ..Row::default() }).collect();
		draw(&rows, &folder.path().join("empty.png")).unwrap();
	}

	#[test]
	fn missing_values_break_a_line_and_stale_times_are_joined() {
		let rows: Vec<Row> = (98..123).map(sample).collect();
		let values = [Some(1.0), None, None, Some(2.0), Some(3.0)];
		let lengths: Vec<usize> = pieces(&rows, &values).iter().map(Vec::len).collect();
		assert_eq!(lengths, [1, 2]);
		assert_eq!(stale_spans(&rows), [(sample(100).moment(), sample(120).moment())]);
	}

	#[test]
	fn a_long_recording_is_thinned_but_keeps_its_ends() {
		let rows: Vec<Row> = (0..10_000).map(sample).collect();
		let thin = thinned(&rows);
		assert!(thin.len() <= MAX_POINTS + 1);
		assert_eq!((thin.first(), thin.last()), (rows.first(), rows.last()));
	}
}
