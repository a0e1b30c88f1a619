//! Replays golden vectors: `huxian-vectors PATH…`.

use clap::Parser;
use std::{io, path::PathBuf, process::ExitCode};

/// Replays golden vectors through the arithmetic and the queue of the chain.
///
/// Compares every column of every row.
#[derive(Parser)]
#[command(name = "huxian-vectors")]
struct Arguments {
	/// Files, or folders with .json files at any depth.
	#[arg(required = true, value_name = "PATH")]
	paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
	let arguments = Arguments::parse();
	match huxian_vectors::replay(&arguments.paths, &mut io::stdout().lock()) {
		Ok(totals) if totals.failed == 0 => ExitCode::SUCCESS,
		Ok(_) => ExitCode::FAILURE,
		Err(error) => {
			eprintln!("cannot write the report: {error}");
			ExitCode::FAILURE
		},
	}
}
