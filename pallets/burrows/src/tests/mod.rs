//! Tests of the pallet, a file for each subject.
//!
//! Kit costs one HUX unless a test says otherwise. So a debt of 100 KIT requires 210 HUX to be
//! minted, and 190 HUX to be safe.
//!
//! The running example of a liquidation is `liquidatable(405)`: 1 000 HUX for 405 KIT at two HUX
//! per KIT.
//!
//! - To be safe it would need 1 539 HUX: 405 · 1.9 · 2.
//! - The finder gets 11 HUX: the creation deposit and a thousandth of the collateral.
//! - 10 HUX of the collateral become the next creation deposit, which leaves 989.
//! - 800 HUX go to auction: (405 · 2.1 · 2 − 989) / 0.89. They should bring 360 KIT: 800 · 0.9 / 2.
//! - 189 HUX stay. They cover the other 45 KIT to the unit: 45 · 2.1 · 2.

mod debt;
mod defects;
mod index;
mod lifecycle;
mod liquidation;
mod model;
mod money;
mod rights;
mod settlement;
mod slices;
mod sweep;
mod transfer;
mod views;
