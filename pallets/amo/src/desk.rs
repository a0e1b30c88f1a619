//! The single acts of a market operation. Each moves tokens, writes it into the draft of the books, and tells it.

use crate::{pallet::*, types::*, weights::WeightInfo as _};
use frame::{
	deps::frame_support::storage::with_storage_layer,
	prelude::*,
	token::{fungibles::Mutate as _, Fortitude, Precision, Preservation},
};
use huxian_math::{
	mul_div_ceil, mul_div_floor,
	peg::{backing::value_at, rescale, share_of, Ppm, ONE, WHOLE},
};
use huxian_traits::{
	market::PoolMarket,
	peg::{AmoBooks, Backer, PegDoor},
	Balance,
};

/// A market operation at work: what it is, a draft of its books, and the token that it works with.
pub(crate) struct Desk<T: Config> {
	pub id: AmoId,
	pub account: T::AccountId,
	pub amo: Mandate,
	pub books: Books,
	/// The external and the family, as the last act has left them.
	pub backer: Backer,
}

/// Counts.
fn add<T: Config>(counter: &mut Balance, amount: Balance) -> Result<(), Error<T>> {
	*counter = counter.checked_add(amount).ok_or(Error::ArithmeticOverflow)?;
	Ok(())
}

impl<T: Config> Desk<T> {
	/// Errors: `UnknownAmo`, `DoorShut` for an external that is behind its family no more.
	pub fn open(id: AmoId) -> Result<Self, Error<T>> {
		let amo = Amos::<T>::get(id).ok_or(Error::UnknownAmo)?;
		let backer = T::Door::backer(amo.external).ok_or(Error::DoorShut)?;
		Ok(Self { id, account: Pallet::<T>::account_of(id), amo, books: AllBooks::<T>::get(id), backer })
	}

	/// What it owes.
	pub fn debt(&self) -> Result<Balance, Error<T>> {
		self.books.debt().ok_or(Error::ArithmeticOverflow)
	}

	/// What it has of the family's token.
	pub fn own(&self) -> Result<Balance, Error<T>> {
		self.books.own().ok_or(Error::ArithmeticOverflow)
	}

	/// What it has of the external.
	pub fn held(&self) -> Result<Balance, Error<T>> {
		self.books.external.left().ok_or(Error::ArithmeticOverflow)
	}

	/// Its shares of the pool.
	pub fn shares(&self) -> Result<Balance, Error<T>> {
		self.books.shares.left().ok_or(Error::ArithmeticOverflow)
	}

	/// An amount of the family's token in units of the external, one for one; down.
	pub fn in_external(&self, amount: Balance) -> Result<Balance, Error<T>> {
		Ok(rescale(amount, self.backer.family_decimals, self.backer.decimals)?)
	}

	/// As [`Self::in_external`]; up.
	pub fn in_external_up(&self, amount: Balance) -> Result<Balance, Error<T>> {
		let down = self.in_external(amount)?;
		let up = if self.in_family(down)? < amount { down.checked_add(1) } else { Some(down) };
		up.ok_or(Error::ArithmeticOverflow)
	}

	/// An amount of the external in units of the family's token, one for one; down.
	pub fn in_family(&self, amount: Balance) -> Result<Balance, Error<T>> {
		Ok(rescale(amount, self.backer.decimals, self.backer.family_decimals)?)
	}

	pub fn mint(&mut self, amount: Balance) -> DispatchResult {
		add::<T>(&mut self.books.minted, amount)?;
		T::Tokens::mint_into(self.amo.family, &self.account, amount)?;
		add::<T>(&mut self.backer.supply, amount)?;
		Pallet::<T>::deposit_event(Event::Minted { amo: self.id, amount });
		Ok(())
	}

	/// Burns all it has of the family's token, as far as it owes it; says how much.
	pub fn burn(&mut self) -> Result<Balance, DispatchError> {
		let amount = self.own()?.min(self.debt()?);
		if amount == 0 {
			return Ok(0);
		}
		add::<T>(&mut self.books.burned, amount)?;
		let (preservation, precision) = (Preservation::Expendable, Precision::Exact);
		T::Tokens::burn_from(self.amo.family, &self.account, amount, preservation, precision, Fortitude::Force)?;
		self.backer.supply = self.backer.supply.checked_sub(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		Pallet::<T>::deposit_event(Event::Burned { amo: self.id, amount });
		Ok(amount)
	}

	/// Sells the family's token for at least `least_out` of what it stands for.
	pub fn sell(&mut self, amount: Balance) -> Result<Balance, DispatchError> {
		let Mandate { pool, family, external, terms, .. } = self.amo;
		// All up: what is asked for is never less than its part.
		let asked = mul_div_ceil(amount, terms.least_out.into(), WHOLE.into()).map_err(Error::<T>::from)?;
		let worth = mul_div_ceil(asked, ONE, self.backer.price.into_inner()).map_err(Error::<T>::from)?;
		let got = T::Market::sell(&self.account, pool, family, amount, self.in_external_up(worth)?)?;
		add::<T>(&mut self.books.own.went, amount)?;
		add::<T>(&mut self.books.external.came, got)?;
		T::Door::count_in(external, self.in_family(got)?)?;
		Pallet::<T>::deposit_event(Event::Sold { amo: self.id, amount, external: got });
		Ok(got)
	}

	/// Buys the family's token for so much of the external, and at least `least_out` of what that is worth.
	pub fn buy(&mut self, external: Balance) -> Result<Balance, DispatchError> {
		let Mandate { pool, external: asset, terms, .. } = self.amo;
		// All up, as above.
		let worth = mul_div_ceil(self.in_family(external)?, self.backer.price.into_inner(), ONE);
		let asked = worth.and_then(|worth| mul_div_ceil(worth, terms.least_out.into(), WHOLE.into()));
		let asked = asked.map_err(Error::<T>::from)?;
		let amount = T::Market::sell(&self.account, pool, asset, external, asked)?;
		add::<T>(&mut self.books.external.went, external)?;
		add::<T>(&mut self.books.own.came, amount)?;
		Pallet::<T>::deposit_event(Event::Bought { amo: self.id, amount, external });
		Ok(amount)
	}

	pub fn provide(&mut self, amount: Balance, external: Balance) -> DispatchResult {
		let provided = T::Market::provide(&self.account, self.amo.pool, amount, external)?;
		add::<T>(&mut self.books.own.went, provided.base)?;
		add::<T>(&mut self.books.external.went, provided.quote)?;
		add::<T>(&mut self.books.shares.came, provided.shares)?;
		Pallet::<T>::deposit_event(Event::Provided {
			amo: self.id,
			amount: provided.base,
			external: provided.quote,
			shares: provided.shares,
		});
		Ok(())
	}

	pub fn withdraw(&mut self, shares: Balance) -> DispatchResult {
		let (amount, external) = T::Market::withdraw(&self.account, self.amo.pool, shares)?;
		add::<T>(&mut self.books.shares.went, shares)?;
		add::<T>(&mut self.books.own.came, amount)?;
		add::<T>(&mut self.books.external.came, external)?;
		Pallet::<T>::deposit_event(Event::Withdrawn { amo: self.id, amount, external, shares });
		Ok(())
	}

	/// Mints so much and redeems it. The fee comes back, and is burned with the rest.
	pub fn take_out(&mut self, amount: Balance) -> DispatchResult {
		self.mint(amount)?;
		let passed = T::Door::take_out(self.amo.family, self.amo.external, &self.account, amount)?;
		add::<T>(&mut self.books.own.went, passed.internal)?;
		add::<T>(&mut self.books.external.came, passed.external)?;
		self.look_again()?;
		let (amount, external) = (passed.internal, passed.external);
		Pallet::<T>::deposit_event(Event::TakenOut { amo: self.id, amount, external });
		Ok(())
	}

	/// Gives so much of the external through the door.
	fn put_in(&mut self, external: Balance) -> DispatchResult {
		let passed = T::Door::put_in(self.amo.family, self.amo.external, &self.account, external)?;
		add::<T>(&mut self.books.external.went, passed.external)?;
		add::<T>(&mut self.books.own.came, passed.internal)?;
		self.look_again()?;
		let (amount, external) = (passed.internal, passed.external);
		Pallet::<T>::deposit_event(Event::PutIn { amo: self.id, amount, external });
		Ok(())
	}

	/// Gives so much of the external back through the door, if it takes it: otherwise it stays in the books.
	pub fn give_back(&mut self, external: Balance) {
		if external > 0 {
			self.try_or_tell(external, |desk| desk.put_in(external));
		}
	}

	/// Mints so much, to a whole unit of the external, sells it, and gives what it stands for through the door, all of it or nothing: more is
	/// behind the door, and it owes no more than before.
	pub fn pass_on(&mut self, amount: Balance) -> Result<(), Error<T>> {
		let (debt, external) = (self.debt()?, self.in_external(amount)?);
		let amount = self.in_family(external)?;
		self.try_or_tell(external, |desk| {
			desk.mint(amount)?;
			ensure!(desk.sell(amount)? >= external, Error::<T>::WouldLose);
			desk.put_in(external)?;
			desk.burn()?;
			ensure!(desk.debt()? <= debt, Error::<T>::WouldLose);
			Ok(())
		});
		Ok(())
	}

	/// Mints so much, redeems it, buys more than that for it, and burns all: it owes no more than before, or nothing of it is done. Says how
	/// much was burned.
	pub fn buy_through_door(&mut self, amount: Balance) -> Result<Balance, Error<T>> {
		let (debt, external, burned) = (self.debt()?, self.in_external(amount)?, self.books.burned);
		self.try_or_tell(external, |desk| {
			let held = desk.held()?;
			desk.take_out(amount)?;
			let taken = desk.held()?.checked_sub(held).ok_or(Error::<T>::ArithmeticOverflow)?;
			desk.buy(taken)?;
			desk.burn()?;
			ensure!(desk.debt()? <= debt, Error::<T>::WouldLose);
			Ok(())
		});
		self.books.burned.checked_sub(burned).ok_or(Error::ArithmeticOverflow)
	}

	/// Does something that may fail; then nothing of it was done, and that is told if the step does something else.
	fn try_or_tell(&mut self, external: Balance, act: impl FnOnce(&mut Self) -> DispatchResult) {
		let draft = (self.books, self.backer);
		if let Err(error) = with_storage_layer(|| act(self)) {
			(self.books, self.backer) = draft;
			Pallet::<T>::deposit_event(Event::DoorRefused { amo: self.id, external, error });
		}
	}

	/// A passage through the door has changed the family.
	fn look_again(&mut self) -> Result<(), Error<T>> {
		self.backer = T::Door::backer(self.amo.external).ok_or(Error::DoorShut)?;
		Ok(())
	}

	/// What all it has would bring in a bad moment, in the family's token: its shares are worth what they stand for with the pool at its guide
	/// price, or at the `floor` under it, whichever is less. One for one that is mostly the guide price: a pool that is pulled away from it has
	/// sold dear or bought cheap, and gives that back on its way home.
	pub fn at_floor(&self) -> Result<Balance, Error<T>> {
		let Mandate { pool, terms, .. } = self.amo;
		let shares = self.shares()?;
		let home = self.worth(T::Market::at_guide(pool, shares))?;
		Ok(home.min(self.worth(T::Market::at_floor(pool, shares, terms.floor))?))
	}

	/// What it has is worth if its shares stand for so much: the external at what it counts as, the family's token as far as it owes it.
	fn worth(&self, (base, quote): (Balance, Balance)) -> Result<Balance, Error<T>> {
		let sum = |one: Balance, other: Balance| one.checked_add(other).ok_or(Error::<T>::ArithmeticOverflow);
		let own = sum(self.own()?, base)?.min(self.debt()?);
		let external = self.in_family(sum(self.held()?, quote)?)?;
		sum(value_at(external, self.backer.price.into_inner()), own)
	}

	/// Whether what it has stands for what it owes.
	///
	/// Errors: `BelowFloor`.
	pub fn ensure_covered(&self) -> Result<(), Error<T>> {
		let debt = self.debt()?;
		let covered = self.at_floor()?.saturating_add(share_of(debt, self.amo.terms.tolerance)?);
		ensure!(covered >= debt, Error::BelowFloor);
		Ok(())
	}

	/// How much more may be minted, or taken out through the door, before less than `liquid_share` of the supply is behind it.
	pub fn liquid_room(&self) -> Result<Balance, Error<T>> {
		let needed = self.liquid_debt()?;
		Ok(self.backer.family_debt.saturating_sub(needed))
	}

	/// What must be behind the door, up.
	pub fn liquid_debt(&self) -> Result<Balance, Error<T>> {
		Ok(mul_div_ceil(self.backer.supply, self.amo.terms.liquid_share.into(), WHOLE.into())?)
	}

	/// How much may be taken out through the door.
	pub fn door_room(&self) -> Result<Balance, Error<T>> {
		let of_external = self.backer.debt.saturating_sub(self.amo.terms.left_debt);
		Ok(of_external.min(self.liquid_room()?))
	}

	/// The part of the pool that is its own, in millionths; down.
	pub fn pool_share(&self, all: Balance) -> Result<Ppm, Error<T>> {
		let part = mul_div_floor(self.shares()?, WHOLE.into(), all).unwrap_or_default();
		Ok(Ppm::try_from(part).unwrap_or(WHOLE))
	}
}

impl<T: Config> AmoBooks<T::AccountId> for Pallet<T> {
	fn is_operator(who: &T::AccountId) -> bool {
		Operators::<T>::contains_key(who)
	}

	fn debt(family: TokenId) -> Balance {
		let debt = |id: &AmoId| AllBooks::<T>::get(id).debt().unwrap_or_default();
		// Together they are never more than the supply.
		OfFamily::<T>::get(family).iter().fold(0, |sum: Balance, (id, ..)| sum.saturating_add(debt(id)))
	}

	fn assets_at_floor(family: TokenId) -> Balance {
		let value = |id: &AmoId| Desk::<T>::open(*id).and_then(|desk| desk.at_floor()).unwrap_or_default();
		// What does not fit is more than there can be of the family's token.
		OfFamily::<T>::get(family).iter().fold(0, |sum: Balance, (id, ..)| sum.saturating_add(value(id)))
	}

	fn work_with(family: TokenId, external: TokenId) -> bool {
		OfFamily::<T>::get(family).iter().any(|(.., works_with)| *works_with == external)
	}

	fn assets_weight(family: TokenId) -> Weight {
		let count = OfFamily::<T>::decode_len(family).unwrap_or_default();
		T::WeightInfo::value().saturating_mul(count.saturated_into())
	}

	fn heaviest_assets() -> Weight {
		T::WeightInfo::value().saturating_mul(MAX_AMOS.into())
	}
}
