//! What the runtime API and the view functions answer, from the code that the door and the hook use.

use crate::{pallet::*, passage::share, psm, types::*};
use alloc::{string::ToString, vec::Vec};
use frame::{prelude::*, token::fungibles::Inspect as _};
use huxian_math::peg::{
	backing::{haircut, share_room},
	fees::{at_once, in_basis_points},
	rescale, Ppm, ONE,
};
use huxian_traits::{
	kit::Clock,
	peg::AmoBooks,
	views::{decimal, BucketView, ExternalView, FamilyView, FeePartsView, RedemptionsView, SwapView, TicketView},
	Balance, Moment,
};
use pallet_psm::PsmInfo;

/// The most redemptions that a view answers at once.
const MAX_VIEWED: u32 = 100;

/// What a fee is when the stability module has been told none.
const UNSAID: Permill = Permill::from_parts(5_000);

/// A family at a moment.
struct Scene<T: Config> {
	id: TokenId,
	family: Family,
	info: PsmInfo<T>,
	supply: Balance,
	now: Moment,
}

impl<T: Config> Scene<T> {
	fn of(id: TokenId) -> Option<Self> {
		let (family, info) = (Families::<T>::get(id)?, pallet_psm::Psm::<T>::get(id)?);
		Some(Self { id, family, info, supply: T::Tokens::total_issuance(id), now: T::Clock::now() })
	}

	/// The ceiling of a token in the stability module, by its own rule.
	fn ceiling(&self, weight: Ppm) -> Balance {
		let weights = Pallet::<T>::weights_of(&self.family).unwrap_or_default();
		let sum = weights.iter().fold(0_u32, |sum, (_, weight)| sum.saturating_add(*weight));
		if weight == 0 || sum == 0 {
			return 0;
		}
		Perbill::from_rational(weight, sum).mul_floor(self.info.max_debt)
	}

	/// What may still be minted against a token: by its windows, by shares and ceilings, and of that at once.
	fn rooms(&self, external: &External) -> Result<(Balance, Balance), Error<T>> {
		let rules = &self.family.rules;
		let capacity = Pallet::<T>::capacity(rules, self.supply)?;
		let window = external.window.after(&capacity, self.now)?;
		let debt = external.debt().ok_or(Error::ArithmeticOverflow)?;
		let domain = self.family.domain_debt(external.domain);
		let shares = [(debt, rules.external_share), (domain, rules.domain_share)];
		let mut room = window.room(&capacity);
		for (part, share) in shares {
			room = room.min(share_room(part, self.family.debt, share, rules.share_floor)?);
		}
		// A ceiling that was lowered below the debt leaves no room.
		room = room.min(self.ceiling(external.weight).saturating_sub(debt));
		room = room.min(self.info.max_debt.saturating_sub(self.family.debt));
		Ok((room, room.min(at_once(&window, &capacity)?)))
	}
}

impl<T: Config> Pallet<T> {
	/// What may still be minted against a token, by all that bounds it.
	pub(crate) fn room_of(asset: TokenId) -> Option<Balance> {
		let external = Externals::<T>::get(asset)?;
		Scene::<T>::of(external.family)?.rooms(&external).ok().map(|(room, _)| room)
	}

	/// All families.
	pub fn view_families() -> Vec<FamilyView<T::AccountId>> {
		Instances::<T>::get().into_iter().filter_map(Self::view_family).collect()
	}

	fn view_family(id: TokenId) -> Option<FamilyView<T::AccountId>> {
		let scene = Scene::<T>::of(id)?;
		let family = &scene.family;
		let prices = Self::prices(&family.externals, family.rules.unit, scene.now);
		let all = family.externals.iter().zip(prices);
		let externals = all.filter_map(|(asset, price)| Self::view_external(&scene, *asset, price).ok()).collect();
		Some(FamilyView {
			token: id,
			decimals: family.decimals,
			unit: family.rules.unit,
			debt: family.debt,
			max_debt: scene.info.max_debt,
			min_swap: scene.info.min_swap_amount,
			issuance: scene.supply,
			amo_debt: T::Amo::debt(id),
			backing: family.backing,
			fallen: family.fallen,
			mint_floor: family.rules.mint_floor,
			door: psm::door::<T>(id),
			reserve_account: Self::reserve_account(id),
			reserve: T::Tokens::balance(id, &Self::reserve_account(id)),
			queue: Self::view_queue(&scene).ok()?,
			externals,
		})
	}

	fn view_queue(scene: &Scene<T>) -> Result<RedemptionsView, Error<T>> {
		let (family, now) = (&scene.family, scene.now);
		let queue = family.queue;
		let capacity = Self::gross_capacity(&family.rules, scene.supply)?;
		let held = queue.is_held(now);
		Ok(RedemptionsView {
			waiting: queue.entered.saturating_sub(queue.passed),
			tickets: queue.next.saturating_sub(queue.first),
			paid_per_hour: capacity,
			room: if held || !queue.is_empty() { 0 } else { family.gross.after(capacity, now)?.room(capacity) },
			held_until: held.then_some(queue.held_until),
		})
	}

	fn view_external(scene: &Scene<T>, asset: TokenId, price: Option<Balance>) -> Result<ExternalView, Error<T>> {
		let (external, family) = (Self::external(asset)?, &scene.family);
		let rules = &family.rules;
		let capacity = Self::capacity(rules, scene.supply)?;
		let window = external.window.after(&capacity, scene.now)?;
		let (room, max_mint) = scene.rooms(&external)?;
		let (state, why, since) = match external.state {
			State::New => ("new", None, None),
			State::Open => ("open", None, None),
			State::Stopped { since, why: Why::Price } => ("stopped", Some("price"), Some(since)),
			State::Stopped { since, why: Why::Stale } => ("stopped", Some("stale"), Some(since)),
			State::Stopped { since, why: Why::Guardian } => ("stopped", Some("guardian"), Some(since)),
			State::Shut { since } => ("shut", None, Some(since)),
		};
		let known = price.or(external.price);
		let counted = price.or(external.price.map(|noted| noted.min(ONE))).unwrap_or_default();
		let cut = if family.fallen { haircut(family.backing, counted, external.fallen) } else { 0 };
		let fees = external.fees;
		let parts = FeePartsView {
			base_mint: rules.base_mint,
			base_redeem: rules.base_redeem,
			below: fees.below,
			// The rest of what is in force: the window's part as the last block, or the last mint, has left it.
			window: fees.mint.saturating_sub(rules.base_mint).saturating_sub(fees.below),
			above: fees.above,
			haircut: in_basis_points(cut),
		};
		let debt = external.debt().ok_or(Error::ArithmeticOverflow)?;
		Ok(ExternalView {
			asset,
			domain: external.domain,
			decimals: external.decimals,
			state: state.to_string(),
			why: why.map(ToString::to_string),
			since,
			reopens_at: external.calm_since.map(|since| since.saturating_add(rules.calm_period)),
			price: known.map(|price| decimal(FixedU128::from_inner(price))),
			fresh: price.is_some(),
			fallen: external.fallen,
			debt,
			reserve: T::Tokens::balance(asset, &psm::door::<T>(scene.id)),
			ceiling: scene.ceiling(external.weight),
			share: share(debt, family.debt),
			domain_share: share(family.domain_debt(external.domain), family.debt),
			mint_fee: fees.mint,
			redeem_fee: fees.redeem,
			parts,
			hour: BucketView { level: window.hour, capacity: capacity.hour },
			day: BucketView { level: window.day, capacity: capacity.day },
			room: if external.state == State::Open { room } else { 0 },
			max_mint: if external.state == State::Open { max_mint } else { 0 },
		})
	}

	/// What `amount` of a token would mint now.
	pub fn view_quote_mint(id: TokenId, asset: TokenId, amount: Balance) -> Option<SwapView> {
		let scene = Scene::<T>::of(id)?;
		let external = Externals::<T>::get(asset).filter(|external| external.family == id)?;
		let (own, other) = (scene.family.decimals, external.decimals);
		let internal = rescale(amount, other, own).unwrap_or_default();
		let rate = psm::MintingFee::<T>::get(id, asset).unwrap_or(UNSAID);
		let fee = rate.mul_ceil(internal);
		let refusal = if rescale(amount, other, own).is_err() {
			Some("ConversionOverflow")
		} else {
			Self::refusal_to_mint(&scene, asset, &external, internal)
		};
		let most = scene.rooms(&external).ok().map(|(_, at_once)| at_once);
		Some(SwapView {
			taken: rescale(internal, own, other).unwrap_or_default(),
			out: internal.saturating_sub(fee),
			fee,
			fee_rate: rate.deconstruct(),
			passes: refusal.is_none(),
			refusal: refusal.map(ToString::to_string),
			max_mint: most.map(|most| rescale(most, own, other).unwrap_or(Balance::MAX)),
			ahead: None,
		})
	}

	/// The name of the error that a mint would end with, in the order in which it is looked at.
	fn refusal_to_mint(scene: &Scene<T>, asset: TokenId, external: &External, amount: Balance) -> Option<&'static str> {
		let family = &scene.family;
		let debt = external.debt().unwrap_or(Balance::MAX).saturating_add(amount);
		let above = family.debt.saturating_add(amount) > scene.info.max_debt || debt > scene.ceiling(external.weight);
		if external.state != State::Open {
			return Some("MintingStopped");
		}
		if amount == 0 {
			return Some("AmountTooSmallAfterConversion");
		}
		if amount < scene.info.min_swap_amount {
			return Some("BelowMinimumSwap");
		}
		if above {
			return Some("ExceedsMaxPsmDebt");
		}
		Self::admit(family, asset, external, amount, scene.now).err().map(Into::into)
	}

	/// What `amount` of a family's token would be redeemed for now.
	pub fn view_quote_redeem(id: TokenId, asset: TokenId, amount: Balance) -> Option<SwapView> {
		let scene = Scene::<T>::of(id)?;
		let external = Externals::<T>::get(asset).filter(|external| external.family == id)?;
		let (own, other) = (scene.family.decimals, external.decimals);
		let rate = psm::RedemptionFee::<T>::get(id, asset).unwrap_or(UNSAID);
		let fee = rate.mul_ceil(amount);
		let out = rescale(amount.saturating_sub(fee), own, other).unwrap_or_default();
		let burned = rescale(out, other, own).unwrap_or_default();
		let refusal = if matches!(external.state, State::Shut { .. }) {
			Some("AllSwapsStopped")
		} else if amount < scene.info.min_swap_amount {
			Some("BelowMinimumSwap")
		} else if out == 0 && fee < amount {
			Some("AmountTooSmallAfterConversion")
		} else if external.debt().is_none_or(|debt| debt < burned) {
			Some("InsufficientReserve")
		} else {
			None
		};
		Some(SwapView {
			taken: burned.saturating_add(fee),
			out,
			fee,
			fee_rate: rate.deconstruct(),
			passes: refusal.is_none(),
			refusal: refusal.map(ToString::to_string),
			max_mint: None,
			ahead: Self::would_wait(&scene, burned),
		})
	}

	/// What would be paid before a redemption that has to wait.
	fn would_wait(scene: &Scene<T>, burned: Balance) -> Option<Balance> {
		let mut draft = scene.family.clone();
		let supply = scene.supply.saturating_sub(burned);
		let paid = Self::pay_at_once(&mut draft, supply, burned, scene.now).ok()?;
		(!paid).then(|| draft.queue.entered.saturating_sub(draft.queue.passed))
	}

	/// Redemptions that wait.
	pub fn view_redemptions(id: TokenId, from: TicketNumber, limit: u32) -> Vec<TicketView<T::AccountId>> {
		let Some(queue) = Families::<T>::get(id).map(|family| family.queue) else { return Vec::new() };
		let view = |number: TicketNumber| {
			let Ticket { who, external, amount, before, .. } = Tickets::<T>::get(id, number)?;
			// Of the first one a part may have been paid.
			Some(TicketView { number, who, external, amount, ahead: before.saturating_sub(queue.passed) })
		};
		let last = from.max(queue.first).saturating_add(limit.min(MAX_VIEWED).into()).min(queue.next);
		(from.max(queue.first)..last).filter_map(view).collect()
	}
}
