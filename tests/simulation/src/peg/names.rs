//! What simulations are called.

use super::cell::{Actors, Attack, Cell, Flow, Leaving, Shock, Target, Victim};
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
			Self::Keen => "6bp",
			Self::Slow => "12bp",
			Self::Shut => "shut",
		})
	}
}

impl FromStr for Actors {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let found = Self::ALL.into_iter().find(|actors| actors.to_string() == text);
		found.ok_or_else(|| "expected none, 6bp, 12bp or shut".into())
	}
}

impl fmt::Display for Shock {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Fifth => "20 % sold",
			Self::Twentieth => "5 % sold",
			Self::Dip => "cUSDC at 0.9",
			Self::Sag => "cUSDC at 0.992",
			Self::Silence => "no oracle",
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
			Self::Oracle(target, Leaving::AtOnce) => write!(f, "before the oracle, {}, out at once", pool(target)),
			Self::Oracle(target, Leaving::Later) => write!(f, "before the oracle, {}, out later", pool(target)),
			Self::Sandwich(victim, leaving) => {
				f.write_str(match victim {
					Victim::Operations => "around market operations",
					Victim::People => "around people",
					Victim::Whale => "around one who sells 50 000",
				})?;
				f.write_str(if *leaving == Leaving::Later { ", out when it pays" } else { "" })
			},
			Self::Jump => f.write_str("before the guard, a jump to 0.9"),
			Self::Slide => f.write_str("before the guard, an hour to 0.9"),
		}
	}
}

impl fmt::Display for Cell {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let operations = if self.operations { "AMO" } else { "-" };
		match (self.shock, self.attack) {
			(Some(shock), _) => write!(f, "{shock}, {}, {operations}", self.actors),
			(_, Some(attack)) => write!(f, "{attack}"),
			_ => write!(f, "{} x{}, {}, {operations}", self.flow, self.scale, self.actors),
		}
	}
}
