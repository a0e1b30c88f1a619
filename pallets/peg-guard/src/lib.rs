#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(any(test, feature = "runtime-benchmarks"), allow(clippy::arithmetic_side_effects, clippy::as_conversions))]

extern crate alloc;

mod adapters;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod errors;
mod events;
mod guarded_fungibles;
mod hooks;
mod mint_redeem;
#[cfg(test)]
mod mock;
mod observation;
mod prices;
mod psm;
mod psm_access;
mod queue;
mod storage;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

pub use adapters::{EnsureGuard, PsmWeights};
use frame::deps::frame_support::pallet_macros::import_section;
pub use guarded_fungibles::GuardedFungibles;
pub use pallet::*;
pub use types::{ExternalState, Family, FamilyParams, RedemptionRequest};
pub use weights::WeightInfo;

/// Target of the pallet's logs.
pub(crate) const LOG_TARGET: &str = "runtime::peg-guard";

// The expansion of the macros uses `as` and `expect`. The work is done in modules that deny both.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(storage::storage)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{types::*, weights::WeightInfo as _, GuardedFungibles};
	use alloc::vec::Vec;
	use frame::{prelude::*, token::fungibles, traits::Contains};
	use huxian_api::views::{FamilyView, PsmQuoteView, RedemptionRequestView};
	use huxian_math::peg::Ppm;
	use huxian_traits::{
		governance::Authority, kit::Clock, market::PoolPause, oracle::FreshPrice, peg::AmoAccounting, Balance, Moment,
	};

	/// A stored redemption request.
	pub type RedemptionRequestOf<T> = RedemptionRequest<<T as frame_system::Config>::AccountId>;

	/// Storage version of the pallet.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Configuration of the guard.
	///
	/// The PSM moves its tokens through [`GuardedFungibles`]: a runtime that configures it
	/// otherwise does not compile.
	#[pallet::config]
	pub trait Config:
		frame_system::Config + pallet_psm::Config<AssetId = TokenId, Fungibles = GuardedFungibles<Self>>
	{
		/// Account of the guard: the only admin of every PSM, and the escrow of the queues. It has
		/// no key.
		type Account: Get<Self::AccountId>;

		/// Origin that creates families, sets parameters and resumes externals.
		type AdminOrigin: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin, Success = Authority>;

		/// Accounting of the market operations.
		type Amo: AmoAccounting<Self::AccountId>;

		/// Clock of the chain.
		type Clock: Clock;

		/// Tokens that a family may issue: those without another issuer.
		///
		/// The controller issues KIT, and a bridge issues its mirrors.
		type FamilyTokens: Contains<TokenId>;

		/// Seed of the fee accounts: each is derived from it and the family's token.
		type FeePot: Get<PalletId>;

		/// Origin that may pause minting and hold the queue, and nothing else.
		type GuardianOrigin: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin>;

		/// Pools, which are paused when a token that they trade is disabled.
		type Pools: PoolPause;

		/// Prices of externals and units.
		type Prices: FreshPrice;

		/// Weight that the hook may use in a block.
		type StepWeight: Get<Weight>;

		/// The tokens, without the guard in between.
		type Tokens: fungibles::Mutate<Self::AccountId, AssetId = TokenId, Balance = Balance>
			+ fungibles::metadata::Inspect<Self::AccountId>
			+ fungibles::roles::Inspect<Self::AccountId>;

		/// Weights of the pallet's calls and hooks, and of the PSM's `mint` and `redeem`.
		type WeightInfo: crate::weights::WeightInfo;

		/// Prepares the worst case of the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
	}

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Families of the first block, with their externals.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The families.
		pub families: Vec<FamilyGenesis>,
		#[doc(hidden)]
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for family in &self.families {
				let built = Pallet::<T>::build_family(family);
				assert!(built.is_ok(), "peg guard: family {}: {built:?}", family.token);
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Pauses and resumes minting, sets fees, reports the backing, and pays the queues.
		fn on_initialize(block: BlockNumberFor<T>) -> Weight {
			Self::step(block)
		}

		fn integrity_test() {
			assert!(
				<T as pallet_psm::Config>::MaxExternals::get() <= MAX_EXTERNALS,
				"the PSM allows more externals than the guard can process"
			);
			let one = <T as Config>::WeightInfo::step().saturating_add(Self::max_family_weight());
			assert!(T::StepWeight::get().all_gte(one), "`StepWeight` is too small for one family");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Creates a family: a token that is minted against externals.
		///
		/// ## Dispatch Origin
		/// The committee.
		///
		/// ## Parameters
		/// - `family`: The token. It has metadata, a minimum balance of 1, no supply, and no
		///   issuer.
		/// - `params`: Parameters within the bounds of `FamilyParams::validate`.
		/// - `max_debt`: Debt ceiling of the PSM.
		/// - `min_swap`: Minimum amount of a mint or a redemption; it can never be changed.
		///
		/// ## Errors
		/// [`Error::OutOfBounds`], [`Error::FamilyExists`], [`Error::IssuedElsewhere`],
		/// [`Error::AlreadyInFamily`], [`Error::NoMetadata`], [`Error::WrongMinimumBalance`],
		/// [`Error::AlreadyIssued`], [`Error::TooManyFamilies`], and those of the PSM.
		///
		/// ## Events
		/// [`Event::FamilyCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::create_family())]
		pub fn create_family(
			origin: OriginFor<T>,
			family: TokenId,
			params: FamilyParams,
			#[pallet::compact] max_debt: Balance,
			#[pallet::compact] min_swap: Balance,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_create_family(family, params, max_debt, min_swap)
		}

		/// Adds an external to a family. Minting opens with the first price of the external.
		///
		/// ## Dispatch Origin
		/// The committee after its notice, because more tokens back the family.
		///
		/// ## Parameters
		/// - `domain`: Chain that the external comes from.
		/// - `decimals`: Decimals of its route. They must equal those of its metadata.
		/// - `weight`: Weight among the ceilings, in millionths. In a family of three externals or
		///   more, at most `max_external_share` of all weights.
		///
		/// ## Errors
		/// [`Error::UnknownFamily`], [`Error::OutOfBounds`], [`Error::AlreadyInFamily`],
		/// [`Error::NoMetadata`], [`Error::WrongDecimals`], [`Error::WrongMinimumBalance`],
		/// [`Error::TooManyExternals`], [`Error::WeightTooLarge`], [`Error::NeedsNotice`].
		///
		/// ## Events
		/// [`Event::ExternalAdded`].
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::add_external())]
		pub fn add_external(
			origin: OriginFor<T>,
			family: TokenId,
			external: TokenId,
			domain: Domain,
			decimals: u8,
			weight: Ppm,
		) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			ensure!(authority.may_set(true), Error::<T>::NeedsNotice);
			Self::do_add_external(family, external, domain, decimals, weight)
		}

		/// Removes an external without debt from its family.
		///
		/// ## Dispatch Origin
		/// The committee; after its notice if the external has a weight, because the ceilings of
		/// the others rise.
		///
		/// ## Errors
		/// [`Error::UnknownExternal`], [`Error::HasDebt`], [`Error::HasPendingRedemptions`],
		/// [`Error::HasOperation`], [`Error::NeedsNotice`].
		///
		/// ## Events
		/// [`Event::ExternalRemoved`].
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::remove_external())]
		pub fn remove_external(origin: OriginFor<T>, external: TokenId) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_external(authority, external)
		}

		/// Sets all parameters of a family. Fees follow in the next block.
		///
		/// ## Dispatch Origin
		/// The committee; after its notice if the parameters are looser than the current ones.
		///
		/// ## Errors
		/// [`Error::OutOfBounds`], [`Error::UnknownFamily`], [`Error::NeedsNotice`].
		///
		/// ## Events
		/// [`Event::ParamsSet`].
		#[doc(alias = "set_rules")]
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::set_params())]
		pub fn set_params(origin: OriginFor<T>, family: TokenId, params: FamilyParams) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_params(authority, family, params)
		}

		/// Sets the debt ceiling of a family in the PSM.
		///
		/// ## Dispatch Origin
		/// The committee; after its notice if the ceiling rises.
		///
		/// ## Errors
		/// [`Error::UnknownFamily`], [`Error::NeedsNotice`].
		///
		/// ## Events
		/// `MaxDebtUpdated` of the PSM.
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::set_max_debt())]
		pub fn set_max_debt(
			origin: OriginFor<T>,
			family: TokenId,
			#[pallet::compact] value: Balance,
		) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_max_debt(authority, family, value)
		}

		/// Sets the weights of some of a family's externals. The others keep theirs.
		///
		/// ## Dispatch Origin
		/// The committee after its notice. Ceilings are shares of the sum, so the others gain what
		/// one of them loses.
		///
		/// ## Parameters
		/// - `weights`: Externals and their weights, in millionths, at most a million each. In a
		///   family of three externals or more, at most `max_external_share` of all weights.
		///
		/// ## Errors
		/// [`Error::UnknownFamily`], [`Error::UnknownExternal`], [`Error::NeedsNotice`],
		/// [`Error::OutOfBounds`], [`Error::WeightTooLarge`].
		///
		/// ## Events
		/// [`Event::WeightsSet`].
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::set_weights(MAX_EXTERNALS))]
		pub fn set_weights(
			origin: OriginFor<T>,
			family: TokenId,
			weights: BoundedVec<(TokenId, Ppm), ConstU32<MAX_EXTERNALS>>,
		) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_weights(authority, family, weights.into_inner())
		}

		/// Pauses minting against an external. Redeeming goes on.
		///
		/// ## Dispatch Origin
		/// [`Config::GuardianOrigin`].
		///
		/// ## Details
		/// The pause lasts until the committee resumes the external, or until
		/// [`Pallet::release_minting`] lets the price decide again.
		///
		/// ## Errors
		/// [`Error::UnknownExternal`], [`Error::AlreadyPaused`].
		///
		/// ## Events
		/// [`Event::MintingPaused`].
		#[doc(alias = "stop")]
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::pause_minting())]
		pub fn pause_minting(origin: OriginFor<T>, external: TokenId) -> DispatchResult {
			T::GuardianOrigin::ensure_origin(origin)?;
			Self::do_pause_minting(external)
		}

		/// Disables minting against an external and redeeming into it, because it is a counterfeit.
		///
		/// ## Dispatch Origin
		/// The committee.
		///
		/// ## Details
		/// From now on the external counts nothing and as fallen, at any price of its feed. The
		/// haircut holds from this very call on. All pools that trade the external are paused.
		/// Redemption requests that wait are paid as promised.
		///
		/// ## Errors
		/// [`Error::UnknownExternal`], [`Error::AlreadyPaused`].
		///
		/// ## Events
		/// [`Event::ExternalDisabled`], and [`Event::FeesSet`] for each external whose fees change.
		#[doc(alias = "shut")]
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::disable_weight())]
		pub fn disable_external(origin: OriginFor<T>, external: TokenId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_disable_external(external)
		}

		/// Resumes an external by one step.
		///
		/// ## Dispatch Origin
		/// The committee.
		///
		/// ## Details
		/// Redeeming into a disabled external resumes. Minting against a paused external resumes if
		/// its price is fresh and at most `pause_below` under the unit.
		///
		/// ## Errors
		/// [`Error::UnknownExternal`], [`Error::NotPaused`], [`Error::PriceStale`],
		/// [`Error::NotRecovered`].
		///
		/// ## Events
		/// [`Event::RedeemingResumed`] or [`Event::MintingResumed`].
		#[doc(alias = "reopen")]
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::resume_weight())]
		pub fn resume_external(origin: OriginFor<T>, external: TokenId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_resume_external(external)
		}

		/// Holds the payments of a family for a day: every redemption waits.
		///
		/// ## Dispatch Origin
		/// [`Config::GuardianOrigin`]; again only a day after the end of the last hold.
		///
		/// ## Errors
		/// [`Error::UnknownFamily`], [`Error::HeldRecently`].
		///
		/// ## Events
		/// [`Event::QueueHeld`].
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::hold_queue())]
		pub fn hold_queue(origin: OriginFor<T>, family: TokenId) -> DispatchResult {
			T::GuardianOrigin::ensure_origin(origin)?;
			Self::do_hold_queue(family)
		}

		/// Releases the payments of a family.
		///
		/// ## Dispatch Origin
		/// The committee.
		///
		/// ## Errors
		/// [`Error::UnknownFamily`], [`Error::QueueIsNotHeld`].
		///
		/// ## Events
		/// [`Event::QueueReleased`].
		#[pallet::call_index(10)]
		#[pallet::weight(<T as Config>::WeightInfo::release_queue())]
		pub fn release_queue(origin: OriginFor<T>, family: TokenId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_release_queue(family)
		}

		/// Pays redemption requests, first in, first out, as far as the hourly limit allows.
		///
		/// ## Dispatch Origin
		/// Signed by anyone.
		///
		/// ## Details
		/// Each block does the same. The call is for those who do not want to wait for it.
		///
		/// ## Parameters
		/// - `max_requests`: Number of requests to process at most; more than [`MAX_REQUESTS`]
		///   count as that.
		///
		/// ## Errors
		/// [`Error::UnknownFamily`], [`Error::QueueIsHeld`], [`Error::NothingToProcess`].
		///
		/// ## Events
		/// [`Event::RedemptionPaid`] or [`Event::RedemptionUndeliverable`] for each request.
		#[doc(alias = "serve")]
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::process_queue((*max_requests).min(MAX_REQUESTS)))]
		pub fn process_queue(
			origin: OriginFor<T>,
			family: TokenId,
			#[pallet::compact] max_requests: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let processed = Self::do_process_queue(family, max_requests.min(MAX_REQUESTS))?;
			Ok(Some(<T as Config>::WeightInfo::process_queue(processed)).into())
		}

		/// Pays an undeliverable redemption request to its account.
		///
		/// ## Dispatch Origin
		/// Signed by anyone.
		///
		/// ## Errors
		/// [`Error::UnknownFamily`], [`Error::QueueIsHeld`], [`Error::UnknownRequest`], and those
		/// of the transfer while it still fails.
		///
		/// ## Events
		/// [`Event::RedemptionPaid`].
		#[pallet::call_index(12)]
		#[pallet::weight(<T as Config>::WeightInfo::claim())]
		pub fn claim(
			origin: OriginFor<T>,
			family: TokenId,
			#[pallet::compact] request_id: RequestId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim(family, request_id)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Returns all families, with backing, limits and fees.
		pub fn families() -> Vec<FamilyView<T::AccountId>> {
			Self::view_families()
		}

		/// Returns the quote of a mint against `amount` of an external.
		pub fn quote_mint(family: TokenId, external: TokenId, amount: Balance) -> Option<PsmQuoteView> {
			Self::view_quote_mint(family, external, amount)
		}

		/// Returns the quote of a redemption of `amount` of a family's token.
		pub fn quote_redeem(family: TokenId, external: TokenId, amount: Balance) -> Option<PsmQuoteView> {
			Self::view_quote_redeem(family, external, amount)
		}

		/// Returns the redemption requests of a family that wait, from an id on.
		pub fn redemptions(family: TokenId, from: RequestId, limit: u32) -> Vec<RedemptionRequestView<T::AccountId>> {
			Self::view_redemptions(family, from, limit)
		}
	}
}
