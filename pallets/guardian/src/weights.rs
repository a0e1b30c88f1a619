//! Weights of `pallet_guardian`.
//!
//! Not measured yet: `scripts/benchmark.sh pallet_guardian` writes this file. Until then the runtime
//! adds up measured weights that bound them.

use frame::weights_prelude::*;

/// Weights that this pallet needs.
pub trait WeightInfo {
	/// Weight of `pause`.
	fn pause() -> Weight;
	/// Weight of `resume`.
	fn resume() -> Weight;
	/// Weight of the hook in a block in which no episode ends.
	fn idle() -> Weight;
	/// Weight of the hook at the end of an episode, with `n` recorded pauses.
	fn end_episodes(n: u32) -> Weight;
}

/// For tests.
impl WeightInfo for () {
	fn pause() -> Weight {
		ParityDbWeight::get().reads_writes(5, 5)
	}

	fn resume() -> Weight {
		ParityDbWeight::get().reads_writes(1, 1)
	}

	fn idle() -> Weight {
		ParityDbWeight::get().reads(1)
	}

	fn end_episodes(n: u32) -> Weight {
		ParityDbWeight::get()
			.reads_writes(2, 2)
			.saturating_add(ParityDbWeight::get().reads_writes(3, 2).saturating_mul(n.into()))
	}
}
