//! The command line of Huxian: one subcommand for each program that runs beside a node.

mod bid;
mod bootstrap;
mod feed;
mod load;
mod series;
#[cfg(feature = "simulate")]
mod simulate;

use clap::{Parser, Subcommand};
use huxian_client::output;
use std::process::ExitCode;

/// Programs that run beside a Huxian node.
#[derive(Parser)]
#[command(name = "huxian", version, about, propagate_version = true)]
struct Cli {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	Feed(Box<feed::args::FeedArgs>),
	Watch(huxian_watch::WatchArgs),
	Bootstrap(bootstrap::BootstrapArgs),
	Bid(bid::args::BidArgs),
	Load(load::LoadArgs),
	#[cfg(feature = "simulate")]
	Simulate(simulate::SimulateArgs),
}

#[tokio::main]
async fn main() -> ExitCode {
	let outcome = match Cli::parse().command {
		Command::Feed(args) => feed::run(*args).await,
		Command::Watch(args) => huxian_watch::run(args).await,
		Command::Bootstrap(args) => bootstrap::run(args).await,
		Command::Bid(args) => bid::run(args).await,
		Command::Load(args) => load::run(args).await,
		#[cfg(feature = "simulate")]
		Command::Simulate(args) => simulate::run(args).await,
	};
	match outcome {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			output::note(format!("error: {error:#}"));
			ExitCode::FAILURE
		},
	}
}
