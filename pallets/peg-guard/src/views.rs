//! The answers of the runtime API and the view functions, computed by the code of the calls and the
//! hook.

use crate::{pallet::*, psm, types::*};
use alloc::{string::ToString, vec::Vec};
use frame::{prelude::*, token::fungibles::Inspect as _};
use huxian_api::views::{
	decimal, BucketView, ExternalView, FamilyView, FeePartsView, PsmQuoteView, RedemptionRequestView, RedemptionsView,
	MAX_REDEMPTIONS,
};
use huxian_math::peg::{
	backing::{backing, haircut, share_room},
	fees::in_basis_points,
	rescale, Ppm,
};
use huxian_traits::{kit::Clock, peg::AmoAccounting, Balance, Moment};
use pallet_psm::PsmInfo;

/// A family as of this block.
struct Snapshot<T: Config> {
	id: TokenId,
	family: Family,
	psm: PsmInfo<T>,
	supply: Balance,
	now: Moment,
}

impl<T: Config> Snapshot<T> {
	/// Reads a family; `None` if there is none.
	fn read(id: TokenId) -> Option<Self> {
		let (family, psm) = (Families::<T>::get(id)?, pallet_psm::Psm::<T>::get(id)?);
		Some(Self { id, family, psm, supply: T::Tokens::total_issuance(id), now: T::Clock::now() })
	}

	/// Returns the ceiling of an external of this weight, by the formula of the PSM.
	fn ceiling(&self, weight: Ppm) -> Balance {
		let weights = Pallet::<T>::weights_of(&self.family);
		let sum = weights.iter().fold(0_u32, |sum, (_, weight)| sum.saturating_add(*weight));
		if weight == 0 || sum == 0 {
			return 0;
		}
		Perbill::from_rational(weight, sum).mul_floor(self.psm.max_debt)
	}

	/// Returns the amounts that may be minted against an external: in total, and in one call.
	fn rooms(&self, external: &External) -> Result<(Balance, Balance), Error<T>> {
		let params = &self.family.params;
		let capacity = Pallet::<T>::inflow_capacity(params, self.supply)?;
		let window = external.window.after(&capacity, self.now)?;
		let debt = external.debt().ok_or(Error::ArithmeticOverflow)?;
		let domain = self.family.domain_debt(external.domain);
		let shares = [(debt, params.max_external_share), (domain, params.max_domain_share)];
		let mut room = window.room(&capacity);
		for (part, share) in shares {
			room = room.min(share_room(part, self.family.debt, share, params.min_share_base)?);
		}
		// A ceiling that was lowered below the debt leaves no room.
		room = room.min(self.ceiling(external.weight).saturating_sub(debt));
		room = room.min(self.psm.max_debt.saturating_sub(self.family.debt));
		Ok((room, room.min(window.room_of_one_step(&capacity)?)))
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the amount that may be minted against an external, in the family's token.
	pub(crate) fn room_of(asset: TokenId) -> Option<Balance> {
		let external = Externals::<T>::get(asset)?;
		// G6: the family of a stored external exists, and has a PSM.
		let snapshot = Snapshot::<T>::read(external.family).defensive()?;
		snapshot.rooms(&external).ok().map(|(room, _)| room)
	}

	/// Returns all families.
	pub fn view_families() -> Vec<FamilyView<T::AccountId>> {
		FamilyIds::<T>::get().into_iter().filter_map(Self::view_family).collect()
	}

	/// Returns one family.
	fn view_family(id: TokenId) -> Option<FamilyView<T::AccountId>> {
		let snapshot = Snapshot::<T>::read(id)?;
		let family = &snapshot.family;
		let prices = Self::prices(&family.externals, family.params.unit, snapshot.now);
		let all = family.externals.iter().zip(prices);
		let externals = all.filter_map(|(asset, price)| Self::view_external(&snapshot, *asset, price).ok()).collect();
		Some(FamilyView {
			token: id,
			decimals: family.decimals,
			unit: family.params.unit,
			debt: family.debt,
			max_debt: snapshot.psm.max_debt,
			min_swap: snapshot.psm.min_swap_amount,
			issuance: snapshot.supply,
			amo_debt: T::Amo::debt(id),
			backing: family.backing,
			fallen: family.fallen,
			min_backing: family.params.min_backing,
			psm_account: psm::psm_account::<T>(id),
			fee_account: Self::fee_account(id),
			fee_balance: T::Tokens::balance(id, &Self::fee_account(id)),
			queue: Self::view_queue(&snapshot).ok()?,
			externals,
		})
	}

	/// Returns the redemption queue of a family.
	fn view_queue(snapshot: &Snapshot<T>) -> Result<RedemptionsView, Error<T>> {
		let (family, now) = (&snapshot.family, snapshot.now);
		let queue = family.queue;
		let capacity = Self::outflow_capacity(&family.params, snapshot.supply)?;
		let held = queue.is_held(now);
		Ok(RedemptionsView {
			waiting: queue.requested.saturating_sub(queue.processed),
			requests: queue.next.saturating_sub(queue.first),
			hourly_capacity: capacity,
			room: if held || !queue.is_empty() { 0 } else { family.outflow.after(capacity, now)?.room(capacity) },
			held_until: held.then_some(queue.held_until),
		})
	}

	/// Returns an external of a family.
	fn view_external(snapshot: &Snapshot<T>, asset: TokenId, price: Option<Balance>) -> Result<ExternalView, Error<T>> {
		let (external, family) = (Self::external(asset)?, &snapshot.family);
		let params = &family.params;
		let capacity = Self::inflow_capacity(params, snapshot.supply)?;
		let window = external.window.after(&capacity, snapshot.now)?;
		let (room, max_mint) = snapshot.rooms(&external)?;
		let (state, reason, since) = match external.state {
			ExternalState::New => ("new", None, None),
			ExternalState::Open => ("open", None, None),
			ExternalState::Paused { since, reason: PauseReason::Price } => ("paused", Some("price"), Some(since)),
			ExternalState::Paused { since, reason: PauseReason::Stale } => ("paused", Some("stale"), Some(since)),
			ExternalState::Paused { since, reason: PauseReason::Guardian } => ("paused", Some("guardian"), Some(since)),
			ExternalState::Paused { since, reason: PauseReason::Committee } => {
				("paused", Some("committee"), Some(since))
			},
			ExternalState::Disabled { since } => ("disabled", None, Some(since)),
		};
		let known = price.or(external.last_price);
		let valuation = Self::valuation(price, &external);
		let cut = if family.fallen { haircut(family.backing, valuation, external.fallen) } else { 0 };
		let fees = external.fees;
		let fee_parts = FeePartsView {
			base_mint: params.base_mint_fee,
			base_redeem: params.base_redeem_fee,
			below_peg: fees.below_peg,
			// The rest of the fee in force: the part of the window after the last block, or the
			// last mint.
			window: fees.mint.saturating_sub(params.base_mint_fee).saturating_sub(fees.below_peg),
			above_peg: fees.above_peg,
			haircut: in_basis_points(cut),
		};
		let debt = external.debt().ok_or(Error::ArithmeticOverflow)?;
		Ok(ExternalView {
			asset,
			domain: external.domain,
			decimals: external.decimals,
			state: state.to_string(),
			pause_reason: reason.map(ToString::to_string),
			since,
			resumes_at: external.recovering_since.map(|since| since.saturating_add(params.recovery_period)),
			price: known.map(|price| decimal(FixedU128::from_inner(price))),
			fresh: price.is_some(),
			fallen: external.fallen,
			debt,
			reserve: T::Tokens::balance(asset, &psm::psm_account::<T>(snapshot.id)),
			ceiling: snapshot.ceiling(external.weight),
			share: share_of(debt, family.debt),
			domain_share: share_of(family.domain_debt(external.domain), family.debt),
			mint_fee: fees.mint,
			redeem_fee: fees.redeem,
			fee_parts,
			hour: BucketView { level: window.hour, capacity: capacity.hour },
			day: BucketView { level: window.day, capacity: capacity.day },
			room: if external.state == ExternalState::Open { room } else { 0 },
			max_mint: if external.state == ExternalState::Open { max_mint } else { 0 },
		})
	}

	/// Returns the quote of a mint against `amount` of an external.
	pub fn view_quote_mint(id: TokenId, asset: TokenId, amount: Balance) -> Option<PsmQuoteView> {
		let snapshot = Snapshot::<T>::read(id)?;
		let external = Externals::<T>::get(asset).filter(|external| external.family == id)?;
		let (own, other) = (snapshot.family.decimals, external.decimals);
		let internal = rescale(amount, other, own).unwrap_or_default();
		let rate = psm::MintingFee::<T>::get(id, asset).unwrap_or(psm::DEFAULT_FEE);
		let fee = rate.mul_ceil(internal);
		let error = if rescale(amount, other, own).is_err() {
			Some("ConversionOverflow")
		} else {
			Self::mint_error(&snapshot, asset, &external, internal)
		};
		let max_mint = snapshot.rooms(&external).ok().map(|(_, max_mint)| max_mint);
		Some(PsmQuoteView {
			amount_in: rescale(internal, own, other).unwrap_or_default(),
			amount_out: internal.saturating_sub(fee),
			fee,
			fee_rate: rate.deconstruct(),
			succeeds: error.is_none(),
			error: error.map(ToString::to_string),
			max_mint: max_mint.map(|amount| rescale(amount, own, other).unwrap_or(Balance::MAX)),
			ahead: None,
		})
	}

	/// Returns the name of the error of a mint, checked in the order of the calls.
	fn mint_error(
		snapshot: &Snapshot<T>,
		asset: TokenId,
		external: &External,
		amount: Balance,
	) -> Option<&'static str> {
		let family = &snapshot.family;
		let debt = external.debt().unwrap_or(Balance::MAX).saturating_add(amount);
		let is_above =
			family.debt.saturating_add(amount) > snapshot.psm.max_debt || debt > snapshot.ceiling(external.weight);
		if external.state != ExternalState::Open {
			return Some("MintingStopped");
		}
		if amount == 0 {
			return Some("AmountTooSmallAfterConversion");
		}
		if amount < snapshot.psm.min_swap_amount {
			return Some("BelowMinimumSwap");
		}
		if is_above {
			return Some("ExceedsMaxPsmDebt");
		}
		Self::ensure_mintable(family, asset, external, amount, snapshot.now).err().map(Into::into)
	}

	/// Returns the quote of a redemption of `amount` of a family's token.
	pub fn view_quote_redeem(id: TokenId, asset: TokenId, amount: Balance) -> Option<PsmQuoteView> {
		let snapshot = Snapshot::<T>::read(id)?;
		let external = Externals::<T>::get(asset).filter(|external| external.family == id)?;
		let (own, other) = (snapshot.family.decimals, external.decimals);
		let rate = psm::RedemptionFee::<T>::get(id, asset).unwrap_or(psm::DEFAULT_FEE);
		let fee = rate.mul_ceil(amount);
		let out = rescale(amount.saturating_sub(fee), own, other).unwrap_or_default();
		let burned = rescale(out, other, own).unwrap_or_default();
		let error = if external.state.is_disabled() {
			Some("AllSwapsStopped")
		} else if amount < snapshot.psm.min_swap_amount {
			Some("BelowMinimumSwap")
		} else if out == 0 && fee < amount {
			Some("AmountTooSmallAfterConversion")
		} else if external.debt().is_none_or(|debt| debt < burned) {
			Some("InsufficientReserve")
		} else {
			None
		};
		Some(PsmQuoteView {
			amount_in: burned.saturating_add(fee),
			amount_out: out,
			fee,
			fee_rate: rate.deconstruct(),
			succeeds: error.is_none(),
			error: error.map(ToString::to_string),
			max_mint: None,
			ahead: Self::queued_ahead(&snapshot, burned),
		})
	}

	/// Returns the amount in the queue before a redemption; `None` if it would be paid now.
	fn queued_ahead(snapshot: &Snapshot<T>, burned: Balance) -> Option<Balance> {
		let mut draft = snapshot.family.clone();
		let supply = snapshot.supply.saturating_sub(burned);
		let is_paid_now = Self::redeem_now(&mut draft, supply, burned, snapshot.now).ok()?;
		(!is_paid_now).then(|| draft.queue.requested.saturating_sub(draft.queue.processed))
	}

	/// Returns the redemption requests that wait, from an id on.
	pub fn view_redemptions(id: TokenId, from: RequestId, limit: u32) -> Vec<RedemptionRequestView<T::AccountId>> {
		let Some(queue) = Families::<T>::get(id).map(|family| family.queue) else { return Vec::new() };
		let view = |request_id: RequestId| {
			let request = RedemptionRequests::<T>::get(id, request_id)?;
			let RedemptionRequest { who, external, amount, starts_at, .. } = request;
			let ahead = starts_at.saturating_sub(queue.processed);
			Some(RedemptionRequestView { request_id, who, external, amount, ahead })
		};
		let last = from.max(queue.first).saturating_add(limit.min(MAX_REDEMPTIONS).into()).min(queue.next);
		(from.max(queue.first)..last).filter_map(view).collect()
	}
}

/// Returns the share of `part` in `whole`, in millionths, rounded down.
fn share_of(part: Balance, whole: Balance) -> Ppm {
	if part == 0 {
		return 0;
	}
	// The same ratio as the backing, except that nothing of nothing is nothing.
	backing(part, whole)
}
