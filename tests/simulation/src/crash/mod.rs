//! Crashes of the price of HUX: liquidations, sales and bad debt.

mod bidders;
mod borrowers;
mod measure;
mod path;
mod report;
mod run;
mod safety;
mod settings;
mod traders;

pub(crate) use borrowers::setup_error;
pub use borrowers::FIRST_INDEX;
pub use measure::{Outcome, Sale, Sample};
pub use path::{Point, PricePath};
pub use report::{table, Summary};
pub use run::{simulate, Phase, Progress};
pub use settings::Settings;
