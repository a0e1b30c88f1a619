//! Simulations as lines of a table.

use super::{
	cell::{Actors, Cell},
	measure::Outcome,
};

/// The columns of [`row`].
const COLUMNS: [(&str, usize); 13] = [
	("outside", 8),
	("farthest", 12),
	("back", 9),
	("refused", 9),
	("arbitrage", 11),
	("acts", 6),
	("owes", 10),
	("at floor", 10),
	("profit", 9),
	("door", 11),
	("backing", 11),
	("unbacked", 10),
	("failed", 8),
];
/// How wide the name of a simulation is.
const NAME: usize = 28;

/// The line above the others.
pub fn heading() -> String {
	line("simulation", NAME, COLUMNS.map(|(name, width)| (name.into(), width)))
}

/// A simulation as a line.
pub fn row(outcome: &Outcome) -> String {
	let percent = |part: f64| format!("{:.1} %", part * 100.0);
	let pan = |amount: f64| format!("{amount:.0}");
	let books = |read: fn(&super::Books) -> f64| outcome.books.as_ref().map_or("-".into(), |books| pan(read(books)));
	let values = [
		percent(outcome.outside),
		format!("{:+.1} bp", (outcome.farthest - 1.0) * 1e4),
		match (outcome.cell.shock, outcome.back_after) {
			(None, _) => "-".into(),
			(Some(_), None) => "never".into(),
			(Some(_), Some(seconds)) => format!("{} min", seconds / 60),
		},
		percent(outcome.refused),
		pan(outcome.arbitrage),
		outcome.actions.to_string(),
		books(|books| books.debt),
		books(|books| books.at_floor),
		books(|books| books.profit),
		pan(outcome.door_debt),
		format!("{:.2} %", outcome.backing.1 * 100.0),
		outcome.unbacked.to_string(),
		outcome.failures.to_string(),
	];
	line(&outcome.cell.to_string(), NAME, pairs(values, COLUMNS))
}

/// The columns of [`means`].
const MEAN_COLUMNS: [(&str, usize); 2] = [("without AMO", 14), ("with AMO", 11)];

/// What [`means`] says, as a line above it.
pub fn means_heading() -> String {
	line("outside, mean of the matrix", NAME, MEAN_COLUMNS.map(|(name, width)| (name.into(), width)))
}

/// For each kind of actors: how much of the time the price was outside, the mean over everything that people did in the matrix, without
/// and with market operations. Nothing for actors of whom there is only one simulation of either.
pub fn means(outcomes: &[Outcome]) -> Vec<String> {
	let mean = |actors, operations| {
		let is_one = |outcome: &&Outcome| {
			let Cell { actors: who, operations: acts, shock, attack, .. } = outcome.cell;
			who == actors && acts == operations && shock.is_none() && attack.is_none()
		};
		let parts: Vec<f64> = outcomes.iter().filter(is_one).map(|outcome| outcome.outside).collect();
		(parts.len() > 1).then(|| parts.iter().sum::<f64>() / parts.len() as f64)
	};
	let row = |actors: Actors| {
		let (without, with) = mean(actors, false).zip(mean(actors, true))?;
		let values = [without, with].map(|part| format!("{:.1} %", part * 100.0));
		Some(line(&actors.to_string(), NAME, pairs(values, MEAN_COLUMNS)))
	};
	Actors::ALL.into_iter().filter_map(row).collect()
}

/// The columns of [`attack`].
const ATTACK_COLUMNS: [(&str, usize); 6] =
	[("people", 14), ("rounds", 8), ("traded", 13), ("fees", 8), ("gain in dollars", 17), ("of what he traded", 19)];
/// How wide the name of an attack is.
const ATTACK_NAME: usize = 48;

/// The line above the attacks.
pub fn attack_heading() -> String {
	line("attack", ATTACK_NAME, ATTACK_COLUMNS.map(|(name, width)| (name.into(), width)))
}

/// An attack as a line; nothing for what was none.
pub fn attack(outcome: &Outcome) -> Option<String> {
	let loot = outcome.attack?;
	let Cell { flow, scale, actors, .. } = outcome.cell;
	let part = if loot.turnover > 0.0 { loot.gain / loot.turnover } else { 0.0 };
	let values = [
		format!("{flow} x{scale}, {actors}"),
		loot.rounds.to_string(),
		format!("{:.0}", loot.turnover),
		format!("{:.2}", loot.fees),
		format!("{:+.2}", loot.gain),
		format!("{:+.2} bp", part * 1e4),
	];
	Some(line(&outcome.cell.to_string(), ATTACK_NAME, pairs(values, ATTACK_COLUMNS)))
}

/// Values with the widths of their columns.
fn pairs<const N: usize>(
	values: [String; N],
	columns: [(&'static str, usize); N],
) -> impl Iterator<Item = (String, usize)> {
	values.into_iter().zip(columns.into_iter().map(|(_, width)| width))
}

/// A name and what stands right of it.
fn line(name: &str, width: usize, columns: impl IntoIterator<Item = (String, usize)>) -> String {
	let columns: String = columns.into_iter().map(|(value, width)| format!("{value:>width$}")).collect();
	format!("{name:<width$}{columns}")
}
