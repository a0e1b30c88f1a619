//! The committee's list, and how it becomes the authorities of the chain.

mod genesis;
mod invariants;
mod list;
mod model;
mod sessions;
