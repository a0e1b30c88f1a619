//! The measurement's other half: counting what the blocks include.

use super::Flow;
use crate::{
	chain,
	connection::{self, At, Hash, Node},
};
use anyhow::{Context, Result};
use std::{collections::HashSet, sync::atomic::Ordering, time::Instant};
use subxt::{client::Blocks, config::substrate::SubstrateHeader, SubstrateConfig};

/// After so many blocks without any of the transactions the rest is lost.
const PATIENCE: u32 = 10;

/// Watches the blocks for certain transactions.
pub struct Counter {
	node: Node,
	blocks: Blocks<SubstrateConfig>,
	wanted: HashSet<Vec<u8>>,
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
	/// Watches from the next block on for everything in `lanes`.
	pub async fn start(node: &Node, lanes: &[Vec<Vec<u8>>]) -> Result<Self> {
		let base = node.at_best().await?.block_number();
		let blocks = node.blocks().await?;
		let wanted = lanes.iter().flatten().cloned().collect();
		let (seen, found) = (HashSet::new(), Vec::new());
		Ok(Self { node: node.clone(), blocks, wanted, base, seen, found, last: Instant::now() })
	}

	/// Waits until all have been found but those that the node refused, or until it seems to have lost the rest.
	pub async fn finish(mut self, flow: &Flow) -> Result<Counted> {
		let total = self.wanted.len();
		let mut idle = 0;
		while self.wanted.len() > flow.refused.load(Ordering::Relaxed) && idle < PATIENCE {
			let before = self.wanted.len();
			let block = connection::next_block(&mut self.blocks).await?;
			self.visit(block.hash()).await?;
			idle = if self.wanted.len() < before { 0 } else { idle + 1 };
			let finalized = self.node.finalized().await?;
			for found in self.found.iter_mut().filter(|found| !found.is_settled && found.number <= finalized) {
				// The pool lets go of what is final.
				found.is_settled = true;
				flow.in_flight.fetch_sub(found.count, Ordering::Relaxed);
			}
		}
		flow.is_over.store(true, Ordering::Relaxed);
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
			included: total - self.wanted.len(),
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
	async fn visit(&mut self, head: Hash) -> Result<()> {
		let mut next = head;
		while self.seen.insert(next) {
			let details = self.node.rpc.chain_get_block(Some(next)).await?.context("the node lost a block")?;
			let header: &SubstrateHeader<Hash> = &details.block.header;
			let (number, parent) = (header.number, header.parent_hash);
			if number <= self.base {
				break;
			}
			let ours = details.block.extrinsics.iter().filter(|extrinsic| self.wanted.remove(&extrinsic.0)).count();
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
