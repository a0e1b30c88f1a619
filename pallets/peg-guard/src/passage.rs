//! What comes in and goes out through a door: what is admitted, at which fee, and what has to wait.

use crate::{pallet::*, psm, types::*};
use alloc::vec;
use frame::{prelude::*, token::fungibles::Inspect as _};
use huxian_math::peg::{
	backing::within_share,
	bucket::{Capacity, Window},
	fees::{mint_fee, Deviation},
	price_in, rescale, share_of, Ppm,
};
use huxian_traits::{
	kit::Clock,
	oracle::{Feed, FreshPrice, Quote},
	peg::AmoBooks,
	Balance, Moment,
};

/// On which terms something comes in.
pub(crate) struct Admission {
	/// The window of its token afterwards.
	pub window: Window,
	/// The step of the fee afterwards.
	pub step: u32,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn family(id: TokenId) -> Result<Family, Error<T>> {
		Families::<T>::get(id).ok_or(Error::UnknownFamily)
	}

	pub(crate) fn external(asset: TokenId) -> Result<External, Error<T>> {
		Externals::<T>::get(asset).ok_or(Error::UnknownExternal)
	}

	/// What may come in of each token of a family.
	pub(crate) fn capacity(rules: &FamilyRules, supply: Balance) -> Result<Capacity, Error<T>> {
		Ok(Capacity::of(supply, rules.hour_share, rules.day_share, rules.floor_hour)?)
	}

	/// What may be paid to people within an hour.
	pub(crate) fn gross_capacity(rules: &FamilyRules, supply: Balance) -> Result<Balance, Error<T>> {
		Ok(share_of(supply, rules.gross_share)?.max(rules.floor_hour))
	}

	/// What each of `assets` costs at `now`, in units of the family; none where nobody knows.
	pub(crate) fn prices(assets: &[TokenId], unit: Option<Feed>, now: Moment) -> vec::Vec<Option<Balance>> {
		let feeds = unit.into_iter().chain(assets.iter().map(|asset| Feed::Asset(*asset)));
		let value = |quote| match quote {
			Quote::Fresh { value, .. } => Some(FixedU128::into_inner(value)),
			_ => None,
		};
		let quotes = T::Prices::quotes_at(&feeds.collect::<vec::Vec<_>>(), now);
		let mut values = quotes.into_iter().map(value);
		let unit = if unit.is_some() { values.next().flatten() } else { Some(huxian_math::peg::ONE) };
		values.map(|value| price_in(value?, unit?).ok()).collect()
	}

	/// The price of one token, as [`Self::prices`].
	pub(crate) fn price(asset: TokenId, unit: Option<Feed>, now: Moment) -> Option<Balance> {
		Self::prices(&[asset], unit, now).pop().flatten()
	}

	/// Whether `amount` (of the family's token) may be minted against a token now, and what its window is then. Looks at
	/// the price of this very moment, and not at what the last block's hook has made of it.
	pub(crate) fn admit(
		family: &Family,
		asset: TokenId,
		external: &External,
		amount: Balance,
		now: Moment,
	) -> Result<Admission, Error<T>> {
		let rules = &family.rules;
		ensure!(family.backing >= rules.mint_floor, Error::BackingTooLow);
		let price = Self::price(asset, rules.unit, now).ok_or(Error::PriceStale)?;
		let deviation = Deviation::of(price);
		ensure!(deviation.below <= rules.stop_below, Error::ExternalOffPeg);
		Self::check_shares(family, external, amount)?;
		let capacity = Self::capacity(rules, T::Tokens::total_issuance(external.family))?;
		let before = external.window.after(&capacity, now)?;
		let window = before.with(amount)?;
		ensure!(window.hour <= capacity.hour, Error::HourWindowFull);
		ensure!(window.day <= capacity.day, Error::DayWindowFull);
		let (from, to) = (before.step(&capacity)?, window.step(&capacity)?);
		// The fee that this mint pays was read before it came here: it must be that of the price of now and of the step
		// that it found. Only the step that it climbs itself is not paid for, and that is one at most.
		ensure!(to <= from.saturating_add(1), Error::TooMuchAtOnce);
		let asked = mint_fee(rules.base_mint, rules.top_fee, deviation, from);
		ensure!(external.fees.mint >= asked, Error::FeeIsMoving);
		Ok(Admission { window, step: to })
	}

	/// Whether neither the token nor its domain would back too much.
	fn check_shares(family: &Family, external: &External, amount: Balance) -> Result<(), Error<T>> {
		let rules = &family.rules;
		let more = |part: Balance| part.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow);
		let whole = more(family.debt)?;
		let own = more(external.debt().ok_or(Error::<T>::ArithmeticOverflow)?)?;
		let domain = more(family.domain_debt(external.domain))?;
		ensure!(within_share(own, whole, rules.external_share, rules.share_floor)?, Error::ExternalShareFull);
		ensure!(within_share(domain, whole, rules.domain_share, rules.share_floor)?, Error::DomainShareFull);
		Ok(())
	}

	/// `amount` of a token has come to its family's door from `who`, who mints.
	pub(crate) fn enter(asset: TokenId, mut external: External, who: &T::AccountId, amount: Balance) -> DispatchResult {
		let id = external.family;
		let mut family = Self::family(id)?;
		let internal = rescale(amount, external.decimals, family.decimals).map_err(Error::<T>::from)?;
		if !T::Amo::is_operator(who) {
			let Admission { window, step } = Self::admit(&family, asset, &external, internal, T::Clock::now())?;
			external.window = window;
			Self::raise_fee(asset, &mut external, &family.rules, step)?;
			let Window { hour, day, .. } = window;
			Self::deposit_event(Event::Inflow { external: asset, amount: internal, hour, day, step });
		}
		external.minted = external.minted.checked_add(internal).ok_or(Error::<T>::ArithmeticOverflow)?;
		family.book_in(external.domain, internal).ok_or(Error::<T>::ArithmeticOverflow)?;
		Externals::<T>::insert(asset, external);
		Families::<T>::insert(id, family);
		Ok(())
	}

	/// Raises the mint fee to that of a step of the window; lowering it is the hook's.
	pub(crate) fn raise_fee(asset: TokenId, external: &mut External, rules: &FamilyRules, step: u32) -> DispatchResult {
		let deviation = Deviation { below: external.fees.below, above: 0 };
		let mint = mint_fee(rules.base_mint, rules.top_fee, deviation, step);
		if mint > external.fees.mint {
			psm::set_mint_fee::<T>(external.family, asset, mint)?;
			external.fees.mint = mint;
			Self::tell_fees(asset, &external.fees);
		}
		Ok(())
	}

	pub(crate) fn tell_fees(external: TokenId, fees: &Fees) {
		let Fees { mint, redeem, below, above, .. } = *fees;
		Self::deposit_event(Event::FeesSet { external, mint, redeem, below, above });
	}

	/// `amount` of a token leaves its family's door for `who`, who has redeemed. Says whether he is paid at once; otherwise
	/// he has got a place in the queue, and the amount is the queue's. Looks at no price: redeeming goes on when nobody
	/// knows one.
	pub(crate) fn leave(
		asset: TokenId,
		mut external: External,
		who: &T::AccountId,
		amount: Balance,
	) -> Result<bool, DispatchError> {
		let id = external.family;
		let mut family = Self::family(id)?;
		let internal = rescale(amount, external.decimals, family.decimals).map_err(Error::<T>::from)?;
		external.redeemed = external.redeemed.checked_add(internal).ok_or(Error::<T>::ArithmeticOverflow)?;
		ensure!(external.redeemed <= external.minted, Error::<T>::ArithmeticOverflow);
		family.book_out(external.domain, internal).ok_or(Error::<T>::ArithmeticOverflow)?;
		let paid = if T::Amo::is_operator(who) {
			true
		} else {
			let (now, supply) = (T::Clock::now(), T::Tokens::total_issuance(id));
			let window = external.window.after(&Self::capacity(&family.rules, supply)?, now);
			external.window = window.map_err(Error::<T>::from)?.without(internal);
			let paid = Self::pay_at_once(&mut family, supply, internal, now)?;
			if !paid {
				Self::enqueue(id, &mut family, asset, &mut external, who, amount, internal)?;
			}
			paid
		};
		Externals::<T>::insert(asset, external);
		Families::<T>::insert(id, family);
		Ok(paid)
	}

	/// Whether a redemption may be paid at once: nobody waits, and it fits into the hour. Counts it if so.
	pub(crate) fn pay_at_once(
		family: &mut Family,
		supply: Balance,
		amount: Balance,
		now: Moment,
	) -> Result<bool, Error<T>> {
		let capacity = Self::gross_capacity(&family.rules, supply)?;
		let gross = family.gross.after(capacity, now)?;
		let fits = family.queue.is_empty() && !family.queue.is_held(now) && amount <= gross.room(capacity);
		if fits {
			family.gross = gross.with(amount)?;
		}
		Ok(fits)
	}

	/// The account that the fees of a family go to.
	pub fn reserve_account(family: TokenId) -> T::AccountId {
		T::ReservePot::get().into_sub_account_truncating(family)
	}

	/// A family's tokens that somebody can redeem: the supply, less what lies on the reserve account.
	pub(crate) fn out(family: TokenId, supply: Balance) -> Balance {
		// Nobody has more than there is.
		supply.saturating_sub(T::Tokens::balance(family, &Self::reserve_account(family)))
	}
}

/// A share of the whole, in millionths, rounded down; for views.
pub(crate) fn share(part: Balance, whole: Balance) -> Ppm {
	if part == 0 {
		return 0;
	}
	huxian_math::peg::backing::backing(part, whole)
}
