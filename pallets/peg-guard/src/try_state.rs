//! The invariants of the guard, numbered as in the README.

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
use huxian_traits::{kit::Clock, peg::AmoBooks, Balance};
use pallet_psm::{Psm, PsmAdmin, PsmDebt};

/// What the stability module takes when it has been told no fee.
const UNSAID: Permill = Permill::from_parts(5_000);

impl<T: Config> Pallet<T> {
	/// Checks all invariants; they hold after every call and every hook. Off chain only: it looks at everything.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let instances = Instances::<T>::get();
		let families: BTreeMap<TokenId, Family> = Families::<T>::iter().collect();
		let listed: BTreeSet<TokenId> = instances.iter().copied().collect();
		let all = listed.len() == instances.len() && families.keys().copied().eq(listed.iter().copied());
		ensure!(all, "G6: the list of families is not what there is");
		Self::check_instances(&families)?;
		for (id, family) in &families {
			Self::check_family(*id, family)?;
			Self::check_queue(*id, family)?;
		}
		for (asset, external) in Externals::<T>::iter() {
			let family = families.get(&external.family).ok_or("G6: a token has no family")?;
			ensure!(family.externals.contains(&asset), "G6: a token is not listed with its family");
			Self::check_external(asset, &external, family)?;
		}
		Self::check_escrow()
	}

	/// G6: every instance of the stability module is the guard's.
	fn check_instances(families: &BTreeMap<TokenId, Family>) -> Result<(), TryRuntimeError> {
		let guard: T::PalletsOrigin = RawOrigin::Signed(T::Account::get()).into();
		ensure!(Psm::<T>::iter_keys().count() == families.len(), "G6: an instance is not the guard's");
		for (id, family) in families {
			let info = Psm::<T>::get(id).ok_or("G6: a family has no instance")?;
			let admin = PsmAdmin::<T>::get(id).ok_or("G6: an instance has no admin")?;
			ensure!(admin.full_admin == guard && admin.emergency_admin == guard, "G6: somebody else is an admin");
			ensure!(info.fee_destination == Self::reserve_account(*id), "G6: fees go somewhere else");
			let known: BTreeSet<TokenId> = psm::ExternalAssets::<T>::iter_key_prefix(id).collect();
			let ours: BTreeSet<TokenId> = family.externals.iter().copied().collect();
			ensure!(known == ours && ours.len() == family.externals.len(), "G6: other tokens than the guard's");
			let decimals = <T::Tokens as Metadata<T::AccountId>>::decimals(*id);
			ensure!(info.internal_decimals == family.decimals && decimals == family.decimals, "G7: decimals differ");
			ensure!(T::Tokens::minimum_balance(*id) == 1, "G7: the minimum balance is not 1");
		}
		Ok(())
	}

	/// G2, G3, G10, G11: the books of a family.
	fn check_family(id: TokenId, family: &Family) -> Result<(), TryRuntimeError> {
		let mut by_domain: BTreeMap<Domain, Balance> = BTreeMap::new();
		let mut sum: Balance = 0;
		for asset in &family.externals {
			let external = Externals::<T>::get(asset).ok_or("G6: a token that is listed is not there")?;
			let debt = external.debt().ok_or("G1: more was redeemed than minted")?;
			sum = sum.checked_add(debt).ok_or("G2: debts do not fit")?;
			let row = by_domain.entry(external.domain).or_default();
			*row = row.checked_add(debt).ok_or("G2: debts do not fit")?;
		}
		by_domain.retain(|_, debt| *debt > 0);
		let rows: BTreeMap<Domain, Balance> = family.domains.iter().map(|row| (row.domain, row.debt)).collect();
		ensure!(sum == family.debt, "G2: the debt of a family is not that of its tokens");
		ensure!(
			rows == by_domain && rows.len() == family.domains.len(),
			"G2: the debts of domains are not those of tokens"
		);
		let issued = family.debt.checked_add(T::Amo::debt(id));
		ensure!(issued == Some(T::Tokens::total_issuance(id)), "G3: the supply is not what is owed");
		ensure!(family.rules.check(), "G10: rules are out of bounds");
		ensure!(family.backing <= WHOLE, "G10: more than all stands behind a token");
		let now = T::Clock::now();
		ensure!(family.gross.at <= now && family.told <= now, "G11: a stamp comes from the future");
		ensure!(family.gross.level <= family.left, "G11: more has left of late than ever");
		Ok(())
	}

	/// G1, G4, G5, G7, G9, G10, G11: the books of a token, and what the stability module knows of it.
	fn check_external(asset: TokenId, external: &External, family: &Family) -> Result<(), TryRuntimeError> {
		let id = external.family;
		let debt = external.debt().ok_or("G1: more was redeemed than minted")?;
		ensure!(PsmDebt::<T>::get(id, asset) == debt, "G1: the debt is not what came in less what went out");
		let reserve = T::Tokens::balance(asset, &psm::door::<T>(id));
		let there = rescale(reserve, external.decimals, family.decimals).unwrap_or(Balance::MAX);
		ensure!(there >= debt, "G4: less lies behind the door than is owed");
		let fee = |fee: Option<Permill>| -> Ppm { fee.unwrap_or(UNSAID).deconstruct() };
		let fees = (fee(psm::MintingFee::<T>::get(id, asset)), fee(psm::RedemptionFee::<T>::get(id, asset)));
		ensure!(fees == (external.fees.mint, external.fees.redeem), "G5: other fees are in force");
		let weight = psm::AssetCeilingWeight::<T>::get(id, asset).unwrap_or_default();
		ensure!(weight.deconstruct() == external.weight, "G5: another weight is in force");
		let info = psm::ExternalAssets::<T>::get(id, asset).ok_or("G6: a token is not the stability module's")?;
		ensure!(info.status == external.state.level(), "G9: another status is in force");
		let decimals = <T::Tokens as Metadata<T::AccountId>>::decimals(asset);
		ensure!(info.decimals == external.decimals && decimals == external.decimals, "G7: decimals differ");
		// What does not fit is more than any level.
		let came = external.minted.saturating_add(external.counted);
		let window = external.window;
		ensure!(window.hour <= came && window.day <= came, "G10: more came in of late than ever");
		let stamps = [Some(window.at), external.calm_since, Some(external.fees.since)];
		let now = T::Clock::now();
		ensure!(stamps.into_iter().flatten().all(|at| at <= now), "G11: a stamp comes from the future");
		Ok(())
	}

	/// G8: the queue is a chain without gaps.
	fn check_queue(id: TokenId, family: &Family) -> Result<(), TryRuntimeError> {
		let queue = family.queue;
		let mut numbers: Vec<TicketNumber> = Tickets::<T>::iter_key_prefix(id).collect();
		numbers.sort_unstable();
		ensure!(numbers.into_iter().eq(queue.first..queue.next), "G8: the queue has gaps");
		let mut before = queue.passed;
		for number in queue.first..queue.next {
			let ticket = Tickets::<T>::get(id, number).ok_or("G8: the queue has gaps")?;
			ensure!(ticket.before == before, "G8: a redemption has another place than it says");
			ensure!(ticket.amount > 0 && ticket.internal > 0, "G8: a redemption of nothing waits");
			before = before.checked_add(ticket.internal).ok_or("G8: the queue does not fit")?;
		}
		ensure!(before == queue.entered, "G8: what waits is not what entered less what passed");
		ensure!(Parked::<T>::iter_key_prefix(id).all(|number| number < queue.first), "G8: what is parked still waits");
		Ok(())
	}

	/// G8: what waits or is parked lies on the guard's account.
	fn check_escrow() -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<TokenId, Balance> = BTreeMap::new();
		for ticket in Tickets::<T>::iter_values().chain(Parked::<T>::iter_values()) {
			let sum = sums.entry(ticket.external).or_default();
			*sum = sum.checked_add(ticket.amount).ok_or("G8: the queue does not fit")?;
		}
		for (asset, external) in Externals::<T>::iter() {
			let sum = sums.remove(&asset).unwrap_or_default();
			ensure!(sum == external.queued, "G8: a token has another sum in the queue than it says");
			ensure!(T::Tokens::balance(asset, &T::Account::get()) >= sum, "G8: what waits is not there");
		}
		ensure!(sums.is_empty(), "G8: a redemption waits for a token that is gone");
		Ok(())
	}
}
