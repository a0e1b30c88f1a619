//! The notice, the grace period after it, and the ways in which a call ends early.

mod emergency;
mod invariants;
mod model;
mod notice;
mod refusals;
