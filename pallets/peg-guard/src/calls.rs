//! The calls of the committee and of the guardian. Those of the queue are in `queue.rs`.

use crate::{pallet::*, psm, types::*, weights::WeightInfo as _};
use alloc::vec::Vec;
use frame::{
	prelude::*,
	token::fungibles::{metadata::Inspect as Metadata, Inspect as _},
	traits::Contains,
};
use huxian_math::peg::{bucket::Bucket, fees::Deviation, Ppm, WHOLE};
use huxian_traits::{
	governance::{Authority, GovernedParams},
	kit::Clock,
	market::PoolPause,
	peg::AmoAccounting,
	Balance,
};

impl<T: Config> Pallet<T> {
	/// Creates a family of the first block with its externals.
	pub(crate) fn build_family(family: &FamilyGenesis) -> DispatchResult {
		let FamilyGenesis { token, params, max_debt, min_swap, .. } = *family;
		Self::do_create_family(token, params, max_debt, min_swap)?;
		for external in &family.externals {
			let ExternalGenesis { token: asset, domain, decimals, weight } = *external;
			Self::do_add_external(token, asset, domain, decimals, weight)?;
		}
		Ok(())
	}

	/// Creates a family and its PSM.
	pub(crate) fn do_create_family(
		id: TokenId,
		params: FamilyParams,
		max_debt: Balance,
		min_swap: Balance,
	) -> DispatchResult {
		params.validate(()).map_err(Error::<T>::from)?;
		ensure!(min_swap > 0, Error::<T>::OutOfBounds);
		ensure!(!Families::<T>::contains_key(id), Error::<T>::FamilyExists);
		// A second issuer would mint behind the counter of the first, even before its first mint.
		ensure!(T::FamilyTokens::contains(&id), Error::<T>::IssuedElsewhere);
		ensure!(!Externals::<T>::contains_key(id), Error::<T>::AlreadyInFamily);
		let decimals = Self::decimals_of(id)?;
		ensure!(T::Tokens::minimum_balance(id) == 1, Error::<T>::WrongMinimumBalance);
		// G3 must hold from the beginning: the supply is the debt of externals and market
		// operations.
		ensure!(T::Tokens::total_issuance(id) == T::Amo::debt(id), Error::<T>::AlreadyIssued);
		let fee_account = Self::fee_account(id);
		FamilyIds::<T>::try_mutate(|all| all.try_push(id)).map_err(|_| Error::<T>::TooManyFamilies)?;
		psm::create::<T>(id, fee_account.clone(), max_debt, min_swap)?;
		let family = Family {
			params,
			decimals,
			externals: Default::default(),
			domains: Default::default(),
			debt: 0,
			redeemed: 0,
			outflow: Bucket::default(),
			queue: Queue::default(),
			fallen: false,
			backing: WHOLE,
			last_report: 0,
		};
		Families::<T>::insert(id, family);
		let psm_account = psm::psm_account::<T>(id);
		Self::deposit_event(Event::FamilyCreated { family: id, fee_account, psm_account, params });
		Ok(())
	}

	/// Returns the decimals of a token that has metadata.
	fn decimals_of(asset: TokenId) -> Result<u8, Error<T>> {
		let name = <T::Tokens as Metadata<T::AccountId>>::name(asset);
		let symbol = <T::Tokens as Metadata<T::AccountId>>::symbol(asset);
		// Without metadata the PSM would read 0 decimals, and one dollar would mint a million.
		ensure!(!name.is_empty() && !symbol.is_empty(), Error::NoMetadata);
		Ok(<T::Tokens as Metadata<T::AccountId>>::decimals(asset))
	}

	/// Adds an external to a family and its PSM, for redeeming only.
	pub(crate) fn do_add_external(
		id: TokenId,
		asset: TokenId,
		domain: Domain,
		decimals: u8,
		weight: Ppm,
	) -> DispatchResult {
		let mut family = Self::family(id)?;
		ensure!(weight <= WHOLE, Error::<T>::OutOfBounds);
		// Families that back each other would back nothing.
		let is_free = !Externals::<T>::contains_key(asset) && !Families::<T>::contains_key(asset);
		ensure!(is_free, Error::<T>::AlreadyInFamily);
		ensure!(Self::decimals_of(asset)? == decimals, Error::<T>::WrongDecimals);
		ensure!(T::Tokens::minimum_balance(asset) == 1, Error::<T>::WrongMinimumBalance);
		family.externals.try_push(asset).map_err(|_| Error::<T>::TooManyExternals)?;
		let (mint, redeem) = (family.params.base_mint_fee, family.params.base_redeem_fee);
		let fees = Fees { mint, redeem, ..Fees::default() };
		let external = External {
			family: id,
			domain,
			decimals,
			weight,
			state: ExternalState::New,
			last_price: None,
			fallen: false,
			recovering_since: None,
			window: Default::default(),
			minted: 0,
			redeemed: 0,
			market_inflow: 0,
			queued: 0,
			fees,
		};
		let mut weights = Self::weights_of(&family);
		weights.push((asset, weight));
		ensure!(Self::is_weight_allowed(&family.params, &weights, weight), Error::<T>::WeightTooLarge);
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

	/// Returns the weights of a family's externals, without one that is being added and is not
	/// stored yet.
	pub(crate) fn weights_of(family: &Family) -> Vec<(TokenId, Ppm)> {
		family.externals.iter().filter_map(|asset| Some((*asset, Externals::<T>::get(asset)?.weight))).collect()
	}

	/// Returns true if `weight` is at most `max_external_share` of the sum of `weights`.
	///
	/// Families of one or two externals may have any weights.
	fn is_weight_allowed(params: &FamilyParams, weights: &[(TokenId, Ppm)], weight: Ppm) -> bool {
		if weights.len() < 3 {
			return true;
		}
		let sum = weights.iter().fold(0_u64, |sum, (_, weight)| sum.saturating_add(u64::from(*weight)));
		// At most 17 million times a million: neither product saturates.
		u64::from(weight).saturating_mul(WHOLE.into()) <= sum.saturating_mul(params.max_external_share.into())
	}

	/// Removes an external without debt from its family and its PSM.
	pub(crate) fn do_remove_external(authority: Authority, asset: TokenId) -> DispatchResult {
		let external = Self::external(asset)?;
		let id = external.family;
		let mut family = Self::family(id)?;
		ensure!(external.debt() == Some(0), Error::<T>::HasDebt);
		ensure!(external.queued == 0, Error::<T>::HasPendingRedemptions);
		ensure!(!T::Amo::uses_external(id, asset), Error::<T>::HasOperation);
		// Ceilings are shares of the sum: the others gain the weight of this one.
		ensure!(authority.may_set(external.weight > 0), Error::<T>::NeedsNotice);
		psm::remove::<T>(id, asset)?;
		family.externals.retain(|known| *known != asset);
		Externals::<T>::remove(asset);
		Families::<T>::insert(id, family);
		Self::deposit_event(Event::ExternalRemoved { family: id, external: asset });
		Ok(())
	}

	/// Sets the parameters of a family.
	pub(crate) fn do_set_params(authority: Authority, id: TokenId, params: FamilyParams) -> DispatchResult {
		params.validate(()).map_err(Error::<T>::from)?;
		let mut family = Self::family(id)?;
		ensure!(authority.may_set(params.is_looser_than(&family.params)), Error::<T>::NeedsNotice);
		family.params = params;
		Families::<T>::insert(id, family);
		Self::deposit_event(Event::ParamsSet { family: id, params });
		Ok(())
	}

	/// Sets the debt ceiling of a family in the PSM.
	pub(crate) fn do_set_max_debt(authority: Authority, id: TokenId, value: Balance) -> DispatchResult {
		Self::family(id)?;
		ensure!(authority.may_set(value > psm::max_debt::<T>(id)), Error::<T>::NeedsNotice);
		psm::set_max_debt::<T>(id, value)
	}

	/// Sets the weights of some of a family's externals.
	pub(crate) fn do_set_weights(authority: Authority, id: TokenId, changes: Vec<(TokenId, Ppm)>) -> DispatchResult {
		let family = Self::family(id)?;
		let mut weights = Self::weights_of(&family);
		let mut is_changed = false;
		for (asset, weight) in changes {
			ensure!(weight <= WHOLE, Error::<T>::OutOfBounds);
			let known = weights.iter_mut().find(|(known, _)| *known == asset);
			let (_, before) = known.ok_or(Error::<T>::UnknownExternal)?;
			is_changed |= weight != *before;
			*before = weight;
		}
		// Ceilings are shares of the sum: the others gain what one of them loses.
		ensure!(authority.may_set(is_changed), Error::<T>::NeedsNotice);
		let fits = weights.iter().all(|(_, weight)| Self::is_weight_allowed(&family.params, &weights, *weight));
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

	/// Sets the state of an external, in the record and in the PSM.
	fn set_state(asset: TokenId, mut external: External, state: ExternalState) -> DispatchResult {
		if state.level() != external.state.level() {
			psm::set_status::<T>(external.family, asset, state.level())?;
		}
		external.state = state;
		external.recovering_since = None;
		Externals::<T>::insert(asset, external);
		Ok(())
	}

	/// Pauses minting against an external for the guardian.
	pub(crate) fn do_pause_minting(asset: TokenId) -> DispatchResult {
		let external = Self::external(asset)?;
		let (family, now) = (external.family, T::Clock::now());
		let is_paused = matches!(
			external.state,
			ExternalState::Paused { reason: PauseReason::Guardian | PauseReason::Committee, .. }
				| ExternalState::Disabled { .. }
		);
		ensure!(!is_paused, Error::<T>::AlreadyPaused);
		let (reason, price) = (PauseReason::Guardian, Self::price(asset, Self::family(family)?.params.unit, now));
		Self::set_state(asset, external, ExternalState::Paused { since: now, reason })?;
		Self::deposit_event(Event::MintingPaused { family, external: asset, reason, price });
		Ok(())
	}

	/// Ends a pause by the guardian: from now on the price decides, as after a pause by price.
	///
	/// Errors: `UnknownExternal`, `NotPaused` if the guardian does not pause it.
	pub fn release_minting(asset: TokenId) -> DispatchResult {
		let external = Self::external(asset)?;
		let (family, now) = (external.family, T::Clock::now());
		let is_paused = matches!(external.state, ExternalState::Paused { reason: PauseReason::Guardian, .. });
		ensure!(is_paused, Error::<T>::NotPaused);
		let (reason, price) = (PauseReason::Price, Self::price(asset, Self::family(family)?.params.unit, now));
		Self::set_state(asset, external, ExternalState::Paused { since: now, reason })?;
		Self::deposit_event(Event::MintingPaused { family, external: asset, reason, price });
		Ok(())
	}

	/// Returns true if `asset` is a disabled external.
	pub fn is_disabled(asset: TokenId) -> bool {
		Externals::<T>::get(asset).is_some_and(|external| external.state.is_disabled())
	}

	/// Disables minting against an external and redeeming into it.
	///
	/// The loss is shared at once: until the next block, redemptions into the other externals
	/// would be paid at par.
	pub(crate) fn do_disable_external(asset: TokenId) -> DispatchResult {
		let mut external = Self::external(asset)?;
		let (family, now) = (external.family, T::Clock::now());
		ensure!(!external.state.is_disabled(), Error::<T>::AlreadyPaused);
		external.fallen = true;
		Self::set_state(asset, external, ExternalState::Disabled { since: now })?;
		Self::deposit_event(Event::ExternalDisabled { family, external: asset });
		T::Pools::pause_pools_of(asset);
		Self::process_family(family, now);
		Ok(())
	}

	/// Returns the maximum weight of resuming an external.
	pub(crate) fn resume_weight() -> Weight {
		<T as Config>::WeightInfo::resume_external().saturating_add(Self::max_family_weight())
	}

	/// Returns the maximum weight of disabling an external.
	pub(crate) fn disable_weight() -> Weight {
		<T as Config>::WeightInfo::disable_external()
			.saturating_add(Self::max_family_weight())
			.saturating_add(T::Pools::max_pause_weight())
	}

	/// Resumes an external by one step: disabled, then redeem only, then open.
	pub(crate) fn do_resume_external(asset: TokenId) -> DispatchResult {
		let external = Self::external(asset)?;
		let (family, now) = (external.family, T::Clock::now());
		match external.state {
			ExternalState::New | ExternalState::Open => Err(Error::<T>::NotPaused.into()),
			ExternalState::Disabled { .. } => {
				let reason = PauseReason::Committee;
				Self::set_state(asset, external, ExternalState::Paused { since: now, reason })?;
				Self::deposit_event(Event::RedeemingResumed { family, external: asset });
				// It counts again: nobody redeems with a haircut for a loss that is none.
				Self::process_family(family, now);
				Ok(())
			},
			ExternalState::Paused { .. } => {
				let params = Self::family(family)?.params;
				let price = Self::price(asset, params.unit, now).ok_or(Error::<T>::PriceStale)?;
				ensure!(Deviation::of(price).below <= params.pause_below, Error::<T>::NotRecovered);
				Self::set_state(asset, external, ExternalState::Open)?;
				Self::deposit_event(Event::MintingResumed { family, external: asset, by: ResumedBy::Committee });
				Ok(())
			},
		}
	}
}
