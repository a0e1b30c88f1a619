//! What happens in each block: every token is looked at, minting is stopped or opened, fees follow prices and windows,
//! the backing is told, redemptions are paid.

use crate::{pallet::*, psm, types::*, weights::WeightInfo as _};
use alloc::vec::Vec;
use frame::{
	deps::{frame_support::storage::with_storage_layer, frame_support::weights::WeightMeter},
	prelude::*,
	token::fungibles::Inspect as _,
};
use huxian_math::peg::{
	backing::{backing, haircut, has_fallen, value_at},
	fees::{in_basis_points, mint_fee, redeem_fee, Deviation, BASIS_POINT},
	price_in, Ppm, ONE,
};
use huxian_traits::{kit::Clock, peg::AmoBooks, Balance, Moment};

type Weights<T> = <T as Config>::WeightInfo;

/// A token, as a block finds it.
struct Seen {
	asset: TokenId,
	/// As it is stored.
	old: External,
	/// As it shall be.
	new: External,
	/// What it counts as: its price, or what was noted last if that is not above one.
	counted: Balance,
	/// How far it is off; none when nobody knows.
	deviation: Option<Deviation>,
	/// What is to be told of its state.
	change: Option<Change>,
}

/// What becomes of minting.
#[derive(Clone, Copy)]
enum Change {
	Stopped(Why),
	Resumed(By),
}

impl<T: Config> Pallet<T> {
	/// The step of a block; returns what it cost.
	pub(crate) fn step(block: BlockNumberFor<T>) -> Weight {
		let mut meter = WeightMeter::with_limit(T::StepWeight::get());
		meter.consume(Weights::<T>::step());
		let (now, instances) = (T::Clock::now(), Instances::<T>::get());
		if now == 0 || instances.is_empty() {
			return meter.consumed();
		}
		Self::look_after_all(&instances, now, &mut meter);
		// Another queue comes first in each block, so that none starves behind another one.
		let rotation = block.saturated_into::<u32>();
		for family in from(&instances, rotation) {
			Self::pay_within(family, &mut meter);
		}
		meter.consumed()
	}

	/// The most that a step can cost.
	pub fn heaviest() -> Weight {
		T::StepWeight::get()
	}

	/// The most that looking after one family can cost.
	pub(crate) fn heaviest_family() -> Weight {
		Weights::<T>::step_family(MAX_EXTERNALS)
			.saturating_add(Weights::<T>::step_change().saturating_mul(MAX_EXTERNALS.into()))
			.saturating_add(T::Amo::heaviest_assets())
	}

	/// Looks after the families, from the one on that the last block did not come to.
	fn look_after_all(instances: &[TokenId], now: Moment, meter: &mut WeightMeter) {
		let begin = Cursor::<T>::get();
		let mut done: u32 = 0;
		for family in from(instances, begin) {
			if !meter.can_consume(Self::heaviest_family()) {
				break;
			}
			meter.consume(Self::look_after(family, now));
			done = done.saturating_add(1);
		}
		let count = u32::try_from(instances.len()).unwrap_or(u32::MAX);
		// A block that came to all of them leaves no trace.
		let next = if done >= count { 0 } else { begin.saturating_add(done).checked_rem(count).unwrap_or_default() };
		if next != begin {
			Cursor::<T>::put(next);
		}
	}

	/// Pays redemptions of a family with what is left of the meter.
	fn pay_within(id: TokenId, meter: &mut WeightMeter) {
		let nothing = Weights::<T>::serve(0);
		let each = Weights::<T>::serve(1).saturating_sub(nothing);
		let room = meter.remaining().saturating_sub(nothing);
		let most = room.checked_div_per_component(&each).unwrap_or_default();
		let most = u32::try_from(most).unwrap_or(u32::MAX).min(MAX_SERVED);
		if most == 0 || Families::<T>::get(id).is_none_or(|family| family.queue.is_empty()) {
			return;
		}
		let paid = with_storage_layer(|| Self::pay(id, most)).unwrap_or_else(|error| {
			Self::deposit_event(Event::StepFailed { family: id, external: None, error });
			most
		});
		meter.consume(Weights::<T>::serve(paid));
	}

	/// Looks after a family; returns what it cost.
	pub(crate) fn look_after(id: TokenId, now: Moment) -> Weight {
		match with_storage_layer(|| Self::try_look_after(id, now)) {
			Ok((externals, changes)) => Weights::<T>::step_family(externals)
				.saturating_add(Weights::<T>::step_change().saturating_mul(changes.into()))
				.saturating_add(T::Amo::assets_weight(id)),
			Err(error) => {
				Self::deposit_event(Event::StepFailed { family: id, external: None, error });
				Self::heaviest_family()
			},
		}
	}

	/// Returns how many tokens were looked at, and how many changed.
	fn try_look_after(id: TokenId, now: Moment) -> Result<(u32, u32), DispatchError> {
		let was = Self::family(id)?;
		let mut family = was.clone();
		let seen = Self::look(&family, now)?;
		let supply = T::Tokens::total_issuance(id);
		let (out, value) = (Self::out(id, supply), Self::value(id, &seen)?);
		family.fallen = seen.iter().any(|seen| seen.new.fallen);
		family.backing = round_down(backing(value, out));
		if now.saturating_sub(was.told) >= TOLD_EVERY {
			family.told = now;
			let Family { backing, fallen, .. } = family;
			Self::deposit_event(Event::Backing { family: id, backing, out, value, fallen });
		}
		let (mut looked, mut changes): (u32, u32) = (0, 0);
		for one in seen {
			looked = looked.saturating_add(1);
			let (asset, count) = (one.asset, |changed: bool| u32::from(changed));
			let changed = with_storage_layer(|| Self::renew(id, &family, supply, one, now)).unwrap_or_else(|error| {
				Self::deposit_event(Event::StepFailed { family: id, external: Some(asset), error });
				true
			});
			changes = changes.saturating_add(count(changed));
		}
		if family != was {
			Families::<T>::insert(id, family);
		}
		Ok((looked, changes))
	}

	/// Looks at the tokens of a family.
	fn look(family: &Family, now: Moment) -> Result<Vec<Seen>, Error<T>> {
		let prices = Self::prices(&family.externals, family.rules.unit, now);
		let all = family.externals.iter().zip(prices);
		all.map(|(asset, price)| Ok(see(*asset, Self::external(*asset)?, &family.rules, price, now))).collect()
	}

	/// What stands behind a family, at market. A gift to its door does not.
	fn value(id: TokenId, seen: &[Seen]) -> Result<Balance, Error<T>> {
		let mut sum = T::Amo::assets_at_floor(id);
		for one in seen {
			let debt = one.new.debt().ok_or(Error::ArithmeticOverflow)?;
			// What does not fit is more than there can be of the family's token.
			sum = sum.saturating_add(value_at(debt, one.counted));
		}
		Ok(sum)
	}

	/// Tells the stability module what has changed of a token, and stores it. Says whether anything has.
	fn renew(id: TokenId, family: &Family, supply: Balance, seen: Seen, now: Moment) -> Result<bool, DispatchError> {
		let Seen { asset, old, mut new, counted, deviation, change } = seen;
		new.fees = Self::fees(family, &new, counted, deviation, supply, now)?;
		if new == old {
			return Ok(false);
		}
		if new.fees.mint != old.fees.mint {
			psm::set_mint_fee::<T>(id, asset, new.fees.mint)?;
		}
		if new.fees.redeem != old.fees.redeem {
			psm::set_redeem_fee::<T>(id, asset, new.fees.redeem)?;
		}
		if (new.fees.mint, new.fees.redeem) != (old.fees.mint, old.fees.redeem) {
			Self::tell_fees(asset, &new.fees);
		}
		if new.state.level() != old.state.level() {
			psm::set_status::<T>(id, asset, new.state.level())?;
		}
		match change {
			Some(Change::Stopped(why)) => {
				let price = deviation.and(Some(counted));
				Self::deposit_event(Event::MintingStopped { family: id, external: asset, why, price });
			},
			Some(Change::Resumed(by)) => {
				Self::deposit_event(Event::MintingResumed { family: id, external: asset, by });
			},
			None => {},
		}
		Externals::<T>::insert(asset, new);
		Ok(true)
	}

	/// What swaps cost from now on. A part for a price is raised at once and lowered after a minute, so that nobody waits
	/// for a flicker; the part for the window follows it.
	fn fees(
		family: &Family,
		external: &External,
		counted: Balance,
		deviation: Option<Deviation>,
		supply: Balance,
		now: Moment,
	) -> Result<Fees, Error<T>> {
		let (rules, old) = (&family.rules, external.fees);
		let wanted = deviation.map_or((old.below, old.above), |deviation| {
			(in_basis_points(deviation.below), in_basis_points(deviation.above))
		});
		let over = now.saturating_sub(old.since) >= FEE_HOLD;
		let held = |wanted: Ppm, old: Ppm| if over { wanted } else { wanted.max(old) };
		let (below, above) = (held(wanted.0, old.below), held(wanted.1, old.above));
		let since = if below > old.below || above > old.above { now } else { old.since };
		let capacity = Self::capacity(rules, supply)?;
		let step = external.window.after(&capacity, now)?.step(&capacity)?;
		let cut = if family.fallen { haircut(family.backing, counted, external.fallen) } else { 0 };
		let deviation = Deviation { below, above };
		let mint = mint_fee(rules.base_mint, rules.top_fee, deviation, step);
		let redeem = redeem_fee(rules.base_redeem, deviation, cut);
		Ok(Fees { mint, redeem, below, above, since })
	}
}

/// A token at a price, and what becomes of it.
fn see(asset: TokenId, old: External, rules: &FamilyRules, price: Option<Balance>, now: Moment) -> Seen {
	let mut new = old.clone();
	let deviation = price.map(Deviation::of);
	let change = follow(&mut new, rules, deviation, now);
	if let Some(price) = price {
		if has_moved(old.price, price) {
			new.price = Some(price);
		}
	}
	// Nobody knows what it is worth: no more than it was, and no more than one.
	let counted = price.or(old.price.map(|noted| noted.min(ONE))).unwrap_or_default();
	if price.is_some() || old.price.is_some() {
		new.fallen = has_fallen(old.fallen, Deviation::of(counted).below, rules.haircut_below);
	}
	Seen { asset, old, new, counted, deviation, change }
}

/// Whether a price is far enough from the one that was noted to be noted itself.
fn has_moved(noted: Option<Balance>, price: Balance) -> bool {
	let Some(noted) = noted else { return true };
	let Ok(ratio) = price_in(price, noted) else { return noted != price };
	let Deviation { below, above } = Deviation::of(ratio);
	below.max(above) >= NOTED_FROM
}

/// Stops or opens minting against a token. What the guardian has stopped, only the committee opens.
fn follow(external: &mut External, rules: &FamilyRules, deviation: Option<Deviation>, now: Moment) -> Option<Change> {
	let below = deviation.map(|deviation| deviation.below);
	let is_calm = below.is_some_and(|below| below < rules.calm_within);
	let opened = |external: &mut External, by: By| {
		external.state = State::Open;
		external.calm_since = None;
		Some(Change::Resumed(by))
	};
	let stopped = |external: &mut External, why: Why| {
		external.state = State::Stopped { since: now, why };
		external.calm_since = None;
		Some(Change::Stopped(why))
	};
	match (external.state, below) {
		(State::New, _) if is_calm => opened(external, By::FirstPrice),
		(State::Open, None) => stopped(external, Why::Stale),
		(State::Open, Some(below)) if below > rules.stop_below => stopped(external, Why::Price),
		(State::Stopped { why: Why::Price | Why::Stale, .. }, _) => {
			let since = is_calm.then(|| external.calm_since.unwrap_or(now));
			external.calm_since = since;
			let over = since.is_some_and(|since| now.saturating_sub(since) >= rules.calm_period);
			if over {
				return opened(external, By::Calm);
			}
			None
		},
		_ => None,
	}
}

/// Rounded down to basis points: for the protocol.
fn round_down(ratio: Ppm) -> Ppm {
	let rest = ratio.checked_rem(BASIS_POINT).unwrap_or_default();
	ratio.saturating_sub(rest)
}

/// All of `items`, from a place on and around.
fn from(items: &[TokenId], place: u32) -> Vec<TokenId> {
	let place = usize::try_from(place).unwrap_or_default().checked_rem(items.len()).unwrap_or_default();
	let (before, after) = items.split_at_checked(place).unwrap_or((&[], items));
	after.iter().chain(before).copied().collect()
}
