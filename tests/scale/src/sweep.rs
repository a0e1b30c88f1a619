//! One sweep over a state, as at the beginning of a block.

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

/// Number of the block that sweeps.
const BLOCK: BlockNumber = 100;
/// Collateral that a safe burrow has at the liquidation price, per KIT.
const LIQUIDATION_FACTOR: f64 = 1.9;
/// Growth of all debts since they were made: 2⁻²⁰ of each.
const GROWTH: u32 = 20;

/// A block that has begun on a state.
///
/// Its changes lie over the state and are dropped with the block.
pub struct SweepBlock<'a, B> {
	state: &'a B,
	changes: OverlayedChanges<Hashing>,
}

impl<'a, B: Backend<Hashing>> SweepBlock<'a, B> {
	/// Begins a block as the controller does: raises the price of kit, and lets debts grow a bit.
	///
	/// Burrows with less than `threshold` HUX of collateral per KIT of debt become unsafe.
	pub fn new(state: &'a B, threshold: f64) -> Result<Self> {
		let mut block = Self { state, changes: OverlayedChanges::default() };
		block.run(|| {
			System::set_block_number(BLOCK);
			raise(threshold)
		})?;
		Ok(block)
	}

	/// Runs the measured hook; returns its weight.
	pub fn sweep(&mut self) -> Weight {
		self.run(|| Burrows::on_initialize(BLOCK))
	}

	/// Computes the root of the changed state.
	pub fn root(&mut self) -> Hash {
		self.changes.storage_root(self.state, VERSION.state_version()).0
	}

	/// Returns the number of changed keys.
	pub fn changed(&self) -> usize {
		self.changes.changes().count()
	}

	/// Checks that the sweep has liquidated exactly `expected` burrows, without failures.
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
			"{expected} burrows were unsafe, {liquidated} were swept and {failed} failed: give fewer if a sweep's share \
			 of a block is too small for them"
		);
		Ok(())
	}

	/// Checks the invariants of the pallets that take part.
	pub fn check(&mut self) -> Result<()> {
		self.run(|| {
			Balances::try_state(BLOCK)?;
			Controller::try_state(BLOCK)?;
			Burrows::try_state(BLOCK)?;
			Auctions::try_state(BLOCK)
		})
		.map_err(|error| anyhow!("an invariant is broken: {error:?}"))
	}

	fn run<T>(&mut self, function: impl FnOnce() -> T) -> T {
		let mut externalities = Ext::new(&mut self.changes, self.state, None);
		set_and_run_with_externalities(&mut externalities, function)
	}
}

/// Raises the index and its protected value, so that ratios below `threshold` are unsafe.
fn raise(threshold: f64) -> Result<()> {
	let mut record = pallet_controller::ControllerState::<Runtime>::get()
		.ok_or_else(|| anyhow!("the controller has not started"))?;
	// All debts and their sum grow by about a millionth.
	let fees = record.state.burrow_fee_index.raw();
	record.state.burrow_fee_index = Fixed::from_raw(fees + (fees >> GROWTH));
	record.state.outstanding += record.state.outstanding >> GROWTH;
	let growth = record.state.adjustment_index().map_err(|error| anyhow!("the growth of debts: {error:?}"))?;
	let price = threshold / LIQUIDATION_FACTOR / float(growth);
	let index = Fixed::from_raw((price / float(record.state.quantity) * 2_f64.powi(64)) as i128);
	record.state.index = index;
	record.state.protected_index = index;
	pallet_controller::ControllerState::<Runtime>::put(record);
	ensure!(Controller::terms().is_ok(), "the controller has no terms at this index");
	Ok(())
}

/// Converts to floating point, for the index only.
fn float(number: Fixed) -> f64 {
	number.raw() as f64 / 2_f64.powi(64)
}
