//! What burrows do, told by behaviour. Unless said otherwise a kit costs one HUX, so a debt of 100 KIT asks for 210 HUX to be minted and for
//! 190 HUX to be safe.

mod debt;
mod lifecycle;
mod model;
mod money;
mod rights;
mod transfer;
mod views;
