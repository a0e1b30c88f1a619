//! The events of the pallet. The PSM's own events tell the amounts minted and redeemed.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A section of the pallet: its names are those in scope there.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A family was created.
		#[doc(alias = "InstanceCreated")]
		FamilyCreated {
			/// Id of the family's token.
			family: TokenId,
			/// Account that its fees go to.
			fee_account: T::AccountId,
			/// Account of the PSM that holds its externals.
			psm_account: T::AccountId,
			/// Parameters of the family.
			params: FamilyParams,
		},
		/// The parameters of a family changed.
		#[doc(alias = "RulesSet")]
		ParamsSet {
			/// Id of the family.
			family: TokenId,
			/// New parameters.
			params: FamilyParams,
		},
		/// The weights of the PSM's ceilings changed.
		WeightsSet {
			/// Id of the family.
			family: TokenId,
			/// Weight of each external, in millionths.
			weights: alloc::vec::Vec<(TokenId, Ppm)>,
		},
		/// An external was added to a family. Minting opens with its first price.
		ExternalAdded {
			/// Id of the family.
			family: TokenId,
			/// Id of the external.
			external: TokenId,
			/// Chain that it comes from.
			domain: Domain,
			/// Decimals of the external.
			decimals: u8,
		},
		/// An external without debt was removed from its family.
		ExternalRemoved {
			/// Id of the family.
			family: TokenId,
			/// Id of the external.
			external: TokenId,
		},
		/// Minting against an external was paused. Redeeming goes on.
		#[doc(alias = "MintingStopped")]
		MintingPaused {
			/// Id of the family.
			family: TokenId,
			/// Id of the external.
			external: TokenId,
			/// Reason of the pause.
			reason: PauseReason,
			/// Fresh price in units, with 18 decimal places, if there is one.
			price: Option<Balance>,
		},
		/// Minting against an external resumed.
		MintingResumed {
			/// Id of the family.
			family: TokenId,
			/// Id of the external.
			external: TokenId,
			/// Cause of the resumption.
			by: ResumedBy,
		},
		/// Minting against an external and redeeming into it were disabled.
		#[doc(alias = "ExternalShut")]
		ExternalDisabled {
			/// Id of the family.
			family: TokenId,
			/// Id of the external.
			external: TokenId,
		},
		/// Redeeming into a disabled external resumed. Minting stays paused.
		RedeemingResumed {
			/// Id of the family.
			family: TokenId,
			/// Id of the external.
			external: TokenId,
		},
		/// An inflow filled the windows of an external.
		#[doc(alias = "Inflow")]
		InflowRecorded {
			/// Id of the external.
			external: TokenId,
			/// Amount of the inflow, in the family's token.
			amount: Balance,
			/// New level of the hourly window, in the family's token.
			hour: Balance,
			/// New level of the daily window, in the family's token.
			day: Balance,
			/// New step of the mint fee, 0 to 10.
			step: u32,
		},
		/// The fees of an external changed. All of them are in millionths.
		FeesSet {
			/// Id of the external.
			external: TokenId,
			/// Fee of a mint.
			mint: Ppm,
			/// Fee of a redemption.
			redeem: Ppm,
			/// Part of the mint fee for a price below the unit.
			below_peg: Ppm,
			/// Part of the redemption fee for a price above the unit.
			above_peg: Ppm,
		},
		/// A redemption was queued.
		RedemptionQueued {
			/// Id of the family.
			family: TokenId,
			/// Id of the request.
			request_id: RequestId,
			/// Account to pay.
			who: T::AccountId,
			/// Token to pay in.
			external: TokenId,
			/// Amount to pay, in the smallest unit of the external.
			amount: Balance,
			/// Amount in the queue before this request, in the family's token.
			ahead: Balance,
		},
		/// A request was paid, in full or in part.
		RedemptionPaid {
			/// Id of the family.
			family: TokenId,
			/// Id of the request.
			request_id: RequestId,
			/// Account that was paid.
			who: T::AccountId,
			/// Token of the payment.
			external: TokenId,
			/// Amount paid, in the smallest unit of the external.
			amount: Balance,
			/// Amount left to pay, in the smallest unit of the external.
			remaining: Balance,
		},
		/// The payment of a request failed. The request left the queue and waits for `claim`.
		#[doc(alias = "RedemptionParked")]
		RedemptionUndeliverable {
			/// Id of the family.
			family: TokenId,
			/// Id of the request.
			request_id: RequestId,
			/// Account to pay.
			who: T::AccountId,
			/// Token to pay in.
			external: TokenId,
			/// Amount to pay, in the smallest unit of the external.
			amount: Balance,
			/// Error of the payment.
			error: DispatchError,
		},
		/// The payments of a family were held.
		QueueHeld {
			/// Id of the family.
			family: TokenId,
			/// End of the hold, in milliseconds since 1970.
			until: Moment,
		},
		/// The payments of a family were released.
		QueueReleased {
			/// Id of the family.
			family: TokenId,
		},
		/// The backing of a family, reported once a minute.
		#[doc(alias = "Backing")]
		BackingReported {
			/// Id of the family.
			family: TokenId,
			/// Backing ratio, in millionths, rounded down to a basis point.
			backing: Ppm,
			/// Supply without the balance of the fee account, in the family's token.
			circulating: Balance,
			/// Market value of the backing, in the family's token.
			value: Balance,
			/// True while an external has fallen, so that redemptions into the others pay the
			/// haircut.
			fallen: bool,
		},
		/// A family, or one of its externals, could not be processed in this block. The next block
		/// tries again.
		StepFailed {
			/// Id of the family.
			family: TokenId,
			/// Id of the external; `None` if the error concerns the whole family.
			external: Option<TokenId>,
			/// Error of the step.
			error: DispatchError,
		},
	}
}
