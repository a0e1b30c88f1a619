//! The filters of calls. All of them follow from the classes of [`super::classes`].

use super::{
	classes::{self, Class},
	tokens::{AssetsInstance, PmmSharesInstance, PoolSharesInstance},
};
use crate::*;
use frame_support::traits::Contains;

/// Calls that may be dispatched now: the base filter of the runtime.
pub struct CallFilter;
impl Contains<RuntimeCall> for CallFilter {
	fn contains(call: &RuntimeCall) -> bool {
		let class = classes::of(call);
		!burns_supply(call)
			&& (class.is_safe() || !SafeMode::is_entered())
			&& (!class.is_pausable() || TxPause::contains(call))
	}
}

/// Returns true if `call` burns supply that no counter of the protocol sees.
fn burns_supply(call: &RuntimeCall) -> bool {
	use pallet_assets::Call::refund;
	matches!(
		call,
		RuntimeCall::Assets(refund::<Runtime, AssetsInstance> { allow_burn: true, .. })
			| RuntimeCall::PoolAssets(refund::<Runtime, PoolSharesInstance> { allow_burn: true, .. })
			| RuntimeCall::PmmShares(refund::<Runtime, PmmSharesInstance> { allow_burn: true, .. })
	)
}

/// Calls that safe mode allows.
///
/// Calls that carry other calls pass, because each inner call is filtered again.
pub struct SafeCalls;
impl Contains<RuntimeCall> for SafeCalls {
	fn contains(call: &RuntimeCall) -> bool {
		classes::of(call).is_safe()
	}
}

/// Calls that `tx_pause` cannot pause, by their names. Includes names of no call.
pub struct NeverPaused;
impl Contains<pallet_tx_pause::RuntimeCallNameOf<Runtime>> for NeverPaused {
	fn contains(name: &pallet_tx_pause::RuntimeCallNameOf<Runtime>) -> bool {
		!classes::of_name(name.0.as_slice(), name.1.as_slice()).is_some_and(Class::is_pausable)
	}
}

/// Returns true if `call`, or each call of this `batch_all`, fulfils `rule`.
///
/// The other batches are calls of their own class. They return `Ok` although an inner call failed,
/// so the failure would go unnoticed.
fn each(call: &RuntimeCall, rule: fn(&RuntimeCall) -> bool) -> bool {
	match call {
		RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => calls.iter().all(|call| each(call, rule)),
		call => rule(call),
	}
}

/// Calls that may be announced: those that need notice, alone or in a `batch_all`.
pub struct Announceable;
impl Contains<RuntimeCall> for Announceable {
	fn contains(call: &RuntimeCall) -> bool {
		// The root dispatches upgrades, so they cannot stand in a batch of other calls.
		Upgrades::contains(call) || each(call, |call| classes::of(call).is_announceable() && !Upgrades::contains(call))
	}
}

/// Announced calls that may be executed now.
///
/// In safe mode these are changes of members and upgrades: both can end an emergency.
pub struct Executable;
impl Contains<RuntimeCall> for Executable {
	fn contains(call: &RuntimeCall) -> bool {
		!SafeMode::is_entered() || each(call, |call| classes::of(call).is_executed_in_safe_mode())
	}
}

/// Announced calls that the root dispatches: upgrades. The SDK takes them from the root only.
pub struct Upgrades;
impl Contains<RuntimeCall> for Upgrades {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::System(frame_system::Call::authorize_upgrade { .. }))
	}
}

/// Returns true if `call` changes the members of the committee, alone or in a batch.
pub fn changes_committee(call: &RuntimeCall) -> bool {
	!each(call, |call| !matches!(call, RuntimeCall::TechnicalCommittee(pallet_collective::Call::set_members { .. })))
}
