//! The peg of PAN: who pulls at it, who holds it, what happens when something breaks, and what there is to gain by it for those who mean harm.

mod actors;
mod cell;
mod curve;
mod flow;
mod hostile;
mod measure;
mod names;
mod operations;
mod outside;
mod report;
mod run;
mod settings;
mod tokens;
mod world;

pub use cell::{matrix, Actors, Attack, Cell, Flow, Leaving, Shock, Target, Victim};
pub use hostile::Loot;
pub use measure::{Outcome, Sample, BAND};
pub use operations::Books;
pub use report::{attack, attack_heading, heading, means, means_heading, row};
pub use run::simulate;
pub use settings::Settings;
