//! What runs beside a node: one subcommand for each role. The chain is known only by its metadata.

mod amount;
mod bid;
mod bootstrap;
mod chain;
mod connection;
mod feed;
mod load;
mod moment;
mod output;
mod plot;
mod series;
mod signal;
mod simulate;
mod watch;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// What runs beside a Huxian node.
#[derive(Parser)]
#[command(name = "huxian", version, about, propagate_version = true)]
struct Cli {
	#[command(subcommand)]
	role: Role,
}

#[derive(Subcommand)]
enum Role {
	Feed(Box<feed::args::FeedArgs>),
	Watch(watch::WatchArgs),
	Bootstrap(bootstrap::BootstrapArgs),
	Bid(bid::args::BidArgs),
	Load(load::LoadArgs),
	Simulate(simulate::SimulateArgs),
}

#[tokio::main]
async fn main() -> ExitCode {
	let outcome = match Cli::parse().role {
		Role::Feed(args) => feed::run(*args).await,
		Role::Watch(args) => watch::run(args).await,
		Role::Bootstrap(args) => bootstrap::run(args).await,
		Role::Bid(args) => bid::run(args).await,
		Role::Load(args) => load::run(args).await,
		Role::Simulate(args) => simulate::run(args).await,
	};
	match outcome {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			output::aside(format!("error: {error:#}"));
			ExitCode::FAILURE
		},
	}
}
