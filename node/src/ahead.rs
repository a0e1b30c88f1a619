//! Reads from the disk, between two blocks, what the next one may need.
//!
//! When a price falls, the sweep reads hundreds of burrows and their owners' accounts, which lie anywhere in the state. A node that was started a moment
//! ago, or whose memory is short, fetches each of their pages from its disk, one after the other, while everybody waits for the block. The
//! runtime knows which burrows would be the first ([`AheadApi`]); here they are read while there is time, several at once.
//!
//! Nothing depends on it but the time that a block takes: what is not read ahead is read when it is needed.

use crate::service::{Backend, Client};
use futures::{FutureExt, StreamExt};
use huxian_runtime::{opaque::Block, Hash};
use huxian_traits::{api::AheadApi, BurrowId};
use polkadot_sdk::{
	sc_client_api::{Backend as StateBackend, BlockchainEvents, StateBackend as _, TrieCacheContext},
	sc_network_sync::SyncingService,
	sp_api::ProvideRuntimeApi,
	sp_blockchain::{self, HeaderBackend},
	substrate_prometheus_endpoint::{register, Gauge, PrometheusError, Registry, F64, U64},
};
use std::{sync::Arc, thread, time::Instant};

/// How many reads a disk is given at once.
pub const LANES: usize = 8;

/// Burrows that a lane is for at the least: fewer are not worth a call of the runtime.
const LEAST_IN_LANE: usize = 16;

/// What is asked of a runtime, at the block that is read ahead of.
pub trait Lookahead {
	/// The burrows that the sweep of the next block would look at if all of them were unsafe.
	fn sweepable(&self) -> sp_blockchain::Result<Vec<BurrowId>>;

	/// The keys of the entries that liquidating them would read.
	fn entries_of(&self, burrows: Vec<BurrowId>) -> sp_blockchain::Result<Vec<Vec<u8>>>;
}

/// Reads what the sweep after block `at` may need into the memory of `backend`, in up to [`LANES`] threads; returns how many entries that were.
pub fn read<B>(backend: &B, at: Hash, runtime: &(impl Lookahead + Sync)) -> sp_blockchain::Result<usize>
where
	B: StateBackend<Block>,
{
	let burrows = runtime.sweepable()?;
	let lane = |burrows: &[BurrowId]| {
		let keys = runtime.entries_of(burrows.to_vec())?;
		// As for a block: it stays in the cache of the trie.
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

/// The runtime of a block, called as RPC calls it.
struct At {
	client: Arc<Client>,
	block: Hash,
}

impl Lookahead for At {
	fn sweepable(&self) -> sp_blockchain::Result<Vec<BurrowId>> {
		Ok(self.client.runtime_api().sweepable(self.block)?)
	}

	fn entries_of(&self, burrows: Vec<BurrowId>) -> sp_blockchain::Result<Vec<Vec<u8>>> {
		Ok(self.client.runtime_api().entries_of(self.block, burrows)?)
	}
}

/// What Prometheus is told of the last time.
pub struct Meter {
	entries: Gauge<U64>,
	seconds: Gauge<F64>,
}

impl Meter {
	/// Errors: `registry` has one already.
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

/// Reads ahead at the beginning and after each block that becomes the best one, until the node ends; not while it is fetching old blocks.
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
			// A runtime that cannot say, or a block that is gone already: nothing is lost by it.
			let outcome = read(&*backend, block, &At { client: client.clone(), block });
			if let (Ok(entries), Some(meter)) = (outcome, &meter) {
				meter.set(entries, begun);
			}
		}
		// What has come in the meantime is one occasion.
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
