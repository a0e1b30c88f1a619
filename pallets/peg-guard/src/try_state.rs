//! The invariants of the guard, with the numbers of the README.

use crate::{pallet::*, psm, types::*};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame::{
	deps::frame_system::RawOrigin,
	prelude::*,
	token::fungibles::{metadata::Inspect as Metadata, Inspect as _},
	try_runtime::TryRuntimeError,
};
use huxian_math::peg::{rescale, Ppm, WHOLE};
use huxian_traits::{governance::GovernedParams, kit::Clock, peg::AmoAccounting, Balance};
use pallet_psm::{Psm, PsmAdmin, PsmDebt};

impl<T: Config> Pallet<T> {
	/// Checks all invariants. They hold after every call and every hook. It reads the whole
	/// storage, so it runs off chain only.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let ids = FamilyIds::<T>::get();
		let families: BTreeMap<TokenId, Family> = Families::<T>::iter().collect();
		let listed: BTreeSet<TokenId> = ids.iter().copied().collect();
		let is_same = listed.len() == ids.len() && families.keys().copied().eq(listed.iter().copied());
		ensure!(is_same, "G6: the list of families differs from the families stored");
		Self::check_psms(&families)?;
		for (id, family) in &families {
			Self::check_family(*id, family)?;
			Self::check_queue(*id, family)?;
		}
		for (asset, external) in Externals::<T>::iter() {
			let family = families.get(&external.family).ok_or("G6: an external has no family")?;
			ensure!(family.externals.contains(&asset), "G6: an external is not listed with its family");
			Self::check_external(asset, &external, family)?;
		}
		Self::check_escrow()
	}

	/// Checks G6: every PSM is the guard's. Checks G7 for the families' tokens.
	fn check_psms(families: &BTreeMap<TokenId, Family>) -> Result<(), TryRuntimeError> {
		let guard: T::PalletsOrigin = RawOrigin::Signed(T::Account::get()).into();
		ensure!(Psm::<T>::iter_keys().count() == families.len(), "G6: a PSM is not the guard's");
		for (id, family) in families {
			let info = Psm::<T>::get(id).ok_or("G6: a family has no PSM")?;
			let admin = PsmAdmin::<T>::get(id).ok_or("G6: a PSM has no admin")?;
			ensure!(admin.full_admin == guard && admin.emergency_admin == guard, "G6: a PSM has another admin");
			ensure!(info.fee_destination == Self::fee_account(*id), "G6: fees go to another account");
			let known: BTreeSet<TokenId> = psm::ExternalAssets::<T>::iter_key_prefix(id).collect();
			let ours: BTreeSet<TokenId> = family.externals.iter().copied().collect();
			ensure!(known == ours && ours.len() == family.externals.len(), "G6: a PSM has other externals");
			let decimals = <T::Tokens as Metadata<T::AccountId>>::decimals(*id);
			ensure!(info.internal_decimals == family.decimals && decimals == family.decimals, "G7: decimals differ");
			ensure!(T::Tokens::minimum_balance(*id) == 1, "G7: the minimum balance is not 1");
		}
		Ok(())
	}

	/// Checks G2, G3, G10 and G11 for a family.
	fn check_family(id: TokenId, family: &Family) -> Result<(), TryRuntimeError> {
		let mut by_domain: BTreeMap<Domain, Balance> = BTreeMap::new();
		let mut sum: Balance = 0;
		for asset in &family.externals {
			let external = Externals::<T>::get(asset).ok_or("G6: a listed external is missing")?;
			let debt = external.debt().ok_or("G1: more was redeemed than minted")?;
			sum = sum.checked_add(debt).ok_or("G2: the sum of debts overflows")?;
			let row = by_domain.entry(external.domain).or_default();
			*row = row.checked_add(debt).ok_or("G2: the sum of debts overflows")?;
		}
		by_domain.retain(|_, debt| *debt > 0);
		let rows: BTreeMap<Domain, Balance> = family.domains.iter().map(|row| (row.domain, row.debt)).collect();
		ensure!(sum == family.debt, "G2: the debt of a family is not the sum over its externals");
		ensure!(
			rows == by_domain && rows.len() == family.domains.len(),
			"G2: the debt of a domain is not the sum over its externals"
		);
		let owed = family.debt.checked_add(T::Amo::debt(id));
		ensure!(owed == Some(T::Tokens::total_issuance(id)), "G3: the supply is not the debt");
		ensure!(family.params.validate(()).is_ok(), "G10: parameters are out of bounds");
		ensure!(family.backing <= WHOLE, "G10: the backing is above the whole");
		let now = T::Clock::now();
		ensure!(family.outflow.at <= now && family.last_report <= now, "G11: a timestamp lies in the future");
		ensure!(family.outflow.level <= family.redeemed, "G11: the outflow exceeds all redemptions");
		Ok(())
	}

	/// Checks G1, G4, G5, G7, G9, G10 and G11 for an external and its record in the PSM.
	fn check_external(asset: TokenId, external: &External, family: &Family) -> Result<(), TryRuntimeError> {
		let id = external.family;
		let debt = external.debt().ok_or("G1: more was redeemed than minted")?;
		ensure!(PsmDebt::<T>::get(id, asset) == debt, "G1: the debt of the PSM is not minted less redeemed");
		let reserve = T::Tokens::balance(asset, &psm::psm_account::<T>(id));
		let reserve = rescale(reserve, external.decimals, family.decimals).unwrap_or(Balance::MAX);
		ensure!(reserve >= debt, "G4: the reserve is below the debt");
		let fee = |fee: Option<Permill>| -> Ppm { fee.unwrap_or(psm::DEFAULT_FEE).deconstruct() };
		let fees = (fee(psm::MintingFee::<T>::get(id, asset)), fee(psm::RedemptionFee::<T>::get(id, asset)));
		ensure!(fees == (external.fees.mint, external.fees.redeem), "G5: other fees are in force");
		let weight = psm::AssetCeilingWeight::<T>::get(id, asset).unwrap_or_default();
		ensure!(weight.deconstruct() == external.weight, "G5: another weight is in force");
		let info = psm::ExternalAssets::<T>::get(id, asset).ok_or("G6: an external is missing in the PSM")?;
		ensure!(info.status == external.state.level(), "G9: another status is in force");
		let decimals = <T::Tokens as Metadata<T::AccountId>>::decimals(asset);
		ensure!(info.decimals == external.decimals && decimals == external.decimals, "G7: decimals differ");
		// A sum beyond the maximum exceeds any level, so it saturates.
		let inflow = external.minted.saturating_add(external.market_inflow);
		let window = external.window;
		ensure!(window.hour <= inflow && window.day <= inflow, "G10: a window exceeds all inflows");
		let times = [Some(window.at), external.recovering_since, Some(external.fees.raised_at)];
		let now = T::Clock::now();
		ensure!(times.into_iter().flatten().all(|at| at <= now), "G11: a timestamp lies in the future");
		Ok(())
	}

	/// Checks G8 for a family: the queue is a chain without gaps.
	fn check_queue(id: TokenId, family: &Family) -> Result<(), TryRuntimeError> {
		let queue = family.queue;
		let mut ids: Vec<RequestId> = RedemptionRequests::<T>::iter_key_prefix(id).collect();
		ids.sort_unstable();
		ensure!(ids.into_iter().eq(queue.first..queue.next), "G8: the queue has gaps");
		let mut starts_at = queue.processed;
		for request_id in queue.first..queue.next {
			let request = RedemptionRequests::<T>::get(id, request_id).ok_or("G8: the queue has gaps")?;
			ensure!(request.starts_at == starts_at, "G8: a request does not start at the end of the one before");
			ensure!(request.amount > 0 && request.internal > 0, "G8: a request has no amount");
			starts_at = starts_at.checked_add(request.internal).ok_or("G8: the sum of requests overflows")?;
		}
		ensure!(starts_at == queue.requested, "G8: the requests are not the amount requested less processed");
		let is_behind = Undeliverable::<T>::iter_key_prefix(id).all(|request_id| request_id < queue.first);
		ensure!(is_behind, "G8: an undeliverable request is still in the queue");
		Ok(())
	}

	/// Checks G8 for the guard's account: it holds the amounts of all requests.
	fn check_escrow() -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<TokenId, Balance> = BTreeMap::new();
		for request in RedemptionRequests::<T>::iter_values().chain(Undeliverable::<T>::iter_values()) {
			let sum = sums.entry(request.external).or_default();
			*sum = sum.checked_add(request.amount).ok_or("G8: the sum of requests overflows")?;
		}
		for (asset, external) in Externals::<T>::iter() {
			let sum = sums.remove(&asset).unwrap_or_default();
			ensure!(sum == external.queued, "G8: the queued amount is not the sum of requests");
			ensure!(T::Tokens::balance(asset, &T::Account::get()) >= sum, "G8: the guard's account holds too little");
		}
		ensure!(sums.is_empty(), "G8: a request waits for an external that was removed");
		Ok(())
	}
}
