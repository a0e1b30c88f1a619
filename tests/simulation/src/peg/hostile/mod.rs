//! Those who mean harm: what they know and do, and what they end with.

mod oracle;
mod race;
mod sandwich;

pub use sandwich::whale;

use super::{
	cell::{Attack, Leaving, Target, Victim},
	flow::Order,
	outside::{Outside, HUX_PRICE},
	tokens::{balance, bring, swap, units, whole, Purse, DOLLAR_POOL, GOLD_POOL, PAIR_POOL},
};
use crate::world::{account, coins, Room};
use huxian_runtime::{
	constants::token::{CUSDC, CUSDT, PAN, XAU},
	AccountId, Balance, Pmm,
};
use huxian_traits::PoolId;

/// What each of them has of either token of his pool, in dollars.
const CAPITAL: f64 = 250_000.0;
/// So many blocks he waits for the way back to pay.
const PATIENCE: u32 = 20;

/// What an attack came to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Loot {
	/// How often it was tried.
	pub rounds: u32,
	/// What was traded, in dollars.
	pub turnover: f64,
	/// What it gained, in dollars: what he has at the end less what he had at the beginning, both at the market's last prices, and less the fees of
	/// his transactions.
	pub gain: f64,
	/// What these fees were, in dollars.
	pub fees: f64,
}

/// A pool and its two tokens.
#[derive(Clone, Copy, Debug)]
struct Place {
	pool: PoolId,
	base: u32,
	quote: u32,
}

impl Place {
	const DOLLAR: Self = Self { pool: DOLLAR_POOL, base: PAN, quote: CUSDC };
	const PAIR: Self = Self { pool: PAIR_POOL, base: CUSDT, quote: CUSDC };
	const GOLD: Self = Self { pool: GOLD_POOL, base: CUSDC, quote: XAU };
}

/// What was bought, to be sold again.
#[derive(Clone, Copy, Debug)]
struct Position {
	/// The token that was paid with, and how much of it.
	paid: u32,
	given: f64,
	/// The token that was bought, and how much of it.
	bought: u32,
	amount: f64,
	/// The block.
	since: u32,
}

/// Somebody.
pub struct Attacker {
	account: AccountId,
	attack: Attack,
	place: Place,
	position: Option<Position>,
	/// What he had at the beginning.
	had: Purse,
	/// What a round of the race has cost him in fees, in dollars.
	lap: f64,
	result: Loot,
}

impl Attacker {
	/// The one of an attack.
	pub fn new(attack: Attack) -> Self {
		let place = match attack {
			Attack::Oracle(Target::Pair, _) => Place::PAIR,
			Attack::Oracle(Target::Gold, _) => Place::GOLD,
			_ => Place::DOLLAR,
		};
		let (account, result) = (account("attacker", 0), Loot::default());
		Self { account, attack, place, position: None, had: Purse::default(), lap: 0.0, result }
	}

	/// He gets what he begins with.
	pub fn begin(&mut self, outside: &Outside, give_pan: impl FnOnce(&AccountId, f64)) {
		let Place { base, quote, .. } = self.place;
		match self.attack {
			// He needs nothing but dollars.
			Attack::Jump | Attack::Slide => bring(CUSDC, &self.account, CAPITAL),
			_ => {
				if base == PAN {
					give_pan(&self.account, CAPITAL);
				} else {
					bring(base, &self.account, CAPITAL / outside.price(base));
				}
				bring(quote, &self.account, CAPITAL / outside.price(quote));
			},
		}
		self.had = Purse::of(&self.account);
	}

	/// First in a block, right after the feeds: he knows what people want.
	pub fn first(&mut self, room: &mut Room, block: u32, outside: &Outside, orders: &[Order]) {
		let before = room.fees();
		match self.attack {
			Attack::Oracle(_, leaving) => {
				let blocks = if leaving == Leaving::AtOnce { 1 } else { 11 };
				if self.position.is_some_and(|position| block >= position.since + blocks) {
					self.leave(room, outside);
				}
			},
			Attack::Sandwich(Victim::Operations, _) => self.leave(room, outside),
			Attack::Sandwich(victim, leaving) => {
				if leaving == Leaving::Later && self.pays(block) {
					self.leave(room, outside);
				}
				self.front(room, block, outside, victim, orders);
			},
			Attack::Jump | Attack::Slide => (),
		}
		self.pay(room, before);
	}

	/// Right after people have traded.
	pub fn after(&mut self, room: &mut Room, outside: &Outside) {
		let before = room.fees();
		match self.attack {
			Attack::Sandwich(Victim::People | Victim::Whale, Leaving::AtOnce) => self.leave(room, outside),
			Attack::Jump | Attack::Slide => self.race(room, outside),
			_ => (),
		}
		self.pay(room, before);
	}

	/// Last in a block: `next` is what the oracle says in the next one, if it says anything then.
	pub fn last(&mut self, room: &mut Room, block: u32, outside: &Outside, next: Option<&Outside>) {
		let before = room.fees();
		match (self.attack, next) {
			(Attack::Oracle(..), Some(next)) if self.position.is_none() => self.run_ahead(room, block, outside, next),
			(Attack::Sandwich(Victim::Operations, _), _) => self.push(room, block, outside),
			_ => (),
		}
		self.pay(room, before);
	}

	/// He pays the fees of what he has just sent: all that the block has beside those `before`.
	fn pay(&mut self, room: &Room, before: Balance) {
		self.result.fees += coins(room.fees() - before) * HUX_PRICE;
	}

	/// What it came to, while a PAN costs `pan` dollars.
	pub fn result(&self, outside: &Outside, pan: f64) -> Loot {
		let gain = Purse::of(&self.account).gain(&self.had, outside, pan) - self.result.fees;
		Loot { gain, ..self.result }
	}

	/// Buys one token of his pool with so much of the other.
	fn enter(&mut self, room: &mut Room, block: u32, outside: &Outside, (paid, amount): (u32, f64)) {
		let bought = if paid == self.place.base { self.place.quote } else { self.place.base };
		let given = amount.min(balance(paid, &self.account));
		let had = balance(bought, &self.account);
		// A hundred dollars are not worth the trouble.
		let dollars = given * outside.price(paid);
		if dollars < 100.0 || swap(room, &self.account, self.place.pool, (paid, given), (bought, 0.0)).is_err() {
			return;
		}
		let amount = balance(bought, &self.account) - had;
		self.position = Some(Position { paid, given, bought, amount, since: block });
		self.result.rounds += 1;
		self.result.turnover += dollars;
	}

	/// Whether he would get more for what he has bought than it cost him, or has waited long enough.
	fn pays(&self, block: u32) -> bool {
		let Some(Position { given, bought, amount, paid, since }) = self.position else { return false };
		let quote = Pmm::view_quote_exact_in(self.place.pool, bought, units(bought, amount));
		let back = quote.map(|quote| whole(paid, quote.amount_out)).unwrap_or_default();
		block > since + PATIENCE || block > since && back > given
	}

	/// Sells again what he has bought.
	fn leave(&mut self, room: &mut Room, outside: &Outside) {
		let Some(Position { paid, bought, amount, .. }) = self.position else { return };
		if swap(room, &self.account, self.place.pool, (bought, amount), (paid, 0.0)).is_ok() {
			self.result.turnover += amount * outside.price(bought);
			self.position = None;
		}
	}
}
