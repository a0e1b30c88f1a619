//! Events. With those of the pool and the PSM they are enough to rebuild every ledger.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// Section of the pallet; its module imports the names.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An AMO was created.
		AmoCreated {
			/// Number of the AMO.
			amo: AmoId,
			/// Account of the AMO.
			account: T::AccountId,
			/// Kind of operation.
			kind: OperationKind,
			/// Token that is held at its peg.
			family: TokenId,
			/// Pool that the AMO works in.
			pool: PoolId,
			/// Other token of the pool.
			external: TokenId,
			/// Parameters.
			params: AmoParams,
		},
		/// The parameters of an AMO were set.
		ParamsSet {
			/// Number of the AMO.
			amo: AmoId,
			/// Parameters from now on.
			params: AmoParams,
		},
		/// The expansion of an AMO was paused.
		ExpansionPaused {
			/// Number of the AMO.
			amo: AmoId,
		},
		/// The expansion of an AMO was resumed.
		ExpansionResumed {
			/// Number of the AMO.
			amo: AmoId,
		},
		/// A step was requested, for the next even block.
		StepScheduled {
			/// Number of the AMO.
			amo: AmoId,
			/// Account that requested the step.
			who: T::AccountId,
		},
		/// The token has left its peg, or returned to it.
		StateChanged {
			/// Number of the AMO.
			amo: AmoId,
			/// State before.
			from: PegState,
			/// State from now on.
			to: PegState,
			/// TWAP in units of the family; `None` if it is unknown.
			price: Option<FixedU128>,
		},
		/// A step was executed. The events of its acts come before this one.
		StepExecuted {
			/// Number of the AMO.
			amo: AmoId,
			/// Direction of the step.
			kind: ActionKind,
			/// Amount minted by an expansion, or burned by a contraction, in the family's token.
			amount: Balance,
			/// Debt after the step, in the family's token.
			debt: Balance,
			/// Value under stress of all holdings after the step, in the family's token.
			stressed_value: Balance,
		},
		/// A step failed, and was undone as a whole.
		StepFailed {
			/// Number of the AMO.
			amo: AmoId,
			/// Error of the step.
			error: DispatchError,
		},
		/// The family's token was minted: the debt has grown.
		Minted {
			/// Number of the AMO.
			amo: AmoId,
			/// Amount of the family's token.
			amount: Balance,
		},
		/// The family's token was burned: the debt has fallen.
		Burned {
			/// Number of the AMO.
			amo: AmoId,
			/// Amount of the family's token.
			amount: Balance,
		},
		/// The family's token was sold in the pool.
		Sold {
			/// Number of the AMO.
			amo: AmoId,
			/// Amount of the family's token paid.
			amount: Balance,
			/// Amount of the external received.
			external: Balance,
		},
		/// The family's token was bought in the pool.
		Bought {
			/// Number of the AMO.
			amo: AmoId,
			/// Amount of the family's token received.
			amount: Balance,
			/// Amount of the external paid.
			external: Balance,
		},
		/// Liquidity was added to the pool.
		LiquidityAdded {
			/// Number of the AMO.
			amo: AmoId,
			/// Amount of the family's token paid.
			amount: Balance,
			/// Amount of the external paid.
			external: Balance,
			/// Shares of the pool received.
			shares: Balance,
		},
		/// Liquidity was removed from the pool.
		LiquidityRemoved {
			/// Number of the AMO.
			amo: AmoId,
			/// Amount of the family's token received.
			amount: Balance,
			/// Amount of the external received.
			external: Balance,
			/// Shares of the pool returned.
			shares: Balance,
		},
		/// The family's token was redeemed at the PSM.
		RedeemedAtPsm {
			/// Number of the AMO.
			amo: AmoId,
			/// Amount of the family's token paid, without the fee, which came back.
			amount: Balance,
			/// Amount of the external received.
			external: Balance,
		},
		/// The family's token was minted at the PSM.
		MintedAtPsm {
			/// Number of the AMO.
			amo: AmoId,
			/// Amount of the family's token received, with the fee, which came back.
			amount: Balance,
			/// Amount of the external paid.
			external: Balance,
		},
		/// An act that needs the PSM failed, and was undone. The step went on without it.
		PsmRefused {
			/// Number of the AMO.
			amo: AmoId,
			/// Amount of the external that was to be moved.
			external: Balance,
			/// Error of the act.
			error: DispatchError,
		},
		/// Profit was sent to the reserve.
		ProfitSwept {
			/// Number of the AMO.
			amo: AmoId,
			/// Amount of the family's token.
			amount: Balance,
			/// Amount of the external.
			external: Balance,
		},
	}
}
