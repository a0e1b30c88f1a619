//! Drawing a recording.

use super::row::Row;
use crate::{
	amount::{approximate, COIN_PLACES},
	chain::views::drift_per_day,
};
use anyhow::{anyhow, bail, ensure, Result};
use chrono::{DateTime, TimeDelta, Utc};
use plotters::{
	coord::Shift,
	prelude::*,
	style::{register_font, FontStyle},
};
use std::{ops::Range, path::Path};

/// The picture's size.
const SIZE: (u32, u32) = (1_400, 1_000);

/// More points than this do not show on the picture's width.
const MOST_POINTS: usize = 2_800;

const INK: RGBColor = RGBColor(38, 42, 51);
const GRID: RGBColor = RGBColor(225, 228, 233);
const FAINT: RGBColor = RGBColor(240, 242, 245);
const STALE: RGBColor = RGBColor(214, 69, 65);
const BLUE: RGBColor = RGBColor(31, 119, 180);
const ORANGE: RGBColor = RGBColor(230, 126, 34);
const GREEN: RGBColor = RGBColor(39, 139, 83);
const PURPLE: RGBColor = RGBColor(142, 68, 173);
const TEAL: RGBColor = RGBColor(22, 140, 140);

/// The margin and the room for the labels left of a panel.
const LEFT: (u32, u32) = (18, 104);

/// The margin right of a panel.
const RIGHT: u32 = 28;

type Moment = DateTime<Utc>;

/// A line of a panel; missing values break it.
struct Line {
	name: &'static str,
	colour: RGBColor,
	values: Vec<Option<f64>>,
}

/// One of the stacked pictures.
struct Panel {
	title: &'static str,
	unit: &'static str,
	lines: Vec<Line>,
	/// How high the picture must be at least around its middle, so that noise does not look like news.
	least: f64,
}

/// Draws `rows` into `path`, a PNG or an SVG by its ending.
pub fn draw(rows: &[Row], path: &Path) -> Result<()> {
	ensure!(rows.len() >= 2, "a picture needs two blocks at least; the recording has {}", rows.len());
	for (style, bytes) in [(FontStyle::Normal, dejavu::sans::regular()), (FontStyle::Bold, dejavu::sans::bold())] {
		register_font("sans-serif", style, bytes).map_err(|_| anyhow!("the built-in font cannot be used"))?;
	}
	let name = path.display();
	match path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
		Some("png") => picture(&BitMapBackend::new(path, SIZE).into_drawing_area(), rows),
		Some("svg") => picture(&SVGBackend::new(path, SIZE).into_drawing_area(), rows),
		_ => bail!("--plot `{name}`: expected a file that ends with .png or .svg"),
	}
	.map_err(|error| anyhow!("cannot draw `{name}`: {error:#}"))
}

/// Refuses a file that [`draw`] would refuse, before a session rather than after it.
pub fn check(path: &Path) -> Result<()> {
	let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
	let is_known = ending.is_some_and(|ending| ending == "png" || ending == "svg");
	ensure!(is_known, "--plot `{}`: expected a file that ends with .png or .svg", path.display());
	Ok(())
}

fn picture<B: DrawingBackend>(area: &DrawingArea<B, Shift>, rows: &[Row]) -> Result<()>
where
	B::ErrorType: 'static,
{
	let rows = thinned(rows);
	area.fill(&WHITE)?;
	let heading = match (rows.first(), rows.last()) {
		(Some(first), Some(last)) => format!(
			"Huxian, blocks {} to {} ({} to {} UTC)",
			first.block,
			last.block,
			first.moment().format("%Y-%m-%d %H:%M"),
			last.moment().format("%Y-%m-%d %H:%M")
		),
		_ => String::new(),
	};
	let (top, rest) = area.split_vertically(44);
	let style = ("sans-serif", 22, FontStyle::Bold).into_font().color(&INK);
	top.draw(&Text::new(heading, (24, 14), style))?;
	let panels = panels(&rows);
	let count = panels.len();
	let bottom = 34;
	let height = (SIZE.1 - 44 - bottom) / count as u32;
	let mut rest = rest;
	for (index, panel) in panels.into_iter().enumerate() {
		let is_last = index + 1 == count;
		let (own, below) = rest.split_vertically(height + if is_last { bottom } else { 0 });
		draw_panel(&own, &rows, &panel, is_last)?;
		rest = below;
	}
	area.present()?;
	Ok(())
}

fn thinned(rows: &[Row]) -> Vec<Row> {
	let stride = rows.len().div_ceil(MOST_POINTS).max(1);
	let mut thin: Vec<Row> = rows.iter().step_by(stride).cloned().collect();
	if let Some(last) = rows.last().filter(|last| thin.last() != Some(last)) {
		thin.push(last.clone());
	}
	thin
}

fn panels(rows: &[Row]) -> Vec<Panel> {
	let line = |name, colour, value: &dyn Fn(&Row) -> Option<f64>| Line {
		name,
		colour,
		values: rows.iter().map(value).collect(),
	};
	let kit = |units: u128| Some(units as f64 / 10f64.powi(COIN_PLACES as i32));
	// Before the first price the chain's numbers are those of its beginning.
	let price = |row: &Row, text: &str| approximate(text).filter(|_| row.parameters.started);
	let kit_price = |row: &Row| row.parameters.kit_price.as_deref().and_then(approximate);
	let target_price = |row: &Row| row.target_price().as_deref().and_then(|text| price(row, text));
	vec![
		Panel {
			title: "Index",
			unit: "HUX per index unit",
			lines: vec![
				line("index", BLUE, &|row| price(row, &row.parameters.index)),
				line("protected index", ORANGE, &|row| price(row, &row.parameters.protected_index)),
			],
			least: 0.002,
		},
		Panel {
			title: "Kit price",
			unit: "HUX per KIT",
			lines: vec![
				line("price in the pool", GREEN, &kit_price),
				line("target (quantity × index)", PURPLE, &target_price),
			],
			least: 0.002,
		},
		Panel {
			title: "Drift",
			unit: "cNp per day",
			lines: vec![line("drift", TEAL, &|row| drift_per_day(&row.parameters.drift))],
			least: 0.002,
		},
		Panel {
			title: "Supply of kit",
			unit: "KIT",
			lines: vec![
				line("circulating", BLUE, &|row| kit(row.parameters.circulating)),
				line("outstanding (owed)", ORANGE, &|row| kit(row.parameters.outstanding)),
			],
			least: 0.002,
		},
	]
}

/// From the lowest to the highest value with some air, and never flatter than `least` of the value itself.
fn range(lines: &[Line], least: f64) -> Range<f64> {
	let values = lines.iter().flat_map(|line| line.values.iter().flatten().copied());
	let (low, high) =
		values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
	if low > high {
		return 0.0..1.0;
	}
	let middle = (low + high) / 2.0;
	let half = ((high - low) / 2.0 * 1.12).max(middle.abs() * least).max(1e-6);
	(middle - half)..(middle + half)
}

fn draw_panel<B: DrawingBackend>(area: &DrawingArea<B, Shift>, rows: &[Row], panel: &Panel, is_last: bool) -> Result<()>
where
	B::ErrorType: 'static,
{
	let (begin, end) = span(rows);
	let range = range(&panel.lines, panel.least);
	let decimals = decimals(range.end - range.start);
	let label = ("sans-serif", 15).into_font().color(&INK);
	let (strip, area) = area.split_vertically(30);
	let spans = stale_spans(rows);
	draw_legend(&strip, panel, !spans.is_empty())?;
	let mut chart = ChartBuilder::on(&area)
		.margin_left(LEFT.0)
		.margin_right(RIGHT)
		.margin_top(2)
		.set_label_area_size(LabelAreaPosition::Left, LEFT.1)
		.set_label_area_size(LabelAreaPosition::Bottom, if is_last { 60 } else { 26 })
		.build_cartesian_2d(begin..end, range.clone())?;
	let pattern = if end - begin > TimeDelta::days(2) {
		"%m-%d %H:%M"
	} else if end - begin > TimeDelta::minutes(20) {
		"%H:%M"
	} else {
		"%H:%M:%S"
	};
	let mut mesh = chart.configure_mesh();
	mesh.bold_line_style(GRID)
		.light_line_style(FAINT)
		.axis_style(INK.mix(0.6))
		.x_labels(12)
		.y_labels(5)
		.x_max_light_lines(1)
		.y_max_light_lines(1)
		.label_style(label.clone())
		.axis_desc_style(label.clone())
		.y_desc(panel.unit);
	if is_last {
		mesh.x_desc("time of the block (UTC)");
	}
	mesh.x_label_formatter(&|time: &Moment| time.format(pattern).to_string())
		.y_label_formatter(&|value| format!("{value:.decimals$}"))
		.draw()?;
	for (from, to) in spans {
		let corners = [(from, range.start), (to, range.end)];
		chart.draw_series([Rectangle::new(corners, STALE.mix(0.10).filled())])?;
	}
	for (index, line) in panel.lines.iter().enumerate() {
		// The first is wider, so that it shows where the second lies on it.
		let style = line.colour.stroke_width(if index == 0 && panel.lines.len() > 1 { 4 } else { 2 });
		for piece in pieces(rows, &line.values) {
			chart.draw_series(LineSeries::new(piece, style))?;
		}
	}
	Ok(())
}

/// The title, and beside it what the colours mean: above the lines, where it covers none of them.
fn draw_legend<B: DrawingBackend>(area: &DrawingArea<B, Shift>, panel: &Panel, has_stale: bool) -> Result<()>
where
	B::ErrorType: 'static,
{
	let title = ("sans-serif", 18, FontStyle::Bold).into_font().color(&INK);
	let label = ("sans-serif", 15).into_font().color(&INK);
	let left = i32::try_from(LEFT.0 + LEFT.1)?;
	area.draw(&Text::new(panel.title, (left, 8), title))?;
	let mut entries: Vec<(&str, RGBAColor, i32)> =
		panel.lines.iter().map(|line| (line.name, line.colour.to_rgba(), 3)).collect();
	if has_stale {
		entries.push(("no fresh price", STALE.mix(0.15), 14));
	}
	let (width, _) = area.dim_in_pixel();
	let mut right = i32::try_from(width)? - i32::try_from(RIGHT)?;
	for (name, colour, thickness) in entries.into_iter().rev() {
		let (length, _) = area.estimate_text_size(name, &label)?;
		let text = right - i32::try_from(length)?;
		let corners = [(text - 32, 17 - thickness / 2), (text - 8, 17 - thickness / 2 + thickness)];
		area.draw(&Text::new(name, (text, 10), label.clone()))?;
		area.draw(&Rectangle::new(corners, colour.filled()))?;
		right = text - 56;
	}
	Ok(())
}

fn span(rows: &[Row]) -> (Moment, Moment) {
	let begin = rows.iter().map(Row::moment).min().unwrap_or_default();
	let end = rows.iter().map(Row::moment).max().unwrap_or_default();
	(begin, end.max(begin + TimeDelta::seconds(1)))
}

/// Decimals that tell the labels of a range apart.
fn decimals(width: f64) -> usize {
	let digits = (1.0 - width.log10()).ceil();
	if digits.is_finite() {
		digits.clamp(0.0, 9.0) as usize
	} else {
		2
	}
}

/// The line in pieces between missing values.
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

/// When no price was fresh, after the first one.
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
		// The header says 1400 by 1000; an empty white picture of that size is a tenth of this.
		assert_eq!(bytes.get(16..24), Some([0, 0, 5, 120, 0, 0, 3, 232].as_slice()));
		assert!(bytes.len() > 40_000, "{}", bytes.len());
		let svg = folder.path().join("run.svg");
		draw(&rows, &svg).unwrap();
		let text = std::fs::read_to_string(&svg).unwrap();
		for word in
			["Index", "Kit price", "Drift", "Supply of kit", "cNp per day", "time of the block", "protected index"]
		{
			assert!(text.contains(word), "{word}");
		}
	}

	#[test]
	fn what_cannot_be_drawn_is_refused() {
		let rows: Vec<Row> = (0..3).map(sample).collect();
		assert!(draw(&rows, Path::new("run.gif")).unwrap_err().to_string().contains(".png or .svg"));
		assert!(draw(&rows[..1], Path::new("run.png")).unwrap_err().to_string().contains("two blocks"));
		assert!(draw(&rows, Path::new("no/such/folder/run.png")).is_err());
		assert!(check(Path::new("run")).is_err() && check(Path::new("run.SVG")).is_ok());
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
		assert!(thin.len() <= MOST_POINTS + 1);
		assert_eq!((thin.first(), thin.last()), (rows.first(), rows.last()));
	}
}
