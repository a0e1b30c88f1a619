//! The picture of a simulation.

use crate::{
	measure::{Outcome, Sample},
	people::FIRST_INDEX,
	report::imbalance,
};
use anyhow::{anyhow, bail, ensure, Result};
use plotters::{
	coord::Shift,
	prelude::*,
	style::{register_font, FontStyle},
};
use std::{ops::Range, path::Path};

const SIZE: (u32, u32) = (1_400, 1_500);
/// The height of the heading.
const HEADING: u32 = 48;
const INK: RGBColor = RGBColor(38, 42, 51);
const GRID: RGBColor = RGBColor(225, 228, 233);
const FAINT: RGBColor = RGBColor(240, 242, 245);
const RED: RGBColor = RGBColor(214, 69, 65);
const BLUE: RGBColor = RGBColor(31, 119, 180);
const ORANGE: RGBColor = RGBColor(230, 126, 34);
const GREEN: RGBColor = RGBColor(39, 139, 83);
const PURPLE: RGBColor = RGBColor(142, 68, 173);
const TEAL: RGBColor = RGBColor(22, 140, 140);

type Points = Vec<(f64, f64)>;

/// Values over time.
struct Line {
	name: &'static str,
	colour: RGBColor,
	points: Points,
	style: Style,
}

/// How values are drawn.
#[derive(Clone, Copy, PartialEq)]
enum Style {
	/// One after the other.
	Line,
	/// Each for itself.
	Dots,
	/// Each as a bar from zero.
	Bars,
}

/// One of the stacked pictures.
struct Panel {
	title: &'static str,
	unit: &'static str,
	time: &'static str,
	lines: Vec<Line>,
	/// The range that is shown in any case.
	shown: (f64, f64),
	silence: Option<(f64, f64)>,
}

/// Refuses a file that [`draw`] would refuse, before a simulation rather than after it.
pub fn check(path: &Path) -> Result<()> {
	let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
	let is_known = ending.is_some_and(|ending| ending == "png" || ending == "svg");
	ensure!(is_known, "`{}`: expected a file that ends with .png or .svg", path.display());
	Ok(())
}

/// Draws `outcome` into `path`, a PNG or an SVG by its ending.
pub fn draw(outcome: &Outcome, path: &Path) -> Result<()> {
	check(path)?;
	for (style, bytes) in [(FontStyle::Normal, dejavu::sans::regular()), (FontStyle::Bold, dejavu::sans::bold())] {
		register_font("sans-serif", style, bytes).map_err(|_| anyhow!("the built-in font cannot be used"))?;
	}
	let name = path.display();
	match path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
		Some("png") => picture(&BitMapBackend::new(path, SIZE).into_drawing_area(), outcome),
		Some("svg") => picture(&SVGBackend::new(path, SIZE).into_drawing_area(), outcome),
		_ => bail!("`{name}` is neither a PNG nor an SVG"),
	}
	.map_err(|error| anyhow!("cannot draw `{name}`: {error:#}"))
}

fn picture<B: DrawingBackend>(area: &DrawingArea<B, Shift>, outcome: &Outcome) -> Result<()>
where
	B::ErrorType: 'static,
{
	area.fill(&WHITE)?;
	let settings = &outcome.settings;
	let (top, rest) = area.split_vertically(HEADING);
	let heading =
		format!("Huxian, crash `{}` with {} burrows, seed {}", settings.fall, settings.burrows, settings.seed);
	let style = ("sans-serif", 22, FontStyle::Bold).into_font().color(&INK);
	top.draw(&Text::new(heading, (24, 16), style))?;
	let panels = panels(outcome);
	for (own, panel) in rest.split_evenly((panels.len(), 1)).iter().zip(&panels) {
		draw_panel(own, panel)?;
	}
	area.present()?;
	Ok(())
}

fn panels(outcome: &Outcome) -> Vec<Panel> {
	let crash: Vec<&Sample> = outcome.samples.iter().filter(|sample| sample.second <= outcome.over).collect();
	let hours = |second: u64| second as f64 / 3_600.0;
	let line = |name, colour, value: &dyn Fn(&Sample) -> f64| Line {
		name,
		colour,
		points: crash.iter().map(|sample| (hours(sample.second), value(sample))).collect(),
		style: Style::Line,
	};
	let whole = |name, colour, value: &dyn Fn(&Sample) -> f64| Line {
		name,
		colour,
		points: outcome.samples.iter().map(|sample| (hours(sample.second) / 24.0, value(sample))).collect(),
		style: Style::Line,
	};
	let sales = outcome.sales.iter().map(|sale| (hours(sale.second), sale.share * 100.0)).collect();
	let supply = outcome.tally.supply;
	let panel =
		|title, unit, lines, shown| Panel { title, unit, time: "hours", lines, shown, silence: outcome.silence };
	vec![
		panel(
			"Index",
			"HUX per unit",
			vec![
				line("market", RED, &|sample| FIRST_INDEX / sample.price),
				line("index", BLUE, &|sample| sample.index),
				line("protected index", ORANGE, &|sample| sample.protected_index),
			],
			(FIRST_INDEX, FIRST_INDEX),
		),
		panel(
			"Liquidations in the fullest block of each minute",
			"burrows",
			vec![Line {
				style: Style::Bars,
				..line("liquidations", PURPLE, &|sample| f64::from(sample.most_liquidated))
			}],
			(0.0, 1.0),
		),
		panel("Queue", "million HUX", vec![line("waiting", TEAL, &|sample| sample.queued / 1e6)], (0.0, 0.001)),
		panel(
			"Prices paid",
			"% of the market price",
			vec![Line { name: "sold lots", colour: GREEN, points: sales, style: Style::Dots }],
			(95.0, 100.0),
		),
		panel(
			"Kit price",
			"HUX per KIT",
			vec![
				line("worth at the market price", PURPLE, &|sample| sample.kit_worth),
				line("in the pool", GREEN, &|sample| sample.kit_price),
			],
			(FIRST_INDEX, FIRST_INDEX),
		),
		Panel {
			time: "days",
			silence: None,
			..panel(
				"Bad debt and imbalance",
				"% of the supply",
				vec![
					whole("bad debt written off", RED, &|sample| sample.written_off / supply * 100.0),
					whole("circulating over outstanding", BLUE, &|sample| imbalance(sample) * 100.0),
				],
				(0.0, 0.01),
			)
		},
	]
}

/// From the lowest to the highest, with some air.
fn range(values: impl Iterator<Item = f64>, shown: (f64, f64), air: f64) -> Range<f64> {
	let (low, high) = values.fold(shown, |(low, high), value| (low.min(value), high.max(value)));
	let air = ((high - low) * air).max(1e-9);
	(low - air)..(high + air)
}

fn draw_panel<B: DrawingBackend>(area: &DrawingArea<B, Shift>, panel: &Panel) -> Result<()>
where
	B::ErrorType: 'static,
{
	let points = || panel.lines.iter().flat_map(|line| &line.points);
	let times = range(points().map(|point| point.0), (0.0, 0.1), 0.0);
	let values = range(points().map(|point| point.1), panel.shown, 0.06);
	let decimals = |range: &Range<f64>| (1.0 - (range.end - range.start).log10()).ceil().clamp(0.0, 6.0) as usize;
	let (fine_times, fine_values) = (decimals(&times), decimals(&values));
	let label = ("sans-serif", 15).into_font().color(&INK);
	let (strip, area) = area.split_vertically(28);
	draw_legend(&strip, panel)?;
	let mut chart = ChartBuilder::on(&area)
		.margin_left(18)
		.margin_right(28)
		.set_label_area_size(LabelAreaPosition::Left, 104)
		.set_label_area_size(LabelAreaPosition::Bottom, 44)
		.build_cartesian_2d(times, values.clone())?;
	chart
		.configure_mesh()
		.bold_line_style(GRID)
		.light_line_style(FAINT)
		.axis_style(INK.mix(0.6))
		.x_labels(12)
		.y_labels(5)
		.x_max_light_lines(1)
		.y_max_light_lines(1)
		.label_style(label.clone())
		.axis_desc_style(label)
		.x_desc(panel.time)
		.y_desc(panel.unit)
		.x_label_formatter(&|time| format!("{time:.fine_times$}"))
		.y_label_formatter(&|value| format!("{value:.fine_values$}"))
		.draw()?;
	if let Some((from, to)) = panel.silence {
		let corners = [(from, values.start), (to, values.end)];
		chart.draw_series([Rectangle::new(corners, RED.mix(0.10).filled())])?;
	}
	for (index, line) in panel.lines.iter().enumerate() {
		// The first is wider, so that it shows where another lies on it.
		let style = line.colour.stroke_width(if index == 0 && panel.lines.len() > 1 { 4 } else { 2 });
		let points = line.points.iter().copied();
		match line.style {
			Style::Line => chart.draw_series(LineSeries::new(points, style)).map(drop)?,
			Style::Dots => {
				chart.draw_series(points.map(|at| Circle::new(at, 2, line.colour.mix(0.5).filled()))).map(drop)?
			},
			Style::Bars => chart
				.draw_series(
					points.map(|(time, value)| PathElement::new(vec![(time, 0.0), (time, value)], line.colour)),
				)
				.map(drop)?,
		}
	}
	Ok(())
}

/// The title, and beside it what the colours mean.
fn draw_legend<B: DrawingBackend>(area: &DrawingArea<B, Shift>, panel: &Panel) -> Result<()>
where
	B::ErrorType: 'static,
{
	let label = ("sans-serif", 15).into_font().color(&INK);
	let title = ("sans-serif", 18, FontStyle::Bold).into_font().color(&INK);
	area.draw(&Text::new(panel.title, (122, 4), title))?;
	let mut entries: Vec<(&str, RGBAColor)> =
		panel.lines.iter().map(|line| (line.name, line.colour.to_rgba())).collect();
	if panel.silence.is_some() {
		entries.push(("no oracle", RED.mix(0.15)));
	}
	let mut right = i32::try_from(area.dim_in_pixel().0)? - 28;
	for (name, colour) in entries.into_iter().rev() {
		let text = right - i32::try_from(area.estimate_text_size(name, &label)?.0)?;
		area.draw(&Text::new(name, (text, 6), label.clone()))?;
		area.draw(&Rectangle::new([(text - 32, 9), (text - 8, 18)], colour.filled()))?;
		right = text - 56;
	}
	Ok(())
}
