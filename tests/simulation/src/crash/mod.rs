//! The price of HUX falls: what is liquidated, when it is sold and for how much, and what is left unpaid.

mod bidders;
mod measure;
mod path;
mod people;
mod report;
mod run;
mod safety;
mod settings;
mod traders;

pub use measure::{Outcome, Sale, Sample};
pub use path::{Fall, Point};
pub(crate) use people::refused;
pub use people::FIRST_INDEX;
pub use report::{table, Numbers};
pub use run::{simulate, Phase, Progress};
pub use settings::Settings;
