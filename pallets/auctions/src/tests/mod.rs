//! Tests by behaviour.
//!
//! Unless a test says otherwise, a kit costs one HUX, as much kit is owed as circulates, and a
//! block takes three seconds. `defect_N` tests a defect of the reference that must not come back;
//! N is its number in the specification.

mod bids;
mod claims;
mod clock;
mod drip;
mod lots;
mod model;
mod refusals;
mod settlement;
mod slices;
mod views;
