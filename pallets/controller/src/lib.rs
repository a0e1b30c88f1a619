#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![cfg_attr(
	not(test),
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

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
mod tick;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use types::{Closing, Flows, Record, Settings};
pub use weights::WeightInfo;

// What the macros write out uses `as` and `expect`; the work is done in modules where neither is allowed.
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{types::*, weights::WeightInfo as _};
	use frame::{prelude::*, token::fungible};
	use huxian_math::{Fixed, MathError, Parameters};
	use huxian_traits::{
		governance::Authority,
		kit::{Clock, KitMarket},
		oracle::FreshPrice,
		views::ParametersView,
		Balance, Moment,
	};

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who may change [`Settings`].
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Authority>;

		/// The clock.
		type Clock: Clock;

		/// KIT.
		type Kit: fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// The pool of KIT and HUX.
		type Market: KitMarket<Self::AccountId>;

		/// The constants and rules of the kit system.
		type Preset: Get<Parameters>;

		/// The oracle, read with the age of its values.
		type Prices: FreshPrice;

		/// What hooks and calls cost.
		type WeightInfo: crate::weights::WeightInfo;

		/// Builds the worst world to measure in.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// The controller itself; none before the first quorum of the oracle.
	#[pallet::storage]
	pub type Core<T: Config> = StorageValue<_, Record, OptionQuery>;

	/// The closing prices of the kit pool, one a minute, the oldest first.
	#[pallet::storage]
	pub type Closings<T: Config> = StorageValue<_, BoundedVec<Closing, ConstU32<MAX_CLOSINGS>>, ValueQuery>;

	/// When the kit pool is a market, until the controller starts and keeps that itself.
	#[pallet::storage]
	pub type FirstSettings<T: Config> = StorageValue<_, Settings, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// When the kit pool is a market.
		pub settings: Settings,
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				self.settings.within_bounds(),
				"controller.settings are out of their bounds: see pallet-controller's Settings"
			);
			FirstSettings::<T>::put(self.settings);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The first quorum has been seen: kit may be minted from now on.
		Started {
			/// HUX per unit of the index.
			index: Fixed,
		},
		/// The state of the controller, told once a minute.
		Steered {
			/// Index units that a kit is worth.
			quantity: Fixed,
			/// HUX per unit of the index.
			index: Fixed,
			/// The index, followed at a bounded pace.
			protected_index: Fixed,
			/// What kit should cost over what it costs.
			target: Fixed,
			/// Change of the quantity per second, logarithmic.
			drift: Fixed,
			/// Growth of debts by fees since the beginning.
			burrow_fee_index: Fixed,
			/// Growth of debts by imbalance since the beginning.
			imbalance_index: Fixed,
			/// Approximate sum of all debts.
			outstanding: Balance,
			/// Exact supply.
			circulating: Balance,
			/// The time up to which this was computed, milliseconds since 1970.
			at: Moment,
		},
		/// The oracle's members have fallen silent or disagree: nothing that adds risk may be done.
		IndexWentStale {
			/// The index that stays in force.
			index: Fixed,
		},
		/// The index is fresh again.
		IndexFresh {
			/// The new index.
			index: Fixed,
		},
		/// The kit pool is too shallow to steer by: the drift decays to zero.
		MarketLost,
		/// The kit pool has been deep enough for long enough to steer by.
		MarketFound,
		/// Burrow fees were minted into the kit pool, once a minute.
		FeesPaid {
			/// How much kit.
			amount: Balance,
		},
		/// The step of this block failed and changed nothing.
		TickFailed {
			/// Why.
			error: MathError,
		},
		/// The rules of when the kit pool is a market were changed.
		SettingsChanged {
			/// The new rules.
			settings: Settings,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The oracle has not reached its first quorum: wait until its members have fed the index.
		NoPriceYet,
		/// A number is too large for the arithmetic of the chain: use a smaller amount.
		ArithmeticOverflow,
		/// The settings are out of their bounds: see the documentation of `Settings`.
		OutOfBounds,
		/// More kit was to be burned than circulates.
		NotCirculating,
		/// These terms are looser than those before: announce them (`timelock.schedule`) and let them be made when the notice is over.
		NeedsNotice,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// One step of the controller: O(1), whatever the number of burrows.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let minute = if Self::tick() { T::WeightInfo::minute() } else { Weight::zero() };
			T::WeightInfo::tick().saturating_add(minute)
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Changes when the kit pool counts as a market.
		///
		/// # Origin
		/// [`Config::AdminOrigin`]; with the authority to loosen for settings that are looser than those before.
		///
		/// # Details
		/// Takes effect with the next block.
		///
		/// # Parameters
		/// - `settings`: the rules, within the bounds that [`Settings`] documents.
		///
		/// # Errors
		/// [`Error::OutOfBounds`], [`Error::NeedsNotice`].
		///
		/// # Events
		/// [`Event::SettingsChanged`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_settings())]
		pub fn set_settings(origin: OriginFor<T>, settings: Settings) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			ensure!(settings.within_bounds(), Error::<T>::OutOfBounds);
			ensure!(authority.may_set(settings.is_looser_than(&Self::settings())), Error::<T>::NeedsNotice);
			Self::keep(settings);
			Self::deposit_event(Event::SettingsChanged { settings });
			Ok(())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The state of the controller as of this block.
		pub fn parameters() -> ParametersView {
			Self::view_parameters()
		}
	}

	impl<T: Config> Pallet<T> {
		/// When the kit pool is a market.
		pub fn settings() -> Settings {
			Core::<T>::get().map_or_else(FirstSettings::<T>::get, |record| record.settings)
		}

		/// The most that the step of a block can cost.
		pub fn heaviest() -> Weight {
			T::WeightInfo::tick().saturating_add(T::WeightInfo::minute())
		}
	}

	impl<T: Config> From<MathError> for Error<T> {
		fn from(_: MathError) -> Self {
			Error::ArithmeticOverflow
		}
	}
}
