#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod bidders;
mod feeders;
mod measure;
mod path;
mod people;
mod report;
mod run;
mod safety;
mod settings;
mod statistics;
mod traders;
mod world;

pub use measure::{Outcome, Sale, Sample};
pub use path::{Fall, Point};
pub use people::FIRST_INDEX;
pub use report::{table, Numbers};
pub use run::{simulate, Phase, Progress};
pub use settings::Settings;
pub use statistics::{mean, quantile};
