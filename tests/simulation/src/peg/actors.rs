//! Arbitrageurs: they bring the price back through the pool and the door, two blocks after they have seen it off.

use super::{
	cell::{Actors, Cell},
	curve::Market,
	outside::Outside,
	tokens::{balance, bring, exchange, mint, redeem, swap, Door, Purse, DOLLAR_POOL},
};
use crate::world::{account, Room};
use huxian_runtime::{
	constants::token::{CUSDC, PAN},
	AccountId,
};

/// What they have at the beginning, in dollars.
pub const CAPITAL: f64 = 250_000.0;
/// They do not move for less, in dollars.
const LEAST: f64 = 10.0;
/// So many mints in a block at the most: each is one step of the fee.
const MINTS: u32 = 12;

/// All of them: one account.
pub struct Arbitrageurs {
	account: AccountId,
	/// How far off the price must be.
	threshold: f64,
	/// Whether they pass the door.
	door: bool,
	/// The prices that the last blocks closed at, the latest last.
	seen: [f64; 2],
	had: Purse,
}

impl Arbitrageurs {
	/// Those of a cell; `None` when there are none.
	pub fn new(cell: &Cell) -> Option<Self> {
		let threshold = cell.actors.threshold()?;
		let door = cell.actors != Actors::Shut;
		Some(Self { account: account("arbitrageurs", 0), threshold, door, seen: [1.0; 2], had: Purse::default() })
	}

	/// They get their capital: in cUSDC, or half of it in PAN when they cannot make PAN.
	pub fn begin(&mut self, give_pan: impl FnOnce(&AccountId, f64)) {
		if self.door {
			bring(CUSDC, &self.account, CAPITAL);
		} else {
			bring(CUSDC, &self.account, CAPITAL / 2.0);
			give_pan(&self.account, CAPITAL / 2.0);
		}
		self.had = Purse::of(&self.account);
	}

	/// What they have gained, in dollars, while a PAN costs `pan` dollars.
	pub fn gain(&self, outside: &Outside, pan: f64) -> f64 {
		Purse::of(&self.account).gain(&self.had, outside, pan)
	}

	/// They see what the last block closed at, and act on what the one before did.
	pub fn act(&mut self, room: &mut Room, outside: &Outside, closed: f64) {
		let [_, before] = self.seen;
		self.seen = [before, closed];
		if room.is_closed() || (before - 1.0).abs() <= self.threshold {
			return;
		}
		let dollar = outside.price(CUSDC);
		match (self.door, before < 1.0) {
			(true, true) => self.redeem(room, outside, dollar),
			(true, false) => (0..MINTS).take_while(|_| self.mint(room, outside, dollar).is_some()).for_each(drop),
			(false, true) => self.buy(room, (1.0 - self.threshold) / dollar),
			(false, false) => self.sell(room, (1.0 + self.threshold) / dollar),
		}
	}

	/// Buys PAN as long as the best door pays more for it.
	fn redeem(&self, room: &mut Room, outside: &Outside, dollar: f64) {
		let worth = |door: &Door| outside.price(door.asset) * (1.0 - door.redeem_fee);
		let doors = Door::all().into_iter().filter(|door| door.backs > LEAST);
		let Some(best) = doors.max_by(|one, other| worth(one).total_cmp(&worth(other))) else { return };
		let Some(market) = Market::read(DOLLAR_POOL) else { return };
		let had = balance(PAN, &self.account);
		self.buy(room, worth(&best) * (1.0 - market.fee) / dollar);
		let bought = balance(PAN, &self.account);
		if bought > had.max(LEAST) {
			// What a door cannot pay they keep until another one does.
			let _ = redeem(room, &self.account, best.asset, bought.min(best.backs));
			exchange(&self.account, best.asset, CUSDC, outside);
		}
	}

	/// Mints a step at the cheapest door and sells it, as long as that gains something.
	fn mint(&self, room: &mut Room, outside: &Outside, dollar: f64) -> Option<()> {
		let open = Door::all().into_iter().filter_map(|door| Some((door, door.mintable()?)));
		let cost = |(door, (_, fee)): &(Door, (f64, f64))| outside.price(door.asset) / (1.0 - fee);
		let best = open.min_by(|one, other| cost(one).total_cmp(&cost(other)))?;
		let (asset, (most, fee)) = (best.0.asset, best.1);
		let market = Market::read(DOLLAR_POOL)?;
		let price = cost(&best) / (1.0 - market.fee) / dollar;
		// While the price has only just come there, it sells for what it was before.
		if market.trailing < price {
			return None;
		}
		let wanted = market.sell_to(price) / (1.0 - fee);
		let wealth = balance(CUSDC, &self.account) * dollar / outside.price(asset);
		let given = wanted.min(most).min(wealth);
		if given < LEAST {
			return None;
		}
		exchange(&self.account, CUSDC, asset, outside);
		let minted = mint(room, &self.account, asset, given);
		exchange(&self.account, asset, CUSDC, outside);
		minted.ok()?;
		self.sell(room, 0.0);
		Some(())
	}

	/// Buys PAN until it costs `price`, with all there is.
	fn buy(&self, room: &mut Room, price: f64) {
		let Some(market) = Market::read(DOLLAR_POOL) else { return };
		let given = market.buy_to(price).min(balance(CUSDC, &self.account));
		if given >= LEAST {
			let least = given / price * 0.999_9;
			// Who is refused tries again with the next block.
			let _ = swap(room, &self.account, DOLLAR_POOL, (CUSDC, given), (PAN, least));
		}
	}

	/// Sells PAN until it costs `price`, all there is at the most.
	fn sell(&self, room: &mut Room, price: f64) {
		let Some(market) = Market::read(DOLLAR_POOL) else { return };
		let had = balance(PAN, &self.account);
		let given = if price > 0.0 { market.sell_to(price).min(had) } else { had };
		if given >= LEAST {
			let _ = swap(room, &self.account, DOLLAR_POOL, (PAN, given), (CUSDC, given * price * 0.999_9));
		}
	}
}
