//! What a simulation is about: who trades, who acts, what breaks.

use super::{outside::MOMENT, settings::Settings};
use anyhow::{ensure, Result};

/// Which way people trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
	/// Each for himself.
	Random,
	/// All buy for an hour, and sell in the next.
	Hourly,
	/// All sell.
	Sells,
	/// All buy.
	Buys,
}

/// Who holds the price beside the market operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actors {
	/// Nobody.
	None,
	/// Arbitrageurs who act from 6 basis points on: when there is anything to gain.
	Keen,
	/// Arbitrageurs who act from 12 basis points on.
	Slow,
	/// Arbitrageurs from 6 basis points on, while nobody but the market operations passes the door: they have only what they hold.
	Shut,
}

/// What breaks, somewhat more than an hour after the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shock {
	/// A fifth of the supply is sold at once.
	Fifth,
	/// A twentieth of the supply is sold at once.
	Twentieth,
	/// cUSDC falls to 0.9 dollars within an hour, and rises again within the next.
	Dip,
	/// cUSDC falls to 0.992 dollars within four hours, and stays there: minting against it never stops.
	Sag,
	/// Nobody feeds for an hour.
	Silence,
}

/// When somebody who means harm leaves again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
	/// In the block of the step, or right after the victim.
	AtOnce,
	/// When the way back costs nothing any more: ten blocks after a step, and after a victim as soon as it pays.
	Later,
}

/// Which pool a front-runner of the oracle trades in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
	/// PAN/cUSDC.
	Dollar,
	/// cUSDT/cUSDC.
	Pair,
	/// cUSDC/XAU.
	Gold,
}

/// Whom a sandwicher trades around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Victim {
	/// The market operations.
	Operations,
	/// Everybody who trades as people do.
	People,
	/// Somebody who sells 50 000 at once, at half a percent below the price at the worst.
	Whale,
}

/// Who means harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attack {
	/// Knows what the oracle will say a block before it does.
	Oracle(Target, Leaving),
	/// Trades before and after somebody else.
	Sandwich(Victim, Leaving),
	/// Mints against a token whose market has fallen before the guard knows it, and redeems into a healthy one. The fall is one of a moment.
	Jump,
	/// The same, and the token falls within an hour.
	Slide,
}

/// One simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
	/// Which way people trade.
	pub flow: Flow,
	/// How much they trade, in times of what is usual.
	pub scale: u32,
	/// Who holds the price.
	pub actors: Actors,
	/// Whether the market operations act.
	pub operations: bool,
	/// What breaks.
	pub shock: Option<Shock>,
	/// Who means harm.
	pub attack: Option<Attack>,
}

impl Flow {
	/// All of them.
	pub const ALL: [Self; 4] = [Self::Random, Self::Hourly, Self::Sells, Self::Buys];
}

impl Actors {
	/// All of them.
	pub const ALL: [Self; 4] = [Self::None, Self::Keen, Self::Slow, Self::Shut];

	/// How far off the price must be for them, as a part of it.
	pub(crate) fn threshold(self) -> Option<f64> {
		match self {
			Self::None => None,
			Self::Keen | Self::Shut => Some(0.000_6),
			Self::Slow => Some(0.001_2),
		}
	}
}

impl Shock {
	/// All of them.
	pub const ALL: [Self; 5] = [Self::Fifth, Self::Twentieth, Self::Dip, Self::Sag, Self::Silence];

	/// How many hours it lasts.
	pub(crate) fn lasts(self) -> u64 {
		match self {
			Self::Fifth | Self::Twentieth => 0,
			Self::Silence => 1,
			Self::Dip => 2,
			Self::Sag => 4,
		}
	}
}

impl Attack {
	/// All of them.
	pub const ALL: [Self; 13] = [
		Self::Oracle(Target::Dollar, Leaving::AtOnce),
		Self::Oracle(Target::Dollar, Leaving::Later),
		Self::Oracle(Target::Pair, Leaving::AtOnce),
		Self::Oracle(Target::Pair, Leaving::Later),
		Self::Oracle(Target::Gold, Leaving::AtOnce),
		Self::Oracle(Target::Gold, Leaving::Later),
		Self::Sandwich(Victim::Operations, Leaving::AtOnce),
		Self::Sandwich(Victim::People, Leaving::AtOnce),
		Self::Sandwich(Victim::People, Leaving::Later),
		Self::Sandwich(Victim::Whale, Leaving::AtOnce),
		Self::Sandwich(Victim::Whale, Leaving::Later),
		Self::Jump,
		Self::Slide,
	];
}

/// Flow by scale by actors by market operations.
pub fn matrix(flows: &[Flow], scales: &[u32], actors: &[Actors], operations: &[bool]) -> Vec<Cell> {
	let mut cells = Vec::new();
	for &flow in flows {
		for &scale in scales {
			for &actors in actors {
				cells.extend(operations.iter().map(|&operations| Cell {
					flow,
					scale,
					actors,
					operations,
					shock: None,
					attack: None,
				}));
			}
		}
	}
	cells
}

impl Cell {
	/// The shocks, each with nobody and with keen arbitrageurs, without and with the market operations, while people trade at random.
	pub fn shocks(operations: &[bool]) -> Vec<Self> {
		let among = |shock| {
			let cells = matrix(&[Flow::Random], &[1], &[Actors::None, Actors::Keen], operations);
			cells.into_iter().map(move |cell| Self { shock: Some(shock), ..cell })
		};
		Shock::ALL.into_iter().flat_map(among).collect()
	}

	/// Those who mean harm, each where there is most for him to gain.
	pub fn attacks() -> Vec<Self> {
		let calm =
			Self { flow: Flow::Random, scale: 1, actors: Actors::Keen, operations: true, shock: None, attack: None };
		let of = |attack| match attack {
			// The market operations act most when all sell and nobody else helps, people trade most at scale 5.
			Attack::Sandwich(Victim::Operations, _) => {
				Self { flow: Flow::Hourly, actors: Actors::None, scale: 5, ..calm }
			},
			Attack::Sandwich(..) => Self { scale: 5, ..calm },
			_ => calm,
		};
		Attack::ALL.map(|attack| Self { attack: Some(attack), ..of(attack) }).into()
	}

	/// Refuses what cannot be simulated.
	pub fn check(&self, settings: &Settings) -> Result<()> {
		settings.check()?;
		ensure!((1..=20).contains(&self.scale), "people trade 1 to 20 times as much as usual");
		if let Some(shock) = self.shock {
			let enough = settings.seconds() >= MOMENT + (shock.lasts() + 1) * 3_600;
			ensure!(enough, "`{shock}` takes {} hours at least", shock.lasts() + 3);
		}
		ensure!(self.attack.is_none() || settings.hours >= 3, "attacks take 3 hours at least");
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_matrix_has_a_cell_for_each_combination() {
		let all = matrix(&Flow::ALL, &[1, 5], &Actors::ALL, &[false, true]);
		let names: std::collections::BTreeSet<String> = all.iter().map(Cell::to_string).collect();
		assert_eq!((all.len(), names.len()), (64, 64));
		assert_eq!((Cell::shocks(&[false, true]).len(), Cell::attacks().len()), (20, 13));
		assert!(
			"hourly".parse::<Flow>().is_ok() && "12bp".parse::<Actors>().is_ok() && "7bp".parse::<Actors>().is_err()
		);
	}
}
