//! What the runtime API and the view functions answer, from the code that the step uses.

use crate::{
	desk::Desk,
	operation::{hour, Sight},
	pallet::*,
	step::{expand_room, Outlook},
	types::*,
};
use alloc::{
	string::{String, ToString},
	vec::Vec,
};
use frame::prelude::*;
use huxian_traits::{
	kit::Clock,
	market::PoolMarket,
	views::{decimal, AmoActionView, AmoView},
};

impl<T: Config> Pallet<T> {
	/// All market operations: there are few.
	pub fn view_operations() -> Vec<AmoView<T::AccountId>> {
		(0..AmoCount::<T>::get()).filter_map(Self::view_operation).collect()
	}

	/// One market operation; `None` when there is none of this number.
	pub fn view_operation(id: AmoId) -> Option<AmoView<T::AccountId>> {
		let (now, mut desk) = (T::Clock::now(), Desk::<T>::open(id).ok()?);
		let Outlook { state, .. } = Outlook::of(&mut desk, now);
		// As if the token were off its unit: then the mean is looked at.
		let sight = Sight::of::<T>(&desk.amo, State::Over).ok();
		let expand = match &sight {
			Some(sight) => expand_room(&desk, sight, now),
			None => Err(Error::NoPrice),
		};
		let (supply, terms) = (desk.backer.supply, desk.amo.terms);
		let (_, reduce_room) = hour::<T>(&desk.books.reduced, supply, terms.reduce_share, now).ok()?;
		let in_pool = T::Market::stock(desk.amo.pool).map(|stock| stock.shares).unwrap_or_default();
		let price = |price: u128| decimal(FixedU128::from_inner(price));
		let name = |error: Error<T>| -> String {
			let name: &'static str = error.into();
			name.to_string()
		};
		Some(AmoView {
			id,
			family: desk.amo.family,
			pool: desk.amo.pool,
			external: desk.amo.external,
			account: desk.account.clone(),
			state: match state {
				State::Over => "over",
				State::Equilibrium => "equilibrium",
				State::Under => "under",
			}
			.to_string(),
			signal: sight.and_then(|sight| sight.mean.map(|mean| price(sight.reading(mean)))),
			spot: sight.map(|sight| price(sight.reading(sight.spot))),
			minted: desk.books.minted,
			burned: desk.books.burned,
			debt: desk.debt().ok()?,
			held: desk.held().ok()?,
			own: desk.own().ok()?,
			shares: desk.shares().ok()?,
			pool_share: desk.pool_share(in_pool).ok()?,
			at_floor: desk.at_floor().ok()?,
			swept: desk.books.swept,
			expand_room: expand.as_ref().map_or(0, |room| room.owed.saturating_add(room.passed)),
			reduce_room,
			halted: expand.err().map(name),
			scheduled: Scheduled::<T>::get().contains(&id),
			last: desk.books.last.map(|Action { kind, at, amount }| AmoActionView {
				kind: match kind {
					Kind::Expanded => "expanded",
					Kind::Reduced => "reduced",
				}
				.to_string(),
				at,
				amount,
			}),
		})
	}
}
