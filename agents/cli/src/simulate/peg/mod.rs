//! `huxian simulate peg`: pressure on the peg of PAN.

mod plot;

use anyhow::Result;
use clap::{Args, ValueEnum};
use huxian_client::output;
use huxian_simulation::peg::{
	attack_heading, attack_row, heading, matrix, means, means_heading, row, simulate, Actors, Flow, Outcome, Scenario,
	Settings,
};
use std::{path::PathBuf, time::Instant};

/// A part of the simulations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
	/// All combinations of flow, scale, actors and market operations.
	Matrix,
	/// Shocks: a failure during the trade.
	Shocks,
	/// Attacks on the peg for profit.
	Attacks,
}

/// A switch of the market operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Switch {
	/// Market operations act.
	On,
	/// Market operations do not act.
	Off,
}

/// Simulate trade, shocks and attacks on PAN: its distance from the peg and its backing.
#[derive(Args, Clone, Debug)]
pub struct PegArgs {
	/// Part to simulate; may be given several times [default: all]
	#[arg(long = "part", value_enum)]
	parts: Vec<Part>,

	/// Direction of trade in the matrix: random, hourly, sells, buys; may be given several times.
	#[arg(long = "flow")]
	flows: Vec<Flow>,

	/// Volume of trade in the matrix, in multiples of --hourly; may be given several times
	/// [default: 1 and 5]
	#[arg(long = "scale", value_name = "TIMES")]
	scales: Vec<u32>,

	/// Arbitrageurs in the matrix: none, 6bp or 12bp (they act from that distance on), no-psm (the
	/// PSM is closed). May be given several times [default: all]
	#[arg(long)]
	actors: Vec<Actors>,

	/// Market operations in the matrix and the shocks [default: both]
	#[arg(long, value_enum)]
	amo: Option<Switch>,

	/// Hours of each simulation.
	#[arg(long, default_value_t = Settings::default().hours)]
	hours: u32,

	/// Block time in seconds, a multiple of 3; it is 3 on the chain.
	#[arg(long, default_value_t = Settings::default().block_seconds, value_name = "SECONDS")]
	block: u64,

	/// Seed of all random values.
	#[arg(long, default_value_t = Settings::default().seed)]
	seed: u64,

	/// PAN that is traded in an hour, at scale 1.
	#[arg(long, default_value_t = Settings::default().hourly, value_name = "PAN")]
	hourly: f64,

	/// Maximum growth of the market operations' debt in an hour, in percent of the supply, up to 5.
	#[arg(long, default_value_t = Settings::default().expand_share, value_name = "PERCENT")]
	expand: f64,

	/// Supply minted against cUSDC, the external of their pool, in percent, up to 39.
	#[arg(long, default_value_t = Settings::default().cusdc_share, value_name = "PERCENT")]
	cusdc_share: f64,

	/// Interval of checks of all invariants, in blocks.
	#[arg(long, default_value_t = Settings::default().check_interval, value_name = "BLOCKS")]
	check: u32,

	/// Draw the prices of the matrix and the shocks (.png or .svg).
	#[arg(long, value_name = "FILE")]
	plot: Option<PathBuf>,
}

/// Runs the simulations and prints their figures.
pub fn run(args: &PegArgs) -> Result<()> {
	if let Some(path) = &args.plot {
		huxian_watch::plot::check(path)?;
	}
	let (settings, scenarios) = (args.settings(), args.scenarios());
	scenarios.iter().try_for_each(|scenario| scenario.validate(&settings))?;
	let mut outcomes: Vec<Outcome> = Vec::new();
	if scenarios.iter().any(|scenario| scenario.attack.is_none()) {
		output::line(heading());
	}
	for (number, scenario) in (1..).zip(&scenarios) {
		let begun = Instant::now();
		let outcome = simulate(&settings, scenario)?;
		if scenario.attack.is_none() {
			output::line(row(&outcome));
		}
		output::note(format!("{number} of {}: {scenario}, {:.0} s", scenarios.len(), begun.elapsed().as_secs_f64()));
		outcomes.push(outcome);
	}
	block(means_heading(), means(&outcomes));
	block(attack_heading(), outcomes.iter().filter_map(attack_row).collect());
	if let Some(path) = &args.plot {
		plot::draw(&outcomes, path)?;
		output::note(format!("drawn: {}", path.display()));
	}
	Ok(())
}

/// Prints lines under a heading, after an empty line; nothing without lines.
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
			check_interval: self.check,
			expand_share: self.expand,
			cusdc_share: self.cusdc_share,
		}
	}

	fn scenarios(&self) -> Vec<Scenario> {
		let amo = match self.amo {
			Some(switch) => vec![switch == Switch::On],
			None => vec![false, true],
		};
		let flows = given_or_all(&self.flows, &Flow::ALL);
		let (scales, actors) = (given_or_all(&self.scales, &[1, 5]), given_or_all(&self.actors, &Actors::ALL));
		let of = |part: &Part| match part {
			Part::Matrix => matrix(&flows, &scales, &actors, &amo),
			Part::Shocks => Scenario::shocks(&amo),
			Part::Attacks => Scenario::attacks(),
		};
		let parts = given_or_all(&self.parts, &[Part::Matrix, Part::Shocks, Part::Attacks]);
		parts.iter().flat_map(of).collect()
	}
}

/// Returns the given values, or all values without any.
fn given_or_all<T: Clone>(given: &[T], all: &[T]) -> Vec<T> {
	if given.is_empty() { all } else { given }.to_vec()
}
