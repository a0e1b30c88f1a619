//! What a price is, by example; [`model`] by comparison with a simpler machine.

mod age;
mod disputes;
mod invariants;
mod median;
mod members;
mod model;
mod notice;
mod quorum;
mod reading;
mod rules;
