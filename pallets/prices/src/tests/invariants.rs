//! Each invariant is noticed when it is broken.

use crate::{mock::*, Electorate, QuorumRules, Word, Words};
use frame::testing_prelude::*;
use huxian_traits::oracle::Feed;
use pallet_oracle::{RawValues, TimestampedValue, Values};

fn broken(number: &str, act: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		feed(1, 1_000);
		feed(2, 1_000);
		assert_ok!(Prices::do_try_state());
		act();
		match Prices::do_try_state() {
			Err(DispatchError::Other(message)) => assert!(message.starts_with(number), "{message}"),
			other => panic!("{number} went unnoticed: {other:?}"),
		}
	});
}

#[test]
fn i1_rules_out_of_bounds() {
	broken("I1", || {
		Electorate::<Runtime>::mutate(|all| all.rules = QuorumRules { minimum_values: 0, ..QuorumRules::LOCAL });
	});
}

fn change_first_word(change: impl FnOnce(&mut Word<AccountId>)) {
	Words::<Runtime>::mutate(Feed::Index, |words| change(&mut words[0]));
}

#[test]
fn i2_a_word_with_another_value() {
	broken("I2", || change_first_word(|word| word.value = thousandths(1_001)));
}

#[test]
fn i2_a_word_younger_than_it_is() {
	broken("I2", || {
		advance(MINUTE);
		change_first_word(|word| word.timestamp = START + MINUTE);
	});
}

#[test]
fn i2_a_word_of_someone_who_said_nothing() {
	broken("I2", || change_first_word(|word| word.who = 3));
}

#[test]
fn i2_two_words_of_one() {
	broken("I2", || {
		Words::<Runtime>::mutate(Feed::Index, |words| words.try_push(words[0].clone()).unwrap());
	});
}

#[test]
fn i2_a_word_of_root() {
	broken("I2", || {
		feed_raw(Feed::Index, RuntimeOrigin::root(), thousandths(1_000));
		change_first_word(|word| word.who = Prices::root());
	});
}

#[test]
fn i3_a_value_from_the_future() {
	broken("I3", || {
		let future = TimestampedValue { value: thousandths(1_000), timestamp: START + 1 };
		RawValues::<Runtime>::insert(3, Feed::Index, future);
	});
}

#[test]
fn i4_a_price_of_the_oracle() {
	broken("I4", || {
		let price = TimestampedValue { value: thousandths(1_000), timestamp: START };
		Values::<Runtime>::insert(Feed::HuxUsd, price);
	});
}

#[test]
fn i5_a_member_who_is_not_believed() {
	broken("I5", || Electorate::<Runtime>::mutate(|all| all.voters = vec![1, 2].try_into().unwrap()));
}
