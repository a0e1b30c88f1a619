//! Times of sweeps, each in a process of its own, so that no other state is in its caches.

use crate::{
	cold::{evict, read_from_disk},
	database::{self, Database, NODE_CACHE},
	read_ahead,
	state::{find, PreparedState},
	sweep::SweepBlock,
};
use anyhow::{bail, ensure, Context, Result};
use serde::{Deserialize, Serialize};
use std::{fmt, path::Path, process::Command, str::FromStr, time::Instant};

/// Number of sweeps that only fill the caches.
const UNCOUNTED: u32 = 3;

/// Caches when a sweep begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Warmth {
	/// The node's trie cache has everything: the same process has swept before.
	Warm,
	/// No trie cache; the database pages are in memory.
	Uncached,
	/// Nothing is in memory: a new process, and the database is on the disk only.
	Cold,
	/// Cold, and then read ahead, as a node does before each block.
	Ahead,
}

impl Warmth {
	/// Returns the name in the table of comparisons.
	pub fn description(self) -> &'static str {
		match self {
			Self::Warm => "warm",
			Self::Uncached => "uncached",
			Self::Cold => "cold, not read ahead",
			Self::Ahead => "cold, read ahead",
		}
	}

	/// Returns true if the database is on the disk only when the process begins.
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

/// Times of one sweep.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Time {
	/// Time of the hook, in microseconds.
	pub sweep: f64,
	/// Time of the root of the new state, in microseconds.
	pub root: f64,
	/// Bytes that hook and root read from the disk; `None` if the system does not count.
	pub from_disk: Option<u64>,
	/// Times of reading ahead; `None` if nothing was read ahead.
	pub ahead: Option<Ahead>,
}

/// Times of reading ahead, in microseconds.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Ahead {
	/// From the disk, as when a node has started.
	pub first: f64,
	/// From memory, as after each block.
	pub again: f64,
}

/// Sweeps `expected` burrows of a state `runs` times in this process.
///
/// Each sweep begins with the same state. From a cold start there is only one.
pub fn here(prepared: &PreparedState, warmth: Warmth, expected: u32, runs: u32) -> Result<Vec<Time>> {
	let cache = if warmth == Warmth::Uncached { None } else { Some(NODE_CACHE) };
	let database = database::open(&prepared.database, cache)?;
	let threshold = prepared.plan.threshold(expected)?;
	let (uncounted, runs) = if warmth.is_cold() { (0, 1) } else { (UNCOUNTED, runs) };
	let ahead = if warmth == Warmth::Ahead { Some(read_ahead_twice(&database, prepared)?) } else { None };
	let mut times = Vec::new();
	for run in 0..uncounted + runs {
		let state = database::state_at(&database, prepared.head)?;
		let mut block = SweepBlock::new(&state, threshold)?;
		let disk = read_from_disk();
		let began = Instant::now();
		block.sweep();
		let swept = Instant::now();
		block.root();
		let rooted = Instant::now();
		let from_disk = read_from_disk().zip(disk).map(|(after, before)| after - before);
		block.ensure_swept(expected)?;
		if run >= uncounted {
			let sweep = (swept - began).as_secs_f64() * 1e6;
			times.push(Time { sweep, root: (rooted - swept).as_secs_f64() * 1e6, from_disk, ahead });
		}
	}
	Ok(times)
}

/// Reads ahead twice; the second time everything is in memory.
fn read_ahead_twice(database: &Database, prepared: &PreparedState) -> Result<Ahead> {
	let once = || {
		let began = Instant::now();
		let entries = read_ahead::read(database, prepared.head)?;
		ensure!(entries > 0, "nothing was read ahead");
		Ok(began.elapsed().as_secs_f64() * 1e6)
	};
	Ok(Ahead { first: once()?, again: once()? })
}

/// Does the same as [`here`] in a new process of `program`, with its command `measure`.
pub fn apart(program: &Path, prepared: &PreparedState, warmth: Warmth, expected: u32, runs: u32) -> Result<Vec<Time>> {
	if warmth.is_cold() {
		evict(&prepared.database)?;
	}
	let folder = prepared.database.parent().context("the database is not in the folder of a state")?;
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
	serde_json::from_slice(&output.stdout).context("the answer of a measurement is not JSON")
}

/// Prints the times as JSON, in the process that [`apart`] starts.
pub fn answer(folder: &Path, warmth: Warmth, expected: u32, runs: u32) -> Result<()> {
	println!("{}", serde_json::to_string(&here(&find(folder)?, warmth, expected, runs)?)?);
	Ok(())
}

/// Returns the median; the upper one of an even number of values.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
	let mut sorted: Vec<f64> = values.into_iter().collect();
	sorted.sort_by(f64::total_cmp);
	sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
