//! `huxian simulate`: simulations on the real runtime, in memory. They need no node.

mod crash;
mod peg;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};

/// Simulate a crash of HUX or pressure on the peg of PAN, on the real runtime, without a node.
#[derive(Args, Clone, Debug)]
pub struct SimulateArgs {
	#[command(subcommand)]
	simulation: Simulation,
}

#[derive(Subcommand, Clone, Debug)]
enum Simulation {
	Crash(Box<crash::CrashArgs>),
	Peg(Box<peg::PegArgs>),
}

/// Runs the simulation.
pub async fn run(args: SimulateArgs) -> Result<()> {
	let run = move || match args.simulation {
		Simulation::Crash(args) => crash::run(&args),
		Simulation::Peg(args) => peg::run(&args),
	};
	tokio::task::spawn_blocking(run).await.context("the simulation was aborted")?
}
