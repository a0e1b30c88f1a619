//! Tests of the controller, a file for each subject.
//!
//! Defects of the reference that must not come back have tests in `defects.rs`, named by their
//! numbers in its specification.

mod beginning;
mod defects;
mod fees;
mod market;
mod model;
mod notice;
mod staleness;
mod steering;
mod supply;
