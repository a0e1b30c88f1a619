//! Counts the transactions that blocks include.

use super::tracker::Tracker;
use anyhow::{Context, Result};
use huxian_client::{
	chain,
	connection::{self, At, Hash, Node},
};
use std::{collections::HashSet, time::Instant};
use subxt::{client::Blocks, config::substrate::SubstrateHeader, SubstrateConfig};

/// Number of blocks without a transaction after which missing ones are resubmitted: the pool has
/// lost them.
const RESUBMIT_AFTER: u32 = 3;

/// Number of blocks without a transaction after which missing ones are given up.
const MAX_IDLE_BLOCKS: u32 = 15;

/// Watches blocks for the transactions of a tracker.
pub struct Counter {
	node: Node,
	blocks: Blocks<SubstrateConfig>,
	/// Last block before the submission.
	base: u64,
	seen: HashSet<Hash>,
	found: Vec<Found>,
	last: Instant,
}

/// A block that includes some of the transactions.
struct Found {
	number: u64,
	hash: Hash,
	parent: Hash,
	count: usize,
	is_final: bool,
}

/// Figures of the inclusion.
pub struct Counts {
	/// Number of transactions in blocks.
	pub included: usize,
	/// Number of blocks with such transactions.
	pub blocks: usize,
	/// First of these blocks.
	pub first_block: u64,
	/// Last of these blocks.
	pub last_block: u64,
	/// Maximum of these transactions in a block.
	pub max_per_block: usize,
	/// Number of transactions of these blocks that failed.
	pub failed: usize,
	/// Time at which the last of these blocks was seen.
	pub last: Instant,
	/// Seconds from the parent of the first to the last of these blocks, by their timestamps.
	pub block_seconds: f64,
}

impl Counter {
	/// Starts to watch, from the next block on.
	pub async fn start(node: &Node) -> Result<Self> {
		let base = node.at_best().await?.block_number();
		let blocks = node.blocks().await?;
		let (seen, found) = (HashSet::new(), Vec::new());
		Ok(Self { node: node.clone(), blocks, base, seen, found, last: Instant::now() })
	}

	/// Waits until only refused transactions are missing, or until the others are given up.
	pub async fn finish(mut self, tracker: &Tracker) -> Result<Counts> {
		let mut idle = 0;
		while tracker.missing() > tracker.refused() && idle < MAX_IDLE_BLOCKS {
			let before = tracker.missing();
			let block = connection::next_block(&mut self.blocks).await?;
			self.visit(block.hash(), tracker).await?;
			idle = if tracker.missing() < before { 0 } else { idle + 1 };
			if idle > 0 && idle % RESUBMIT_AFTER == 0 {
				tracker.request_resubmission();
			}
			let finalized = self.node.finalized().await?;
			for found in self.found.iter_mut().filter(|found| !found.is_final && found.number <= finalized) {
				// Final transactions leave the pool.
				found.is_final = true;
				tracker.release(found.count);
			}
		}
		tracker.end();
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
		Ok(Counts {
			included: self.found.iter().map(|found| found.count).sum(),
			blocks: self.found.len(),
			first_block: self.found.first().map_or(0, |found| found.number),
			last_block: self.found.last().map_or(0, |found| found.number),
			max_per_block: self.found.iter().map(|found| found.count).max().unwrap_or(0),
			failed,
			last: self.last,
			block_seconds: millis as f64 / 1_000.0,
		})
	}

	/// Counts a block and its unseen ancestors.
	async fn visit(&mut self, head: Hash, tracker: &Tracker) -> Result<()> {
		let mut next = head;
		while self.seen.insert(next) {
			let details = self.node.rpc.chain_get_block(Some(next)).await?.context("the node lost a block")?;
			let header: &SubstrateHeader<Hash> = &details.block.header;
			let (number, parent) = (header.number, header.parent_hash);
			if number <= self.base {
				break;
			}
			let ours = details.block.extrinsics.iter().filter(|extrinsic| tracker.mark_included(&extrinsic.0)).count();
			if ours > 0 {
				self.found.push(Found { number, hash: next, parent, count: ours, is_final: false });
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
