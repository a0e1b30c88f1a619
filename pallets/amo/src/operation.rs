//! What every kind of market operation can do, and the first kind: one that works in a pool.

use crate::{desk::Desk, pallet::*, types::*};
use frame::prelude::*;
use huxian_math::{
	mul_div_ceil, mul_div_floor,
	peg::{
		backing::{share_room, value_at},
		bucket::Bucket,
		fees::Deviation,
		share_of, Ppm, ONE, WHOLE,
	},
};
use huxian_traits::{
	market::{PoolMarket, Standing, Stock},
	peg::PegDoor,
	Balance, Moment,
};

/// A way of holding a token at its unit.
pub(crate) trait Operation {
	/// Where the token stands.
	fn state(&self) -> State;

	/// Mints and puts it to work.
	///
	/// Errors: `NothingToDo`, `BelowFloor`, and those of the market and the door.
	fn decollateralise(&mut self, room: Room) -> Result<Done, DispatchError>;

	/// Takes back, for at most `room` of the external where it buys.
	///
	/// Errors: `NothingToDo`, `WouldLose`, and those of the market.
	fn recollateralise(&mut self, room: Balance) -> Result<Done, DispatchError>;

	/// What all it has would bring in a bad moment.
	fn value_at_floor(&self) -> Result<Balance, DispatchError>;
}

/// How much may be minted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
	/// So that it is owed.
	pub owed: Balance,
	/// So that what is got for it goes behind the door at once.
	pub passed: Balance,
}

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Done {
	/// What it minted, or burned.
	pub amount: Balance,
	/// What of that counts in its hour: of what it minted only what it owes.
	pub counted: Balance,
}

impl Done {
	/// All of it counts.
	const fn all(amount: Balance) -> Self {
		Self { amount, counted: amount }
	}
}

/// What a market operation sees before a step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight {
	/// The pool.
	pub standing: Standing,
	/// The lower one of the median of the healthy externals and the price of the external of the pool, in units of the family.
	pub low: u128,
	/// The higher one.
	pub high: u128,
	/// The mean price of the pool; `None` when nobody needs it, or the pool does not remember long enough.
	pub mean: Option<u128>,
	/// The price at which the last block has closed.
	pub spot: u128,
}

impl Sight {
	/// Looks no further than needed: while the token is near its unit and the price too, the mean decides nothing.
	///
	/// Errors: `NoPrice`.
	pub fn of<T: Config>(amo: &Mandate, state: State) -> Result<Self, Error<T>> {
		// A committee may have given the pool a fixed price since.
		ensure!(T::Market::terms(amo.pool).is_some_and(|terms| terms.guided), Error::NoPrice);
		let median = T::Door::signal(amo.family).ok_or(Error::NoPrice)?.into_inner();
		let own = T::Door::price(amo.external).ok_or(Error::NoPrice)?.into_inner();
		let standing = T::Market::standing(amo.pool).ok_or(Error::NoPrice)?;
		let (spot, terms) = (standing.spot.into_inner(), &amo.terms);
		let sight = Self { standing, low: median.min(own), high: median.max(own), mean: None, spot };
		// Were the mean beyond `enter` and the price within this, it would not be calm.
		let Deviation { below, above } = Deviation::of(sight.reading(spot));
		if state == State::Equilibrium && below.max(above) <= terms.enter.saturating_sub(terms.calm) {
			return Ok(sight);
		}
		let mean = T::Market::mean(amo.pool, terms.window).map(FixedU128::into_inner);
		Ok(Self { mean, ..sight })
	}

	/// A price of the pool in units of the family: of the readings by both prices of the external the one nearer to the unit, which lies between
	/// them if they disagree on which side the token is. So a single external that sags makes nobody sell the token for it.
	pub fn reading(&self, price: u128) -> u128 {
		let (low, high) = (value_at(price, self.low), value_at(price, self.high));
		ONE.max(low).min(high)
	}

	/// Whether the last block has closed near the mean: nobody has just pushed it.
	pub fn is_calm(&self, terms: &Terms) -> bool {
		let near = |mean: u128| {
			let far = mul_div_ceil(self.spot.abs_diff(mean), WHOLE.into(), mean).unwrap_or(u128::MAX);
			far <= terms.calm.into()
		};
		self.mean.is_some_and(near)
	}
}

/// A market operation that works in a pool.
pub(crate) struct PoolOperation<'a, T: Config> {
	pub desk: &'a mut Desk<T>,
	/// None while nobody knows a price.
	pub sight: Option<&'a Sight>,
}

impl<T: Config> Operation for PoolOperation<'_, T> {
	fn state(&self) -> State {
		self.sight
			.and_then(|sight| sight.mean.map(|mean| sight.reading(mean)))
			.map_or(State::Equilibrium, |mean| self.desk.books.state.at(mean, &self.desk.amo.terms))
	}

	/// Sells until `leave` above the unit, first what goes behind the door; what room is left becomes liquidity.
	fn decollateralise(&mut self, room: Room) -> Result<Done, DispatchError> {
		let Mandate { pool, family, terms, .. } = self.desk.amo;
		let (minted, debt) = (self.desk.books.minted, self.desk.debt()?);
		let price = self.pool_price(WHOLE.saturating_add(terms.leave), |sight| sight.low)?;
		let passed = T::Market::until(pool, family, price)?.min(room.passed);
		if passed >= terms.least_step {
			self.desk.pass_on(passed)?;
		}
		let sold = T::Market::until(pool, family, price)?.min(room.owed);
		let mut used = 0;
		if sold >= terms.least_step {
			used = sold;
			self.desk.mint(sold)?;
			self.desk.sell(sold)?;
		}
		self.deepen(room.owed.saturating_sub(used))?;
		self.desk.burn()?;
		let amount = self.desk.books.minted.checked_sub(minted).ok_or(Error::<T>::ArithmeticOverflow)?;
		ensure!(amount > 0, Error::<T>::NothingToDo);
		self.desk.ensure_covered()?;
		// Passing on may even have left a unit less.
		Ok(Done { amount, counted: self.desk.debt()?.saturating_sub(debt) })
	}

	/// Withdraws liquidity, buys until `leave` below the unit, burns, and gives back what is left. What liquidity does not pay for comes
	/// through the door: it is minted, redeemed, and more than it is bought back at once.
	fn recollateralise(&mut self, room: Balance) -> Result<Done, DispatchError> {
		let (burned, debt) = (self.desk.books.burned, self.desk.debt()?);
		let mut left = room;
		let wanted = self.wanted(left)?;
		if self.desk.held()? < wanted {
			let missing = wanted.saturating_sub(self.desk.held()?);
			left = left.saturating_sub(self.shrink(missing, left)?);
		}
		// The pool may be smaller now.
		let spent = self.wanted(left)?.min(self.desk.held()?);
		if self.desk.in_family(spent)? >= self.desk.amo.terms.least_step {
			self.desk.buy(spent)?;
			left = left.saturating_sub(self.desk.burn()?);
		}
		let through = self.desk.in_family(self.wanted(left)?)?.min(self.desk.door_room()?);
		if through >= self.desk.amo.terms.least_step && T::Door::may_expand(self.desk.amo.external) {
			let bought = self.desk.buy_through_door(through)?;
			left = left.saturating_sub(bought);
		}
		// What is left is as good behind the door.
		let rest = self.desk.held()?.min(self.desk.in_external(self.desk.debt()?.min(left))?);
		self.desk.give_back(rest);
		self.desk.burn()?;
		ensure!(self.desk.debt()? <= debt, Error::<T>::WouldLose);
		let taken = self.desk.books.burned.checked_sub(burned).ok_or(Error::<T>::ArithmeticOverflow)?;
		ensure!(taken > 0, Error::<T>::NothingToDo);
		Ok(Done::all(taken))
	}

	fn value_at_floor(&self) -> Result<Balance, DispatchError> {
		Ok(self.desk.at_floor()?)
	}
}

impl<T: Config> PoolOperation<'_, T> {
	/// The price of the pool at which the family's token costs so many millionths of its unit, by one of the prices of the external.
	fn pool_price(&self, parts: Ppm, external: fn(&Sight) -> u128) -> Result<FixedU128, Error<T>> {
		let external = external(self.sight.ok_or(Error::NoPrice)?);
		let units = mul_div_floor(ONE, parts.into(), WHOLE.into())?;
		Ok(FixedU128::from_inner(mul_div_floor(units, ONE, external)?))
	}

	/// Puts at most `room` of the family's token into the pool, some of it through the door as external, as far as its share of the pool
	/// allows. What it does not use it does not mint.
	fn deepen(&mut self, room: Balance) -> DispatchResult {
		let Mandate { pool, terms, .. } = self.desk.amo;
		let Some(Stock { base, quote, shares }) = T::Market::stock(pool) else { return Ok(()) };
		let part =
			|amount: Balance, of: Balance, all: Balance| mul_div_floor(amount, of, all).map_err(Error::<T>::from);
		let quote_in_family = self.desk.in_family(quote)?;
		let most = share_room(self.desk.shares()?, shares, terms.pool_share, 0).map_err(Error::<T>::from)?;
		let most = part(most.min(shares), base, shares)?;
		// What comes through the door is minted too: p and p · quote / base less what is there already must fit into the room.
		let room = room.min(self.desk.liquid_room()?);
		let held = self.desk.in_family(self.desk.held()?)?;
		let all = base.checked_add(quote_in_family).ok_or(Error::<T>::ArithmeticOverflow)?;
		let with_door = part(room.checked_add(held).ok_or(Error::<T>::ArithmeticOverflow)?, base, all)?;
		let amount = with_door.min(room).min(most);
		let external = part(amount, quote_in_family, base)?;
		// The door has a smallest amount, and so has a step.
		let through = external.saturating_sub(held).min(self.desk.door_room()?);
		let through = if through < terms.least_step { 0 } else { through };
		let paid = external.min(held.checked_add(through).ok_or(Error::<T>::ArithmeticOverflow)?);
		let amount = if external > 0 { part(amount, paid, external)? } else { 0 };
		if amount < terms.least_step {
			return Ok(());
		}
		if through > 0 {
			self.desk.take_out(through)?;
		}
		self.desk.mint(amount)?;
		self.desk.provide(amount, self.desk.held()?)
	}

	/// External that brings the price up to `leave` below the unit, as far as the room goes.
	fn wanted(&self, room: Balance) -> Result<Balance, DispatchError> {
		let Mandate { pool, external, terms, .. } = self.desk.amo;
		let price = self.pool_price(WHOLE.saturating_sub(terms.leave), |sight| sight.high)?;
		// A pool that it was alone in may be gone now.
		if T::Market::standing(pool).is_none() {
			return Ok(0);
		}
		Ok(T::Market::until(pool, external, price)?.min(self.desk.in_external(room)?))
	}

	/// Gives at most `room` back through the door, so that more is behind it.
	pub fn give_back(&mut self, room: Balance) -> Result<Done, DispatchError> {
		let burned = self.desk.books.burned;
		// Up: what is less than a unit of it is missing too.
		let external = self.desk.in_external_up(room)?;
		let missing = external.saturating_sub(self.desk.held()?);
		if missing > 0 {
			self.shrink(missing, room)?;
		}
		self.desk.give_back(external.min(self.desk.held()?));
		self.desk.burn()?;
		let taken = self.desk.books.burned.checked_sub(burned).ok_or(Error::<T>::ArithmeticOverflow)?;
		ensure!(taken > 0, Error::<T>::NothingToDo);
		Ok(Done::all(taken))
	}

	/// Withdraws liquidity for so much of the external, as far as the room goes, and burns what comes with it; says how much that is.
	fn shrink(&mut self, external: Balance, room: Balance) -> Result<Balance, DispatchError> {
		let Some(Stock { base, quote, shares }) = T::Market::stock(self.desk.amo.pool) else { return Ok(0) };
		let enough = mul_div_ceil(external, shares, quote).unwrap_or(shares);
		let most = mul_div_floor(room, shares, base).unwrap_or(shares);
		let given = enough.min(most).min(self.desk.shares()?);
		if given == 0 {
			return Ok(0);
		}
		self.desk.withdraw(given)?;
		self.desk.burn()
	}
}

/// What fits into a bucket that holds a share of the supply and leaks within an hour.
///
/// Errors: `ArithmeticOverflow`.
pub(crate) fn hour<T: Config>(
	bucket: &Bucket,
	supply: Balance,
	share: Ppm,
	now: Moment,
) -> Result<(Bucket, Balance), Error<T>> {
	let capacity = share_of(supply, share)?;
	let bucket = bucket.after(capacity, now)?;
	Ok((bucket, bucket.room(capacity)))
}
