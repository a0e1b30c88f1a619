//! What pallets of the SDK cost in this runtime, where the SDK has no weights for others to use. Written by `scripts/benchmark.sh`.

pub mod pallet_parameters;
