//! Drawing a crash.

use crate::plot::{self, decimals, heading, style::*, Area, Line, Mark, Panel, Picture, Shade, Shape};
use anyhow::Result;
use huxian_simulation::crash::{Outcome, Sample, FIRST_INDEX};
use plotters::prelude::{DrawingBackend, RGBColor};
use std::{ops::Range, path::Path};

/// The height of the heading.
const HEADING: u32 = 48;
/// How the parts of a panel lie in it.
const SHAPE: Shape = Shape { legend: 28, letters: 4, marks: (9, 9), gap: 0, times: 44 };

/// Draws `outcome` into `path`, a PNG or an SVG by its ending.
pub fn draw(outcome: &Outcome, path: &Path) -> Result<()> {
	plot::save(&Crash(outcome), path)
}

/// An outcome as a picture.
struct Crash<'a>(&'a Outcome);

impl Picture for Crash<'_> {
	const SIZE: (u32, u32) = (1_400, 1_500);

	fn paint<B: DrawingBackend>(&self, area: &Area<B>) -> Result<()>
	where
		B::ErrorType: 'static,
	{
		let settings = &self.0.settings;
		let (fall, burrows, seed) = (settings.fall, settings.burrows, settings.seed);
		let text = format!("Huxian, crash `{fall}` with {burrows} burrows, seed {seed}");
		let rest = heading(area, text, HEADING)?;
		let panels = panels(self.0);
		for (own, panel) in rest.split_evenly((panels.len(), 1)).iter().zip(&panels) {
			panel.draw(own, SHAPE)?;
		}
		Ok(())
	}
}

fn panels(outcome: &Outcome) -> Vec<Panel<f64>> {
	let crash: Vec<&Sample> = outcome.samples.iter().filter(|sample| sample.second <= outcome.over).collect();
	let hours = |second: u64| second as f64 / 3_600.0;
	let line = |name, colour, value: &dyn Fn(&Sample) -> f64| {
		series(name, colour, crash.iter().map(|sample| (hours(sample.second), value(sample))).collect())
	};
	let whole = |name, colour, value: &dyn Fn(&Sample) -> f64| {
		series(name, colour, outcome.samples.iter().map(|one| (hours(one.second) / 24.0, value(one))).collect())
	};
	let sales = outcome.sales.iter().map(|sale| (hours(sale.second), sale.share * 100.0)).collect();
	let supply = outcome.supply();
	let silence = outcome.silence.as_slice();
	let panel = |title, unit, lines, shown| panel(title, unit, "hours", lines, shown, silence);
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
				mark: Mark::Bars,
				..line("liquidations", PURPLE, &|sample| f64::from(sample.most_liquidated))
			}],
			(0.0, 1.0),
		),
		panel("Queue", "million HUX", vec![line("waiting", TEAL, &|sample| sample.queued / 1e6)], (0.0, 0.001)),
		panel(
			"Prices paid",
			"% of the market price",
			vec![Line { mark: Mark::Dots, ..series("sold lots", GREEN, sales) }],
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
		self::panel(
			"Bad debt and imbalance",
			"% of the supply",
			"days",
			vec![
				whole("bad debt written off", RED, &|sample| sample.written_off / supply * 100.0),
				whole("circulating over outstanding", BLUE, &|sample| sample.imbalance() * 100.0),
			],
			(0.0, 0.01),
			&[],
		),
	]
}

fn series(name: &'static str, colour: RGBColor, points: Vec<(f64, f64)>) -> Line<f64> {
	Line { name, colour, pieces: vec![points], mark: Mark::Line }
}

/// A panel that shows the range `shown` in any case.
fn panel(
	title: &'static str,
	unit: &'static str,
	time: &'static str,
	lines: Vec<Line<f64>>,
	shown: (f64, f64),
	silence: &[(f64, f64)],
) -> Panel<f64> {
	let points = || lines.iter().flat_map(|line| line.pieces.iter().flatten());
	let times = range(points().map(|point| point.0), (0.0, 0.1), 0.0);
	let values = range(points().map(|point| point.1), shown, 0.06);
	let decimals = decimals(times.end - times.start);
	Panel {
		title,
		unit,
		time: Some(time),
		lines,
		times,
		values,
		time_label: Box::new(move |time| format!("{time:.decimals$}")),
		shade: Shade { name: "no oracle", spans: silence.to_vec() },
	}
}

/// From the lowest to the highest, with some air.
fn range(values: impl Iterator<Item = f64>, shown: (f64, f64), air: f64) -> Range<f64> {
	let (low, high) = values.fold(shown, |(low, high), value| (low.min(value), high.max(value)));
	let air = ((high - low) * air).max(1e-9);
	(low - air)..(high + air)
}

#[cfg(test)]
mod tests {
	use super::*;
	use huxian_simulation::crash::{simulate, Fall, Settings};

	#[test]
	fn a_crash_becomes_a_picture() {
		let settings = Settings { burrows: 30, block_seconds: 30, healing_days: 1, ..Settings::default() };
		let outcome = simulate(&Settings { fall: Fall::Hour, ..settings }, &[], |_| ()).unwrap();
		let folder = tempfile::tempdir().unwrap();
		let png = folder.path().join("crash.png");
		draw(&outcome, &png).unwrap();
		let bytes = std::fs::read(&png).unwrap();
		// The header says 1400 by 1500.
		assert_eq!(bytes.get(16..24), Some([0, 0, 5, 120, 0, 0, 5, 220].as_slice()));
		assert!(bytes.len() > 40_000, "{}", bytes.len());
		let svg = folder.path().join("crash.svg");
		draw(&outcome, &svg).unwrap();
		let text = std::fs::read_to_string(&svg).unwrap();
		for word in
			["Index", "Queue", "sold lots", "Kit price", "Bad debt and imbalance", "circulating over outstanding"]
		{
			assert!(text.contains(word), "{word}");
		}
		assert!(draw(&outcome, &folder.path().join("crash.gif")).is_err());
	}
}
