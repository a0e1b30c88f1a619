//! Reads entries from the disk between two blocks, before the next block needs them.
//!
//! The sweep reads hundreds of burrows and their owners' accounts, scattered
//! over the state. A fresh node, or one with little memory, would fetch their pages from its disk
//! one after the other during the block. The runtime knows which burrows would be first
//! ([`ReadAheadApi`]). This module reads them early, several at once.
//!
//! Only the time of a block depends on it. An entry that is not read ahead is read when it is
//! needed.

use crate::client::{Backend, Client};
use futures::{FutureExt, StreamExt};
use huxian_api::apis::ReadAheadApi;
use huxian_runtime::{opaque::Block, Hash};
use huxian_traits::BurrowId;
use polkadot_sdk::{
	sc_client_api::{Backend as StateBackend, BlockchainEvents, StateBackend as _, TrieCacheContext},
	sc_network_sync::SyncingService,
	sp_api::ProvideRuntimeApi,
	sp_blockchain::{self, HeaderBackend},
	substrate_prometheus_endpoint::{register, Gauge, PrometheusError, Registry, F64, U64},
};
use std::{sync::Arc, thread, time::Instant};

/// Threads that read at the same time.
pub const LANES: usize = 8;

/// Least burrows of a thread. Fewer are not worth a call of the runtime.
const LEAST_IN_LANE: usize = 16;

/// The calls of the runtime at a block.
pub trait ReadAhead {
	/// Returns the burrows that the next sweep would visit if all of them were unsafe.
	fn sweepable(&self) -> sp_blockchain::Result<Vec<BurrowId>>;

	/// Returns the storage keys that liquidating `burrows` would read.
	fn entries_of(&self, burrows: Vec<BurrowId>) -> sp_blockchain::Result<Vec<Vec<u8>>>;
}

/// Reads the entries for the sweep after block `at` into the caches of `backend`.
///
/// Uses up to [`LANES`] threads. Returns the number of entries.
pub fn read<B>(backend: &B, at: Hash, runtime: &(impl ReadAhead + Sync)) -> sp_blockchain::Result<usize>
where
	B: StateBackend<Block>,
{
	let burrows = runtime.sweepable()?;
	let lane = |burrows: &[BurrowId]| {
		let keys = runtime.entries_of(burrows.to_vec())?;
		// Trusted, as for a block: the entries stay in the trie cache.
		let state = backend.state_at(at, TrieCacheContext::Trusted)?;
		for key in &keys {
			state.storage(key).map_err(|error| sp_blockchain::Error::from_state(Box::new(error)))?;
		}
		Ok(keys.len())
	};
	let share = burrows.len().div_ceil(LANES).max(LEAST_IN_LANE);
	thread::scope(|scope| {
		let lanes: Vec<_> = burrows.chunks(share).map(|burrows| scope.spawn(|| lane(burrows))).collect();
		lanes.into_iter().map(|lane| lane.join().unwrap_or(Ok(0))).sum()
	})
}

/// The runtime at a block.
struct At {
	client: Arc<Client>,
	block: Hash,
}

impl ReadAhead for At {
	fn sweepable(&self) -> sp_blockchain::Result<Vec<BurrowId>> {
		Ok(self.client.runtime_api().sweepable(self.block)?)
	}

	fn entries_of(&self, burrows: Vec<BurrowId>) -> sp_blockchain::Result<Vec<Vec<u8>>> {
		Ok(self.client.runtime_api().entries_of(self.block, burrows)?)
	}
}

/// Prometheus metrics of the last run.
pub struct Meter {
	entries: Gauge<U64>,
	seconds: Gauge<F64>,
}

impl Meter {
	/// Registers the metrics.
	///
	/// Errors: `registry` has them already.
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let entries = Gauge::new("huxian_read_ahead_entries", "Entries read ahead of the next block")?;
		let seconds = Gauge::new("huxian_read_ahead_seconds", "Time it took to read ahead of the next block")?;
		Ok(Self { entries: register(entries, registry)?, seconds: register(seconds, registry)? })
	}

	fn set(&self, entries: usize, since: Instant) {
		self.entries.set(entries.try_into().unwrap_or(u64::MAX));
		self.seconds.set(since.elapsed().as_secs_f64());
	}
}

/// Reads ahead at the start and after each new best block, until the node ends.
///
/// Pauses while the node fetches old blocks.
pub async fn follow(
	client: Arc<Client>,
	backend: Arc<Backend>,
	sync: Arc<SyncingService<Block>>,
	meter: Option<Meter>,
) {
	let mut imported = client.import_notification_stream();
	loop {
		if !is_behind(&sync).await {
			let (block, begun) = (client.info().best_hash, Instant::now());
			// An older runtime, or a pruned block, only costs the head start.
			let outcome = read(&*backend, block, &At { client: client.clone(), block });
			if let (Ok(entries), Some(meter)) = (outcome, &meter) {
				meter.set(entries, begun);
			}
		}
		// Blocks that arrived meanwhile count as one.
		let mut is_new_best = false;
		while !is_new_best {
			let Some(notification) = imported.next().await else { return };
			is_new_best = notification.is_new_best;
			while let Some(next) = imported.next().now_or_never() {
				let Some(notification) = next else { return };
				is_new_best |= notification.is_new_best;
			}
		}
	}
}

async fn is_behind(sync: &SyncingService<Block>) -> bool {
	sync.status().await.is_ok_and(|status| status.state.is_major_syncing())
}
