//! What the calls cost at their worst: someone with a grant, the last of as many as there can be, acts for an account that is new to HUX or KIT,
//! on a debt that has grown.

use crate::{
	sweep::Swept,
	types::{MAX_GRANTS, WATCHED_PER_BLOCK},
	*,
};
use frame::benchmarking::prelude::*;
use huxian_traits::kit::Controller as _;
use huxian_traits::{
	auctions::{Auctions as _, SliceId},
	Balance, BurrowId,
};

/// One HUX, one KIT.
const UNIT: Balance = 1_000_000_000_000;

/// Builds the world that burrows are measured in.
pub trait BenchmarkHelper<AccountId> {
	/// Starts the controller with a fresh price at which a kit costs about one HUX.
	fn start();
	/// Lets debts grow.
	fn grow_debts();
	/// Gives `who` HUX.
	fn fund(who: &AccountId, amount: Balance);
	/// Doubles the index, so that a kit costs about two HUX for minting and for liquidation.
	fn crash();
	/// Lets the price for minting rise a little above the price for liquidation.
	fn diverge();
	/// Has as many lots as there can be sold and not settled, all of them before a slice of that burrow.
	fn sell_before(burrow: BurrowId);
	/// Makes the queue one in which the next slice is as expensive as can be. With a burrow, its slice of that much HUX is among those that
	/// wait; returns which.
	fn deepen_queue(slice: Option<(BurrowId, Balance)>) -> SliceId;
}

impl<AccountId> BenchmarkHelper<AccountId> for () {
	fn start() {}
	fn grow_debts() {}
	fn fund(_: &AccountId, _: Balance) {}
	fn crash() {}
	fn diverge() {}
	fn sell_before(_: BurrowId) {}
	fn deepen_queue(_: Option<(BurrowId, Balance)>) -> SliceId {
		SliceId::new(0)
	}
}

type Helper<T> = <T as Config>::BenchmarkHelper;

fn signed<T: Config>(who: &T::AccountId) -> T::RuntimeOrigin {
	RawOrigin::Signed(who.clone()).into()
}

fn funded<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	let who = account(name, index, 0);
	Helper::<T>::fund(&who, 1_000_000 * UNIT);
	who
}

const ALL: Rights = Rights { deposit: true, withdraw: true, mint: true, burn: true, set_delegate: true, cancel: true };

/// A burrow of 100 000 HUX and a debt that has grown, its owner, and the last of its grantees.
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

		assert!(OwnedBy::<T>::contains_key(owner, 0));
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
		// The beneficiary of the grants is somebody else: mint anew what the grantee is to burn.
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
		accept_transfer(RawOrigin::Signed(grantee.clone()), id);

		assert_eq!(Burrows::<T>::get(id).map(|record| record.owner), Some(grantee));
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

	/// A part of the collateral goes to auction; the finder is new to HUX.
	#[benchmark]
	fn mark_for_liquidation() -> Result<(), BenchmarkError> {
		let (id, ..) = burrow::<T>(35_000 * UNIT)?;
		Helper::<T>::crash();
		Helper::<T>::deepen_queue(None);
		let finder: T::AccountId = account("finder", 0, 0);

		#[extrinsic_call]
		mark_for_liquidation(RawOrigin::Signed(finder), id);

		assert!(Burrows::<T>::get(id).is_some_and(|record| record.position.at_auction > 0 && record.position.active));
		Ok(())
	}

	#[benchmark]
	fn cancel_slice() -> Result<(), BenchmarkError> {
		let (id, owner, grantee) = burrow::<T>(100 * UNIT)?;
		// As if a slice had been sent to auction when the debt was higher.
		let amount = 1_000 * UNIT;
		let mut record = Burrows::<T>::get(id).ok_or(BenchmarkError::Stop("no burrow"))?;
		let before = record.position;
		record.position.collateral -= amount;
		record.position.at_auction = amount;
		Pallet::<T>::seize(&owner, &T::Auctions::account(), amount)?;
		Pallet::<T>::write(id, &before, record).map_err(|_| BenchmarkError::Stop("no ratio"))?;
		let slice = Helper::<T>::deepen_queue(Some((id, amount)));

		#[extrinsic_call]
		cancel_slice(RawOrigin::Signed(grantee), id, slice);

		assert!(Burrows::<T>::get(id).is_some_and(|record| record.position.at_auction == 0));
		Ok(())
	}

	/// Whether proceeds are on their way to a burrow whose slice stands behind as many sold lots as there can be.
	#[benchmark]
	fn guard() -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		let burrow = 0;
		Helper::<T>::sell_before(burrow);
		let unsettled;

		#[block]
		{
			unsettled = T::Auctions::has_unsettled(burrow);
		}

		assert!(!unsettled);
		Ok(())
	}

	/// Burrows of as many owners, each liquidated in part.
	#[benchmark]
	fn sweep(n: Linear<0, 200>) -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		for index in 0..n {
			let owner = funded::<T>("owner", index);
			let id = NextBurrow::<T>::get();
			Pallet::<T>::create(signed::<T>(&owner), None, None, 100_000 * UNIT)?;
			Pallet::<T>::mint(signed::<T>(&owner), id, 35_000 * UNIT)?;
		}
		Helper::<T>::crash();
		Helper::<T>::deepen_queue(None);

		#[block]
		{
			let terms = T::Controller::terms()?;
			Pallet::<T>::try_sweep(&terms, n)?;
		}

		assert_eq!(Watched::<T>::iter_keys().count() as u32, n);
		Ok(())
	}

	/// Safe burrows with slices, as a fall leaves them behind.
	#[benchmark]
	fn look(n: Linear<0, { WATCHED_PER_BLOCK as u32 }>) -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		let owner = funded::<T>("owner", 0);
		for _ in 0..n {
			let id = NextBurrow::<T>::get();
			Pallet::<T>::create(signed::<T>(&owner), None, None, 1_000 * UNIT)?;
			Pallet::<T>::mint(signed::<T>(&owner), id, 100 * UNIT)?;
			let mut record = Burrows::<T>::get(id).ok_or(BenchmarkError::Stop("no burrow"))?;
			let before = record.position;
			record.position.at_auction = UNIT;
			Pallet::<T>::write(id, &before, record).map_err(|_| BenchmarkError::Stop("no ratio"))?;
		}
		Helper::<T>::grow_debts();
		Helper::<T>::diverge();
		let mut swept = Swept::default();

		#[block]
		{
			let terms = T::Controller::terms()?;
			Pallet::<T>::sweep_watched(&terms, n, &mut swept);
		}

		assert_eq!((swept.seen, swept.safe), (n, n));
		Ok(())
	}
}
