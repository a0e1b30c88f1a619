//! The members of the oracle that feed: their nonces, transactions and outcomes.

use super::value::Values;
use huxian_client::{
	chain::{
		errors::TxError,
		keys::Signer,
		submit::{self, Call, Included},
	},
	connection::{At, Node},
};
use std::time::Duration;
use subxt::dynamic::Value;
use tokio::time::sleep;

/// Basis points in one.
const BASIS_POINTS: u128 = 10_000;

/// Interval at which the node's pool is polled.
const POLL_INTERVAL: Duration = Duration::from_secs(2);

/// A member of the oracle.
struct Member {
	signer: Signer,
	/// Nonce of its next transaction; `None` if the node must be asked.
	nonce: Option<u64>,
}

/// All members that this program feeds for.
pub struct Members {
	members: Vec<Member>,
	/// Maximum distance of a member's value from the true one, in basis points.
	spread: u32,
	/// Number of transactions in blocks.
	pub included: u64,
	/// Number of transactions that failed or were refused.
	pub failed: u64,
}

/// The outcome of a round of feeding.
pub enum Round {
	/// Members that fed, and the first and the last block with their transactions.
	Fed { members: usize, first: u64, last: u64 },
	/// No member fed; the reasons were reported.
	Failed,
	/// The connection was lost; holds the reason.
	Lost(String),
}

impl Members {
	/// Returns the members of `signers`. Their values are up to `spread` basis points off the true
	/// one.
	pub fn new(signers: Vec<Signer>, spread: u32) -> Self {
		let members = signers.into_iter().map(|signer| Member { signer, nonce: None }).collect();
		Self { members, spread, included: 0, failed: 0 }
	}

	/// Returns the number of members that may still feed.
	pub fn len(&self) -> usize {
		self.members.len()
	}

	/// Discards all nonces, because the node may have changed.
	pub fn reset_nonces(&mut self) {
		self.members.iter_mut().for_each(|member| member.nonce = None);
	}

	/// Feeds `values` once with each member and waits for the blocks. So no block has two
	/// transactions of a member. Drops members that the oracle does not know.
	pub async fn feed(&mut self, node: &Node, values: &Values, report: &mut dyn FnMut(String)) -> Round {
		let outcomes = match self.submit(node, values, report).await {
			Ok(outcomes) => outcomes,
			Err(error) => return Round::Lost(error.to_string()),
		};
		let mut blocks = Vec::new();
		let mut lost = None;
		let mut unknown = Vec::new();
		for ((index, member), outcome) in self.members.iter_mut().enumerate().zip(outcomes) {
			match outcome {
				Ok(block) => blocks.push(block.number),
				// A failed call uses up its nonce too.
				Err(error @ TxError::Failed(..)) => {
					self.failed += 1;
					report(format!("{}: {error}", member.signer.name));
					if error.is("Oracle.NoPermission") {
						unknown.push(index);
					}
				},
				Err(TxError::Lost(reason)) => {
					member.nonce = None;
					lost = Some(reason);
				},
				Err(error) => {
					self.failed += 1;
					member.nonce = None;
					report(format!("{}: {error}", member.signer.name));
				},
			}
		}
		self.included += blocks.len() as u64;
		let mut index = 0;
		self.members.retain(|_| {
			index += 1;
			!unknown.contains(&(index - 1))
		});
		match (lost, blocks.iter().min(), blocks.iter().max()) {
			(Some(reason), ..) => Round::Lost(reason),
			(None, Some(first), Some(last)) => Round::Fed { members: blocks.len(), first: *first, last: *last },
			_ => Round::Failed,
		}
	}

	async fn submit(
		&mut self,
		node: &Node,
		values: &Values,
		report: &mut dyn FnMut(String),
	) -> Result<Vec<Result<Included, TxError>>, TxError> {
		let mut signed = Vec::new();
		let count = self.members.len();
		for member in &mut self.members {
			if member.nonce.is_none() {
				member.nonce = Some(settled_nonce(node, &member.signer, report).await?);
			}
		}
		let at = best(node).await?;
		for (index, member) in self.members.iter_mut().enumerate() {
			let nonce = member.nonce.unwrap_or_default();
			let call = feed_call(&offset(values, self.spread, index, count));
			signed.push(submit::sign(&at, &member.signer, nonce, &call, submit::DEFAULT_LIFETIME)?);
			member.nonce = Some(nonce + 1);
		}
		Ok(submit::submit_all(&signed).await)
	}
}

async fn best(node: &Node) -> Result<At, TxError> {
	node.at_best().await.map_err(|error| TxError::Lost(format!("{error:#}")))
}

/// Returns the next nonce of `signer`, once none of its transactions waits in the pool. A waiting
/// transaction could share a block with the next one.
async fn settled_nonce(node: &Node, signer: &Signer, report: &mut dyn FnMut(String)) -> Result<u64, TxError> {
	let mut is_reported = false;
	loop {
		let next = submit::next_nonce(node, signer).await?;
		let at = best(node).await?;
		let used = at.tx().account_nonce(&signer.key.public_key().to_account_id()).await?;
		if next <= used {
			return Ok(used);
		}
		if !is_reported {
			report(format!("{}: waiting for {} transaction(s) in the node's pool", signer.name, next - used));
			is_reported = true;
		}
		sleep(POLL_INTERVAL).await;
	}
}

fn feed_call(values: &Values) -> Call {
	let values = values.iter().map(|(feed, value)| {
		// A `FixedU128` is a struct with one number.
		Value::unnamed_composite([feed.value(), Value::unnamed_composite([Value::u128(*value)])])
	});
	submit::call("Oracle", "feed_values", [Value::unnamed_composite(values)])
}

/// Returns the values of member `index` of `count`. The members are spread evenly from `spread`
/// basis points below the true value to as much above; rounded down.
fn offset(values: &Values, spread: u32, index: usize, count: usize) -> Values {
	let spread = u128::from(spread).min(BASIS_POINTS - 1);
	let steps = count.saturating_sub(1) as u128;
	let factor = match steps {
		0 => BASIS_POINTS,
		steps => BASIS_POINTS - spread + 2 * spread * index as u128 / steps,
	};
	// Multiplies quotient and remainder separately, so that no product overflows.
	let part = |value: u128| {
		(value / BASIS_POINTS).saturating_mul(factor).saturating_add(value % BASIS_POINTS * factor / BASIS_POINTS)
	};
	values.iter().map(|(feed, value)| (*feed, part(*value))).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::feed::value::Feed;

	#[test]
	fn members_feed_the_same_value_without_a_spread() {
		let values = vec![(Feed::HuxUsd, 1_000_000u128)];
		let fed = |spread, count| -> Vec<u128> {
			(0..count).flat_map(|index| offset(&values, spread, index, count)).map(|(_, value)| value).collect()
		};
		assert_eq!(fed(0, 3), [1_000_000, 1_000_000, 1_000_000]);
		assert_eq!(fed(50, 3), [995_000, 1_000_000, 1_005_000]);
		assert_eq!(fed(50, 2), [995_000, 1_005_000]);
		assert_eq!(fed(50, 1), [1_000_000]);
		assert_eq!(offset(&vec![(Feed::Index, u128::MAX)], 50, 2, 3), [(Feed::Index, u128::MAX)]);
	}
}
