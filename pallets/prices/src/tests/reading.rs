//! Reading quotes.

use crate::{mock::*, weights::WeightInfo, OracleWeights, REFERENCE_FEEDS};
use frame::testing_prelude::*;
use huxian_traits::oracle::{Feed, FreshPrice, Quote};

#[test]
fn all_reference_feeds_are_read_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_000);
		advance(MINUTE);
		feed_to(Feed::XauUsd, 1, 4_000_000);
		feed_to(Feed::XauUsd, 2, 5_000_000);
		feed_to(Feed::Asset(1), 3, 1_000);

		let quotes = Prices::quotes();

		assert_eq!(quotes.iter().map(|(feed, _)| *feed).collect::<Vec<_>>(), REFERENCE_FEEDS);
		for (feed, quote) in quotes {
			let expected = match feed {
				Feed::Index => fresh(1_000, 0),
				Feed::XauUsd => Quote::Disputed,
				_ => Quote::NoQuorum,
			};
			assert_eq!((feed, quote), (feed, expected));
			assert_eq!(Prices::quote_of(feed), quote);
		}
	});
}

#[test]
fn views_show_decimal_numbers_or_the_reason_for_none() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_005);
		feed_to(Feed::XauUsd, 3, 4_000_000);
		advance(1);
		feed_to(Feed::HuxUsd, 1, 20_000);
		feed_to(Feed::HuxUsd, 2, 20_000);
		advance(1);
		feed_to(Feed::EurUsd, 1, 1_100);
		feed_to(Feed::EurUsd, 2, 1_200);
		let views = Prices::view_prices();
		let shown = |feed| {
			let view = views.iter().find(|view| view.feed == feed).unwrap();
			(view.state.as_str(), view.value.as_deref(), view.since)
		};
		assert_eq!(shown(Feed::Index), ("fresh", Some("1.0025"), Some(START)));
		assert_eq!(shown(Feed::HuxUsd), ("fresh", Some("20"), Some(START + 1)));
		assert_eq!(shown(Feed::XauUsd), ("noQuorum", None, None));
		assert_eq!(shown(Feed::EurUsd), ("disputed", None, None));
		assert_eq!(views.len(), REFERENCE_FEEDS.len());
	});
}

#[test]
fn reading_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 2_000);
		assert_storage_noop!(quote());
	});
}

#[test]
fn the_oracle_has_no_combined_value() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_000);
		assert_eq!(quote(), fresh(1_000, 0));
		assert_eq!(pallet_oracle::Values::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn feeding_has_the_weights_that_this_pallet_measured() {
	type Declared = OracleWeights<Runtime>;
	// Each value may read 18 items more than was measured: the readers of its asset.
	let readers = <() as WeightInfo>::quote() * 18;
	assert_eq!(<Declared as pallet_oracle::WeightInfo>::feed_values(3), <() as WeightInfo>::feed_values(3) + readers);
	assert_eq!(<Declared as pallet_oracle::WeightInfo>::on_finalize(), <() as WeightInfo>::oracle_on_finalize());
}

#[test]
fn all_members_and_root_can_feed_in_one_block() {
	ExtBuilder::default().members(16).build_and_execute(|| {
		(1..=16).for_each(|member| feed(member, 1_000));
		feed_raw(Feed::Index, RuntimeOrigin::root(), thousandths(1_000));
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn several_feeds_read_at_once_have_the_quotes_of_single_reads() {
	ExtBuilder::default().build_and_execute(|| {
		feed_to(Feed::Index, 1, 1_000);
		feed_to(Feed::Index, 2, 1_000);
		advance(MINUTE);
		feed_to(Feed::Asset(7), 1, 500);
		feed_to(Feed::Asset(7), 2, 900);
		let feeds = [Feed::Asset(7), Feed::Index, Feed::XauUsd];
		let now = Timestamp::get();
		let each = feeds.iter().map(|feed| <Prices as FreshPrice>::quote_at(feed, now)).collect::<Vec<_>>();
		assert_eq!(<Prices as FreshPrice>::quotes_at(&feeds, now), each);
		assert_eq!(each, [Quote::Disputed, fresh(1_000, 0), Quote::NoQuorum]);
	});
}
