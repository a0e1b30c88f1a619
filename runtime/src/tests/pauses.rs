//! The pauses of the guardian: short, with a cool-down, and ended by two thirds in one block.

use super::world::*;
use crate::{
	configs::{
		origins::CommitteeInstance,
		pauses::{PauseKind, PauseSubject, Pauses},
	},
	constants::token::{CUSDC, PAN},
	*,
};
use frame_support::{assert_noop, assert_ok, traits::Hooks};
use pallet_guardian::{Error, Pausing};
use sp_runtime::{DispatchError, TokenError};

type Refused = Error<Runtime>;

fn members(count: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, CommitteeInstance>::Members(count, 3).into()
}

fn mint_call() -> PauseSubject {
	let name = |text: &[u8]| text.to_vec().try_into().expect("short");
	PauseSubject::Call((name(b"Burrows"), name(b"mint")))
}

/// Each thing that can be paused on the development chain, one of each kind.
fn subjects() -> Vec<PauseSubject> {
	vec![
		PauseSubject::SafeMode,
		mint_call(),
		PauseSubject::Pool(0),
		PauseSubject::Minting(CUSDC),
		PauseSubject::Queue(PAN),
		PauseSubject::Operation(0),
	]
}

/// Goes on by `blocks` with the hooks of safe mode and of the guardian, and of nothing else.
///
/// Days of blocks would take minutes.
fn skip(blocks: BlockNumber) {
	let number = System::block_number() + blocks;
	System::set_block_number(number);
	SafeMode::on_initialize(number);
	Guardian::on_initialize(number);
	assert_ok!(Guardian::do_try_state());
}

fn is_paused(subject: &PauseSubject) -> bool {
	match subject {
		PauseSubject::SafeMode => SafeMode::is_entered(),
		PauseSubject::Call(name) => pallet_tx_pause::PausedCalls::<Runtime>::contains_key(name),
		PauseSubject::Pool(pool) => pallet_pmm::Pools::<Runtime>::get(pool).expect("it exists").paused,
		PauseSubject::Minting(token) => matches!(
			pallet_peg_guard::Externals::<Runtime>::get(token).expect("it exists").state,
			pallet_peg_guard::types::ExternalState::Paused {
				reason: pallet_peg_guard::types::PauseReason::Guardian,
				..
			}
		),
		PauseSubject::Queue(family) => {
			Timestamp::get() < pallet_peg_guard::Families::<Runtime>::get(family).expect("it exists").queue.held_until
		},
		PauseSubject::Operation(amo) => pallet_amo::Amos::<Runtime>::get(amo).expect("it exists").paused,
	}
}

#[test]
fn a_third_pauses_each_thing_once_and_two_thirds_end_it() {
	dev(|| {
		for subject in subjects() {
			assert_ok!(Guardian::pause(members(1), subject.clone()));
			assert!(is_paused(&subject), "{subject:?}");
			assert_noop!(Guardian::resume(members(1), subject.clone()), DispatchError::BadOrigin);
			if let PauseSubject::Minting(_) = subject {
				// The committee resumes minting at a fresh price only.
				feed_dollars(400, 10_000);
			}
			assert_ok!(Guardian::resume(members(2), subject.clone()));
			assert!(!is_paused(&subject), "{subject:?}");
			// The same member does not renew what two thirds have undone.
			assert_noop!(Guardian::pause(members(1), subject.clone()), Refused::Lifted);
			assert!(!is_paused(&subject), "{subject:?}");
		}
	});
}

#[test]
fn a_third_cannot_hold_anything() {
	dev(|| {
		for subject in subjects() {
			let terms = Pauses::terms(&Pauses::kind(&subject));
			assert_ok!(Guardian::pause(members(1), subject.clone()));
			skip(terms.length + 1);
			if let PauseSubject::Queue(_) = subject {
				pallet_timestamp::Now::<Runtime>::mutate(|now| *now += u64::from(terms.length) * time::SLOT_DURATION);
			}
			assert!(!is_paused(&subject), "{subject:?}");
			assert_noop!(Guardian::pause(members(1), subject.clone()), Refused::CoolingDown);
			skip(terms.cool_down - 2);
			assert_noop!(Guardian::pause(members(1), subject.clone()), Refused::CoolingDown);
			assert!(terms.cool_down >= 3 * terms.length, "the chain runs three quarters of the time");
		}
	});
}

#[test]
fn two_thirds_confirm_what_a_third_has_paused() {
	dev(|| {
		for subject in [mint_call(), PauseSubject::Pool(0), PauseSubject::Minting(CUSDC), PauseSubject::Operation(0)] {
			assert_ok!(Guardian::pause(members(1), subject.clone()));
			assert_ok!(Guardian::pause(members(2), subject.clone()));
			skip(3 * time::DAYS + 1);
			assert!(is_paused(&subject), "{subject:?}");
		}
		// Safe mode goes on for four more hours, and a queue is held for a day at most.
		assert_ok!(Guardian::pause(members(1), PauseSubject::SafeMode));
		assert_ok!(Guardian::pause(members(2), PauseSubject::SafeMode));
		skip(8 * time::HOURS);
		assert!(SafeMode::is_entered());
		skip(1);
		assert!(!SafeMode::is_entered());
		assert_ok!(Guardian::pause(members(1), PauseSubject::Queue(PAN)));
		assert_noop!(
			Guardian::pause(members(2), PauseSubject::Queue(PAN)),
			pallet_peg_guard::Error::<Runtime>::HeldRecently
		);
	});
}

#[test]
fn the_pausing_calls_of_the_pallets_have_no_other_door() {
	dev(|| {
		for subject in subjects() {
			let call = Pauses::pausing_call(&subject);
			for count in 1..=3 {
				let refused = sp_runtime::traits::Dispatchable::dispatch(call.clone(), members(count));
				assert_eq!(refused.map_err(|failure| failure.error), Err(DispatchError::BadOrigin), "{subject:?}");
			}
		}
	});
}

#[test]
fn five_hundred_pauses_in_one_batch_are_one() {
	dev(|| {
		let enter: RuntimeCall = pallet_guardian::Call::pause { subject: PauseSubject::SafeMode }.into();
		let calls = vec![enter; 500];
		assert_ok!(Utility::batch(members(1), calls));
		assert_eq!(pallet_safe_mode::EnteredUntil::<Runtime>::get(), Some(System::block_number() + 4 * time::HOURS));
		let episode = pallet_guardian::Episodes::<Runtime>::get(PauseKind::SafeMode).expect("it runs");
		assert_eq!(episode.free - System::block_number(), 16 * time::HOURS);
	});
}

#[test]
fn a_pool_with_a_disabled_token_stays_paused() {
	dev(|| {
		let pool = pallet_pmm::Pools::<Runtime>::iter()
			.find(|(_, pool)| [pool.base, pool.quote].contains(&CUSDC))
			.map(|(id, _)| PauseSubject::Pool(id))
			.expect("a pool of cUSDC");
		assert_ok!(Guardian::pause(members(1), pool.clone()));
		assert_ok!(PegGuard::disable_external(members(2), CUSDC));
		skip(3 * time::DAYS + 1);
		assert!(is_paused(&pool));
		System::assert_last_event(
			pallet_guardian::Event::Ended { subject: pool, result: Err(TokenError::Frozen.into()) }.into(),
		);
	});
}

#[test]
fn minting_resumes_by_price_after_the_pause() {
	dev(|| {
		use pallet_peg_guard::types::{ExternalState, PauseReason};
		let state = || pallet_peg_guard::Externals::<Runtime>::get(CUSDC).expect("it exists").state;
		assert_ok!(Guardian::pause(members(1), PauseSubject::Minting(CUSDC)));
		skip(3 * time::DAYS + 1);
		assert!(matches!(state(), ExternalState::Paused { reason: PauseReason::Price, .. }));
		// A recovery period at a good price opens it.
		for _ in 0..150 {
			block_after(30_000, || feed_dollars(400, 10_000));
		}
		assert_eq!(state(), ExternalState::Open);
	});
}

#[test]
fn a_disabled_external_is_opened_by_the_committee_alone() {
	dev(|| {
		use pallet_peg_guard::types::{ExternalState, PauseReason};
		let state = || pallet_peg_guard::Externals::<Runtime>::get(CUSDC).expect("it exists").state;
		assert_ok!(Guardian::pause(members(1), PauseSubject::Minting(CUSDC)));
		assert_ok!(PegGuard::disable_external(members(2), CUSDC));
		assert_ok!(PegGuard::resume_external(members(2), CUSDC));
		// The end of the guardian's pause does not take the second step.
		skip(3 * time::DAYS + 1);
		assert!(matches!(state(), ExternalState::Paused { reason: PauseReason::Committee, .. }));
	});
}

#[test]
fn the_greatest_release_is_the_maximum() {
	dev(|| {
		for subject in subjects() {
			let weight = Pauses::release_weight(&subject);
			assert!(weight.all_lte(Pauses::max_release_weight()), "{subject:?}");
		}
	});
}
