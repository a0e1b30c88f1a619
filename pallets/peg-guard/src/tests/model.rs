//! A model test: random swaps, prices and failures, compared with a simple model.
//!
//! The model predicts whether a swap succeeds and its amounts, and follows the queue by the events.
//! After every step its totals must equal those of the chain.

use crate::{mock::*, types::*, Event};
use frame::testing_prelude::*;
use huxian_math::U256;
use huxian_traits::{
	oracle::{Feed, FreshPrice, Quote},
	testing::TestPrices,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, VecDeque};

/// A step. A `bool` is Alice (true) or Bob, a `usize` the place of an external among the four
/// dollars.
#[derive(Clone, Copy, Debug)]
enum Step {
	/// Mints, in hundredths of a dollar.
	Mint(bool, usize, u32),
	/// Redeems, in hundredths of a PAN plus some of its smallest units.
	Redeem(bool, usize, u32, u16),
	/// Sets a price, in thousandths.
	Price(usize, u32),
	Stale(usize),
	/// Makes a number of blocks, each of a number of seconds.
	Blocks(u8, u16),
	Pause(usize),
	Resume(usize),
	Hold,
	Release,
	/// Blocks (true) or unblocks Bob's account of an external.
	Block(usize, bool),
	Claim(u8),
	Gift(usize, u32),
}

/// Draws a step.
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
		1 => token.clone().prop_map(Step::Pause),
		2 => token.clone().prop_map(Step::Resume),
		1 => Just(Step::Hold),
		1 => Just(Step::Release),
		1 => (token.clone(), any::<bool>()).prop_map(|(token, blocked)| Step::Block(token, blocked)),
		1 => (0..8_u8).prop_map(Step::Claim),
		1 => (token, 1..1_000_u32).prop_map(|(token, amount)| Step::Gift(token, amount)),
	]
}

/// A redemption request, as the model keeps it.
#[derive(Clone, Debug, PartialEq)]
struct Request {
	request_id: u64,
	who: AccountId,
	token: u32,
	dollars: u128,
}

/// Levels of a window.
#[derive(Clone, Copy, Debug, Default)]
struct Level {
	hour: u128,
	day: u128,
	at: u64,
}

/// The state of the model. Amounts are in smallest units.
#[derive(Debug, Default)]
struct Model {
	debts: BTreeMap<u32, u128>,
	levels: BTreeMap<u32, Level>,
	/// Balances by account and token.
	balances: BTreeMap<(AccountId, u32), u128>,
	fees: u128,
	queue: VecDeque<Request>,
	undeliverable: Vec<Request>,
	next_id: u64,
	outflow: u128,
	outflow_at: u64,
	held_until: u64,
}

const UNIT: u128 = 1_000_000_000_000_000_000;

fn leak(level: u128, capacity: u128, period: u64, elapsed: u64) -> u128 {
	level.saturating_sub(capacity * u128::from(elapsed.min(period)) / u128::from(period))
}

fn ceil(value: u128, share: u32) -> u128 {
	(value * u128::from(share)).div_ceil(1_000_000)
}

impl Model {
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

	fn fee_step(&self, level: &Level) -> u32 {
		let (hour, day) = self.capacities();
		let step = |level: u128, capacity: u128| (20 * level).saturating_sub(10 * capacity).div_ceil(capacity).min(10);
		step(level.hour, hour).max(step(level.day, day)) as u32
	}

	/// Returns true if the specification allows a mint of `amount` PAN.
	fn is_mintable(&self, token: u32, amount: u128) -> bool {
		let Quote::Fresh { value, .. } = TestPrices::quote(&Feed::Asset(token)) else { return false };
		let price = value.into_inner();
		let below = UNIT.saturating_sub(price) / (UNIT / 1_000_000);
		let more = Level { hour: self.level(token).hour + amount, day: self.level(token).day + amount, at: 0 };
		let (hour, day) = self.capacities();
		let whole = (self.supply() + amount).max(10_000_000 * UNIT);
		let domain = |token: &u32| *token < 10_000;
		let own = self.debts.get(&token).copied().unwrap_or_default() + amount;
		let same = self.debts.iter().filter(|(other, _)| domain(other) == domain(&token));
		let all = same.map(|(_, debt)| debt).sum::<u128>() + amount;
		let (from, to) = (self.fee_step(&self.level(token)), self.fee_step(&more));
		let asked = 500 + below.div_ceil(100) as u32 * 100 + 450 * from;
		external(token).state == ExternalState::Open
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

	fn balance_of(&mut self, who: &AccountId, token: u32) -> &mut u128 {
		self.balances.get_mut(&(who.clone(), token)).unwrap()
	}

	fn mint(&mut self, who: AccountId, token: u32, dollars: u128) {
		let amount = dollars * 1_000_000_000_000;
		let accepted = self.is_mintable(token, amount) && *self.balance_of(&who, token) >= dollars;
		let rate = fees(token).0;
		let done = mint(who.clone(), token, dollars);
		assert_eq!(done.is_ok(), accepted, "mint of {dollars} against {token}: {done:?}");
		if accepted {
			let mut level = self.level(token);
			level.hour += amount;
			level.day += amount;
			self.levels.insert(token, level);
			*self.balance_of(&who, token) -= dollars;
			*self.balance_of(&who, PAN) += amount - ceil(amount, rate);
			self.fees += ceil(amount, rate);
			*self.debts.entry(token).or_default() += amount;
		}
	}

	fn redeem(&mut self, who: AccountId, token: u32, amount: u128) {
		let rate = fees(token).1;
		let fee = ceil(amount, rate);
		let dollars = (amount - fee) / 1_000_000_000_000;
		let burned = dollars * 1_000_000_000_000;
		let debt = self.debts.get(&token).copied().unwrap_or_default();
		let payable = !external_is_blocked(token) || who != BOB || self.is_queued(burned);
		let accepted =
			amount >= UNIT && *self.balance_of(&who, PAN) >= amount && debt >= burned && dollars > 0 && payable;
		let done = redeem(who.clone(), token, amount);
		assert_eq!(done.is_ok(), accepted, "redemption of {amount} into {token}: {done:?}");
		if !accepted {
			return;
		}
		let is_queued = self.is_queued(burned);
		*self.debts.get_mut(&token).unwrap() -= burned;
		*self.balance_of(&who, PAN) -= burned + fee;
		self.fees += fee;
		let mut level = self.level(token);
		level.hour = level.hour.saturating_sub(burned);
		level.day = level.day.saturating_sub(burned);
		self.levels.insert(token, level);
		if is_queued {
			self.queue.push_back(Request { request_id: self.next_id, who, token, dollars });
			self.next_id += 1;
		} else {
			let capacity = self.outflow_capacity(0);
			self.outflow = leak(self.outflow, capacity, HOUR, Now::get() - self.outflow_at) + burned;
			self.outflow_at = Now::get();
			*self.balance_of(&who, token) += dollars;
		}
	}

	fn outflow_capacity(&self, burned: u128) -> u128 {
		(self.supply().saturating_sub(burned) / 4).max(50_000 * UNIT)
	}

	/// Returns true if a redemption is queued.
	fn is_queued(&self, burned: u128) -> bool {
		let capacity = self.outflow_capacity(burned);
		let level = leak(self.outflow, capacity, HOUR, Now::get() - self.outflow_at);
		!self.queue.is_empty() || Now::get() < self.held_until || level + burned > capacity
	}

	/// Makes a block. Requests are paid in order, and their sum is at most the outflow that has
	/// room.
	fn block(&mut self, seconds: u64) {
		clear_events();
		let weight = after(seconds * SECOND);
		assert!(weight.all_lte(StepWeight::get()));
		let capacity = self.outflow_capacity(0);
		let touched = !self.queue.is_empty() && Now::get() >= self.held_until;
		let mut paid = 0;
		for event in events() {
			match event {
				Event::RedemptionPaid { request_id, who, external, amount, remaining, .. } => {
					let first = self.queue.front_mut().unwrap();
					assert_eq!((first.request_id, &first.who, first.token), (request_id, &who, external));
					first.dollars -= amount;
					assert_eq!(first.dollars, remaining);
					paid += amount * 1_000_000_000_000;
					*self.balance_of(&who, external) += amount;
					if remaining == 0 {
						self.queue.pop_front();
					}
				},
				Event::RedemptionUndeliverable { request_id, who, external, .. } => {
					let first = self.queue.pop_front().unwrap();
					assert!(external_is_blocked(external) && who == BOB && first.request_id == request_id);
					self.undeliverable.push(first);
				},
				Event::StepFailed { .. } => panic!("{event:?}"),
				_ => {},
			}
		}
		if touched {
			let level = leak(self.outflow, capacity, HOUR, Now::get() - self.outflow_at);
			assert!(paid <= capacity.saturating_sub(level), "{paid} of {capacity}, {level} before");
			// Requests wait only without room, but for the maximum number of payments and for less
			// than a millionth of a dollar.
			let room = capacity.saturating_sub(level) - paid;
			assert!(self.queue.is_empty() || room < 1_000_000_000_000 || family().queue.first > 0);
			if paid > 0 || family().outflow.at == Now::get() {
				self.outflow = level + paid;
				self.outflow_at = Now::get();
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
		assert_eq!(balance(PAN, fee_account()), self.fees);
		for ((who, token), amount) in &self.balances {
			assert_eq!(balance(*token, who.clone()), *amount, "{token} of {who}");
		}
		assert_eq!(family().outflow.level, self.outflow);
		assert_invariants();
	}
}

#[storage_alias]
type Blocked = StorageMap<Prefix, Twox64Concat, u32, ()>;

fn external_is_blocked(token: u32) -> bool {
	Blocked::contains_key(token)
}

fn apply(model: &mut Model, step: Step) {
	let person = |first: bool| if first { ALICE } else { BOB };
	let token = |place: usize| DOLLARS[place];
	match step {
		Step::Mint(who, place, cents) => {
			// A blocked account can neither send nor receive.
			if !(person(who) == BOB && external_is_blocked(token(place))) {
				model.mint(person(who), token(place), u128::from(cents) * 10_000);
			}
		},
		Step::Redeem(who, place, cents, dust) => {
			model.redeem(person(who), token(place), u128::from(cents) * (UNIT / 100) + u128::from(dust));
		},
		Step::Price(place, thousandths) => set_price(token(place), thousandths.into()),
		Step::Stale(place) => make_stale(token(place)),
		Step::Blocks(count, seconds) => (0..count).for_each(|_| model.block(seconds.into())),
		Step::Pause(place) => {
			let _ = PegGuard::pause_minting(guardian(), token(place));
		},
		Step::Resume(place) => {
			let _ = PegGuard::resume_external(committee(), token(place));
		},
		Step::Hold => {
			if PegGuard::hold_queue(guardian(), PAN).is_ok() {
				model.held_until = Now::get() + DAY;
			}
		},
		Step::Release => {
			if PegGuard::release_queue(committee(), PAN).is_ok() {
				model.held_until = 0;
			}
		},
		Step::Block(place, true) => {
			if Assets::block(signed(OWNER), token(place), BOB).is_ok() {
				Blocked::insert(token(place), ());
			}
		},
		Step::Block(place, false) => {
			if Assets::thaw(signed(OWNER), token(place), BOB).is_ok() {
				Blocked::remove(token(place));
			}
		},
		Step::Claim(place) => {
			let Some(request) = model.undeliverable.get(usize::from(place)).cloned() else { return };
			let payable = !external_is_blocked(request.token) && Now::get() >= model.held_until;
			let done = PegGuard::claim(signed(ALICE), PAN, request.request_id);
			assert_eq!(done.is_ok(), payable, "{done:?}");
			if payable {
				*model.balance_of(&request.who, request.token) += request.dollars;
				model.undeliverable.remove(usize::from(place));
			}
		},
		Step::Gift(place, dollars) => {
			let amount = usd(dollars.into());
			assert_ok!(Assets::transfer(signed(ALICE), token(place), psm_account(), amount));
			*model.balance_of(&ALICE, token(place)) -= amount;
		},
	}
}

proptest! {
	#![proptest_config(huxian_traits::testing::cases(200))]

	#[test]
	fn the_chain_equals_the_model(steps in proptest::collection::vec(step(), 1..60)) {
		execute(|| {
			let mut model = Model::default();
			for who in [ALICE, BOB] {
				for token in DOLLARS.into_iter().chain([PAN]) {
					model.balances.insert((who.clone(), token), balance(token, who.clone()));
				}
			}
			for step in steps {
				apply(&mut model, step);
				model.compare();
			}
		});
	}

	/// While an external has fallen, a redemption never lowers the backing of the rest.
	#[test]
	fn a_redemption_never_lowers_the_backing(
		prices in proptest::collection::vec(400..1_000_u128, 4), redemptions in proptest::collection::vec((0..4_usize, 1..400_u128), 1..20),
	) {
		execute(|| {
			lift_outflow_limit();
			for dollar in DOLLARS {
				circulate(dollar, 1_000_000);
			}
			let prices: Vec<(u32, u128)> = DOLLARS.into_iter().zip(prices).collect();
			for (token, thousandths) in &prices {
				set_price(*token, *thousandths);
			}
			next_block();
			if !family().fallen {
				return;
			}
			let worth = || {
				let value: u128 =
					prices.iter().map(|(token, thousandths)| external(*token).debt().unwrap() / 1_000 * thousandths).sum();
				(value, Assets::total_supply(PAN) - balance(PAN, fee_account()))
			};
			for (place, thousands) in redemptions {
				let (value, circulating) = worth();
				let _ = redeem(ALICE, DOLLARS[place], pan(thousands * 1_000));
				let (value_now, circulating_now) = worth();
				// value / circulating, cross-multiplied.
				let grown = U256::from(value_now) * U256::from(circulating) >= U256::from(value) * U256::from(circulating_now);
				assert!(grown || value_now >= circulating_now, "{value} of {circulating}, then {value_now} of {circulating_now}");
				next_block();
			}
		});
	}
}
