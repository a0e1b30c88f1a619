//! One value out of those of an oracle's members.

use crate::common::*;
use huxian_math::{
	feeds::{combine, median_price, FeedValue, Quorum},
	Combined::{self, *},
};
use proptest::prelude::*;

const PUBLIC: Quorum = Quorum { min_members: 5, min_values: 3 };
const DEVELOPMENT: Quorum = Quorum { min_members: 1, min_values: 1 };

/// Combines values that were fed one second after the other, from 100 on.
fn combined(quorum: &Quorum, members: u32, values: &[u128]) -> Combined {
	let mut values: Vec<_> =
		(100..).zip(values).map(|(timestamp, value)| FeedValue { value: *value, timestamp }).collect();
	combine(quorum, members, &mut values).unwrap()
}

fn agreed(value: u128) -> Combined {
	Fresh { value, oldest: 100 }
}

#[test]
fn more_than_half_of_the_members_are_a_quorum() {
	assert_eq!(combined(&PUBLIC, 5, &[100, 101, 102]), agreed(101));
	assert_eq!(combined(&PUBLIC, 6, &[100, 101, 102]), NoQuorum);
	assert_eq!(combined(&PUBLIC, 7, &[100, 101, 102, 103]), agreed(101));
}

#[test]
fn public_networks_have_five_members_and_three_values() {
	assert_eq!(combined(&PUBLIC, 4, &[100, 100, 100, 100]), NoQuorum);
	assert_eq!(combined(&PUBLIC, 5, &[100, 100]), NoQuorum);
	assert_eq!(combined(&PUBLIC, 0, &[]), NoQuorum);
}

#[test]
fn development_needs_one_value() {
	assert_eq!(combined(&DEVELOPMENT, 1, &[77]), agreed(77));
	assert_eq!(combined(&DEVELOPMENT, 2, &[77]), NoQuorum);
	assert_eq!(combined(&DEVELOPMENT, 1, &[]), NoQuorum);
}

#[test]
fn two_values_may_lie_one_percent_apart() {
	assert_eq!(combined(&DEVELOPMENT, 2, &[1000, 1010]), agreed(1005));
	assert_eq!(combined(&DEVELOPMENT, 2, &[1011, 1000]), Disputed);
}

#[test]
fn three_or_four_values_may_lie_five_percent_apart() {
	assert_eq!(combined(&PUBLIC, 5, &[1000, 1050, 1001]), agreed(1001));
	assert_eq!(combined(&PUBLIC, 5, &[1000, 1051, 1001]), Disputed);
	assert_eq!(combined(&PUBLIC, 5, &[1000, 1050, 1001, 1004]), agreed(1002));
	assert_eq!(combined(&PUBLIC, 5, &[1000, 1051, 1001, 1004]), Disputed);
}

#[test]
fn the_median_of_five_needs_no_agreement() {
	assert_eq!(combined(&PUBLIC, 5, &[1, 1_000_000, 1000, 1001, 1002]), agreed(1001));
}

#[test]
fn the_mean_of_the_middle_two_does_not_overflow() {
	assert_eq!(combined(&DEVELOPMENT, 2, &[u128::MAX, u128::MAX - 2]), agreed(u128::MAX - 1));
	assert_eq!(combined(&DEVELOPMENT, 2, &[1000, 1001]), agreed(1000));
}

#[test]
fn a_value_is_as_old_as_its_oldest_contributor() {
	let mut values = [(1000, 50), (1001, 20), (1002, 70)].map(|(value, timestamp)| FeedValue { value, timestamp });
	assert_eq!(combine(&PUBLIC, 5, &mut values), Ok(Fresh { value: 1001, oldest: 20 }));
}

#[test]
fn the_median_of_closing_prices_is_one_of_them() {
	let mut odd = [price(3, 1), price(1, 1), price(2, 1)];
	assert_eq!(median_price(&mut odd), Some(price(2, 1)));
	let mut even = [price(3, 1), price(1, 1), price(2, 1), price(9, 1)];
	assert_eq!(median_price(&mut even), Some(price(2, 1)));
	assert_eq!(median_price(&mut []), None);
}

proptest! {
	#[test]
	fn a_minority_cannot_move_the_value_beyond_the_majority(honest in proptest::collection::vec(900u128..1000, 5..9), others in proptest::collection::vec(amounts(), 0..5)) {
		let mut values = honest.clone();
		values.extend(others.iter().copied().filter(|value| *value > 0).take(honest.len() - 1));
		let Fresh { value, .. } = combined(&PUBLIC, values.len() as u32, &values) else { panic!("five honest values agree") };
		prop_assert!((*honest.iter().min().unwrap()..=*honest.iter().max().unwrap()).contains(&value));
	}

	#[test]
	fn the_order_of_values_does_not_matter(values in proptest::collection::vec(amounts(), 0..8), members in 0u32..12) {
		let mut reversed: Vec<_> = values.iter().map(|value| FeedValue { value: *value, timestamp: 7 }).collect();
		let forward = combine(&PUBLIC, members, &mut reversed.clone());
		reversed.reverse();
		prop_assert_eq!(forward, combine(&PUBLIC, members, &mut reversed));
	}
}
