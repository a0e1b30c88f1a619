//! Tests of the guard, by behaviour.
//!
//! Unless stated otherwise PAN is minted against four dollars of two domains. Each of them costs
//! one and is open, nothing is minted yet, and a block takes three seconds. A window then holds
//! 50 000 an hour and 1 200 000 a day, and one mint may bring 27 500.

mod ceilings;
mod defects;
mod disabled;
mod families;
mod fees;
mod haircut;
mod model;
mod notice;
mod psm_access;
mod queue;
mod refusals;
mod state;
mod step;
mod views;
mod windows;
