//! The controller: what happens to the system when time passes.
//!
//! [`State`] is all that is stored, [`update`] takes it through time, [`steps`] are the single formulas.

mod state;
pub mod steps;
mod update;

pub use state::State;
pub use update::{update, Observation, Outcome};
