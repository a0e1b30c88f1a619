//! Tables of simulations.

use super::{
	measure::Outcome,
	scenario::{Actors, Scenario},
};

/// The columns of [`row`].
const COLUMNS: [(&str, usize); 13] = [
	("off peg", 9),
	("worst price", 13),
	("recovery", 10),
	("refused", 9),
	("arbitrage", 11),
	("AMO steps", 11),
	("AMO debt", 10),
	("stressed", 10),
	("AMO profit", 12),
	("PSM debt", 11),
	("backing", 11),
	("unbacked", 10),
	("failures", 10),
];
/// Width of the name of a scenario.
const NAME: usize = 28;

/// Returns the heading of the table of [`row`].
pub fn heading() -> String {
	line("scenario", NAME, COLUMNS.map(|(name, width)| (name.into(), width)))
}

/// Returns the line of a simulation.
pub fn row(outcome: &Outcome) -> String {
	let percent = |part: f64| format!("{:.1} %", part * 100.0);
	let pan = |amount: f64| format!("{amount:.0}");
	let amo = |read: fn(&super::AmoSummary) -> f64| outcome.amo.as_ref().map_or("-".into(), |amo| pan(read(amo)));
	let values = [
		percent(outcome.off_peg),
		format!("{:+.1} bp", (outcome.worst_price - 1.0) * 1e4),
		match (outcome.scenario.shock, outcome.recovered_after) {
			(None, _) => "-".into(),
			(Some(_), None) => "never".into(),
			(Some(_), Some(seconds)) => format!("{} min", seconds / 60),
		},
		percent(outcome.refused),
		pan(outcome.arbitrage_profit),
		outcome.amo_steps.to_string(),
		amo(|amo| amo.debt),
		amo(|amo| amo.stressed_value),
		amo(|amo| amo.profit),
		pan(outcome.psm_debt),
		format!("{:.2} %", outcome.backing.1 * 100.0),
		outcome.unbacked.to_string(),
		outcome.failures.to_string(),
	];
	line(&outcome.scenario.to_string(), NAME, pairs(values, COLUMNS))
}

/// The columns of [`means`].
const MEAN_COLUMNS: [(&str, usize); 2] = [("without AMO", 14), ("with AMO", 11)];

/// Returns the heading of the table of [`means`].
pub fn means_heading() -> String {
	line("off peg, mean of the matrix", NAME, MEAN_COLUMNS.map(|(name, width)| (name.into(), width)))
}

/// Returns a line for each kind of arbitrageurs: the mean part of blocks off peg in the matrix,
/// without and with market operations.
///
/// Kinds with only one simulation of either are left out.
pub fn means(outcomes: &[Outcome]) -> Vec<String> {
	let mean = |actors, amo| {
		let is_one = |outcome: &&Outcome| {
			let Scenario { actors: who, amo: acts, shock, attack, .. } = outcome.scenario;
			who == actors && acts == amo && shock.is_none() && attack.is_none()
		};
		let parts: Vec<f64> = outcomes.iter().filter(is_one).map(|outcome| outcome.off_peg).collect();
		(parts.len() > 1).then(|| parts.iter().sum::<f64>() / parts.len() as f64)
	};
	let row = |actors: Actors| {
		let (without, with) = mean(actors, false).zip(mean(actors, true))?;
		let values = [without, with].map(|part| format!("{:.1} %", part * 100.0));
		Some(line(&actors.to_string(), NAME, pairs(values, MEAN_COLUMNS)))
	};
	Actors::ALL.into_iter().filter_map(row).collect()
}

/// The columns of [`attack_row`].
const ATTACK_COLUMNS: [(&str, usize); 6] =
	[("traders", 14), ("rounds", 8), ("turnover", 13), ("fees", 8), ("gain in dollars", 17), ("gain of turnover", 18)];
/// Width of the name of an attack.
const ATTACK_NAME: usize = 50;

/// Returns the heading of the table of [`attack_row`].
pub fn attack_heading() -> String {
	line("attack", ATTACK_NAME, ATTACK_COLUMNS.map(|(name, width)| (name.into(), width)))
}

/// Returns the line of an attack; `None` for a simulation without one.
pub fn attack_row(outcome: &Outcome) -> Option<String> {
	let result = outcome.attack?;
	let Scenario { flow, scale, actors, .. } = outcome.scenario;
	let part = if result.turnover > 0.0 { result.gain / result.turnover } else { 0.0 };
	let values = [
		format!("{flow} x{scale}, {actors}"),
		result.rounds.to_string(),
		format!("{:.0}", result.turnover),
		format!("{:.2}", result.fees),
		format!("{:+.2}", result.gain),
		format!("{:+.2} bp", part * 1e4),
	];
	Some(line(&outcome.scenario.to_string(), ATTACK_NAME, pairs(values, ATTACK_COLUMNS)))
}

/// Pairs values with the widths of their columns.
fn pairs<const N: usize>(
	values: [String; N],
	columns: [(&'static str, usize); N],
) -> impl Iterator<Item = (String, usize)> {
	values.into_iter().zip(columns.into_iter().map(|(_, width)| width))
}

/// Returns a line of a name and its columns.
fn line(name: &str, width: usize, columns: impl IntoIterator<Item = (String, usize)>) -> String {
	let columns: String = columns.into_iter().map(|(value, width)| format!("{value:>width$}")).collect();
	format!("{name:<width$}{columns}")
}
