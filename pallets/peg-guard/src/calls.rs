//! What the committee's and the guardian's calls do.

use crate::{pallet::*, psm, types::*};
use alloc::vec::Vec;
use frame::{
	prelude::*,
	token::fungibles::{metadata::Inspect as Metadata, Inspect as _},
};
use huxian_math::peg::{bucket::Bucket, fees::Deviation, Ppm, WHOLE};
use huxian_traits::{governance::Authority, kit::Clock, peg::AmoBooks, Balance};

impl<T: Config> Pallet<T> {
	/// Founds a family of the first block.
	pub(crate) fn found(family: &FamilyGenesis) -> DispatchResult {
		let FamilyGenesis { token, rules, max_debt, min_swap, .. } = *family;
		Self::do_create_instance(token, rules, max_debt, min_swap)?;
		for external in &family.externals {
			let ExternalGenesis { token: asset, domain, decimals, weight } = *external;
			Self::do_add_external(token, asset, domain, decimals, weight)?;
		}
		Ok(())
	}

	pub(crate) fn do_create_instance(
		id: TokenId,
		rules: FamilyRules,
		max_debt: Balance,
		min_swap: Balance,
	) -> DispatchResult {
		ensure!(rules.check() && min_swap > 0, Error::<T>::OutOfBounds);
		ensure!(!Families::<T>::contains_key(id), Error::<T>::FamilyExists);
		let decimals = Self::decimals_of(id)?;
		ensure!(T::Tokens::minimum_balance(id) == 1, Error::<T>::WrongMinimumBalance);
		// Its supply is what its tokens and the market operations owe, from the beginning on.
		ensure!(T::Tokens::total_issuance(id) == T::Amo::debt(id), Error::<T>::AlreadyIssued);
		let reserve = Self::reserve_account(id);
		Instances::<T>::try_mutate(|all| all.try_push(id)).map_err(|_| Error::<T>::TooManyFamilies)?;
		psm::create::<T>(id, reserve.clone(), max_debt, min_swap)?;
		let family = Family {
			rules,
			decimals,
			externals: Default::default(),
			domains: Default::default(),
			debt: 0,
			left: 0,
			gross: Bucket::default(),
			queue: Queue::default(),
			fallen: false,
			backing: WHOLE,
			told: 0,
		};
		Families::<T>::insert(id, family);
		let door = psm::door::<T>(id);
		Self::deposit_event(Event::InstanceCreated { family: id, reserve, door, rules });
		Ok(())
	}

	/// The decimals of a token that has metadata.
	fn decimals_of(asset: TokenId) -> Result<u8, Error<T>> {
		let name = <T::Tokens as Metadata<T::AccountId>>::name(asset);
		let symbol = <T::Tokens as Metadata<T::AccountId>>::symbol(asset);
		// Without metadata the stability module would read 0 decimals, and one dollar would mint a million.
		ensure!(!name.is_empty() && !symbol.is_empty(), Error::NoMetadata);
		Ok(<T::Tokens as Metadata<T::AccountId>>::decimals(asset))
	}

	pub(crate) fn do_add_external(
		id: TokenId,
		asset: TokenId,
		domain: Domain,
		decimals: u8,
		weight: Ppm,
	) -> DispatchResult {
		let mut family = Self::family(id)?;
		ensure!(weight <= WHOLE, Error::<T>::OutOfBounds);
		ensure!(!Externals::<T>::contains_key(asset) && asset != id, Error::<T>::AlreadyInFamily);
		ensure!(Self::decimals_of(asset)? == decimals, Error::<T>::WrongDecimals);
		ensure!(T::Tokens::minimum_balance(asset) == 1, Error::<T>::WrongMinimumBalance);
		family.externals.try_push(asset).map_err(|_| Error::<T>::TooManyExternals)?;
		let fees = Fees { mint: family.rules.base_mint, redeem: family.rules.base_redeem, ..Fees::default() };
		let external = External {
			family: id,
			domain,
			decimals,
			weight,
			state: State::New,
			price: None,
			fallen: false,
			calm_since: None,
			window: Default::default(),
			minted: 0,
			redeemed: 0,
			counted: 0,
			queued: 0,
			fees,
		};
		let mut weights = Self::weights_of(&family)?;
		weights.push((asset, weight));
		ensure!(Self::may_weigh(&family.rules, &weights, weight), Error::<T>::WeightTooLarge);
		psm::add::<T>(id, asset)?;
		psm::set_status::<T>(id, asset, external.state.level())?;
		psm::set_weight::<T>(id, asset, weight)?;
		psm::set_mint_fee::<T>(id, asset, fees.mint)?;
		psm::set_redeem_fee::<T>(id, asset, fees.redeem)?;
		Externals::<T>::insert(asset, external);
		Families::<T>::insert(id, family);
		Self::deposit_event(Event::ExternalAdded { family: id, external: asset, domain, decimals });
		Ok(())
	}

	/// The weights of a family's tokens; one that is just being added has none yet.
	pub(crate) fn weights_of(family: &Family) -> Result<Vec<(TokenId, Ppm)>, Error<T>> {
		let known = family.externals.iter().filter_map(|asset| Some((*asset, Externals::<T>::get(asset)?.weight)));
		Ok(known.collect())
	}

	/// Whether one of these weights is no larger a share of all than the rules allow. With two tokens it may be.
	fn may_weigh(rules: &FamilyRules, weights: &[(TokenId, Ppm)], weight: Ppm) -> bool {
		if weights.len() < 3 {
			return true;
		}
		let sum = weights.iter().fold(0_u64, |sum, (_, weight)| sum.saturating_add(u64::from(*weight)));
		// At most 17 millions times a million.
		u64::from(weight).saturating_mul(WHOLE.into()) <= sum.saturating_mul(rules.external_share.into())
	}

	pub(crate) fn do_remove_external(authority: Authority, asset: TokenId) -> DispatchResult {
		let external = Self::external(asset)?;
		let id = external.family;
		let mut family = Self::family(id)?;
		ensure!(external.debt() == Some(0), Error::<T>::HasDebt);
		ensure!(external.queued == 0, Error::<T>::HasTickets);
		ensure!(!T::Amo::work_with(id, asset), Error::<T>::HasOperation);
		// Its weight goes to the others.
		ensure!(authority.may_set(external.weight > 0), Error::<T>::NeedsNotice);
		psm::remove::<T>(id, asset)?;
		family.externals.retain(|known| *known != asset);
		Externals::<T>::remove(asset);
		Families::<T>::insert(id, family);
		Self::deposit_event(Event::ExternalRemoved { family: id, external: asset });
		Ok(())
	}

	pub(crate) fn do_set_rules(authority: Authority, id: TokenId, rules: FamilyRules) -> DispatchResult {
		ensure!(rules.check(), Error::<T>::OutOfBounds);
		let mut family = Self::family(id)?;
		ensure!(authority.may_set(rules.is_looser_than(&family.rules)), Error::<T>::NeedsNotice);
		family.rules = rules;
		Families::<T>::insert(id, family);
		Self::deposit_event(Event::RulesSet { family: id, rules });
		Ok(())
	}

	pub(crate) fn do_set_max_debt(authority: Authority, id: TokenId, value: Balance) -> DispatchResult {
		Self::family(id)?;
		ensure!(authority.may_set(value > psm::max_debt::<T>(id)), Error::<T>::NeedsNotice);
		psm::set_max_debt::<T>(id, value)
	}

	pub(crate) fn do_set_weights(authority: Authority, id: TokenId, changes: Vec<(TokenId, Ppm)>) -> DispatchResult {
		let family = Self::family(id)?;
		let mut weights = Self::weights_of(&family)?;
		let mut is_another = false;
		for (asset, weight) in changes {
			ensure!(weight <= WHOLE, Error::<T>::OutOfBounds);
			let known = weights.iter_mut().find(|(known, _)| *known == asset);
			let (_, before) = known.ok_or(Error::<T>::UnknownExternal)?;
			is_another |= weight != *before;
			*before = weight;
		}
		// Ceilings are shares of the sum: what one loses the others get.
		ensure!(authority.may_set(is_another), Error::<T>::NeedsNotice);
		let fits = weights.iter().all(|(_, weight)| Self::may_weigh(&family.rules, &weights, *weight));
		ensure!(fits, Error::<T>::WeightTooLarge);
		for (asset, weight) in &weights {
			let mut external = Self::external(*asset)?;
			if external.weight != *weight {
				psm::set_weight::<T>(id, *asset, *weight)?;
				external.weight = *weight;
				Externals::<T>::insert(asset, external);
			}
		}
		Self::deposit_event(Event::WeightsSet { family: id, weights });
		Ok(())
	}

	/// Gives a token another state, here and in the stability module.
	fn set_state(asset: TokenId, mut external: External, state: State) -> DispatchResult {
		if state.level() != external.state.level() {
			psm::set_status::<T>(external.family, asset, state.level())?;
		}
		external.state = state;
		external.calm_since = None;
		Externals::<T>::insert(asset, external);
		Ok(())
	}

	pub(crate) fn do_stop(asset: TokenId) -> DispatchResult {
		let external = Self::external(asset)?;
		let (family, now) = (external.family, T::Clock::now());
		let stopped = matches!(external.state, State::Stopped { why: Why::Guardian, .. } | State::Shut { .. });
		ensure!(!stopped, Error::<T>::AlreadyStopped);
		let (why, price) = (Why::Guardian, Self::price(asset, Self::family(family)?.rules.unit, now));
		Self::set_state(asset, external, State::Stopped { since: now, why })?;
		Self::deposit_event(Event::MintingStopped { family, external: asset, why, price });
		Ok(())
	}

	pub(crate) fn do_shut(asset: TokenId) -> DispatchResult {
		let external = Self::external(asset)?;
		let family = external.family;
		ensure!(!matches!(external.state, State::Shut { .. }), Error::<T>::AlreadyStopped);
		Self::set_state(asset, external, State::Shut { since: T::Clock::now() })?;
		Self::deposit_event(Event::ExternalShut { family, external: asset });
		Ok(())
	}

	pub(crate) fn do_reopen(asset: TokenId) -> DispatchResult {
		let external = Self::external(asset)?;
		let (family, now) = (external.family, T::Clock::now());
		match external.state {
			State::New | State::Open => Err(Error::<T>::NotStopped.into()),
			State::Shut { .. } => {
				Self::set_state(asset, external, State::Stopped { since: now, why: Why::Guardian })?;
				Self::deposit_event(Event::RedeemingResumed { family, external: asset });
				Ok(())
			},
			State::Stopped { .. } => {
				let rules = Self::family(family)?.rules;
				let price = Self::price(asset, rules.unit, now).ok_or(Error::<T>::PriceStale)?;
				ensure!(Deviation::of(price).below <= rules.stop_below, Error::<T>::NotCalm);
				Self::set_state(asset, external, State::Open)?;
				Self::deposit_event(Event::MintingResumed { family, external: asset, by: By::Committee });
				Ok(())
			},
		}
	}
}
