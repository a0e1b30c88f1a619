//! The runtime as a whole: what no pallet can show alone. Every block ends with the invariants of all pallets.

mod amo;
mod bad_debt;
mod crowd;
mod dollar;
mod fees;
mod fuzz;
mod genesis;
mod guards;
mod kit;
mod liquidation;
mod notice;
mod oracle;
mod repayment;
mod story;
mod weights;
mod world;
