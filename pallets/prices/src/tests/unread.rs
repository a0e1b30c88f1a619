//! Values that nothing on the chain reads are not stored.

use crate::{mock::*, Event, Submissions};
use frame::testing_prelude::*;
use huxian_traits::oracle::{Feed, FreshPrice};
use pallet_oracle::RawValues;

/// HF22: 32 new keys in each block were stored for ever.
#[test]
fn a_value_that_nothing_reads_leaves_no_trace() {
	ExtBuilder::default().build_and_execute(|| {
		for block in 0..3u32 {
			let feeds = (0..16).map(|asset| Feed::Asset(1_000 + 16 * block + asset));
			let values: Vec<_> = feeds.map(|feed| (feed, thousandths(1))).collect();
			assert_ok!(Oracle::feed_values(RuntimeOrigin::signed(1), values.try_into().unwrap()));
			advance(3_000);
		}
		assert_eq!(RawValues::<Runtime>::iter().count(), 0);
		assert_eq!(Submissions::<Runtime>::iter_keys().count(), 0);
		assert_eq!(events().last(), Some(&Event::ValueIgnored { who: 1, feed: Feed::Asset(1_047) }));
	});
}

#[test]
fn references_and_assets_that_are_read_pass() {
	ExtBuilder::default().build_and_execute(|| {
		for (feed, is_read) in [
			(Feed::Index, true),
			(Feed::HuxUsd, true),
			(Feed::CkbUsd, true),
			(Feed::Asset(999), true),
			(Feed::Asset(1_000), false),
		] {
			assert_eq!(Prices::reads(feed), is_read);
			assert_eq!(Prices::accepts(&1, [feed].iter()), is_read);
			feed_to(feed, 1, 1_000);
			advance(3_000);
			assert_eq!(Submissions::<Runtime>::contains_key(feed), is_read);
		}
	});
}

/// Otherwise the end of an asset would make the feeds of all members fail until each of them has
/// noticed.
#[test]
fn a_member_goes_on_with_a_feed_that_is_no_longer_read() {
	ExtBuilder::default().build_and_execute(|| {
		// Given values of members 1 and 2, fed while the asset was read
		let feed = Feed::Asset(1_000);
		for who in [1, 2] {
			RawValues::<Runtime>::insert(who, feed, stored(1_000));
			Submissions::<Runtime>::mutate(feed, |all| all.try_push(submission(who, 1_000)).unwrap());
		}
		advance(3_000);

		// When they and another member feed it, then only the values of the two are stored.
		assert!(Prices::accepts(&1, [feed].iter()) && !Prices::accepts(&3, [feed].iter()));
		(1..=3).for_each(|who| feed_to(feed, who, 2_000));
		assert_eq!(Submissions::<Runtime>::get(feed).len(), 2);
		assert_eq!(RawValues::<Runtime>::iter_key_prefix(3).count(), 0);
		assert!(matches!(
			<Prices as FreshPrice>::quote(&feed),
			huxian_traits::oracle::Quote::Fresh { value, .. } if value == thousandths(2_000)
		));
	});
}

#[test]
fn a_purge_leaves_no_empty_entry() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		change_members(vec![2, 3]);
		assert_ok!(Prices::purge_submissions(RuntimeOrigin::signed(9), 1));
		assert!(!Submissions::<Runtime>::contains_key(Feed::Index));
	});
}

fn stored(value: u128) -> crate::Contribution {
	crate::Contribution { value: thousandths(value), timestamp: START }
}

fn submission(who: AccountId, value: u128) -> crate::Submission<AccountId> {
	crate::Submission { who, value: thousandths(value), timestamp: START }
}
