//! Benchmarks of calls and hooks in their worst case.
//!
//! Families have the maximum number of externals, all fees and states change, and the queue is
//! full. Accounts hold nothing yet of the token that they are paid in.

use crate::{psm, types::*, *};
use alloc::vec::Vec;
use frame::{
	benchmarking::prelude::*,
	token::fungibles::{Inspect, Mutate},
	traits::EnsureOrigin,
};
use huxian_math::peg::bucket::{Bucket, Window};
use huxian_traits::{oracle::Feed, Balance, Moment};
use pallet_psm::Pallet as Psm;

/// Time of the measured block, in milliseconds since 1970.
const NOW: Moment = 1_700_000_000_000;
/// Id of the measured family; its externals have the ids after it. No other family of a chain has
/// these ids.
const FAMILY: TokenId = 4_000_000;
/// A whole token of the family and of its externals, in the smallest unit.
const UNIT: Balance = 1_000_000_000_000_000_000;
/// Domain of the first external.
const DOMAIN: Domain = 1;

/// Prepares the runtime for the benchmarks of the guard.
pub trait BenchmarkHelper {
	/// Sets the time of the block, in milliseconds since 1970.
	fn set_time(now: Moment);
	/// Creates a token with metadata, of a keyless owner: sufficient, minimum balance 1.
	fn create_token(token: TokenId, decimals: u8);
	/// Feeds `value` by the maximum number of members.
	fn set_feed(feed: Feed, value: FixedU128);
}

type Helper<T> = <T as Config>::BenchmarkHelper;

/// Returns the origin of the committee.
fn admin<T: Config>() -> Result<OriginFor<T>, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// Returns the origin of the guardian.
fn guardian<T: Config>() -> Result<OriginFor<T>, BenchmarkError> {
	T::GuardianOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// Returns parameters of a family in another unit, with limits above all measured amounts.
fn params() -> FamilyParams {
	FamilyParams::standard(Some(Feed::EthUsd), 1_000_000 * UNIT, 1_000_000_000 * UNIT)
}

/// Returns the id of an external.
fn token(index: u32) -> TokenId {
	FAMILY + 1 + index
}

/// Sets the price of an external, in thousandths of the unit.
fn set_price<T: Config>(index: u32, thousandths: u128) {
	let value = FixedU128::from_rational(thousandths * 3_000, 1_000);
	Helper::<T>::set_feed(Feed::Asset(token(index)), value);
}

/// Creates a family without externals.
fn empty_family<T: Config>() -> Result<(), BenchmarkError> {
	Helper::<T>::set_time(NOW);
	Helper::<T>::set_feed(Feed::EthUsd, FixedU128::from_u32(3_000));
	Helper::<T>::create_token(FAMILY, 18);
	Pallet::<T>::create_family(admin::<T>()?, FAMILY, params(), Balance::MAX, UNIT)?;
	Ok(())
}

/// Creates a family of `count` externals, each of another domain, open and at their unit. Each
/// backs `debt`, and the account returned holds all of it.
fn family<T: Config>(count: u32, debt: Balance) -> Result<T::AccountId, BenchmarkError> {
	empty_family::<T>()?;
	let who: T::AccountId = whitelisted_caller();
	for index in 0..count {
		Helper::<T>::create_token(token(index), 18);
		set_price::<T>(index, 1_000);
		Pallet::<T>::add_external(admin::<T>()?, FAMILY, token(index), DOMAIN + index, 18, 100_000)?;
	}
	Pallet::<T>::process_family(FAMILY, NOW);
	for index in 0..count {
		T::Tokens::mint_into(token(index), &who, debt.saturating_mul(2))?;
		if debt > 0 {
			mint::<T>(&who, index, debt)?;
		}
	}
	Ok(who)
}

/// Mints against an external.
fn mint<T: Config>(who: &T::AccountId, index: u32, amount: Balance) -> DispatchResult {
	Psm::<T>::mint(RawOrigin::Signed(who.clone()).into(), FAMILY, token(index), amount, Permill::one())
}

/// Redeems into an external.
fn redeem<T: Config>(who: &T::AccountId, index: u32, amount: Balance) -> DispatchResult {
	Psm::<T>::redeem(RawOrigin::Signed(who.clone()).into(), FAMILY, token(index), amount, Permill::one())
}

/// Returns the stored record of an external.
fn external<T: Config>(index: u32) -> Result<External, BenchmarkError> {
	Externals::<T>::get(token(index)).ok_or(BenchmarkError::Stop("the external is missing"))
}

/// Queues `count` requests, each of another account and into another external. Nothing is paid yet.
fn queue<T: Config>(count: u32) -> Result<(), BenchmarkError> {
	let who = family::<T>(MAX_EXTERNALS, 10_000 * UNIT)?;
	Pallet::<T>::hold_queue(guardian::<T>()?, FAMILY)?;
	for index in 0..count {
		let redeemer: T::AccountId = account("redeemer", index, 0);
		T::Tokens::transfer(FAMILY, &who, &redeemer, 10 * UNIT, Preservation::Expendable)?;
		redeem::<T>(&redeemer, index % MAX_EXTERNALS, 10 * UNIT)?;
	}
	Pallet::<T>::release_queue(admin::<T>()?, FAMILY)?;
	Ok(())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create_family() -> Result<(), BenchmarkError> {
		Helper::<T>::set_time(NOW);
		Helper::<T>::create_token(FAMILY, 18);
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin, FAMILY, params(), Balance::MAX, UNIT);

		assert!(Families::<T>::contains_key(FAMILY));
		Ok(())
	}

	#[benchmark]
	fn add_external() -> Result<(), BenchmarkError> {
		family::<T>(MAX_EXTERNALS - 1, 0)?;
		let last = token(MAX_EXTERNALS - 1);
		Helper::<T>::create_token(last, 18);
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin, FAMILY, last, DOMAIN, 18, 100_000);

		assert!(Externals::<T>::contains_key(last));
		Ok(())
	}

	#[benchmark]
	fn remove_external() -> Result<(), BenchmarkError> {
		family::<T>(MAX_EXTERNALS, 0)?;
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin, token(0));

		assert!(!Externals::<T>::contains_key(token(0)));
		Ok(())
	}

	#[benchmark]
	fn set_params() -> Result<(), BenchmarkError> {
		family::<T>(MAX_EXTERNALS, 1_000 * UNIT)?;
		let origin = admin::<T>()?;
		let params = FamilyParams { base_mint_fee: 600, ..params() };

		#[extrinsic_call]
		_(origin, FAMILY, params);

		assert_eq!(Families::<T>::get(FAMILY).map(|family| family.params), Some(params));
		Ok(())
	}

	#[benchmark]
	fn set_max_debt() -> Result<(), BenchmarkError> {
		family::<T>(MAX_EXTERNALS, 1_000 * UNIT)?;
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin, FAMILY, UNIT);

		assert_eq!(pallet_psm::Psm::<T>::get(FAMILY).map(|info| info.max_debt), Some(UNIT));
		Ok(())
	}

	#[benchmark]
	fn set_weights(n: Linear<1, MAX_EXTERNALS>) -> Result<(), BenchmarkError> {
		family::<T>(MAX_EXTERNALS, 0)?;
		let origin = admin::<T>()?;
		let weights: Vec<(TokenId, u32)> = (0..n).map(|index| (token(index), 90_000)).collect();

		#[extrinsic_call]
		_(origin, FAMILY, BoundedVec::truncate_from(weights));

		assert_eq!(external::<T>(n - 1)?.weight, 90_000);
		Ok(())
	}

	#[benchmark]
	fn pause_minting() -> Result<(), BenchmarkError> {
		family::<T>(MAX_EXTERNALS, 1_000 * UNIT)?;
		let origin = guardian::<T>()?;

		#[extrinsic_call]
		_(origin, token(0));

		assert!(matches!(external::<T>(0)?.state, ExternalState::Paused { .. }));
		Ok(())
	}

	#[benchmark]
	fn disable_external() -> Result<(), BenchmarkError> {
		family::<T>(1, 0)?;
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin, token(0));

		assert!(matches!(external::<T>(0)?.state, ExternalState::Disabled { .. }));
		Ok(())
	}

	#[benchmark]
	fn resume_external() -> Result<(), BenchmarkError> {
		family::<T>(MAX_EXTERNALS, 1_000 * UNIT)?;
		Pallet::<T>::pause_minting(guardian::<T>()?, token(0))?;
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin, token(0));

		assert_eq!(external::<T>(0)?.state, ExternalState::Open);
		Ok(())
	}

	#[benchmark]
	fn hold_queue() -> Result<(), BenchmarkError> {
		family::<T>(MAX_EXTERNALS, 1_000 * UNIT)?;
		let origin = guardian::<T>()?;

		#[extrinsic_call]
		_(origin, FAMILY);

		assert!(Families::<T>::get(FAMILY).is_some_and(|family| family.queue.is_held(NOW)));
		Ok(())
	}

	#[benchmark]
	fn release_queue() -> Result<(), BenchmarkError> {
		family::<T>(MAX_EXTERNALS, 1_000 * UNIT)?;
		Pallet::<T>::hold_queue(guardian::<T>()?, FAMILY)?;
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin, FAMILY);

		assert!(Families::<T>::get(FAMILY).is_some_and(|family| !family.queue.is_held(NOW)));
		Ok(())
	}

	/// Each request is of another account, without a balance of the external, and into another
	/// external.
	#[benchmark]
	fn process_queue(n: Linear<1, MAX_REQUESTS>) -> Result<(), BenchmarkError> {
		queue::<T>(MAX_REQUESTS + 1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(account("anyone", 0, 0)), FAMILY, n);

		assert_eq!(RedemptionRequests::<T>::iter_prefix(FAMILY).count(), (MAX_REQUESTS + 1 - n) as usize);
		Ok(())
	}

	#[benchmark]
	fn claim() -> Result<(), BenchmarkError> {
		queue::<T>(1)?;
		let request = RedemptionRequests::<T>::take(FAMILY, 0).ok_or(BenchmarkError::Stop("the request is missing"))?;
		Undeliverable::<T>::insert(FAMILY, 0, request);

		#[extrinsic_call]
		_(RawOrigin::Signed(account("anyone", 0, 0)), FAMILY, 0);

		assert!(!Undeliverable::<T>::contains_key(FAMILY, 0));
		Ok(())
	}

	/// The part of a block beside the families: the maximum number of ids is listed, and no family
	/// exists.
	#[benchmark]
	fn step() -> Result<(), BenchmarkError> {
		Helper::<T>::set_time(NOW);
		let all: Vec<TokenId> = (0..MAX_FAMILIES).map(|index| FAMILY + index).collect();
		FamilyIds::<T>::put(BoundedVec::truncate_from(all));
		Cursor::<T>::put(1);
		let weight;

		#[block]
		{
			weight = Pallet::<T>::step(1u32.into());
		}

		assert!(!weight.is_zero());
		Ok(())
	}

	/// All externals are open and at their unit, and the backing is reported.
	#[benchmark]
	fn step_family(n: Linear<1, MAX_EXTERNALS>) -> Result<(), BenchmarkError> {
		family::<T>(n, 1_000 * UNIT)?;
		let later = NOW + REPORT_INTERVAL;
		Helper::<T>::set_time(later);
		for index in 0..n {
			set_price::<T>(index, 1_000);
		}
		Helper::<T>::set_feed(Feed::EthUsd, FixedU128::from_u32(3_000));

		#[block]
		{
			Pallet::<T>::process_family(FAMILY, later);
		}

		assert_eq!(Families::<T>::get(FAMILY).map(|family| family.last_report), Some(later));
		Ok(())
	}

	/// The additional part of an external whose state and fees change and whose price is stored.
	///
	/// Measured with a family of one external, so the part of the family is counted twice: an
	/// overestimate.
	#[benchmark]
	fn step_change() -> Result<(), BenchmarkError> {
		family::<T>(1, 1_000 * UNIT)?;
		Externals::<T>::mutate(token(0), |external| {
			if let Some(external) = external {
				external.window = Window { hour: 900_000 * UNIT, day: 900_000 * UNIT, at: NOW };
				external.minted += 900_000 * UNIT;
				external.redeemed += 900_000 * UNIT;
				external.fees.redeem = 5_000;
			}
		});
		set_price::<T>(0, 900);

		#[block]
		{
			Pallet::<T>::process_family(FAMILY, NOW);
		}

		assert!(matches!(external::<T>(0)?.state, ExternalState::Paused { .. }));
		assert_eq!(external::<T>(0)?.fees.redeem, params().base_redeem_fee);
		Ok(())
	}

	/// A mint that climbs a step, by an account without a balance of the family's token, against
	/// one of `n` externals.
	#[benchmark]
	fn psm_mint(n: Linear<1, MAX_EXTERNALS>) -> Result<(), BenchmarkError> {
		family::<T>(n, 1_000 * UNIT)?;
		Pallet::<T>::set_params(
			admin::<T>()?,
			FAMILY,
			FamilyParams { min_hourly_capacity: 100_000 * UNIT, ..params() },
		)?;
		let who: T::AccountId = account("new", 0, 0);
		T::Tokens::mint_into(token(0), &who, 52_000 * UNIT)?;

		#[block]
		{
			mint::<T>(&who, 0, 52_000 * UNIT)?;
		}

		assert!(external::<T>(0)?.fees.mint > params().base_mint_fee);
		assert!(T::Tokens::balance(FAMILY, &who) > 0);
		Ok(())
	}

	/// A redemption that is queued.
	#[benchmark]
	fn psm_redeem() -> Result<(), BenchmarkError> {
		let who = family::<T>(MAX_EXTERNALS, 10_000 * UNIT)?;
		Families::<T>::mutate(FAMILY, |family| {
			if let Some(family) = family {
				family.outflow = Bucket { level: 1_000_000 * UNIT, at: NOW };
				family.redeemed += 1_000_000 * UNIT;
			}
		});

		#[block]
		{
			redeem::<T>(&who, 0, 9_000 * UNIT)?;
		}

		assert!(RedemptionRequests::<T>::contains_key(FAMILY, 0));
		assert!(psm::ExternalAssets::<T>::contains_key(FAMILY, token(0)));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::genesis(Vec::new()), crate::mock::Test);
}
