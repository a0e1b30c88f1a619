//! The measurement's one half: handing everything in as fast as the node takes it.

use super::{Flow, LoadArgs};
use crate::{chain::errors::explain_refusal, connection};
use anyhow::{Context, Result};
use futures::future::try_join_all;
use std::{
	collections::VecDeque,
	sync::atomic::Ordering,
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
	/// Transactions that the pool took.
	pub accepted: usize,
	/// How often one was sent again because the pool was full.
	pub again: usize,
	/// Why the first was refused.
	pub reason: Option<String>,
	/// Spent on requests by the busiest connection; waiting for blocks is not counted.
	pub seconds: f64,
}

/// Submits each lane over a connection of its own.
pub async fn submit(args: &LoadArgs, lanes: Vec<Vec<Vec<u8>>>, flow: &Flow) -> Result<Taken> {
	let clients = try_join_all(lanes.iter().map(|_| connection::dial(&args.node.node))).await?;
	let all = clients.iter().zip(lanes).map(|(client, lane)| submit_lane(args, client, lane, flow));
	let mut total = Taken::default();
	for taken in try_join_all(all).await? {
		total.again += taken.again;
		total.reason = total.reason.or(taken.reason);
		total.seconds = total.seconds.max(taken.seconds);
	}
	total.accepted = flow.accepted.load(Ordering::Relaxed);
	Ok(total)
}

async fn submit_lane(args: &LoadArgs, client: &Client, lane: Vec<Vec<u8>>, flow: &Flow) -> Result<Taken> {
	let size = args.batch as usize;
	let mut waiting: VecDeque<String> = lane.iter().map(|bytes| hex(bytes)).collect();
	let mut taken = Taken::default();
	while !waiting.is_empty() && !flow.is_over.load(Ordering::Relaxed) {
		let part = size.min(waiting.len());
		if !flow.reserve(part, args.in_flight as usize) {
			sleep(DRAIN).await;
			continue;
		}
		let part: Vec<String> = waiting.drain(..part).collect();
		let batch = request(&part)?;
		let begin = Instant::now();
		let answers = client.batch_request::<String>(batch).await.context("submitting")?;
		taken.seconds += begin.elapsed().as_secs_f64();
		let mut again = Vec::new();
		for (transaction, answer) in part.into_iter().zip(answers) {
			match answer {
				Ok(_) => {
					flow.accepted.fetch_add(1, Ordering::Relaxed);
				},
				Err(error) if error.code() == KNOWN => {
					flow.accepted.fetch_add(1, Ordering::Relaxed);
				},
				Err(error) if error.code() == POOL_FULL => again.push(transaction),
				Err(error) => {
					flow.in_flight.fetch_sub(1, Ordering::Relaxed);
					flow.refused.fetch_add(1, Ordering::Relaxed);
					taken.reason.get_or_insert_with(|| explain(&error));
				},
			}
		}
		if !again.is_empty() {
			taken.again += again.len();
			flow.in_flight.fetch_sub(again.len(), Ordering::Relaxed);
			again.into_iter().rev().for_each(|transaction| waiting.push_front(transaction));
			sleep(DRAIN).await;
		}
	}
	Ok(taken)
}

fn request(transactions: &[String]) -> Result<BatchRequestBuilder<'static>> {
	let mut batch = BatchRequestBuilder::new();
	for transaction in transactions {
		let mut parameters = ArrayParams::new();
		parameters.insert(transaction)?;
		batch.insert("author_submitExtrinsic", parameters)?;
	}
	Ok(batch)
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
