//! The chain specification of a public network, from a file.
//!
//! - [`file`]: the form of the file, in TOML.
//! - [`rules`]: what the file must say so that the network starts and goes on.
//! - [`refusal`]: the reasons for which it is refused.

pub mod file;
pub mod refusal;
pub mod rules;

use crate::{
	chain_spec,
	cli::NetworkSpecCmd,
	error::{Error, Result},
};
use file::NetworkFile;
use polkadot_sdk::sp_runtime::traits::{BlakeTwo256, Hash};
use refusal::Refusal;
use rules::Network;
use std::{fs, path::Path};

/// The beginnings of a runtime: WebAssembly, and WebAssembly that is compressed.
const BEGINNINGS: [&[u8]; 2] = [b"\0asm", &[82, 188, 83, 118, 70, 219, 142, 5]];

/// Writes the chain specification of the network in the command's file.
pub fn run(command: &NetworkSpecCmd) -> Result<()> {
	let network = read(&command.network)?;
	let code = match &command.runtime {
		Some(path) => runtime(path)?,
		None => chain_spec::runtime_code().map_err(Error::Usage)?.to_vec(),
	};
	let specification = chain_spec::public(&network, &code);
	let json = specification.as_json(command.raw).map_err(|error| Error::Usage(chain_spec::explain(&error)))?;
	match &command.output {
		Some(path) => fs::write(path, json)
			.map_err(|error| Error::Usage(format!("{} cannot be written: {error}", path.display())))?,
		None => println!("{json}"),
	}
	eprintln!("{}", summary(&network, &code));
	Ok(())
}

/// Returns the network that the text of a file describes.
///
/// Errors: everything that is wrong with it.
pub fn parse(text: &str) -> std::result::Result<Network, Vec<Refusal>> {
	let file: NetworkFile = toml::from_str(text).map_err(|error| vec![Refusal::Form(error.to_string())])?;
	rules::check(&file)
}

fn read(path: &Path) -> Result<Network> {
	let shown = path.display();
	let text = fs::read_to_string(path).map_err(|error| {
		Error::Usage(format!("{shown} cannot be read: {error}\ncopy chain-specs/network.example.toml and fill it in"))
	})?;
	parse(&text).map_err(|refusals| {
		let reasons: Vec<_> = refusals.iter().map(|refusal| format!("- {refusal}")).collect();
		Error::Usage(format!("{shown} describes no network that can start:\n{}", reasons.join("\n")))
	})
}

/// Returns the runtime in a file.
fn runtime(path: &Path) -> Result<Vec<u8>> {
	let shown = path.display();
	let code = fs::read(path).map_err(|error| Error::Usage(format!("{shown} cannot be read: {error}")))?;
	if BEGINNINGS.iter().any(|beginning| code.starts_with(beginning)) {
		return Ok(code);
	}
	Err(Error::Usage(format!(
		"{shown} is no runtime\n--runtime takes a .wasm file, compressed or not; leave it out for the runtime of this node"
	)))
}

/// Returns what people compare before they start: the numbers, and the hash of the code.
fn summary(network: &Network, code: &[u8]) -> String {
	let genesis = &network.genesis;
	format!(
		"{} validators, a committee of {}, {} feeders of whom {} must feed; sessions of {} blocks, notice of {} blocks\n\
		 code hash {:?}",
		genesis.validators.len(),
		genesis.committee.len(),
		genesis.feeders.len(),
		genesis.prices.minimum_values,
		genesis.session_length,
		genesis.notice,
		BlakeTwo256::hash(code),
	)
}
