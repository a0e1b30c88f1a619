//! Notice, what comes after it, and what may come between.

mod invariants;
mod model;
mod notice;
mod refusals;
