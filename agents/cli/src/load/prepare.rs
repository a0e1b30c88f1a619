//! Prepares the measurement: accounts, funds, signatures.

use super::{task::Task, LoadArgs};
use anyhow::{anyhow, bail, ensure, Context, Result};
use huxian_client::{
	amount::coins,
	chain::{
		self,
		keys::Signer,
		submit::{self, Call},
	},
	connection::{At, Node},
};
use subxt::dynamic::Value;

/// Lifetime of the transactions, in blocks: long enough to sign and submit them all.
const LIFETIME: u64 = 1_024;

/// Amount that each account keeps beside the fees: one HUX, in units of 10^-12 HUX.
const RESERVE: u128 = 1_000_000_000_000;

/// Factor of the fees, because they rise while blocks are full.
const FEE_MARGIN: u128 = 3;

/// Returns the accounts `//load/0`, `//load/1` and so on.
pub fn accounts(count: u32) -> Result<Vec<Signer>> {
	(0..count).map(|index| Signer::from_uri(&format!("//load/{index}"), "load")).collect()
}

/// Funds each account for its share of the fees and of the token that the calls spend.
///
/// Returns the HUX of each account, in units of 10^-12 HUX.
pub async fn fund(node: &Node, args: &LoadArgs, funder: &Signer, accounts: &[Signer], task: &Task) -> Result<u128> {
	let at = node.at_best().await?;
	let sample = submit::sign(&at, funder, submit::next_nonce(node, funder).await?, &task.call, LIFETIME)?;
	let fee = sample.partial_fee_estimate().await.context("estimating the fee of a transaction")?;
	let share = u128::from(args.count.div_ceil(args.accounts));
	let needed = fee.saturating_mul(FEE_MARGIN).saturating_mul(share).saturating_add(RESERVE);

	let mut transfers = hux_transfers(&at, funder, accounts, needed).await?;
	if let Some((token, amount)) = task.spends {
		transfers.extend(token_transfers(&at, funder, accounts, token, amount.saturating_mul(share)).await?);
	}
	if !transfers.is_empty() {
		let all = submit::call("Utility", "batch_all", [Value::unnamed_composite(transfers)]);
		let funding = submit::sign_and_submit(node, funder, &all).await;
		funding.map_err(|error| anyhow!("funding the accounts did not succeed: {error}"))?;
	}
	Ok(needed)
}

/// Returns the transfers after which each account has `needed` units of 10^-12 HUX.
async fn hux_transfers(at: &At, funder: &Signer, accounts: &[Signer], needed: u128) -> Result<Vec<Value>> {
	let mut missing = Vec::new();
	for account in accounts {
		let free = chain::free_hux(at, account.account()).await?;
		if free < needed {
			missing.push((account, needed - free));
		}
	}
	let total: u128 = missing.iter().map(|(_, amount)| *amount).sum();
	let free = chain::free_hux(at, funder.account()).await?;
	ensure!(
		free > total,
		"{} has {} HUX and the accounts need {} more: fund it, name another --account or lower --count",
		funder.name,
		coins(free, 4),
		coins(total, 4)
	);
	let transfer = |(account, amount): (&Signer, u128)| {
		let arguments = [chain::address(account.account()), Value::u128(amount)];
		submit::call("Balances", "transfer_keep_alive", arguments).into_value()
	};
	Ok(missing.into_iter().map(transfer).collect())
}

/// Returns the transfers after which each account has `needed` smallest units of `token`.
async fn token_transfers(
	at: &At,
	funder: &Signer,
	accounts: &[Signer],
	token: u32,
	needed: u128,
) -> Result<Vec<Value>> {
	let mut transfers = Vec::new();
	let mut total: u128 = 0;
	for account in accounts {
		let missing = needed.saturating_sub(chain::asset_balance(at, token, account.account()).await?);
		if missing > 0 {
			total = total.saturating_add(missing);
			let arguments = [Value::u128(token.into()), chain::address(account.account()), Value::u128(missing)];
			transfers.push(submit::call("Assets", "transfer_keep_alive", arguments).into_value());
		}
	}
	let balance = chain::asset_balance(at, token, funder.account()).await?;
	ensure!(
		balance > total,
		"{} has {balance} units of asset {token} and the accounts need {total} more: fund it, name another --account or \
		 lower --count",
		funder.name,
	);
	Ok(transfers)
}

/// Signs all transactions: a lane for each connection. An account's transactions are in one lane,
/// in the order of their nonces.
pub async fn sign(node: &Node, args: &LoadArgs, accounts: &[Signer], call: &Call) -> Result<Vec<Vec<Vec<u8>>>> {
	let at = node.at_best().await?;
	let mut nonces = Vec::new();
	for account in accounts {
		nonces.push(submit::next_nonce(node, account).await?);
	}
	let connections = args.connections.min(args.accounts) as usize;
	let mut lanes = vec![Vec::new(); connections];
	for index in 0..args.count as usize {
		let at_account = index % accounts.len();
		let (Some(account), Some(nonce)) = (accounts.get(at_account), nonces.get_mut(at_account)) else {
			bail!("no accounts");
		};
		let signed = submit::sign(&at, account, *nonce, call, LIFETIME)?;
		*nonce += 1;
		if let Some(lane) = lanes.get_mut(at_account % connections) {
			lane.push(signed.into_encoded());
		}
	}
	Ok(lanes)
}
