//! Behaviour of the pools by example, and in [`model`] by comparison with simpler models.

mod guide;
mod liquidity;
mod market;
mod model;
mod notice;
mod pools;
mod refusals;
mod trade;
mod trailing;
mod twap;
mod views;
