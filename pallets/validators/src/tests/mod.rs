//! The committee's list, and the authorities that follow from it.

mod finality;
mod genesis;
mod invariants;
mod list;
mod model;
mod readiness;
mod sessions;
