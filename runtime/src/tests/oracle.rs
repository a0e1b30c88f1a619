//! The oracle with its members, in the real runtime.

use super::world::*;
use crate::*;
use frame_support::{assert_noop, assert_ok, BoundedVec};
use huxian_math::Fixed;
use huxian_traits::oracle::{Feed, FreshPrice, Quote};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave};
use sp_runtime::{FixedPointNumber, FixedU128};

#[test]
fn strangers_do_not_feed() {
	dev(|| {
		let values = BoundedVec::truncate_from(vec![(Feed::Index, FixedU128::saturating_from_integer(4))]);
		assert_noop!(Oracle::feed_values(by(Dave), values), pallet_oracle::Error::<Runtime>::NoPermission);
	});
}

#[test]
fn nobody_feeds_twice_in_a_block() {
	dev(|| {
		block(|| {
			feed(Alice, 400);
			let values = BoundedVec::truncate_from(vec![(Feed::Index, FixedU128::saturating_from_integer(5))]);
			assert_noop!(Oracle::feed_values(by(Alice), values), pallet_oracle::Error::<Runtime>::AlreadyFeeded);
		});
	});
}

#[test]
fn a_majority_makes_a_price() {
	dev(|| {
		block(|| feed(Alice, 400));
		assert_eq!(Prices::quote(&Feed::Index), Quote::NoQuorum);
		block(|| feed(Bob, 402));
		assert!(matches!(Prices::quote(&Feed::Index), Quote::Fresh { value, .. }
			if value == FixedU128::saturating_from_rational(401u32, 100u32)));
	});
}

#[test]
fn roots_word_is_nobodys() {
	dev(|| {
		block(|| {
			feed_all(400);
			let values = BoundedVec::truncate_from(vec![(Feed::Index, FixedU128::saturating_from_integer(9))]);
			assert_ok!(Oracle::feed_values(RuntimeOrigin::root(), values));
		});
		block(|| ());
		assert_eq!(
			pallet_controller::ControllerState::<Runtime>::get().unwrap().state.index,
			Fixed::from_integer(4).unwrap()
		);
	});
}

#[test]
fn a_removed_member_no_longer_counts() {
	dev(|| {
		block(|| feed_all(400));
		block(|| {
			assert_ok!(OracleMembers::remove_member(RuntimeOrigin::root(), account(Bob).into()));
			assert_ok!(OracleMembers::remove_member(RuntimeOrigin::root(), account(Charlie).into()));
		});
		// One member is left, and has fed.
		assert!(matches!(Prices::quote(&Feed::Index), Quote::Fresh { .. }));
		block(|| {
			assert_ok!(OracleMembers::remove_member(RuntimeOrigin::root(), account(Alice).into()));
		});
		assert_eq!(Prices::quote(&Feed::Index), Quote::NoQuorum);
	});
}
