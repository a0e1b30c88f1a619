//! What the auctions do, told by behaviour. Unless said otherwise a kit costs one HUX, as much kit is owed as circulates, and a block takes
//! three seconds. Defects of the reference that must not come back have tests of their own, named by their number in its specification.

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
