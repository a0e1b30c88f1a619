//! The configuration of each pallet, by domain.

pub mod accounts;
pub mod classes;
pub mod consensus;
pub mod fees;
pub mod filters;
pub mod governance;
pub mod kit;
pub mod origins;
pub mod pauses;
pub mod peg;
pub mod pools;
pub mod prices;
pub mod system;
pub mod tokens;
