//! # PMM pallet
//!
//! Pools that make a market around a guide price (proactive market maker, PMM).
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for its configuration, calls, storage, events and errors.
//!
//! ## Overview
//!
//! The price of a pool follows an oracle, or is fixed. It leaves that guide price as one side of
//! the pool runs short. The curves are in [`huxian_math::curve`]. The README lists the files, the
//! decisions and the invariants.
//!
//! ## Terminology
//!
//! * **Guide price** (oracle price, DODO's `i`): quote tokens per base token, fixed or from the
//!   oracle. It is the price of a pool at its targets.
//! * **Target**: reserve of a side if the price were the guide price.
//! * **Booked reserve**: reserve in the record of a pool. Its account may hold more, because others
//!   sent tokens there, never less.
//! * **Mid price**: price of an infinitesimal trade.
//! * **Trailing price**: price that follows the mid price over ten blocks. No trade gets a better
//!   one.
//! * **Surcharge**: part of the curve's output that stays in the pool, by the trailing price.
//! * **Deviation**: (booked base − its target) / its target.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(any(test, feature = "runtime-benchmarks"), allow(clippy::arithmetic_side_effects, clippy::as_conversions))]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod errors;
mod events;
mod guide;
mod hooks;
mod liquidity;
mod market;
#[cfg(test)]
mod mock;
mod params;
#[cfg(test)]
mod tests;
mod trade;
mod trailing;
mod transfer;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod twap;
mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use params::*;
pub use trailing::{Trailing, TRAILING_BLOCKS};
pub use twap::{Extremes, Observation, OracleHead, Twap, CAPACITY, MAX_PRICE, MAX_WINDOW};
pub use types::*;
pub use weights::WeightInfo;

use frame::deps::frame_support::pallet_macros::import_section;

/// Target of this pallet's log lines.
pub(crate) const LOG_TARGET: &str = "runtime::pmm";

// The macros expand to code with `as` and `expect`. The calls do their work in other files, where
// neither is allowed.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{
		guide::guided, params::*, types::*, weights::WeightInfo as _, Extremes, Observation, OracleHead, Twap, CAPACITY,
	};
	use alloc::{string::String, vec::Vec};
	use frame::{
		prelude::*,
		token::fungibles::{metadata, Create, Inspect, Mutate},
	};
	use huxian_api::views::{PoolQuoteView, PoolView};
	use huxian_math::curve::{Inventory, Side};
	use huxian_traits::{
		governance::Authority, kit::Clock, oracle::FreshPrice, peg::TokenWorth, AssetId, Balance, Moment, PoolId,
	};

	/// Version of the storage layout.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Origin that creates pools and sets their parameters.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Authority>;

		/// Tokens that are traded.
		type Assets: Inspect<Self::AccountId, AssetId = AssetId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ metadata::Inspect<Self::AccountId>;

		/// Clock of the chain.
		type Clock: Clock;

		/// Origin that pauses pools, but does not resume them.
		type GuardianOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Identity from which the accounts of pools are derived.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Oracle. Its values are read with their age.
		type Prices: FreshPrice;

		/// Account that receives tokens beyond the booked reserves of a pool.
		type Reserve: Get<Self::AccountId>;

		/// Shares of pools, by the number of the pool.
		type Shares: Create<Self::AccountId, AssetId = PoolId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ metadata::Mutate<Self::AccountId>;

		/// Weights of hooks and calls.
		type WeightInfo: crate::weights::WeightInfo;

		/// Worth of the tokens of families. Guide prices follow it.
		type Worth: TokenWorth;

		/// Set-up of the worst cases for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Number of pools. Their numbers are below it.
	#[pallet::storage]
	pub type PoolCount<T> = StorageValue<_, PoolId, ValueQuery>;

	/// Pools by their number.
	#[pallet::storage]
	pub type Pools<T> = StorageMap<_, Twox64Concat, PoolId, Pool, OptionQuery>;

	/// Accounts that may trade with a private pool and provide liquidity.
	#[pallet::storage]
	pub type Allowlist<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PoolId, Blake2_128Concat, T::AccountId, (), OptionQuery>;

	/// Last observation of a pool. Only `twap` touches this storage.
	#[pallet::storage]
	pub(crate) type OracleHeads<T> = StorageMap<_, Twox64Concat, PoolId, OracleHead, OptionQuery>;

	/// Observations of a pool, in a ring of [`CAPACITY`] places. Only `twap` touches this storage.
	#[pallet::storage]
	pub(crate) type Observations<T> =
		StorageDoubleMap<_, Twox64Concat, PoolId, Twox64Concat, u16, Observation, OptionQuery>;

	/// Pool that exists from the first block on, without liquidity: base, quote, kind, parameters.
	pub type GenesisPool = (AssetId, AssetId, Kind, PoolParams);

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Pools to create, in the order of their numbers.
		pub pools: Vec<GenesisPool>,
		/// Marker of the unused type parameter.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (base, quote, kind, params) in &self.pools {
				let made = Pallet::<T>::do_create_pool(*base, *quote, *kind, *params);
				assert!(made.is_ok(), "pmm.pools: the pool of assets {base} and {quote} cannot be created: {made:?}");
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Updates guide prices and observes the close of the parent block, for all pools.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::observe_all()
		}

		fn integrity_test() {
			assert!(
				usize::from(CAPACITY).is_power_of_two(),
				"the ring's index is made of the lowest bits of an observation's number"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Creates a pool without liquidity. The first deposit sets its targets.
		///
		/// ## Dispatch Origin
		/// [`Config::AdminOrigin`].
		///
		/// ## Parameters
		/// - `base`, `quote`: two tokens with metadata.
		/// - `kind`: the accounts that may trade and provide liquidity.
		/// - `params`: guide price, curve and fee.
		///
		/// ## Errors
		/// - [`Error::SameAsset`], [`Error::NoMetadata`], [`Error::WrongMinimumBalance`],
		///   [`Error::TooManyDecimals`]: the tokens cannot form a pool.
		/// - [`Error::TooManyPools`]: [`MAX_POOLS`] exist.
		/// - [`Error::FeeTooHigh`], [`Error::CurveTooFlat`], [`Error::LinearInPublicPool`],
		///   [`Error::InvalidSource`]: `params` are out of bounds.
		///
		/// ## Events
		/// - [`Event::PoolCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_pool())]
		pub fn create_pool(
			origin: OriginFor<T>,
			base: AssetId,
			quote: AssetId,
			kind: Kind,
			params: PoolParams,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_create_pool(base, quote, kind, params).map(|_| ())
		}

		/// Sets the parameters of a pool.
		///
		/// ## Dispatch Origin
		/// [`Config::AdminOrigin`], with [`Authority::Loosen`] if `params` are looser than before.
		///
		/// ## Details
		/// Reserves and targets stay. But a pool that leaves the linear curve gets targets equal to
		/// its reserves.
		///
		/// ## Parameters
		/// - `params`: guide price, curve and fee.
		///
		/// ## Errors
		/// - [`Error::UnknownPool`].
		/// - [`Error::FeeTooHigh`], [`Error::CurveTooFlat`], [`Error::LinearInPublicPool`],
		///   [`Error::InvalidSource`]: `params` are out of bounds.
		/// - [`Error::NeedsNotice`]: `params` are looser, and the origin may only tighten.
		///
		/// ## Events
		/// - [`Event::ParamsSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(guided::<T>(T::WeightInfo::set_pool_params()))]
		pub fn set_pool_params(origin: OriginFor<T>, pool: PoolId, params: PoolParams) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_params(authority, pool, params)
		}

		/// Deposits both tokens of a pool and mints shares for them.
		///
		/// ## Dispatch Origin
		/// Signed. In a private pool the account must be on the allowlist.
		///
		/// ## Details
		/// A deposit is taken in the proportion of the reserves. The excess of one side stays with
		/// the depositor.
		///
		/// The first deposit sets the targets, and so does the first after all providers have left.
		/// In a public pool it needs a price, and its sides must be worth about the same.
		///
		/// ## Parameters
		/// - `base`, `quote`: the maximum amounts to deposit, in smallest units.
		/// - `min_shares`: the minimum of shares to accept.
		///
		/// ## Errors
		/// - [`Error::UnknownPool`], [`Error::PoolPaused`], [`Error::NotAllowed`],
		///   [`Error::ZeroAmount`], [`Error::DepositTooSmall`], [`Error::SlippageExceeded`],
		///   [`Error::ArithmeticOverflow`].
		/// - [`Error::WrongProportion`], [`Error::StaleGuide`], [`Error::GuideJumped`]: on a first
		///   deposit only.
		/// - The errors of the tokens if funds are missing.
		///
		/// ## Events
		/// - [`Event::LiquidityAdded`], and after a step of the guide price [`Event::GuideMoved`].
		#[pallet::call_index(2)]
		#[pallet::weight(guided::<T>(T::WeightInfo::add_liquidity()))]
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

		/// Burns shares and pays out their part of both reserves.
		///
		/// ## Dispatch Origin
		/// Signed.
		///
		/// ## Details
		/// This is always possible: from a paused pool, without a price, and for accounts that are
		/// no longer on the allowlist.
		///
		/// ## Parameters
		/// - `shares`: the shares to burn.
		/// - `min_base`, `min_quote`: the minimum amounts to accept, in smallest units.
		///
		/// ## Errors
		/// - [`Error::UnknownPool`], [`Error::ZeroAmount`], [`Error::ZeroOutput`],
		///   [`Error::SlippageExceeded`], [`Error::NotEnoughShares`].
		///
		/// ## Events
		/// - [`Event::LiquidityRemoved`].
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

		/// Sells an exact amount of one token for the other.
		///
		/// ## Dispatch Origin
		/// Signed. In a private pool the account must be on the allowlist.
		///
		/// ## Parameters
		/// - `asset_in`, `amount_in`: the token and amount to sell, in smallest units.
		/// - `min_out`: the minimum of the other token to accept, in smallest units.
		///
		/// ## Errors
		/// - [`Error::UnknownPool`], [`Error::PoolPaused`], [`Error::NotAllowed`],
		///   [`Error::NotInPool`], [`Error::ZeroAmount`], [`Error::NoLiquidity`],
		///   [`Error::StaleGuide`], [`Error::GuideJumped`], [`Error::ZeroOutput`],
		///   [`Error::SlippageExceeded`], [`Error::SideExhausted`], [`Error::ArithmeticOverflow`].
		/// - The errors of the tokens if funds are missing.
		///
		/// ## Events
		/// - [`Event::Swapped`], and after a step of the guide price [`Event::GuideMoved`].
		#[pallet::call_index(4)]
		#[pallet::weight(guided::<T>(T::WeightInfo::swap_exact_in()))]
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

		/// Buys an exact amount of one token with the other.
		///
		/// ## Dispatch Origin
		/// Signed. In a private pool the account must be on the allowlist.
		///
		/// ## Parameters
		/// - `asset_out`, `amount_out`: the token and amount to buy, in smallest units.
		/// - `max_in`: the maximum of the other token to pay, in smallest units.
		///
		/// ## Errors
		/// - Those of [`Pallet::swap_exact_in`].
		///
		/// ## Events
		/// - [`Event::Swapped`], and after a step of the guide price [`Event::GuideMoved`].
		#[pallet::call_index(5)]
		#[pallet::weight(guided::<T>(T::WeightInfo::swap_exact_out()))]
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

		/// Pauses trades and deposits of a pool. Withdrawals stay possible.
		///
		/// ## Dispatch Origin
		/// [`Config::GuardianOrigin`].
		///
		/// ## Errors
		/// - [`Error::UnknownPool`], [`Error::PoolPaused`].
		///
		/// ## Events
		/// - [`Event::PoolPaused`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::pause_pool())]
		pub fn pause_pool(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			T::GuardianOrigin::ensure_origin(origin)?;
			Self::do_pause(pool, true)
		}

		/// Resumes a paused pool.
		///
		/// ## Dispatch Origin
		/// [`Config::AdminOrigin`].
		///
		/// ## Errors
		/// - [`Error::UnknownPool`], [`Error::NotPaused`].
		///
		/// ## Events
		/// - [`Event::PoolResumed`].
		#[pallet::call_index(7)]
		#[pallet::weight(guided::<T>(T::WeightInfo::resume_pool()))]
		pub fn resume_pool(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_pause(pool, false)
		}

		/// Puts an account on the allowlist of a private pool, or takes it off.
		///
		/// ## Dispatch Origin
		/// [`Config::AdminOrigin`].
		///
		/// ## Parameters
		/// - `who`: the account.
		/// - `allowed`: true to put it on, false to take it off.
		///
		/// ## Errors
		/// - [`Error::UnknownPool`], [`Error::NotPrivate`].
		///
		/// ## Events
		/// - [`Event::AllowlistUpdated`].
		#[doc(alias = "list_account")]
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::allow_account())]
		pub fn allow_account(origin: OriginFor<T>, pool: PoolId, who: T::AccountId, allowed: bool) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_allow(pool, who, allowed)
		}

		/// Sends the tokens beyond the booked reserves of a pool to the reserve.
		///
		/// ## Dispatch Origin
		/// Signed by any account.
		///
		/// ## Errors
		/// - [`Error::UnknownPool`], [`Error::NothingToSweep`].
		///
		/// ## Events
		/// - [`Event::SurplusSwept`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::sweep_surplus())]
		pub fn sweep_surplus(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_sweep(pool)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Returns a pool as of this block.
		pub fn pool(pool: PoolId) -> Option<PoolView<T::AccountId>> {
			Self::view_pool(pool)
		}

		/// Returns the quote for selling `amount_in`, or the name of the error.
		pub fn quote_exact_in(pool: PoolId, asset_in: AssetId, amount_in: Balance) -> Result<PoolQuoteView, String> {
			Self::view_quote_exact_in(pool, asset_in, amount_in)
		}

		/// Returns the quote for buying `amount_out`, or the name of the error.
		pub fn quote_exact_out(pool: PoolId, asset_out: AssetId, amount_out: Balance) -> Result<PoolQuoteView, String> {
			Self::view_quote_exact_out(pool, asset_out, amount_out)
		}

		/// Returns the averages over the last `window` milliseconds, if observed for that long.
		pub fn twap(pool: PoolId, window: Moment) -> Option<Twap> {
			Self::twap_over(pool, window)
		}

		/// Returns the extremes of the closes of the last `blocks` blocks, if as many are observed.
		pub fn extremes(pool: PoolId, blocks: u32) -> Option<Extremes> {
			Self::extremes_of(pool, blocks)
		}
	}
}
