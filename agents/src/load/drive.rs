//! The measurement's one half: handing everything in as fast as the node takes it.

use super::{flow::Flow, LoadArgs};
use crate::{chain::errors::explain_refusal, connection};
use anyhow::{Context, Result};
use futures::future::try_join_all;
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

/// The pool is full: it dropped the transaction at once.
const POOL_FULL: i32 = 1016;

/// The pool has it already.
const KNOWN: i32 = 1013;

/// How long to let a full pool drain before looking again.
const DRAIN: Duration = Duration::from_millis(50);

/// What the node did with what it was handed.
#[derive(Default)]
pub struct Taken {
	/// Transactions that the pool took at first.
	pub accepted: usize,
	/// How often one was handed in again, because the pool was full or had lost it.
	pub again: usize,
	/// Why the first was refused.
	pub reason: Option<String>,
	/// Spent on requests by the busiest connection; waiting for blocks is not counted.
	pub seconds: f64,
}

/// Hands in each lane over a connection of its own, until the flow is over.
pub async fn submit(args: &LoadArgs, lanes: Vec<Vec<Vec<u8>>>, flow: &Flow) -> Result<Taken> {
	let clients = try_join_all(lanes.iter().map(|_| connection::dial(&args.node.node))).await?;
	let all = clients.into_iter().zip(lanes).map(|(client, lane)| Lane::new(client, lane).run(args, flow));
	let mut total = Taken::default();
	for taken in try_join_all(all).await? {
		total.accepted += taken.accepted;
		total.again += taken.again;
		total.reason = total.reason.or(taken.reason);
		total.seconds = total.seconds.max(taken.seconds);
	}
	Ok(total)
}

/// A transaction on its way.
struct Item {
	bytes: Vec<u8>,
	/// It has been handed in before, so there is room for it.
	is_again: bool,
}

/// One connection and what goes over it, in order.
struct Lane {
	client: Client,
	waiting: VecDeque<Item>,
	sent: Vec<Vec<u8>>,
	rounds: usize,
	taken: Taken,
}

impl Lane {
	fn new(client: Client, transactions: Vec<Vec<u8>>) -> Self {
		let waiting = transactions.into_iter().map(|bytes| Item { bytes, is_again: false }).collect();
		Self { client, waiting, sent: Vec::new(), rounds: 0, taken: Taken::default() }
	}

	async fn run(mut self, args: &LoadArgs, flow: &Flow) -> Result<Taken> {
		while !flow.is_over() {
			self.look_back(flow);
			let count = self.waiting.len().min(args.batch as usize);
			let new = self.waiting.iter().take(count).filter(|item| !item.is_again).count();
			if count == 0 || !flow.reserve(new, args.in_flight as usize) {
				sleep(DRAIN).await;
				continue;
			}
			let batch: Vec<Item> = self.waiting.drain(..count).collect();
			self.hand_in(batch, flow).await?;
		}
		Ok(self.taken)
	}

	/// When that is asked, what was handed in and is missing comes first, in its old order.
	fn look_back(&mut self, flow: &Flow) {
		let rounds = flow.rounds();
		if rounds == self.rounds {
			return;
		}
		self.rounds = rounds;
		let lost = flow.missing_of(&mut self.sent);
		self.taken.again += lost.len();
		for bytes in lost.into_iter().rev() {
			self.waiting.push_front(Item { bytes, is_again: true });
		}
	}

	async fn hand_in(&mut self, batch: Vec<Item>, flow: &Flow) -> Result<()> {
		let request = request(&batch)?;
		let begin = Instant::now();
		let answers = self.client.batch_request::<String>(request).await.context("submitting")?;
		self.taken.seconds += begin.elapsed().as_secs_f64();
		let mut full = Vec::new();
		for (item, answer) in batch.into_iter().zip(answers) {
			let error = answer.err().filter(|error| error.code() != KNOWN);
			match error {
				None => {
					self.taken.accepted += usize::from(!item.is_again);
					self.sent.push(item.bytes);
				},
				Some(error) if error.code() == POOL_FULL => full.push(item),
				// It was taken once; what becomes of it is seen in the blocks.
				Some(_) if item.is_again => self.sent.push(item.bytes),
				Some(error) => {
					flow.refuse();
					self.taken.reason.get_or_insert_with(|| explain(&error));
				},
			}
		}
		if !full.is_empty() {
			self.taken.again += full.len();
			flow.release(full.iter().filter(|item| !item.is_again).count());
			full.into_iter().rev().for_each(|item| self.waiting.push_front(item));
			sleep(DRAIN).await;
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
		// Writing into a string does not fail.
		let _ = write!(text, "{byte:02x}");
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn bytes_become_hex() {
		assert_eq!(hex(&[0, 15, 255]), "0x000fff");
	}
}
