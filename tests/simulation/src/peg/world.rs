//! The chain that all cells begin with: ten million PAN against four dollars, and pools of a million on either side.

use super::{
	cell::{Attack, Cell},
	curve::Market,
	operations,
	outside::{Outside, DOLLARS},
	settings::Settings,
	tokens::{bring, issuance, mint, units, whole, DOLLAR_POOL, GOLD_POOL, PAIR_POOL},
};
use crate::{
	crash::refused,
	feeders::Feeders,
	world::{account, merge, Chain, Room},
};
use anyhow::{anyhow, ensure, Context, Result};
use huxian_runtime::{
	constants::{
		currency::HUX,
		token::{CUSDC, CUSDT, PAN, XAU},
	},
	genesis::{get_preset, DEVELOPMENT, LOCAL},
	AccountId, Runtime, RuntimeCall, RuntimeOrigin,
};
use huxian_traits::Moment;
use pallet_peg_guard::{Families, FamilyRules};
use polkadot_sdk::sp_runtime::{traits::Dispatchable, DispatchError};

/// When simulations begin: a whole number of slots, and of hours.
const BEGINNING: Moment = 1_500_001_200_000;
/// What exists of PAN at the beginning, about.
const SUPPLY: f64 = 10_000_000.0;
/// What lies on each side of a pool, in dollars.
const DEPTH: f64 = 1_000_000.0;
/// What a member sees differs from the truth by at most this part of it.
const NOISE: f64 = 0.000_01;
/// What everybody has of each dollar before the set-up.
const WEALTH: f64 = 20_000_000.0;
/// How long a stopped token must be calm until minting against it opens by itself, in milliseconds: an hour, as specified.
const CALM: Moment = 3_600_000;
/// Seconds from the set-up to the beginning, in blocks of so many: longer than the mean that market operations go by.
const WARM_UP: (u64, u64) = (1_200, 30);

/// The chain, those who feed it, and the market around it.
pub struct World {
	pub chain: Chain,
	pub feeders: Feeders,
	pub outside: Outside,
	/// Who holds the PAN at the beginning.
	pub holders: AccountId,
	pub now: Moment,
	/// When the simulation begins.
	pub begins: Moment,
}

impl World {
	/// The world of a cell.
	pub fn new(settings: &Settings, cell: &Cell) -> Result<Self> {
		let mut chain = Chain::new(DEVELOPMENT, changes(settings, cell)?)?;
		let holders = account("holders", 0);
		chain.endow(&holders, 1_000 * HUX)?;
		let (now, seed) = (BEGINNING, settings.seed);
		let feeders = match cell.attack {
			Some(Attack::Oracle(..)) => Feeders::together(seed, now),
			_ => Feeders::new(seed, now, NOISE),
		};
		let mut world = Self { chain, feeders, outside: Outside::new(seed, cell), holders, now, begins: 0 };
		world.fill(settings).context("the set-up")?;
		for _ in 0..WARM_UP.0 / WARM_UP.1 {
			world.quiet_block(WARM_UP.1, |_, _| Ok(()))?;
		}
		world.begins = world.now;
		world.chain.check()?;
		Ok(world)
	}

	/// Seconds since the beginning.
	pub fn second(&self) -> u64 {
		(self.now - self.begins) / 1_000
	}

	/// A block of the set-up, while all dollars cost a dollar.
	fn quiet_block(
		&mut self,
		seconds: u64,
		calls: impl FnOnce(&mut Room, &AccountId) -> Result<(), DispatchError>,
	) -> Result<()> {
		self.now += seconds * 1_000;
		let Self { chain, feeders, outside, holders, now, .. } = self;
		let mut outcome = Ok(());
		chain.block(*now, |room| {
			feeders.feed(room, *now, &outside.seen());
			if !room.is_closed() {
				outcome = calls(room, holders);
			}
		})?;
		outcome.map_err(refused)
	}

	/// PAN is minted through the door while its rules are loose, and the pools are filled; then the rules are those of the
	/// genesis again, with the times of the specification.
	fn fill(&mut self, settings: &Settings) -> Result<()> {
		let rules = self.chain.look(|| Families::<Runtime>::get(PAN).map(|family| family.rules));
		let rules = rules.ok_or_else(|| anyhow!("there is no family of PAN"))?;
		// On the development chain minutes of calm are enough.
		let rules = FamilyRules { calm_period: CALM, ..rules };
		let holders = self.holders.clone();
		self.chain.look(|| {
			DOLLARS.iter().for_each(|dollar| bring(*dollar, &holders, WEALTH));
			bring(XAU, &holders, WEALTH / 2_400.0);
			operations::take_their_time(settings.expand);
			set_rules(loose(rules))
		})?;
		let own = settings.behind / 100.0;
		let part = |dollar: u32| if dollar == CUSDC { own } else { (1.0 - own) / 3.0 };
		// All members feed once.
		for _ in 0..20 {
			self.quiet_block(6, |_, _| Ok(()))?;
		}
		self.quiet_block(6, |room, holders| {
			DOLLARS.iter().try_for_each(|dollar| mint(room, holders, *dollar, SUPPLY * part(*dollar)))
		})?;
		// A window is emptied at the pace of the rules by the next one who mints.
		self.quiet_block(6, |_, _| Ok(()))?;
		self.quiet_block(6, |room, holders| DOLLARS.iter().try_for_each(|dollar| mint(room, holders, *dollar, 1.0)))?;
		self.chain.look(|| set_rules(rules))?;
		self.quiet_block(6, provide)?;
		let (minted, filled) = self.chain.look(|| (whole(PAN, issuance()), Market::read(DOLLAR_POOL)));
		ensure!(minted > SUPPLY && filled.is_some(), "only {minted:.0} PAN were minted");
		Ok(())
	}
}

/// The members' quorum of a network, sessions of an hour, and market operations if they are to act.
fn changes(settings: &Settings, cell: &Cell) -> Result<serde_json::Value> {
	let local = get_preset(&LOCAL.into()).ok_or_else(|| anyhow!("there is no such preset"))?;
	let local: serde_json::Value = serde_json::from_slice(&local)?;
	let mut changes = serde_json::json!({
		"prices": local.get("prices"),
		"validators": { "sessionLength": 3_600 / settings.block_seconds },
	});
	if !cell.operations {
		merge(&mut changes, operations::left_out());
	}
	Ok(changes)
}

/// Rules by which everything may come in at once.
fn loose(rules: FamilyRules) -> FamilyRules {
	FamilyRules { hour_share: 1_000_000, day_share: 1_000_000, floor_hour: 1 << 96, ..rules }
}

fn set_rules(rules: FamilyRules) -> Result<()> {
	let call: RuntimeCall = pallet_peg_guard::Call::<Runtime>::set_rules { family: PAN, rules }.into();
	call.dispatch(RuntimeOrigin::root()).map(drop).map_err(|error| refused(error.error))
}

/// A million dollars on either side of each pool.
fn provide(room: &mut Room, who: &AccountId) -> Result<(), DispatchError> {
	let gold = DEPTH / 2_400.0;
	let sides = [
		(DOLLAR_POOL, (PAN, DEPTH), (CUSDC, DEPTH)),
		(PAIR_POOL, (CUSDT, DEPTH), (CUSDC, DEPTH)),
		(GOLD_POOL, (CUSDC, DEPTH), (XAU, gold)),
	];
	sides.into_iter().try_for_each(|(pool, base, quote)| {
		let (base, quote) = (units(base.0, base.1), units(quote.0, quote.1));
		room.submit(who, pallet_pmm::Call::<Runtime>::add_liquidity { pool, base, quote, min_shares: 1 })
	})
}
