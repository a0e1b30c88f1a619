//! `huxian load`: measures how many transactions a node accepts and includes in a second.

mod count;
mod prepare;
mod submit;
mod task;
mod tracker;

use anyhow::{bail, ensure, Result};
use clap::Args;
use count::{Counter, Counts};
use huxian_client::{
	amount::coins,
	chain::{self, keys::Signer},
	connection::{self, NodeArgs},
	output,
};
use std::time::{Duration, Instant};
use submit::Submitted;
use tokio::time::timeout;
use tracker::Tracker;

/// The kind of the transactions.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// `Burrows.touch` of one burrow.
	Touch,
	/// `Balances.transfer_keep_alive` of one unit.
	Transfer,
	/// `Psm.mint` of PAN for one or more whole tokens of an open external.
	Mint,
	/// `Pmm.swap_exact_in` of one whole token in an open public pool.
	Swap,
}

/// Measure how many signed transactions a node accepts and includes in a second.
#[derive(Args, Clone, Debug)]
pub struct LoadArgs {
	#[command(flatten)]
	pub node: NodeArgs,

	/// Kind of the transactions.
	#[arg(long, value_enum, default_value = "transfer")]
	pub kind: Kind,

	/// Number of transactions.
	#[arg(long, default_value_t = 2_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=200_000))]
	pub count: u32,

	/// Number of accounts that sign them.
	#[arg(long, default_value_t = 16, value_name = "K", value_parser = clap::value_parser!(u32).range(1..=256))]
	pub accounts: u32,

	/// Secret URI of the account that funds them.
	#[arg(long, default_value = "//Alice", value_name = "SECRET_URI")]
	pub account: String,

	/// Burrow to touch [default: the first one]
	#[arg(long, value_name = "ID")]
	pub burrow: Option<u64>,

	/// Pool to swap in [default: the first public one without PAN]; an empty pool is filled first.
	#[arg(long, value_name = "ID")]
	pub pool: Option<u32>,

	/// Number of connections.
	#[arg(long, default_value_t = 4, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=32))]
	pub connections: u32,

	/// Number of transactions in a request.
	#[arg(long, default_value_t = 50, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000))]
	pub batch: u32,

	/// Maximum of accepted transactions that are not final: a full pool (8 192 by default) drops
	/// others.
	#[arg(long, default_value_t = 7_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
	pub in_flight: u32,

	/// Time limit in seconds.
	#[arg(long, default_value_t = 300, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3_600))]
	pub timeout: u64,

	/// Allow a node on another machine.
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
	let limit = Duration::from_secs(args.timeout);
	timeout(limit, measure(&args, &funder)).await.unwrap_or_else(|_| bail!("not done after {} s", args.timeout))
}

async fn measure(args: &LoadArgs, funder: &Signer) -> Result<()> {
	let node = connection::connect(&args.node, output::note).await?;
	chain::require_pallets(&node.at_best().await?, &["Balances"])?;
	let task = task::choose(&node, args, funder).await?;
	let accounts = prepare::accounts(args.accounts)?;
	let funded = prepare::fund(&node, args, funder, &accounts, &task).await?;
	output::line(format!("{} accounts //load/0 .. have {} HUX or more each", accounts.len(), coins(funded, 6)));

	let begin = Instant::now();
	let lanes = prepare::sign(&node, args, &accounts, &task.call).await?;
	let count: usize = lanes.iter().map(Vec::len).sum();
	output::line(format!("signed {count} transactions in {:.2} s", begin.elapsed().as_secs_f64()));

	let counter = Counter::start(&node).await?;
	let tracker = Tracker::new(lanes.iter().flatten().cloned());
	let begin = Instant::now();
	let (submitted, counts) = tokio::try_join!(submit::submit(args, lanes, &tracker), counter.finish(&tracker))?;
	report_submission(&submitted, tracker.refused());
	report_inclusion(&counts, counts.last.saturating_duration_since(begin).as_secs_f64());
	ensure!(
		counts.included == count,
		"{} of {count} were not included: the node refused or dropped them; others of the same accounts may still wait in \
		 its pool and disturb the next run: restart it first",
		count - counts.included
	);
	ensure!(counts.failed == 0, "some transactions failed when executed");
	Ok(())
}

fn report_submission(submitted: &Submitted, refused: usize) {
	output::line(format!(
		"accepted {} in {:.2} s: {:.0} per second ({refused} refused, {} sent again because the pool was full or had lost \
		 them)",
		submitted.accepted,
		submitted.seconds,
		rate(submitted.accepted, submitted.seconds),
		submitted.resubmitted
	));
	if let Some(reason) = &submitted.reason {
		output::line(format!("the first refusal: {reason}"));
	}
}

/// Prints the figures of inclusion; `seconds` passed from the first submission to the last
/// inclusion.
fn report_inclusion(counts: &Counts, seconds: f64) {
	output::line(format!(
		"included {} in {seconds:.2} s after the first was sent: {:.0} per second; by the time of the blocks: {:.0} per \
		 second",
		counts.included,
		rate(counts.included, seconds),
		rate(counts.included, counts.block_seconds)
	));
	output::line(format!(
		"{} block(s), {} to {}; of these transactions in a block: mean {:.1}, most {}",
		counts.blocks,
		counts.first_block,
		counts.last_block,
		counts.included as f64 / counts.blocks.max(1) as f64,
		counts.max_per_block
	));
	output::line(format!("{} failed when executed", counts.failed));
}

/// Returns the rate per second.
fn rate(count: usize, seconds: f64) -> f64 {
	count as f64 / seconds.max(0.001)
}
