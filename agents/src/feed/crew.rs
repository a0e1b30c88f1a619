//! The oracle members that feed: their numbers, their transactions, and what becomes of them.

use super::market::Values;
use crate::{
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

/// Parts of a whole in which a spread is counted.
const BASIS: u128 = 10_000;

/// How long to wait for the pool to drain before looking again.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// One member.
struct Member {
	signer: Signer,
	/// The number of its next transaction; `None` when it must be asked for.
	nonce: Option<u64>,
}

/// All members that feed from here.
pub struct Crew {
	members: Vec<Member>,
	/// Basis points between the middle and the outermost value.
	spread: u32,
	/// Transactions included so far.
	pub included: u64,
	/// Transactions that failed or were refused so far.
	pub failed: u64,
}

/// What became of one round of feeding.
pub enum Round {
	/// So many members fed, in blocks from the first to the second number.
	Fed(usize, u64, u64),
	/// Nobody fed; the reasons have been said.
	Nobody,
	/// The connection was lost.
	Lost(String),
}

impl Crew {
	/// These members; the values that they feed lie up to `spread` basis points around the true one.
	pub fn new(signers: Vec<Signer>, spread: u32) -> Self {
		let members = signers.into_iter().map(|signer| Member { signer, nonce: None }).collect();
		Self { members, spread, included: 0, failed: 0 }
	}

	/// How many members are left.
	pub fn len(&self) -> usize {
		self.members.len()
	}

	/// Forgets all numbers, because the node may know others now.
	pub fn forget(&mut self) {
		self.members.iter_mut().for_each(|member| member.nonce = None);
	}

	/// Each member feeds `values` once and waits for its block, so that no block ever has two feeds of one member.
	pub async fn feed(&mut self, node: &Node, values: &Values, say: &mut dyn FnMut(String)) -> Round {
		let outcomes = match self.submit(node, values, say).await {
			Ok(outcomes) => outcomes,
			Err(error) => return Round::Lost(error.to_string()),
		};
		let mut blocks = Vec::new();
		let mut lost = None;
		let mut gone = Vec::new();
		for ((index, member), outcome) in self.members.iter_mut().enumerate().zip(outcomes) {
			match outcome {
				Ok(block) => blocks.push(block.number),
				// Executed: its number is used up.
				Err(error @ TxError::Failed(..)) => {
					self.failed += 1;
					say(format!("{}: {error}", member.signer.name));
					if error.is("Oracle.NoPermission") {
						gone.push(index);
					}
				},
				Err(TxError::Lost(reason)) => {
					member.nonce = None;
					lost = Some(reason);
				},
				Err(error) => {
					self.failed += 1;
					member.nonce = None;
					say(format!("{}: {error}", member.signer.name));
				},
			}
		}
		self.included += blocks.len() as u64;
		let mut index = 0;
		self.members.retain(|_| {
			index += 1;
			!gone.contains(&(index - 1))
		});
		match (lost, blocks.iter().min(), blocks.iter().max()) {
			(Some(reason), ..) => Round::Lost(reason),
			(None, Some(first), Some(last)) => Round::Fed(blocks.len(), *first, *last),
			_ => Round::Nobody,
		}
	}

	async fn submit(
		&mut self,
		node: &Node,
		values: &Values,
		say: &mut dyn FnMut(String),
	) -> Result<Vec<Result<Included, TxError>>, TxError> {
		let mut signed = Vec::new();
		let count = self.members.len();
		for member in &mut self.members {
			if member.nonce.is_none() {
				member.nonce = Some(settled_nonce(node, &member.signer, say).await?);
			}
		}
		let at = best(node).await?;
		for (index, member) in self.members.iter_mut().enumerate() {
			let nonce = member.nonce.unwrap_or_default();
			let call = feed_call(&offset(values, self.spread, index, count));
			signed.push(submit::sign(&at, &member.signer, nonce, &call, submit::LIFETIME)?);
			member.nonce = Some(nonce + 1);
		}
		Ok(submit::follow_all(&signed).await)
	}
}

async fn best(node: &Node) -> Result<At, TxError> {
	node.at_best().await.map_err(|error| TxError::Lost(format!("{error:#}")))
}

/// The next number of `signer`, once nothing of it waits in the pool: what waits there might share a block with what
/// comes next.
async fn settled_nonce(node: &Node, signer: &Signer, say: &mut dyn FnMut(String)) -> Result<u64, TxError> {
	let mut is_said = false;
	loop {
		let next = submit::next_nonce(node, signer).await?;
		let at = best(node).await?;
		let used = at.tx().account_nonce(&signer.key.public_key().to_account_id()).await?;
		if next <= used {
			return Ok(used);
		}
		if !is_said {
			say(format!("{}: waiting for {} transaction(s) in the node's pool", signer.name, next - used));
			is_said = true;
		}
		sleep(LOOK_AGAIN).await;
	}
}

fn feed_call(values: &Values) -> Call {
	let values = values.iter().map(|(feed, value)| {
		// A `FixedU128` is a record of one number.
		Value::unnamed_composite([feed.value(), Value::unnamed_composite([Value::u128(*value)])])
	});
	submit::call("Oracle", "feed_values", [Value::unnamed_composite(values)])
}

/// The values of member `index` of `count`: spread evenly from `spread` basis points below to as much above.
fn offset(values: &Values, spread: u32, index: usize, count: usize) -> Values {
	let spread = u128::from(spread).min(BASIS - 1);
	let steps = count.saturating_sub(1) as u128;
	let factor = match steps {
		0 => BASIS,
		steps => BASIS - spread + 2 * spread * index as u128 / steps,
	};
	// Whole parts apart from the rest, so that no product is larger than its result.
	let part = |value: u128| (value / BASIS).saturating_mul(factor).saturating_add(value % BASIS * factor / BASIS);
	values.iter().map(|(feed, value)| (*feed, part(*value))).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::feed::market::Feed;

	#[test]
	fn members_feed_the_same_value_unless_a_spread_is_asked_for() {
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
