//! Terms that loosen need a notice; those that tighten do not.

use crate::{mock::*, Error, Kind, Source, Terms, Worth};
use frame::{arithmetic::FixedU128, testing_prelude::*};
use huxian_traits::oracle::Feed;

fn strict() -> RuntimeOrigin {
	RuntimeOrigin::signed(Strict::get())
}

/// The terms of [`guided`] with another age and step.
fn heard(maximum_age: u64, maximum_step: u32) -> Terms {
	let source =
		Source::Oracle { base: Worth::Dollar, quote: Worth::Feed(Feed::Asset(USD)), maximum_age, maximum_step };
	Terms { source, ..guided() }
}

/// Pairs of terms: the first are looser than the second, and not the other way round.
fn pairs() -> Vec<(Terms, Terms)> {
	vec![
		(Terms { fee: 99, ..guided() }, guided()),
		(heard(600_001, 10_000), guided()),
		(heard(600_000, 10_001), guided()),
	]
}

#[test]
fn each_term_is_looser_in_one_direction() {
	assert!(!guided().is_looser_than(&guided()) && !fixed().is_looser_than(&fixed()));
	assert!(
		!Terms { shape: curve(10, 100), ..guided() }.is_looser_than(&guided()),
		"the same curve, written otherwise"
	);
	for (looser, tighter) in pairs() {
		assert!(looser.is_looser_than(&tighter), "{looser:?}");
		assert!(!tighter.is_looser_than(&looser), "{looser:?}");
	}
}

#[test]
fn another_price_or_curve_is_neither_better_nor_worse_and_needs_notice() {
	let at = |value| Terms { source: Source::Fixed(FixedU128::from_u32(value)), ..fixed() };
	let base = Worth::Feed(Feed::EurUsd);
	let source = Source::Oracle { base, quote: Worth::Dollar, maximum_age: 600_000, maximum_step: 10_000 };
	let others = [
		(at(1), at(2)),
		(fixed(), guided()),
		(Terms { source, ..guided() }, guided()),
		(Terms { shape: linear(1, 10), ..fixed() }, fixed()),
		(Terms { shape: curve(99, 1_000), ..guided() }, guided()),
		(Terms { shape: linear(1, 3), ..fixed() }, Terms { shape: linear(2, 5), ..fixed() }),
	];
	for (one, other) in others {
		assert!(one.is_looser_than(&other) && other.is_looser_than(&one), "{one:?}");
	}
}

#[test]
fn without_notice_terms_are_tightened_only() {
	test(|| {
		say_usd(10_000);
		let id = provided(Kind::Private, guided());
		for (looser, tighter) in pairs() {
			assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, tighter));
			assert_noop!(Pmm::set_pool_params(strict(), id, looser), Error::<Test>::NeedsNotice);
			assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, looser));
			assert_ok!(Pmm::set_pool_params(strict(), id, tighter));
		}
	});
}
