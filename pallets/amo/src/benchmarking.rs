//! Weights of calls and hooks in the worst case: an AMO that holds everything and makes every act.

use crate::{trader::Trader, types::*, *};
use frame::{benchmarking::prelude::*, traits::EnsureOrigin};
use huxian_traits::{governance::Authority, kit::Clock, peg::AmoAccounting, Balance, PoolId};

/// Set-up of the market in which AMOs are measured.
pub trait BenchmarkHelper<AccountId> {
	/// Creates a family with the maximum number of externals, all open, and a pool of it.
	///
	/// The pool is public and at its guide price, which an oracle sets. It has observations of a
	/// day, and no AMO. Returns the family and the pool.
	fn create_market() -> (TokenId, PoolId);
	/// Sells `parts` millionths of the pool's base to it, or of its quote.
	fn sell(pool: PoolId, base: bool, parts: u32);
	/// Brings the TWAP of the pool to its present price.
	fn settle_twap(pool: PoolId);
}

type Helper<T> = <T as Config>::BenchmarkHelper;

fn admin<T: Config>() -> Result<OriginFor<T>, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn guardian<T: Config>() -> Result<OriginFor<T>, BenchmarkError> {
	T::GuardianOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// Returns parameters under which one step makes every act.
fn params() -> AmoParams {
	AmoParams { hourly_expand_share: 50_000, cooldown: 0, ..AmoParams::standard(Balance::MAX, 1, 1) }
}

/// Creates an AMO with the last number, so that another AMO has its turn in block 2.
fn create_amo<T: Config>() -> Result<AmoId, BenchmarkError> {
	let (family, pool) = Helper::<T>::create_market();
	let id = AmoCount::<T>::get();
	Pallet::<T>::do_create(family, pool, params())?;
	Ok(id)
}

/// Creates an AMO that has debt, external and shares of the pool.
fn create_expanded<T: Config>() -> Result<AmoId, BenchmarkError> {
	let id = create_amo::<T>()?;
	raise_price::<T>(id)?;
	Pallet::<T>::step_of(id, T::Clock::now());
	ensure_last_action::<T>(id, ActionKind::Expanded)?;
	Ok(id)
}

/// Raises the price far above the peg, and the TWAP with it.
fn raise_price<T: Config>(id: AmoId) -> Result<(), BenchmarkError> {
	let pool = pool_of::<T>(id)?;
	Helper::<T>::sell(pool, false, 150_000);
	Helper::<T>::settle_twap(pool);
	Ok(())
}

fn pool_of<T: Config>(id: AmoId) -> Result<PoolId, BenchmarkError> {
	Ok(Amos::<T>::get(id).ok_or(BenchmarkError::Stop("there is no such AMO"))?.pool)
}

fn ensure_last_action<T: Config>(id: AmoId, kind: ActionKind) -> Result<(), BenchmarkError> {
	let last = Ledgers::<T>::get(id).last_action;
	ensure!(last.is_some_and(|last| last.kind == kind), BenchmarkError::Stop("the step was another one"));
	Ok(())
}

fn schedule<T: Config>(id: AmoId) -> Result<(), BenchmarkError> {
	Scheduled::<T>::try_append(id).map_err(|()| BenchmarkError::Stop("the schedule is full"))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create() -> Result<(), BenchmarkError> {
		let (family, pool) = Helper::<T>::create_market();
		let (origin, id) = (admin::<T>()?, AmoCount::<T>::get());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, family, pool, params());

		assert!(Amos::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn set_params() -> Result<(), BenchmarkError> {
		let (id, origin) = (create_amo::<T>()?, admin::<T>()?);
		let set = AmoParams { cooldown: 7, ..params() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, set);

		assert_eq!(Amos::<T>::get(id).map(|amo| amo.params), Some(set));
		Ok(())
	}

	#[benchmark]
	fn step() -> Result<(), BenchmarkError> {
		let (id, caller) = (create_amo::<T>()?, whitelisted_caller::<T::AccountId>());
		raise_price::<T>(id)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Scheduled::<T>::get().contains(&id));
		Ok(())
	}

	#[benchmark]
	fn sweep_profit() -> Result<(), BenchmarkError> {
		let (id, caller) = (create_expanded::<T>()?, whitelisted_caller::<T::AccountId>());
		// Without debt there is a profit in both tokens.
		let mut trader = Trader::<T>::load(id).map_err(|_| BenchmarkError::Stop("there is no such AMO"))?;
		let shares = trader.ledger.shares().map_err(|_| BenchmarkError::Stop("the ledger does not add up"))?;
		trader.remove_liquidity(shares)?;
		let draft = &mut trader.ledger.draft;
		draft.burned = draft.minted;
		draft.family.inflow = draft.family.outflow.saturating_add(draft.burned).saturating_sub(draft.minted);
		trader.ledger.commit();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Ledgers::<T>::get(id).swept > 0);
		Ok(())
	}

	#[benchmark]
	fn pause() -> Result<(), BenchmarkError> {
		let (id, origin) = (create_amo::<T>()?, guardian::<T>()?);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert!(Amos::<T>::get(id).is_some_and(|amo| amo.paused));
		Ok(())
	}

	#[benchmark]
	fn resume() -> Result<(), BenchmarkError> {
		let (id, origin) = (create_amo::<T>()?, admin::<T>()?);
		Pallet::<T>::do_pause(id, true)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert!(Amos::<T>::get(id).is_some_and(|amo| !amo.paused));
		Ok(())
	}

	/// Measures a block without an AMO.
	#[benchmark]
	fn idle() {
		AmoCount::<T>::kill();

		#[block]
		{
			Pallet::<T>::step_block(2_u32.into());
		}
	}

	/// Measures a step that finds the token off its peg, and may do nothing.
	#[benchmark]
	fn assess() -> Result<(), BenchmarkError> {
		let id = create_amo::<T>()?;
		raise_price::<T>(id)?;
		// Every act is smaller than the minimum.
		let forbidding = AmoParams { min_step: Balance::MAX, ..params() };
		Pallet::<T>::do_set_params(Authority::Loosen, id, forbidding)?;
		schedule::<T>(id)?;

		#[block]
		{
			Pallet::<T>::step_block(2_u32.into());
		}

		assert_eq!(Ledgers::<T>::get(id).state, PegState::AbovePeg);
		assert_eq!(Ledgers::<T>::get(id).last_action, None);
		Ok(())
	}

	/// Measures a step that mints, sells, redeems at the PSM, and adds liquidity.
	#[benchmark]
	fn expand() -> Result<(), BenchmarkError> {
		let id = create_amo::<T>()?;
		raise_price::<T>(id)?;
		schedule::<T>(id)?;

		#[block]
		{
			Pallet::<T>::step_block(2_u32.into());
		}

		ensure_last_action::<T>(id, ActionKind::Expanded)?;
		assert!(Ledgers::<T>::get(id).shares.inflow > 0);
		Ok(())
	}

	/// Measures the valuation of one AMO under stress, for the guard of the PSM.
	#[benchmark]
	fn stressed_value() -> Result<(), BenchmarkError> {
		let id = create_expanded::<T>()?;
		let family = Amos::<T>::get(id).ok_or(BenchmarkError::Stop("there is no such AMO"))?.family;
		let found;

		#[block]
		{
			found = <Pallet<T> as AmoAccounting<T::AccountId>>::stressed_value(family);
		}

		assert!(found > 0);
		Ok(())
	}

	/// Measures a step that removes all liquidity, redeems at the PSM, buys, and burns.
	#[benchmark]
	fn contract() -> Result<(), BenchmarkError> {
		let id = create_expanded::<T>()?;
		let pool = pool_of::<T>(id)?;
		Helper::<T>::sell(pool, true, 600_000);
		Helper::<T>::settle_twap(pool);
		schedule::<T>(id)?;

		#[block]
		{
			Pallet::<T>::step_block(2_u32.into());
		}

		ensure_last_action::<T>(id, ActionKind::Contracted)?;
		assert!(Ledgers::<T>::get(id).shares.outflow > 0);
		Ok(())
	}
}
