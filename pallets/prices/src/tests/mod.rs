//! Examples of each rule, and [`model`]: a comparison with a simpler implementation.

mod age;
mod disputes;
mod invariants;
mod median;
mod members;
mod model;
mod notice;
mod params;
mod quorum;
mod reading;
mod roster;
mod unread;
