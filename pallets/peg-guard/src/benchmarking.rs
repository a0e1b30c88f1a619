//! What calls and hooks cost at their worst: families of as many tokens as there can be, fees and states that all change,
//! people who are new to what they are paid, a full queue.

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

/// The time of the block that is measured.
const NOW: Moment = 1_700_000_000_000;
/// The family that is measured; the tokens behind it are its externals. No other family of the chain has these numbers.
const FAMILY: TokenId = 4_000_000;
/// A whole token of the family, and of its externals.
const UNIT: Balance = 1_000_000_000_000_000_000;
/// Where the first external comes from.
const DOMAIN: Domain = 1;

/// Builds the world that the guard is measured in.
pub trait BenchmarkHelper {
	/// Sets the time of the block, in milliseconds since 1970.
	fn set_time(now: Moment);
	/// Creates a token with metadata, of a keyless owner: sufficient, minimum balance 1.
	fn create_token(token: TokenId, decimals: u8);
	/// As many members as there can be feed `value`.
	fn feed(feed: Feed, value: FixedU128);
}

type Helper<T> = <T as Config>::BenchmarkHelper;

fn admin<T: Config>() -> Result<OriginFor<T>, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn guardian<T: Config>() -> Result<OriginFor<T>, BenchmarkError> {
	T::GuardianOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// The rules of a family in another unit, with room for everything that is measured.
fn rules() -> FamilyRules {
	FamilyRules::standard(Some(Feed::EthUsd), 1_000_000 * UNIT, 1_000_000_000 * UNIT)
}

fn token(index: u32) -> TokenId {
	FAMILY + 1 + index
}

/// So many thousandths of the unit, fed for a token.
fn price<T: Config>(index: u32, thousandths: u128) {
	let value = FixedU128::from_rational(thousandths * 3_000, 1_000);
	Helper::<T>::feed(Feed::Asset(token(index)), value);
}

/// A family of no tokens, at its place among as many families as there can be.
fn empty_family<T: Config>() -> Result<(), BenchmarkError> {
	Helper::<T>::set_time(NOW);
	Helper::<T>::feed(Feed::EthUsd, FixedU128::from_u32(3_000));
	Helper::<T>::create_token(FAMILY, 18);
	Pallet::<T>::create_instance(admin::<T>()?, FAMILY, rules(), Balance::MAX, UNIT)?;
	Ok(())
}

/// A family of `count` tokens, each of another domain; all of them are worth one and open, and back `debt` each, which a
/// person has.
fn family<T: Config>(count: u32, debt: Balance) -> Result<T::AccountId, BenchmarkError> {
	empty_family::<T>()?;
	let who: T::AccountId = whitelisted_caller();
	for index in 0..count {
		Helper::<T>::create_token(token(index), 18);
		price::<T>(index, 1_000);
		Pallet::<T>::add_external(admin::<T>()?, FAMILY, token(index), DOMAIN + index, 18, 100_000)?;
	}
	Pallet::<T>::look_after(FAMILY, NOW);
	for index in 0..count {
		T::Tokens::mint_into(token(index), &who, debt.saturating_mul(2))?;
		if debt > 0 {
			mint::<T>(&who, index, debt)?;
		}
	}
	Ok(who)
}

fn mint<T: Config>(who: &T::AccountId, index: u32, amount: Balance) -> DispatchResult {
	Psm::<T>::mint(RawOrigin::Signed(who.clone()).into(), FAMILY, token(index), amount, Permill::one())
}

fn redeem<T: Config>(who: &T::AccountId, index: u32, amount: Balance) -> DispatchResult {
	Psm::<T>::redeem(RawOrigin::Signed(who.clone()).into(), FAMILY, token(index), amount, Permill::one())
}

fn external<T: Config>(index: u32) -> Result<External, BenchmarkError> {
	Externals::<T>::get(token(index)).ok_or(BenchmarkError::Stop("no such token"))
}

/// A queue of `count` redemptions, each of a person who has nothing else and each into another token. Nothing has left yet.
fn queue<T: Config>(count: u32) -> Result<(), BenchmarkError> {
	let who = family::<T>(MAX_EXTERNALS, 10_000 * UNIT)?;
	Pallet::<T>::hold_queue(guardian::<T>()?, FAMILY)?;
	for index in 0..count {
		let person: T::AccountId = account("person", index, 0);
		T::Tokens::transfer(FAMILY, &who, &person, 10 * UNIT, Preservation::Expendable)?;
		redeem::<T>(&person, index % MAX_EXTERNALS, 10 * UNIT)?;
	}
	Pallet::<T>::release_queue(admin::<T>()?, FAMILY)?;
	Ok(())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create_instance() -> Result<(), BenchmarkError> {
		Helper::<T>::set_time(NOW);
		Helper::<T>::create_token(FAMILY, 18);
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin, FAMILY, rules(), Balance::MAX, UNIT);

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
	fn set_rules() -> Result<(), BenchmarkError> {
		family::<T>(MAX_EXTERNALS, 1_000 * UNIT)?;
		let origin = admin::<T>()?;
		let rules = FamilyRules { base_mint: 600, ..rules() };

		#[extrinsic_call]
		_(origin, FAMILY, rules);

		assert_eq!(Families::<T>::get(FAMILY).map(|family| family.rules), Some(rules));
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
	fn stop() -> Result<(), BenchmarkError> {
		family::<T>(MAX_EXTERNALS, 1_000 * UNIT)?;
		let origin = guardian::<T>()?;

		#[extrinsic_call]
		_(origin, token(0));

		assert!(matches!(external::<T>(0)?.state, State::Stopped { .. }));
		Ok(())
	}

	#[benchmark]
	fn shut() -> Result<(), BenchmarkError> {
		family::<T>(1, 0)?;
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin, token(0));

		assert!(matches!(external::<T>(0)?.state, State::Shut { .. }));
		Ok(())
	}

	#[benchmark]
	fn reopen() -> Result<(), BenchmarkError> {
		family::<T>(MAX_EXTERNALS, 1_000 * UNIT)?;
		Pallet::<T>::stop(guardian::<T>()?, token(0))?;
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin, token(0));

		assert_eq!(external::<T>(0)?.state, State::Open);
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

	/// Each of another person, who is new to it, in another token.
	#[benchmark]
	fn serve(n: Linear<1, MAX_SERVED>) -> Result<(), BenchmarkError> {
		queue::<T>(MAX_SERVED + 1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(account("anyone", 0, 0)), FAMILY, n);

		assert_eq!(Tickets::<T>::iter_prefix(FAMILY).count(), (MAX_SERVED + 1 - n) as usize);
		Ok(())
	}

	#[benchmark]
	fn claim() -> Result<(), BenchmarkError> {
		queue::<T>(1)?;
		let ticket = Tickets::<T>::take(FAMILY, 0).ok_or(BenchmarkError::Stop("no ticket"))?;
		Parked::<T>::insert(FAMILY, 0, ticket);

		#[extrinsic_call]
		_(RawOrigin::Signed(account("anyone", 0, 0)), FAMILY, 0);

		assert!(!Parked::<T>::contains_key(FAMILY, 0));
		Ok(())
	}

	/// What a block costs beside the families: as many as there can be are looked for, and none is there.
	#[benchmark]
	fn step() -> Result<(), BenchmarkError> {
		Helper::<T>::set_time(NOW);
		let all: Vec<TokenId> = (0..MAX_FAMILIES).map(|index| FAMILY + index).collect();
		Instances::<T>::put(BoundedVec::truncate_from(all));
		Cursor::<T>::put(1);
		let weight;

		#[block]
		{
			weight = Pallet::<T>::step(1u32.into());
		}

		assert!(!weight.is_zero());
		Ok(())
	}

	/// A family whose tokens are all known, open and worth one, and whose backing is told.
	#[benchmark]
	fn step_family(n: Linear<1, MAX_EXTERNALS>) -> Result<(), BenchmarkError> {
		family::<T>(n, 1_000 * UNIT)?;
		let later = NOW + TOLD_EVERY;
		Helper::<T>::set_time(later);
		for index in 0..n {
			price::<T>(index, 1_000);
		}
		Helper::<T>::feed(Feed::EthUsd, FixedU128::from_u32(3_000));

		#[block]
		{
			Pallet::<T>::look_after(FAMILY, later);
		}

		assert_eq!(Families::<T>::get(FAMILY).map(|family| family.told), Some(later));
		Ok(())
	}

	/// What it costs on top when state and both fees of a token change, and its price is noted. Measured with a family of one,
	/// whose own part is counted twice so: for the protocol.
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
		price::<T>(0, 900);

		#[block]
		{
			Pallet::<T>::look_after(FAMILY, NOW);
		}

		assert!(matches!(external::<T>(0)?.state, State::Stopped { .. }));
		assert_eq!(external::<T>(0)?.fees.redeem, rules().base_redeem);
		Ok(())
	}

	/// A mint that climbs a step, by somebody who is new to the family's token, against one of `n` tokens.
	#[benchmark]
	fn psm_mint(n: Linear<1, MAX_EXTERNALS>) -> Result<(), BenchmarkError> {
		family::<T>(n, 1_000 * UNIT)?;
		Pallet::<T>::set_rules(admin::<T>()?, FAMILY, FamilyRules { floor_hour: 100_000 * UNIT, ..rules() })?;
		let who: T::AccountId = account("new", 0, 0);
		T::Tokens::mint_into(token(0), &who, 52_000 * UNIT)?;

		#[block]
		{
			mint::<T>(&who, 0, 52_000 * UNIT)?;
		}

		assert!(external::<T>(0)?.fees.mint > rules().base_mint);
		assert!(T::Tokens::balance(FAMILY, &who) > 0);
		Ok(())
	}

	/// A redemption that has to wait.
	#[benchmark]
	fn psm_redeem() -> Result<(), BenchmarkError> {
		let who = family::<T>(MAX_EXTERNALS, 10_000 * UNIT)?;
		Families::<T>::mutate(FAMILY, |family| {
			if let Some(family) = family {
				family.gross = Bucket { level: 1_000_000 * UNIT, at: NOW };
				family.left += 1_000_000 * UNIT;
			}
		});

		#[block]
		{
			redeem::<T>(&who, 0, 9_000 * UNIT)?;
		}

		assert!(Tickets::<T>::contains_key(FAMILY, 0));
		assert!(psm::ExternalAssets::<T>::contains_key(FAMILY, token(0)));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::genesis(Vec::new()), crate::mock::Test);
}
