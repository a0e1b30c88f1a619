//! Views, over the code of the step.

use crate::{
	ledger::Ledger,
	market_view::MarketView,
	pallet::*,
	step::{operation_of, Assessment},
	types::*,
};
use alloc::{
	string::{String, ToString},
	vec::Vec,
};
use frame::prelude::*;
use huxian_api::views::{decimal, AmoActionView, AmoView};
use huxian_traits::{kit::Clock, market::PoolMarket};

impl<T: Config> Pallet<T> {
	/// Returns all AMOs: there are at most [`MAX_AMOS`].
	pub fn view_operations() -> Vec<AmoView<T::AccountId>> {
		(0..AmoCount::<T>::get()).filter_map(Self::view_operation).collect()
	}

	/// Returns an AMO; `None` if there is none of this number.
	pub fn view_operation(id: AmoId) -> Option<AmoView<T::AccountId>> {
		view(&Ledger::<T>::load(id).ok()?).ok()
	}
}

/// Returns the view of an AMO.
///
/// Errors: `ArithmeticOverflow`.
fn view<T: Config>(ledger: &Ledger<T>) -> Result<AmoView<T::AccountId>, Error<T>> {
	let (now, operation) = (T::Clock::now(), operation_of(ledger.amo.kind));
	let Assessment { state, .. } = Assessment::of(operation, ledger, now);
	// Off the peg the TWAP is always read.
	let market = operation.observe(&ledger.amo, PegState::AbovePeg);
	let price = |price: u128| decimal(FixedU128::from_inner(price));
	let twap = |market: &MarketView| market.twap_in_family().map(price);
	let spot = |market: &MarketView| price(market.in_family(market.spot));
	let (twap, spot) = (market.as_ref().ok().and_then(twap), market.as_ref().ok().map(spot));
	let expand_room = market.and_then(|market| ledger.expand_room(&market, now));
	let pool_shares = T::Market::reserves(ledger.amo.pool).map(|reserves| reserves.shares).unwrap_or_default();
	Ok(AmoView {
		id: ledger.id,
		family: ledger.amo.family,
		pool: ledger.amo.pool,
		external: ledger.amo.external,
		account: ledger.account.clone(),
		state: state_name(state).to_string(),
		twap,
		spot,
		minted: ledger.draft.minted,
		burned: ledger.draft.burned,
		debt: ledger.debt()?,
		external_balance: ledger.external_balance()?,
		family_balance: ledger.family_balance()?,
		shares: ledger.shares()?,
		pool_share: ledger.pool_share(pool_shares)?,
		stressed_value: ledger.stressed_value()?,
		swept: ledger.draft.swept,
		expand_room: expand_room.as_ref().map_or(0, |room| room.debt.saturating_add(room.backed)),
		contract_room: ledger.hourly_contract_room(now)?.1,
		expansion_error: expand_room.err().map(error_name),
		scheduled: Scheduled::<T>::get().contains(&ledger.id),
		last_action: ledger.draft.last_action.map(action_view),
	})
}

/// Returns the name of an error, as its enum spells it.
fn error_name<T: Config>(error: Error<T>) -> String {
	let name: &'static str = error.into();
	name.to_string()
}

const fn state_name(state: PegState) -> &'static str {
	match state {
		PegState::AbovePeg => "abovePeg",
		PegState::Equilibrium => "equilibrium",
		PegState::BelowPeg => "belowPeg",
	}
}

fn action_view(Action { kind, at, amount }: Action) -> AmoActionView {
	let kind = match kind {
		ActionKind::Expanded => "expanded",
		ActionKind::Contracted => "contracted",
	};
	AmoActionView { kind: kind.to_string(), at, amount }
}
