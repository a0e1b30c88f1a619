//! The proof that the node of a waiting validator runs.

use crate::{Config, Error, Event, Node, Pallet, Planned, Proof, Ready, SessionIndex, Validators, LOG_TARGET};
use alloc::vec::Vec;
use frame::{
	deps::{frame_support::pallet_prelude::TransactionValidityWithRefund, frame_system},
	prelude::*,
	traits::{Get, ValidatorRegistration},
};

/// Tag of the statement that a node signs. No other signature of a session key begins with it.
const PREFIX: &[u8] = b"huxian/validators/ready";

/// Number of blocks for which a proof waits in the pool.
const LONGEVITY: TransactionLongevity = 64;

impl<T: Config> Pallet<T> {
	/// Returns the statement that the node of `who` signs in `session`.
	pub(crate) fn statement(who: &T::AccountId, session: SessionIndex) -> Vec<u8> {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		(PREFIX, genesis, who, session).encode()
	}

	/// Returns the validators that have keys and are not planned, in the order of the list.
	pub(crate) fn waiting_validators() -> Vec<T::AccountId> {
		let planned = Planned::<T>::get();
		let mut waiting = Validators::<T>::get().into_inner();
		waiting.retain(|who| !planned.contains(who) && T::Keys::is_registered(who));
		waiting
	}

	/// Checks a proof. The signatures come last, because they take the longest.
	pub(crate) fn check_ready(who: &T::AccountId, session: SessionIndex, proof: &Proof) -> Result<(), Error<T>> {
		let is_listed = Validators::<T>::get().contains(who);
		let waits = is_listed && !Planned::<T>::get().contains(who) && T::Keys::is_registered(who);
		ensure!(waits, Error::<T>::NotWaiting);
		ensure!(session == T::CurrentSession::get(), Error::<T>::WrongSession);
		ensure!(Ready::<T>::get(who) != Some(session), Error::<T>::AlreadyProven);
		ensure!(T::Node::is_valid(who, &Self::statement(who, session), proof), Error::<T>::BadProof);
		Ok(())
	}

	/// Returns the validity of the transaction `prove_ready`, which nobody signs and nobody pays.
	///
	/// One is valid for each waiting validator and session, so there are never many.
	pub(crate) fn authorize_ready(
		_: TransactionSource,
		who: &T::AccountId,
		session: &SessionIndex,
		proof: &Proof,
	) -> TransactionValidityWithRefund {
		Self::check_ready(who, *session, proof).map_err(|error| match error {
			Error::<T>::BadProof => InvalidTransaction::BadProof,
			Error::<T>::NotWaiting => InvalidTransaction::Call,
			_ => InvalidTransaction::Stale,
		})?;
		let valid = ValidTransaction::with_tag_prefix("huxian/validators/ready")
			.priority(TransactionPriority::MAX / 2)
			.and_provides((who, session))
			.longevity(LONGEVITY)
			.propagate(true)
			.build()?;
		Ok((valid, Weight::zero()))
	}

	/// Records that the node of `who` runs in `session`.
	pub(crate) fn do_prove_ready(who: T::AccountId, session: SessionIndex, proof: &Proof) -> DispatchResult {
		Self::check_ready(&who, session, proof)?;
		Ready::<T>::insert(&who, session);
		Self::deposit_event(Event::ReadinessProven { who, session });
		Ok(())
	}

	/// Proves the readiness of the waiting validators whose session keys this node has.
	pub(crate) fn prove_own() {
		let session = T::CurrentSession::get();
		for who in Self::waiting_validators() {
			if Ready::<T>::get(&who) == Some(session) {
				continue;
			}
			let Some(proof) = T::Node::prove(&who, &Self::statement(&who, session)) else { continue };
			// The pool refuses it while the same proof waits there.
			if !T::Node::submit(who, session, proof) {
				frame::log::debug!(target: LOG_TARGET, "the pool has the proof of readiness already, or is full");
			}
		}
	}
}
