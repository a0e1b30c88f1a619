//! The node of the Huxian chain.

use std::process::ExitCode;

fn main() -> ExitCode {
	huxian_node::command::run()
}
