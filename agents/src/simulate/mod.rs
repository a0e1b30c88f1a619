//! `huxian simulate`: what would happen, on the real runtime in memory. No node is needed.

mod crash;
mod peg;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};

/// Try out on the real runtime, in memory and without a node, what would happen.
#[derive(Args, Clone, Debug)]
pub struct SimulateArgs {
	#[command(subcommand)]
	what: What,
}

#[derive(Subcommand, Clone, Debug)]
enum What {
	Crash(Box<crash::CrashArgs>),
	Peg(Box<peg::PegArgs>),
}

/// Runs.
pub async fn run(args: SimulateArgs) -> Result<()> {
	let run = move || match args.what {
		What::Crash(args) => crash::run(&args),
		What::Peg(args) => peg::run(&args),
	};
	tokio::task::spawn_blocking(run).await.context("the simulation was broken off")?
}
