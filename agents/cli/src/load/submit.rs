//! Submits the transactions as fast as the node accepts them.

use super::{tracker::Tracker, LoadArgs};
use anyhow::{Context, Result};
use futures::future::try_join_all;
use huxian_client::{chain::errors::explain_refusal, connection};
use std::{
	collections::VecDeque,
	time::{Duration, Instant},
};
use subxt::ext::jsonrpsee::{
	core::{
		client::{Client, ClientT},
		params::{ArrayParams, BatchRequestBuilder},
	},
	types::ErrorObject,
};
use tokio::time::sleep;

/// Error code: the pool is full and dropped the transaction.
const POOL_FULL: i32 = 1016;

/// Error code: the pool has the transaction already.
const KNOWN: i32 = 1013;

/// Pause in which a full pool drains.
const DRAIN_PAUSE: Duration = Duration::from_millis(50);

/// Figures of the submission.
#[derive(Default)]
pub struct Submitted {
	/// Number of transactions that the pool accepted.
	pub accepted: usize,
	/// Number of resubmissions, because the pool was full or had lost a transaction.
	pub resubmitted: usize,
	/// Reason of the first refusal.
	pub reason: Option<String>,
	/// Seconds that the busiest connection spent on requests, without pauses.
	pub seconds: f64,
}

/// Submits each lane over a connection of its own, until the tracker ends.
pub async fn submit(args: &LoadArgs, lanes: Vec<Vec<Vec<u8>>>, tracker: &Tracker) -> Result<Submitted> {
	let clients = try_join_all(lanes.iter().map(|_| connection::dial(&args.node.node))).await?;
	let all = clients.into_iter().zip(lanes).map(|(client, lane)| Lane::new(client, lane).run(args, tracker));
	let mut total = Submitted::default();
	for submitted in try_join_all(all).await? {
		total.accepted += submitted.accepted;
		total.resubmitted += submitted.resubmitted;
		total.reason = total.reason.or(submitted.reason);
		total.seconds = total.seconds.max(submitted.seconds);
	}
	Ok(total)
}

/// A transaction that waits for submission.
struct Item {
	bytes: Vec<u8>,
	/// True if it was submitted before: then its place in the pool is reserved already.
	is_resubmission: bool,
}

/// A connection and its transactions, in order.
struct Lane {
	client: Client,
	waiting: VecDeque<Item>,
	sent: Vec<Vec<u8>>,
	resubmissions: usize,
	submitted: Submitted,
}

impl Lane {
	fn new(client: Client, transactions: Vec<Vec<u8>>) -> Self {
		let waiting = transactions.into_iter().map(|bytes| Item { bytes, is_resubmission: false }).collect();
		Self { client, waiting, sent: Vec::new(), resubmissions: 0, submitted: Submitted::default() }
	}

	async fn run(mut self, args: &LoadArgs, tracker: &Tracker) -> Result<Submitted> {
		while !tracker.is_over() {
			self.requeue_missing(tracker);
			let count = self.waiting.len().min(args.batch as usize);
			let new = self.waiting.iter().take(count).filter(|item| !item.is_resubmission).count();
			if count == 0 || !tracker.reserve(new, args.in_flight as usize) {
				sleep(DRAIN_PAUSE).await;
				continue;
			}
			let batch: Vec<Item> = self.waiting.drain(..count).collect();
			self.submit_batch(batch, tracker).await?;
		}
		Ok(self.submitted)
	}

	/// After a request for resubmission, puts missing transactions first, in their old order.
	fn requeue_missing(&mut self, tracker: &Tracker) {
		let resubmissions = tracker.resubmissions();
		if resubmissions == self.resubmissions {
			return;
		}
		self.resubmissions = resubmissions;
		let lost = tracker.missing_of(&mut self.sent);
		self.submitted.resubmitted += lost.len();
		for bytes in lost.into_iter().rev() {
			self.waiting.push_front(Item { bytes, is_resubmission: true });
		}
	}

	async fn submit_batch(&mut self, batch: Vec<Item>, tracker: &Tracker) -> Result<()> {
		let request = request(&batch)?;
		let begin = Instant::now();
		let answers = self.client.batch_request::<String>(request).await.context("submitting")?;
		self.submitted.seconds += begin.elapsed().as_secs_f64();
		let mut full = Vec::new();
		for (item, answer) in batch.into_iter().zip(answers) {
			let error = answer.err().filter(|error| error.code() != KNOWN);
			match error {
				None => {
					self.submitted.accepted += usize::from(!item.is_resubmission);
					self.sent.push(item.bytes);
				},
				Some(error) if error.code() == POOL_FULL => full.push(item),
				// It was accepted once; the blocks show its outcome.
				Some(_) if item.is_resubmission => self.sent.push(item.bytes),
				Some(error) => {
					tracker.refuse();
					self.submitted.reason.get_or_insert_with(|| explain(&error));
				},
			}
		}
		if !full.is_empty() {
			self.submitted.resubmitted += full.len();
			tracker.release(full.iter().filter(|item| !item.is_resubmission).count());
			full.into_iter().rev().for_each(|item| self.waiting.push_front(item));
			sleep(DRAIN_PAUSE).await;
		}
		Ok(())
	}
}

fn request(batch: &[Item]) -> Result<BatchRequestBuilder<'static>> {
	let mut request = BatchRequestBuilder::new();
	for item in batch {
		let mut parameters = ArrayParams::new();
		parameters.insert(hex(&item.bytes))?;
		request.insert("author_submitExtrinsic", parameters)?;
	}
	Ok(request)
}

fn explain(error: &ErrorObject<'_>) -> String {
	explain_refusal(error.message(), error.data().map_or("", |data| data.get().trim_matches('"')))
}

fn hex(bytes: &[u8]) -> String {
	use std::fmt::Write;
	let mut text = String::with_capacity(2 + bytes.len() * 2);
	text.push_str("0x");
	for byte in bytes {
		// Writing to a string cannot fail.
		let _ = write!(text, "{byte:02x}");
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn bytes_are_encoded_as_hex() {
		assert_eq!(hex(&[0, 15, 255]), "0x000fff");
	}
}
