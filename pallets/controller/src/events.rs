//! The events of the pallet.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// Section of the pallet: its events. `lib.rs` imports it together with the names used here.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The first quorum of the oracle was seen; kit may be minted from now on.
		Started {
			/// Index, in HUX per unit of the index.
			index: Fixed,
		},
		/// The state of the controller, once a minute.
		Updated {
			/// Quantity, in units of the index per KIT.
			quantity: Fixed,
			/// Index, in HUX per unit of the index.
			index: Fixed,
			/// Protected index, in HUX per unit of the index.
			protected_index: Fixed,
			/// Price that kit should have, over its price on the market; a fraction.
			target: Fixed,
			/// Logarithmic change of the quantity, per second.
			drift: Fixed,
			/// Growth of debts by fees since the start; a fraction.
			burrow_fee_index: Fixed,
			/// Growth of debts by imbalance since the start; a fraction.
			imbalance_index: Fixed,
			/// Approximate sum of all debts, in units of 10^-12 KIT.
			outstanding: Balance,
			/// Exact supply of kit, in units of 10^-12 KIT.
			circulating: Balance,
			/// Time up to which the state was computed, in milliseconds since 1970.
			at: Moment,
		},
		/// The oracle has no quorum, or its members disagree. Nothing may add risk.
		IndexStale {
			/// Index that stays in force, in HUX per unit of the index.
			index: Fixed,
		},
		/// The index is fresh again.
		IndexFresh {
			/// New index, in HUX per unit of the index.
			index: Fixed,
		},
		/// The kit pool is too shallow to steer by; the drift decays to zero.
		MarketUnusable,
		/// The kit pool has been deep enough for long enough to steer by.
		MarketUsable,
		/// Accrued burrow fees were minted into the kit pool.
		FeesPaid {
			/// Fees, in units of 10^-12 KIT.
			amount: Balance,
		},
		/// The tick of this block failed and changed nothing.
		TickFailed {
			/// Error of the arithmetic.
			error: MathError,
		},
		/// The parameters were changed.
		ParamsSet {
			/// Parameters in force from the next block.
			params: ControllerParams,
		},
	}
}
