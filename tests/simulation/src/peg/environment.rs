//! The chain at the start of all scenarios: ten million PAN against four dollars, and pools of a
//! million dollars on either side.

use super::{
	external_market::{ExternalMarket, DOLLARS},
	operations,
	pool_model::PoolModel,
	scenario::{Attack, Scenario},
	settings::Settings,
	tokens::{fund, issuance, mint, units, whole, DOLLAR_POOL, GOLD_POOL, PAIR_POOL},
};
use crate::{
	chain::{account, merge, BlockBuilder, Chain},
	crash::setup_error,
	oracle_members::OracleMembers,
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
use pallet_peg_guard::{Families, FamilyParams};
use polkadot_sdk::sp_runtime::{traits::Dispatchable, DispatchError};

/// Time of the set-up, in milliseconds since 1970: a whole number of slots, and of hours.
const SETUP_TIME: Moment = 1_500_001_200_000;
/// Approximate supply of PAN at the start.
const SUPPLY: f64 = 10_000_000.0;
/// Reserve on each side of a pool, in dollars.
const DEPTH: f64 = 1_000_000.0;
/// Largest error of a value that a member feeds, as a part of it.
const NOISE: f64 = 0.000_01;
/// Balance of the holders in each dollar token before the set-up.
const WEALTH: f64 = 20_000_000.0;
/// Time for which a depegged external must be recovered before minting resumes, in milliseconds: an
/// hour, as specified.
const RECOVERY_PERIOD: Moment = 3_600_000;
/// Time from the set-up to the start, and its block time, in seconds: longer than the window of the
/// market operations.
const WARM_UP: (u64, u64) = (1_200, 30);

/// The chain, the members of its oracle, and the external market.
pub struct Environment {
	pub chain: Chain,
	pub oracle: OracleMembers,
	pub market: ExternalMarket,
	/// Account that holds the PAN at the start.
	pub holders: AccountId,
	pub now: Moment,
	/// Start of the simulation, in milliseconds since 1970.
	pub start: Moment,
}

impl Environment {
	/// Returns the environment of a scenario.
	pub fn new(settings: &Settings, scenario: &Scenario) -> Result<Self> {
		let mut chain = Chain::new(DEVELOPMENT, changes(settings, scenario)?)?;
		let holders = account("holders", 0);
		chain.endow(&holders, 1_000 * HUX)?;
		let (now, seed) = (SETUP_TIME, settings.seed);
		let oracle = match scenario.attack {
			Some(Attack::OracleFrontRun(..)) => OracleMembers::simultaneous(seed, now),
			_ => OracleMembers::new(seed, now, NOISE),
		};
		let mut environment =
			Self { chain, oracle, market: ExternalMarket::new(seed, scenario), holders, now, start: 0 };
		environment.set_up(settings).context("set-up of the chain")?;
		for _ in 0..WARM_UP.0 / WARM_UP.1 {
			environment.setup_block(WARM_UP.1, |_, _| Ok(()))?;
		}
		environment.start = environment.now;
		environment.chain.check_invariants()?;
		Ok(environment)
	}

	/// Returns the time since the start, in seconds.
	pub fn second(&self) -> u64 {
		(self.now - self.start) / 1_000
	}

	/// Builds a block of the set-up, while all dollar tokens cost a dollar.
	fn setup_block(
		&mut self,
		seconds: u64,
		calls: impl FnOnce(&mut BlockBuilder, &AccountId) -> Result<(), DispatchError>,
	) -> Result<()> {
		self.now += seconds * 1_000;
		let Self { chain, oracle, market, holders, now, .. } = self;
		let mut outcome = Ok(());
		chain.build_block(*now, |builder| {
			oracle.feed(builder, *now, &market.feed_values());
			if !builder.is_full() {
				outcome = calls(builder, holders);
			}
		})?;
		outcome.map_err(setup_error)
	}

	/// Mints PAN at the PSM under unlimited parameters, and fills the pools.
	///
	/// Then the parameters are those of the genesis again, with the times of the specification.
	fn set_up(&mut self, settings: &Settings) -> Result<()> {
		let params = self.chain.execute_with(|| Families::<Runtime>::get(PAN).map(|family| family.params));
		let params = params.ok_or_else(|| anyhow!("there is no family of PAN"))?;
		// The development chain has a shorter period.
		let params = FamilyParams { recovery_period: RECOVERY_PERIOD, ..params };
		let holders = self.holders.clone();
		self.chain.execute_with(|| {
			DOLLARS.iter().for_each(|dollar| fund(*dollar, &holders, WEALTH));
			fund(XAU, &holders, WEALTH / 2_400.0);
			operations::set_standard_params(settings.expand_share);
			set_params(unlimited(params))
		})?;
		let own = settings.cusdc_share / 100.0;
		let part = |dollar: u32| if dollar == CUSDC { own } else { (1.0 - own) / 3.0 };
		// All members feed once.
		for _ in 0..20 {
			self.setup_block(6, |_, _| Ok(()))?;
		}
		self.setup_block(6, |builder, holders| {
			DOLLARS.iter().try_for_each(|dollar| mint(builder, holders, *dollar, SUPPLY * part(*dollar)))
		})?;
		// The next mint updates the windows with the unlimited capacities: they leak out at once.
		self.setup_block(6, |_, _| Ok(()))?;
		self.setup_block(6, |builder, holders| {
			DOLLARS.iter().try_for_each(|dollar| mint(builder, holders, *dollar, 1.0))
		})?;
		self.chain.execute_with(|| set_params(params))?;
		self.setup_block(6, add_liquidity)?;
		let (minted, filled) = self.chain.execute_with(|| (whole(PAN, issuance()), PoolModel::read(DOLLAR_POOL)));
		ensure!(minted > SUPPLY && filled.is_some(), "only {minted:.0} PAN were minted");
		Ok(())
	}
}

/// Returns the changes to the genesis: the quorum of a network, sessions of an hour, and no market
/// operations unless the scenario has them.
fn changes(settings: &Settings, scenario: &Scenario) -> Result<serde_json::Value> {
	let local = get_preset(&LOCAL.into()).ok_or_else(|| anyhow!("unknown preset"))?;
	let local: serde_json::Value = serde_json::from_slice(&local)?;
	let mut changes = serde_json::json!({
		"prices": local.get("prices"),
		"validators": { "sessionLength": 3_600 / settings.block_seconds },
	});
	if !scenario.amo {
		merge(&mut changes, operations::without_amos());
	}
	Ok(changes)
}

/// Returns parameters without rate limits.
fn unlimited(params: FamilyParams) -> FamilyParams {
	FamilyParams {
		hourly_inflow_share: 1_000_000,
		daily_inflow_share: 1_000_000,
		min_hourly_capacity: 1 << 96,
		..params
	}
}

fn set_params(params: FamilyParams) -> Result<()> {
	let call: RuntimeCall = pallet_peg_guard::Call::<Runtime>::set_params { family: PAN, params }.into();
	call.dispatch(RuntimeOrigin::root()).map(drop).map_err(|error| setup_error(error.error))
}

/// Adds a million dollars on either side of each pool.
fn add_liquidity(builder: &mut BlockBuilder, who: &AccountId) -> Result<(), DispatchError> {
	let gold = DEPTH / 2_400.0;
	let sides = [
		(DOLLAR_POOL, (PAN, DEPTH), (CUSDC, DEPTH)),
		(PAIR_POOL, (CUSDT, DEPTH), (CUSDC, DEPTH)),
		(GOLD_POOL, (CUSDC, DEPTH), (XAU, gold)),
	];
	sides.into_iter().try_for_each(|(pool, base, quote)| {
		let (base, quote) = (units(base.0, base.1), units(quote.0, quote.1));
		builder.submit(who, pallet_pmm::Call::<Runtime>::add_liquidity { pool, base, quote, min_shares: 1 })
	})
}
