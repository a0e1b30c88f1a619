//! Scenarios: order flow, arbitrageurs, market operations, shocks and attacks.

use super::{external_market::EVENT_TIME, settings::Settings};
use anyhow::{ensure, Result};

/// Direction of the order flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
	/// Each trade buys or sells at random.
	Random,
	/// All buy for an hour, and sell in the next.
	Hourly,
	/// All sell.
	Sells,
	/// All buy.
	Buys,
}

/// Arbitrageurs beside the market operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actors {
	/// No arbitrageurs.
	None,
	/// Arbitrageurs that act from 6 basis points on: from the first profit on.
	Fast,
	/// Arbitrageurs that act from 12 basis points on.
	Slow,
	/// Arbitrageurs that act from 6 basis points on, and never use the PSM: they trade only their
	/// own holdings.
	NoPsm,
}

/// A shock, somewhat more than an hour after the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shock {
	/// A fifth of the supply is sold at once.
	FifthSold,
	/// A twentieth of the supply is sold at once.
	TwentiethSold,
	/// cUSDC falls to 0.9 dollars within an hour, and recovers within the next.
	CusdcDip,
	/// cUSDC falls to 0.992 dollars within four hours, and stays there: minting against it is never
	/// paused.
	CusdcSag,
	/// No member of the oracle feeds for an hour.
	OracleOutage,
}

/// Time at which an attacker closes its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
	/// In the block of the step, or right after the victim.
	Immediate,
	/// Ten blocks after a step, when the way back is free again; after a victim, once it pays.
	Later,
}

/// Pool of a front-runner of the oracle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
	/// PAN/cUSDC.
	Dollar,
	/// cUSDT/cUSDC.
	Pair,
	/// cUSDC/XAU.
	Gold,
}

/// Victim of a sandwich attack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Victim {
	/// Market operations.
	Amo,
	/// Ordinary traders.
	Traders,
	/// A seller of 50 000 at once, with a slippage limit of half a percent.
	Whale,
}

/// An attack for profit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attack {
	/// Front-runs the oracle: knows its next value a block in advance.
	OracleFrontRun(Target, Exit),
	/// Trades before and after a victim.
	Sandwich(Victim, Exit),
	/// Mints against a token whose market has just fallen, before the guard knows it, and redeems
	/// into a healthy one.
	DepegJump,
	/// The same, with a token that falls over an hour.
	DepegSlide,
}

/// A scenario: one simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scenario {
	/// Direction of the order flow.
	pub flow: Flow,
	/// Volume of trade, in multiples of the usual one.
	pub scale: u32,
	/// Arbitrageurs.
	pub actors: Actors,
	/// True if the market operations act.
	pub amo: bool,
	/// Shock.
	pub shock: Option<Shock>,
	/// Attack.
	pub attack: Option<Attack>,
}

impl Flow {
	/// All directions.
	pub const ALL: [Self; 4] = [Self::Random, Self::Hourly, Self::Sells, Self::Buys];
}

impl Actors {
	/// All kinds.
	pub const ALL: [Self; 4] = [Self::None, Self::Fast, Self::Slow, Self::NoPsm];

	/// Returns the distance of the price from which on they act, as a part of it; `None` without
	/// any.
	pub(crate) fn threshold(self) -> Option<f64> {
		match self {
			Self::None => None,
			Self::Fast | Self::NoPsm => Some(0.000_6),
			Self::Slow => Some(0.001_2),
		}
	}
}

impl Shock {
	/// All shocks.
	pub const ALL: [Self; 5] =
		[Self::FifthSold, Self::TwentiethSold, Self::CusdcDip, Self::CusdcSag, Self::OracleOutage];

	/// Returns its length, in hours.
	pub(crate) fn lasts(self) -> u64 {
		match self {
			Self::FifthSold | Self::TwentiethSold => 0,
			Self::OracleOutage => 1,
			Self::CusdcDip => 2,
			Self::CusdcSag => 4,
		}
	}
}

impl Attack {
	/// All attacks.
	pub const ALL: [Self; 13] = [
		Self::OracleFrontRun(Target::Dollar, Exit::Immediate),
		Self::OracleFrontRun(Target::Dollar, Exit::Later),
		Self::OracleFrontRun(Target::Pair, Exit::Immediate),
		Self::OracleFrontRun(Target::Pair, Exit::Later),
		Self::OracleFrontRun(Target::Gold, Exit::Immediate),
		Self::OracleFrontRun(Target::Gold, Exit::Later),
		Self::Sandwich(Victim::Amo, Exit::Immediate),
		Self::Sandwich(Victim::Traders, Exit::Immediate),
		Self::Sandwich(Victim::Traders, Exit::Later),
		Self::Sandwich(Victim::Whale, Exit::Immediate),
		Self::Sandwich(Victim::Whale, Exit::Later),
		Self::DepegJump,
		Self::DepegSlide,
	];
}

/// Returns the scenarios of all combinations.
pub fn matrix(flows: &[Flow], scales: &[u32], actors: &[Actors], amo: &[bool]) -> Vec<Scenario> {
	let mut scenarios = Vec::new();
	for &flow in flows {
		for &scale in scales {
			for &actors in actors {
				scenarios.extend(amo.iter().map(|&amo| Scenario {
					flow,
					scale,
					actors,
					amo,
					shock: None,
					attack: None,
				}));
			}
		}
	}
	scenarios
}

impl Scenario {
	/// Returns the shocks at random order flow, each without and with fast arbitrageurs, and for
	/// each value of `amo`.
	pub fn shocks(amo: &[bool]) -> Vec<Self> {
		let among = |shock| {
			let scenarios = matrix(&[Flow::Random], &[1], &[Actors::None, Actors::Fast], amo);
			scenarios.into_iter().map(move |scenario| Self { shock: Some(shock), ..scenario })
		};
		Shock::ALL.into_iter().flat_map(among).collect()
	}

	/// Returns the attacks, each in the conditions in which it gains most.
	pub fn attacks() -> Vec<Self> {
		let calm = Self { flow: Flow::Random, scale: 1, actors: Actors::Fast, amo: true, shock: None, attack: None };
		let of = |attack| match attack {
			// Market operations act most without arbitrageurs; traders trade most at scale 5.
			Attack::Sandwich(Victim::Amo, _) => Self { flow: Flow::Hourly, actors: Actors::None, scale: 5, ..calm },
			Attack::Sandwich(..) => Self { scale: 5, ..calm },
			_ => calm,
		};
		Attack::ALL.map(|attack| Self { attack: Some(attack), ..of(attack) }).into()
	}

	/// Refuses scenarios and settings out of their bounds.
	pub fn validate(&self, settings: &Settings) -> Result<()> {
		settings.validate()?;
		ensure!((1..=20).contains(&self.scale), "the scale is 1 to 20 times the usual volume");
		if let Some(shock) = self.shock {
			let enough = settings.seconds() >= EVENT_TIME + (shock.lasts() + 1) * 3_600;
			ensure!(enough, "`{shock}` takes at least {} hours", shock.lasts() + 3);
		}
		ensure!(self.attack.is_none() || settings.hours >= 3, "attacks take at least 3 hours");
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_matrix_has_a_scenario_for_each_combination() {
		let all = matrix(&Flow::ALL, &[1, 5], &Actors::ALL, &[false, true]);
		let names: std::collections::BTreeSet<String> = all.iter().map(Scenario::to_string).collect();
		assert_eq!((all.len(), names.len()), (64, 64));
		assert_eq!((Scenario::shocks(&[false, true]).len(), Scenario::attacks().len()), (20, 13));
		assert!(
			"hourly".parse::<Flow>().is_ok() && "12bp".parse::<Actors>().is_ok() && "7bp".parse::<Actors>().is_err()
		);
	}
}
