//! The redemption queue of a family, and its requests.

use super::TokenId;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use huxian_traits::{Balance, Moment};
use scale_info::TypeInfo;

/// Number of a redemption request within its family, counted up from 0.
pub type RequestId = u64;

/// State of a family's redemption queue. Requests are paid first in, first out. Amounts are in the
/// smallest unit of the family's token.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Queue {
	/// Id of the first request that waits.
	pub first: RequestId,
	/// Id of the next request to come.
	pub next: RequestId,
	/// Amount of all requests ever made.
	#[doc(alias = "entered")]
	pub requested: Balance,
	/// Part of `requested` that was paid or turned out undeliverable.
	#[doc(alias = "passed")]
	pub processed: Balance,
	/// End of the last hold, in milliseconds since 1970; 0 if there was none, or it was released.
	pub held_until: Moment,
}

impl Queue {
	/// Returns true if no request waits.
	pub fn is_empty(&self) -> bool {
		self.first == self.next
	}

	/// Returns true if payments are held at `now`.
	pub fn is_held(&self, now: Moment) -> bool {
		now < self.held_until
	}
}

/// A redemption that waits for its payment.
#[doc(alias = "Ticket")]
#[doc(alias = "withdrawal request")]
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct RedemptionRequest<AccountId> {
	/// Account to pay.
	pub who: AccountId,
	/// Token to pay in.
	pub external: TokenId,
	/// Amount left to pay, in the smallest unit of `external`.
	pub amount: Balance,
	/// The same amount in the smallest unit of the family's token.
	pub internal: Balance,
	/// Value of [`Queue::processed`] from which on this request is paid.
	#[doc(alias = "before")]
	pub starts_at: Balance,
}
