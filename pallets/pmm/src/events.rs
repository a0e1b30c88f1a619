//! What the pools tell.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet; see its module for what the names mean. Events that change an inventory carry it whole, so that an indexer need not read storage.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A pool was made.
		PoolCreated {
			/// Its number, and that of its shares.
			pool: PoolId,
			/// Its account.
			account: T::AccountId,
			/// The token that is priced.
			base: AssetId,
			/// The token it is priced in.
			quote: AssetId,
			/// Who trades and provides.
			kind: Kind,
			/// Guide price, curve, fee.
			terms: Terms,
		},
		/// The terms of a pool were set.
		TermsSet {
			/// Which.
			pool: PoolId,
			/// To what.
			terms: Terms,
		},
		/// Somebody provided a pool.
		LiquidityAdded {
			/// Which.
			pool: PoolId,
			/// Who.
			who: T::AccountId,
			/// Base given.
			base: Balance,
			/// Quote given.
			quote: Balance,
			/// Shares got for it.
			shares: Balance,
			/// What the pool holds and aims at now.
			inventory: Inventory,
		},
		/// Somebody took liquidity out.
		LiquidityRemoved {
			/// Of which pool.
			pool: PoolId,
			/// Who.
			who: T::AccountId,
			/// Base got.
			base: Balance,
			/// Quote got.
			quote: Balance,
			/// Shares given back.
			shares: Balance,
			/// What the pool holds and aims at now.
			inventory: Inventory,
		},
		/// A trade.
		Swapped {
			/// With which pool.
			pool: PoolId,
			/// Who.
			who: T::AccountId,
			/// The side that was sold to the pool.
			sold: Side,
			/// How much of it.
			paid: Balance,
			/// How much was got of the other side.
			received: Balance,
			/// What the fee left in the pool of the side that was bought.
			fee: Balance,
			/// What the trailing price left in the pool of what the curve would have given, in millionths of it, down.
			surcharge: u32,
			/// What the pool holds and aims at now.
			inventory: Inventory,
		},
		/// The guide price of a pool has moved.
		GuideMoved {
			/// Which.
			pool: PoolId,
			/// Quote per base, both in smallest units: the upper number.
			numerator: u128,
			/// The lower number.
			denominator: u128,
			/// By how much, in millionths, away from zero; 0 for the first one.
			step: i32,
		},
		/// The guide price has jumped beyond the pool's maximum step: no trades until a second median confirms it.
		GuideSuspected {
			/// Which pool.
			pool: PoolId,
			/// Where it seems to have gone: the upper number.
			numerator: u128,
			/// The lower number.
			denominator: u128,
		},
		/// Trades and deposits are refused from now on.
		PoolPaused {
			/// Of which pool.
			pool: PoolId,
		},
		/// Trades and deposits are possible again.
		PoolResumed {
			/// Of which pool.
			pool: PoolId,
		},
		/// An account may, or may no longer, trade with a private pool and provide it.
		AccountListed {
			/// Which pool.
			pool: PoolId,
			/// Who.
			who: T::AccountId,
			/// Whether.
			listed: bool,
		},
		/// What was sent to a pool's account went to the reserve.
		SurplusSwept {
			/// Which pool.
			pool: PoolId,
			/// Base.
			base: Balance,
			/// Quote.
			quote: Balance,
		},
		/// The block's observation of a pool failed and changed nothing.
		ObservationFailed {
			/// Which pool.
			pool: PoolId,
			/// Why.
			error: DispatchError,
		},
	}
}
