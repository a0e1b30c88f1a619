//! Names of scenarios.

use super::scenario::{Actors, Attack, Exit, Flow, Scenario, Shock, Target, Victim};
use std::{fmt, str::FromStr};

impl fmt::Display for Flow {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Random => "random",
			Self::Hourly => "hourly",
			Self::Sells => "sells",
			Self::Buys => "buys",
		})
	}
}

impl FromStr for Flow {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let found = Self::ALL.into_iter().find(|flow| flow.to_string() == text);
		found.ok_or_else(|| "expected random, hourly, sells or buys".into())
	}
}

impl fmt::Display for Actors {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::None => "none",
			Self::Fast => "6bp",
			Self::Slow => "12bp",
			Self::NoPsm => "no-psm",
		})
	}
}

impl FromStr for Actors {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let found = Self::ALL.into_iter().find(|actors| actors.to_string() == text);
		found.ok_or_else(|| "expected none, 6bp, 12bp or no-psm".into())
	}
}

impl fmt::Display for Shock {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::FifthSold => "20 % sold",
			Self::TwentiethSold => "5 % sold",
			Self::CusdcDip => "cUSDC at 0.9",
			Self::CusdcSag => "cUSDC at 0.992",
			Self::OracleOutage => "oracle outage",
		})
	}
}

impl fmt::Display for Attack {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let pool = |target: &Target| match target {
			Target::Dollar => "PAN/cUSDC",
			Target::Pair => "cUSDT/cUSDC",
			Target::Gold => "cUSDC/XAU",
		};
		match self {
			Self::OracleFrontRun(target, Exit::Immediate) => {
				write!(f, "oracle front-run, {}, immediate exit", pool(target))
			},
			Self::OracleFrontRun(target, Exit::Later) => write!(f, "oracle front-run, {}, later exit", pool(target)),
			Self::Sandwich(victim, exit) => {
				f.write_str(match victim {
					Victim::Amo => "sandwich of market operations",
					Victim::Traders => "sandwich of traders",
					Victim::Whale => "sandwich of a seller of 50 000",
				})?;
				f.write_str(if *exit == Exit::Later { ", exit when it pays" } else { "" })
			},
			Self::DepegJump => f.write_str("stale guard, jump to 0.9"),
			Self::DepegSlide => f.write_str("stale guard, slide to 0.9 in an hour"),
		}
	}
}

impl fmt::Display for Scenario {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let amo = if self.amo { "AMO" } else { "-" };
		match (self.shock, self.attack) {
			(Some(shock), _) => write!(f, "{shock}, {}, {amo}", self.actors),
			(_, Some(attack)) => write!(f, "{attack}"),
			_ => write!(f, "{} x{}, {}, {amo}", self.flow, self.scale, self.actors),
		}
	}
}
