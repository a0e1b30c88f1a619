//! The picture of the prices of many simulations.

use anyhow::Result;
use huxian_simulation::peg::{Actors, Flow, Outcome, Shock, BAND};
use huxian_watch::plot::{self, heading, style::*, Area, DrawingBackend, Line, Mark, Picture, RGBColor, Tile};
use std::path::Path;

/// Height of the heading, in pixels.
const HEADING: u32 = 48;
/// Number of panels in a row.
const COLUMNS: usize = 8;
/// Minimum and maximum of a panel's range on either side of a dollar, in basis points.
const REACH: (f64, f64) = (15.0, 120.0);

/// Draws the prices of `outcomes` into `path`, a PNG or an SVG by its ending. Attacks are not
/// drawn.
pub fn draw(outcomes: &[Outcome], path: &Path) -> Result<()> {
	plot::save(&Prices(outcomes), path)
}

/// Outcomes as a picture. Simulations without and with market operations share a panel.
struct Prices<'a>(&'a [Outcome]);

/// Properties that the simulations of a panel share.
type Kind = (Flow, u32, Actors, Option<Shock>);

impl Picture for Prices<'_> {
	const SIZE: (u32, u32) = (2_400, 1_350);

	fn paint<B: DrawingBackend>(&self, area: &Area<B>) -> Result<()>
	where
		B::ErrorType: 'static,
	{
		let text = "Huxian, the price of PAN: basis points from a dollar over hours, and the part of blocks outside of the band; \
			blue without market operations, orange with them";
		let rest = heading(area, text.into(), HEADING)?;
		let tiles = tiles(self.0);
		let columns = tiles.len().clamp(1, COLUMNS);
		let rows = tiles.len().div_ceil(columns).max(1);
		for (own, tile) in rest.split_evenly((rows, columns)).iter().zip(&tiles) {
			tile.draw(own)?;
		}
		Ok(())
	}
}

fn tiles(outcomes: &[Outcome]) -> Vec<Tile> {
	let mut kinds: Vec<(Kind, Vec<&Outcome>)> = Vec::new();
	for outcome in outcomes.iter().filter(|outcome| outcome.scenario.attack.is_none()) {
		let scenario = &outcome.scenario;
		let kind = (scenario.flow, scenario.scale, scenario.actors, scenario.shock);
		match kinds.iter_mut().find(|(known, _)| *known == kind) {
			Some((_, all)) => all.push(outcome),
			None => kinds.push((kind, vec![outcome])),
		}
	}
	kinds.iter().map(|(kind, outcomes)| tile(kind, outcomes)).collect()
}

fn tile((flow, scale, actors, shock): &Kind, outcomes: &[&Outcome]) -> Tile {
	let title = match shock {
		Some(shock) => format!("{shock}, {actors}"),
		None => format!("{flow} x{scale}, {actors}"),
	};
	let points = |outcome: &Outcome| -> Vec<(f64, f64)> {
		let point = |sample: &huxian_simulation::peg::Sample| (sample.second as f64 / 3_600.0, off(sample.price));
		outcome.samples.iter().map(point).collect()
	};
	let colour = |outcome: &Outcome| if outcome.scenario.amo { ORANGE } else { BLUE };
	let largest = outcomes.iter().map(|outcome| off(outcome.worst_price).abs()).fold(0.0, f64::max);
	let hours = outcomes.iter().map(|outcome| outcome.settings.hours).max().unwrap_or(1);
	Tile {
		title,
		notes: outcomes.iter().map(|one| (format!("{:.1} %", one.off_peg * 100.0), colour(one))).collect(),
		lines: outcomes.iter().map(|outcome| line(colour(outcome), points(outcome))).collect(),
		times: 0.0..f64::from(hours),
		reach: (largest * 1.1).clamp(REACH.0, REACH.1),
		band: BAND * 1e4,
	}
}

fn line(colour: RGBColor, points: Vec<(f64, f64)>) -> Line<f64> {
	Line { name: "price", colour, pieces: vec![points], mark: Mark::Line }
}

/// Converts a price to its distance from a dollar, in basis points.
fn off(price: f64) -> f64 {
	(price - 1.0) * 1e4
}

#[cfg(test)]
mod tests {
	use super::*;
	use huxian_simulation::peg::{matrix, simulate, Settings};

	#[test]
	fn prices_become_a_picture() {
		let settings = Settings { hours: 1, block_seconds: 60, ..Settings::default() };
		let scenarios = matrix(&[Flow::Sells], &[5], &[Actors::None, Actors::Fast], &[false]);
		let outcomes: Vec<Outcome> = scenarios.iter().map(|scenario| simulate(&settings, scenario).unwrap()).collect();
		let folder = tempfile::tempdir().unwrap();
		let svg = folder.path().join("peg.svg");
		draw(&outcomes, &svg).unwrap();
		let text = std::fs::read_to_string(&svg).unwrap();
		for word in ["the price of PAN", "sells x5, none", "sells x5, 6bp"] {
			assert!(text.contains(word), "{word}");
		}
	}
}
