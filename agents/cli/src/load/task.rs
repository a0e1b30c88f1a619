//! Chooses the call of the transactions.

use super::{Kind, LoadArgs};
use anyhow::{anyhow, ensure, Context, Result};
use huxian_client::{
	chain::{
		self,
		keys::Signer,
		peg,
		pools::{self, Pool},
		submit::{self, Call},
		tokens::Tokens,
		views, PAN,
	},
	connection::{At, Node},
	output,
};
use subxt::dynamic::Value;

/// Maximum fee of a mint, in millionths.
const MAX_MINT_FEE: u128 = 10_000;

/// Whole tokens of a mint: more than the minimum, and little beside the limits.
const MINTED: u128 = 2;

/// Whole tokens of each side that an empty pool is filled with.
const FIRST_DEPOSIT: u128 = 100_000;

/// The call of the transactions.
pub struct Task {
	/// The call.
	pub call: Call,
	/// The asset that the call spends, and the amount in smallest units.
	pub spends: Option<(u32, u128)>,
}

/// Returns the call that `args` asks for.
pub async fn choose(node: &Node, args: &LoadArgs, funder: &Signer) -> Result<Task> {
	let at = node.at_best().await?;
	match args.kind {
		Kind::Transfer => {
			let arguments = [chain::address(funder.account()), Value::u128(1)];
			Ok(Task { call: submit::call("Balances", "transfer_keep_alive", arguments), spends: None })
		},
		Kind::Touch => touch(&at, args.burrow).await,
		Kind::Mint => mint(&at, args).await,
		Kind::Swap => swap(node, args, funder).await,
	}
}

async fn touch(at: &At, burrow: Option<u64>) -> Result<Task> {
	chain::require_apis(at, &["BurrowsApi"])?;
	let burrow = match burrow {
		Some(id) => views::burrow(at, id).await?.with_context(|| format!("there is no burrow {id}"))?,
		None => {
			let (_, burrows) = views::first_burrows(at, 1).await?;
			let first = burrows.into_iter().next();
			first.context("there is no burrow to touch: open one with `huxian bootstrap`")?
		},
	};
	Ok(Task { call: submit::call("Burrows", "touch", [Value::u128(burrow.id.into())]), spends: None })
}

/// Mints PAN against the open external with the most room.
async fn mint(at: &At, args: &LoadArgs) -> Result<Task> {
	let families = peg::families(at).await?.context("this chain has no peg guard")?;
	let family = families.iter().find(|family| family.token == PAN).context("this chain has no family of PAN")?;
	let open = family.externals.iter().filter(|external| external.is_open());
	let external =
		open.max_by_key(|external| external.max_mint).context("no external of PAN is open: feed its price")?;
	let amount = whole(at, external.asset).await?.saturating_mul(MINTED);
	let total = whole(at, PAN).await?.saturating_mul(MINTED).saturating_mul(args.count.into());
	ensure!(
		total <= external.max_mint,
		"asset {} can be minted against up to {} units of PAN, and the transactions need {total}: lower --count",
		external.asset,
		external.max_mint
	);
	let arguments = [PAN.into(), external.asset.into(), amount, MAX_MINT_FEE].map(Value::u128);
	Ok(Task { call: submit::call("Psm", "mint", arguments), spends: Some((external.asset, amount)) })
}

/// Sells one whole base token of a pool, which it fills first if it is empty.
async fn swap(node: &Node, args: &LoadArgs, funder: &Signer) -> Result<Task> {
	let at = node.at_best().await?;
	let pools = pools::pools(&at).await?;
	let pool = pools.iter().find(|pool| match args.pool {
		Some(id) => pool.id == id,
		None => pool.kind == "public" && !pool.has(PAN),
	});
	let pool = pool.context("there is no such pool: `ask hub_pools` lists them")?;
	if pool.base_reserve == 0 {
		fill(node, funder, pool).await?;
	}
	let amount = whole(&at, pool.base).await?;
	let arguments = [pool.id.into(), pool.base.into(), amount, 1].map(Value::u128);
	Ok(Task { call: submit::call("Pmm", "swap_exact_in", arguments), spends: Some((pool.base, amount)) })
}

/// Makes the first deposit of a pool whose tokens are worth about the same.
async fn fill(node: &Node, funder: &Signer, pool: &Pool) -> Result<()> {
	let at = &node.at_best().await?;
	let side = |token| async move { Ok::<_, anyhow::Error>(whole(at, token).await?.saturating_mul(FIRST_DEPOSIT)) };
	let arguments = [pool.id.into(), side(pool.base).await?, side(pool.quote).await?, 1].map(Value::u128);
	let deposit = submit::call("Pmm", "add_liquidity", arguments);
	submit::sign_and_submit(node, funder, &deposit)
		.await
		.map_err(|error| anyhow!("filling pool {} did not succeed: {error}", pool.id))?;
	output::line(format!("filled pool {} with {FIRST_DEPOSIT} whole tokens of each side", pool.id));
	Ok(())
}

/// Returns a whole token of the asset `id`, in smallest units.
async fn whole(at: &At, id: u32) -> Result<u128> {
	let mut tokens = Tokens::default();
	tokens.load(at, [id]).await?;
	Ok(10u128.saturating_pow(tokens.decimals(id).into()))
}
