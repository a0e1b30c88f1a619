//! The origins of governance: who may do what.

use crate::*;
use frame_support::{
	parameter_types,
	traits::{EitherOf, EitherOfDiverse, MapSuccess},
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use huxian_traits::governance::Administration;
use pallet_collective::EnsureProportionAtLeast;
use pallet_timelock::EnsureAnnounced;

/// The instance of `pallet-collective` that is the technical committee.
pub type CommitteeInstance = pallet_collective::Instance1;

/// Two thirds of the committee, or Root.
///
/// Tightens parameters within their coded bounds, adds and removes validators, removes oracle
/// members, and schedules announced calls.
pub type TwoThirdsOfCommittee =
	EitherOfDiverse<EnsureRoot<AccountId>, EnsureProportionAtLeast<AccountId, CommitteeInstance, 2, 3>>;

/// The guardian: one third of the committee, or Root. It may only pause or lower risk.
pub type Guardian = EitherOfDiverse<EnsureRoot<AccountId>, EnsureProportionAtLeast<AccountId, CommitteeInstance, 1, 3>>;

/// An announced call after its notice, or Root.
///
/// Required in every case for the members of committee and oracle, and for the fee of a pool of
/// `asset_conversion`.
pub type AfterNotice = EitherOfDiverse<EnsureRoot<AccountId>, EnsureAnnounced<AccountId>>;

/// Sets parameters: two thirds of the committee tighten them at once, an announced call loosens
/// them.
pub type Administrators = Administration<AfterNotice, TwoThirdsOfCommittee>;

parameter_types! {
	/// Duration of safe mode for each time it is entered or extended, in blocks.
	pub const SafeModeDuration: BlockNumber = 4 * time::HOURS;
}

/// Enters and extends safe mode: the guardian.
pub type SafeModeOrigin = EitherOf<
	EnsureRootWithSuccess<AccountId, SafeModeDuration>,
	MapSuccess<
		EnsureProportionAtLeast<AccountId, CommitteeInstance, 1, 3>,
		sp_runtime::traits::Replace<SafeModeDuration>,
	>,
>;
