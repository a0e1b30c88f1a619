//! The calls of the pallet, with their documentation. Their work is in `calls.rs`.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// Section of the pallet: its calls. `lib.rs` imports it together with the names used here.
#[pallet_section]
mod dispatchables {
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
		/// Never burns more than is owed. The debt ends at zero, or at the minimum or above it. A
		/// debt that is below the minimum already may be burned in part.
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
		/// All rights of others are revoked. The limits protect the new owner: until the
		/// acceptance the old owner can withdraw and mint, and the burrow can be liquidated.
		///
		/// ## Parameters
		/// - `burrow`: Identity of the burrow.
		/// - `min_collateral`: Minimum of collateral to take over, in units of 10^-12 HUX, without
		///   the creation deposit and without slices at auction.
		/// - `max_debt`: Maximum of debt to take over, accrued to this block, in units of 10^-12
		///   KIT.
		///
		/// ## Errors
		/// [`Error::UnknownBurrow`], [`Error::BurrowClosed`], [`Error::NotOffered`],
		/// [`Error::NotOfferedToYou`], [`Error::CollateralBelowMinimum`],
		/// [`Error::DebtAboveMaximum`], [`Error::ArithmeticOverflow`], and those of the hold and
		/// the controller.
		///
		/// ## Events
		/// [`Event::Transferred`].
		#[pallet::call_index(13)]
		// The interest of the debt is added first, as `touch` does.
		#[pallet::weight(T::WeightInfo::accept_transfer().saturating_add(T::WeightInfo::touch()))]
		pub fn accept_transfer(
			origin: OriginFor<T>,
			burrow: BurrowId,
			#[pallet::compact] min_collateral: Balance,
			#[pallet::compact] max_debt: Balance,
		) -> DispatchResult {
			Self::do_accept_transfer(ensure_signed(origin)?, burrow, min_collateral, max_debt)
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
}
