//! The peg of PAN under trade, shocks and attacks.

mod actors;
mod attacks;
mod environment;
mod external_market;
mod measure;
mod names;
mod operations;
mod pool_model;
mod report;
mod run;
mod scenario;
mod settings;
mod tokens;
mod traders;

pub use attacks::AttackResult;
pub use measure::{Outcome, Sample, BAND};
pub use operations::AmoSummary;
pub use report::{attack_heading, attack_row, heading, means, means_heading, row};
pub use run::simulate;
pub use scenario::{matrix, Actors, Attack, Exit, Flow, Scenario, Shock, Target, Victim};
pub use settings::Settings;
