//! Pauses of the guardian and of the committee, and the way in which they end.

mod committee;
mod episodes;
mod invariants;
mod model;
