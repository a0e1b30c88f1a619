//! The work of the calls and of the hook.

use crate::{types::*, weights::WeightInfo as _, *};
use alloc::vec::Vec;
use frame::{
	deps::{frame_support::storage::with_storage_layer, frame_system},
	prelude::*,
};

type EpisodeOf<T> = Episode<BlockNumberFor<T>>;

impl<T: Config> Pallet<T> {
	/// Pauses `subject` until the episode of its kind ends.
	pub(crate) fn pause_as_guardian(subject: SubjectOf<T>) -> DispatchResult {
		match Pauses::<T>::get(&subject) {
			None => {},
			Some(PauseState::Lifted) => return Err(Error::<T>::Lifted.into()),
			Some(PauseState::Held | PauseState::Confirmed) => return Err(Error::<T>::AlreadyPaused.into()),
		}
		ensure!(Pauses::<T>::count() < MAX_PAUSES, Error::<T>::TooManyPauses);
		let kind = T::Pausing::kind(&subject);
		let episode = Self::episode(&kind)?;
		T::Pausing::pause(&subject)?;

		Episodes::<T>::insert(kind, episode);
		Pauses::<T>::insert(&subject, PauseState::Held);
		NextEnd::<T>::mutate(|next| *next = Some(next.map_or(episode.ends, |next| next.min(episode.ends))));
		Self::deposit_event(Event::Paused { subject, ends: Some(episode.ends) });
		Ok(())
	}

	/// Returns the running episode of `kind`, or one that begins now.
	fn episode(kind: &KindOf<T>) -> Result<EpisodeOf<T>, Error<T>> {
		let now = frame_system::Pallet::<T>::block_number();
		if let Some(last) = Episodes::<T>::get(kind) {
			if now < last.ends {
				return Ok(last);
			}
			ensure!(now >= last.free, Error::<T>::CoolingDown);
		}
		let Terms { length, cool_down } = T::Pausing::terms(kind);
		let ends = now.checked_add(&length).ok_or(Error::<T>::ArithmeticOverflow)?;
		let free = ends.checked_add(&cool_down).ok_or(Error::<T>::ArithmeticOverflow)?;
		Ok(Episode { ends, free })
	}

	/// Confirms the guardian's pause of `subject`, or pauses it without an end.
	pub(crate) fn pause_as_committee(subject: SubjectOf<T>) -> DispatchResult {
		let state = Pauses::<T>::get(&subject);
		if state == Some(PauseState::Held) {
			T::Pausing::confirm(&subject)?;
			Pauses::<T>::insert(&subject, PauseState::Confirmed);
			Self::deposit_event(Event::Confirmed { subject });
			return Ok(());
		}
		T::Pausing::pause(&subject)?;
		if state.is_some() {
			Pauses::<T>::insert(&subject, PauseState::Confirmed);
		}
		Self::deposit_event(Event::Paused { subject, ends: None });
		Ok(())
	}

	/// Resumes `subject`, and keeps the guardian from pausing it again in this episode.
	pub(crate) fn do_resume(subject: SubjectOf<T>) -> DispatchResult {
		T::Pausing::resume(&subject)?;
		if Pauses::<T>::contains_key(&subject) {
			Pauses::<T>::insert(&subject, PauseState::Lifted);
		}
		Self::deposit_event(Event::Resumed { subject });
		Ok(())
	}

	/// Returns the maximum weight of the hook.
	pub fn max_weight() -> Weight {
		T::WeightInfo::end_episodes(MAX_PAUSES)
			.saturating_add(T::Pausing::max_release_weight().saturating_mul(MAX_PAUSES.into()))
	}

	/// Ends the episodes whose time is over, with the pauses that nobody confirmed.
	///
	/// There are [`MAX_PAUSES`] records at most.
	pub(crate) fn end_episodes(now: BlockNumberFor<T>) -> Weight {
		if NextEnd::<T>::get().is_none_or(|next| now < next) {
			return T::WeightInfo::idle();
		}
		let records: Vec<_> = Pauses::<T>::iter().collect();
		let mut weight = T::WeightInfo::end_episodes(u32::try_from(records.len()).unwrap_or(MAX_PAUSES));
		let mut next = None;
		for (subject, state) in records {
			let ends = Episodes::<T>::get(T::Pausing::kind(&subject)).map_or(now, |episode| episode.ends);
			if now < ends {
				next = Some(next.map_or(ends, |next: BlockNumberFor<T>| next.min(ends)));
				continue;
			}
			Pauses::<T>::remove(&subject);
			if state == PauseState::Held {
				weight.saturating_accrue(T::Pausing::release_weight(&subject));
				let result = with_storage_layer(|| T::Pausing::release(&subject));
				Self::deposit_event(Event::Ended { subject, result });
			}
		}
		NextEnd::<T>::set(next);
		weight
	}
}
