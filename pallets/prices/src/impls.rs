//! What the calls do.

use crate::{Config, Electorate, Error, Event, Pallet, QuorumRules, Word, Words, FORGET_AT_ONCE};
use alloc::vec::Vec;
use frame::{prelude::*, traits::SortedMembers};
use huxian_traits::{governance::Authority, kit::Clock, oracle::Feed};
use pallet_oracle::RawValues;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_rules(authority: Authority, rules: QuorumRules) -> DispatchResult {
		rules.check(T::MaxMembers::get()).map_err(Error::<T>::from)?;
		Electorate::<T>::try_mutate(|electorate| {
			ensure!(authority.may_set(rules.is_looser_than(&electorate.rules)), Error::<T>::NeedsNotice);
			electorate.rules = rules;
			Ok::<_, Error<T>>(())
		})?;
		Self::deposit_event(Event::RulesSet { rules });
		Ok(())
	}

	pub(crate) fn do_forget(who: T::AccountId) -> Result<u32, DispatchError> {
		ensure!(!<T as pallet_oracle::Config>::Members::contains(&who), Error::<T>::StillMember);
		// Conversions between `u32` and `usize`: nothing here is large enough to saturate.
		let mut fed = RawValues::<T>::iter_key_prefix(&who);
		let feeds = fed.by_ref().take(FORGET_AT_ONCE.saturated_into()).collect::<Vec<Feed>>();
		let more = fed.next().is_some();
		ensure!(!feeds.is_empty(), Error::<T>::NothingToForget);
		for feed in &feeds {
			RawValues::<T>::remove(&who, feed);
			Words::<T>::mutate(feed, |words| words.retain(|word| word.who != who));
		}
		let values = feeds.len().saturated_into();
		Self::deposit_event(Event::Forgotten { who, values, more });
		Ok(values)
	}

	/// Takes down what an account says of a feed now. Root's word is nobody's.
	pub(crate) fn take_down(who: &T::AccountId, feed: &Feed, value: FixedU128) {
		if *who == Self::root() {
			return;
		}
		let word = Word { who: who.clone(), value, timestamp: T::Clock::now() };
		Words::<T>::mutate(feed, |words| {
			if let Some(known) = words.iter_mut().find(|known| known.who == *who) {
				*known = word;
				return;
			}
			if words.is_full() {
				// There are no more members than fit, so somebody has left.
				let voters = Electorate::<T>::get().voters;
				words.retain(|known| voters.contains(&known.who));
			}
			// With more members than a quote looks at there is no quorum, whatever they say.
			let _ = words.try_push(word);
		});
	}

	/// The account under which Root feeds.
	pub(crate) fn root() -> T::AccountId {
		<T as pallet_oracle::Config>::PalletId::get().into_account_truncating()
	}

	/// The members have changed: these are all of them, sorted.
	pub(crate) fn take_members(members: &[T::AccountId]) {
		let voters = Self::voters_among(members);
		Electorate::<T>::mutate(|electorate| electorate.voters = voters);
	}

	/// The members whose values can count: everyone but the account under which Root feeds, and nobody when they are too many.
	pub(crate) fn voters_among(members: &[T::AccountId]) -> BoundedVec<T::AccountId, T::MaxMembers> {
		let root = Self::root();
		let voters = members.iter().filter(|member| **member != root).cloned().collect::<Vec<_>>();
		BoundedVec::try_from(voters).unwrap_or_default()
	}
}
