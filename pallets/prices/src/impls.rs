//! The work of the calls, and the record of values and members.

use crate::{
	AssetReaders, Config, Error, Event, Pallet, QuorumConfig, QuorumParams, Submission, Submissions, MAX_PURGED,
};
use alloc::{vec, vec::Vec};
use frame::{prelude::*, traits::SortedMembers};
use huxian_traits::{
	governance::{Authority, GovernedParams},
	kit::Clock,
	oracle::Feed,
};
use pallet_oracle::RawValues;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_params(authority: Authority, params: QuorumParams) -> DispatchResult {
		params.validate(T::MaxMembers::get()).map_err(Error::<T>::from)?;
		QuorumConfig::<T>::try_mutate(|quorum| {
			ensure!(authority.may_set(params.is_looser_than(&quorum.params)), Error::<T>::NeedsNotice);
			quorum.params = params;
			Ok::<_, Error<T>>(())
		})?;
		Self::deposit_event(Event::ParamsSet { params });
		Ok(())
	}

	/// Removes up to [`MAX_PURGED`] values of `who` and returns how many were removed.
	pub(crate) fn do_purge_submissions(who: T::AccountId) -> Result<u32, DispatchError> {
		ensure!(!<T as pallet_oracle::Config>::Members::contains(&who), Error::<T>::StillMember);
		// Conversions between `u32` and `usize`: nothing here is large enough to saturate.
		let mut fed = RawValues::<T>::iter_key_prefix(&who);
		let feeds = fed.by_ref().take(MAX_PURGED.saturated_into()).collect::<Vec<Feed>>();
		let complete = fed.next().is_none();
		ensure!(!feeds.is_empty(), Error::<T>::NothingToPurge);
		for feed in &feeds {
			RawValues::<T>::remove(&who, feed);
			Submissions::<T>::mutate_exists(feed, |stored| {
				if let Some(submissions) = stored {
					submissions.retain(|known| known.who != who);
				}
				*stored = stored.take().filter(|submissions| !submissions.is_empty());
			});
		}
		let count = feeds.len().saturated_into();
		Self::deposit_event(Event::SubmissionsPurged { who, count, complete });
		Ok(count)
	}

	/// Records `value` as the submission of `who` for `feed`, fed now. Ignores values of Root.
	///
	/// Removes the value if nothing reads the feed and `who` has not fed it before.
	pub(crate) fn record(who: &T::AccountId, feed: &Feed, value: FixedU128) {
		if *who == Self::root() {
			return;
		}
		let submission = Submission { who: who.clone(), value, timestamp: T::Clock::now() };
		let mut submissions = Submissions::<T>::get(feed);
		if let Some(known) = submissions.iter_mut().find(|known| known.who == *who) {
			*known = submission;
		} else if Self::is_read(feed) {
			if submissions.is_full() {
				// There are no more members than fit, so one of the submissions is a former
				// member's.
				let members = QuorumConfig::<T>::get().members;
				submissions.retain(|known| members.contains(&known.who));
			}
			// No room is left only while there are more than `MaxMembers` members. There is no
			// quorum then anyway.
			let _ = submissions.try_push(submission);
		} else {
			RawValues::<T>::remove(who, feed);
			Self::deposit_event(Event::ValueIgnored { who: who.clone(), feed: *feed });
			return;
		}
		Submissions::<T>::insert(feed, submissions);
	}

	/// Returns true if the chain reads `feed`.
	pub(crate) fn is_read(feed: &Feed) -> bool {
		match feed {
			Feed::Asset(asset) => T::AssetReaders::unread(vec![*asset]).is_empty(),
			Feed::Index | Feed::HuxUsd | Feed::XauUsd | Feed::EurUsd | Feed::EthUsd | Feed::BtcUsd | Feed::CkbUsd => {
				true
			},
		}
	}

	/// Returns true if values of `who` for all of `feeds` are stored.
	///
	/// A member may go on with a feed that it fed before. Otherwise the end of one asset would
	/// make the feeds of all members fail at once.
	pub fn accepts<'a>(who: &T::AccountId, feeds: impl Iterator<Item = &'a Feed>) -> bool {
		let has_fed = |feed: &Feed| Submissions::<T>::get(feed).iter().any(|known| known.who == *who);
		let assets = feeds.filter_map(|feed| match feed {
			Feed::Asset(asset) if !has_fed(feed) => Some(*asset),
			_ => None,
		});
		let new: Vec<u32> = assets.collect();
		new.is_empty() || T::AssetReaders::unread(new).is_empty()
	}

	/// Returns the account under which Root feeds.
	pub(crate) fn root() -> T::AccountId {
		<T as pallet_oracle::Config>::PalletId::get().into_account_truncating()
	}

	/// Replaces the members by `members`, which are sorted.
	pub(crate) fn update_members(members: &[T::AccountId]) {
		let eligible = Self::eligible_members(members);
		QuorumConfig::<T>::mutate(|quorum| quorum.members = eligible);
	}

	/// Returns those of `members` whose values can count: all except the account under which Root
	/// feeds.
	///
	/// Returns none if they are more than [`Config::MaxMembers`].
	pub(crate) fn eligible_members(members: &[T::AccountId]) -> BoundedVec<T::AccountId, T::MaxMembers> {
		let root = Self::root();
		let eligible = members.iter().filter(|member| **member != root).cloned().collect::<Vec<_>>();
		BoundedVec::try_from(eligible).unwrap_or_default()
	}
}
