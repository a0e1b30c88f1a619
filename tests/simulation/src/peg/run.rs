//! A simulation from its first block to its last.

use super::{
	actors::Arbitrageurs,
	cell::{Attack, Cell, Shock, Victim},
	flow::{Order, People},
	hostile::{whale, Attacker},
	measure::{Outcome, Recorder},
	outside::MOMENT,
	settings::Settings,
	tokens::{hand_over, issuance, whole},
	world::World,
};
use anyhow::{ensure, Context, Result};
use huxian_runtime::{constants::token::PAN, AccountId};

/// Simulates a cell.
///
/// Errors: settings out of their bounds, and a broken invariant.
pub fn simulate(settings: &Settings, cell: &Cell) -> Result<Outcome> {
	cell.check(settings)?;
	let mut run = Run::prepare(settings, cell).with_context(|| cell.to_string())?;
	while run.world.second() < settings.seconds() {
		run.block().with_context(|| cell.to_string())?;
	}
	run.finish()
}

struct Run<'a> {
	settings: &'a Settings,
	cell: &'a Cell,
	world: World,
	people: People,
	arbitrageurs: Option<Arbitrageurs>,
	attacker: Option<Attacker>,
	recorder: Recorder,
	/// What the last block closed at.
	closed: f64,
}

impl<'a> Run<'a> {
	fn prepare(settings: &'a Settings, cell: &'a Cell) -> Result<Self> {
		let mut world = World::new(settings, cell)?;
		let people = People::new(settings, cell, world.holders.clone());
		let mut arbitrageurs = Arbitrageurs::new(cell);
		let mut attacker = cell.attack.map(Attacker::new);
		let World { chain, outside, holders, .. } = &mut world;
		chain.look(|| {
			let give_pan = |to: &AccountId, amount| hand_over(holders, to, amount);
			if let Some(attacker) = &mut attacker {
				attacker.begin(outside, give_pan);
			}
			if let Some(arbitrageurs) = &mut arbitrageurs {
				arbitrageurs.begin(give_pan);
			}
		});
		let shocked = cell.shock.map(|shock| MOMENT + shock.lasts() * 3_600);
		let recorder = Recorder::new(settings, cell, shocked, &world.outside);
		Ok(Self { settings, cell, world, people, arbitrageurs, attacker, recorder, closed: 1.0 })
	}

	fn block(&mut self) -> Result<()> {
		let step = self.settings.block_seconds;
		let before = self.world.second();
		self.world.now += step * 1_000;
		let second = self.world.second();
		if let Some(order) = self.extra(before, second) {
			self.people.join(order);
		}
		let Self {
			world: World { chain, feeders, outside, now, .. }, people, arbitrageurs, attacker, recorder, ..
		} = self;
		outside.advance(second);
		let mut next = outside.clone();
		next.advance(second + step);
		let block = chain.look(huxian_runtime::System::block_number);
		let mut closed = 1.0;
		let made = chain.block(*now, |room| {
			closed = recorder.closed();
			if !outside.is_silent() {
				feeders.feed(room, *now, &outside.seen());
			}
			let orders = people.orders(second);
			if let Some(attacker) = attacker.as_mut() {
				attacker.first(room, block, outside, orders);
			}
			people.trade(room, outside);
			if let Some(attacker) = attacker.as_mut() {
				attacker.after(room, outside);
			}
			if let Some(arbitrageurs) = arbitrageurs.as_mut() {
				arbitrageurs.act(room, outside, closed);
			}
			if let Some(attacker) = attacker.as_mut() {
				let next = Some(&next).filter(|_| feeders.will_feed(*now + step * 1_000));
				attacker.last(room, block, outside, next);
			}
		})?;
		recorder.price(before, closed);
		chain.look(|| recorder.read(&made, outside));
		self.closed = closed;
		ensure!(made.hooks < 1.0, "the hooks of block {} weigh more than a block", made.number);
		if self.recorder.outcome.blocks.is_multiple_of(self.settings.check_every) {
			self.check()?;
		}
		Ok(())
	}

	/// Who trades beside the flow between two seconds.
	fn extra(&mut self, from: u64, until: u64) -> Option<Order> {
		if matches!(self.cell.attack, Some(Attack::Sandwich(Victim::Whale, _))) {
			return whale(from, until);
		}
		let part = match self.cell.shock {
			Some(Shock::Fifth) => 0.2,
			Some(Shock::Twentieth) => 0.05,
			_ => return None,
		};
		let is_now = from < MOMENT && until >= MOMENT;
		let supply = self.world.chain.look(|| whole(PAN, issuance()));
		is_now.then_some(Order { sells: true, amount: supply * part, worst: 1.0 })
	}

	fn check(&mut self) -> Result<()> {
		self.recorder.outcome.checks += 1;
		let hours = self.world.second() as f64 / 3_600.0;
		self.world.chain.check().with_context(|| format!("{hours:.1} h after the beginning"))
	}

	fn finish(mut self) -> Result<Outcome> {
		self.check().with_context(|| self.cell.to_string())?;
		let Self {
			world: World { mut chain, outside, .. }, people, arbitrageurs, attacker, mut recorder, closed, ..
		} = self;
		chain.look(|| {
			recorder.books(&outside);
			let outcome = &mut recorder.outcome;
			outcome.refused = if people.tried > 0.0 { people.refused / people.tried } else { 0.0 };
			outcome.arbitrage = arbitrageurs.map_or(0.0, |all| all.gain(&outside, closed));
			outcome.attack = attacker.map(|attacker| attacker.result(&outside, closed));
		});
		Ok(recorder.outcome)
	}
}
