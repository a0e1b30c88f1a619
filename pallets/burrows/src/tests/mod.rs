//! What burrows do, told by behaviour. Unless said otherwise a kit costs one HUX, so a debt of 100 KIT asks for 210 HUX
//! to be minted and for 190 HUX to be safe.
//!
//! The running example of a liquidation is `endangered(405)`, 1 000 HUX for 405 KIT at two HUX per KIT. It would need
//! 1 539 HUX (405 · 1.9 · 2). Its finder gets 11: the creation deposit and a thousandth. 10 of the collateral become
//! the next creation deposit, so that 989 are left. 800 of them go to auction, (405 · 2.1 · 2 − 989) / 0.89, where 360
//! KIT are expected of them (800 · 0.9 / 2). 189 stay, which cover the other 45 KIT to the unit: 45 · 2.1 · 2.

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
