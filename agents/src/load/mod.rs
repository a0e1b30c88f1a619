//! `huxian load`: how many transactions a node takes and includes in a second.

mod count;
mod drive;
mod flow;
mod prepare;

use crate::{
	amount::coins,
	chain::{self, keys::Signer},
	connection::{self, NodeArgs},
	output,
};
use anyhow::{bail, ensure, Result};
use clap::Args;
use count::Counter;
use flow::Flow;
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// What is submitted.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// `Burrows.touch` of one burrow.
	Touch,
	/// `Balances.transfer_keep_alive` of the smallest amount.
	Transfer,
}

/// Measure how many signed transactions a node accepts and includes in a second.
#[derive(Args, Clone, Debug)]
pub struct LoadArgs {
	#[command(flatten)]
	pub node: NodeArgs,

	/// What to submit.
	#[arg(long, value_enum, default_value = "transfer")]
	pub kind: Kind,

	/// How many transactions.
	#[arg(long, default_value_t = 2_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=200_000))]
	pub count: u32,

	/// How many accounts sign them.
	#[arg(long, default_value_t = 16, value_name = "K", value_parser = clap::value_parser!(u32).range(1..=256))]
	pub accounts: u32,

	/// Secret URI of the account that funds them.
	#[arg(long, default_value = "//Alice", value_name = "SECRET_URI")]
	pub account: String,

	/// The burrow to touch; the first that there is when not given.
	#[arg(long, value_name = "ID")]
	pub burrow: Option<u64>,

	/// Over how many connections.
	#[arg(long, default_value_t = 4, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=32))]
	pub connections: u32,

	/// How many transactions in one request.
	#[arg(long, default_value_t = 50, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000))]
	pub batch: u32,

	/// At most so many accepted and not yet final: what does not fit into the node's pool (8 192 unless told otherwise) is lost.
	#[arg(long, default_value_t = 7_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
	pub in_flight: u32,

	/// Seconds after which to give up.
	#[arg(long, default_value_t = 300, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3_600))]
	pub timeout: u64,

	/// Load a node on another machine; without this only nodes on this one.
	#[arg(long)]
	pub allow_remote: bool,
}

/// Funds, signs, submits, waits and prints the figures.
pub async fn run(args: LoadArgs) -> Result<()> {
	connection::check_url(&args.node.node)?;
	ensure!(
		args.allow_remote || connection::is_loopback(&args.node.node)?,
		"{} is not on this machine: a node is loaded only with its owner's consent; if you have it, add --allow-remote",
		args.node.node
	);
	let funder = Signer::from_uri(&args.account, "--account")?;
	let patience = Duration::from_secs(args.timeout);
	timeout(patience, measure(&args, &funder)).await.unwrap_or_else(|_| bail!("not done after {} s", args.timeout))
}

async fn measure(args: &LoadArgs, funder: &Signer) -> Result<()> {
	let node = connection::connect(&args.node, output::aside).await?;
	chain::require_pallets(&node.at_best().await?, &["Balances"])?;
	let call = prepare::call(&node, args, funder).await?;
	let accounts = prepare::accounts(args.accounts)?;
	let funded = prepare::fund(&node, args, funder, &accounts, &call).await?;
	output::line(format!("{} accounts //load/0 .. have {} HUX or more each", accounts.len(), coins(funded, 6)));

	let begin = Instant::now();
	let lanes = prepare::sign(&node, args, &accounts, &call).await?;
	let count: usize = lanes.iter().map(Vec::len).sum();
	output::line(format!("signed {count} transactions in {:.2} s", begin.elapsed().as_secs_f64()));

	let counter = Counter::start(&node).await?;
	let flow = Flow::new(lanes.iter().flatten().cloned());
	let begin = Instant::now();
	let (taken, counted) = tokio::try_join!(drive::submit(args, lanes, &flow), counter.finish(&flow))?;
	let included = counted.last.saturating_duration_since(begin).as_secs_f64();
	let rate = |count: usize, seconds: f64| count as f64 / seconds.max(0.001);
	output::line(format!(
		"accepted {} in {:.2} s: {:.0} per second ({} refused, {} sent again because the pool was full or had lost them)",
		taken.accepted,
		taken.seconds,
		rate(taken.accepted, taken.seconds),
		flow.refused(),
		taken.again
	));
	if let Some(reason) = &taken.reason {
		output::line(format!("the first refusal: {reason}"));
	}
	output::line(format!(
		"included {} in {included:.2} s after the first was sent: {:.0} per second; by the time of the blocks: \
		 {:.0} per second",
		counted.included,
		rate(counted.included, included),
		rate(counted.included, counted.block_seconds)
	));
	output::line(format!(
		"{} block(s), {} to {}; of these transactions in a block: mean {:.1}, most {}",
		counted.blocks,
		counted.first_block,
		counted.last_block,
		counted.included as f64 / counted.blocks.max(1) as f64,
		counted.most
	));
	output::line(format!("{} failed when executed", counted.failed));
	ensure!(
		counted.included == count,
		"{} of {count} were not included: the node refused or dropped them; others of the same accounts may still wait in \
		 its pool and disturb the next run: restart it first",
		count - counted.included
	);
	ensure!(counted.failed == 0, "some transactions failed when executed");
	Ok(())
}
