//! What happens when members come and go.

use crate::{mock::*, Error, Event, Words, FORGET_AT_ONCE};
use frame::testing_prelude::*;
use huxian_traits::oracle::{Feed, Quote};
use pallet_oracle::RawValues;

#[test]
fn who_leaves_takes_its_word_along() {
	ExtBuilder::default().build_and_execute(|| {
		// Given a median of all three members
		feed(1, 1_000);
		feed(2, 1_010);
		feed(3, 1_020);
		assert_eq!(quote(), fresh(1_010, 0));

		// When one of them is replaced by one that has not fed yet
		advance(MINUTE);
		change_members(vec![1, 2, 4]);

		// Then the median is that of the two who stayed.
		assert_eq!(quote(), fresh(1_005, 0));
	});
}

#[test]
fn without_the_leavers_there_may_be_no_quorum() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_000);
		change_members(vec![2, 3, 4]);
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn who_comes_raises_the_quorum_at_once() {
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
fn who_comes_back_is_believed_again_while_his_word_is_young() {
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
fn the_words_of_those_who_left_make_room() {
	ExtBuilder::default().members(16).build_and_execute(|| {
		// Given a word of each of as many members as there can be
		(1..=16).for_each(|member| feed(member, 1_000));
		assert_eq!(Words::<Runtime>::get(Feed::Index).len(), 16);

		// When all but two are replaced and a new one speaks
		advance(MINUTE);
		change_members((15..=30).collect());
		feed(30, 1_000);

		// Then only those who are members have a word left.
		let speakers = Words::<Runtime>::get(Feed::Index).iter().map(|word| word.who).collect::<Vec<_>>();
		assert_eq!(speakers, [15, 16, 30]);
	});
}

#[test]
fn the_values_of_a_former_member_can_be_removed_by_anyone() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		advance(MINUTE);
		feed_to(Feed::HuxUsd, 1, 5_000);
		change_members(vec![2, 3]);

		assert_ok!(Prices::forget(RuntimeOrigin::signed(99), 1));

		assert_eq!(RawValues::<Runtime>::iter_key_prefix(1).count(), 0);
		assert!(Words::<Runtime>::iter_values().all(|words| words.is_empty()));
		assert_eq!(events().last(), Some(&Event::Forgotten { who: 1, values: 2, more: false }));
	});
}

#[test]
fn forgetting_is_bounded() {
	ExtBuilder::default().build_and_execute(|| {
		// Given more values than are removed at once
		for asset in 0..FORGET_AT_ONCE + 6 {
			feed_to(Feed::Asset(asset), 1, 1_000);
			advance(1);
		}
		change_members(vec![2, 3]);

		// When they are removed, then the event says that there are more
		assert_ok!(Prices::forget(RuntimeOrigin::signed(99), 1));
		assert_eq!(events().last(), Some(&Event::Forgotten { who: 1, values: FORGET_AT_ONCE, more: true }));
		assert_eq!(RawValues::<Runtime>::iter_key_prefix(1).count(), 6);

		// and the next call removes them.
		assert_ok!(Prices::forget(RuntimeOrigin::signed(99), 1));
		assert_eq!(events().last(), Some(&Event::Forgotten { who: 1, values: 6, more: false }));
		assert_eq!(RawValues::<Runtime>::iter_key_prefix(1).count(), 0);
	});
}

#[test]
fn what_was_not_there_to_forget_is_refunded() {
	use crate::weights::WeightInfo;
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		change_members(vec![2, 3]);
		let paid = Prices::forget(RuntimeOrigin::signed(99), 1).unwrap().actual_weight;
		assert_eq!(paid, Some(<() as WeightInfo>::forget(1)));
	});
}

#[test]
fn members_are_not_forgotten() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		assert_noop!(Prices::forget(RuntimeOrigin::signed(99), 1), Error::<Runtime>::StillMember);
	});
}

#[test]
fn who_never_fed_cannot_be_forgotten() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Prices::forget(RuntimeOrigin::signed(99), 98), Error::<Runtime>::NothingToForget);
	});
}

#[test]
fn forgetting_is_for_signed_accounts() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Prices::forget(RuntimeOrigin::none(), 98), BadOrigin);
	});
}
