//! The picture of a simulated crash.

use anyhow::Result;
use huxian_simulation::crash::{Outcome, Sample, FIRST_INDEX};
use huxian_watch::plot::{
	self, decimals, heading, style::*, Area, DrawingBackend, Line, Mark, Panel, Picture, RGBColor, Shade, Shape,
};
use std::{ops::Range, path::Path};

/// Height of the heading, in pixels.
const HEADING: u32 = 48;
/// Layout of a panel.
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
		let (path, burrows, seed) = (settings.path, settings.burrows, settings.seed);
		let text = format!("Huxian, crash `{path}` with {burrows} burrows, seed {seed}");
		let rest = heading(area, text, HEADING)?;
		let panels = panels(self.0);
		for (own, panel) in rest.split_evenly((panels.len(), 1)).iter().zip(&panels) {
			panel.draw(own, SHAPE)?;
		}
		Ok(())
	}
}

fn panels(outcome: &Outcome) -> Vec<Panel<f64>> {
	let drawing = Drawing {
		outcome,
		crash: outcome.samples.iter().filter(|sample| sample.second <= outcome.crash_end).collect(),
	};
	vec![
		drawing.index(),
		drawing.liquidations(),
		drawing.queue(),
		drawing.sales(),
		drawing.kit_price(),
		drawing.bad_debt(),
	]
}

/// An outcome, and its samples up to the end of the crash.
struct Drawing<'a> {
	outcome: &'a Outcome,
	crash: Vec<&'a Sample>,
}

impl Drawing<'_> {
	/// Returns a panel over the hours of the crash.
	fn panel(&self, title: &'static str, unit: &'static str, lines: Vec<Line<f64>>, shown: (f64, f64)) -> Panel<f64> {
		panel(title, unit, "hours", lines, shown, self.outcome.outage.as_slice())
	}

	/// Returns a line over the hours of the crash.
	fn line(&self, name: &'static str, colour: RGBColor, value: impl Fn(&Sample) -> f64) -> Line<f64> {
		series(name, colour, self.crash.iter().map(|sample| (hours(sample.second), value(sample))).collect())
	}

	/// Returns a line over the days of the whole simulation.
	fn whole_line(&self, name: &'static str, colour: RGBColor, value: impl Fn(&Sample) -> f64) -> Line<f64> {
		let days = |second: u64| hours(second) / 24.0;
		series(name, colour, self.outcome.samples.iter().map(|one| (days(one.second), value(one))).collect())
	}

	fn index(&self) -> Panel<f64> {
		let lines = vec![
			self.line("market", RED, |sample| FIRST_INDEX / sample.price),
			self.line("index", BLUE, |sample| sample.index),
			self.line("protected index", ORANGE, |sample| sample.protected_index),
		];
		self.panel("Index", "HUX per unit", lines, (FIRST_INDEX, FIRST_INDEX))
	}

	fn liquidations(&self) -> Panel<f64> {
		let line = self.line("liquidations", PURPLE, |sample| f64::from(sample.max_liquidated));
		let lines = vec![Line { mark: Mark::Bars, ..line }];
		self.panel("Liquidations in the fullest block of each minute", "burrows", lines, (0.0, 1.0))
	}

	fn queue(&self) -> Panel<f64> {
		let lines = vec![self.line("waiting", TEAL, |sample| sample.queued / 1e6)];
		self.panel("Queue", "million HUX", lines, (0.0, 0.001))
	}

	fn sales(&self) -> Panel<f64> {
		let sales = self.outcome.sales.iter().map(|sale| (hours(sale.second), sale.price_ratio * 100.0)).collect();
		let lines = vec![Line { mark: Mark::Dots, ..series("sold lots", GREEN, sales) }];
		self.panel("Prices paid", "% of the market price", lines, (95.0, 100.0))
	}

	fn kit_price(&self) -> Panel<f64> {
		let lines = vec![
			self.line("worth at the market price", PURPLE, |sample| sample.kit_worth),
			self.line("in the pool", GREEN, |sample| sample.kit_price),
		];
		self.panel("Kit price", "HUX per KIT", lines, (FIRST_INDEX, FIRST_INDEX))
	}

	fn bad_debt(&self) -> Panel<f64> {
		let supply = self.outcome.supply();
		let lines = vec![
			self.whole_line("bad debt written off", RED, |sample| sample.written_off / supply * 100.0),
			self.whole_line("circulating over outstanding", BLUE, |sample| sample.imbalance() * 100.0),
		];
		panel("Bad debt and imbalance", "% of the supply", "days", lines, (0.0, 0.01), &[])
	}
}

fn hours(second: u64) -> f64 {
	second as f64 / 3_600.0
}

fn series(name: &'static str, colour: RGBColor, points: Vec<(f64, f64)>) -> Line<f64> {
	Line { name, colour, pieces: vec![points], mark: Mark::Line }
}

/// Returns a panel whose values include the range `shown`.
fn panel(
	title: &'static str,
	unit: &'static str,
	time: &'static str,
	lines: Vec<Line<f64>>,
	shown: (f64, f64),
	outage: &[(f64, f64)],
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
		shade: Shade { name: "no oracle", spans: outage.to_vec() },
	}
}

/// Returns the range of `values` and `shown`, with a relative margin.
fn range(values: impl Iterator<Item = f64>, shown: (f64, f64), margin: f64) -> Range<f64> {
	let (low, high) = values.fold(shown, |(low, high), value| (low.min(value), high.max(value)));
	let margin = ((high - low) * margin).max(1e-9);
	(low - margin)..(high + margin)
}

#[cfg(test)]
mod tests {
	use super::*;
	use huxian_simulation::crash::{simulate, PricePath, Settings};

	#[test]
	fn a_crash_becomes_a_picture() {
		let settings = Settings { burrows: 30, block_seconds: 30, recovery_days: 1, ..Settings::default() };
		let outcome = simulate(&Settings { path: PricePath::Hour, ..settings }, &[], |_| ()).unwrap();
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
