//! What the pools do, by example; [`model`] by comparison with simpler machines.

mod guide;
mod liquidity;
mod market;
mod memory;
mod model;
mod notice;
mod pools;
mod refusals;
mod trade;
mod trailing;
mod views;
