//! Changes of the members.

use crate::{mock::*, Error, Event, Submissions, MAX_PURGED};
use frame::testing_prelude::*;
use huxian_traits::oracle::{Feed, Quote};
use pallet_oracle::RawValues;

#[test]
fn the_value_of_a_removed_member_stops_counting() {
	ExtBuilder::default().build_and_execute(|| {
		// Given a median of all three members
		feed(1, 1_000);
		feed(2, 1_010);
		feed(3, 1_020);
		assert_eq!(quote(), fresh(1_010, 0));

		// When one of them is replaced by an account that has not fed yet
		advance(MINUTE);
		change_members(vec![1, 2, 4]);

		// Then the median is that of the two who stayed.
		assert_eq!(quote(), fresh(1_005, 0));
	});
}

#[test]
fn without_the_removed_members_there_may_be_no_quorum() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_000);
		change_members(vec![2, 3, 4]);
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn a_new_member_raises_the_quorum_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_000);
		assert_eq!(quote(), fresh(1_000, 0));

		// Two of four is not more than half.
		change_members(vec![1, 2, 3, 4]);
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn the_value_of_a_readmitted_member_counts_again_while_it_is_fresh() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_000);
		change_members(vec![2, 3, 4]);
		assert_eq!(quote(), Quote::NoQuorum);
		change_members(vec![1, 2, 3]);
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn values_of_former_members_make_room() {
	ExtBuilder::default().members(16).build_and_execute(|| {
		// Given a value of each of as many members as there can be
		(1..=16).for_each(|member| feed(member, 1_000));
		assert_eq!(Submissions::<Runtime>::get(Feed::Index).len(), 16);

		// When all but two are replaced and a new member feeds
		advance(MINUTE);
		change_members((15..=30).collect());
		feed(30, 1_000);

		// Then only values of current members are left.
		let accounts = Submissions::<Runtime>::get(Feed::Index).iter().map(|fed| fed.who).collect::<Vec<_>>();
		assert_eq!(accounts, [15, 16, 30]);
	});
}

#[test]
fn the_values_of_a_former_member_can_be_removed_by_anyone() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		advance(MINUTE);
		feed_to(Feed::HuxUsd, 1, 5_000);
		change_members(vec![2, 3]);

		assert_ok!(Prices::purge_submissions(RuntimeOrigin::signed(99), 1));

		assert_eq!(RawValues::<Runtime>::iter_key_prefix(1).count(), 0);
		assert!(Submissions::<Runtime>::iter_values().all(|submissions| submissions.is_empty()));
		assert_eq!(events().last(), Some(&Event::SubmissionsPurged { who: 1, count: 2, complete: true }));
	});
}

#[test]
fn one_purge_removes_a_bounded_number_of_values() {
	ExtBuilder::default().build_and_execute(|| {
		// Given more values than one call removes
		for asset in 0..MAX_PURGED + 6 {
			feed_to(Feed::Asset(asset), 1, 1_000);
			advance(1);
		}
		change_members(vec![2, 3]);

		// When they are removed, then the event says that there are more
		assert_ok!(Prices::purge_submissions(RuntimeOrigin::signed(99), 1));
		assert_eq!(events().last(), Some(&Event::SubmissionsPurged { who: 1, count: MAX_PURGED, complete: false }));
		assert_eq!(RawValues::<Runtime>::iter_key_prefix(1).count(), 6);

		// and the next call removes them.
		assert_ok!(Prices::purge_submissions(RuntimeOrigin::signed(99), 1));
		assert_eq!(events().last(), Some(&Event::SubmissionsPurged { who: 1, count: 6, complete: true }));
		assert_eq!(RawValues::<Runtime>::iter_key_prefix(1).count(), 0);
	});
}

#[test]
fn a_purge_refunds_the_weight_of_absent_values() {
	use crate::weights::WeightInfo;
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		change_members(vec![2, 3]);
		let paid = Prices::purge_submissions(RuntimeOrigin::signed(99), 1).unwrap().actual_weight;
		assert_eq!(paid, Some(<() as WeightInfo>::purge_submissions(1)));
	});
}

#[test]
fn values_of_members_are_not_purged() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		assert_noop!(Prices::purge_submissions(RuntimeOrigin::signed(99), 1), Error::<Runtime>::StillMember);
	});
}

#[test]
fn an_account_without_values_cannot_be_purged() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Prices::purge_submissions(RuntimeOrigin::signed(99), 98), Error::<Runtime>::NothingToPurge);
	});
}

#[test]
fn only_signed_accounts_purge() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Prices::purge_submissions(RuntimeOrigin::none(), 98), BadOrigin);
	});
}
