//! # PMM
//!
//! Pools that make a market around a guide price: what they quote follows the price that an oracle tells, and moves away from it as one
//! of their sides runs short.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for its configuration, calls, storage, events and errors.
//!
//! ## Overview
//!
//! - `guide`: where the guide price comes from, and which steps of it are believed.
//! - `trailing`: the price that a pool has come from, so that nobody gains by what moves it.
//! - `trade`: what a trade comes to; the calls and the previews share it.
//! - `liquidity`: shares, deposits and withdrawals.
//! - `market`: a pool as the market operations act in it.
//! - `memory`: the closing price and deviation of every block, for means and extremes over any window of a day.
//!
//! ## Terms
//!
//! * **Guide price**: quote tokens per base token, fixed or from the oracle; the price of a pool that is at its targets.
//! * **Target**: what a side would hold if nobody had traded it away.
//! * **Booked**: what a pool holds by its own record. Its account may hold more (somebody sent it), never less.
//! * **Mid price**: the price of the next, very small trade.
//! * **Trailing price**: follows the mid price over ten blocks; nobody trades at a better one.
//! * **Surcharge**: what that leaves in the pool of what the curve would have given.
//! * **Deviation**: (booked base − its target) / its target.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::as_conversions,
		clippy::arithmetic_side_effects,
		clippy::panic
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod errors;
mod events;
mod guide;
mod hooks;
mod liquidity;
mod market;
mod memory;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
mod trade;
mod trailing;
mod transfer;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
mod views;
pub mod weights;

pub use memory::{Extremes, Head, Mean, Observation, CAPACITY, HIGHEST_PRICE, LONGEST_WINDOW};
pub use pallet::*;
pub use trailing::{Trailing, TRAILING_BLOCKS};
pub use types::*;
pub use weights::WeightInfo;

use frame::deps::frame_support::pallet_macros::import_section;

// What the macros write out uses `as` and `expect`; what the calls do stands in files of its own, where neither is allowed.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{types::*, weights::WeightInfo as _, Extremes, Head, Mean, Observation, CAPACITY};
	use alloc::{string::String, vec::Vec};
	use frame::{
		prelude::*,
		token::fungibles::{metadata, Create, Inspect, Mutate},
	};
	use huxian_math::curve::{Inventory, Side};
	use huxian_traits::{
		governance::Authority,
		kit::Clock,
		oracle::FreshPrice,
		views::{PoolQuoteView, PoolView},
		AssetId, Balance, Moment, PoolId,
	};

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Creates pools and sets their terms.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Authority>;

		/// The tokens that are traded.
		type Assets: Inspect<Self::AccountId, AssetId = AssetId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ metadata::Inspect<Self::AccountId>;

		/// The clock of the chain.
		type Clock: Clock;

		/// May pause pools, not resume them.
		type GuardianOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Accounts of pools are derived from it.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The oracle, read with the age of its values.
		type Prices: FreshPrice;

		/// Where goes what was sent to a pool's account and is not in its books.
		type Reserve: Get<Self::AccountId>;

		/// Shares of pools, by the pool's number.
		type Shares: Create<Self::AccountId, AssetId = PoolId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ metadata::Mutate<Self::AccountId>;

		/// What hooks and calls cost.
		type WeightInfo: crate::weights::WeightInfo;

		/// Builds the worst world to measure in.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// How many pools there are: their identities are below it.
	#[pallet::storage]
	pub type PoolCount<T> = StorageValue<_, PoolId, ValueQuery>;

	/// The pools.
	#[pallet::storage]
	pub type Pools<T> = StorageMap<_, Twox64Concat, PoolId, Pool, OptionQuery>;

	/// Who trades with a private pool and provides it.
	#[pallet::storage]
	pub type Listed<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PoolId, Blake2_128Concat, T::AccountId, (), OptionQuery>;

	/// Where the memory of a pool ends. Only `memory` touches this and the next.
	#[pallet::storage]
	pub(crate) type Heads<T> = StorageMap<_, Twox64Concat, PoolId, Head, OptionQuery>;

	/// What a pool remembers of a block: a ring of [`CAPACITY`] places.
	#[pallet::storage]
	pub(crate) type Ring<T> = StorageDoubleMap<_, Twox64Concat, PoolId, Twox64Concat, u16, Observation, OptionQuery>;

	/// A pool that exists from the first block on, without liquidity.
	pub type GenesisPool = (AssetId, AssetId, Kind, Terms);

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The pools: base, quote, kind, terms.
		pub pools: Vec<GenesisPool>,
		/// Nothing.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (base, quote, kind, terms) in &self.pools {
				let made = Pallet::<T>::do_create_pool(*base, *quote, *kind, *terms);
				assert!(made.is_ok(), "pmm.pools: the pool of assets {base} and {quote} cannot be made: {made:?}");
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Follows the guide prices and remembers how the parent block has closed: all pools, and there are few.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::observe_all()
		}

		fn integrity_test() {
			assert!(
				usize::from(CAPACITY).is_power_of_two(),
				"places of the ring are found by their number's lowest bits"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Makes a pool. It is empty: who provides first sets its targets.
		///
		/// # Origin
		/// [`Config::AdminOrigin`].
		///
		/// # Parameters
		/// - `base`, `quote`: two tokens with metadata.
		/// - `kind`: who trades and provides.
		/// - `terms`: guide price, curve, fee.
		///
		/// # Errors
		/// [`Error::SameAsset`], [`Error::NoMetadata`], [`Error::WrongMinimumBalance`], [`Error::TooManyDecimals`], [`Error::TooManyPools`], and those of the terms: see [`Pallet::set_pool_params`].
		///
		/// # Events
		/// [`Event::PoolCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_pool())]
		pub fn create_pool(
			origin: OriginFor<T>,
			base: AssetId,
			quote: AssetId,
			kind: Kind,
			terms: Terms,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_create_pool(base, quote, kind, terms).map(|_| ())
		}

		/// Sets the terms of a pool. Its inventory and targets stay.
		///
		/// # Origin
		/// [`Config::AdminOrigin`]; with the authority to loosen for terms that are looser than those before.
		///
		/// # Errors
		/// [`Error::UnknownPool`], [`Error::FeeTooHigh`], [`Error::CurveTooFlat`], [`Error::WrongShape`], [`Error::BadSource`],
		/// [`Error::NeedsNotice`].
		///
		/// # Events
		/// [`Event::TermsSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_pool_params())]
		pub fn set_pool_params(origin: OriginFor<T>, pool: PoolId, terms: Terms) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_terms(authority, pool, terms)
		}

		/// Provides a pool with both of its tokens, in the proportion that it holds them; what is too much of one stays with the provider.
		/// The first deposit sets the targets, and so does the first after everybody has left; in a public pool it must be worth about the same on both
		/// sides, and needs a price.
		///
		/// # Origin
		/// Signed; listed, if the pool is private.
		///
		/// # Parameters
		/// - `base`, `quote`: the most to give.
		/// - `min_shares`: the fewest shares to accept.
		///
		/// # Errors
		/// [`Error::UnknownPool`], [`Error::PoolPaused`], [`Error::NotListed`], [`Error::ZeroAmount`], [`Error::TooLittle`],
		/// [`Error::WrongProportion`], [`Error::StaleGuide`], [`Error::GuideJumped`] (all three of a first deposit), [`Error::SlippageExceeded`],
		/// [`Error::ArithmeticOverflow`], and what the tokens say of missing funds.
		///
		/// # Events
		/// [`Event::LiquidityAdded`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::add_liquidity())]
		pub fn add_liquidity(
			origin: OriginFor<T>,
			pool: PoolId,
			base: Balance,
			quote: Balance,
			min_shares: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_add_liquidity(&who, pool, base, quote, min_shares).map(|_| ())
		}

		/// Takes out what shares stand for, of both tokens. Always possible: also from a paused pool, without a price, and for who is not
		/// listed any more.
		///
		/// # Origin
		/// Signed.
		///
		/// # Parameters
		/// - `shares`: how many to give back.
		/// - `min_base`, `min_quote`: the least to accept.
		///
		/// # Errors
		/// [`Error::UnknownPool`], [`Error::ZeroAmount`], [`Error::ZeroOutput`], [`Error::SlippageExceeded`],
		/// [`Error::NotEnoughShares`].
		///
		/// # Events
		/// [`Event::LiquidityRemoved`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::remove_liquidity())]
		pub fn remove_liquidity(
			origin: OriginFor<T>,
			pool: PoolId,
			shares: Balance,
			min_base: Balance,
			min_quote: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_liquidity(&who, pool, shares, min_base, min_quote).map(|_| ())
		}

		/// Sells so much of one token for what the pool gives of the other.
		///
		/// # Origin
		/// Signed; listed, if the pool is private.
		///
		/// # Parameters
		/// - `asset_in`, `amount_in`: what is sold.
		/// - `min_out`: the least to accept.
		///
		/// # Errors
		/// [`Error::UnknownPool`], [`Error::PoolPaused`], [`Error::NotListed`], [`Error::NotInPool`], [`Error::ZeroAmount`],
		/// [`Error::NoLiquidity`], [`Error::StaleGuide`], [`Error::GuideJumped`], [`Error::ZeroOutput`], [`Error::SlippageExceeded`],
		/// [`Error::SideExhausted`], [`Error::ArithmeticOverflow`], and what the tokens say of missing funds.
		///
		/// # Events
		/// [`Event::Swapped`], [`Event::GuideMoved`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::swap_exact_in())]
		pub fn swap_exact_in(
			origin: OriginFor<T>,
			pool: PoolId,
			asset_in: AssetId,
			amount_in: Balance,
			min_out: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_swap_exact_in(&who, pool, asset_in, amount_in, min_out).map(|_| ())
		}

		/// Buys so much of one token for what the pool asks of the other.
		///
		/// # Origin
		/// Signed; listed, if the pool is private.
		///
		/// # Parameters
		/// - `asset_out`, `amount_out`: what is bought.
		/// - `max_in`: the most to pay.
		///
		/// # Errors
		/// As [`Pallet::swap_exact_in`].
		///
		/// # Events
		/// [`Event::Swapped`], [`Event::GuideMoved`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::swap_exact_out())]
		pub fn swap_exact_out(
			origin: OriginFor<T>,
			pool: PoolId,
			asset_out: AssetId,
			amount_out: Balance,
			max_in: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_swap_exact_out(&who, pool, asset_out, amount_out, max_in).map(|_| ())
		}

		/// Pauses trades and deposits of a pool. Withdrawals go on.
		///
		/// # Origin
		/// [`Config::GuardianOrigin`].
		///
		/// # Errors
		/// [`Error::UnknownPool`], [`Error::PoolPaused`].
		///
		/// # Events
		/// [`Event::PoolPaused`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::pause_pool())]
		pub fn pause_pool(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			T::GuardianOrigin::ensure_origin(origin)?;
			Self::do_pause(pool, true)
		}

		/// Resumes a paused pool.
		///
		/// # Origin
		/// [`Config::AdminOrigin`].
		///
		/// # Errors
		/// [`Error::UnknownPool`], [`Error::NotPaused`].
		///
		/// # Events
		/// [`Event::PoolResumed`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::resume_pool())]
		pub fn resume_pool(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_pause(pool, false)
		}

		/// Lets an account trade with a private pool and provide it, or no longer.
		///
		/// # Origin
		/// [`Config::AdminOrigin`].
		///
		/// # Errors
		/// [`Error::UnknownPool`], [`Error::NotPrivate`].
		///
		/// # Events
		/// [`Event::AccountListed`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::list_account())]
		pub fn list_account(origin: OriginFor<T>, pool: PoolId, who: T::AccountId, listed: bool) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_list(pool, who, listed)
		}

		/// Moves what a pool's account holds beyond its books to the reserve.
		///
		/// # Origin
		/// Signed: anyone.
		///
		/// # Errors
		/// [`Error::UnknownPool`], [`Error::NothingToSweep`].
		///
		/// # Events
		/// [`Event::SurplusSwept`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::sweep_surplus())]
		pub fn sweep_surplus(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_sweep(pool)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A pool as of this block.
		pub fn pool(pool: PoolId) -> Option<PoolView<T::AccountId>> {
			Self::view_pool(pool)
		}

		/// What selling so much would come to in this block.
		pub fn quote_exact_in(pool: PoolId, asset_in: AssetId, amount_in: Balance) -> Result<PoolQuoteView, String> {
			Self::view_quote_exact_in(pool, asset_in, amount_in)
		}

		/// What buying so much would come to in this block.
		pub fn quote_exact_out(pool: PoolId, asset_out: AssetId, amount_out: Balance) -> Result<PoolQuoteView, String> {
			Self::view_quote_exact_out(pool, asset_out, amount_out)
		}

		/// Mean price and deviation of the last `window` milliseconds; `None` when the pool does not remember so far.
		pub fn mean(pool: PoolId, window: Moment) -> Option<Mean> {
			Self::mean_over(pool, window)
		}

		/// The lowest and highest price and deviation at which the last `blocks` blocks have closed; `None` when the pool does not remember
		/// as many.
		pub fn extremes(pool: PoolId, blocks: u32) -> Option<Extremes> {
			Self::extremes_of(pool, blocks)
		}
	}
}
