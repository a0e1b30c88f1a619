//! The origins of governance: who may do what.

use super::filters::changes_committee;
use crate::*;
use frame_support::{
	parameter_types,
	traits::{EitherOf, EitherOfDiverse, EnsureOrigin, EnsureOriginWithArg, MapSuccess},
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use huxian_traits::governance::Administration;
use pallet_collective::EnsureProportionAtLeast;
use pallet_guardian::Power;
use pallet_timelock::EnsureAnnounced;
use sp_runtime::traits::Replace;

/// The instance of `pallet-collective` that is the technical committee.
pub type CommitteeInstance = pallet_collective::Instance1;

/// Two thirds of the committee, or Root.
///
/// Tightens parameters within their coded bounds, adds and removes validators, removes oracle
/// members, and schedules announced calls.
pub type TwoThirdsOfCommittee =
	EitherOfDiverse<EnsureRoot<AccountId>, EnsureProportionAtLeast<AccountId, CommitteeInstance, 2, 3>>;

/// The guardian: one third of the committee, or Root. It cancels announced calls, and pauses
/// through `pallet_guardian`.
pub type GuardianOrigin =
	EitherOfDiverse<EnsureRoot<AccountId>, EnsureProportionAtLeast<AccountId, CommitteeInstance, 1, 3>>;

parameter_types! {
	/// The power of two thirds of the committee.
	pub const CommitteePower: Power = Power::Committee;
	/// The power of a third of the committee.
	pub const GuardianPower: Power = Power::Guardian;
}

/// Pauses: a third of the committee for a short time, two thirds until they resume.
pub type PauseOrigin = EitherOf<
	EitherOf<
		EnsureRootWithSuccess<AccountId, CommitteePower>,
		MapSuccess<EnsureProportionAtLeast<AccountId, CommitteeInstance, 2, 3>, Replace<CommitteePower>>,
	>,
	MapSuccess<EnsureProportionAtLeast<AccountId, CommitteeInstance, 1, 3>, Replace<GuardianPower>>,
>;

/// An announced call after its notice, or Root.
///
/// Required in every case for the members of committee and oracle, and for the fee of a pool of
/// `asset_conversion`.
pub type AfterNotice = EitherOfDiverse<EnsureRoot<AccountId>, EnsureAnnounced<AccountId>>;

/// Three quarters of the committee, or Root: three of three, three of four, five of six.
///
/// Announces an upgrade with the short notice of an emergency.
pub type ThreeQuartersOfCommittee =
	EitherOfDiverse<EnsureRoot<AccountId>, EnsureProportionAtLeast<AccountId, CommitteeInstance, 3, 4>>;

/// Cancels an announced call: the guardian.
///
/// A change of the committee's members is cancelled by more than a third. A third could otherwise
/// veto its own removal for ever. If more than a third want to cancel, fewer than two thirds can
/// announce.
pub struct CancelOrigin;
impl EnsureOriginWithArg<RuntimeOrigin, Option<RuntimeCall>> for CancelOrigin {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin, call: &Option<RuntimeCall>) -> Result<(), RuntimeOrigin> {
		type MoreThanAThird = EitherOfDiverse<
			EnsureRoot<AccountId>,
			pallet_collective::EnsureProportionMoreThan<AccountId, CommitteeInstance, 1, 3>,
		>;
		if call.as_ref().is_some_and(changes_committee) {
			<MoreThanAThird as EnsureOrigin<_>>::try_origin(origin).map(|_| ())
		} else {
			<GuardianOrigin as EnsureOrigin<_>>::try_origin(origin).map(|_| ())
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &Option<RuntimeCall>) -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

/// Sets parameters: two thirds of the committee tighten them at once, an announced call loosens
/// them.
pub type Administrators = Administration<AfterNotice, TwoThirdsOfCommittee>;

parameter_types! {
	/// Duration of safe mode for each time it is entered or extended, in blocks.
	pub const SafeModeDuration: BlockNumber = 4 * time::HOURS;
}

/// Extends safe mode: two thirds of the committee.
pub type TwoThirdsExtend = EitherOf<
	EnsureRootWithSuccess<AccountId, SafeModeDuration>,
	MapSuccess<EnsureProportionAtLeast<AccountId, CommitteeInstance, 2, 3>, Replace<SafeModeDuration>>,
>;
