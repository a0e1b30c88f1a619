//! What the controller does, told by behaviour. Defects of the reference that must not come back have tests of their own, named by their number
//! in its specification.

mod beginning;
mod defects;
mod fees;
mod market;
mod model;
mod notice;
mod staleness;
mod steering;
mod supply;
