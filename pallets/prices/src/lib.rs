//! # Prices
//!
//! Prices that carry their age: a quorum of oracle members, the median of their values, and a dispute when they
//! contradict each other.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for its configuration, calls, storage, events and errors. Other pallets read prices
//! through [`FreshPrice`](huxian_traits::oracle::FreshPrice), which this pallet implements; people read them through
//! its view functions.
//!
//! ## Overview
//!
//! The SDK's `pallet-oracle` takes the values that members feed. The value it would combine them to is not used: it can
//! neither be cleared when the members come to contradict each other, nor does it notice that what went into it has
//! grown old, and Root takes part in it. This pallet keeps what the members have said last, one storage item a feed, and
//! combines it whenever it is read ([`FreshPrice::quote`](huxian_traits::oracle::FreshPrice::quote)).
//!
//! ## Terms
//!
//! * **Member**: an account that may feed. Root may feed too, but its values never count.
//! * **Word**: what an account has fed last for a feed, and when.
//! * **Contributor**: a present member whose word is fresh and within [`LOWEST_VALUE`]..=[`HIGHEST_VALUE`].
//! * **Fresh**: younger than [`QuorumRules::maximum_age`].
//! * **Quorum**: more than half of the members and at least [`QuorumRules::minimum_values`] are contributors, and there
//!   are at least [`QuorumRules::minimum_members`] members.
//! * **Disputed**: the contributors' values lie too far apart, see [`combine`].
//! * **Quote**: the median of the contributors' values together with the age of the oldest one; or the reason why there
//!   is none.

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

mod adapters;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod combine;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
mod views;
pub mod weights;

pub use adapters::{CombineNothing, OracleWeights};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// Prepares the world around this pallet for a benchmark.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AccountId> {
	/// Makes `members`, which are sorted, the only members of the oracle.
	fn set_members(members: &[AccountId]);
	/// Sets the time of the block, in milliseconds since 1970.
	fn set_time(now: huxian_traits::Moment);
}

// What the macros write out uses `as` and `expect`; what the calls do stands in `impls.rs`, where neither is allowed.
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{weights::WeightInfo, Electors, OutOfBounds, QuorumRules, Word};
	use alloc::vec::Vec;
	use frame::{prelude::*, traits::Time};
	use huxian_traits::{
		governance::Authority,
		kit::Clock,
		oracle::{Feed, Quote},
		Moment,
	};

	/// How many values of a former member one [`Pallet::forget`] removes at most.
	pub const FORGET_AT_ONCE: u32 = 64;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config
		+ pallet_oracle::Config<OracleKey = Feed, OracleValue = FixedU128, Time: Time<Moment = Moment>>
	{
		/// The clock that ages are measured by: the same that the oracle stamps values with.
		type Clock: Clock;

		/// Who may set the rules.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Authority>;

		/// The most members that a quote looks at. With more members than this there is no quorum, so that a quote
		/// never costs more than it declares; the membership must keep the same bound.
		#[pallet::constant]
		type MaxMembers: Get<u32>;

		/// What the calls, and reading a price, cost.
		type WeightInfo: WeightInfo;

		/// Prepares members and time for a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper<Self::AccountId>;
	}

	/// Who is believed, and by which rules. One item, because every price that is read needs both.
	#[pallet::storage]
	pub type Electorate<T: Config> =
		StorageValue<_, Electors<<T as frame_system::Config>::AccountId, <T as Config>::MaxMembers>, ValueQuery>;

	/// What has been fed last for each feed: a word an account, in no order. Those of former members may be among them and
	/// do not count.
	#[pallet::storage]
	pub type Words<T: Config> = StorageMap<
		_,
		Twox64Concat,
		Feed,
		BoundedVec<Word<<T as frame_system::Config>::AccountId>, <T as Config>::MaxMembers>,
		ValueQuery,
	>;

	/// The rules from the first block on.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The rules from the first block on; those of a public network when not given.
		pub rules: QuorumRules,
		#[doc(hidden)]
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				self.rules.check(T::MaxMembers::get()).is_ok(),
				"prices: the rules are out of bounds: {:?}",
				self.rules
			);
			Electorate::<T>::mutate(|electorate| electorate.rules = self.rules);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Prices are believed by other rules from now on.
		RulesSet {
			/// The rules that hold now.
			rules: QuorumRules,
		},
		/// Values of an account that is no member were removed.
		Forgotten {
			/// The account that had fed them.
			who: T::AccountId,
			/// How many were removed.
			values: u32,
			/// Whether there are more to remove.
			more: bool,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The least number of members must be between 1 and the most members that the chain can have.
		MinimumMembersOutOfBounds,
		/// The least number of values must be between 1 and the least number of members.
		MinimumValuesOutOfBounds,
		/// The maximum age must be between one minute and one hour.
		MaximumAgeOutOfBounds,
		/// The account is a member: its values count. Remove it from the members first.
		StillMember,
		/// The account has fed nothing that is still stored.
		NothingToForget,
		/// These terms are looser than those before: announce them (`timelock.schedule`) and let them be made when the notice is over.
		NeedsNotice,
	}

	impl<T> From<OutOfBounds> for Error<T> {
		fn from(violation: OutOfBounds) -> Self {
			match violation {
				OutOfBounds::Members => Self::MinimumMembersOutOfBounds,
				OutOfBounds::Values => Self::MinimumValuesOutOfBounds,
				OutOfBounds::Age => Self::MaximumAgeOutOfBounds,
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let everybody = T::MaxMembers::get().saturating_add(1);
			assert!(
				<T as pallet_oracle::Config>::MaxHasDispatchedSize::get() >= everybody,
				"all members and Root must be able to feed in one block: MaxHasDispatchedSize must exceed MaxMembers",
			);
			assert!(
				QuorumRules::default().check(T::MaxMembers::get()).is_ok(),
				"MaxMembers must allow for the rules of a public network",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets the rules by which prices are believed.
		///
		/// ## Dispatch Origin
		///
		/// Must be [`Config::AdminOrigin`]; with the authority to loosen for rules that are looser than those before.
		///
		/// ## Details
		///
		/// The rules hold at once, for what was fed before as well.
		///
		/// ## Parameters
		///
		/// - `rules`: the new rules, all of them.
		///
		/// ## Errors
		///
		/// - [`Error::MinimumMembersOutOfBounds`]: `minimum_members` is 0 or above [`Config::MaxMembers`].
		/// - [`Error::MinimumValuesOutOfBounds`]: `minimum_values` is 0 or above `minimum_members`.
		/// - [`Error::MaximumAgeOutOfBounds`]: `maximum_age` is below one minute or above one hour.
		/// - [`Error::NeedsNotice`]: fewer members or values, or a greater age, and only the authority to tighten.
		///
		/// ## Events
		///
		/// - [`Event::RulesSet`].
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::set_rules())]
		pub fn set_rules(origin: OriginFor<T>, rules: QuorumRules) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_rules(authority, rules)
		}

		/// Removes what an account has fed that is no member any more.
		///
		/// ## Dispatch Origin
		///
		/// Must be signed, by anyone.
		///
		/// ## Details
		///
		/// Such values do not count anyway; this gives their storage back. At most [`FORGET_AT_ONCE`] are removed: the
		/// event says whether to call again. The weight of what was not there is refunded. Values that Root fed are
		/// removed under the oracle's own account.
		///
		/// ## Parameters
		///
		/// - `who`: the former member.
		///
		/// ## Errors
		///
		/// - [`Error::StillMember`]: `who` is a member.
		/// - [`Error::NothingToForget`]: there is no value of `who`.
		///
		/// ## Events
		///
		/// - [`Event::Forgotten`].
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::forget(FORGET_AT_ONCE))]
		pub fn forget(origin: OriginFor<T>, who: T::AccountId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let removed = Self::do_forget(who)?;
			Ok(Some(<T as Config>::WeightInfo::forget(removed)).into())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What the members say of `feed` now.
		pub fn quote_of(feed: Feed) -> Quote {
			Self::read_quote(&feed)
		}

		/// What the members say of every reference feed now.
		pub fn quotes() -> Vec<(Feed, Quote)> {
			Self::read_quotes()
		}

		/// The rules by which prices are believed.
		pub fn rules() -> QuorumRules {
			Electorate::<T>::get().rules
		}
	}
}
