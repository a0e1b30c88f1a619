#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(any(test, feature = "runtime-benchmarks"), allow(clippy::arithmetic_side_effects, clippy::as_conversions))]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod collateral;
mod errors;
mod events;
mod hooks;
pub mod index;
mod liquidation;
#[cfg(test)]
mod mock;
mod rights;
mod sweep;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

use frame::deps::frame_support::pallet_macros::import_section;
pub use pallet::*;
pub use types::{BurrowRecord, Grant, Rights};
pub use weights::WeightInfo;

/// Target of the pallet's log lines.
pub(crate) const LOG_TARGET: &str = "runtime::burrows";

// The code that the macros generate uses `as` and `expect`; the modules above may use neither.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{index::IndexKey, types::*, weights::WeightInfo as _};
	use frame::{prelude::*, token::fungible};
	use huxian_api::views::BurrowView;
	use huxian_math::{LiquidationKind, Parameters};
	use huxian_traits::{
		auctions::{Auctions, SliceId},
		kit::Controller,
		Balance, BurrowId,
	};

	/// Version of the storage layout.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Account as calls name it.
	pub type AccountIdLookupOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;
	/// Burrow as it is stored.
	pub type BurrowRecordOf<T> = BurrowRecord<<T as frame_system::Config>::AccountId>;
	/// Grant of one account.
	pub type GrantOf<T> = Grant<<T as frame_system::Config>::AccountId>;
	/// Grants of a burrow.
	pub type GrantsOf<T> = BoundedVec<GrantOf<T>, ConstU32<MAX_GRANTS>>;

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Auctions in which collateral is sold.
		type Auctions: Auctions<Self::AccountId>;

		/// Token HUX. Collateral is on hold on the account of its owner.
		type Collateral: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::MutateHold<Self::AccountId, Balance = Balance, Reason = Self::RuntimeHoldReason>;

		/// Controller: the terms of each block, and the minting and burning of kit.
		type Controller: Controller<Self::AccountId>;

		/// Constants and rules of the kit system.
		type Preset: Get<Parameters>;

		/// Hold reason of the runtime.
		type RuntimeHoldReason: From<HoldReason>;

		/// Weight that the sweep of a block may use.
		type SweepWeight: Get<Weight>;

		/// Weights of the calls and the hook.
		type WeightInfo: crate::weights::WeightInfo;

		/// Set-up of the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// All burrows.
	#[pallet::storage]
	pub type Burrows<T: Config> = StorageMap<_, Twox64Concat, BurrowId, BurrowRecordOf<T>, OptionQuery>;

	/// Burrows by their owner.
	#[pallet::storage]
	pub type OwnedBy<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, BurrowId, (), OptionQuery>;

	/// Grants by their burrow.
	#[pallet::storage]
	pub type Grants<T: Config> = StorageMap<_, Twox64Concat, BurrowId, GrantsOf<T>, ValueQuery>;

	/// Identity of the next burrow: the number of burrows ever created.
	#[pallet::storage]
	pub type NextBurrow<T: Config> = StorageValue<_, BurrowId, ValueQuery>;

	/// Active burrows that owe kit, sorted by their ratio: the first is the riskiest.
	#[pallet::storage]
	#[doc(alias = "SortedTroves")]
	pub type RatioIndex<T: Config> = StorageMap<_, Identity, IndexKey, (), OptionQuery>;

	/// Active burrows that owe kit and have slices: the index is not exact for them.
	#[pallet::storage]
	pub type Watched<T: Config> = StorageMap<_, Identity, [u8; 8], (), OptionQuery>;

	/// Last watched burrow that a sweep examined.
	#[pallet::storage]
	pub type WatchCursor<T: Config> = StorageValue<_, [u8; 8], ValueQuery>;

	/// Key of the index behind which the next sweep continues.
	///
	/// It is set only if a sweep used up its weight and skipped burrows.
	#[pallet::storage]
	pub type SweepCursor<T: Config> = StorageValue<_, IndexKey, OptionQuery>;

	/// Reasons why HUX is on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Collateral or creation deposit of a burrow.
		Collateral,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Sends unsafe burrows to auction, the riskiest first.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::do_on_initialize()
		}

		fn integrity_test() {
			Self::do_integrity_test()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Creates a burrow.
		///
		/// ## Dispatch Origin
		/// Signed. The signer pays.
		///
		/// ## Details
		/// The creation deposit is on hold while the burrow is active; the rest of `amount` is
		/// collateral. Both stay on the account of the owner, on hold.
		///
		/// ## Parameters
		/// - `owner`: Owner of the burrow; the signer by default.
		/// - `delegate`: Account to which the owner delegates.
		/// - `amount`: HUX, at least the creation deposit, in units of 10^-12 HUX.
		///
		/// ## Errors
		/// [`Error::BelowCreationDeposit`], and those of the transfer and the controller.
		///
		/// ## Events
		/// [`Event::Created`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create())]
		pub fn create(
			origin: OriginFor<T>,
			owner: Option<AccountIdLookupOf<T>>,
			delegate: Option<T::AccountId>,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			let owner = owner.map(T::Lookup::lookup).transpose()?.unwrap_or_else(|| by.clone());
			Self::do_create(by, owner, delegate, amount)
		}

		/// Adds collateral.
		///
		/// ## Dispatch Origin
		/// Signed by the owner, by a grantee with the right to deposit, or by anyone if deposits
		/// are open. The signer pays.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		/// - `amount`: HUX to add, in units of 10^-12 HUX.
		///
		/// ## Errors
		/// [`Error::ZeroAmount`], [`Error::UnknownBurrow`], [`Error::BurrowClosed`],
		/// [`Error::NoPermission`], [`Error::UnsettledSlices`], [`Error::ArithmeticOverflow`], and
		/// those of the transfer.
		///
		/// ## Events
		/// [`Event::Deposited`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::deposit().saturating_add(T::WeightInfo::settlement_check()))]
		pub fn deposit(
			origin: OriginFor<T>,
			burrow: BurrowId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResultWithPostInfo {
			Self::do_deposit(ensure_signed(origin)?, burrow, amount)
		}

		/// Withdraws collateral.
		///
		/// ## Dispatch Origin
		/// Signed by the owner or by a grantee with the right to withdraw.
		///
		/// ## Details
		/// The collateral goes to the owner, or to the beneficiary of the grant.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		/// - `amount`: Collateral to withdraw, in units of 10^-12 HUX.
		///
		/// ## Errors
		/// [`Error::ZeroAmount`], [`Error::UnknownBurrow`], [`Error::BurrowClosed`],
		/// [`Error::NoPermission`], [`Error::UnsettledSlices`], [`Error::InsufficientCollateral`],
		/// [`Error::StalePrice`], [`Error::Overburrowed`], and those of the hold and the
		/// controller.
		///
		/// ## Events
		/// [`Event::Withdrawn`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::withdraw().saturating_add(T::WeightInfo::settlement_check()))]
		pub fn withdraw(
			origin: OriginFor<T>,
			burrow: BurrowId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResultWithPostInfo {
			Self::do_withdraw(ensure_signed(origin)?, burrow, amount)
		}

		/// Mints kit against the collateral.
		///
		/// ## Dispatch Origin
		/// Signed by the owner or by a grantee with the right to mint.
		///
		/// ## Details
		/// The kit goes to the owner, or to the beneficiary of the grant.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		/// - `kit`: Kit to mint, in units of 10^-12 KIT.
		///
		/// ## Errors
		/// [`Error::ZeroAmount`], [`Error::UnknownBurrow`], [`Error::BurrowClosed`],
		/// [`Error::NoPermission`], [`Error::UnsettledSlices`], [`Error::StalePrice`],
		/// [`Error::DebtBelowMinimum`], [`Error::Overburrowed`], [`Error::ArithmeticOverflow`], and
		/// those of the controller.
		///
		/// ## Events
		/// [`Event::Minted`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::mint().saturating_add(T::WeightInfo::settlement_check()))]
		pub fn mint(
			origin: OriginFor<T>,
			burrow: BurrowId,
			#[pallet::compact] kit: Balance,
		) -> DispatchResultWithPostInfo {
			Self::do_mint(ensure_signed(origin)?, burrow, kit)
		}

		/// Burns kit of the signer against the debt.
		///
		/// ## Dispatch Origin
		/// Signed by the owner, by a grantee with the right to burn, or by anyone if burns are
		/// open.
		///
		/// ## Details
		/// Never burns more than is owed.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		/// - `kit`: Maximum of kit to burn, in units of 10^-12 KIT.
		///
		/// ## Errors
		/// [`Error::ZeroAmount`], [`Error::UnknownBurrow`], [`Error::BurrowClosed`],
		/// [`Error::NoPermission`], [`Error::UnsettledSlices`], [`Error::NothingOwed`],
		/// [`Error::DebtBelowMinimum`], and those of the controller.
		///
		/// ## Events
		/// [`Event::Burned`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::burn().saturating_add(T::WeightInfo::settlement_check()))]
		pub fn burn(
			origin: OriginFor<T>,
			burrow: BurrowId,
			#[pallet::compact] kit: Balance,
		) -> DispatchResultWithPostInfo {
			Self::do_burn(ensure_signed(origin)?, burrow, kit)
		}

		/// Activates a closed burrow.
		///
		/// ## Dispatch Origin
		/// Signed by the owner, who pays.
		///
		/// ## Details
		/// The creation deposit is put on hold; the rest of `amount` becomes collateral.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		/// - `amount`: HUX, at least the creation deposit, in units of 10^-12 HUX.
		///
		/// ## Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::AlreadyActive`],
		/// [`Error::UnsettledSlices`], [`Error::BelowCreationDeposit`],
		/// [`Error::ArithmeticOverflow`], and those of the hold and the controller.
		///
		/// ## Events
		/// [`Event::Activated`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::activate().saturating_add(T::WeightInfo::settlement_check()))]
		pub fn activate(
			origin: OriginFor<T>,
			burrow: BurrowId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResultWithPostInfo {
			Self::do_activate(ensure_signed(origin)?, burrow, amount)
		}

		/// Closes a burrow without debt.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		///
		/// ## Details
		/// The collateral and the creation deposit return to the owner. The burrow can be activated
		/// again.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		///
		/// ## Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::BurrowClosed`],
		/// [`Error::UnsettledSlices`], [`Error::DebtOutstanding`], [`Error::CollateralAtAuction`].
		///
		/// ## Events
		/// [`Event::Deactivated`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::deactivate().saturating_add(T::WeightInfo::settlement_check()))]
		pub fn deactivate(origin: OriginFor<T>, burrow: BurrowId) -> DispatchResultWithPostInfo {
			Self::do_deactivate(ensure_signed(origin)?, burrow)
		}

		/// Changes the account to which the burrow delegates.
		///
		/// ## Dispatch Origin
		/// Signed by the owner or by a grantee with the right to set the delegate.
		///
		/// ## Details
		/// The delegate is stored, without effect so far: delegation itself comes later.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		/// - `delegate`: New delegate; none to end the delegation.
		///
		/// ## Errors
		/// [`Error::UnknownBurrow`], [`Error::BurrowClosed`], [`Error::NoPermission`].
		///
		/// ## Events
		/// [`Event::DelegateSet`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::set_delegate())]
		pub fn set_delegate(origin: OriginFor<T>, burrow: BurrowId, delegate: Option<T::AccountId>) -> DispatchResult {
			Self::do_set_delegate(ensure_signed(origin)?, burrow, delegate)
		}

		/// Permits or forbids anyone to deposit, and to burn kit against the debt.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		/// - `deposits`: True to let anyone deposit.
		/// - `burns`: True to let anyone burn kit against the debt.
		///
		/// ## Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::BurrowClosed`].
		///
		/// ## Events
		/// [`Event::OpenSet`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_open())]
		pub fn set_open(origin: OriginFor<T>, burrow: BurrowId, deposits: bool, burns: bool) -> DispatchResult {
			Self::do_set_open(ensure_signed(origin)?, burrow, deposits, burns)
		}

		/// Gives an account rights over the burrow, in place of those it had.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		/// - `who`: Grantee.
		/// - `rights`: Rights of the grantee, at least one.
		/// - `beneficiary`: Receiver of everything withdrawn or minted under the grant; the owner
		///   by default.
		///
		/// ## Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::BurrowClosed`],
		/// [`Error::EmptyGrant`], [`Error::OwnerNeedsNoGrant`], [`Error::TooManyGrants`].
		///
		/// ## Events
		/// [`Event::Granted`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::grant())]
		pub fn grant(
			origin: OriginFor<T>,
			burrow: BurrowId,
			who: AccountIdLookupOf<T>,
			rights: Rights,
			beneficiary: Option<T::AccountId>,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_grant(by, burrow, T::Lookup::lookup(who)?, rights, beneficiary)
		}

		/// Takes the rights of an account away.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		/// - `who`: Grantee.
		///
		/// ## Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::NotGranted`].
		///
		/// ## Events
		/// [`Event::Revoked`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(origin: OriginFor<T>, burrow: BurrowId, who: AccountIdLookupOf<T>) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_revoke(by, burrow, T::Lookup::lookup(who)?)
		}

		/// Takes all rights of others away: grants, and open deposits and burns.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		///
		/// ## Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`].
		///
		/// ## Events
		/// [`Event::AllRevoked`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::revoke_all())]
		pub fn revoke_all(origin: OriginFor<T>, burrow: BurrowId) -> DispatchResult {
			Self::do_revoke_all(ensure_signed(origin)?, burrow)
		}

		/// Offers the burrow to another account, which owns it after accepting.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		///
		/// ## Details
		/// An offer to the owner itself withdraws the offer.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		/// - `new_owner`: Account that may accept.
		///
		/// ## Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::BurrowClosed`].
		///
		/// ## Events
		/// [`Event::TransferOffered`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::transfer())]
		pub fn transfer(origin: OriginFor<T>, burrow: BurrowId, new_owner: AccountIdLookupOf<T>) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_transfer(by, burrow, T::Lookup::lookup(new_owner)?)
		}

		/// Takes over an offered burrow: its collateral, its creation deposit and its debt.
		///
		/// ## Dispatch Origin
		/// Signed by the account that it is offered to.
		///
		/// ## Details
		/// All rights of others are revoked.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		///
		/// ## Errors
		/// [`Error::UnknownBurrow`], [`Error::BurrowClosed`], [`Error::NotOffered`],
		/// [`Error::NotOfferedToYou`], [`Error::ArithmeticOverflow`], and those of the hold.
		///
		/// ## Events
		/// [`Event::Transferred`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::accept_transfer())]
		pub fn accept_transfer(origin: OriginFor<T>, burrow: BurrowId) -> DispatchResult {
			Self::do_accept_transfer(ensure_signed(origin)?, burrow)
		}

		/// Accrues the debt of a burrow to this block.
		///
		/// ## Dispatch Origin
		/// Signed by anyone.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		///
		/// ## Errors
		/// [`Error::UnknownBurrow`], [`Error::ArithmeticOverflow`], and those of the controller.
		///
		/// ## Events
		/// [`Event::Touched`].
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::touch())]
		pub fn touch(origin: OriginFor<T>, burrow: BurrowId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_touch(burrow)
		}

		/// Sends collateral of an unsafe burrow to auction, before the sweep does.
		///
		/// ## Dispatch Origin
		/// Signed by anyone: the finder.
		///
		/// ## Details
		/// The finder receives the creation deposit and a thousandth of the collateral.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		///
		/// ## Errors
		/// [`Error::UnknownBurrow`], [`Error::NotLiquidatable`], [`Error::ArithmeticOverflow`], and
		/// those of the controller and the auctions.
		///
		/// ## Events
		/// [`Event::Liquidated`]. Also [`Event::BadDebt`] if nothing is left of a burrow that owes
		/// kit.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::mark_for_liquidation())]
		pub fn mark_for_liquidation(origin: OriginFor<T>, burrow: BurrowId) -> DispatchResult {
			Self::do_mark_for_liquidation(ensure_signed(origin)?, burrow)
		}

		/// Takes a slice back from the liquidation queue.
		///
		/// ## Dispatch Origin
		/// Signed by the owner or by a grantee with the right to cancel.
		///
		/// ## Details
		/// The slice must wait in the queue, and its burrow must be covered with it at the minting
		/// price. That is so after a deposit, after burning, or after the price of kit fell.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		/// - `slice`: Identity of the slice.
		///
		/// ## Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::CancellationUnwarranted`],
		/// [`Error::ArithmeticOverflow`], and the auctions' `UnknownSlice` and `NotQueued`.
		///
		/// ## Events
		/// [`Event::SliceReturned`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::cancel_slice())]
		pub fn cancel_slice(origin: OriginFor<T>, burrow: BurrowId, slice: SliceId) -> DispatchResult {
			Self::do_cancel_slice(ensure_signed(origin)?, burrow, slice)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Returns one burrow, with its debt accrued to this block; `None` if it does not exist.
		pub fn burrow(id: BurrowId) -> Option<BurrowView<T::AccountId>> {
			Self::view_burrow(id)
		}

		/// Returns the maximum that `mint` accepts in this block, in units of 10^-12 KIT.
		pub fn max_mintable(id: BurrowId) -> Option<Balance> {
			Self::view_max_mintable(id)
		}
	}
}
