//! Minting and redeeming: the guard's part of the PSM's calls `mint` and `redeem`.
//!
//! The README draws both calls. [`Pallet::guarded_transfer`] lists the order of their effects.

use crate::{pallet::*, psm, types::*};
use frame::{
	prelude::*,
	token::fungibles::{Inspect as _, Mutate as _},
};
use huxian_math::peg::{
	backing::within_share,
	bucket::Window,
	fees::{mint_fee, Deviation},
	rescale,
};
use huxian_traits::{kit::Clock, peg::AmoAccounting, Balance, Moment};

/// The window of an external after an inflow.
pub(crate) struct InflowResult {
	/// Levels of the window.
	pub window: Window,
	/// Step of the mint fee, 0 to 10.
	pub step: u32,
}

impl<T: Config> Pallet<T> {
	/// Transfers `amount` of `asset` for the PSM.
	///
	/// A transfer to the PSM account of the external's family is a mint by `source`. A transfer
	/// from it is a redemption by `dest`. All other transfers go through unchanged.
	///
	/// Order of effects of `psm.mint`, M4 and M5 being the guard's:
	///
	/// - M1: The PSM checks the circuit breaker, the minimum swap and the ceilings.
	/// - M2: The PSM reads the mint fee and checks it against `max_fee`.
	/// - M3: The PSM calls this function, and the external moves to the PSM account.
	/// - M4: The guard checks the mint (not for an operator), fills the window, and raises the mint
	///   fee for the next mint.
	/// - M5: The guard adds the debt to the external, the domain and the family.
	/// - M6: The PSM mints to the minter and the fee account, and adds the debt to its own.
	///
	/// Order of effects of `psm.redeem`, R4 to R6 being the guard's:
	///
	/// - R1: The PSM checks the circuit breaker, the minimum swap and its debt.
	/// - R2: The PSM reads the redemption fee and checks it against `max_fee`.
	/// - R3: The PSM moves the fee to the fee account, burns the rest, and calls this function.
	/// - R4: The guard takes the debt off the external, the domain and the family.
	/// - R5: The guard empties the window (not for an operator), and either counts the payment as
	///   outflow or queues a request.
	/// - R6: The external moves to the redeemer, or to the guard's account for a queued request.
	/// - R7: The PSM takes the debt off its own.
	///
	/// An error at any point undoes all of it: a call is transactional.
	pub(crate) fn guarded_transfer(
		asset: TokenId,
		source: &T::AccountId,
		dest: &T::AccountId,
		amount: Balance,
		preservation: Preservation,
	) -> Result<Balance, DispatchError> {
		let transfer_to = |dest: &T::AccountId| T::Tokens::transfer(asset, source, dest, amount, preservation);
		let Some(external) = Externals::<T>::get(asset) else { return transfer_to(dest) };
		let psm_account = psm::psm_account::<T>(external.family);
		if *dest == psm_account {
			let moved = transfer_to(dest)?;
			Self::on_mint(asset, external, source, amount)?;
			return Ok(moved);
		}
		if *source == psm_account {
			let is_paid_now = Self::on_redeem(asset, external, dest, amount)?;
			return if is_paid_now { transfer_to(dest) } else { transfer_to(&T::Account::get()) };
		}
		transfer_to(dest)
	}

	/// Records a mint by `who`, after `amount` of `asset` has come to the PSM account (M4, M5).
	fn on_mint(asset: TokenId, mut external: External, who: &T::AccountId, amount: Balance) -> DispatchResult {
		let id = external.family;
		let mut family = Self::family(id)?;
		let internal = rescale(amount, external.decimals, family.decimals).map_err(Error::<T>::from)?;
		// M4
		if !T::Amo::is_operator(who) {
			let now = T::Clock::now();
			let InflowResult { window, step } = Self::ensure_mintable(&family, asset, &external, internal, now)?;
			external.window = window;
			Self::raise_mint_fee(asset, &mut external, &family.params, step)?;
			let Window { hour, day, .. } = window;
			Self::deposit_event(Event::InflowRecorded { external: asset, amount: internal, hour, day, step });
		}
		// M5
		external.minted = external.minted.checked_add(internal).ok_or(Error::<T>::ArithmeticOverflow)?;
		family.add_debt(external.domain, internal).ok_or(Error::<T>::ArithmeticOverflow)?;
		Externals::<T>::insert(asset, external);
		Families::<T>::insert(id, family);
		Ok(())
	}

	/// Checks that `amount` (of the family's token) may be minted against an external now, and
	/// returns the window after it.
	///
	/// The price is the one of this very moment, not the one that the hook of this block saw.
	pub(crate) fn ensure_mintable(
		family: &Family,
		asset: TokenId,
		external: &External,
		amount: Balance,
		now: Moment,
	) -> Result<InflowResult, Error<T>> {
		let params = &family.params;
		ensure!(family.backing >= params.min_backing, Error::BackingTooLow);
		let price = Self::price(asset, params.unit, now).ok_or(Error::PriceStale)?;
		let deviation = Deviation::of(price);
		ensure!(deviation.below <= params.pause_below, Error::ExternalOffPeg);
		Self::ensure_shares(family, external, amount)?;
		let capacity = Self::inflow_capacity(params, T::Tokens::total_issuance(external.family))?;
		let before = external.window.after(&capacity, now)?;
		let window = before.with(amount)?;
		ensure!(window.hour <= capacity.hour, Error::HourWindowFull);
		ensure!(window.day <= capacity.day, Error::DayWindowFull);
		let (from, to) = (before.step(&capacity)?, window.step(&capacity)?);
		// The PSM read this mint's fee at M2, before the window filled. So the mint does not pay
		// for the step that it climbs itself, and may climb one at most.
		ensure!(to <= from.saturating_add(1), Error::ExceedsFeeStep);
		// The fee that was read must cover the price of now and the step before this mint.
		let required = mint_fee(params.base_mint_fee, params.full_window_fee, deviation, from);
		ensure!(external.fees.mint >= required, Error::FeeOutdated);
		Ok(InflowResult { window, step: to })
	}

	/// Checks that neither the external nor its domain would back too large a share of the debt.
	fn ensure_shares(family: &Family, external: &External, amount: Balance) -> Result<(), Error<T>> {
		let params = &family.params;
		let plus_amount = |debt: Balance| debt.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow);
		let whole = plus_amount(family.debt)?;
		let own = plus_amount(external.debt().ok_or(Error::<T>::ArithmeticOverflow)?)?;
		let domain = plus_amount(family.domain_debt(external.domain))?;
		let fits = |part, share| within_share(part, whole, share, params.min_share_base);
		ensure!(fits(own, params.max_external_share)?, Error::ExternalShareFull);
		ensure!(fits(domain, params.max_domain_share)?, Error::DomainShareFull);
		Ok(())
	}

	/// Raises the mint fee to that of a step of the window. Only the hook lowers it.
	pub(crate) fn raise_mint_fee(
		asset: TokenId,
		external: &mut External,
		params: &FamilyParams,
		step: u32,
	) -> DispatchResult {
		let deviation = Deviation { below: external.fees.below_peg, above: 0 };
		let mint = mint_fee(params.base_mint_fee, params.full_window_fee, deviation, step);
		if mint > external.fees.mint {
			psm::set_mint_fee::<T>(external.family, asset, mint)?;
			external.fees.mint = mint;
			Self::deposit_fees_event(asset, &external.fees);
		}
		Ok(())
	}

	/// Deposits the event of changed fees.
	pub(crate) fn deposit_fees_event(external: TokenId, fees: &Fees) {
		let Fees { mint, redeem, below_peg, above_peg, .. } = *fees;
		Self::deposit_event(Event::FeesSet { external, mint, redeem, below_peg, above_peg });
	}

	/// Records a redemption of `amount` of `asset` by `who` (R4, R5). Returns true if it is paid
	/// now, false if it was queued.
	///
	/// No price is read: redeeming goes on without one.
	fn on_redeem(
		asset: TokenId,
		mut external: External,
		who: &T::AccountId,
		amount: Balance,
	) -> Result<bool, DispatchError> {
		let id = external.family;
		let mut family = Self::family(id)?;
		let internal = rescale(amount, external.decimals, family.decimals).map_err(Error::<T>::from)?;
		// R4
		external.redeemed = external.redeemed.checked_add(internal).ok_or(Error::<T>::ArithmeticOverflow)?;
		ensure!(external.redeemed <= external.minted, Error::<T>::ArithmeticOverflow);
		family.remove_debt(external.domain, internal).ok_or(Error::<T>::ArithmeticOverflow)?;
		// R5
		let is_paid_now = if T::Amo::is_operator(who) {
			true
		} else {
			let (now, supply) = (T::Clock::now(), T::Tokens::total_issuance(id));
			let window = external.window.after(&Self::inflow_capacity(&family.params, supply)?, now);
			external.window = window.map_err(Error::<T>::from)?.without(internal);
			let is_paid_now = Self::redeem_now(&mut family, supply, internal, now)?;
			if !is_paid_now {
				Self::enqueue(id, &mut family, asset, &mut external, who, amount, internal)?;
			}
			is_paid_now
		};
		Externals::<T>::insert(asset, external);
		Families::<T>::insert(id, family);
		Ok(is_paid_now)
	}

	/// Counts `amount` as outflow if it may be paid now, and returns whether it may.
	///
	/// It may if no request waits, payments are not held, and the amount fits into the hour.
	pub(crate) fn redeem_now(
		family: &mut Family,
		supply: Balance,
		amount: Balance,
		now: Moment,
	) -> Result<bool, Error<T>> {
		let capacity = Self::outflow_capacity(&family.params, supply)?;
		let outflow = family.outflow.after(capacity, now)?;
		let fits = family.queue.is_empty() && !family.queue.is_held(now) && amount <= outflow.room(capacity);
		if fits {
			family.outflow = outflow.with(amount)?;
		}
		Ok(fits)
	}
}
