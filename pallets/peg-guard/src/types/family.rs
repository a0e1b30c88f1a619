//! A family: a token that is minted against externals at par.

use super::{Domain, FamilyParams, Queue, TokenId, MAX_DOMAINS, MAX_EXTERNALS};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::{BoundedVec, ConstU32};
use huxian_math::peg::{bucket::Bucket, Ppm};
use huxian_traits::{Balance, Moment};
use scale_info::TypeInfo;

/// Debt that the externals of one domain back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct DomainDebt {
	/// The domain.
	pub domain: Domain,
	/// Debt in the family's token; never 0.
	pub debt: Balance,
}

/// A token that is minted against externals at par. Amounts are in its smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Family {
	/// Parameters, set by the committee.
	pub params: FamilyParams,
	/// Decimals of the family's token.
	pub decimals: u8,
	/// Externals that the family may be minted against.
	pub externals: BoundedVec<TokenId, ConstU32<MAX_EXTERNALS>>,
	/// Debt by domain, without domains that back nothing.
	pub domains: BoundedVec<DomainDebt, ConstU32<MAX_DOMAINS>>,
	/// Debt of all externals together.
	pub debt: Balance,
	/// Amount redeemed since the family was created.
	#[doc(alias = "left")]
	pub redeemed: Balance,
	/// Leaky bucket of one hour, filled by payments to redeemers.
	#[doc(alias = "gross")]
	pub outflow: Bucket,
	/// State of the redemption queue.
	pub queue: Queue,
	/// True while an external of the family has fallen.
	pub fallen: bool,
	/// Backing of a token in the last block, in millionths, rounded down to a basis point.
	pub backing: Ppm,
	/// Time of the last report of the backing, in milliseconds since 1970.
	#[doc(alias = "told")]
	pub last_report: Moment,
}

impl Family {
	/// Returns the debt that the externals of `domain` back.
	pub fn domain_debt(&self, domain: Domain) -> Balance {
		self.domains.iter().find(|row| row.domain == domain).map_or(0, |row| row.debt)
	}

	/// Adds `amount` to the debt of the family and of `domain`; `None` if a sum does not fit.
	#[must_use]
	pub fn add_debt(&mut self, domain: Domain, amount: Balance) -> Option<()> {
		self.debt = self.debt.checked_add(amount)?;
		if let Some(row) = self.domains.iter_mut().find(|row| row.domain == domain) {
			row.debt = row.debt.checked_add(amount)?;
			return Some(());
		}
		if amount == 0 {
			return Some(());
		}
		self.domains.try_push(DomainDebt { domain, debt: amount }).ok()
	}

	/// Takes `amount` off the debt of the family and of `domain`; `None` if the debt is smaller.
	#[must_use]
	pub fn remove_debt(&mut self, domain: Domain, amount: Balance) -> Option<()> {
		self.debt = self.debt.checked_sub(amount)?;
		self.redeemed = self.redeemed.checked_add(amount)?;
		if let Some(row) = self.domains.iter_mut().find(|row| row.domain == domain) {
			row.debt = row.debt.checked_sub(amount)?;
		} else if amount > 0 {
			return None;
		}
		self.domains.retain(|row| row.debt > 0);
		Some(())
	}
}
