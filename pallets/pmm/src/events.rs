//! Events of the pools.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// Section of the pallet that defines its events.
///
/// Events that change an inventory carry all of it, so that an indexer need not read storage.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A pool was created.
		PoolCreated {
			/// Number of the pool and of its shares.
			pool: PoolId,
			/// Account of the pool.
			account: T::AccountId,
			/// Base token: the one that is priced.
			base: AssetId,
			/// Quote token: the one that prices are in.
			quote: AssetId,
			/// Accounts that may trade and provide liquidity.
			kind: Kind,
			/// Guide price, curve and fee.
			params: PoolParams,
		},
		/// The parameters of a pool were set.
		ParamsSet {
			/// Number of the pool.
			pool: PoolId,
			/// New parameters.
			params: PoolParams,
		},
		/// An account deposited both tokens of a pool.
		LiquidityAdded {
			/// Number of the pool.
			pool: PoolId,
			/// Account that deposited.
			who: T::AccountId,
			/// Base paid, in smallest units.
			base: Balance,
			/// Quote paid, in smallest units.
			quote: Balance,
			/// Shares minted to the account.
			shares: Balance,
			/// Reserves and targets after the deposit.
			inventory: Inventory,
		},
		/// An account withdrew both tokens of a pool.
		LiquidityRemoved {
			/// Number of the pool.
			pool: PoolId,
			/// Account that withdrew.
			who: T::AccountId,
			/// Base received, in smallest units.
			base: Balance,
			/// Quote received, in smallest units.
			quote: Balance,
			/// Shares burned.
			shares: Balance,
			/// Reserves and targets after the withdrawal.
			inventory: Inventory,
		},
		/// An account traded with a pool.
		Swapped {
			/// Number of the pool.
			pool: PoolId,
			/// Account that traded.
			who: T::AccountId,
			/// Side that was sold to the pool.
			sold: Side,
			/// Amount sold, in smallest units.
			amount_in: Balance,
			/// Amount of the other side received, in smallest units.
			amount_out: Balance,
			/// Fee that stayed in the pool, in smallest units of the token bought.
			fee: Balance,
			/// Part of the curve's output kept because of the trailing price, in millionths, down.
			surcharge: u32,
			/// Reserves and targets after the trade.
			inventory: Inventory,
		},
		/// The guide price of a pool moved.
		GuideMoved {
			/// Number of the pool.
			pool: PoolId,
			/// Numerator of the price: quote per base, both in smallest units.
			numerator: u128,
			/// Denominator of the price.
			denominator: u128,
			/// Step in millionths, rounded away from zero; 0 for the first price.
			step: i32,
		},
		/// The guide price jumped beyond the maximum step. Trades wait for a second median.
		GuidePending {
			/// Number of the pool.
			pool: PoolId,
			/// Numerator of the pending price: quote per base, both in smallest units.
			numerator: u128,
			/// Denominator of the pending price.
			denominator: u128,
		},
		/// A pool was paused: it refuses trades and deposits.
		PoolPaused {
			/// Number of the pool.
			pool: PoolId,
		},
		/// A pool was resumed.
		PoolResumed {
			/// Number of the pool.
			pool: PoolId,
		},
		/// An account was put on the allowlist of a private pool, or taken off it.
		AllowlistUpdated {
			/// Number of the pool.
			pool: PoolId,
			/// Account.
			who: T::AccountId,
			/// True if the account may trade and provide liquidity from now on.
			allowed: bool,
		},
		/// Tokens beyond the booked reserves of a pool went to the reserve.
		SurplusSwept {
			/// Number of the pool.
			pool: PoolId,
			/// Base moved, in smallest units.
			base: Balance,
			/// Quote moved, in smallest units.
			quote: Balance,
		},
		/// The observation of a pool in a block failed and changed nothing.
		ObservationFailed {
			/// Number of the pool.
			pool: PoolId,
			/// Reason.
			error: DispatchError,
		},
	}
}
