//! The measurement's other half: counting what the blocks include.

use super::flow::Flow;
use crate::{
	chain,
	connection::{self, At, Hash, Node},
};
use anyhow::{Context, Result};
use std::{collections::HashSet, time::Instant};
use subxt::{client::Blocks, config::substrate::SubstrateHeader, SubstrateConfig};

/// After so many blocks without any of the transactions the pool has lost some: they are handed in again.
const IDLE: u32 = 3;

/// After so many blocks without any of the transactions the rest is given up.
const PATIENCE: u32 = 15;

/// Watches the blocks for certain transactions.
pub struct Counter {
	node: Node,
	blocks: Blocks<SubstrateConfig>,
	/// The block before the first that may have one.
	base: u64,
	seen: HashSet<Hash>,
	found: Vec<Found>,
	last: Instant,
}

/// A block with some of the transactions.
struct Found {
	number: u64,
	hash: Hash,
	parent: Hash,
	count: usize,
	is_settled: bool,
}

/// What was counted.
pub struct Counted {
	/// Transactions found in blocks.
	pub included: usize,
	/// Blocks with some of them.
	pub blocks: usize,
	/// The first of these.
	pub first_block: u64,
	/// The last of these.
	pub last_block: u64,
	/// The most of them in one block.
	pub most: usize,
	/// Transactions of these blocks that failed.
	pub failed: usize,
	/// When the last one was seen.
	pub last: Instant,
	/// From the block before the first to the last, by the blocks' own time.
	pub block_seconds: f64,
}

impl Counter {
	/// Watches from the next block on.
	pub async fn start(node: &Node) -> Result<Self> {
		let base = node.at_best().await?.block_number();
		let blocks = node.blocks().await?;
		let (seen, found) = (HashSet::new(), Vec::new());
		Ok(Self { node: node.clone(), blocks, base, seen, found, last: Instant::now() })
	}

	/// Waits until nothing is missing but what the node refused, or until the rest must be given up.
	pub async fn finish(mut self, flow: &Flow) -> Result<Counted> {
		let mut idle = 0;
		while flow.missing() > flow.refused() && idle < PATIENCE {
			let before = flow.missing();
			let block = connection::next_block(&mut self.blocks).await?;
			self.visit(block.hash(), flow).await?;
			idle = if flow.missing() < before { 0 } else { idle + 1 };
			if idle > 0 && idle % IDLE == 0 {
				flow.ask_again();
			}
			let finalized = self.node.finalized().await?;
			for found in self.found.iter_mut().filter(|found| !found.is_settled && found.number <= finalized) {
				// The pool lets go of what is final.
				found.is_settled = true;
				flow.release(found.count);
			}
		}
		flow.end();
		self.found.sort_by_key(|found| found.number);
		let (mut failed, mut begin, mut end) = (0, None, 0);
		for found in &self.found {
			let at = self.node.api.at_block(found.hash).await?;
			failed += failures(&at).await?;
			end = chain::time_of(&at).await?;
			if begin.is_none() {
				begin = Some(chain::time_of(&self.node.api.at_block(found.parent).await?).await?);
			}
		}
		let millis = end.saturating_sub(begin.unwrap_or(end));
		Ok(Counted {
			included: self.found.iter().map(|found| found.count).sum(),
			blocks: self.found.len(),
			first_block: self.found.first().map_or(0, |found| found.number),
			last_block: self.found.last().map_or(0, |found| found.number),
			most: self.found.iter().map(|found| found.count).max().unwrap_or(0),
			failed,
			last: self.last,
			block_seconds: millis as f64 / 1_000.0,
		})
	}

	/// Looks into a block, and into those before it that were not announced.
	async fn visit(&mut self, head: Hash, flow: &Flow) -> Result<()> {
		let mut next = head;
		while self.seen.insert(next) {
			let details = self.node.rpc.chain_get_block(Some(next)).await?.context("the node lost a block")?;
			let header: &SubstrateHeader<Hash> = &details.block.header;
			let (number, parent) = (header.number, header.parent_hash);
			if number <= self.base {
				break;
			}
			let ours = details.block.extrinsics.iter().filter(|extrinsic| flow.found(&extrinsic.0)).count();
			if ours > 0 {
				self.found.push(Found { number, hash: next, parent, count: ours, is_settled: false });
				self.last = Instant::now();
			}
			next = parent;
		}
		Ok(())
	}
}

async fn failures(at: &At) -> Result<usize> {
	let events = at.events().fetch().await?;
	let mut failed = 0;
	for event in events.iter() {
		let event = event?;
		failed += usize::from(event.pallet_name() == "System" && event.event_name() == "ExtrinsicFailed");
	}
	Ok(failed)
}
