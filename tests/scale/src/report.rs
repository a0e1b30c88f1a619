//! The figures, as tables and for scripts.

use crate::{
	count::Counts,
	measure::{median, Ahead, Time, Warmth},
	population::{Layout, Plan},
};
use serde::Serialize;
use std::fmt::Write;

/// Measured figures of a state.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
	/// Plan of the state.
	#[serde(flatten)]
	pub plan: Plan,
	/// Number of burrows swept.
	pub swept: u32,
	/// Reads and writes of a sweep.
	pub counts: Counts,
	/// All timed sweeps.
	pub times: Vec<Timed>,
}

/// Timed sweeps of one warmth.
#[derive(Clone, Debug, Serialize)]
pub struct Timed {
	/// Caches when a sweep began.
	pub warmth: Warmth,
	/// Times of each sweep.
	pub runs: Vec<Time>,
}

/// A comparison of two states, and whether it reaches its goal.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
	/// Name of the figure.
	pub figure: String,
	/// Measured value.
	pub found: String,
	/// Goal; `None` for a comparison without one.
	pub goal: Option<String>,
	/// True if the goal is reached; `None` without a goal.
	pub reached: Option<bool>,
}

/// Returns a part of a sweep's time, in microseconds.
type Part = fn(&Time) -> f64;

/// Timed parts, with their names.
const PARTS: [(&str, Part); 2] = [("sweep", |time| time.sweep), ("with the root", |time| time.sweep + time.root)];

impl Figures {
	/// Returns the median of `part` for one swept burrow.
	pub fn per_burrow(&self, warmth: Warmth, part: impl Fn(&Time) -> f64) -> f64 {
		median(self.runs(warmth).map(part)) / f64::from(self.swept)
	}

	/// Returns the sweeps of this warmth.
	fn runs(&self, warmth: Warmth) -> impl Iterator<Item = &Time> {
		self.times.iter().filter(move |timed| timed.warmth == warmth).flat_map(|timed| &timed.runs)
	}

	/// Returns the goals for the time of a sweep, as multiples of the time of the other state.
	fn goals(&self) -> [(Warmth, f64); 3] {
		let (warm, cold) = match self.plan.layout {
			Layout::Plain => (1.5, 2.5),
			Layout::Crafted => (2.0, 2.0),
		};
		[(Warmth::Warm, warm), (Warmth::Cold, cold), (Warmth::Ahead, cold)]
	}
}

/// Compares each state with plain ones of which as many burrows were swept.
///
/// The plain state has `base` burrows; for crafted keys also as many as the crafted state. The
/// comparison with the one beside other accounts has no goal. It shows the effect of the size of
/// the state apart from the number of burrows.
pub fn verdicts(figures: &[Figures], base: u32) -> Vec<Verdict> {
	let mut verdicts = Vec::new();
	for one in figures {
		let Plan { layout, burrows, .. } = one.plan;
		let is_plain = layout == Layout::Plain;
		if is_plain && burrows == base {
			continue;
		}
		let is_plain_too = |other: &&Figures| other.plan.layout == Layout::Plain && other.swept == one.swept;
		for reference in figures.iter().filter(is_plain_too) {
			let Plan { burrows: fewer, others, .. } = reference.plan;
			let is_base = fewer == base;
			let is_compared = if is_plain { is_base } else { others == 0 && (is_base || fewer == burrows) };
			if !is_compared {
				continue;
			}
			let has_goal = others == 0;
			let beside = if has_goal { String::new() } else { format!(" beside {others} accounts") };
			let name = format!("{} swept, {layout} {burrows} / plain {fewer}{beside}", one.swept);
			if has_goal {
				verdicts.extend(counted(&name, one, reference));
			}
			verdicts.extend(timed(&name, one, reference, has_goal));
		}
	}
	verdicts
}

/// Compares times, with and without the root.
fn timed(name: &str, one: &Figures, reference: &Figures, has_goal: bool) -> Vec<Verdict> {
	let parts = |(warmth, goal): (Warmth, f64)| {
		PARTS.map(|(part, value)| {
			let ratio = one.per_burrow(warmth, value) / reference.per_burrow(warmth, value);
			Verdict {
				figure: format!("{name}: time, {}, {part}", warmth.description()),
				found: format!("{ratio:.2}"),
				goal: has_goal.then(|| format!("≤ {goal}")),
				reached: has_goal.then_some(ratio <= goal),
			}
		})
	};
	one.goals().into_iter().flat_map(parts).collect()
}

/// Compares reads and writes, which must be equal.
fn counted(name: &str, one: &Figures, reference: &Figures) -> [Verdict; 2] {
	let reads = |of: &Figures| of.counts.reads + of.counts.steps;
	let pairs =
		[("reads and steps", reads(one), reads(reference)), ("writes", one.counts.writes, reference.counts.writes)];
	pairs.map(|(kind, found, goal)| Verdict {
		figure: format!("{name}: {kind}"),
		found: found.to_string(),
		goal: Some(goal.to_string()),
		reached: Some(found == goal),
	})
}

/// Returns both tables in Markdown: the figures, and the comparisons.
pub fn table(figures: &[Figures], verdicts: &[Verdict]) -> String {
	let mut text = String::from(
		"| keys | burrows | other accounts | swept | reads | steps | writes | trie nodes | root nodes | warm µs | warm root µs | \
		 uncached µs | uncached root µs | cold µs | cold root µs | cold KiB | ahead µs | ahead root µs | read ahead ms | \
		 read again ms |\n\
		 |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n",
	);
	for one in figures {
		let each = |count: usize| count as f64 / f64::from(one.swept);
		let Counts { reads, steps, writes, nodes, root_nodes } = one.counts;
		let Plan { layout, burrows, others, .. } = one.plan;
		let _ = write!(text, "| {layout} | {burrows} | {others} | {} ", one.swept);
		for count in [reads, steps, writes, nodes, root_nodes] {
			let _ = write!(text, "| {:.2} ", each(count));
		}
		let times = |warmth| {
			let (sweep, root) = (|time: &Time| time.sweep, |time: &Time| time.root);
			format!("| {:.1} | {:.1} ", one.per_burrow(warmth, sweep), one.per_burrow(warmth, root))
		};
		for warmth in [Warmth::Warm, Warmth::Uncached, Warmth::Cold] {
			text.push_str(&times(warmth));
		}
		let disk = |time: &Time| time.from_disk.map_or(f64::NAN, |bytes| bytes as f64 / 1_024.0);
		let _ = write!(text, "| {:.1} {}", one.per_burrow(Warmth::Cold, disk), times(Warmth::Ahead));
		let ahead = |part: fn(&Ahead) -> f64| {
			median(one.runs(Warmth::Ahead).filter_map(|time| time.ahead.as_ref()).map(part)) / 1_000.0
		};
		let _ = writeln!(text, "| {:.0} | {:.1} |", ahead(|ahead| ahead.first), ahead(|ahead| ahead.again));
	}
	text.push_str("\n| figure | found | goal | result |\n|---|---|---|---|\n");
	for Verdict { figure, found, goal, reached } in verdicts {
		let goal = goal.as_deref().unwrap_or("none");
		let reached = match reached {
			Some(true) => "reached",
			Some(false) => "**not reached**",
			None => "for comparison",
		};
		let _ = writeln!(text, "| {figure} | {found} | {goal} | {reached} |");
	}
	text
}
