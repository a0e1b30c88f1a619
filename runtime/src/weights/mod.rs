//! Weights of SDK pallets whose own weights are not public. `scripts/benchmark.sh` writes them.

pub mod pallet_parameters;
