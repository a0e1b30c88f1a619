//! The run of a simulation.

use super::{
	actors::Arbitrageurs,
	attacks::{whale, Attacker},
	environment::Environment,
	external_market::EVENT_TIME,
	measure::{Outcome, Recorder},
	scenario::{Attack, Scenario, Shock, Victim},
	settings::Settings,
	tokens::{issuance, transfer_pan, whole},
	traders::{Order, Traders},
};
use anyhow::{ensure, Context, Result};
use huxian_runtime::{constants::token::PAN, AccountId};

/// Simulates a scenario.
///
/// Errors: settings out of their bounds, and a broken invariant.
pub fn simulate(settings: &Settings, scenario: &Scenario) -> Result<Outcome> {
	scenario.validate(settings)?;
	let mut run = Run::set_up(settings, scenario).with_context(|| scenario.to_string())?;
	while run.environment.second() < settings.seconds() {
		run.block().with_context(|| scenario.to_string())?;
	}
	run.finish()
}

struct Run<'a> {
	settings: &'a Settings,
	scenario: &'a Scenario,
	environment: Environment,
	traders: Traders,
	arbitrageurs: Option<Arbitrageurs>,
	attacker: Option<Attacker>,
	recorder: Recorder,
	/// Closing price of the last block.
	closed: f64,
}

impl<'a> Run<'a> {
	fn set_up(settings: &'a Settings, scenario: &'a Scenario) -> Result<Self> {
		let mut environment = Environment::new(settings, scenario)?;
		let traders = Traders::new(settings, scenario, environment.holders.clone());
		let mut arbitrageurs = Arbitrageurs::new(scenario);
		let mut attacker = scenario.attack.map(Attacker::new);
		let Environment { chain, market, holders, .. } = &mut environment;
		chain.execute_with(|| {
			let give_pan = |to: &AccountId, amount| transfer_pan(holders, to, amount);
			if let Some(attacker) = &mut attacker {
				attacker.endow(market, give_pan);
			}
			if let Some(arbitrageurs) = &mut arbitrageurs {
				arbitrageurs.endow(give_pan);
			}
		});
		let shock_end = scenario.shock.map(|shock| EVENT_TIME + shock.lasts() * 3_600);
		let recorder = Recorder::new(settings, scenario, shock_end, &environment.market);
		Ok(Self { settings, scenario, environment, traders, arbitrageurs, attacker, recorder, closed: 1.0 })
	}

	fn block(&mut self) -> Result<()> {
		let step = self.settings.block_seconds;
		let before = self.environment.second();
		self.environment.now += step * 1_000;
		let second = self.environment.second();
		if let Some(order) = self.extra_order(before, second) {
			self.traders.add(order);
		}
		let Self {
			environment: Environment { chain, oracle, market, now, .. },
			traders,
			arbitrageurs,
			attacker,
			recorder,
			..
		} = self;
		market.advance(second);
		let mut next = market.clone();
		next.advance(second + step);
		let block = chain.execute_with(huxian_runtime::System::block_number);
		let mut closed = 1.0;
		let built = chain.build_block(*now, |builder| {
			closed = recorder.last_close();
			if !market.is_oracle_down() {
				oracle.feed(builder, *now, &market.feed_values());
			}
			let orders = traders.orders(second);
			if let Some(attacker) = attacker.as_mut() {
				attacker.before_traders(builder, block, market, orders);
			}
			traders.trade(builder, market);
			if let Some(attacker) = attacker.as_mut() {
				attacker.after_traders(builder, market);
			}
			if let Some(arbitrageurs) = arbitrageurs.as_mut() {
				arbitrageurs.act(builder, market, closed);
			}
			if let Some(attacker) = attacker.as_mut() {
				let next = Some(&next).filter(|_| oracle.is_due(*now + step * 1_000));
				attacker.at_end_of_block(builder, block, market, next);
			}
		})?;
		recorder.record_price(before, closed);
		chain.execute_with(|| recorder.record_block(&built, market));
		self.closed = closed;
		ensure!(built.hooks < 1.0, "the hooks of block {} weigh more than a block", built.number);
		if self.recorder.outcome.blocks.is_multiple_of(self.settings.check_interval) {
			self.check_invariants()?;
		}
		Ok(())
	}

	/// Returns the order beside the order flow between two seconds.
	fn extra_order(&mut self, from: u64, until: u64) -> Option<Order> {
		if matches!(self.scenario.attack, Some(Attack::Sandwich(Victim::Whale, _))) {
			return whale(from, until);
		}
		let part = match self.scenario.shock {
			Some(Shock::FifthSold) => 0.2,
			Some(Shock::TwentiethSold) => 0.05,
			_ => return None,
		};
		let is_now = from < EVENT_TIME && until >= EVENT_TIME;
		let supply = self.environment.chain.execute_with(|| whole(PAN, issuance()));
		is_now.then_some(Order { sells: true, amount: supply * part, worst: 1.0 })
	}

	fn check_invariants(&mut self) -> Result<()> {
		self.recorder.outcome.checks += 1;
		let hours = self.environment.second() as f64 / 3_600.0;
		self.environment.chain.check_invariants().with_context(|| format!("{hours:.1} h after the start"))
	}

	fn finish(mut self) -> Result<Outcome> {
		self.check_invariants().with_context(|| self.scenario.to_string())?;
		let Self {
			environment: Environment { mut chain, market, .. },
			traders,
			arbitrageurs,
			attacker,
			mut recorder,
			closed,
			..
		} = self;
		chain.execute_with(|| {
			recorder.record_amo(&market);
			let outcome = &mut recorder.outcome;
			outcome.refused = if traders.tried > 0.0 { traders.refused / traders.tried } else { 0.0 };
			outcome.arbitrage_profit = arbitrageurs.map_or(0.0, |all| all.gain(&market, closed));
			outcome.attack = attacker.map(|attacker| attacker.result(&market, closed));
		});
		Ok(recorder.outcome)
	}
}
