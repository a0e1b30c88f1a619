#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(any(test, feature = "runtime-benchmarks"), allow(clippy::arithmetic_side_effects, clippy::as_conversions))]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod errors;
mod events;
mod hooks;
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

use frame::deps::frame_support::pallet_macros::import_section;
pub use pallet::*;
pub use types::{ControllerParams, ControllerRecord, Flows, PriceSample};
pub use weights::WeightInfo;

/// Target of the pallet's log lines.
pub(crate) const LOG_TARGET: &str = "runtime::controller";

// The code that the macros generate uses `as` and `expect`; the modules above may use neither.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{types::*, weights::WeightInfo as _};
	use frame::{prelude::*, token::fungible};
	use huxian_api::views::ParametersView;
	use huxian_math::{Fixed, MathError, Parameters};
	use huxian_traits::{
		governance::{Authority, GovernedParams},
		kit::{Clock, KitMarket},
		oracle::FreshPrice,
		Balance, Moment,
	};

	/// Version of the storage layout.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Origin that changes [`ControllerParams`], with its authority to loosen them.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Authority>;

		/// Clock of the chain.
		type Clock: Clock;

		/// Token KIT.
		type Kit: fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// Pool of KIT and HUX.
		type Market: KitMarket<Self::AccountId>;

		/// Constants and rules of the kit system.
		type Preset: Get<Parameters>;

		/// Oracle, read with the age of its values.
		type Prices: FreshPrice;

		/// Weights of the hook and the calls.
		type WeightInfo: crate::weights::WeightInfo;

		/// Set-up of the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// State of the controller; `None` before the first quorum of the oracle.
	#[pallet::storage]
	#[doc(alias = "Core")]
	pub type ControllerState<T: Config> = StorageValue<_, ControllerRecord, OptionQuery>;

	/// Reserves of the kit pool at the end of the last minutes, the oldest first.
	#[pallet::storage]
	#[doc(alias = "Closings")]
	pub type PriceSamples<T: Config> = StorageValue<_, Samples, ValueQuery>;

	/// Parameters until the controller starts; then they move into [`ControllerState`].
	#[pallet::storage]
	pub type GenesisParams<T: Config> = StorageValue<_, ControllerParams, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Parameters of the first block.
		pub params: ControllerParams,
		/// Marker of the runtime.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				self.params.validate(()).is_ok(),
				"controller.params are out of their bounds: see pallet-controller's ControllerParams"
			);
			GenesisParams::<T>::put(self.params);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Ticks once: O(1) in the number of burrows.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::do_on_initialize()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets the conditions under which the price of the kit pool steers.
		///
		/// ## Dispatch Origin
		/// [`Config::AdminOrigin`]. Looser parameters need an origin with the authority to loosen.
		///
		/// ## Details
		/// The depth counts from the next price sample, the window from the next block.
		///
		/// ## Parameters
		/// - `params`: New parameters, within the bounds that [`ControllerParams`] documents.
		///
		/// ## Errors
		/// - [`Error::MinDepthOutOfBounds`], [`Error::WindowOutOfBounds`].
		/// - [`Error::NeedsNotice`]: `params` are looser and the origin may only tighten.
		///
		/// ## Events
		/// - [`Event::ParamsSet`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_params())]
		#[doc(alias = "set_settings")]
		pub fn set_params(origin: OriginFor<T>, params: ControllerParams) -> DispatchResult {
			Self::do_set_params(T::AdminOrigin::ensure_origin(origin)?, params)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Returns the state of the controller as of this block.
		pub fn parameters() -> ParametersView {
			Self::view_parameters()
		}
	}
}
