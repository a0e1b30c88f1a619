//! What calls and hooks cost at their worst: a market operation that has everything and does everything.

use crate::{desk::Desk, types::*, *};
use frame::{benchmarking::prelude::*, traits::EnsureOrigin};
use huxian_traits::{governance::Authority, kit::Clock, peg::AmoBooks, Balance, PoolId};

/// Builds the world that market operations are measured in.
pub trait BenchmarkHelper<AccountId> {
	/// A family with as many tokens as there can be, all open, and a public pool of it with an oracle's guide price that has no market
	/// operation yet, that has been observed for a day, and is at its guide price.
	fn world() -> (TokenId, PoolId);
	/// Somebody sells so many millionths of what the pool holds of its base, or of its quote.
	fn push(pool: PoolId, base: bool, parts: u32);
	/// The mean of the pool comes to where its price is.
	fn settle(pool: PoolId);
}

type Helper<T> = <T as Config>::BenchmarkHelper;

fn admin<T: Config>() -> Result<OriginFor<T>, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn guardian<T: Config>() -> Result<OriginFor<T>, BenchmarkError> {
	T::GuardianOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// Terms under which everything is done at once.
fn terms() -> Terms {
	Terms { expand_share: 50_000, cooldown: 0, ..Terms::standard(Balance::MAX, 1, 1) }
}

/// A market operation in the last place, so that it is not the turn of another one.
fn operation<T: Config>() -> Result<AmoId, BenchmarkError> {
	let (family, pool) = Helper::<T>::world();
	let id = AmoCount::<T>::get();
	Pallet::<T>::do_create(family, pool, terms())?;
	Ok(id)
}

/// It owes something, and has external and shares for it.
fn expanded<T: Config>() -> Result<AmoId, BenchmarkError> {
	let id = operation::<T>()?;
	let pool = pool_of::<T>(id)?;
	Helper::<T>::push(pool, false, 150_000);
	Helper::<T>::settle(pool);
	Pallet::<T>::step_of(id, T::Clock::now());
	expect::<T>(id, Kind::Expanded)?;
	Ok(id)
}

fn pool_of<T: Config>(id: AmoId) -> Result<PoolId, BenchmarkError> {
	Ok(Amos::<T>::get(id).ok_or(BenchmarkError::Stop("no such market operation"))?.pool)
}

/// The last step was of this kind.
fn expect<T: Config>(id: AmoId, kind: Kind) -> Result<(), BenchmarkError> {
	let last = AllBooks::<T>::get(id).last;
	ensure!(last.is_some_and(|last| last.kind == kind), BenchmarkError::Stop("it has not stepped as it should"));
	Ok(())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create() -> Result<(), BenchmarkError> {
		let (family, pool) = Helper::<T>::world();
		let (origin, id) = (admin::<T>()?, AmoCount::<T>::get());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, family, pool, terms());

		assert!(Amos::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn set_params() -> Result<(), BenchmarkError> {
		let (id, origin) = (operation::<T>()?, admin::<T>()?);
		let set = Terms { cooldown: 7, ..terms() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, set);

		assert_eq!(Amos::<T>::get(id).map(|amo| amo.terms), Some(set));
		Ok(())
	}

	#[benchmark]
	fn step() -> Result<(), BenchmarkError> {
		let (id, caller) = (operation::<T>()?, whitelisted_caller::<T::AccountId>());
		let pool = pool_of::<T>(id)?;
		Helper::<T>::push(pool, false, 150_000);
		Helper::<T>::settle(pool);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Scheduled::<T>::get().contains(&id));
		Ok(())
	}

	#[benchmark]
	fn sweep_profit() -> Result<(), BenchmarkError> {
		let (id, caller) = (expanded::<T>()?, whitelisted_caller::<T::AccountId>());
		// As if it owed nothing: then it has a profit in both tokens.
		let mut desk = Desk::<T>::open(id).map_err(|_| BenchmarkError::Stop("no desk"))?;
		let shares = desk.shares().map_err(|_| BenchmarkError::Stop("no shares"))?;
		desk.withdraw(shares)?;
		desk.books.burned = desk.books.minted;
		desk.books.own.came = desk.books.own.went.saturating_add(desk.books.burned).saturating_sub(desk.books.minted);
		AllBooks::<T>::insert(id, desk.books);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(AllBooks::<T>::get(id).swept > 0);
		Ok(())
	}

	#[benchmark]
	fn pause() -> Result<(), BenchmarkError> {
		let (id, origin) = (operation::<T>()?, guardian::<T>()?);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert!(Amos::<T>::get(id).is_some_and(|amo| amo.paused));
		Ok(())
	}

	#[benchmark]
	fn resume() -> Result<(), BenchmarkError> {
		let (id, origin) = (operation::<T>()?, admin::<T>()?);
		Pallet::<T>::do_pause(id, true)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert!(Amos::<T>::get(id).is_some_and(|amo| !amo.paused));
		Ok(())
	}

	/// There is nothing to look at.
	#[benchmark]
	fn idle() {
		AmoCount::<T>::kill();

		#[block]
		{
			Pallet::<T>::step_block(2_u32.into());
		}
	}

	/// It looks at everything, sees that the token has left its unit, and may do nothing.
	#[benchmark]
	fn look() -> Result<(), BenchmarkError> {
		let id = operation::<T>()?;
		let pool = pool_of::<T>(id)?;
		Helper::<T>::push(pool, false, 150_000);
		Helper::<T>::settle(pool);
		// Everything that it would do is smaller than what it does at all.
		Pallet::<T>::do_set_terms(Authority::Loosen, id, Terms { least_step: Balance::MAX, ..terms() })?;
		Scheduled::<T>::try_append(id).map_err(|()| BenchmarkError::Stop("full"))?;

		#[block]
		{
			Pallet::<T>::step_block(2_u32.into());
		}

		assert_eq!(AllBooks::<T>::get(id).state, State::Over);
		assert_eq!(AllBooks::<T>::get(id).last, None);
		Ok(())
	}

	/// It mints, sells, takes out through the door, and provides the pool.
	#[benchmark]
	fn expand() -> Result<(), BenchmarkError> {
		let id = operation::<T>()?;
		let pool = pool_of::<T>(id)?;
		Helper::<T>::push(pool, false, 150_000);
		Helper::<T>::settle(pool);
		Scheduled::<T>::try_append(id).map_err(|()| BenchmarkError::Stop("full"))?;

		#[block]
		{
			Pallet::<T>::step_block(2_u32.into());
		}

		expect::<T>(id, Kind::Expanded)?;
		assert!(AllBooks::<T>::get(id).shares.came > 0);
		Ok(())
	}

	/// What one of them has at the floor, for the guard.
	#[benchmark]
	fn value() -> Result<(), BenchmarkError> {
		let id = expanded::<T>()?;
		let family = Amos::<T>::get(id).ok_or(BenchmarkError::Stop("no such market operation"))?.family;
		let found;

		#[block]
		{
			found = <Pallet<T> as AmoBooks<T::AccountId>>::assets_at_floor(family);
		}

		assert!(found > 0);
		Ok(())
	}

	/// It withdraws all its liquidity, takes out through the door, buys, and burns.
	#[benchmark]
	fn reduce() -> Result<(), BenchmarkError> {
		let id = expanded::<T>()?;
		let pool = pool_of::<T>(id)?;
		Helper::<T>::push(pool, true, 600_000);
		Helper::<T>::settle(pool);
		Scheduled::<T>::try_append(id).map_err(|()| BenchmarkError::Stop("full"))?;

		#[block]
		{
			Pallet::<T>::step_block(2_u32.into());
		}

		expect::<T>(id, Kind::Reduced)?;
		assert!(AllBooks::<T>::get(id).shares.went > 0);
		Ok(())
	}
}
