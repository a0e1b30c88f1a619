//! Times of sweeps. Each is taken in a process of its own, so that no other state lies in its caches.

use crate::{
	ahead,
	cold::{forget, read_from_disk},
	database::{self, Database, NODE_CACHE},
	state::{find, Made},
	sweep::Begun,
};
use anyhow::{bail, ensure, Context, Result};
use serde::{Deserialize, Serialize};
use std::{fmt, path::Path, process::Command, str::FromStr, time::Instant};

/// Sweeps that nobody counts: they fill the caches.
const UNCOUNTED: u32 = 3;

/// What lies in memory when a sweep begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Warmth {
	/// All that it needs, in the node's trie cache: it was swept before, in the same process.
	Warm,
	/// The pages of the database; there is no trie cache.
	Uncached,
	/// Nothing: a new process, the trie cache empty, the database on the disk only.
	Cold,
	/// The same process, after it has read ahead as a node does before each block.
	Ahead,
}

impl Warmth {
	/// In a table of comparisons.
	pub fn described(self) -> &'static str {
		match self {
			Self::Warm => "warm",
			Self::Uncached => "uncached",
			Self::Cold => "cold and nothing read ahead",
			Self::Ahead => "cold, read ahead",
		}
	}

	/// Whether the database lies on the disk only when the process begins.
	fn is_cold(self) -> bool {
		matches!(self, Self::Cold | Self::Ahead)
	}
}

impl fmt::Display for Warmth {
	fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
		out.write_str(match self {
			Self::Warm => "warm",
			Self::Uncached => "uncached",
			Self::Cold => "cold",
			Self::Ahead => "ahead",
		})
	}
}

impl FromStr for Warmth {
	type Err = anyhow::Error;

	fn from_str(word: &str) -> Result<Self> {
		match word {
			"warm" => Ok(Self::Warm),
			"uncached" => Ok(Self::Uncached),
			"cold" => Ok(Self::Cold),
			"ahead" => Ok(Self::Ahead),
			_ => bail!("`{word}`: expected warm, uncached, cold or ahead"),
		}
	}
}

/// One sweep.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Time {
	/// Microseconds of the hook.
	pub sweep: f64,
	/// Microseconds of the root of the new state.
	pub root: f64,
	/// Bytes that both had fetched from the disk, where the system tells.
	pub from_disk: Option<u64>,
	/// How long reading ahead took before, if it was.
	pub ahead: Option<Ahead>,
}

/// Reading ahead, in microseconds.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Ahead {
	/// From the disk: when a node has started.
	pub first: f64,
	/// From memory: after each block.
	pub again: f64,
}

/// Sweeps `expected` burrows of a state so many times in this process; each begins with the same state. From a cold start there is only one.
pub fn here(made: &Made, warmth: Warmth, expected: u32, runs: u32) -> Result<Vec<Time>> {
	let cache = if warmth == Warmth::Uncached { None } else { Some(NODE_CACHE) };
	let database = database::open(&made.database, cache)?;
	let threshold = made.plan.threshold(expected)?;
	let (uncounted, runs) = if warmth.is_cold() { (0, 1) } else { (UNCOUNTED, runs) };
	let ahead = if warmth == Warmth::Ahead { Some(read_ahead(&database, made)?) } else { None };
	let mut times = Vec::new();
	for run in 0..uncounted + runs {
		let state = database::state_at(&database, made.head)?;
		let mut begun = Begun::new(&state, threshold)?;
		let disk = read_from_disk();
		let began = Instant::now();
		begun.sweep();
		let swept = Instant::now();
		begun.root();
		let rooted = Instant::now();
		let from_disk = read_from_disk().zip(disk).map(|(after, before)| after - before);
		begun.ensure_swept(expected)?;
		if run >= uncounted {
			let sweep = (swept - began).as_secs_f64() * 1e6;
			times.push(Time { sweep, root: (rooted - swept).as_secs_f64() * 1e6, from_disk, ahead });
		}
	}
	Ok(times)
}

/// Reads ahead twice; the second time nothing is new.
fn read_ahead(database: &Database, made: &Made) -> Result<Ahead> {
	let once = || {
		let began = Instant::now();
		let entries = ahead::read(database, made.head)?;
		ensure!(entries > 0, "nothing was read ahead");
		Ok(began.elapsed().as_secs_f64() * 1e6)
	};
	Ok(Ahead { first: once()?, again: once()? })
}

/// The same in a new process: `program` is this one, and answers to `measure`.
pub fn apart(program: &Path, made: &Made, warmth: Warmth, expected: u32, runs: u32) -> Result<Vec<Time>> {
	if warmth.is_cold() {
		forget(&made.database)?;
	}
	let folder = made.database.parent().context("a database lies in the folder of its state")?;
	let output = Command::new(program)
		.arg("measure")
		.arg(folder)
		.arg(warmth.to_string())
		.args([expected.to_string(), runs.to_string()])
		.output()
		.context("cannot start a process to measure in")?;
	if !output.status.success() {
		bail!("a measurement failed: {}", String::from_utf8_lossy(&output.stderr).trim());
	}
	serde_json::from_slice(&output.stdout).context("a measurement did not answer in JSON")
}

/// What the process of [`apart`] does: prints its times.
pub fn answer(folder: &Path, warmth: Warmth, expected: u32, runs: u32) -> Result<()> {
	println!("{}", serde_json::to_string(&here(&find(folder)?, warmth, expected, runs)?)?);
	Ok(())
}

/// The value in the middle.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
	let mut sorted: Vec<f64> = values.into_iter().collect();
	sorted.sort_by(f64::total_cmp);
	sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
