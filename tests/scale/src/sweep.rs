//! One sweep over a state, as the first steps of a block would make it.

use crate::Hashing;
use anyhow::{anyhow, ensure, Result};
use huxian_math::Fixed;
use huxian_runtime::{
	Auctions, Balances, BlockNumber, Burrows, Controller, Hash, Runtime, RuntimeEvent, System, VERSION,
};
use huxian_traits::kit::Controller as _;
use polkadot_sdk::{
	frame_support::{traits::Hooks, weights::Weight},
	sp_externalities::set_and_run_with_externalities,
	sp_state_machine::{Backend, Ext, OverlayedChanges},
};

/// The block that sweeps.
const BLOCK: BlockNumber = 100;
/// 1.9: what a burrow must have at the liquidation price, per KIT.
const LIQUIDATION_FACTOR: f64 = 1.9;
/// By which part all debts have grown since they were made: 2 to the minus 20.
const GROWTH: u32 = 20;

/// A block that has begun on a state: what it has changed lies over the state and is dropped with it.
pub struct Begun<'a, B> {
	state: &'a B,
	changes: OverlayedChanges<Hashing>,
}

impl<'a, B: Backend<Hashing>> Begun<'a, B> {
	/// Raises the price of kit so that everybody with less than `threshold` HUX of collateral per KIT owed is unsafe, and lets all debts have
	/// grown a little: what the controller does before the sweep.
	pub fn new(state: &'a B, threshold: f64) -> Result<Self> {
		let mut begun = Self { state, changes: OverlayedChanges::default() };
		begun.run(|| {
			System::set_block_number(BLOCK);
			raise(threshold)
		})?;
		Ok(begun)
	}

	/// The hook that is measured; returns what it declares to have cost.
	pub fn sweep(&mut self) -> Weight {
		self.run(|| Burrows::on_initialize(BLOCK))
	}

	/// The root of the state with all that was changed.
	pub fn root(&mut self) -> Hash {
		self.changes.storage_root(self.state, VERSION.state_version()).0
	}

	/// Keys that were changed.
	pub fn changed(&self) -> usize {
		self.changes.changes().count()
	}

	/// Checks that the sweep has found `expected` burrows and liquidated them, and nothing else.
	pub fn ensure_swept(&mut self, expected: u32) -> Result<()> {
		let (mut liquidated, mut failed) = (0, 0);
		self.run(|| {
			for record in System::read_events_no_consensus() {
				match record.event {
					RuntimeEvent::Burrows(pallet_burrows::Event::Liquidated { .. }) => liquidated += 1,
					RuntimeEvent::Burrows(pallet_burrows::Event::SweepFailed { .. }) => failed += 1,
					_ => {},
				}
			}
		});
		ensure!(
			liquidated == expected && failed == 0,
			"{expected} burrows were unsafe, {liquidated} were swept and {failed} failed: ask for fewer if that is more than a sweep's \
			 part of a block allows"
		);
		Ok(())
	}

	/// Checks the invariants of what takes part.
	pub fn check(&mut self) -> Result<()> {
		self.run(|| {
			Balances::try_state(BLOCK)?;
			Controller::try_state(BLOCK)?;
			Burrows::try_state(BLOCK)?;
			Auctions::try_state(BLOCK)
		})
		.map_err(|error| anyhow!("an invariant is broken: {error:?}"))
	}

	fn run<T>(&mut self, what: impl FnOnce() -> T) -> T {
		let mut outside = Ext::new(&mut self.changes, self.state, None);
		set_and_run_with_externalities(&mut outside, what)
	}
}

fn raise(threshold: f64) -> Result<()> {
	let mut record =
		pallet_controller::Core::<Runtime>::get().ok_or_else(|| anyhow!("the controller has not started"))?;
	// All debts, and their sum, by a millionth.
	let fees = record.state.burrow_fee_index.raw();
	record.state.burrow_fee_index = Fixed::from_raw(fees + (fees >> GROWTH));
	record.state.outstanding += record.state.outstanding >> GROWTH;
	let growth = record.state.adjustment_index().map_err(|error| anyhow!("the growth of debts: {error:?}"))?;
	let price = threshold / LIQUIDATION_FACTOR / float(growth);
	let index = Fixed::from_raw((price / float(record.state.quantity) * 2_f64.powi(64)) as i128);
	record.state.index = index;
	record.state.protected_index = index;
	pallet_controller::Core::<Runtime>::put(record);
	ensure!(Controller::terms().is_ok(), "the controller has no terms at this index");
	Ok(())
}

fn float(number: Fixed) -> f64 {
	number.raw() as f64 / 2_f64.powi(64)
}
