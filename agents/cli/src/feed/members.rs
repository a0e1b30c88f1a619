//! The members of the oracle that feed: their nonces, transactions and outcomes.
//!
//! Each member has a task of its own. A transaction that gets into no block holds up its member,
//! and no other one.

use super::value::Values;
use huxian_client::{
	chain::{
		errors::TxError,
		keys::{short, Signer},
		submit::{self, Call, Included},
	},
	connection::{At, Node},
};
use std::time::Duration;
use subxt::dynamic::Value;
use tokio::{
	task::JoinHandle,
	time::{sleep, Instant},
};

/// Basis points in one.
const BASIS_POINTS: u128 = 10_000;

/// Interval at which the node's pool is polled.
const POLL_INTERVAL: Duration = Duration::from_secs(2);

/// Interval at which the tasks of a round are looked at.
const LOOK_INTERVAL: Duration = Duration::from_millis(50);

/// Time that a round waits for its transactions: three blocks. Slower ones go on beside the next
/// rounds.
pub const PATIENCE: Duration = Duration::from_secs(9);

/// A member of the oracle, and the account that signs for it.
#[derive(Clone)]
pub struct Feeder {
	/// Name in messages.
	pub name: String,
	/// Account of the member.
	pub account: [u8; 32],
	/// Account that signs: the member itself, or its proxy.
	pub signer: Signer,
}

impl Feeder {
	/// Returns a member that signs for itself.
	pub fn member(signer: Signer) -> Self {
		Self { name: signer.name.clone(), account: signer.account(), signer }
	}

	/// Returns the member `account`, for which the proxy `signer` signs.
	pub fn proxy(account: [u8; 32], signer: Signer) -> Self {
		Self { name: format!("{} by its proxy {}", short(account), signer.name), account, signer }
	}

	/// Returns the call that feeds `values` for the member.
	fn call(&self, values: &Values) -> Call {
		let call = feed_call(values);
		if self.account == self.signer.account() {
			call
		} else {
			submit::for_account(self.account, call)
		}
	}
}

/// A feed of one member.
pub struct Job {
	/// The member.
	pub feeder: Feeder,
	/// Nonce of the transaction; `None` if the node must be asked.
	nonce: Option<u64>,
	call: Call,
}

/// The outcome of a job.
pub struct Done {
	/// Nonce of the next transaction; `None` if the node must be asked.
	nonce: Option<u64>,
	outcome: Result<Included, TxError>,
}

impl Job {
	/// Submits the feed and waits for its block.
	pub async fn run(self, node: Node, report: fn(String)) -> Done {
		match self.submit(&node, report).await {
			// A failed call uses up its nonce too.
			Ok((nonce, outcome @ (Ok(_) | Err(TxError::Failed(..))))) => Done { nonce: Some(nonce + 1), outcome },
			Ok((_, outcome)) => Done { nonce: None, outcome },
			Err(error) => Done { nonce: None, outcome: Err(error) },
		}
	}

	async fn submit(&self, node: &Node, report: fn(String)) -> Result<(u64, Result<Included, TxError>), TxError> {
		let nonce = match self.nonce {
			Some(nonce) => nonce,
			None => settled_nonce(node, &self.feeder, report).await?,
		};
		let at = best(node).await?;
		let signed = submit::sign(&at, &self.feeder.signer, nonce, &self.call, submit::DEFAULT_LIFETIME)?;
		Ok((nonce, submit::submit_within(&signed, submit::INCLUSION_TIMEOUT).await))
	}
}

/// A member with its task.
struct Member {
	feeder: Feeder,
	/// Nonce of its next transaction; `None` if the node must be asked.
	nonce: Option<u64>,
	/// The feed that is on its way.
	task: Option<JoinHandle<Done>>,
	/// True if that feed has outlasted a round.
	is_late: bool,
}

impl Member {
	/// Returns true if a round still waits for the member.
	fn is_awaited(&self) -> bool {
		!self.is_late && self.task.as_ref().is_some_and(|task| !task.is_finished())
	}

	/// Returns the outcome of its task once that has ended.
	async fn take_outcome(&mut self) -> Option<Result<Included, TxError>> {
		let task = self.task.take_if(|task| task.is_finished())?;
		self.is_late = false;
		let done = task.await.unwrap_or_else(|error| Done {
			nonce: None,
			outcome: Err(TxError::Refused(format!("its task ended: {error}"))),
		});
		self.nonce = done.nonce;
		Some(done.outcome)
	}
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
#[derive(Debug, PartialEq, Eq)]
pub enum Round {
	/// Members that fed, and the first and the last block with their transactions.
	Fed { members: usize, first: u64, last: u64 },
	/// No member fed; the reasons were reported.
	Failed,
	/// The connection was lost; holds the reason.
	Lost(String),
}

impl Members {
	/// Returns the members of `feeders`. Their values are up to `spread` basis points off the true
	/// one.
	pub fn new(feeders: Vec<Feeder>, spread: u32) -> Self {
		let member = |feeder| Member { feeder, nonce: None, task: None, is_late: false };
		Self { members: feeders.into_iter().map(member).collect(), spread, included: 0, failed: 0 }
	}

	/// Returns the number of members that may still feed.
	pub fn len(&self) -> usize {
		self.members.len()
	}

	/// Ends all tasks and discards all nonces, because the node may have changed.
	pub fn start_over(&mut self) {
		for member in &mut self.members {
			if let Some(task) = member.task.take() {
				task.abort();
			}
			(member.nonce, member.is_late) = (None, false);
		}
	}

	/// Feeds `values` once with each member that has no feed on its way, so that no block has two
	/// of a member. Waits for the blocks, at most `patience`. Drops members that the oracle does
	/// not know.
	///
	/// `start` starts the task of a job.
	pub async fn feed(
		&mut self,
		values: &Values,
		start: impl Fn(Job) -> JoinHandle<Done>,
		patience: Duration,
		report: &mut dyn FnMut(String),
	) -> Round {
		let count = self.members.len();
		for (index, member) in self.members.iter_mut().enumerate().filter(|(_, member)| member.task.is_none()) {
			let call = member.feeder.call(&offset(values, self.spread, index, count));
			member.task = Some(start(Job { feeder: member.feeder.clone(), nonce: member.nonce, call }));
		}
		let until = Instant::now() + patience;
		while Instant::now() < until && self.members.iter().any(Member::is_awaited) {
			sleep(LOOK_INTERVAL).await;
		}
		for member in self.members.iter_mut().filter(|member| member.is_awaited()) {
			member.is_late = true;
			report(format!("{}: its feed is in no block yet; the others go on", member.feeder.name));
		}
		self.collect(report).await
	}

	/// Collects the outcomes of the tasks that have ended.
	async fn collect(&mut self, report: &mut dyn FnMut(String)) -> Round {
		let (mut blocks, mut lost, mut unknown) = (Vec::new(), None, Vec::new());
		for member in &mut self.members {
			match member.take_outcome().await {
				None => {},
				Some(Ok(block)) => blocks.push(block.number),
				Some(Err(TxError::Lost(reason))) => lost = Some(reason),
				Some(Err(error)) => {
					self.failed += 1;
					report(format!("{}: {error}", member.feeder.name));
					if error.is("Oracle.NoPermission") || error.is("Proxy.NotProxy") {
						unknown.push(member.feeder.account);
					}
				},
			}
		}
		self.included += blocks.len() as u64;
		self.members.retain(|member| !unknown.contains(&member.feeder.account));
		match (lost, blocks.iter().min(), blocks.iter().max()) {
			(Some(reason), ..) => Round::Lost(reason),
			(None, Some(first), Some(last)) => Round::Fed { members: blocks.len(), first: *first, last: *last },
			_ => Round::Failed,
		}
	}
}

async fn best(node: &Node) -> Result<At, TxError> {
	node.at_best().await.map_err(|error| TxError::Lost(format!("{error:#}")))
}

/// Returns the next nonce of the signer, once none of its transactions waits in the pool. A waiting
/// transaction could share a block with the next one.
async fn settled_nonce(node: &Node, feeder: &Feeder, report: fn(String)) -> Result<u64, TxError> {
	let mut is_reported = false;
	loop {
		let next = submit::next_nonce(node, &feeder.signer).await?;
		let used = submit::nonce_at(&best(node).await?, &feeder.signer).await?;
		if next <= used {
			return Ok(used);
		}
		if !is_reported {
			report(format!("{}: waiting for {} transaction(s) in the node's pool", feeder.name, next - used));
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
mod tests;
