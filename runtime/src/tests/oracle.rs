//! The oracle with its members, in the real runtime.

use super::world::*;
use crate::{configs::origins::CommitteeInstance, *};
use frame_support::{assert_noop, assert_ok, traits::SortedMembers, weights::Weight, BoundedVec};
use huxian_math::Fixed;
use huxian_traits::oracle::{Feed, FreshPrice, Quote};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave};
use sp_runtime::{traits::Dispatchable, DispatchError, FixedPointNumber, FixedU128};

type Refused = pallet_prices::Error<Runtime>;

fn committee(count: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, CommitteeInstance>::Members(count, 3).into()
}

fn dispatch(call: impl Into<RuntimeCall>, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	call.into().dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

fn remove(who: sp_keyring::Sr25519Keyring, substitute: Option<AccountId>) -> pallet_prices::Call<Runtime> {
	pallet_prices::Call::remove_member { who: account(who), substitute }
}

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

/// HF20: on a network with rules, the removal of one false feeder ended all prices until the notice
/// for a successor was over.
#[test]
fn two_thirds_put_a_substitute_in_the_place_of_a_false_feeder() {
	chain(genesis::LOCAL, || {
		block(|| feed_all(400));
		assert_noop!(dispatch(remove(Charlie, None), committee(2)), DispatchError::from(Refused::NeedsSubstitute));

		// Given a substitute, who had the notice of each change,
		let substitutes = BoundedVec::truncate_from(vec![account(Dave)]);
		let set = pallet_prices::Call::set_substitutes { substitutes };
		assert_noop!(dispatch(set.clone(), committee(3)), DispatchError::from(Refused::NeedsNotice));
		let announce = pallet_timelock::Call::schedule { call: Box::new(set.into()) };
		assert_ok!(dispatch(announce, committee(2)));
		for _ in 0..pallet_timelock::Delay::<Runtime>::get() {
			block(|| ());
		}
		let limit = Weight::from_parts(10_000_000_000, 1_000_000);
		assert_ok!(dispatch(pallet_timelock::Call::execute { operation: 0, limit }, by(Dave)));

		// when two thirds remove the false feeder, in safe mode too, and less do not,
		assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
		assert_noop!(dispatch(remove(Charlie, Some(account(Dave))), committee(1)), DispatchError::BadOrigin);
		block(|| feed_all(400));
		block(|| {
			assert_ok!(dispatch(remove(Charlie, Some(account(Dave))), committee(2)));
		});

		// then there is a price, and the substitute feeds.
		assert!(matches!(Prices::quote(&Feed::Index), Quote::Fresh { .. }));
		block(|| feed(Dave, 400));
		assert!(!OracleMembers::contains(&account(Charlie)));
	});
}

/// HF21: two thirds removed the honest majority at once.
#[test]
fn removals_at_once_are_bounded_and_those_of_the_membership_need_notice() {
	dev(|| {
		assert_ok!(dispatch(remove(Charlie, None), committee(2)));
		assert_noop!(dispatch(remove(Bob, None), committee(3)), DispatchError::from(Refused::TooManyRemoved));
		let around = pallet_membership::Call::remove_member { who: account(Bob).into() };
		assert_noop!(dispatch(around, committee(3)), DispatchError::BadOrigin);
		// A new key of a member does not renew the right to removals.
		assert_ok!(OracleMembers::change_key(by(Alice), account(Dave).into()));
		assert_noop!(dispatch(remove(Bob, None), committee(3)), DispatchError::from(Refused::TooManyRemoved));
		check_invariants();
	});
}
