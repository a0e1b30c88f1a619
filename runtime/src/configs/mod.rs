//! How each pallet is wired, grouped by concern.

pub mod accounts;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarks;
pub mod consensus;
pub mod fees;
pub mod governance;
pub mod kit;
pub mod pools;
pub mod prices;
pub mod system;
pub mod tokens;
