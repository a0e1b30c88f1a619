//! Benchmarks: the calls and the planning of a session, each with `MaxValidators` validators.

use super::*;
use alloc::vec::Vec;
use frame::benchmarking::prelude::*;
use pallet_session::SessionManager;

/// Sets up the pallets around this one for benchmarks.
pub trait BenchmarkHelper<AccountId> {
	/// Registers session keys for `who`.
	fn register_keys(who: &AccountId);
	/// Registers session keys for `who` that this node has.
	fn register_own_keys(who: &AccountId);
}

/// Puts `count` validators with keys on the list and returns them.
fn fill<T: Config>(count: u32) -> Vec<T::AccountId> {
	let validators = (0..count).map(|n| account("validator", n, 0)).collect::<Vec<T::AccountId>>();
	validators.iter().for_each(T::BenchmarkHelper::register_keys);
	Validators::<T>::put(ValidatorsOf::<T>::truncate_from(validators.clone()));
	validators
}

/// Puts a validator that waits at the end of a full list. Returns it with its proof.
fn waiting<T: Config>() -> Result<(T::AccountId, Proof), BenchmarkError> {
	let mut validators = fill::<T>(T::MaxValidators::get() - 1);
	Planned::<T>::put(ValidatorsOf::<T>::truncate_from(validators.clone()));
	let who: T::AccountId = account("newcomer", 0, 0);
	T::BenchmarkHelper::register_own_keys(&who);
	validators.push(who.clone());
	Validators::<T>::put(ValidatorsOf::<T>::truncate_from(validators));
	let statement = Pallet::<T>::statement(&who, T::CurrentSession::get());
	let proof = T::Node::prove(&who, &statement).ok_or(BenchmarkError::Stop("this node has no keys"))?;
	Ok((who, proof))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn add_validator() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		fill::<T>(T::MaxValidators::get() - 1);
		let newcomer: T::AccountId = account("newcomer", 0, 0);
		T::BenchmarkHelper::register_keys(&newcomer);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, newcomer.clone());

		assert_eq!(Validators::<T>::get().last(), Some(&newcomer));
		Ok(())
	}

	#[benchmark]
	fn remove_validator() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let validators = fill::<T>(T::MaxValidators::get());
		let first = validators.first().cloned().ok_or(BenchmarkError::Stop("no validators"))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, first.clone());

		assert!(!Validators::<T>::get().contains(&first));
		Ok(())
	}

	#[benchmark]
	fn prove_ready() -> Result<(), BenchmarkError> {
		let (who, proof) = waiting::<T>()?;
		let session = T::CurrentSession::get();

		#[extrinsic_call]
		_(RawOrigin::Authorized, who.clone(), session, proof);

		assert_eq!(Ready::<T>::get(&who), Some(session));
		Ok(())
	}

	#[benchmark]
	fn authorize_prove_ready() -> Result<(), BenchmarkError> {
		let (who, proof) = waiting::<T>()?;
		let session = T::CurrentSession::get();
		let validity;

		#[block]
		{
			validity = Pallet::<T>::authorize_ready(TransactionSource::External, &who, &session, &proof);
		}

		assert!(validity.is_ok());
		Ok(())
	}

	#[benchmark]
	fn new_session() {
		let validators = fill::<T>(T::MaxValidators::get());
		// One is new, and its node runs: the proofs of all new ones are read.
		for validator in &validators {
			Ready::<T>::insert(validator, 0);
		}
		let planned;

		#[block]
		{
			planned = <Pallet<T> as SessionManager<T::AccountId>>::new_session(2);
		}

		// In the genesis block all enter.
		assert_eq!(planned, Some(validators));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder::default().build(), crate::mock::Runtime);
}
