//! Attackers: their knowledge, their trades, and their gain.

mod oracle;
mod sandwich;
mod stale_guard;

pub use sandwich::whale;

use super::{
	external_market::{ExternalMarket, HUX_PRICE},
	scenario::{Attack, Exit, Target, Victim},
	tokens::{balance, fund, swap, units, whole, Holdings, DOLLAR_POOL, GOLD_POOL, PAIR_POOL},
	traders::Order,
};
use crate::chain::{account, coins, BlockBuilder};
use huxian_runtime::{
	constants::token::{CUSDC, CUSDT, PAN, XAU},
	AccountId, Balance, Pmm,
};
use huxian_traits::PoolId;

/// Capital of an attacker in either token of its pool, in dollars.
const CAPITAL: f64 = 250_000.0;
/// Blocks after which an attacker closes its position at any price.
const PATIENCE: u32 = 20;

/// The result of an attack.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AttackResult {
	/// Number of rounds.
	pub rounds: u32,
	/// Turnover, in dollars.
	pub turnover: f64,
	/// Gain in dollars: final less initial holdings at the last prices of the market, less fees of
	/// transactions.
	pub gain: f64,
	/// Fees of transactions, in dollars.
	pub fees: f64,
}

/// A pool and its two tokens.
#[derive(Clone, Copy, Debug)]
struct PoolPair {
	pool: PoolId,
	base: u32,
	quote: u32,
}

impl PoolPair {
	const DOLLAR: Self = Self { pool: DOLLAR_POOL, base: PAN, quote: CUSDC };
	const PAIR: Self = Self { pool: PAIR_POOL, base: CUSDT, quote: CUSDC };
	const GOLD: Self = Self { pool: GOLD_POOL, base: CUSDC, quote: XAU };
}

/// An open position.
#[derive(Clone, Copy, Debug)]
struct Position {
	/// Token that was paid.
	paid: u32,
	/// Amount that was paid.
	given: f64,
	/// Token that was bought.
	bought: u32,
	/// Amount that was bought.
	amount: f64,
	/// Block in which it was opened.
	since: u32,
}

/// An attacker.
pub struct Attacker {
	account: AccountId,
	attack: Attack,
	pair: PoolPair,
	position: Option<Position>,
	/// Initial holdings.
	initial: Holdings,
	/// Fees of the last round of minting and redeeming, in dollars.
	round_fees: f64,
	result: AttackResult,
}

impl Attacker {
	/// Returns the attacker of an attack.
	pub fn new(attack: Attack) -> Self {
		let pair = match attack {
			Attack::OracleFrontRun(Target::Pair, _) => PoolPair::PAIR,
			Attack::OracleFrontRun(Target::Gold, _) => PoolPair::GOLD,
			_ => PoolPair::DOLLAR,
		};
		let (account, result) = (account("attacker", 0), AttackResult::default());
		Self { account, attack, pair, position: None, initial: Holdings::default(), round_fees: 0.0, result }
	}

	/// Gives the attacker its capital.
	pub fn endow(&mut self, market: &ExternalMarket, give_pan: impl FnOnce(&AccountId, f64)) {
		let PoolPair { base, quote, .. } = self.pair;
		match self.attack {
			// This attack needs dollars only.
			Attack::DepegJump | Attack::DepegSlide => fund(CUSDC, &self.account, CAPITAL),
			_ => {
				if base == PAN {
					give_pan(&self.account, CAPITAL);
				} else {
					fund(base, &self.account, CAPITAL / market.price(base));
				}
				fund(quote, &self.account, CAPITAL / market.price(quote));
			},
		}
		self.initial = Holdings::of(&self.account);
	}

	/// Acts first in a block, right after the feeds, and knows the orders of all traders.
	pub fn before_traders(
		&mut self,
		builder: &mut BlockBuilder,
		block: u32,
		market: &ExternalMarket,
		orders: &[Order],
	) {
		let before = builder.fees();
		match self.attack {
			Attack::OracleFrontRun(_, exit) => {
				let blocks = if exit == Exit::Immediate { 1 } else { 11 };
				if self.position.is_some_and(|position| block >= position.since + blocks) {
					self.close_position(builder, market);
				}
			},
			Attack::Sandwich(Victim::Amo, _) => self.close_position(builder, market),
			Attack::Sandwich(victim, exit) => {
				if exit == Exit::Later && self.should_exit(block) {
					self.close_position(builder, market);
				}
				self.front_run(builder, block, market, victim, orders);
			},
			Attack::DepegJump | Attack::DepegSlide => (),
		}
		self.record_fees(builder, before);
	}

	/// Acts right after all traders.
	pub fn after_traders(&mut self, builder: &mut BlockBuilder, market: &ExternalMarket) {
		let before = builder.fees();
		match self.attack {
			Attack::Sandwich(Victim::Traders | Victim::Whale, Exit::Immediate) => self.close_position(builder, market),
			Attack::DepegJump | Attack::DepegSlide => self.mint_and_redeem(builder, market),
			_ => (),
		}
		self.record_fees(builder, before);
	}

	/// Acts last in a block. `next` is the market that members feed in the next block, if any.
	pub fn at_end_of_block(
		&mut self,
		builder: &mut BlockBuilder,
		block: u32,
		market: &ExternalMarket,
		next: Option<&ExternalMarket>,
	) {
		let before = builder.fees();
		match (self.attack, next) {
			(Attack::OracleFrontRun(..), Some(next)) if self.position.is_none() => {
				self.front_run_oracle(builder, block, market, next)
			},
			(Attack::Sandwich(Victim::Amo, _), _) => self.push_price(builder, block, market),
			_ => (),
		}
		self.record_fees(builder, before);
	}

	/// Records the fees of its transactions: all fees of the block since `before`.
	fn record_fees(&mut self, builder: &BlockBuilder, before: Balance) {
		self.result.fees += coins(builder.fees() - before) * HUX_PRICE;
	}

	/// Returns the result, while a PAN costs `pan` dollars.
	pub fn result(&self, market: &ExternalMarket, pan: f64) -> AttackResult {
		let gain = Holdings::of(&self.account).gain(&self.initial, market, pan) - self.result.fees;
		AttackResult { gain, ..self.result }
	}

	/// Buys one token of its pool with `amount` of the other.
	fn open_position(
		&mut self,
		builder: &mut BlockBuilder,
		block: u32,
		market: &ExternalMarket,
		(paid, amount): (u32, f64),
	) {
		let bought = if paid == self.pair.base { self.pair.quote } else { self.pair.base };
		let given = amount.min(balance(paid, &self.account));
		let before_trade = balance(bought, &self.account);
		// Trades below a hundred dollars are left out.
		let dollars = given * market.price(paid);
		if dollars < 100.0 || swap(builder, &self.account, self.pair.pool, (paid, given), (bought, 0.0)).is_err() {
			return;
		}
		let amount = balance(bought, &self.account) - before_trade;
		self.position = Some(Position { paid, given, bought, amount, since: block });
		self.result.rounds += 1;
		self.result.turnover += dollars;
	}

	/// Returns whether closing the position gains, or it has been open for long enough.
	fn should_exit(&self, block: u32) -> bool {
		let Some(Position { given, bought, amount, paid, since }) = self.position else { return false };
		let quote = Pmm::view_quote_exact_in(self.pair.pool, bought, units(bought, amount));
		let back = quote.map(|quote| whole(paid, quote.amount_out)).unwrap_or_default();
		block > since + PATIENCE || block > since && back > given
	}

	/// Sells the position.
	fn close_position(&mut self, builder: &mut BlockBuilder, market: &ExternalMarket) {
		let Some(Position { paid, bought, amount, .. }) = self.position else { return };
		if swap(builder, &self.account, self.pair.pool, (bought, amount), (paid, 0.0)).is_ok() {
			self.result.turnover += amount * market.price(bought);
			self.position = None;
		}
	}
}
