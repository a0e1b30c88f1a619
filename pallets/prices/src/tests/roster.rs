//! Removals without notice, and substitutes.

use crate::{mock::*, Error, Event, QuorumParams, Rosters};
use frame::{testing_prelude::*, traits::SortedMembers};
use huxian_traits::oracle::Quote;

type E = Error<Runtime>;

fn remove(who: AccountId, substitute: Option<AccountId>) -> DispatchResult {
	Prices::remove_member(RuntimeOrigin::root(), who, substitute)
}

fn set_substitutes(accounts: &[AccountId]) {
	assert_ok!(Prices::set_substitutes(RuntimeOrigin::root(), accounts.to_vec().try_into().unwrap()));
}

fn members() -> Vec<AccountId> {
	StoredMembers::sorted_members()
}

fn public(count: u64) -> ExtBuilder {
	ExtBuilder::default().members(count).params(QuorumParams::PUBLIC)
}

/// HF20: the removal of one false feeder of five ended all prices for two days.
#[test]
fn a_removal_that_would_end_the_quorum_needs_a_substitute() {
	public(5).build_and_execute(|| {
		set_substitutes(&[8, 9]);
		(1..=5).for_each(|who| feed(who, 1_000));
		assert_noop!(remove(5, None), E::NeedsSubstitute);

		assert_ok!(remove(5, Some(9)));
		assert_eq!(members(), [1, 2, 3, 4, 9]);
		assert_eq!(Prices::substitutes(), [8]);
		assert_eq!(quote(), fresh(1_000, 0));
		assert_eq!(events().last(), Some(&Event::MemberRemoved { who: 5, substitute: Some(9) }));
	});
}

#[test]
fn a_removal_that_leaves_enough_members_needs_none() {
	public(6).build_and_execute(|| {
		assert_ok!(remove(6, None));
		assert_eq!(members(), [1, 2, 3, 4, 5]);
		assert_noop!(remove(5, None), E::NeedsSubstitute);
	});
}

/// On a chain that never had a quorum nothing ends.
#[test]
fn without_a_quorum_nothing_ends() {
	public(3).build_and_execute(|| {
		assert_ok!(remove(3, None));
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

/// HF21: two thirds removed four honest members of nine, and three colluders made the price.
#[test]
fn two_thirds_of_the_announced_members_stay() {
	public(9).build_and_execute(|| {
		set_substitutes(&[11, 12, 13, 14]);
		assert_ok!(remove(1, Some(11)));
		assert_ok!(remove(2, Some(12)));
		assert_ok!(remove(3, Some(13)));
		assert_noop!(remove(4, Some(14)), E::TooManyRemoved);
		assert_noop!(remove(4, None), E::TooManyRemoved);
		// Substitutes were announced separately, so they do not count.
		assert_ok!(remove(11, Some(14)));

		// When the change is announced, then others can go.
		change_members(vec![4, 5, 6, 7, 8, 9, 12, 13, 14]);
		assert_ok!(remove(4, None));
	});
}

#[test]
fn a_third_of_colluders_never_has_half_of_the_values() {
	public(9).build_and_execute(|| {
		// Given that members 7, 8 and 9 collude, and that two honest ones are removed
		assert_ok!(remove(1, None));
		assert_ok!(remove(2, None));
		// then a third removal would leave three of six: the mean of the middle two is theirs.
		assert_noop!(remove(3, None), E::NeedsSubstitute);
		(3..=6).for_each(|who| feed(who, 1_000));
		(7..=9).for_each(|who| feed(who, 9_000));
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn one_of_five_may_go() {
	public(5).build_and_execute(|| {
		set_substitutes(&[8, 9]);
		assert_ok!(remove(1, Some(8)));
		assert_noop!(remove(2, Some(9)), E::TooManyRemoved);
	});
}

/// For each number of members: at most a third goes, and the rest keeps the announced majority.
#[test]
fn no_sequence_of_removals_takes_more_than_a_third() {
	for count in 1..=16u64 {
		ExtBuilder::default().members(count).params(QuorumParams::DEVELOPMENT).build_and_execute(|| {
			set_substitutes(&(21..=36).collect::<Vec<_>>());
			let removed = (1..=count).filter(|who| remove(*who, Some(20 + who)).is_ok()).count() as u64;
			assert_eq!(removed, count / 3, "of {count}");
			assert_eq!(members().len() as u64, count);
			let colluders = count / 3;
			let without = (1..=count).filter(|who| remove(*who, None).is_ok()).count();
			assert_eq!(without, 0, "of {count}");
			let left = members().len() as u64;
			assert!(left < 5 || 2 * colluders < left, "of {count}");
		});
	}
}

#[test]
fn a_change_of_a_key_renews_nothing() {
	public(9).build_and_execute(|| {
		set_substitutes(&[11, 12, 13, 14]);
		for (member, substitute) in [(1, 11), (2, 12), (3, 13)] {
			assert_ok!(remove(member, Some(substitute)));
		}
		// A colluder takes a new key, or the key of a removed member.
		change_key(9, 99);
		assert_noop!(remove(4, Some(14)), E::TooManyRemoved);
		change_key(99, 1);
		assert_noop!(remove(4, Some(14)), E::TooManyRemoved);
		assert_eq!(Rosters::<Runtime>::get().announced.to_vec(), [1, 2, 3, 4, 5, 6, 7, 8, 99]);
	});
}

#[test]
fn a_substitute_is_promoted_without_a_removal() {
	public(5).build_and_execute(|| {
		set_substitutes(&[8]);
		assert_noop!(Prices::promote_substitute(RuntimeOrigin::root(), 9), E::NotSubstitute);
		assert_ok!(Prices::promote_substitute(RuntimeOrigin::root(), 8));
		assert_eq!(members(), [1, 2, 3, 4, 5, 8]);
		assert_eq!(events().last(), Some(&Event::SubstitutePromoted { who: 8 }));
		assert_noop!(Prices::promote_substitute(RuntimeOrigin::root(), 8), E::NotSubstitute);
		// It is no announced member, so the same number may go.
		assert_ok!(remove(1, None));
		assert_noop!(remove(2, None), E::NeedsSubstitute);
	});
}

#[test]
fn new_substitutes_need_notice_and_fewer_do_not() {
	public(5).build_and_execute(|| {
		let strict = |accounts: &[AccountId]| {
			Prices::set_substitutes(RuntimeOrigin::signed(Strict::get()), accounts.to_vec().try_into().unwrap())
		};
		assert_noop!(strict(&[8]), E::NeedsNotice);
		set_substitutes(&[8, 9]);
		assert_noop!(strict(&[9, 7]), E::NeedsNotice);
		assert_ok!(strict(&[9]));
		assert_eq!(events().last(), Some(&Event::SubstitutesSet { substitutes: vec![9].try_into().unwrap() }));
	});
}

#[test]
fn a_substitute_is_no_member_and_named_once() {
	public(5).build_and_execute(|| {
		let set =
			|accounts: Vec<AccountId>| Prices::set_substitutes(RuntimeOrigin::root(), accounts.try_into().unwrap());
		assert_noop!(set(vec![5]), E::AlreadyMember);
		assert_noop!(set(vec![8, 8]), E::DuplicateSubstitute);
		// A substitute that becomes a member is no longer one.
		set_substitutes(&[7, 8, 9]);
		change_members(vec![1, 2, 3, 4, 5, 7]);
		assert_eq!(Prices::substitutes(), [8, 9]);
		change_key(1, 8);
		assert_eq!(Prices::substitutes(), [9]);
	});
}

#[test]
fn only_members_are_removed_and_only_for_substitutes() {
	public(6).build_and_execute(|| {
		assert_noop!(remove(7, None), E::NotMember);
		assert_noop!(remove(1, Some(8)), E::NotSubstitute);
		assert_noop!(remove(1, Some(2)), E::NotSubstitute);
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::signed(Strict::get())] {
			assert_noop!(Prices::remove_member(origin.clone(), 1, None), BadOrigin);
			assert_noop!(Prices::promote_substitute(origin, 8), BadOrigin);
		}
	});
}
