//! The events of the pallet. They suffice to rebuild every burrow without reading storage.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// Section of the pallet: its events. `lib.rs` imports it together with the names used here.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A burrow was created.
		Created {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Owner of the burrow.
			owner: T::AccountId,
			/// Signer, who paid.
			by: T::AccountId,
			/// Account to which the owner delegates.
			delegate: Option<T::AccountId>,
			/// Collateral, in units of 10^-12 HUX.
			collateral: Balance,
			/// Creation deposit on hold, in units of 10^-12 HUX.
			creation_deposit: Balance,
		},
		/// Collateral was added.
		Deposited {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Signer, who paid.
			by: T::AccountId,
			/// Collateral added, in units of 10^-12 HUX.
			amount: Balance,
			/// Collateral after it, in units of 10^-12 HUX.
			collateral: Balance,
		},
		/// Collateral was withdrawn.
		Withdrawn {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Signer.
			by: T::AccountId,
			/// Receiver.
			to: T::AccountId,
			/// Collateral withdrawn, in units of 10^-12 HUX.
			amount: Balance,
			/// Collateral after it, in units of 10^-12 HUX.
			collateral: Balance,
		},
		/// Kit was minted.
		Minted {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Signer.
			by: T::AccountId,
			/// Receiver.
			to: T::AccountId,
			/// Kit minted, in units of 10^-12 KIT.
			kit: Balance,
			/// Debt after it, in units of 10^-12 KIT.
			debt: Balance,
		},
		/// Kit was burned against a debt.
		Burned {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Signer, whose kit was burned.
			by: T::AccountId,
			/// Kit burned, in units of 10^-12 KIT: no more than was owed.
			kit: Balance,
			/// Debt after it, in units of 10^-12 KIT.
			debt: Balance,
		},
		/// A closed burrow became active.
		Activated {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Collateral after it, in units of 10^-12 HUX.
			collateral: Balance,
			/// Creation deposit on hold, in units of 10^-12 HUX.
			creation_deposit: Balance,
		},
		/// The owner closed a burrow.
		Deactivated {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Receiver: the owner.
			to: T::AccountId,
			/// Collateral and creation deposit returned, in units of 10^-12 HUX.
			returned: Balance,
		},
		/// The delegate of a burrow was changed.
		DelegateSet {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// New delegate.
			delegate: Option<T::AccountId>,
		},
		/// A burrow was opened or closed to the deposits and burns of anyone.
		OpenSet {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// True if anyone may deposit.
			deposits: bool,
			/// True if anyone may burn kit against the debt.
			burns: bool,
		},
		/// An account was given rights. They replace the rights it had.
		Granted {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Grantee.
			who: T::AccountId,
			/// Rights of the grantee.
			rights: Rights,
			/// Receiver of everything withdrawn or minted under the grant; `None` for the owner.
			beneficiary: Option<T::AccountId>,
		},
		/// An account lost its rights.
		Revoked {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Former grantee.
			who: T::AccountId,
		},
		/// All accounts but the owner lost their rights.
		AllRevoked {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Number of times that all rights were revoked.
			version: u32,
		},
		/// A burrow was offered to another account, or the offer was withdrawn.
		TransferOffered {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Account that may accept; `None` if the offer was withdrawn.
			new_owner: Option<T::AccountId>,
		},
		/// A burrow has a new owner. All rights over it are revoked.
		Transferred {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Former owner.
			from: T::AccountId,
			/// New owner.
			to: T::AccountId,
			/// Number of times that all rights were revoked.
			version: u32,
		},
		/// A burrow was liquidated: collateral goes to auction.
		Liquidated {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Extent of the liquidation.
			kind: LiquidationKind,
			/// Receiver of the reward; `None` if the chain itself was first.
			finder: Option<T::AccountId>,
			/// Creation deposit and a part of the collateral, in units of 10^-12 HUX.
			reward: Balance,
			/// Collateral that goes to auction, in units of 10^-12 HUX.
			auctioned: Balance,
			/// Collateral after it, in units of 10^-12 HUX.
			collateral: Balance,
			/// Debt, in units of 10^-12 KIT.
			debt: Balance,
		},
		/// A slice was taken back from the liquidation queue.
		SliceReturned {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Signer.
			by: T::AccountId,
			/// Identity of the slice.
			slice: SliceId,
			/// Collateral returned, in units of 10^-12 HUX.
			amount: Balance,
			/// Collateral after it, in units of 10^-12 HUX.
			collateral: Balance,
		},
		/// The proceeds of a slice repaid debt.
		ProceedsReceived {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Kit burned, in units of 10^-12 KIT.
			kit: Balance,
			/// Debt after it, in units of 10^-12 KIT.
			debt: Balance,
		},
		/// A closed burrow has no collateral left and still owes. Its debt was written off.
		BadDebt {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Debt written off, in units of 10^-12 KIT.
			debt: Balance,
		},
		/// A burrow could not be liquidated by the sweep, which will try again.
		SweepFailed {
			/// Identity of the burrow; `None` if the whole sweep of this block was undone.
			burrow: Option<BurrowId>,
			/// Error that was met.
			error: DispatchError,
		},
		/// A debt was accrued to this block.
		Touched {
			/// Identity of the burrow.
			burrow: BurrowId,
			/// Debt after it, in units of 10^-12 KIT.
			debt: Balance,
		},
	}
}
