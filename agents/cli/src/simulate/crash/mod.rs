//! `huxian simulate crash`: a fall of the price of HUX.

mod plot;

use crate::series::Series;
use anyhow::Result;
use clap::Args;
use huxian_client::{
	amount::Decimal,
	moment::{format, HOUR},
	output,
};
use huxian_simulation::crash::{simulate, table, Phase, Point, PricePath, Progress, Settings};
use std::path::{Path, PathBuf};

/// Optional series of prices, outside of the repository.
const HISTORY: &str = "../shared/data/market/btc-usd-1h.csv";

/// Simulate a fall of the price of HUX: liquidations, sales and their prices, bad debt.
#[derive(Args, Clone, Debug)]
pub struct CrashArgs {
	/// Path of the price: market, doubled, hour, day, outage; may be given several times [default:
	/// all]
	#[arg(long = "path", value_name = "PATH")]
	paths: Vec<PricePath>,

	/// Number of burrows.
	#[arg(long, default_value_t = Settings::default().burrows, value_name = "N")]
	burrows: u32,

	/// Seed of all random values.
	#[arg(long, default_value_t = Settings::default().seed)]
	seed: u64,

	/// Block time in seconds, a multiple of 3; above 6 auctions take longer than on the chain.
	#[arg(long, default_value_t = Settings::default().block_seconds, value_name = "SECONDS")]
	block: u64,

	/// Collateral of the safest burrows, in multiples of the minimum for minting.
	#[arg(long, default_value_t = Settings::default().spread, value_name = "TIMES")]
	spread: f64,

	/// Number of bidders.
	#[arg(long, default_value_t = Settings::default().bidders, value_name = "N")]
	bidders: u32,

	/// Maximum of KIT in bids of all bidders, in percent of the supply.
	#[arg(long, default_value_t = 20.0, value_name = "PERCENT")]
	budget: f64,

	/// Discounts off the market price that the first and the last bidder ask for, in percent.
	#[arg(long, num_args = 2, default_values_t = [1.0, 5.0], value_names = ["MIN", "MAX"])]
	discount: Vec<f64>,

	/// KIT that holders sell in an hour while its price is above its value, in percent of the
	/// supply.
	#[arg(long, default_value_t = 10.0, value_name = "PERCENT")]
	selling: f64,

	/// KIT in the pool, in percent of the supply.
	#[arg(long, default_value_t = 10.0, value_name = "PERCENT")]
	pool: f64,

	/// Days after the crash, in blocks of nine minutes, in which the imbalance recovers.
	#[arg(long, default_value_t = Settings::default().recovery_days, value_name = "DAYS")]
	recovery: u32,

	/// Interval of checks of all invariants, in blocks.
	#[arg(long, default_value_t = Settings::default().check_interval, value_name = "BLOCKS")]
	check: u32,

	/// File `time,price` for the paths market and doubled [default:
	/// ../shared/data/market/btc-usd-1h.csv if it exists, else a seeded walk]
	#[arg(long, value_name = "FILE")]
	history: Option<PathBuf>,

	/// Draw a picture (.png or .svg); with several paths one each, with the path in its name.
	#[arg(long, value_name = "FILE")]
	plot: Option<PathBuf>,
}

/// Runs the simulation of each path and prints its figures.
pub fn run(args: &CrashArgs) -> Result<()> {
	if let Some(path) = &args.plot {
		huxian_watch::plot::check(path)?;
	}
	let price_paths = if args.paths.is_empty() { PricePath::ALL.to_vec() } else { args.paths.clone() };
	let history =
		if price_paths.iter().any(|price_path| price_path.needs_history()) { history(args)? } else { Vec::new() };
	for price_path in &price_paths {
		args.settings(*price_path).validate()?;
	}
	for price_path in &price_paths {
		let outcome = simulate(&args.settings(*price_path), &history, |progress| report(*price_path, &progress))?;
		for (name, value) in table(&outcome) {
			output::line(format!("{name:<26}{value}"));
		}
		output::line("");
		if let Some(path) = &args.plot {
			let path = if price_paths.len() > 1 { picture_of(path, *price_path) } else { path.clone() };
			plot::draw(&outcome, &path)?;
			output::note(format!("drawn: {}", path.display()));
		}
	}
	Ok(())
}

impl CrashArgs {
	fn settings(&self, path: PricePath) -> Settings {
		let discount = |place: usize| self.discount.get(place).copied().unwrap_or_default() / 100.0;
		Settings {
			path,
			seed: self.seed,
			burrows: self.burrows,
			block_seconds: self.block,
			spread: self.spread,
			bidders: self.bidders,
			budget: self.budget / 100.0,
			min_discount: discount(0),
			max_discount: discount(1),
			selling: self.selling / 100.0,
			pool: self.pool / 100.0,
			recovery_days: self.recovery,
			check_interval: self.check,
		}
	}
}

/// Returns the hourly prices of `--history` or, if it exists, of the shared file; else none.
fn history(args: &CrashArgs) -> Result<Vec<Point>> {
	let shared = Path::new(HISTORY);
	let path = match &args.history {
		Some(path) => path,
		None if shared.exists() => shared,
		None => {
			output::note(format!("there is no {HISTORY}: the prices are a seeded walk"));
			return Ok(Vec::new());
		},
	};
	let series = Series::open(path, &Decimal::one(), 3 * HOUR)?;
	let hours = (0..).map(|hour| series.begins() + hour * HOUR).take_while(|time| *time <= series.last());
	let price = |time: i64| series.price_at(time).and_then(|price| price.to_string().parse().ok());
	let points: Vec<Point> = hours.filter_map(|time| Some(Point { time, price: price(time)? })).collect();
	let until = points.last().map_or_else(String::new, |point| format(point.time));
	output::note(format!("{}: {} hours until {until}", path.display(), points.len()));
	Ok(points)
}

fn report(price_path: PricePath, progress: &Progress) {
	let Progress { hours, liquidations, queued, .. } = progress;
	output::note(match progress.phase {
		Phase::Setup => format!("{price_path}: burrows are opened and the pool is filled"),
		Phase::Crash => {
			format!("{price_path}: {hours:.0} h, {liquidations} liquidations, {queued:.0} HUX in the queue")
		},
		Phase::Recovery => format!("{price_path}: day {:.0}", hours / 24.0),
	});
}

/// Returns the file of a path's picture: `crash-hour.png` for `crash.png`.
fn picture_of(path: &Path, price_path: PricePath) -> PathBuf {
	let part =
		|part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
	path.with_file_name(format!("{}-{price_path}.{}", part(path.file_stem()), part(path.extension())))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn each_path_has_a_picture_of_its_own() {
		assert_eq!(picture_of(Path::new("out/crash.png"), PricePath::Day), Path::new("out/crash-day.png"));
	}
}
