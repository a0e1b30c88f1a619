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
mod calls;
mod errors;
mod events;
pub mod index;
mod liquidation;
#[cfg(test)]
mod mock;
mod rights;
mod storage;
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
pub use types::{Grant, Record, Rights};
pub use weights::WeightInfo;

// What the macros write out uses `as` and `expect`; the work is done in modules where neither is allowed.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(storage::storage)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{index::IndexKey, types::*, weights::WeightInfo as _};
	use frame::{prelude::*, token::fungible};
	use huxian_math::{LiquidationKind, Parameters};
	use huxian_traits::{
		auctions::{Auctions, SliceId},
		kit::Controller,
		views::BurrowView,
		Balance, BurrowId,
	};

	/// An account as calls name it.
	pub type AccountIdLookupOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;
	/// A burrow as it is kept.
	pub type RecordOf<T> = Record<<T as frame_system::Config>::AccountId>;
	/// The grants of a burrow.
	pub type GrantsOf<T> = BoundedVec<Grant<<T as frame_system::Config>::AccountId>, ConstU32<MAX_GRANTS>>;

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Where collateral is sold.
		type Auctions: Auctions<Self::AccountId>;

		/// HUX: held on the owner's account while it is collateral.
		type Collateral: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::MutateHold<Self::AccountId, Balance = Balance, Reason = Self::RuntimeHoldReason>;

		/// The prices that burrows live by, and the mint of kit.
		type Controller: Controller<Self::AccountId>;

		/// The constants and rules of the kit system.
		type Preset: Get<Parameters>;

		/// Why HUX is held.
		type RuntimeHoldReason: From<HoldReason>;

		/// The part of a block that the sweep may take.
		type SweepWeight: Get<Weight>;

		/// What calls and hooks cost.
		type WeightInfo: crate::weights::WeightInfo;

		/// Builds the worst world to measure in.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why HUX is held on an account.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It is the collateral or the creation deposit of a burrow.
		Collateral,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Sends what the price made unsafe to auction, the most endangered first.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::sweep()
		}

		fn integrity_test() {
			assert!(Self::most_swept() > 0, "the sweep's part of a block is too small for a single burrow");
			let each = |weight: fn(u32) -> Weight| weight(1).saturating_sub(weight(0));
			let (look, sweep) = (each(T::WeightInfo::look), each(T::WeightInfo::sweep));
			assert!(sweep.all_gte(look), "a look at a burrow costs more than its liquidation: measure anew");
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
		/// # Origin
		/// Signed; the signer pays.
		///
		/// # Details
		/// The creation deposit is kept apart for as long as the burrow is active; what is above it becomes collateral. Both stay on the
		/// owner's account, on hold.
		///
		/// # Parameters
		/// - `owner`: who owns it; the signer when there is none.
		/// - `delegate`: whom the owner wants to validate with its collateral.
		/// - `amount`: HUX, at least the creation deposit.
		///
		/// # Errors
		/// [`Error::BelowCreationDeposit`], and those of the transfer.
		///
		/// # Events
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
		/// # Origin
		/// Signed by the owner, by someone with the right to deposit, or by anyone if the burrow is open for deposits; the signer pays.
		///
		/// # Errors
		/// [`Error::ZeroAmount`], [`Error::UnknownBurrow`], [`Error::Inactive`], [`Error::NoPermission`], [`Error::UnsettledSlices`],
		/// [`Error::ArithmeticOverflow`], and those of the transfer.
		///
		/// # Events
		/// [`Event::Deposited`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::deposit().saturating_add(T::WeightInfo::guard()))]
		pub fn deposit(
			origin: OriginFor<T>,
			burrow: BurrowId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResultWithPostInfo {
			let guard = Self::do_deposit(ensure_signed(origin)?, burrow, amount)?;
			Ok(guard.spent::<T>(T::WeightInfo::deposit()))
		}

		/// Takes collateral out.
		///
		/// # Origin
		/// Signed by the owner or by someone with the right to withdraw.
		///
		/// # Details
		/// Goes to the owner, or to the beneficiary of the signer's grant.
		///
		/// # Errors
		/// [`Error::ZeroAmount`], [`Error::UnknownBurrow`], [`Error::Inactive`], [`Error::NoPermission`], [`Error::UnsettledSlices`],
		/// [`Error::InsufficientCollateral`], [`Error::Overburrowed`], [`Error::StalePrice`] while it owes kit.
		///
		/// # Events
		/// [`Event::Withdrawn`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::withdraw().saturating_add(T::WeightInfo::guard()))]
		pub fn withdraw(
			origin: OriginFor<T>,
			burrow: BurrowId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResultWithPostInfo {
			let guard = Self::do_withdraw(ensure_signed(origin)?, burrow, amount)?;
			Ok(guard.spent::<T>(T::WeightInfo::withdraw()))
		}

		/// Mints kit against the collateral.
		///
		/// # Origin
		/// Signed by the owner or by someone with the right to mint.
		///
		/// # Details
		/// Goes to the owner, or to the beneficiary of the signer's grant.
		///
		/// # Errors
		/// [`Error::ZeroAmount`], [`Error::UnknownBurrow`], [`Error::Inactive`], [`Error::NoPermission`], [`Error::UnsettledSlices`],
		/// [`Error::StalePrice`], [`Error::DebtBelowMinimum`], [`Error::Overburrowed`], [`Error::ArithmeticOverflow`].
		///
		/// # Events
		/// [`Event::Minted`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::mint().saturating_add(T::WeightInfo::guard()))]
		pub fn mint(
			origin: OriginFor<T>,
			burrow: BurrowId,
			#[pallet::compact] kit: Balance,
		) -> DispatchResultWithPostInfo {
			let guard = Self::do_mint(ensure_signed(origin)?, burrow, kit)?;
			Ok(guard.spent::<T>(T::WeightInfo::mint()))
		}

		/// Burns the signer's kit against the debt; never more than is owed.
		///
		/// # Origin
		/// Signed by the owner, by someone with the right to burn, or by anyone if the burrow is open for burns.
		///
		/// # Errors
		/// [`Error::ZeroAmount`], [`Error::UnknownBurrow`], [`Error::Inactive`], [`Error::NoPermission`], [`Error::UnsettledSlices`],
		/// [`Error::NothingOwed`], [`Error::DebtBelowMinimum`] when a small rest would stay, and those of burning kit.
		///
		/// # Events
		/// [`Event::Burned`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::burn().saturating_add(T::WeightInfo::guard()))]
		pub fn burn(
			origin: OriginFor<T>,
			burrow: BurrowId,
			#[pallet::compact] kit: Balance,
		) -> DispatchResultWithPostInfo {
			let guard = Self::do_burn(ensure_signed(origin)?, burrow, kit)?;
			Ok(guard.spent::<T>(T::WeightInfo::burn()))
		}

		/// Puts an inactive burrow into business again.
		///
		/// # Origin
		/// Signed by the owner.
		///
		/// # Details
		/// What is above the creation deposit is added to the collateral.
		///
		/// # Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::AlreadyActive`], [`Error::UnsettledSlices`],
		/// [`Error::BelowCreationDeposit`], and those of the hold.
		///
		/// # Events
		/// [`Event::Activated`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::activate().saturating_add(T::WeightInfo::guard()))]
		pub fn activate(
			origin: OriginFor<T>,
			burrow: BurrowId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResultWithPostInfo {
			let guard = Self::do_activate(ensure_signed(origin)?, burrow, amount)?;
			Ok(guard.spent::<T>(T::WeightInfo::activate()))
		}

		/// Takes a burrow without debt out of business and returns all it has to its owner.
		///
		/// # Origin
		/// Signed by the owner.
		///
		/// # Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::Inactive`], [`Error::UnsettledSlices`], [`Error::DebtOutstanding`],
		/// [`Error::CollateralAtAuction`].
		///
		/// # Events
		/// [`Event::Deactivated`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::deactivate().saturating_add(T::WeightInfo::guard()))]
		pub fn deactivate(origin: OriginFor<T>, burrow: BurrowId) -> DispatchResultWithPostInfo {
			let guard = Self::do_deactivate(ensure_signed(origin)?, burrow)?;
			Ok(guard.spent::<T>(T::WeightInfo::deactivate()))
		}

		/// Changes whom the burrow delegates to. Stored and told; delegation itself comes later.
		///
		/// # Origin
		/// Signed by the owner or by someone with the right to set the delegate.
		///
		/// # Errors
		/// [`Error::UnknownBurrow`], [`Error::Inactive`], [`Error::NoPermission`].
		///
		/// # Events
		/// [`Event::DelegateSet`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::set_delegate())]
		pub fn set_delegate(origin: OriginFor<T>, burrow: BurrowId, delegate: Option<T::AccountId>) -> DispatchResult {
			Self::do_set_delegate(ensure_signed(origin)?, burrow, delegate)
		}

		/// Lets anyone deposit, or burn kit against the debt, or takes that back.
		///
		/// # Origin
		/// Signed by the owner.
		///
		/// # Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::Inactive`].
		///
		/// # Events
		/// [`Event::OpenSet`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_open())]
		pub fn set_open(origin: OriginFor<T>, burrow: BurrowId, deposits: bool, burns: bool) -> DispatchResult {
			Self::do_set_open(ensure_signed(origin)?, burrow, deposits, burns)
		}

		/// Gives an account rights over the burrow; those it had are replaced.
		///
		/// # Origin
		/// Signed by the owner.
		///
		/// # Parameters
		/// - `who`: who gets them.
		/// - `rights`: which.
		/// - `beneficiary`: who gets what is withdrawn or minted with them; the owner when there is none.
		///
		/// # Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::Inactive`], [`Error::EmptyGrant`], [`Error::OwnerNeedsNoGrant`],
		/// [`Error::TooManyGrants`].
		///
		/// # Events
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

		/// Takes an account's rights over the burrow away.
		///
		/// # Origin
		/// Signed by the owner.
		///
		/// # Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::NotGranted`].
		///
		/// # Events
		/// [`Event::Revoked`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(origin: OriginFor<T>, burrow: BurrowId, who: AccountIdLookupOf<T>) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_revoke(by, burrow, T::Lookup::lookup(who)?)
		}

		/// Takes all rights over the burrow away: those granted and those open to anyone.
		///
		/// # Origin
		/// Signed by the owner.
		///
		/// # Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`].
		///
		/// # Events
		/// [`Event::AllRevoked`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::revoke_all())]
		pub fn revoke_all(origin: OriginFor<T>, burrow: BurrowId) -> DispatchResult {
			Self::do_revoke_all(ensure_signed(origin)?, burrow)
		}

		/// Offers the burrow to another account, which has it as soon as it accepts. Offering it to oneself withdraws the offer.
		///
		/// # Origin
		/// Signed by the owner.
		///
		/// # Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::Inactive`].
		///
		/// # Events
		/// [`Event::TransferOffered`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::transfer())]
		pub fn transfer(origin: OriginFor<T>, burrow: BurrowId, new_owner: AccountIdLookupOf<T>) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_transfer(by, burrow, T::Lookup::lookup(new_owner)?)
		}

		/// Takes over a burrow that is offered: its collateral, its deposit and its debt.
		///
		/// # Origin
		/// Signed by the account it is offered to.
		///
		/// # Details
		/// All rights over it are revoked, and it is open to nobody.
		///
		/// # Errors
		/// [`Error::UnknownBurrow`], [`Error::Inactive`], [`Error::NotOffered`], [`Error::NotOfferedToYou`], and those of moving the hold.
		///
		/// # Events
		/// [`Event::Transferred`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::accept_transfer())]
		pub fn accept_transfer(origin: OriginFor<T>, burrow: BurrowId) -> DispatchResult {
			Self::do_accept_transfer(ensure_signed(origin)?, burrow)
		}

		/// Brings the debt up to date.
		///
		/// # Origin
		/// Signed by anyone.
		///
		/// # Errors
		/// [`Error::UnknownBurrow`].
		///
		/// # Events
		/// [`Event::Touched`].
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::touch())]
		pub fn touch(origin: OriginFor<T>, burrow: BurrowId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_touch(burrow)
		}

		/// Sends an unsafe burrow to auction, before the chain does.
		///
		/// # Origin
		/// Signed by anyone, who gets the creation deposit and a thousandth of the collateral.
		///
		/// # Errors
		/// [`Error::UnknownBurrow`], [`Error::NotLiquidatable`].
		///
		/// # Events
		/// [`Event::Liquidated`], and [`Event::BadDebt`] when nothing was left of a burrow that owes kit.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::mark_for_liquidation())]
		pub fn mark_for_liquidation(origin: OriginFor<T>, burrow: BurrowId) -> DispatchResult {
			Self::do_mark(ensure_signed(origin)?, burrow)
		}

		/// Takes a slice back from the liquidation queue.
		///
		/// # Origin
		/// Signed by the owner or by someone with the right to cancel.
		///
		/// # Details
		/// Possible while the slice waits in the queue, if the burrow is safe with the slice back: its owner has burned or deposited, or the
		/// price has risen.
		///
		/// # Errors
		/// [`Error::UnknownBurrow`], [`Error::NoPermission`], [`Error::CancellationUnwarranted`], and the auctions' `UnknownSlice` and
		/// `NotQueued`.
		///
		/// # Events
		/// [`Event::SliceReturned`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::cancel_slice())]
		pub fn cancel_slice(origin: OriginFor<T>, burrow: BurrowId, slice: SliceId) -> DispatchResult {
			Self::do_cancel_slice(ensure_signed(origin)?, burrow, slice)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// One burrow, its debt accrued to this block.
		pub fn burrow(id: BurrowId) -> Option<BurrowView<T::AccountId>> {
			Self::view_burrow(id)
		}

		/// The most kit that a burrow could mint in this block.
		pub fn max_mintable(id: BurrowId) -> Option<Balance> {
			Self::view_max_mintable(id)
		}
	}
}
