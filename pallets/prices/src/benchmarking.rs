//! Benchmarks: calls, feeding and a quote, each with as many members as there can be.

use super::*;
use alloc::vec::Vec;
use frame::{
	benchmarking::prelude::*,
	traits::{ChangeMembers, EnsureOrigin, Hooks},
};
use huxian_traits::{
	oracle::{Feed, FreshPrice, Quote},
	Moment,
};
use pallet_oracle::{Pallet as Oracle, RawValues};

/// Sets up the pallets around this one for benchmarks.
pub trait BenchmarkHelper<AccountId> {
	/// Makes `members`, which are sorted, the only members of the oracle.
	fn set_members(members: &[AccountId]);
	/// Sets the time of the block, in milliseconds since 1970.
	fn set_time(now: Moment);
	/// Has the chain read the prices of assets 0 to `count` - 1, by as many readers as there can
	/// be.
	fn read_assets(count: u32);
}

/// Time of the measured block, in milliseconds since 1970.
const NOW: Moment = 1_700_000_000_000;

/// Returns `count` feeds, none of them a reference feed.
fn feeds(count: u32) -> Vec<Feed> {
	(0..count).map(Feed::Asset).collect()
}

/// Makes [`Config::MaxMembers`] accounts the members and returns them, sorted.
fn full_membership<T: Config>() -> Vec<T::AccountId> {
	<T as Config>::BenchmarkHelper::set_time(NOW);
	let mut members = (0..T::MaxMembers::get()).map(|n| account("member", n, 0)).collect::<Vec<T::AccountId>>();
	members.sort();
	<T as Config>::BenchmarkHelper::set_members(&members);
	members
}

/// Stores a fresh value of each of `members` and of Root for each of `feeds`.
///
/// The members' values agree, differ from each other, and are stored in descending order.
fn fill<T: Config>(members: &[T::AccountId], feeds: &[Feed]) {
	let root: T::AccountId = <T as pallet_oracle::Config>::PalletId::get().into_account_truncating();
	for feed in feeds {
		for (place, member) in members.iter().enumerate() {
			let value = FixedU128::from_rational(1_000_000 - place as u128, 1_000_000);
			RawValues::<T>::insert(member, feed, Contribution { value, timestamp: NOW });
			Pallet::<T>::record(member, feed, value);
		}
		RawValues::<T>::insert(&root, feed, Contribution { value: FixedU128::from_u32(1), timestamp: NOW });
	}
}

/// Returns one value for each of `feeds`, as a member feeds them.
fn values<T: Config>(feeds: &[Feed]) -> BoundedVec<(Feed, FixedU128), <T as pallet_oracle::Config>::MaxFeedValues> {
	BoundedVec::truncate_from(feeds.iter().map(|feed| (*feed, FixedU128::from_u32(1))).collect())
}

/// Returns as many substitutes as there can be.
fn substitutes<T: Config>() -> AccountsOf<T> {
	AccountsOf::<T>::truncate_from((0..T::MaxMembers::get()).map(|n| account("substitute", n, 0)).collect())
}

/// Stores as many substitutes as there can be, and returns the last.
fn fill_substitutes<T: Config>() -> T::AccountId {
	Rosters::<T>::mutate(|roster| roster.substitutes = substitutes::<T>());
	account("substitute", T::MaxMembers::get() - 1, 0)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_params() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		<T as Config>::BenchmarkHelper::set_time(NOW);
		let params = QuorumParams { maximum_age: MIN_AGE_LIMIT, ..QuorumParams::PUBLIC };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, params);

		assert_eq!(Pallet::<T>::params(), params);
		Ok(())
	}

	#[benchmark]
	fn purge_submissions(n: Linear<1, MAX_PURGED>) {
		let members = full_membership::<T>();
		let caller: T::AccountId = whitelisted_caller();
		let former: T::AccountId = account("former", 0, 0);
		// Its value is one of as many as there can be.
		let mut accounts: Vec<T::AccountId> = members.into_iter().skip(1).collect();
		accounts.push(former.clone());
		fill::<T>(&accounts, &feeds(n));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), former.clone());

		assert_eq!(RawValues::<T>::iter_key_prefix(&former).count(), 0);
	}

	#[benchmark]
	fn feed_values(v: Linear<1, { <T as pallet_oracle::Config>::MaxFeedValues::get() }>) -> Result<(), BenchmarkError> {
		let members = full_membership::<T>();
		let feeds = feeds(v);
		<T as Config>::BenchmarkHelper::read_assets(v);
		let (feeder, others) = members.split_last().ok_or(BenchmarkError::Stop("no members"))?;
		// A former member's value must make room for the one of the feeder.
		let mut accounts = others.to_vec();
		accounts.push(account("former", 0, 0));
		fill::<T>(&accounts, &feeds);
		let values = values::<T>(&feeds);

		#[block]
		{
			Oracle::<T>::feed_values(RawOrigin::Signed(feeder.clone()).into(), values)
				.map_err(|failure| failure.error)?;
		}

		for feed in &feeds {
			assert!(Submissions::<T>::get(feed).iter().any(|fed| fed.who == *feeder));
		}
		Ok(())
	}

	#[benchmark]
	fn remove_member() -> Result<(), BenchmarkError> {
		let origin = T::RemoveOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let members = full_membership::<T>();
		let member = members.first().cloned().ok_or(BenchmarkError::Stop("no members"))?;
		let substitute = fill_substitutes::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, member.clone(), Some(substitute.clone()));

		let members = Pallet::<T>::current_members();
		assert!(members.contains(&substitute) && !members.contains(&member));
		Ok(())
	}

	#[benchmark]
	fn promote_substitute() -> Result<(), BenchmarkError> {
		let origin = T::RemoveOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let members = full_membership::<T>();
		let room = members.split_last().map(|(_, others)| others.to_vec()).unwrap_or_default();
		<T as Config>::BenchmarkHelper::set_members(&room);
		let substitute = fill_substitutes::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, substitute.clone());

		assert!(Pallet::<T>::current_members().contains(&substitute));
		Ok(())
	}

	#[benchmark]
	fn set_substitutes() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		full_membership::<T>();
		let substitutes = substitutes::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, substitutes.clone());

		assert_eq!(Rosters::<T>::get().substitutes, substitutes);
		Ok(())
	}

	#[benchmark]
	fn oracle_on_finalize() -> Result<(), BenchmarkError> {
		for member in full_membership::<T>() {
			let values = values::<T>(&[Feed::Index]);
			Oracle::<T>::feed_values(RawOrigin::Signed(member).into(), values).map_err(|failure| failure.error)?;
		}
		Oracle::<T>::feed_values(RawOrigin::Root.into(), values::<T>(&[Feed::Index]))
			.map_err(|failure| failure.error)?;

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
		fill_substitutes::<T>();
		let (left, stayed) = members.split_last().map(|(left, stayed)| (left.clone(), stayed.to_vec())).unzip();
		let (left, stayed) = (Vec::from_iter(left), stayed.unwrap_or_default());

		#[block]
		{
			Pallet::<T>::change_members_sorted(&[], &left, &stayed);
		}

		assert_eq!(QuorumConfig::<T>::get().members.to_vec(), stayed);
		assert_eq!(Rosters::<T>::get().announced.to_vec(), stayed);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder::default().build(), crate::mock::Runtime);
}
