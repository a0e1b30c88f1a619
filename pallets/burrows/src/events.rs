//! What the pallet tells.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet; see its module for what the names mean.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A burrow was created.
		Created {
			/// Its identity.
			burrow: BurrowId,
			/// Its owner.
			owner: T::AccountId,
			/// Who created it and paid.
			by: T::AccountId,
			/// Whom it delegates to.
			delegate: Option<T::AccountId>,
			/// HUX that now stands behind it.
			collateral: Balance,
			/// HUX held as the creation deposit.
			creation_deposit: Balance,
		},
		/// Collateral was added.
		Deposited {
			/// To which burrow.
			burrow: BurrowId,
			/// By whom.
			by: T::AccountId,
			/// How much HUX.
			amount: Balance,
			/// What it has now.
			collateral: Balance,
		},
		/// Collateral was taken out.
		Withdrawn {
			/// From which burrow.
			burrow: BurrowId,
			/// By whom.
			by: T::AccountId,
			/// Who got it.
			to: T::AccountId,
			/// How much HUX.
			amount: Balance,
			/// What it has now.
			collateral: Balance,
		},
		/// Kit was minted.
		Minted {
			/// From which burrow.
			burrow: BurrowId,
			/// By whom.
			by: T::AccountId,
			/// Who got it.
			to: T::AccountId,
			/// How much kit.
			kit: Balance,
			/// What the burrow owes now.
			debt: Balance,
		},
		/// Kit was burned against a debt.
		Burned {
			/// Of which burrow.
			burrow: BurrowId,
			/// By whom.
			by: T::AccountId,
			/// How much kit: no more than was owed.
			kit: Balance,
			/// What the burrow owes now.
			debt: Balance,
		},
		/// A burrow was put into business again.
		Activated {
			/// Which.
			burrow: BurrowId,
			/// What it has now.
			collateral: Balance,
			/// HUX held as the creation deposit.
			creation_deposit: Balance,
		},
		/// A burrow was taken out of business.
		Deactivated {
			/// Which.
			burrow: BurrowId,
			/// Who got what it had.
			to: T::AccountId,
			/// How much HUX: the collateral and the creation deposit.
			returned: Balance,
		},
		/// A burrow delegates to another account.
		DelegateSet {
			/// Which.
			burrow: BurrowId,
			/// To whom.
			delegate: Option<T::AccountId>,
		},
		/// What anyone may do with a burrow has changed.
		OpenSet {
			/// Which.
			burrow: BurrowId,
			/// Whether anyone may deposit.
			deposits: bool,
			/// Whether anyone may burn kit against its debt.
			burns: bool,
		},
		/// An account was given rights; those it had before are replaced.
		Granted {
			/// Over which burrow.
			burrow: BurrowId,
			/// Who has them.
			who: T::AccountId,
			/// Which.
			rights: Rights,
			/// Who gets what is withdrawn or minted with them; the owner when there is none.
			beneficiary: Option<T::AccountId>,
		},
		/// An account has lost its rights.
		Revoked {
			/// Over which burrow.
			burrow: BurrowId,
			/// Who.
			who: T::AccountId,
		},
		/// All accounts have lost their rights.
		AllRevoked {
			/// Over which burrow.
			burrow: BurrowId,
			/// How often that has happened now.
			version: u32,
		},
		/// A burrow is offered to another account, or the offer was withdrawn.
		TransferOffered {
			/// Which.
			burrow: BurrowId,
			/// To whom; `None` when the offer was withdrawn.
			new_owner: Option<T::AccountId>,
		},
		/// A burrow has another owner; all rights over it are revoked.
		Transferred {
			/// Which.
			burrow: BurrowId,
			/// Who had it.
			from: T::AccountId,
			/// Who has it.
			to: T::AccountId,
			/// How often all rights have been revoked now.
			version: u32,
		},
		/// A burrow was liquidated: some of its collateral, or all of it, goes to auction.
		Liquidated {
			/// Which.
			burrow: BurrowId,
			/// How much of it.
			kind: LiquidationKind,
			/// Who found it and has the reward; none when the chain itself did.
			finder: Option<T::AccountId>,
			/// HUX of the reward: the creation deposit and a part of the collateral.
			reward: Balance,
			/// HUX that goes to auction.
			auctioned: Balance,
			/// What collateral it has now.
			collateral: Balance,
			/// What it owes.
			debt: Balance,
		},
		/// A slice was taken back from the queue.
		SliceReturned {
			/// Of which burrow.
			burrow: BurrowId,
			/// By whom.
			by: T::AccountId,
			/// Which.
			slice: SliceId,
			/// How much HUX.
			amount: Balance,
			/// What collateral it has now.
			collateral: Balance,
		},
		/// What a slice was sold for has repaid debt.
		ProceedsReceived {
			/// Of which burrow.
			burrow: BurrowId,
			/// How much kit was burned.
			kit: Balance,
			/// What it owes now.
			debt: Balance,
		},
		/// A burrow was closed and all it had did not cover its debt: nobody owes the rest any more.
		BadDebt {
			/// Which.
			burrow: BurrowId,
			/// How much kit.
			debt: Balance,
		},
		/// A burrow (or, when none is named, all of this block) could not be swept: it will be tried again.
		SweepFailed {
			/// Which.
			burrow: Option<BurrowId>,
			/// Why.
			error: DispatchError,
		},
		/// A debt was brought up to date.
		Touched {
			/// Of which burrow.
			burrow: BurrowId,
			/// What it owes now.
			debt: Balance,
		},
	}
}
