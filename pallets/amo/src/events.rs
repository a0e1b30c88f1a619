//! What the pallet tells: with the events of its pool and its door, enough to rebuild all books.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet; see its module for what the names mean.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// There is a new market operation.
		AmoCreated {
			/// Its number.
			amo: AmoId,
			/// Its account.
			account: T::AccountId,
			/// The token that it holds at its unit.
			family: TokenId,
			/// The pool that it works in.
			pool: PoolId,
			/// The other token of the pool.
			external: TokenId,
			/// What it may do.
			terms: Terms,
		},
		/// The terms of a market operation have changed.
		TermsSet {
			/// Of which.
			amo: AmoId,
			/// What holds now.
			terms: Terms,
		},
		/// A market operation does not expand any more.
		ExpansionPaused {
			/// Which.
			amo: AmoId,
		},
		/// A market operation may expand again.
		ExpansionResumed {
			/// Which.
			amo: AmoId,
		},
		/// Somebody has asked for a step: it is in the next block.
		StepScheduled {
			/// Of which.
			amo: AmoId,
			/// Who.
			who: T::AccountId,
		},
		/// The token has left its unit, or come back.
		StateChanged {
			/// Which market operation has seen it.
			amo: AmoId,
			/// What was.
			from: State,
			/// What is.
			to: State,
			/// The mean price by which it decides; `None` when nobody knows it.
			price: Option<FixedU128>,
		},
		/// A step is done; what it consists of was told before.
		Stepped {
			/// Whose.
			amo: AmoId,
			/// More was minted than burned, or less.
			kind: Kind,
			/// What it minted, or burned.
			amount: Balance,
			/// What it owes now.
			debt: Balance,
			/// What it has at the floor now.
			at_floor: Balance,
		},
		/// A step could not be done, and nothing of it was.
		StepFailed {
			/// Whose.
			amo: AmoId,
			/// Why.
			error: DispatchError,
		},
		/// The family's token was minted; the market operation owes it.
		Minted {
			/// By which.
			amo: AmoId,
			/// How much.
			amount: Balance,
		},
		/// The family's token was burned; the market operation does not owe it any more.
		Burned {
			/// By which.
			amo: AmoId,
			/// How much.
			amount: Balance,
		},
		/// The family's token was sold in the pool.
		Sold {
			/// By which.
			amo: AmoId,
			/// How much.
			amount: Balance,
			/// For how much of the external.
			external: Balance,
		},
		/// The family's token was bought in the pool.
		Bought {
			/// By which.
			amo: AmoId,
			/// How much.
			amount: Balance,
			/// For how much of the external.
			external: Balance,
		},
		/// Both tokens were put into the pool.
		Provided {
			/// By which.
			amo: AmoId,
			/// Of the family's token.
			amount: Balance,
			/// Of the external.
			external: Balance,
			/// Shares for it.
			shares: Balance,
		},
		/// Both tokens were taken out of the pool.
		Withdrawn {
			/// By which.
			amo: AmoId,
			/// Of the family's token.
			amount: Balance,
			/// Of the external.
			external: Balance,
			/// Shares given back.
			shares: Balance,
		},
		/// External was taken out through the door.
		TakenOut {
			/// By which.
			amo: AmoId,
			/// Of the family's token, which the door has burned.
			amount: Balance,
			/// Of the external.
			external: Balance,
		},
		/// External was given back through the door.
		PutIn {
			/// By which.
			amo: AmoId,
			/// Of the family's token, which the door has minted.
			amount: Balance,
			/// Of the external.
			external: Balance,
		},
		/// A part of a step that goes through the door failed, and nothing of it was done: the external stays where it was.
		DoorRefused {
			/// Whose.
			amo: AmoId,
			/// How much of it.
			external: Balance,
			/// Why.
			error: DispatchError,
		},
		/// Profit has gone to the reserve.
		ProfitSwept {
			/// Of which.
			amo: AmoId,
			/// Of the family's token.
			amount: Balance,
			/// Of the external.
			external: Balance,
		},
	}
}
