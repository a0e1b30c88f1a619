//! The members without notice: removals, and the substitutes that step in.

use crate::{AccountsOf, Config, Error, Event, Pallet, QuorumConfig, ReplaceMembers, Roster, Rosters};
use alloc::{collections::BTreeSet, vec::Vec};
use frame::{prelude::*, traits::SortedMembers};
use huxian_traits::governance::Authority;

/// Number of values from which the spread of the values is no longer compared.
///
/// Below it a false value makes a dispute. From it on only the median withstands false values.
const UNDISPUTED: usize = 5;

type RosterOf<T> = Roster<<T as frame::deps::frame_system::Config>::AccountId, <T as Config>::MaxMembers>;

impl<T: Config> Pallet<T> {
	/// Removes a member, and makes `substitute` a member in its place.
	pub(crate) fn do_remove_member(who: T::AccountId, substitute: Option<T::AccountId>) -> DispatchResult {
		let members = Self::current_members();
		ensure!(members.contains(&who), Error::<T>::NotMember);
		let roster = Rosters::<T>::get();
		let roster = match &substitute {
			Some(substitute) => Self::without_substitute(roster, substitute)?,
			None => roster,
		};
		let incoming = usize::from(substitute.is_some());
		let after = members.len().saturating_sub(1).saturating_add(incoming);
		Self::ensure_quorum_lasts(&roster, members.len(), after)?;
		let stay = roster.announced.iter().filter(|account| **account != who && members.contains(account)).count();
		// Three times the number that stays is at least twice the whole. At most 16 are counted.
		ensure!(stay.saturating_mul(3) >= roster.announced.len().saturating_mul(2), Error::<T>::TooManyRemoved);
		Self::replace(Some(who.clone()), substitute.clone(), roster)?;
		Self::deposit_event(Event::MemberRemoved { who, substitute });
		Ok(())
	}

	/// Makes a substitute a member.
	pub(crate) fn do_promote_substitute(who: T::AccountId) -> DispatchResult {
		let roster = Self::without_substitute(Rosters::<T>::get(), &who)?;
		Self::replace(None, Some(who.clone()), roster)?;
		Self::deposit_event(Event::SubstitutePromoted { who });
		Ok(())
	}

	/// Replaces the substitutes.
	pub(crate) fn do_set_substitutes(authority: Authority, substitutes: AccountsOf<T>) -> DispatchResult {
		Self::ensure_valid_substitutes(&substitutes)?;
		Rosters::<T>::try_mutate(|roster| {
			let is_looser = substitutes.iter().any(|account| !roster.substitutes.contains(account));
			ensure!(authority.may_set(is_looser), Error::<T>::NeedsNotice);
			roster.substitutes = substitutes.clone();
			Ok::<_, Error<T>>(())
		})?;
		Self::deposit_event(Event::SubstitutesSet { substitutes });
		Ok(())
	}

	/// Checks that no substitute is named twice, and that none is a member.
	pub(crate) fn ensure_valid_substitutes(substitutes: &[T::AccountId]) -> Result<(), Error<T>> {
		let members = Self::current_members();
		let distinct = substitutes.iter().collect::<BTreeSet<_>>().len() == substitutes.len();
		ensure!(distinct, Error::<T>::DuplicateSubstitute);
		ensure!(!substitutes.iter().any(|account| members.contains(account)), Error::<T>::AlreadyMember);
		Ok(())
	}

	/// Checks that a change from `before` to `after` members keeps the quorum.
	///
	/// A third of the announced members must also keep fewer than half of the values.
	fn ensure_quorum_lasts(roster: &RosterOf<T>, before: usize, after: usize) -> Result<(), Error<T>> {
		// The bounds are `u32`, so nothing saturates.
		let minimum: usize = QuorumConfig::<T>::get().params.minimum_members.saturated_into();
		ensure!(after >= minimum || before < minimum, Error::<T>::NeedsSubstitute);
		let third = roster.announced.len().checked_div(3).unwrap_or_default();
		ensure!(after < UNDISPUTED || third.saturating_mul(2) < after, Error::<T>::NeedsSubstitute);
		Ok(())
	}

	/// Returns `roster` without this substitute.
	fn without_substitute(mut roster: RosterOf<T>, who: &T::AccountId) -> Result<RosterOf<T>, Error<T>> {
		let before = roster.substitutes.len();
		roster.substitutes.retain(|account| account != who);
		ensure!(roster.substitutes.len() < before, Error::<T>::NotSubstitute);
		Ok(roster)
	}

	/// Changes the members without notice: the announced members remain those of `roster`.
	fn replace(outgoing: Option<T::AccountId>, incoming: Option<T::AccountId>, roster: RosterOf<T>) -> DispatchResult {
		T::Membership::replace(outgoing, incoming)?;
		Rosters::<T>::put(roster);
		Ok(())
	}

	/// Returns all members of the membership.
	pub(crate) fn current_members() -> Vec<T::AccountId> {
		<T as pallet_oracle::Config>::Members::sorted_members()
	}

	/// Takes `members` as announced. Members are no substitutes.
	pub(crate) fn announce_members(members: &[T::AccountId]) {
		Rosters::<T>::mutate(|roster| {
			// The membership has the same bound.
			roster.announced = BoundedVec::truncate_from(members.to_vec());
			roster.substitutes.retain(|account| !members.contains(account));
		});
	}

	/// Writes `new` in the place of `old` among the announced members.
	///
	/// If `new` was announced itself and removed since, `old` stays, and counts as removed.
	pub(crate) fn rename_announced(old: &T::AccountId, new: &T::AccountId) {
		Rosters::<T>::mutate(|roster| {
			if !roster.announced.contains(new) {
				roster
					.announced
					.iter_mut()
					.filter(|account| *account == old)
					.for_each(|account| *account = new.clone());
			}
			roster.substitutes.retain(|account| account != new);
		});
	}
}
