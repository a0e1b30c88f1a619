//! `huxian simulate crash`.

mod plot;

use crate::{
	amount::Decimal,
	moment::{format, HOUR},
	output,
	series::Series,
};
use anyhow::Result;
use clap::Args;
use huxian_simulation::crash::{simulate, table, Fall, Phase, Point, Progress, Settings};
use std::path::{Path, PathBuf};

/// Where the series is when the shared data lie beside the project.
const HISTORY: &str = "../shared/data/market/btc-usd-1h.csv";

/// The price of HUX falls: what is liquidated, when it is sold and for how much, and what is left unpaid.
#[derive(Args, Clone, Debug)]
pub struct CrashArgs {
	/// Which way the price goes: market, doubled, hour, day, outage; may be given several times. All of them when not given.
	#[arg(long = "path", value_name = "PATH")]
	paths: Vec<Fall>,

	/// How many burrows there are.
	#[arg(long, default_value_t = Settings::default().burrows, value_name = "N")]
	burrows: u32,

	/// What everything that is drawn by lot follows from.
	#[arg(long, default_value_t = Settings::default().seed)]
	seed: u64,

	/// Seconds from block to block, a multiple of 3. Above 6 auctions take longer than they do on the chain.
	#[arg(long, default_value_t = Settings::default().block_seconds, value_name = "SECONDS")]
	block: u64,

	/// The safest burrows have so many times the collateral that minting asks for.
	#[arg(long, default_value_t = Settings::default().spread, value_name = "TIMES")]
	spread: f64,

	/// How many bidders there are.
	#[arg(long, default_value_t = Settings::default().bidders, value_name = "N")]
	bidders: u32,

	/// KIT that all bidders together can have in bids, in percent of the supply.
	#[arg(long, default_value_t = 20.0, value_name = "PERCENT")]
	budget: f64,

	/// What the keenest and the most cautious bidder want off the market price, in percent.
	#[arg(long, num_args = 2, default_values_t = [1.0, 5.0], value_names = ["LEAST", "MOST"])]
	discount: Vec<f64>,

	/// KIT that its holders sell in an hour while it costs more than it is worth, in percent of the supply.
	#[arg(long, default_value_t = 10.0, value_name = "PERCENT")]
	selling: f64,

	/// KIT in the pool, in percent of the supply.
	#[arg(long, default_value_t = 10.0, value_name = "PERCENT")]
	pool: f64,

	/// Days after the crash, in blocks of nine minutes, to see the imbalance heal.
	#[arg(long, default_value_t = Settings::default().healing_days, value_name = "DAYS")]
	healing: u32,

	/// Check the invariants of all pallets every so many blocks.
	#[arg(long, default_value_t = Settings::default().check_every, value_name = "BLOCKS")]
	check: u32,

	/// File `time,price` for the paths market and doubled [default: ../shared/data/market/btc-usd-1h.csv when it is there, else a
	/// seeded walk]
	#[arg(long, value_name = "FILE")]
	history: Option<PathBuf>,

	/// Draw a picture (.png or .svg); with several paths, one each: its name is put before the ending.
	#[arg(long, value_name = "FILE")]
	plot: Option<PathBuf>,
}

/// Runs.
pub fn run(args: &CrashArgs) -> Result<()> {
	if let Some(path) = &args.plot {
		crate::plot::check(path)?;
	}
	let falls = if args.paths.is_empty() { Fall::ALL.to_vec() } else { args.paths.clone() };
	let history = if falls.iter().any(|fall| fall.needs_history()) { history(args)? } else { Vec::new() };
	for fall in &falls {
		args.settings(*fall).check()?;
	}
	for fall in &falls {
		let outcome = simulate(&args.settings(*fall), &history, |progress| tell(*fall, &progress))?;
		for (name, value) in table(&outcome) {
			output::line(format!("{name:<26}{value}"));
		}
		output::line("");
		if let Some(path) = &args.plot {
			let path = if falls.len() > 1 { picture_of(path, *fall) } else { path.clone() };
			plot::draw(&outcome, &path)?;
			output::aside(format!("drawn: {}", path.display()));
		}
	}
	Ok(())
}

impl CrashArgs {
	fn settings(&self, fall: Fall) -> Settings {
		let discount = |place: usize| self.discount.get(place).copied().unwrap_or_default() / 100.0;
		Settings {
			fall,
			seed: self.seed,
			burrows: self.burrows,
			block_seconds: self.block,
			spread: self.spread,
			bidders: self.bidders,
			budget: self.budget / 100.0,
			least_discount: discount(0),
			most_discount: discount(1),
			selling: self.selling / 100.0,
			pool: self.pool / 100.0,
			healing_days: self.healing,
			check_every: self.check,
		}
	}
}

/// The prices of every hour of a file: the given one, or the shared one if it is there.
fn history(args: &CrashArgs) -> Result<Vec<Point>> {
	let shared = Path::new(HISTORY);
	let path = match &args.history {
		Some(path) => path,
		None if shared.exists() => shared,
		None => {
			output::aside(format!("there is no {HISTORY}: the prices are a seeded walk"));
			return Ok(Vec::new());
		},
	};
	let series = Series::open(path, &Decimal::one(), 3 * HOUR)?;
	let hours = (0..).map(|hour| series.begins() + hour * HOUR).take_while(|time| *time <= series.last());
	let price = |time: i64| series.price_at(time).and_then(|price| price.to_string().parse().ok());
	let points: Vec<Point> = hours.filter_map(|time| Some(Point { time, price: price(time)? })).collect();
	let until = points.last().map_or_else(String::new, |point| format(point.time));
	output::aside(format!("{}: {} hours until {until}", path.display(), points.len()));
	Ok(points)
}

fn tell(fall: Fall, progress: &Progress) {
	let Progress { hours, liquidations, queued, .. } = progress;
	output::aside(match progress.phase {
		Phase::Preparation => format!("{fall}: people make burrows and fill the pool"),
		Phase::Crash => format!("{fall}: {hours:.0} h, {liquidations} liquidations, {queued:.0} HUX in the queue"),
		Phase::Healing => format!("{fall}: day {:.0}", hours / 24.0),
	});
}

/// `crash.png` becomes `crash-hour.png`.
fn picture_of(path: &Path, fall: Fall) -> PathBuf {
	let part =
		|part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
	path.with_file_name(format!("{}-{fall}.{}", part(path.file_stem()), part(path.extension())))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn each_path_has_a_picture_of_its_own() {
		assert_eq!(picture_of(Path::new("out/crash.png"), Fall::Day), Path::new("out/crash-day.png"));
	}
}
