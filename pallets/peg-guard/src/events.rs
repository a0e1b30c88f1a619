//! What the pallet tells. Amounts minted and redeemed are in the events of the stability module.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet; see its module for what the names mean.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A token is minted against others from now on.
		InstanceCreated {
			/// Which.
			family: TokenId,
			/// Where its fees go.
			reserve: T::AccountId,
			/// The account that holds what backs it.
			door: T::AccountId,
			/// Its rules.
			rules: FamilyRules,
		},
		/// The rules of a family have changed.
		RulesSet {
			/// Of which.
			family: TokenId,
			/// What holds now.
			rules: FamilyRules,
		},
		/// The ceilings of the stability module have other weights.
		WeightsSet {
			/// Of which family.
			family: TokenId,
			/// The weight of each of its tokens, in millionths.
			weights: alloc::vec::Vec<(TokenId, Ppm)>,
		},
		/// A family can be minted against one more token, as soon as a price of it was seen.
		ExternalAdded {
			/// Which family.
			family: TokenId,
			/// Which token.
			external: TokenId,
			/// Where it comes from.
			domain: Domain,
			/// Its decimals.
			decimals: u8,
		},
		/// A token backs nothing any more and was taken off its family.
		ExternalRemoved {
			/// Of which family.
			family: TokenId,
			/// Which token.
			external: TokenId,
		},
		/// Nothing is minted against a token for now; it can be redeemed.
		MintingStopped {
			/// Of which family.
			family: TokenId,
			/// Which token.
			external: TokenId,
			/// Why.
			why: Why,
			/// Its price in units, with 18 decimal places, if it is known.
			price: Option<Balance>,
		},
		/// A token can be minted against.
		MintingResumed {
			/// Of which family.
			family: TokenId,
			/// Which token.
			external: TokenId,
			/// Who has opened it.
			by: By,
		},
		/// A token can neither be minted against nor redeemed.
		ExternalShut {
			/// Of which family.
			family: TokenId,
			/// Which token.
			external: TokenId,
		},
		/// A shut token can be redeemed again.
		RedeemingResumed {
			/// Of which family.
			family: TokenId,
			/// Which token.
			external: TokenId,
		},
		/// Something came in; how full the windows of its token are now.
		Inflow {
			/// Which token.
			external: TokenId,
			/// How much, in the family's token.
			amount: Balance,
			/// The level of the hour.
			hour: Balance,
			/// The level of the day.
			day: Balance,
			/// The step of the fee, 0 to 10.
			step: u32,
		},
		/// Swaps with a token have another price. All in millionths.
		FeesSet {
			/// Which token.
			external: TokenId,
			/// What minting costs.
			mint: Ppm,
			/// What redeeming costs.
			redeem: Ppm,
			/// The part of the mint fee for a price below the unit.
			below: Ppm,
			/// The part of the redeem fee for a price above the unit.
			above: Ppm,
		},
		/// A redemption waits for its payment.
		RedemptionQueued {
			/// Of which family.
			family: TokenId,
			/// Its number.
			number: TicketNumber,
			/// Who is paid.
			who: T::AccountId,
			/// In which token.
			external: TokenId,
			/// How much, in that token.
			amount: Balance,
			/// What is paid before it, in the family's token.
			ahead: Balance,
		},
		/// A redemption was paid, all of it or a part.
		RedemptionPaid {
			/// Of which family.
			family: TokenId,
			/// Its number.
			number: TicketNumber,
			/// To whom.
			who: T::AccountId,
			/// In which token.
			external: TokenId,
			/// How much, in that token.
			amount: Balance,
			/// What is left to pay, in that token.
			left: Balance,
		},
		/// A redemption could not be paid. It waits for its owner to claim it and holds up nobody.
		RedemptionParked {
			/// Of which family.
			family: TokenId,
			/// Its number.
			number: TicketNumber,
			/// Who is to be paid.
			who: T::AccountId,
			/// In which token.
			external: TokenId,
			/// How much, in that token.
			amount: Balance,
			/// Why.
			error: DispatchError,
		},
		/// Redemptions of a family wait until a moment.
		QueueHeld {
			/// Of which family.
			family: TokenId,
			/// Until when, in milliseconds since 1970.
			until: Moment,
		},
		/// Redemptions of a family are paid again.
		QueueReleased {
			/// Of which family.
			family: TokenId,
		},
		/// What stands behind a family; told once a minute.
		Backing {
			/// Which family.
			family: TokenId,
			/// The backing ratio, in millionths, rounded down to a basis point.
			backing: Ppm,
			/// What is out: the supply, less what lies on the reserve account.
			out: Balance,
			/// What stands behind it, at market.
			value: Balance,
			/// Whether a token has fallen, so that whoever leaves with another one pays the backing ratio.
			fallen: bool,
		},
		/// A token, or a whole family, could not be looked after in this block: the next one tries again.
		StepFailed {
			/// Which family.
			family: TokenId,
			/// Which token; none when it is about the family.
			external: Option<TokenId>,
			/// Why.
			error: DispatchError,
		},
	}
}
