//! Random people, prices and failures. The model is a bookkeeper with plain numbers: it says beforehand whether a swap is
//! accepted and what it brings, follows the queue by the events, and ends every step with the same books as the chain.

use crate::{mock::*, types::*, Event};
use frame::testing_prelude::*;
use huxian_math::U256;
use huxian_traits::oracle::Feed;
use proptest::prelude::*;
use std::collections::{BTreeMap, VecDeque};

/// What happens. People are Alice and Bob, tokens are named by their place among the four dollars.
#[derive(Clone, Copy, Debug)]
enum Step {
	/// So many hundredths of a dollar.
	Mint(bool, usize, u32),
	/// So many hundredths of a PAN, and a few units.
	Redeem(bool, usize, u32, u16),
	/// Thousandths.
	Price(usize, u32),
	Stale(usize),
	/// So many blocks of so many seconds.
	Blocks(u8, u16),
	Stop(usize),
	Reopen(usize),
	Hold,
	Release,
	/// Bob cannot be paid in a token, or can again.
	Block(usize, bool),
	Claim(u8),
	Gift(usize, u32),
}

fn step() -> impl Strategy<Value = Step> {
	let token = 0..4_usize;
	let amount = prop_oneof![0..100_000_u32, 100_000..3_500_000_u32];
	prop_oneof![
		8 => (any::<bool>(), token.clone(), amount.clone()).prop_map(|(who, token, amount)| Step::Mint(who, token, amount)),
		6 => (any::<bool>(), token.clone(), amount, any::<u16>())
			.prop_map(|(who, token, amount, dust)| Step::Redeem(who, token, amount, dust)),
		3 => (token.clone(), 900..1_010_u32).prop_map(|(token, price)| Step::Price(token, price)),
		3 => (token.clone(), 996..1_003_u32).prop_map(|(token, price)| Step::Price(token, price)),
		1 => token.clone().prop_map(Step::Stale),
		6 => (1..4_u8, 1..2_000_u16).prop_map(|(count, seconds)| Step::Blocks(count, seconds)),
		1 => token.clone().prop_map(Step::Stop),
		2 => token.clone().prop_map(Step::Reopen),
		1 => Just(Step::Hold),
		1 => Just(Step::Release),
		1 => (token.clone(), any::<bool>()).prop_map(|(token, blocked)| Step::Block(token, blocked)),
		1 => (0..8_u8).prop_map(Step::Claim),
		1 => (token, 1..1_000_u32).prop_map(|(token, amount)| Step::Gift(token, amount)),
	]
}

/// What waits of a redemption.
#[derive(Clone, Debug, PartialEq)]
struct Waiting {
	number: u64,
	who: AccountId,
	token: u32,
	dollars: u128,
}

#[derive(Clone, Copy, Debug, Default)]
struct Level {
	hour: u128,
	day: u128,
	at: u64,
}

#[derive(Debug, Default)]
struct World {
	debts: BTreeMap<u32, u128>,
	levels: BTreeMap<u32, Level>,
	/// PAN and dollars of people, by token.
	purses: BTreeMap<(AccountId, u32), u128>,
	reserve: u128,
	queue: VecDeque<Waiting>,
	parked: Vec<Waiting>,
	next: u64,
	gross: u128,
	gross_at: u64,
	held_until: u64,
}

const UNIT: u128 = 1_000_000_000_000_000_000;

fn leak(level: u128, capacity: u128, period: u64, elapsed: u64) -> u128 {
	level.saturating_sub(capacity * u128::from(elapsed.min(period)) / u128::from(period))
}

fn ceil(value: u128, share: u32) -> u128 {
	(value * u128::from(share)).div_ceil(1_000_000)
}

impl World {
	fn supply(&self) -> u128 {
		self.debts.values().sum()
	}

	fn capacities(&self) -> (u128, u128) {
		let supply = self.supply();
		((supply / 100).max(50_000 * UNIT), (supply / 20).max(1_200_000 * UNIT))
	}

	fn level(&self, token: u32) -> Level {
		let (hour, day) = self.capacities();
		let level = self.levels.get(&token).copied().unwrap_or_default();
		let elapsed = Now::get() - level.at;
		Level { hour: leak(level.hour, hour, HOUR, elapsed), day: leak(level.day, day, DAY, elapsed), at: Now::get() }
	}

	fn rung(&self, level: &Level) -> u32 {
		let (hour, day) = self.capacities();
		let rung = |level: u128, capacity: u128| (20 * level).saturating_sub(10 * capacity).div_ceil(capacity).min(10);
		rung(level.hour, hour).max(rung(level.day, day)) as u32
	}

	/// Whether a mint of `amount` PAN is accepted, by the specification.
	fn admits(&self, token: u32, amount: u128) -> bool {
		let Some(price) = Quotes::get().get(&Feed::Asset(token)).map(|price| price.into_inner()) else { return false };
		let below = UNIT.saturating_sub(price) / (UNIT / 1_000_000);
		let more = Level { hour: self.level(token).hour + amount, day: self.level(token).day + amount, at: 0 };
		let (hour, day) = self.capacities();
		let whole = (self.supply() + amount).max(10_000_000 * UNIT);
		let domain = |token: &u32| *token < 10_000;
		let own = self.debts.get(&token).copied().unwrap_or_default() + amount;
		let same = self.debts.iter().filter(|(other, _)| domain(other) == domain(&token));
		let all = same.map(|(_, debt)| debt).sum::<u128>() + amount;
		let (from, to) = (self.rung(&self.level(token)), self.rung(&more));
		let asked = 500 + below.div_ceil(100) as u32 * 100 + 450 * from;
		external(token).state == State::Open
			&& amount >= UNIT
			&& below <= 10_000
			&& family().backing >= 980_000
			&& more.hour <= hour
			&& more.day <= day
			&& own <= whole / 5 * 2
			&& all <= whole / 5 * 3
			&& to <= from + 1
			&& fees(token).0 >= asked
	}

	fn purse(&mut self, who: &AccountId, token: u32) -> &mut u128 {
		self.purses.get_mut(&(who.clone(), token)).unwrap()
	}

	fn mint(&mut self, who: AccountId, token: u32, dollars: u128) {
		let amount = dollars * 1_000_000_000_000;
		let accepted = self.admits(token, amount) && *self.purse(&who, token) >= dollars;
		let rate = fees(token).0;
		let done = mint(who.clone(), token, dollars);
		assert_eq!(done.is_ok(), accepted, "mint of {dollars} against {token}: {done:?}");
		if accepted {
			let mut level = self.level(token);
			level.hour += amount;
			level.day += amount;
			self.levels.insert(token, level);
			*self.purse(&who, token) -= dollars;
			*self.purse(&who, PAN) += amount - ceil(amount, rate);
			self.reserve += ceil(amount, rate);
			*self.debts.entry(token).or_default() += amount;
		}
	}

	fn redeem(&mut self, who: AccountId, token: u32, amount: u128) {
		let rate = fees(token).1;
		let fee = ceil(amount, rate);
		let dollars = (amount - fee) / 1_000_000_000_000;
		let burned = dollars * 1_000_000_000_000;
		let debt = self.debts.get(&token).copied().unwrap_or_default();
		let payable = !external_is_blocked(token) || who != BOB || self.waits(burned);
		let accepted = amount >= UNIT && *self.purse(&who, PAN) >= amount && debt >= burned && dollars > 0 && payable;
		let done = redeem(who.clone(), token, amount);
		assert_eq!(done.is_ok(), accepted, "redemption of {amount} into {token}: {done:?}");
		if !accepted {
			return;
		}
		let waits = self.waits(burned);
		*self.debts.get_mut(&token).unwrap() -= burned;
		*self.purse(&who, PAN) -= burned + fee;
		self.reserve += fee;
		let mut level = self.level(token);
		level.hour = level.hour.saturating_sub(burned);
		level.day = level.day.saturating_sub(burned);
		self.levels.insert(token, level);
		if waits {
			self.queue.push_back(Waiting { number: self.next, who, token, dollars });
			self.next += 1;
		} else {
			let capacity = self.gross_capacity(0);
			self.gross = leak(self.gross, capacity, HOUR, Now::get() - self.gross_at) + burned;
			self.gross_at = Now::get();
			*self.purse(&who, token) += dollars;
		}
	}

	fn gross_capacity(&self, burned: u128) -> u128 {
		(self.supply().saturating_sub(burned) / 4).max(50_000 * UNIT)
	}

	/// Whether a redemption waits.
	fn waits(&self, burned: u128) -> bool {
		let capacity = self.gross_capacity(burned);
		let level = leak(self.gross, capacity, HOUR, Now::get() - self.gross_at);
		!self.queue.is_empty() || Now::get() < self.held_until || level + burned > capacity
	}

	/// A block: whoever is paid is the first one, and all together get no more than there is room for.
	fn block(&mut self, seconds: u64) {
		forget();
		let weight = after(seconds * SECOND);
		assert!(weight.all_lte(StepWeight::get()));
		let capacity = self.gross_capacity(0);
		let touched = !self.queue.is_empty() && Now::get() >= self.held_until;
		let mut paid = 0;
		for event in events() {
			match event {
				Event::RedemptionPaid { number, who, external, amount, left, .. } => {
					let first = self.queue.front_mut().unwrap();
					assert_eq!((first.number, &first.who, first.token), (number, &who, external));
					first.dollars -= amount;
					assert_eq!(first.dollars, left);
					paid += amount * 1_000_000_000_000;
					*self.purse(&who, external) += amount;
					if left == 0 {
						self.queue.pop_front();
					}
				},
				Event::RedemptionParked { number, who, external, .. } => {
					let first = self.queue.pop_front().unwrap();
					assert!(external_is_blocked(external) && who == BOB && first.number == number);
					self.parked.push(first);
				},
				Event::StepFailed { .. } => panic!("{event:?}"),
				_ => {},
			}
		}
		if touched {
			let level = leak(self.gross, capacity, HOUR, Now::get() - self.gross_at);
			assert!(paid <= capacity.saturating_sub(level), "{paid} of {capacity}, {level} before");
			// Nobody waits while there is room, but for the number of payments and for less than a millionth of a dollar.
			let room = capacity.saturating_sub(level) - paid;
			assert!(self.queue.is_empty() || room < 1_000_000_000_000 || family().queue.first > 0);
			if paid > 0 || family().gross.at == Now::get() {
				self.gross = level + paid;
				self.gross_at = Now::get();
			}
		} else {
			assert_eq!(paid, 0);
		}
	}

	fn compare(&self) {
		for token in DOLLARS {
			assert_eq!(external(token).debt(), Some(self.debts.get(&token).copied().unwrap_or_default()));
			let level = self.levels.get(&token).copied().unwrap_or_default();
			let window = external(token).window;
			assert_eq!((window.hour, window.day), (level.hour, level.day));
		}
		assert_eq!(Assets::total_supply(PAN), self.supply());
		assert_eq!(balance(PAN, reserve()), self.reserve);
		for ((who, token), amount) in &self.purses {
			assert_eq!(balance(*token, who.clone()), *amount, "{token} of {who}");
		}
		assert_eq!(family().gross.level, self.gross);
		check();
	}
}

#[storage_alias]
type Blocked = StorageMap<Model, Twox64Concat, u32, ()>;

fn external_is_blocked(token: u32) -> bool {
	Blocked::contains_key(token)
}

fn apply(world: &mut World, step: Step) {
	let person = |first: bool| if first { ALICE } else { BOB };
	let token = |place: usize| DOLLARS[place];
	match step {
		Step::Mint(who, place, cents) => {
			// Who is blocked can send no more than he can receive.
			if !(person(who) == BOB && external_is_blocked(token(place))) {
				world.mint(person(who), token(place), u128::from(cents) * 10_000);
			}
		},
		Step::Redeem(who, place, cents, dust) => {
			world.redeem(person(who), token(place), u128::from(cents) * (UNIT / 100) + u128::from(dust));
		},
		Step::Price(place, thousandths) => price(token(place), thousandths.into()),
		Step::Stale(place) => stale(token(place)),
		Step::Blocks(count, seconds) => (0..count).for_each(|_| world.block(seconds.into())),
		Step::Stop(place) => {
			let _ = PegGuard::stop(guardian(), token(place));
		},
		Step::Reopen(place) => {
			let _ = PegGuard::reopen(committee(), token(place));
		},
		Step::Hold => {
			if PegGuard::hold_queue(guardian(), PAN).is_ok() {
				world.held_until = Now::get() + DAY;
			}
		},
		Step::Release => {
			if PegGuard::release_queue(committee(), PAN).is_ok() {
				world.held_until = 0;
			}
		},
		Step::Block(place, true) => {
			if Assets::block(by(OWNER), token(place), BOB).is_ok() {
				Blocked::insert(token(place), ());
			}
		},
		Step::Block(place, false) => {
			if Assets::thaw(by(OWNER), token(place), BOB).is_ok() {
				Blocked::remove(token(place));
			}
		},
		Step::Claim(place) => {
			let Some(ticket) = world.parked.get(usize::from(place)).cloned() else { return };
			let payable = !external_is_blocked(ticket.token) && Now::get() >= world.held_until;
			let done = PegGuard::claim(by(ALICE), PAN, ticket.number);
			assert_eq!(done.is_ok(), payable, "{done:?}");
			if payable {
				*world.purse(&ticket.who, ticket.token) += ticket.dollars;
				world.parked.remove(usize::from(place));
			}
		},
		Step::Gift(place, dollars) => {
			let amount = usd(dollars.into());
			assert_ok!(Assets::transfer(by(ALICE), token(place), door(), amount));
			*world.purse(&ALICE, token(place)) -= amount;
		},
	}
}

proptest! {
	#![proptest_config(ProptestConfig {
		cases: std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(200),
		failure_persistence: None,
		..ProptestConfig::default()
	})]

	#[test]
	fn the_books_are_those_of_the_model(steps in proptest::collection::vec(step(), 1..60)) {
		execute(|| {
			let mut world = World::default();
			for who in [ALICE, BOB] {
				for token in DOLLARS.into_iter().chain([PAN]) {
					world.purses.insert((who.clone(), token), balance(token, who.clone()));
				}
			}
			for step in steps {
				apply(&mut world, step);
				world.compare();
			}
		});
	}

	/// While a token has fallen nobody's leaving makes those poorer who stay.
	#[test]
	fn nobody_leaves_a_loss_behind(
		prices in proptest::collection::vec(400..1_000_u128, 4), leaving in proptest::collection::vec((0..4_usize, 1..400_u128), 1..20),
	) {
		execute(|| {
			no_queue();
			for dollar in DOLLARS {
				supply(dollar, 1_000_000);
			}
			let prices: Vec<(u32, u128)> = DOLLARS.into_iter().zip(prices).collect();
			for (token, thousandths) in &prices {
				price(*token, *thousandths);
			}
			next_block();
			if !family().fallen {
				return;
			}
			let worth = || {
				let value: u128 =
					prices.iter().map(|(token, thousandths)| external(*token).debt().unwrap() / 1_000 * thousandths).sum();
				(value, Assets::total_supply(PAN) - balance(PAN, reserve()))
			};
			for (place, thousands) in leaving {
				let (value, out) = worth();
				let _ = redeem(ALICE, DOLLARS[place], pan(thousands * 1_000));
				let (value_now, out_now) = worth();
				// value / out, crosswise.
				let grown = U256::from(value_now) * U256::from(out) >= U256::from(value) * U256::from(out_now);
				assert!(grown || value_now >= out_now, "{value} of {out}, then {value_now} of {out_now}");
				next_block();
			}
		});
	}
}
