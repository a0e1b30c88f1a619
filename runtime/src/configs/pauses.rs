//! The things that can be paused, and for how long the guardian may do so.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use crate::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{dispatch::GetDispatchInfo, weights::Weight};
use frame_system::RawOrigin;
use huxian_traits::{market::PoolMarket, PoolId};
use pallet_guardian::{Pausing, Terms};
use pallet_tx_pause::RuntimeCallNameOf;
use scale_info::TypeInfo;
use sp_runtime::{traits::Dispatchable, DispatchResult, TokenError};

/// A thing that can be paused.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum PauseSubject {
	/// All calls that do not lower risk.
	SafeMode,
	/// A call, by the names of its pallet and of itself.
	Call(RuntimeCallNameOf<Runtime>),
	/// The trades and deposits of a PMM pool.
	Pool(PoolId),
	/// Minting against an external.
	Minting(u32),
	/// Payments of the redemption queue of a family.
	Queue(u32),
	/// The expansion of a market operation.
	Operation(u32),
}

/// A group of things with a common period and cool-down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum PauseKind {
	/// Safe mode.
	SafeMode,
	/// Single calls.
	Call,
	/// PMM pools.
	Pool,
	/// Minting against externals.
	Minting,
	/// Redemption queues.
	Queue,
	/// Market operations.
	Operation,
}

/// A change of the state of a thing.
#[derive(Clone, Copy)]
enum Act {
	Pause,
	Confirm,
	Resume,
	Release,
}

/// The pauses of the runtime: for each thing the call of its own pallet, dispatched by the root.
pub struct Pauses;

impl Pauses {
	/// Returns the call that does `act` to `subject`; `None` if nothing has to be done.
	fn call(subject: &PauseSubject, act: Act) -> Option<RuntimeCall> {
		use Act::*;
		use PauseSubject::*;
		Some(match (subject, act) {
			(SafeMode, Pause) => pallet_safe_mode::Call::force_enter {}.into(),
			(SafeMode, Confirm) => pallet_safe_mode::Call::force_extend {}.into(),
			(SafeMode, Resume) => pallet_safe_mode::Call::force_exit {}.into(),
			// Both end by themselves.
			(SafeMode | Queue(_), Release) => return None,
			(Call(name), Pause) => pallet_tx_pause::Call::pause { full_name: name.clone() }.into(),
			(Call(name), Resume | Release) => pallet_tx_pause::Call::unpause { ident: name.clone() }.into(),
			(Pool(pool), Pause) => pallet_pmm::Call::pause_pool { pool: *pool }.into(),
			(Pool(pool), Resume | Release) => pallet_pmm::Call::resume_pool { pool: *pool }.into(),
			(Minting(external), Pause) => pallet_peg_guard::Call::pause_minting { external: *external }.into(),
			(Minting(external), Resume | Release) => {
				pallet_peg_guard::Call::resume_external { external: *external }.into()
			},
			// A queue is held for a day only: to confirm it is refused like a second hold.
			(Queue(family), Pause | Confirm) => pallet_peg_guard::Call::hold_queue { family: *family }.into(),
			(Queue(family), Resume) => pallet_peg_guard::Call::release_queue { family: *family }.into(),
			(Operation(amo), Pause) => pallet_amo::Call::pause { amo: *amo }.into(),
			(Operation(amo), Resume | Release) => pallet_amo::Call::resume { amo: *amo }.into(),
			(Call(_) | Pool(_) | Minting(_) | Operation(_), Confirm) => return None,
		})
	}

	/// Returns the call that pauses `subject`.
	#[cfg(test)]
	pub fn pausing_call(subject: &PauseSubject) -> RuntimeCall {
		Self::call(subject, Act::Pause).expect("each subject can be paused")
	}

	/// Returns the weight of the call that does `act` to `subject`.
	fn call_weight(subject: &PauseSubject, act: Act) -> Weight {
		Self::call(subject, act).map(|call| call.get_dispatch_info().call_weight).unwrap_or_default()
	}

	/// Does `act` to `subject`, as the root.
	fn act(subject: &PauseSubject, act: Act) -> DispatchResult {
		match Self::call(subject, act) {
			Some(call) => call.dispatch(RawOrigin::Root.into()).map(|_| ()).map_err(|failure| failure.error),
			None => Ok(()),
		}
	}
}

impl Pausing for Pauses {
	type BlockNumber = BlockNumber;
	type Kind = PauseKind;
	type Subject = PauseSubject;

	fn kind(subject: &PauseSubject) -> PauseKind {
		match subject {
			PauseSubject::SafeMode => PauseKind::SafeMode,
			PauseSubject::Call(_) => PauseKind::Call,
			PauseSubject::Pool(_) => PauseKind::Pool,
			PauseSubject::Minting(_) => PauseKind::Minting,
			PauseSubject::Queue(_) => PauseKind::Queue,
			PauseSubject::Operation(_) => PauseKind::Operation,
		}
	}

	fn terms(kind: &PauseKind) -> Terms<BlockNumber> {
		match kind {
			PauseKind::SafeMode => Terms { length: 4 * time::HOURS, cool_down: 12 * time::HOURS },
			PauseKind::Queue => Terms { length: time::DAYS, cool_down: 3 * time::DAYS },
			PauseKind::Call | PauseKind::Pool | PauseKind::Minting | PauseKind::Operation => {
				Terms { length: 3 * time::DAYS, cool_down: 9 * time::DAYS }
			},
		}
	}

	fn pause(subject: &PauseSubject) -> DispatchResult {
		Self::act(subject, Act::Pause)
	}

	fn confirm(subject: &PauseSubject) -> DispatchResult {
		Self::act(subject, Act::Confirm)
	}

	fn resume(subject: &PauseSubject) -> DispatchResult {
		Self::act(subject, Act::Resume)
	}

	fn release(subject: &PauseSubject) -> DispatchResult {
		match subject {
			// A counterfeit may have been disabled while the pool was paused.
			PauseSubject::Pool(pool) if trades_disabled(*pool) => Err(TokenError::Frozen.into()),
			// The price decides from now on, because it may not have recovered.
			PauseSubject::Minting(external) => PegGuard::release_minting(*external),
			_ => Self::act(subject, Act::Release),
		}
	}

	fn weight(subject: &PauseSubject) -> Weight {
		[Act::Pause, Act::Confirm, Act::Resume]
			.into_iter()
			.map(|act| Self::call_weight(subject, act))
			.fold(Weight::zero(), |most, weight| most.max(weight))
	}

	fn release_weight(subject: &PauseSubject) -> Weight {
		match subject {
			// It reads and writes the same entries.
			PauseSubject::Minting(_) => Self::call_weight(subject, Act::Pause),
			// The tokens of the pool, and the state of both as externals.
			PauseSubject::Pool(_) => Self::call_weight(subject, Act::Release)
				.saturating_add(<Runtime as frame_system::Config>::DbWeight::get().reads(3)),
			_ => Self::call_weight(subject, Act::Release),
		}
	}

	fn max_release_weight() -> Weight {
		[
			PauseSubject::SafeMode,
			PauseSubject::Call(Default::default()),
			PauseSubject::Pool(0),
			PauseSubject::Minting(0),
			PauseSubject::Queue(0),
			PauseSubject::Operation(0),
		]
		.iter()
		.map(Self::release_weight)
		.fold(Weight::zero(), |most, weight| most.max(weight))
	}
}

/// Returns true if `pool` trades a disabled external.
fn trades_disabled(pool: PoolId) -> bool {
	<Pmm as PoolMarket<AccountId>>::info(pool)
		.is_some_and(|pool| [pool.base, pool.quote].into_iter().any(PegGuard::is_disabled))
}
