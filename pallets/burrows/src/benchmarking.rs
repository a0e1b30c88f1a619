//! Benchmarks of the calls and of the sweep, each at its worst.
//!
//! At the worst a burrow has as many grants as it can have and the last grantee acts. The receiver
//! is new to HUX or KIT, and the debt has grown.

use crate::{
	sweep::Swept,
	types::{MAX_GRANTS, WATCHED_PER_BLOCK},
	*,
};
use frame::benchmarking::prelude::*;
use huxian_traits::{
	auctions::{Auctions as _, SliceId},
	kit::Controller as _,
	Balance, BurrowId,
};

/// One HUX, one KIT.
const UNIT: Balance = 1_000_000_000_000;

/// Set-up that a runtime provides for the benchmarks.
pub trait BenchmarkHelper<AccountId> {
	/// Starts the controller with a fresh price of about one HUX per KIT.
	fn start();
	/// Lets all debts grow.
	fn grow_debts();
	/// Mints `amount` of HUX to `who`.
	fn fund(who: &AccountId, amount: Balance);
	/// Doubles both prices, to about two HUX per KIT.
	fn double_prices();
	/// Raises the minting price a little above the liquidation price.
	fn diverge_prices();
	/// Sells as many lots as can be unsettled, all of them before a slice of `burrow`.
	fn sell_lots_before(burrow: BurrowId);
	/// Builds the queue to which the next slice is the most expensive to add.
	///
	/// If `slice` names a burrow and an amount of HUX, that slice waits in the queue. Returns its
	/// identity.
	fn build_worst_queue(slice: Option<(BurrowId, Balance)>) -> SliceId;
}

impl<AccountId> BenchmarkHelper<AccountId> for () {
	fn start() {}
	fn grow_debts() {}
	fn fund(_: &AccountId, _: Balance) {}
	fn double_prices() {}
	fn diverge_prices() {}
	fn sell_lots_before(_: BurrowId) {}
	fn build_worst_queue(_: Option<(BurrowId, Balance)>) -> SliceId {
		SliceId::new(0)
	}
}

type Helper<T> = <T as Config>::BenchmarkHelper;

/// Returns the origin of a call that `who` signs.
fn signed<T: Config>(who: &T::AccountId) -> T::RuntimeOrigin {
	RawOrigin::Signed(who.clone()).into()
}

/// Returns an account with a million HUX.
fn funded<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	let who = account(name, index, 0);
	Helper::<T>::fund(&who, 1_000_000 * UNIT);
	who
}

/// All rights.
const ALL: Rights = Rights { deposit: true, withdraw: true, mint: true, burn: true, set_delegate: true, cancel: true };

/// Creates a burrow of 100 000 HUX with a debt that has grown and as many grants as there can be.
///
/// Returns the burrow, its owner and the last grantee.
fn burrow<T: Config>(debt: Balance) -> Result<(BurrowId, T::AccountId, T::AccountId), BenchmarkError> {
	Helper::<T>::start();
	let owner = funded::<T>("owner", 0);
	let beneficiary: T::AccountId = account("beneficiary", 0, 0);
	let id = NextBurrow::<T>::get();
	Pallet::<T>::create(signed::<T>(&owner), None, None, 100_000 * UNIT)?;
	if debt > 0 {
		Pallet::<T>::mint(signed::<T>(&owner), id, debt)?;
	}
	let mut grantee = owner.clone();
	for index in 0..MAX_GRANTS {
		grantee = funded::<T>("grantee", index);
		let who = T::Lookup::unlookup(grantee.clone());
		Pallet::<T>::grant(signed::<T>(&owner), id, who, ALL, Some(beneficiary.clone()))?;
	}
	Helper::<T>::grow_debts();
	Ok((id, owner, grantee))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create() -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		let (by, owner) = (funded::<T>("creator", 0), account::<T::AccountId>("owner", 0, 0));
		Helper::<T>::fund(&owner, UNIT);
		let for_owner = Some(T::Lookup::unlookup(owner.clone()));

		#[extrinsic_call]
		create(RawOrigin::Signed(by.clone()), for_owner, Some(by.clone()), 100 * UNIT);

		assert!(OwnedBy::<T>::contains_key(owner, [0; 8]));
		Ok(())
	}

	#[benchmark]
	fn deposit() -> Result<(), BenchmarkError> {
		let (id, _, grantee) = burrow::<T>(100 * UNIT)?;

		#[extrinsic_call]
		deposit(RawOrigin::Signed(grantee), id, UNIT);

		assert_eq!(Burrows::<T>::get(id).map(|record| record.position.collateral), Some(99_991 * UNIT));
		Ok(())
	}

	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		let (id, _, grantee) = burrow::<T>(100 * UNIT)?;

		#[extrinsic_call]
		withdraw(RawOrigin::Signed(grantee), id, UNIT);

		assert_eq!(Burrows::<T>::get(id).map(|record| record.position.collateral), Some(99_989 * UNIT));
		Ok(())
	}

	#[benchmark]
	fn mint() -> Result<(), BenchmarkError> {
		let (id, _, grantee) = burrow::<T>(100 * UNIT)?;

		#[extrinsic_call]
		mint(RawOrigin::Signed(grantee), id, UNIT);

		assert!(Burrows::<T>::get(id).is_some_and(|record| record.position.debt > 101 * UNIT));
		Ok(())
	}

	#[benchmark]
	fn burn() -> Result<(), BenchmarkError> {
		let (id, _, grantee) = burrow::<T>(200 * UNIT)?;
		// The grants name another beneficiary: the grantee mints kit from a burrow of its own.
		let other = NextBurrow::<T>::get();
		Pallet::<T>::create(signed::<T>(&grantee), None, None, 10_000 * UNIT)?;
		Pallet::<T>::mint(signed::<T>(&grantee), other, 100 * UNIT)?;

		#[extrinsic_call]
		burn(RawOrigin::Signed(grantee), id, 100 * UNIT);

		assert!(Burrows::<T>::get(id).is_some_and(|record| record.position.debt < 101 * UNIT));
		Ok(())
	}

	#[benchmark]
	fn activate() -> Result<(), BenchmarkError> {
		let (id, owner, _) = burrow::<T>(0)?;
		Pallet::<T>::deactivate(signed::<T>(&owner), id)?;

		#[extrinsic_call]
		activate(RawOrigin::Signed(owner), id, 100 * UNIT);

		assert!(Burrows::<T>::get(id).is_some_and(|record| record.position.active));
		Ok(())
	}

	#[benchmark]
	fn deactivate() -> Result<(), BenchmarkError> {
		let (id, owner, _) = burrow::<T>(0)?;

		#[extrinsic_call]
		deactivate(RawOrigin::Signed(owner), id);

		assert!(Burrows::<T>::get(id).is_some_and(|record| !record.position.active));
		Ok(())
	}

	#[benchmark]
	fn set_delegate() -> Result<(), BenchmarkError> {
		let (id, _, grantee) = burrow::<T>(100 * UNIT)?;

		#[extrinsic_call]
		set_delegate(RawOrigin::Signed(grantee.clone()), id, Some(grantee.clone()));

		assert_eq!(Burrows::<T>::get(id).and_then(|record| record.delegate), Some(grantee));
		Ok(())
	}

	#[benchmark]
	fn set_open() -> Result<(), BenchmarkError> {
		let (id, owner, _) = burrow::<T>(100 * UNIT)?;

		#[extrinsic_call]
		set_open(RawOrigin::Signed(owner), id, true, true);

		assert!(Burrows::<T>::get(id).is_some_and(|record| record.open_deposits && record.open_burns));
		Ok(())
	}

	#[benchmark]
	fn grant() -> Result<(), BenchmarkError> {
		let (id, owner, grantee) = burrow::<T>(100 * UNIT)?;
		let who = T::Lookup::unlookup(grantee);

		#[extrinsic_call]
		grant(RawOrigin::Signed(owner), id, who, Rights { mint: true, ..Rights::NONE }, None);

		assert!(Grants::<T>::get(id).last().is_some_and(|last| !last.rights.burn));
		Ok(())
	}

	#[benchmark]
	fn revoke() -> Result<(), BenchmarkError> {
		let (id, owner, grantee) = burrow::<T>(100 * UNIT)?;
		let who = T::Lookup::unlookup(grantee);

		#[extrinsic_call]
		revoke(RawOrigin::Signed(owner), id, who);

		assert_eq!(Grants::<T>::get(id).len() as u32, MAX_GRANTS - 1);
		Ok(())
	}

	#[benchmark]
	fn revoke_all() -> Result<(), BenchmarkError> {
		let (id, owner, _) = burrow::<T>(100 * UNIT)?;

		#[extrinsic_call]
		revoke_all(RawOrigin::Signed(owner), id);

		assert!(!Grants::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn transfer() -> Result<(), BenchmarkError> {
		let (id, owner, grantee) = burrow::<T>(100 * UNIT)?;
		let new_owner = T::Lookup::unlookup(grantee.clone());

		#[extrinsic_call]
		transfer(RawOrigin::Signed(owner), id, new_owner);

		assert_eq!(Burrows::<T>::get(id).and_then(|record| record.new_owner), Some(grantee));
		Ok(())
	}

	#[benchmark]
	fn accept_transfer() -> Result<(), BenchmarkError> {
		let (id, owner, grantee) = burrow::<T>(100 * UNIT)?;
		Pallet::<T>::transfer(signed::<T>(&owner), id, T::Lookup::unlookup(grantee.clone()))?;

		#[extrinsic_call]
		accept_transfer(RawOrigin::Signed(grantee.clone()), id, 1, Balance::MAX);

		let moved = Burrows::<T>::get(id).map(|record| (record.owner, record.accruals));
		assert_eq!(moved, Some((grantee, 1)));
		Ok(())
	}

	#[benchmark]
	fn touch() -> Result<(), BenchmarkError> {
		let (id, _, grantee) = burrow::<T>(100 * UNIT)?;

		#[extrinsic_call]
		touch(RawOrigin::Signed(grantee), id);

		assert!(Burrows::<T>::get(id).is_some_and(|record| record.accruals == 1));
		Ok(())
	}

	/// A partial liquidation whose finder is new to HUX.
	#[benchmark]
	fn mark_for_liquidation() -> Result<(), BenchmarkError> {
		let (id, ..) = burrow::<T>(35_000 * UNIT)?;
		Helper::<T>::double_prices();
		Helper::<T>::build_worst_queue(None);
		let finder: T::AccountId = account("finder", 0, 0);

		#[extrinsic_call]
		mark_for_liquidation(RawOrigin::Signed(finder), id);

		assert!(Burrows::<T>::get(id).is_some_and(|record| record.position.at_auction > 0 && record.position.active));
		Ok(())
	}

	#[benchmark]
	fn cancel_slice() -> Result<(), BenchmarkError> {
		let (id, owner, grantee) = burrow::<T>(100 * UNIT)?;
		// The state after a slice went to auction while the debt was higher.
		let amount = 1_000 * UNIT;
		let mut record = Burrows::<T>::get(id).ok_or(BenchmarkError::Stop("no burrow"))?;
		let before = record.position;
		record.position.collateral -= amount;
		record.position.at_auction = amount;
		Pallet::<T>::seize_collateral(&owner, &T::Auctions::account(), amount)?;
		Pallet::<T>::write_burrow(id, &before, record).map_err(|_| BenchmarkError::Stop("no ratio"))?;
		let slice = Helper::<T>::build_worst_queue(Some((id, amount)));

		#[extrinsic_call]
		cancel_slice(RawOrigin::Signed(grantee), id, slice);

		assert!(Burrows::<T>::get(id).is_some_and(|record| record.position.at_auction == 0));
		Ok(())
	}

	/// The check of a burrow whose slice stands behind as many sold lots as there can be.
	#[benchmark]
	fn settlement_check() -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		let burrow = 0;
		Helper::<T>::sell_lots_before(burrow);
		let unsettled;

		#[block]
		{
			unsettled = T::Auctions::has_unsettled(burrow);
		}

		assert!(!unsettled);
		Ok(())
	}

	/// A sweep of `n` burrows of `n` owners, each liquidated in part.
	#[benchmark]
	fn sweep(n: Linear<0, 200>) -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		for index in 0..n {
			let owner = funded::<T>("owner", index);
			let id = NextBurrow::<T>::get();
			Pallet::<T>::create(signed::<T>(&owner), None, None, 100_000 * UNIT)?;
			Pallet::<T>::mint(signed::<T>(&owner), id, 35_000 * UNIT)?;
		}
		Helper::<T>::double_prices();
		Helper::<T>::build_worst_queue(None);

		#[block]
		{
			let terms = T::Controller::terms()?;
			Pallet::<T>::try_sweep(&terms, n)?;
		}

		assert_eq!(Watched::<T>::iter_keys().count() as u32, n);
		Ok(())
	}

	/// A sweep of `n` safe burrows with slices, as a fall of HUX leaves them behind.
	#[benchmark]
	fn examine(n: Linear<0, { WATCHED_PER_BLOCK as u32 }>) -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		let owner = funded::<T>("owner", 0);
		for _ in 0..n {
			let id = NextBurrow::<T>::get();
			Pallet::<T>::create(signed::<T>(&owner), None, None, 1_000 * UNIT)?;
			Pallet::<T>::mint(signed::<T>(&owner), id, 100 * UNIT)?;
			let mut record = Burrows::<T>::get(id).ok_or(BenchmarkError::Stop("no burrow"))?;
			let before = record.position;
			record.position.at_auction = UNIT;
			Pallet::<T>::write_burrow(id, &before, record).map_err(|_| BenchmarkError::Stop("no ratio"))?;
		}
		Helper::<T>::grow_debts();
		Helper::<T>::diverge_prices();
		let mut swept = Swept::default();

		#[block]
		{
			let terms = T::Controller::terms()?;
			Pallet::<T>::sweep_watched(&terms, n, &mut swept);
		}

		assert_eq!((swept.examined, swept.safe), (n, n));
		Ok(())
	}
}
