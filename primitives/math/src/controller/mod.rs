//! The controller: quantity, drift, target, protected index, fees and imbalance over time.
//!
//! [`State`] is stored, [`update`] takes it through time, [`steps`] are the single formulas.

mod state;
pub mod steps;
mod update;

pub use state::State;
pub use update::{update, Observation, Outcome};
