#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::arithmetic_side_effects,
		clippy::as_conversions,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]

extern crate alloc;

mod adapters;
mod amo;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod door;
mod errors;
mod events;
#[cfg(test)]
mod mock;
mod passage;
pub mod psm;
mod queue;
mod step;
mod storage;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

pub use adapters::{EnsureGuard, PsmWeights};
pub use door::Doorkeeper;
use frame::deps::frame_support::pallet_macros::import_section;
pub use pallet::*;
pub use types::{Family, FamilyRules, State, Ticket};
pub use weights::WeightInfo;

// What the macros write out uses `as` and `expect`; the work is done in modules where neither is allowed.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(storage::storage)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{types::*, weights::WeightInfo as _, Doorkeeper};
	use alloc::vec::Vec;
	use frame::{prelude::*, token::fungibles};
	use huxian_math::{peg::Ppm, MathError};
	use huxian_traits::{
		governance::Authority,
		kit::Clock,
		oracle::FreshPrice,
		peg::AmoBooks,
		views::{FamilyView, SwapView, TicketView},
		Balance, Moment,
	};

	/// A redemption as it is kept.
	pub type TicketOf<T> = Ticket<<T as frame_system::Config>::AccountId>;

	/// The stability module moves its tokens through [`Doorkeeper`]: a runtime that wires it past the guard does not compile.
	#[pallet::config]
	pub trait Config:
		frame_system::Config + pallet_psm::Config<AssetId = TokenId, Fungibles = Doorkeeper<Self>>
	{
		/// The guard: the keyless account that is the only admin of every family, and holds what waits in the queue.
		type Account: Get<Self::AccountId>;

		/// Who may add families and tokens, set rules within their bounds, and open.
		type AdminOrigin: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin, Success = Authority>;

		/// The books of the market operations.
		type Amo: AmoBooks<Self::AccountId>;

		/// The clock of the chain.
		type Clock: Clock;

		/// Who may stop minting and hold the queue, and nothing else.
		type GuardianOrigin: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin>;

		/// What tokens cost.
		type Prices: FreshPrice;

		/// The reserve of a family is the account of this name and of its token.
		type ReservePot: Get<PalletId>;

		/// The part of a block that the guard may take.
		type StepWeight: Get<Weight>;

		/// The tokens, as they are.
		type Tokens: fungibles::Mutate<Self::AccountId, AssetId = TokenId, Balance = Balance>
			+ fungibles::metadata::Inspect<Self::AccountId>
			+ fungibles::roles::Inspect<Self::AccountId>;

		/// What calls and hooks cost.
		type WeightInfo: crate::weights::WeightInfo;

		/// Builds the worst world to measure in.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// The families from the first block on, each with the tokens that it is minted against.
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
				let built = Pallet::<T>::found(family);
				assert!(built.is_ok(), "peg guard: family {}: {built:?}", family.token);
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Looks at every token, stops and opens minting, sets fees, tells the backing, pays redemptions.
		fn on_initialize(block: BlockNumberFor<T>) -> Weight {
			Self::step(block)
		}

		fn integrity_test() {
			assert!(
				<T as pallet_psm::Config>::MaxExternals::get() <= MAX_EXTERNALS,
				"the stability module takes more tokens of a family than the guard can look at"
			);
			let one = <T as Config>::WeightInfo::step().saturating_add(Self::heaviest_family());
			assert!(T::StepWeight::get().all_gte(one), "the guard's part of a block is too small for one family");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Lets a token be minted against others.
		///
		/// # Origin
		/// The committee.
		///
		/// # Parameters
		/// - `family`: the token; it has metadata, a minimum balance of 1, and nothing of it was issued.
		/// - `rules`: within the bounds of [`FamilyRules::check`].
		/// - `max_debt`: the ceiling of the stability module.
		/// - `min_swap`: the least that is minted or redeemed at once, and never changes.
		///
		/// # Errors
		/// [`Error::OutOfBounds`], [`Error::FamilyExists`], [`Error::NoMetadata`], [`Error::WrongMinimumBalance`],
		/// [`Error::AlreadyIssued`], [`Error::TooManyFamilies`], and those of the stability module.
		///
		/// # Events
		/// [`Event::InstanceCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::create_instance())]
		pub fn create_instance(
			origin: OriginFor<T>,
			family: TokenId,
			rules: FamilyRules,
			#[pallet::compact] max_debt: Balance,
			#[pallet::compact] min_swap: Balance,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_create_instance(family, rules, max_debt, min_swap)
		}

		/// Lets a family be minted against one more token, as soon as a price of it was seen.
		///
		/// # Origin
		/// The committee after its notice: one more token may be minted against.
		///
		/// # Parameters
		/// - `domain`: where the token comes from.
		/// - `decimals`: those of its route; its metadata must say the same.
		/// - `weight`: its weight among the ceilings, in millionths. With three tokens or more, at most `external_share` of all.
		///
		/// # Errors
		/// [`Error::UnknownFamily`], [`Error::OutOfBounds`], [`Error::AlreadyInFamily`], [`Error::NoMetadata`],
		/// [`Error::WrongDecimals`], [`Error::WrongMinimumBalance`], [`Error::TooManyExternals`], [`Error::WeightTooLarge`],
		/// [`Error::NeedsNotice`].
		///
		/// # Events
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
			// One more token that may be minted against.
			ensure!(authority.may_set(true), Error::<T>::NeedsNotice);
			Self::do_add_external(family, external, domain, decimals, weight)
		}

		/// Takes a token off its family that backs nothing any more.
		///
		/// # Origin
		/// The committee; after its notice when it has a weight, which goes to the others.
		///
		/// # Errors
		/// [`Error::UnknownExternal`], [`Error::HasDebt`], [`Error::HasTickets`], [`Error::HasOperation`], [`Error::NeedsNotice`].
		///
		/// # Events
		/// [`Event::ExternalRemoved`].
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::remove_external())]
		pub fn remove_external(origin: OriginFor<T>, external: TokenId) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_external(authority, external)
		}

		/// Sets the rules of a family, all of them and at once; fees follow in the next block.
		///
		/// # Origin
		/// The committee; after its notice for rules that are looser than those before.
		///
		/// # Errors
		/// [`Error::OutOfBounds`], [`Error::UnknownFamily`], [`Error::NeedsNotice`].
		///
		/// # Events
		/// [`Event::RulesSet`].
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::set_rules())]
		pub fn set_rules(origin: OriginFor<T>, family: TokenId, rules: FamilyRules) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_rules(authority, family, rules)
		}

		/// Sets the ceiling of a family in the stability module.
		///
		/// # Origin
		/// The committee; after its notice for a higher one.
		///
		/// # Errors
		/// [`Error::UnknownFamily`], [`Error::NeedsNotice`].
		///
		/// # Events
		/// The stability module's `MaxDebtUpdated`.
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

		/// Sets the weights of the ceilings of some of a family's tokens; the others keep theirs.
		///
		/// # Origin
		/// The committee after its notice: ceilings are shares of the sum, and what one loses the others get.
		///
		/// # Errors
		/// [`Error::UnknownFamily`], [`Error::UnknownExternal`], [`Error::NeedsNotice`], [`Error::OutOfBounds`] for a weight above a million,
		/// [`Error::WeightTooLarge`] for a family of three or more when one is more than `external_share` of all.
		///
		/// # Events
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

		/// Stops minting against a token, until the committee opens it. Redeeming goes on.
		///
		/// # Origin
		/// The guardian.
		///
		/// # Errors
		/// [`Error::UnknownExternal`], [`Error::AlreadyStopped`].
		///
		/// # Events
		/// [`Event::MintingStopped`].
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::stop())]
		pub fn stop(origin: OriginFor<T>, external: TokenId) -> DispatchResult {
			T::GuardianOrigin::ensure_origin(origin)?;
			Self::do_stop(external)
		}

		/// Stops minting against a token and redeeming into it: it is a counterfeit.
		///
		/// # Origin
		/// The committee.
		///
		/// # Errors
		/// [`Error::UnknownExternal`], [`Error::AlreadyStopped`].
		///
		/// # Events
		/// [`Event::ExternalShut`].
		#[pallet::call_index(7)]
		#[pallet::weight(<T as Config>::WeightInfo::shut())]
		pub fn shut(origin: OriginFor<T>, external: TokenId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_shut(external)
		}

		/// Opens a token by one step: a shut one for redeeming; a stopped one for minting, when its price is fresh and no further
		/// below its unit than `stop_below`.
		///
		/// # Origin
		/// The committee.
		///
		/// # Errors
		/// [`Error::UnknownExternal`], [`Error::NotStopped`], [`Error::PriceStale`], [`Error::NotCalm`].
		///
		/// # Events
		/// [`Event::RedeemingResumed`] or [`Event::MintingResumed`].
		#[pallet::call_index(8)]
		#[pallet::weight(<T as Config>::WeightInfo::reopen())]
		pub fn reopen(origin: OriginFor<T>, external: TokenId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_reopen(external)
		}

		/// Holds the payments of a family for a day: every redemption waits.
		///
		/// # Origin
		/// The guardian; again only a day after the hold before has ended.
		///
		/// # Errors
		/// [`Error::UnknownFamily`], [`Error::HeldRecently`].
		///
		/// # Events
		/// [`Event::QueueHeld`].
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::hold_queue())]
		pub fn hold_queue(origin: OriginFor<T>, family: TokenId) -> DispatchResult {
			T::GuardianOrigin::ensure_origin(origin)?;
			Self::do_hold_queue(family)
		}

		/// Lets payments of a family go on.
		///
		/// # Origin
		/// The committee.
		///
		/// # Errors
		/// [`Error::UnknownFamily`], [`Error::QueueIsNotHeld`].
		///
		/// # Events
		/// [`Event::QueueReleased`].
		#[pallet::call_index(10)]
		#[pallet::weight(<T as Config>::WeightInfo::release_queue())]
		pub fn release_queue(origin: OriginFor<T>, family: TokenId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_release_queue(family)
		}

		/// Pays redemptions that wait, the first ones first, as far as the hour allows. The chain does so by itself; this is for
		/// those who do not want to wait.
		///
		/// # Origin
		/// Signed by anyone.
		///
		/// # Parameters
		/// - `most`: at most this many of them, and at most [`MAX_SERVED`].
		///
		/// # Errors
		/// [`Error::UnknownFamily`], [`Error::QueueIsHeld`], [`Error::NothingToServe`].
		///
		/// # Events
		/// [`Event::RedemptionPaid`] or [`Event::RedemptionParked`] for each.
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::serve((*most).min(MAX_SERVED)))]
		pub fn serve(
			origin: OriginFor<T>,
			family: TokenId,
			#[pallet::compact] most: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let served = Self::do_serve(family, most.min(MAX_SERVED))?;
			Ok(Some(<T as Config>::WeightInfo::serve(served)).into())
		}

		/// Pays a parked redemption to whom it belongs.
		///
		/// # Origin
		/// Signed by anyone.
		///
		/// # Errors
		/// [`Error::UnknownFamily`], [`Error::QueueIsHeld`], [`Error::NoSuchTicket`], and those of the transfer while he still
		/// cannot be paid.
		///
		/// # Events
		/// [`Event::RedemptionPaid`].
		#[pallet::call_index(12)]
		#[pallet::weight(<T as Config>::WeightInfo::claim())]
		pub fn claim(origin: OriginFor<T>, family: TokenId, #[pallet::compact] number: TicketNumber) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim(family, number)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// All families: what backs them, what may come in, what swaps cost.
		pub fn families() -> Vec<FamilyView<T::AccountId>> {
			Self::view_families()
		}

		/// What `amount` of a token would mint now.
		pub fn quote_mint(family: TokenId, external: TokenId, amount: Balance) -> Option<SwapView> {
			Self::view_quote_mint(family, external, amount)
		}

		/// What `amount` of a family's token would be redeemed for now.
		pub fn quote_redeem(family: TokenId, external: TokenId, amount: Balance) -> Option<SwapView> {
			Self::view_quote_redeem(family, external, amount)
		}

		/// The redemptions of a family that wait, from a number on.
		pub fn redemptions(family: TokenId, from: TicketNumber, limit: u32) -> Vec<TicketView<T::AccountId>> {
			Self::view_redemptions(family, from, limit)
		}
	}
}
