//! # Prices
//!
//! Prices that carry their age: a quorum of oracle members, the median of their values, and a
//! dispute when the values contradict each other.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for its configuration, calls, storage, events and errors. Other
//! pallets read prices through [`FreshPrice`](huxian_traits::oracle::FreshPrice), which this pallet
//! implements. People read them through its view functions.
//!
//! ## Overview
//!
//! The SDK's `pallet-oracle` takes the values that members feed. Its combined value is not used,
//! for three reasons. It cannot be cleared when members begin to contradict each other. It does not
//! notice that a value in it has grown old. Root takes part in it. This pallet keeps the last value
//! of each member, in one storage item for each feed. It combines them at each read
//! ([`FreshPrice::quote`](huxian_traits::oracle::FreshPrice::quote)).
//!
//! ## Terms
//!
//! * **Member**: an account that may feed. Root may feed too, but its values never count.
//! * **Submission**: the last value that an account fed for a feed, with its time.
//! * **Fresh**: younger than [`QuorumParams::maximum_age`].
//! * **Contributor**: a current member with a fresh submission within
//!   [`MIN_VALUE`]`..=`[`MAX_VALUE`].
//! * **Quorum**: there are at least [`QuorumParams::minimum_members`] members. At least
//!   [`QuorumParams::minimum_values`] of them, and more than half, are contributors.
//! * **Disputed**: the contributors' values lie too far apart, see [`aggregate`].
//! * **Quote**: the median of the contributors' values with the time of the oldest one, or the
//!   reason why there is none.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(any(test, feature = "runtime-benchmarks"), allow(clippy::arithmetic_side_effects, clippy::as_conversions))]

extern crate alloc;

mod adapters;
pub mod aggregate;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod errors;
mod events;
mod impls;
#[cfg(test)]
mod mock;
mod roster;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
mod views;
pub mod weights;

pub use adapters::{CombineNothing, OracleWeights};
#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame::deps::frame_support::pallet_macros::import_section;

/// Target of this pallet's log lines.
pub(crate) const LOG_TARGET: &str = "runtime::prices";

// The code that macros generate uses `as` and `expect`. The work of the calls is in `impls.rs`,
// where neither is allowed.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{
		weights::WeightInfo, AccountsOf, AssetReaders, Quorum, QuorumParams, ReplaceMembers, Roster, Submission,
	};
	use alloc::vec::Vec;
	use frame::{prelude::*, traits::Time};
	use huxian_traits::{
		governance::{Authority, GovernedParams},
		kit::Clock,
		oracle::{Feed, Quote},
		Moment,
	};

	/// Number of values that one [`Pallet::purge_submissions`] removes at most.
	pub const MAX_PURGED: u32 = 64;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config
		+ pallet_oracle::Config<OracleKey = Feed, OracleValue = FixedU128, Time: Time<Moment = Moment>>
	{
		/// The clock that measures ages. Must be the one that the oracle stamps values with.
		type Clock: Clock;

		/// The origin that may set the parameters.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Authority>;

		/// The origin that may remove members, and promote substitutes, without notice.
		type RemoveOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The membership of the oracle. Its own calls must need notice.
		type Membership: ReplaceMembers<Self::AccountId>;

		/// The pallets that read market prices of assets.
		type AssetReaders: AssetReaders;

		/// Number of members that a quote reads at most.
		///
		/// With more members there is no quorum, so that a quote never costs more than its weight.
		/// The membership must have the same bound.
		#[pallet::constant]
		type MaxMembers: Get<u32>;

		/// Weights of the calls, of feeding, and of one quote.
		type WeightInfo: WeightInfo;

		/// Sets members and time for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper<Self::AccountId>;
	}

	/// The parameters and the current members: one item, because each quote needs both.
	#[pallet::storage]
	pub type QuorumConfig<T: Config> =
		StorageValue<_, Quorum<<T as frame_system::Config>::AccountId, <T as Config>::MaxMembers>, ValueQuery>;

	/// The last value of each account for each feed, in no order.
	///
	/// Values of former members may be among them. They do not count.
	#[pallet::storage]
	pub type Submissions<T: Config> = StorageMap<
		_,
		Twox64Concat,
		Feed,
		BoundedVec<Submission<<T as frame_system::Config>::AccountId>, <T as Config>::MaxMembers>,
		ValueQuery,
	>;

	/// The members after the last change with notice, and the substitutes.
	#[pallet::storage]
	pub type Rosters<T: Config> =
		StorageValue<_, Roster<<T as frame_system::Config>::AccountId, <T as Config>::MaxMembers>, ValueQuery>;

	/// The parameters and substitutes of the first block.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The parameters of the first block. The default is [`QuorumParams::PUBLIC`].
		pub params: QuorumParams,
		/// The substitutes of the first block. The genesis of the members must come before.
		pub substitutes: Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				self.params.validate(T::MaxMembers::get()).is_ok(),
				"prices: the parameters are out of bounds: {:?}",
				self.params
			);
			QuorumConfig::<T>::mutate(|quorum| quorum.params = self.params);
			let substitutes = AccountsOf::<T>::try_from(self.substitutes.clone());
			assert!(substitutes.is_ok(), "prices: more than MaxMembers substitutes in the genesis");
			let substitutes = substitutes.unwrap_or_default();
			assert!(
				Pallet::<T>::ensure_valid_substitutes(&substitutes).is_ok(),
				"prices: a substitute is a member, or named twice, in the genesis"
			);
			Rosters::<T>::mutate(|roster| roster.substitutes = substitutes);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let feeders = T::MaxMembers::get().saturating_add(1);
			assert!(
				<T as pallet_oracle::Config>::MaxHasDispatchedSize::get() >= feeders,
				"all members and Root must be able to feed in one block: MaxHasDispatchedSize must exceed MaxMembers",
			);
			assert!(
				QuorumParams::default().validate(T::MaxMembers::get()).is_ok(),
				"MaxMembers must allow for the parameters of a public network",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets the quorum parameters.
		///
		/// ## Dispatch Origin
		///
		/// Must be [`Config::AdminOrigin`]. Looser parameters need [`Authority::Loosen`].
		///
		/// ## Details
		///
		/// The parameters apply at once, also to values that were fed before.
		///
		/// ## Parameters
		///
		/// - `params`: the new parameters, all of them.
		///
		/// ## Errors
		///
		/// - [`Error::MinimumMembersOutOfBounds`]: `minimum_members` is 0 or above
		///   [`Config::MaxMembers`].
		/// - [`Error::MinimumValuesOutOfBounds`]: `minimum_values` is 0 or above `minimum_members`.
		/// - [`Error::MaximumAgeOutOfBounds`]: `maximum_age` is below one minute or above one hour.
		/// - [`Error::NeedsNotice`]: fewer members, fewer values or a greater age, with
		///   [`Authority::Tighten`] only.
		///
		/// ## Events
		///
		/// - [`Event::ParamsSet`].
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::set_params())]
		pub fn set_params(origin: OriginFor<T>, params: QuorumParams) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_params(authority, params)
		}

		/// Removes the stored values of an account that is not a member.
		///
		/// ## Dispatch Origin
		///
		/// Must be signed, by anyone.
		///
		/// ## Details
		///
		/// Such values do not count, so removing them only frees storage. One call removes at most
		/// [`MAX_PURGED`]. The event says if some are left for another call. The weight for values
		/// that were not there is refunded. Values that Root fed are removed under the oracle's own
		/// account.
		///
		/// ## Parameters
		///
		/// - `who`: the former member.
		///
		/// ## Errors
		///
		/// - [`Error::StillMember`]: `who` is a member.
		/// - [`Error::NothingToPurge`]: there is no value of `who`.
		///
		/// ## Events
		///
		/// - [`Event::SubmissionsPurged`].
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::purge_submissions(MAX_PURGED))]
		pub fn purge_submissions(origin: OriginFor<T>, who: T::AccountId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let removed = Self::do_purge_submissions(who)?;
			Ok(Some(<T as Config>::WeightInfo::purge_submissions(removed)).into())
		}

		/// Removes a member that feeds false values, and makes a substitute a member.
		///
		/// ## Dispatch Origin
		///
		/// Must be [`Config::RemoveOrigin`]. No notice is needed.
		///
		/// ## Details
		///
		/// Two thirds of the last announced members must stay. More removals need notice, so nobody
		/// turns a third of the members into most of them at once.
		///
		/// ## Parameters
		///
		/// - `who`: the member.
		/// - `substitute`: the account that becomes a member in its place, or none.
		///
		/// ## Errors
		///
		/// - [`Error::NotMember`]: `who` is no member.
		/// - [`Error::NotSubstitute`]: `substitute` is no substitute.
		/// - [`Error::NeedsSubstitute`]: without one there would be no quorum. From five members
		///   on, also if a third of the announced members would have half of the values.
		/// - [`Error::TooManyRemoved`]: a third of the announced members were removed already.
		///
		/// ## Events
		///
		/// - [`Event::MemberRemoved`].
		#[pallet::call_index(2)]
		// Six reads and four writes of lists of accounts. A purge of four values reads and writes
		// eight larger items.
		#[pallet::weight(<T as Config>::WeightInfo::purge_submissions(4))]
		pub fn remove_member(
			origin: OriginFor<T>,
			who: T::AccountId,
			substitute: Option<T::AccountId>,
		) -> DispatchResult {
			T::RemoveOrigin::ensure_origin(origin)?;
			Self::do_remove_member(who, substitute)
		}

		/// Makes a substitute a member.
		///
		/// ## Dispatch Origin
		///
		/// Must be [`Config::RemoveOrigin`]. No notice is needed: the substitute had it.
		///
		/// ## Parameters
		///
		/// - `who`: the substitute.
		///
		/// ## Errors
		///
		/// - [`Error::NotSubstitute`]: `who` is no substitute.
		/// - The membership's own error if there are too many members.
		///
		/// ## Events
		///
		/// - [`Event::SubstitutePromoted`].
		#[pallet::call_index(3)]
		// As `remove_member`, with fewer checks.
		#[pallet::weight(<T as Config>::WeightInfo::purge_submissions(4))]
		pub fn promote_substitute(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::RemoveOrigin::ensure_origin(origin)?;
			Self::do_promote_substitute(who)
		}

		/// Replaces the substitutes.
		///
		/// ## Dispatch Origin
		///
		/// Must be [`Config::AdminOrigin`]. A new substitute needs [`Authority::Loosen`].
		///
		/// ## Parameters
		///
		/// - `substitutes`: all substitutes, none of them a member.
		///
		/// ## Errors
		///
		/// - [`Error::DuplicateSubstitute`]: an account is named twice.
		/// - [`Error::AlreadyMember`]: an account is a member.
		/// - [`Error::NeedsNotice`]: an account is new, with [`Authority::Tighten`] only.
		///
		/// ## Events
		///
		/// - [`Event::SubstitutesSet`].
		#[pallet::call_index(4)]
		// Two reads and one write of lists of accounts: less than a purge of four values.
		#[pallet::weight(<T as Config>::WeightInfo::purge_submissions(4))]
		pub fn set_substitutes(origin: OriginFor<T>, substitutes: AccountsOf<T>) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_substitutes(authority, substitutes)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Returns the quote of `feed` now.
		pub fn quote_of(feed: Feed) -> Quote {
			Self::read_quote(&feed)
		}

		/// Returns the quotes of all reference feeds now.
		pub fn quotes() -> Vec<(Feed, Quote)> {
			Self::read_quotes()
		}

		/// Returns the quorum parameters in force.
		pub fn params() -> QuorumParams {
			QuorumConfig::<T>::get().params
		}

		/// Returns the substitutes, in the order of announcement.
		pub fn substitutes() -> Vec<T::AccountId> {
			Rosters::<T>::get().substitutes.into_inner()
		}

		/// Returns true if the chain reads `feed`, so that members may feed it.
		pub fn reads(feed: Feed) -> bool {
			Self::is_read(&feed)
		}
	}
}
