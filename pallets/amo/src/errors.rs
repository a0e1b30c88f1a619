//! What the pallet refuses. Each text tells a person what to do.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet; see its module for what the names mean.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no market operation of this number: `hub_operations` lists them.
		UnknownAmo,
		/// There are as many market operations as there can be.
		TooManyAmos,
		/// A term is out of its bounds: see `Terms::check` in the documentation.
		OutOfBounds,
		/// There is no pool of this number.
		UnknownPool,
		/// The guide price of this pool is fixed: a market operation needs one that an oracle tells.
		FixedGuide,
		/// This pool is private: a market operation needs one that anyone trades in.
		PrivatePool,
		/// The pool must price the family's token in one of the tokens behind it.
		WrongPool,
		/// This pool has a market operation already.
		PoolTaken,
		/// Expansion is paused already.
		AlreadyPaused,
		/// Expansion is not paused.
		NotPaused,
		/// Nobody knows the price: the pool is empty or paused or does not remember long enough, or the feeds are stale. Nothing to do.
		NoPrice,
		/// The price of the last block is too far off its mean: wait until it has settled.
		NotCalm,
		/// The price is near enough to its unit: there is nothing to do.
		NothingToDo,
		/// Expansion is paused, by the guardian or because the chain is in safe mode: the committee resumes it.
		ExpansionPaused,
		/// The external is off its unit, or its door is stopped, or the family has fallen: nothing is minted before that is over.
		DoorShut,
		/// Too little stands behind a token of the family: nothing is minted before that has recovered.
		BackingTooLow,
		/// The pool is too one-sided for more to be put into it.
		PoolTilted,
		/// It has expanded a moment ago: wait for the cooldown.
		CoolingDown,
		/// It owes as much as it may.
		CapReached,
		/// It has minted as much as it may within an hour.
		HourUsedUp,
		/// As much of the supply as must stay behind the door would not.
		TooLittleLiquid,
		/// It would owe more than what it has would bring in a bad moment.
		BelowFloor,
		/// It would owe more than before.
		WouldLose,
		/// All that it has stands against what it owes: there is no profit to sweep.
		NothingToSweep,
		/// Its step is in the next block already.
		AlreadyScheduled,
		/// A number does not fit, or the books do not add up. This should never happen: tell the developers.
		ArithmeticOverflow,
		/// These terms are looser than those before: announce them (`timelock.schedule`) and let them be made when the notice is over.
		NeedsNotice,
	}
}
