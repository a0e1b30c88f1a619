//! `huxian simulate peg`.

mod plot;

use crate::output;
use anyhow::Result;
use clap::{Args, ValueEnum};
use huxian_simulation::peg::{
	attack, attack_heading, heading, matrix, means, means_heading, row, simulate, Actors, Cell, Flow, Outcome, Settings,
};
use std::{path::PathBuf, time::Instant};

/// A part of what can be simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
	/// Flow by scale by actors by market operations.
	Matrix,
	/// Something breaks.
	Shocks,
	/// Somebody means harm.
	Attacks,
}

/// Whether the market operations act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Switch {
	/// They do.
	On,
	/// They do not.
	Off,
}

/// People trade PAN, arbitrageurs and market operations hold its price, something breaks, somebody means harm: how far the price goes,
/// and what stands behind PAN.
#[derive(Args, Clone, Debug)]
pub struct PegArgs {
	/// What is simulated; may be given several times. All of it when not given.
	#[arg(long = "part", value_enum)]
	parts: Vec<Part>,

	/// Which way people trade in the matrix: random, hourly, sells, buys; may be given several times.
	#[arg(long = "flow")]
	flows: Vec<Flow>,

	/// How much they trade in the matrix, in times of what is usual; may be given several times [default: 1 and 5]
	#[arg(long = "scale", value_name = "TIMES")]
	scales: Vec<u32>,

	/// Who holds the price in the matrix: none, 6bp and 12bp (arbitrageurs who act from there on), shut (nobody passes the door); may
	/// be given several times.
	#[arg(long)]
	actors: Vec<Actors>,

	/// Whether the market operations act in the matrix and the shocks [default: both]
	#[arg(long, value_enum)]
	amo: Option<Switch>,

	/// Hours of each simulation.
	#[arg(long, default_value_t = Settings::default().hours)]
	hours: u32,

	/// Seconds from block to block, a multiple of 3. On the chain it is 3.
	#[arg(long, default_value_t = Settings::default().block_seconds, value_name = "SECONDS")]
	block: u64,

	/// What everything that is drawn by lot follows from.
	#[arg(long, default_value_t = Settings::default().seed)]
	seed: u64,

	/// PAN that people trade in an hour, at scale 1.
	#[arg(long, default_value_t = Settings::default().hourly, value_name = "PAN")]
	hourly: f64,

	/// What the market operations may owe more within an hour, in percent of the supply: 5 at most.
	#[arg(long, default_value_t = Settings::default().expand, value_name = "PERCENT")]
	expand: f64,

	/// How much of the supply was minted against cUSDC, the dollar of their pool, in percent: 39 at most.
	#[arg(long, default_value_t = Settings::default().behind, value_name = "PERCENT")]
	behind: f64,

	/// Check the invariants of all pallets every so many blocks.
	#[arg(long, default_value_t = Settings::default().check_every, value_name = "BLOCKS")]
	check: u32,

	/// Draw the prices of the matrix and the shocks (.png or .svg).
	#[arg(long, value_name = "FILE")]
	plot: Option<PathBuf>,
}

/// Runs.
pub fn run(args: &PegArgs) -> Result<()> {
	if let Some(path) = &args.plot {
		crate::plot::check(path)?;
	}
	let (settings, cells) = (args.settings(), args.cells());
	cells.iter().try_for_each(|cell| cell.check(&settings))?;
	let mut outcomes: Vec<Outcome> = Vec::new();
	if cells.iter().any(|cell| cell.attack.is_none()) {
		output::line(heading());
	}
	for (number, cell) in (1..).zip(&cells) {
		let begun = Instant::now();
		let outcome = simulate(&settings, cell)?;
		if cell.attack.is_none() {
			output::line(row(&outcome));
		}
		output::aside(format!("{number} of {}: {cell}, {:.0} s", cells.len(), begun.elapsed().as_secs_f64()));
		outcomes.push(outcome);
	}
	block(means_heading(), means(&outcomes));
	block(attack_heading(), outcomes.iter().filter_map(attack).collect());
	if let Some(path) = &args.plot {
		plot::draw(&outcomes, path)?;
		output::aside(format!("drawn: {}", path.display()));
	}
	Ok(())
}

/// Lines under a heading, apart from what stands above; nothing where there are none.
fn block(heading: String, lines: Vec<String>) {
	if lines.is_empty() {
		return;
	}
	output::line("");
	output::line(heading);
	lines.into_iter().for_each(output::line);
}

impl PegArgs {
	fn settings(&self) -> Settings {
		Settings {
			seed: self.seed,
			hours: self.hours,
			block_seconds: self.block,
			hourly: self.hourly,
			check_every: self.check,
			expand: self.expand,
			behind: self.behind,
		}
	}

	fn cells(&self) -> Vec<Cell> {
		let operations = match self.amo {
			Some(switch) => vec![switch == Switch::On],
			None => vec![false, true],
		};
		let flows = given(&self.flows, &Flow::ALL);
		let (scales, actors) = (given(&self.scales, &[1, 5]), given(&self.actors, &Actors::ALL));
		let of = |part: &Part| match part {
			Part::Matrix => matrix(&flows, &scales, &actors, &operations),
			Part::Shocks => Cell::shocks(&operations),
			Part::Attacks => Cell::attacks(),
		};
		let parts = given(&self.parts, &[Part::Matrix, Part::Shocks, Part::Attacks]);
		parts.iter().flat_map(of).collect()
	}
}

/// What was given, or else all there is.
fn given<T: Clone>(given: &[T], all: &[T]) -> Vec<T> {
	if given.is_empty() { all } else { given }.to_vec()
}
