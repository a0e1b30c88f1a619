//! What the controller does, told by behaviour.

mod beginning;
mod fees;
mod market;
mod model;
mod staleness;
mod steering;
mod supply;
