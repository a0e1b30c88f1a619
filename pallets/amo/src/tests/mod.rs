//! Behaviour of the market operations, by subject.
//!
//! Unless a test says otherwise, there are ten million PAN. One million of them are in a pool
//! beside a million dollars, at k = 45/10 000. The pool has always been at its guide price, and the
//! one AMO in it has no debt.

mod contraction;
mod expansion;
mod kinds;
mod limits;
mod model;
mod notice;
mod refusals;
mod regressions;
mod signal;
mod views;
