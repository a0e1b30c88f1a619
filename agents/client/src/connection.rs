//! The connection to a node: connecting with retries, and reconnecting after a loss.

use anyhow::{anyhow, bail, Context, Result};
use clap::Args;
use std::time::Duration;
use subxt::{
	backend::LegacyBackend,
	client::{Blocks, OnlineClientAtBlock},
	config::{substrate::H256, RpcConfigFor},
	ext::jsonrpsee::{
		core::client::Client,
		ws_client::{PingConfig, WsClientBuilder},
	},
	rpcs::{LegacyRpcMethods, RpcClient},
	OnlineClient, SubstrateConfig,
};
use tokio::time::{sleep, timeout, Instant};

/// Hash of a block.
pub type Hash = H256;

/// The chain as of one block, for reads.
pub type At = OnlineClientAtBlock<SubstrateConfig>;

/// Longest pause between two attempts to connect.
const MAX_PAUSE: Duration = Duration::from_secs(10);

/// Time limit of one attempt to connect.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(10);

/// Time without a new block after which the connection counts as lost.
const BLOCK_TIMEOUT: Duration = Duration::from_secs(60);

/// Options that choose the node and the time to wait for it.
#[derive(Args, Clone, Debug)]
pub struct NodeArgs {
	/// WebSocket address of the node.
	#[arg(long, default_value = "ws://127.0.0.1:9944", value_name = "URL")]
	pub node: String,

	/// Seconds to keep trying when the node does not answer at the start; 0 tries once.
	#[arg(long, default_value_t = 60, value_name = "SECONDS")]
	pub retry_for: u64,
}

/// A connected node.
#[derive(Clone)]
pub struct Node {
	/// Client for reads and transactions, driven by the chain's metadata.
	pub api: OnlineClient<SubstrateConfig>,
	/// Client for the node's legacy RPC methods.
	pub rpc: LegacyRpcMethods<RpcConfigFor<SubstrateConfig>>,
}

impl Node {
	/// Returns the chain as of the best block.
	pub async fn at_best(&self) -> Result<At> {
		let hash = self.rpc.chain_get_block_hash(None).await?.ok_or_else(|| anyhow!("the node has no block"))?;
		Ok(self.api.at_block(hash).await?)
	}

	/// Subscribes to new best blocks.
	pub async fn blocks(&self) -> Result<Blocks<SubstrateConfig>> {
		Ok(self.api.stream_best_blocks().await?)
	}

	/// Returns the number of the last finalized block.
	pub async fn finalized(&self) -> Result<u64> {
		let hash = self.rpc.chain_get_finalized_head().await?;
		let header = self.rpc.chain_get_header(Some(hash)).await?;
		header.map(|header| header.number).ok_or_else(|| anyhow!("the node does not know its finalized block"))
	}
}

/// Waits for the next block of `blocks`. Fails if the connection is lost, or if no block arrives
/// within `BLOCK_TIMEOUT`.
pub async fn next_block(blocks: &mut Blocks<SubstrateConfig>) -> Result<subxt::client::Block<SubstrateConfig>> {
	match timeout(BLOCK_TIMEOUT, blocks.next()).await {
		Ok(Some(block)) => Ok(block?),
		Ok(None) => bail!("the node closed the connection"),
		Err(_) => bail!("no block for {} s", BLOCK_TIMEOUT.as_secs()),
	}
}

/// Opens a raw WebSocket connection.
pub async fn dial(url: &str) -> Result<Client> {
	let ping = PingConfig::new().ping_interval(Duration::from_secs(10)).inactive_limit(Duration::from_secs(30));
	let client = WsClientBuilder::new()
		.connection_timeout(ATTEMPT_TIMEOUT)
		.request_timeout(Duration::from_secs(60))
		.max_response_size(64 * 1024 * 1024)
		.max_request_size(64 * 1024 * 1024)
		.max_buffer_capacity_per_subscription(4_096)
		.enable_ws_ping(ping)
		.build(url)
		.await?;
	Ok(client)
}

async fn attempt(url: &str) -> Result<Node> {
	let client = RpcClient::new(dial(url).await?);
	let backend = LegacyBackend::<SubstrateConfig>::builder().build(client.clone());
	let api = OnlineClient::from_backend(std::sync::Arc::new(backend)).await?;
	let node = Node { api, rpc: LegacyRpcMethods::new(client) };
	// Fetches the metadata of the best block: fails unless the other end is a ready Substrate node.
	node.at_best().await.context("it answers, but not like a Substrate node")?;
	Ok(node)
}

/// Tries once to connect.
pub async fn connect_once(url: &str) -> Result<Node> {
	timeout(ATTEMPT_TIMEOUT, attempt(url))
		.await
		.unwrap_or_else(|_| Err(anyhow!("no answer in {} s", ATTEMPT_TIMEOUT.as_secs())))
}

/// Connects, retrying for `args.retry_for` seconds. Passes each failure to `report`.
pub async fn connect(args: &NodeArgs, report: impl FnMut(String)) -> Result<Node> {
	check_url(&args.node)?;
	let until = Instant::now() + Duration::from_secs(args.retry_for);
	connect_until(&args.node, Some(until), report).await
}

/// Reconnects, retrying without a time limit. Passes each failure to `report`.
pub async fn reconnect(args: &NodeArgs, report: impl FnMut(String)) -> Result<Node> {
	connect_until(&args.node, None, report).await
}

/// Reconnects, as [`reconnect`]. Also reports the `reason` of the loss, and the new connection.
pub async fn reconnect_after(args: &NodeArgs, reason: &str, mut report: impl FnMut(String)) -> Result<Node> {
	report(format!("lost the node at {}: {reason}", args.node));
	let node = reconnect(args, &mut report).await?;
	report(format!("connected to {} again", args.node));
	Ok(node)
}

async fn connect_until(url: &str, until: Option<Instant>, mut report: impl FnMut(String)) -> Result<Node> {
	let mut pause = Duration::from_secs(1);
	loop {
		let error = match connect_once(url).await {
			Ok(node) => return Ok(node),
			Err(error) => format!("{error:#}"),
		};
		if until.is_some_and(|until| Instant::now() + pause > until) {
			bail!(
				"cannot reach a node at {url}: {error}\nstart one (`huxian-node --dev`), name another with --node URL, \
				 or wait longer with --retry-for SECONDS"
			);
		}
		report(format!("no node at {url} ({error}); trying again in {} s", pause.as_secs()));
		sleep(pause).await;
		pause = (pause * 2).min(MAX_PAUSE);
	}
}

/// Checks that `url` is a WebSocket address with a host.
pub fn check_url(url: &str) -> Result<()> {
	host(url).map(|_| ())
}

/// Returns the host of `url`, in lower case.
fn host(url: &str) -> Result<String> {
	let rest = url.strip_prefix("ws://").or_else(|| url.strip_prefix("wss://"));
	let rest = rest.ok_or_else(|| anyhow!("--node `{url}`: a node's address begins with ws:// or wss://"))?;
	let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
	let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
	let host = match authority.strip_prefix('[') {
		Some(rest) => rest.split(']').next().unwrap_or_default(),
		None => authority.split(':').next().unwrap_or_default(),
	};
	if host.is_empty() {
		bail!("--node `{url}` names no host; expected for example ws://127.0.0.1:9944");
	}
	Ok(host.to_ascii_lowercase())
}

/// Returns true if `url` names this machine.
pub fn is_loopback(url: &str) -> Result<bool> {
	let host = host(url)?;
	Ok(host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback()))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn loopback_is_recognised_by_the_host() {
		for url in [
			"ws://127.0.0.1:9944",
			"ws://localhost",
			"wss://[::1]:9944/path",
			"ws://127.1.2.3:1",
			"ws://me@LOCALHOST:1",
		] {
			assert!(is_loopback(url).unwrap(), "{url}");
		}
		for url in
			["ws://10.0.0.1:9944", "wss://node.example", "ws://127.0.0.1.example:9944", "ws://127.0.0.1@example.org"]
		{
			assert!(!is_loopback(url).unwrap(), "{url}");
		}
	}

	#[test]
	fn texts_that_are_no_addresses_are_refused() {
		for url in ["", "127.0.0.1:9944", "http://127.0.0.1:9944", "ws://", "ws://:9944"] {
			assert!(check_url(url).is_err(), "{url}");
		}
	}
}
