//! `huxian bootstrap`: opens the first burrow of a fresh chain, mints the first kit and fills the
//! kit pool.

use anyhow::{anyhow, bail, ensure, Context, Result};
use clap::Args;
use huxian_client::{
	amount::{coins, cut, parse_coins, Decimal, COIN_PLACES},
	chain::{
		self,
		keys::{short, Signer},
		submit::{self, Call},
		views::{self, Burrow, Parameters},
		KIT,
	},
	connection::{self, Node, NodeArgs},
	output,
};
use std::time::Duration;
use subxt::dynamic::Value;
use tokio::time::{timeout, Instant};

/// Decimals of a price.
const PRICE_PLACES: u32 = 18;

/// Interval of reports while waiting.
const REPORT_INTERVAL: Duration = Duration::from_secs(6);

/// Open a first burrow, mint the first kit and fill the kit pool; skip steps that are done already.
#[derive(Args, Clone, Debug)]
pub struct BootstrapArgs {
	#[command(flatten)]
	pub node: NodeArgs,

	/// Secret URI of the account that owns the burrow and fills the pool.
	#[arg(long, default_value = "//Alice", value_name = "SECRET_URI")]
	pub account: String,

	/// HUX to deposit into the burrow.
	#[arg(long, default_value = "50000", value_name = "HUX", value_parser = parse_coins)]
	pub deposit: u128,

	/// KIT to mint [default: up to a health of 2.1]
	#[arg(long, value_name = "KIT", value_parser = parse_coins)]
	pub mint: Option<u128>,

	/// HUX to add to the pool, with KIT of the same value.
	#[arg(long, default_value = "5000", value_name = "HUX", value_parser = parse_coins)]
	pub pool: u128,

	/// Seconds to wait for the first fresh price.
	#[arg(long, default_value_t = 600, value_name = "SECONDS")]
	pub wait: u64,
}

/// Runs the steps until the first error.
pub async fn run(args: BootstrapArgs) -> Result<()> {
	let signer = Signer::from_uri(&args.account, "--account")?;
	ensure!(args.deposit > 0, "--deposit must be more than 0");
	let node = connection::connect(&args.node, output::note).await?;
	let at = node.at_best().await?;
	chain::require_pallets(&at, &["Burrows", "AssetConversion"])?;
	chain::require_apis(&at, &["ControllerApi", "BurrowsApi", "AssetConversionApi"])?;

	let existing = views::first_burrow_of(&at, signer.account()).await?;
	let reserves = views::pool_reserves(&at, KIT).await?;
	if let (Some(burrow @ Burrow { debt: 1.., .. }), Some((hux, kit))) = (&existing, reserves) {
		output::line(format!("nothing to do: {} has {}", short(signer.account()), describe(burrow)));
		output::line(format!("nothing to do: the kit pool holds {} HUX and {} KIT", coins(hux, 4), coins(kit, 4)));
		warn_of_price((hux, kit), &views::parameters(&at).await?);
		return Ok(());
	}

	let mut steps = Steps { node: &node, signer: &signer, done: 0 };
	let parameters = wait_for_price(&node, Duration::from_secs(args.wait)).await?;
	let price = target_price(&parameters)?;
	steps.report(format!(
		"the price is fresh: index {} HUX, quantity {}, so 1 KIT should cost {} HUX",
		cut(&parameters.index, 6),
		cut(&parameters.quantity, 6),
		cut(&price.to_string(), 6)
	));
	let burrow = match existing {
		Some(burrow) => {
			steps.report(format!("{} already has {}", signer.name, describe(&burrow)));
			burrow
		},
		None => open_burrow(&mut steps, &args).await?,
	};
	// An earlier run may have stopped after it opened the burrow.
	let burrow = if burrow.debt == 0 { mint_kit(&mut steps, &args, burrow).await? } else { burrow };
	match reserves {
		Some((hux, kit)) => {
			steps.report(format!("the kit pool already holds {} HUX and {} KIT", coins(hux, 4), coins(kit, 4)));
		},
		None => fill_pool(&mut steps, &args, &burrow).await?,
	}
	report(&node, &signer).await
}

/// Executes and reports the steps.
struct Steps<'a> {
	node: &'a Node,
	signer: &'a Signer,
	done: u32,
}

impl Steps<'_> {
	fn report(&mut self, text: String) {
		self.done += 1;
		output::line(format!("{}. {text}", self.done));
	}

	/// Submits `call` and waits for its block; returns the number of the block.
	async fn execute(&self, call: Call, what: &str) -> Result<u64> {
		let included = submit::sign_and_submit(self.node, self.signer, &call).await;
		let included = included.map_err(|error| anyhow!("{what} did not succeed: {error}"))?;
		Ok(included.number)
	}
}

/// Waits for a fresh price and reports the waiting.
async fn wait_for_price(node: &Node, limit: Duration) -> Result<Parameters> {
	let waiting = async {
		let mut blocks = node.blocks().await?;
		let mut reported: Option<Instant> = None;
		loop {
			let block = connection::next_block(&mut blocks).await?;
			let parameters = views::parameters(&block.at().await?).await?;
			if parameters.started && parameters.fresh {
				return Ok(parameters);
			}
			if reported.is_none_or(|reported| reported.elapsed() >= REPORT_INTERVAL) {
				let state = if parameters.started { "the price is stale" } else { "no price yet" };
				output::line(format!(
					"waiting for a fresh price (block {}: {state}); it comes from `huxian feed`",
					block.number()
				));
				reported = Some(Instant::now());
			}
		}
	};
	timeout(limit, waiting).await.unwrap_or_else(|_| {
		bail!(
			"no fresh price after {} s: start the feeder (`huxian feed --synthetic 1 --member //Alice --member //Bob \
			 --member //Charlie`) or wait longer with --wait SECONDS",
			limit.as_secs()
		)
	})
}

/// Returns the target price, in HUX per KIT: quantity × index, rounded down to 18 decimals.
fn target_price(parameters: &Parameters) -> Result<Decimal> {
	let read = |name: &str, text: &str| -> Result<Decimal> {
		text.parse().map_err(|error| anyhow!("the chain's {name} `{text}` cannot be read: {error}"))
	};
	let price = read("quantity", &parameters.quantity)?.times(&read("index", &parameters.index)?);
	let price = price.units(PRICE_PLACES).filter(|price| *price > 0).context("kit has no price yet")?;
	Ok(Decimal::from_units(price, PRICE_PLACES))
}

/// Says so if the price of the kit pool is far from the target price.
///
/// Somebody may have filled the pool before, or given tokens to it.
fn warn_of_price(reserves: (u128, u128), parameters: &Parameters) {
	let Ok(target) = target_price(parameters) else { return };
	let Some(price) = pool_price(reserves) else { return };
	if is_far(&price, &target) {
		output::line(format!(
			"WARNING: the kit pool trades at {} HUX per KIT, but 1 KIT should cost {} HUX: swap in the pool until its \
			 price is right, or a deposit at that price loses money",
			cut(&price.to_string(), 6),
			cut(&target.to_string(), 6)
		));
	}
}

/// Returns the price of the kit pool, in HUX per KIT, rounded down to 18 decimals.
fn pool_price((hux, kit): (u128, u128)) -> Option<Decimal> {
	let kit = Decimal::from_units(kit, COIN_PLACES);
	let price = Decimal::from_units(hux, COIN_PLACES).over(&kit, PRICE_PLACES)?;
	Some(Decimal::from_units(price, PRICE_PLACES))
}

/// Returns true if `price` is more than a twentieth away from `target`.
fn is_far(price: &Decimal, target: &Decimal) -> bool {
	let (Some(price), Some(target)) = (price.units(PRICE_PLACES), target.units(PRICE_PLACES)) else { return true };
	price.abs_diff(target) > target / 20
}

async fn open_burrow(steps: &mut Steps<'_>, args: &BootstrapArgs) -> Result<Burrow> {
	let free = chain::free_hux(&steps.node.at_best().await?, steps.signer.account()).await?;
	ensure!(
		free > args.deposit.saturating_add(args.pool),
		"{} has {} HUX; {} for the burrow and {} for the pool are more: fund it, or give a smaller --deposit and --pool",
		steps.signer.name,
		coins(free, 4),
		coins(args.deposit, 4),
		coins(args.pool, 4)
	);
	let create = submit::call("Burrows", "create", [chain::none(), chain::none(), Value::u128(args.deposit)]);
	let block = steps.execute(create, "opening the burrow").await?;
	let burrow = own_burrow(steps).await?;
	steps.report(format!("opened burrow {} with {} HUX (block {block})", burrow.id, coins(args.deposit, 4)));

	Ok(burrow)
}

async fn mint_kit(steps: &mut Steps<'_>, args: &BootstrapArgs, burrow: Burrow) -> Result<Burrow> {
	let mintable = burrow.mintable.unwrap_or(0);
	// The health is 1 at the maximum that could be minted, so this gives 2.1. The margin keeps it
	// above 2 if the price moves before the block.
	let kit = args.mint.unwrap_or(mintable / 21 * 10);
	ensure!(
		kit > 0,
		"nothing can be minted against the {} HUX of burrow {}: give a larger --deposit, or --mint",
		coins(burrow.collateral, 4),
		burrow.id
	);
	let mint = submit::call("Burrows", "mint", [Value::u128(burrow.id.into()), Value::u128(kit)]);
	let block = steps
		.execute(mint, &format!("minting {} KIT (at most {} could be)", coins(kit, 4), coins(mintable, 4)))
		.await?;
	let burrow = own_burrow(steps).await?;
	let health = burrow.health.as_deref().map_or("-".into(), |health| cut(health, 4));
	steps.report(format!("minted {} KIT against it; its health is {health} (block {block})", coins(kit, 4)));
	Ok(burrow)
}

async fn own_burrow(steps: &Steps<'_>) -> Result<Burrow> {
	let at = steps.node.at_best().await?;
	views::first_burrow_of(&at, steps.signer.account()).await?.context("the new burrow is not to be found on the chain")
}

async fn fill_pool(steps: &mut Steps<'_>, args: &BootstrapArgs, burrow: &Burrow) -> Result<()> {
	if args.pool == 0 {
		steps.report("--pool 0: the kit pool stays empty".into());
		return Ok(());
	}
	let at = steps.node.at_best().await?;
	// The price may have changed since the first step.
	let price = target_price(&views::parameters(&at).await?)?;
	let value = Decimal::from_units(args.pool, COIN_PLACES).over(&price, COIN_PLACES).unwrap_or(u128::MAX);
	let owned = chain::kit_balance(&at, steps.signer.account()).await?;
	ensure!(
		value <= owned,
		"{} HUX are worth {} KIT and {} has {}: give a smaller --pool, or mint more in burrow {}",
		coins(args.pool, 4),
		coins(value, 4),
		steps.signer.name,
		coins(owned, 4),
		burrow.id
	);
	let pair = || Value::unnamed_composite([chain::native(), chain::asset(KIT)]);
	if chain::read(&at, "AssetConversion", "Pools", vec![pair()]).await?.is_none() {
		let create = submit::call("AssetConversion", "create_pool", [chain::native(), chain::asset(KIT)]);
		let block = steps.execute(create, "creating the kit pool").await?;
		steps.report(format!("created the kit pool (block {block})"));
	}
	// An empty pool takes both amounts exactly, so they are also the minimum.
	let amounts = [args.pool, value, args.pool, value].map(Value::u128);
	let arguments = [chain::native(), chain::asset(KIT)].into_iter().chain(amounts);
	let arguments = arguments.chain([Value::from_bytes(steps.signer.account())]);
	let block =
		steps.execute(submit::call("AssetConversion", "add_liquidity", arguments), "filling the kit pool").await?;
	steps.report(format!(
		"put {} HUX and {} KIT into the kit pool, at {} HUX per KIT (block {block})",
		coins(args.pool, 4),
		coins(value, 4),
		cut(&price.to_string(), 6)
	));
	Ok(())
}

async fn report(node: &Node, signer: &Signer) -> Result<()> {
	let at = node.at_best().await?;
	if let Some(burrow) = views::first_burrow_of(&at, signer.account()).await? {
		output::line(format!("ready: {}", describe(&burrow)));
	}
	if let Some((hux, kit)) = views::pool_reserves(&at, KIT).await? {
		output::line(format!("ready: the kit pool holds {} HUX and {} KIT", coins(hux, 4), coins(kit, 4)));
		warn_of_price((hux, kit), &views::parameters(&at).await?);
	}
	output::line("ready: see it with `huxian watch`");
	Ok(())
}

fn describe(burrow: &Burrow) -> String {
	let health = burrow.health.as_deref().map_or(String::new(), |health| format!(", health {}", cut(health, 4)));
	format!(
		"burrow {} with {} HUX of collateral and {} KIT of debt{health}",
		burrow.id,
		coins(burrow.collateral, 4),
		coins(burrow.debt, 4)
	)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_target_price_is_quantity_times_index() {
		let parameters =
			Parameters { quantity: "1.5".into(), index: "4.149710860563453253".into(), ..Parameters::default() };
		let price = target_price(&parameters).unwrap();
		assert_eq!(price.to_string(), "6.224566290845179879");
		// 5 000 HUX buy 803.27 KIT at that price.
		let kit = Decimal::from_units(5_000_000_000_000_000, COIN_PLACES).over(&price, COIN_PLACES).unwrap();
		assert_eq!(coins(kit, 2), "803.26");
		assert!(target_price(&Parameters::default()).is_err());
	}

	#[test]
	fn a_price_more_than_a_twentieth_away_is_far() {
		let target: Decimal = "4".parse().unwrap();
		let price = |hux, kit| pool_price((hux, kit)).unwrap();
		assert!(!is_far(&price(4_000, 1_000), &target));
		assert!(!is_far(&price(4_200, 1_000), &target));
		assert!(is_far(&price(4_201, 1_000), &target));
		assert!(is_far(&price(3_799, 1_000), &target));
		// A gift of a thousandth of a HUX and one unit of KIT.
		assert!(is_far(&price(1_000_000_000, 1), &target));
		assert!(pool_price((1, 0)).is_none());
	}

	#[test]
	fn a_burrow_is_described_in_coins() {
		let burrow = Burrow {
			id: 3,
			collateral: 49_990_000_000_000_000,
			debt: 2_862_500_000_000_000,
			health: Some("2.00001".into()),
			..Burrow::default()
		};
		assert_eq!(describe(&burrow), "burrow 3 with 49 990 HUX of collateral and 2 862.5 KIT of debt, health 2.0000");
	}
}
