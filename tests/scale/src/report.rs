//! The figures, for people and for scripts.

use crate::{
	count::Counts,
	measure::{median, Time, Warmth},
	population::{Layout, Plan},
};
use serde::Serialize;
use std::fmt::Write;

/// What was measured of a state.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
	/// The state.
	#[serde(flatten)]
	pub plan: Plan,
	/// How many burrows a sweep found unsafe.
	pub swept: u32,
	/// What a sweep read and wrote.
	pub counts: Counts,
	/// Every sweep that was timed.
	pub times: Vec<Timed>,
}

/// The sweeps of one warmth.
#[derive(Clone, Debug, Serialize)]
pub struct Timed {
	/// What lay in memory.
	pub warmth: Warmth,
	/// Each.
	pub runs: Vec<Time>,
}

/// What is compared with what, and whether that is as it should be.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
	/// Which figure.
	pub what: String,
	/// What was found.
	pub found: String,
	/// What was to be found.
	pub goal: String,
	/// Whether it was.
	pub reached: bool,
}

impl Figures {
	/// The median of what one burrow takes, in microseconds.
	pub fn per_burrow(&self, warmth: Warmth, part: impl Fn(&Time) -> f64) -> f64 {
		let runs = self.times.iter().filter(|timed| timed.warmth == warmth).flat_map(|timed| &timed.runs);
		median(runs.map(part)) / f64::from(self.swept)
	}
}

/// All that is compared: each state with the plain one of `base` burrows from which as many were swept.
pub fn verdicts(figures: &[Figures], base: u32) -> Vec<Verdict> {
	let mut verdicts = Vec::new();
	for one in figures {
		let is_plain = one.plan.layout == Layout::Plain;
		let reference = figures
			.iter()
			.find(|other| other.plan.layout == Layout::Plain && other.plan.burrows == base && other.swept == one.swept);
		let Some(reference) = reference.filter(|_| !is_plain || one.plan.burrows != base) else { continue };
		let name = format!("{} swept, {} {} / plain {base}", one.swept, one.plan.layout, one.plan.burrows);
		for (what, found, goal) in [
			("reads", one.counts.reads + one.counts.steps, reference.counts.reads + reference.counts.steps),
			("writes", one.counts.writes, reference.counts.writes),
		] {
			verdicts.push(Verdict {
				what: format!("{name}: {what}"),
				found: found.to_string(),
				goal: format!("{goal}"),
				reached: found == goal,
			});
		}
		let goals = if is_plain {
			[(Warmth::Warm, 1.5), (Warmth::Cold, 2.5)]
		} else {
			[(Warmth::Warm, 2.0), (Warmth::Cold, 2.0)]
		};
		for (warmth, goal) in goals {
			for (part, value) in PARTS {
				let ratio = one.per_burrow(warmth, value) / reference.per_burrow(warmth, value);
				verdicts.push(Verdict {
					what: format!("{name}: time, {warmth}, {part}"),
					found: format!("{ratio:.2}"),
					goal: format!("≤ {goal}"),
					reached: ratio <= goal,
				});
			}
		}
	}
	verdicts
}

/// What is timed, with its name.
const PARTS: [(&str, fn(&Time) -> f64); 2] =
	[("sweep", |time| time.sweep), ("with the root", |time| time.sweep + time.root)];

/// Two tables in Markdown, which is good to read as it is.
pub fn table(figures: &[Figures], verdicts: &[Verdict]) -> String {
	let mut text = String::from(
		"| keys | burrows | swept | reads | steps | writes | trie nodes | … for the root | warm µs | … root | uncached µs | … root | \
		 cold µs | … root | cold KiB |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n",
	);
	for one in figures {
		let each = |count: usize| count as f64 / f64::from(one.swept);
		let Counts { reads, steps, writes, nodes, root_nodes } = one.counts;
		let _ = write!(text, "| {} | {} | {} ", one.plan.layout, one.plan.burrows, one.swept);
		for count in [reads, steps, writes, nodes, root_nodes] {
			let _ = write!(text, "| {:.2} ", each(count));
		}
		for warmth in [Warmth::Warm, Warmth::Uncached, Warmth::Cold] {
			let (sweep, root) = (|time: &Time| time.sweep, |time: &Time| time.root);
			let _ = write!(text, "| {:.1} | {:.1} ", one.per_burrow(warmth, sweep), one.per_burrow(warmth, root));
		}
		let disk = |time: &Time| time.from_disk.map_or(f64::NAN, |bytes| bytes as f64 / 1_024.0);
		let _ = writeln!(text, "| {:.1} |", one.per_burrow(Warmth::Cold, disk));
	}
	text.push_str("\n| figure | found | goal | |\n|---|---|---|---|\n");
	for Verdict { what, found, goal, reached } in verdicts {
		let _ =
			writeln!(text, "| {what} | {found} | {goal} | {} |", if *reached { "reached" } else { "**not reached**" });
	}
	text
}
