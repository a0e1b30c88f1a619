//! What is measured: the worst that a full membership can make a call or a quote cost.

use super::*;
use alloc::vec::Vec;
use frame::{
	benchmarking::prelude::*,
	traits::{EnsureOrigin, Hooks},
};
use huxian_traits::{
	oracle::{Feed, FreshPrice, Quote},
	Moment,
};
use pallet_oracle::{Pallet as Oracle, RawValues};

/// The time of the block that is measured.
const NOW: Moment = 1_700_000_000_000;

/// `count` feeds, none of which is a reference feed.
fn feeds(count: u32) -> Vec<Feed> {
	(0..count).map(Feed::Asset).collect()
}

/// As many members as there can be, in order.
fn full_membership<T: Config>() -> Vec<T::AccountId> {
	<T as Config>::BenchmarkHelper::set_time(NOW);
	let mut members = (0..T::MaxMembers::get()).map(|n| account("member", n, 0)).collect::<Vec<T::AccountId>>();
	members.sort();
	<T as Config>::BenchmarkHelper::set_members(&members);
	members
}

/// Gives each of `members` a fresh value for each of `feeds`: all in agreement, all different, in descending order. A
/// value of Root lies there too.
fn fill<T: Config>(members: &[T::AccountId], feeds: &[Feed]) {
	let root: T::AccountId = <T as pallet_oracle::Config>::PalletId::get().into_account_truncating();
	for feed in feeds {
		for (place, member) in members.iter().enumerate() {
			let value = FixedU128::from_rational(1_000_000 - place as u128, 1_000_000);
			RawValues::<T>::insert(member, feed, Contribution { value, timestamp: NOW });
			Pallet::<T>::take_down(member, feed, value);
		}
		RawValues::<T>::insert(&root, feed, Contribution { value: FixedU128::from_u32(1), timestamp: NOW });
	}
}

/// What a member feeds for each of `feeds`.
fn values<T: Config>(feeds: &[Feed]) -> BoundedVec<(Feed, FixedU128), <T as pallet_oracle::Config>::MaxFeedValues> {
	BoundedVec::truncate_from(feeds.iter().map(|feed| (*feed, FixedU128::from_u32(1))).collect())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_rules() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		<T as Config>::BenchmarkHelper::set_time(NOW);
		let rules = QuorumRules { maximum_age: SHORTEST_AGE, ..QuorumRules::PUBLIC };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, rules);

		assert_eq!(Pallet::<T>::rules(), rules);
		Ok(())
	}

	#[benchmark]
	fn forget(n: Linear<1, FORGET_AT_ONCE>) {
		let members = full_membership::<T>();
		let caller: T::AccountId = whitelisted_caller();
		let former: T::AccountId = account("former", 0, 0);
		// Among as many words as there can be.
		let mut speakers: Vec<T::AccountId> = members.into_iter().skip(1).collect();
		speakers.push(former.clone());
		fill::<T>(&speakers, &feeds(n));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), former.clone());

		assert_eq!(RawValues::<T>::iter_key_prefix(&former).count(), 0);
	}

	#[benchmark]
	fn feed_values(v: Linear<1, { <T as pallet_oracle::Config>::MaxFeedValues::get() }>) -> Result<(), BenchmarkError> {
		let members = full_membership::<T>();
		let feeds = feeds(v);
		let (feeder, others) = members.split_last().ok_or(BenchmarkError::Stop("no members"))?;
		// A former member's word must make room for that of a new one.
		let mut speakers = others.to_vec();
		speakers.push(account("former", 0, 0));
		fill::<T>(&speakers, &feeds);
		let values = values::<T>(&feeds);

		#[block]
		{
			Oracle::<T>::feed_values(RawOrigin::Signed(feeder.clone()).into(), values)
				.map_err(|failure| failure.error)?;
		}

		for feed in &feeds {
			assert!(Words::<T>::get(feed).iter().any(|word| word.who == *feeder));
		}
		Ok(())
	}

	#[benchmark]
	fn oracle_on_finalize() -> Result<(), BenchmarkError> {
		for member in full_membership::<T>() {
			let values = values::<T>(&feeds(1));
			Oracle::<T>::feed_values(RawOrigin::Signed(member).into(), values).map_err(|failure| failure.error)?;
		}
		Oracle::<T>::feed_values(RawOrigin::Root.into(), values::<T>(&feeds(1))).map_err(|failure| failure.error)?;

		#[block]
		{
			Oracle::<T>::on_finalize(frame_system::Pallet::<T>::block_number());
		}

		Ok(())
	}

	#[benchmark]
	fn quote() {
		let members = full_membership::<T>();
		fill::<T>(&members, &feeds(1));
		let answer;

		#[block]
		{
			answer = <Pallet<T> as FreshPrice>::quote(&Feed::Asset(0));
		}

		assert!(matches!(answer, Quote::Fresh { since: NOW, .. }));
	}

	#[benchmark]
	fn members_changed() {
		let members = full_membership::<T>();
		let stayed = members.split_last().map(|(_, stayed)| stayed.to_vec()).unwrap_or_default();

		#[block]
		{
			Pallet::<T>::take_members(&stayed);
		}

		assert_eq!(Electorate::<T>::get().voters.to_vec(), stayed);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder::default().build(), crate::mock::Runtime);
}
