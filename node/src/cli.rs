//! The command line: the SDK's commands and flags, with the defaults of this chain.

use crate::{
	chain_spec,
	error::{Error, Result},
};
use clap::{CommandFactory, FromArgMatches, Parser};
use huxian_runtime::AccountId;
use polkadot_sdk::sc_cli::{
	BuildSpecCmd, ChainInfoCmd, ChainSpec, CheckBlockCmd, CliConfiguration, ExportBlocksCmd, ExportChainSpecCmd,
	ExportStateCmd, ImportBlocksCmd, KeySubcommand, KeystoreParams, NetworkBackendType, PurgeChainCmd, RevertCmd,
	RunCmd, SharedParams, SubstrateCli,
};
use polkadot_sdk::sc_storage_monitor::StorageMonitorParams;
use std::path::PathBuf;

/// The command line.
#[derive(Debug, Parser)]
pub struct Cli {
	/// A command beside running a node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// Flags for running a node.
	#[command(flatten)]
	pub run: RunCmd,

	/// Flags for the watch over the disk.
	#[command(flatten)]
	pub disk: StorageMonitorParams,

	/// Peers that must be connected before a warp sync begins
	///
	/// A network with fewer other nodes would be waited for without an end. Each proof is verified,
	/// so one peer is enough. More peers make it likelier that the newest state is found at once.
	#[arg(long, value_name = "PEERS", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=25))]
	pub warp_sync_peers: u16,
}

/// The commands beside running a node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Generate, inspect and insert keys
	#[command(subcommand)]
	Key(Key),

	/// Write a chain specification to a file or to standard output
	ExportChainSpec(ExportChainSpecCmd),

	/// Write the chain specification of a public network from a file that describes it
	NetworkSpec(NetworkSpecCmd),

	/// Write a chain specification to standard output, with this node as its bootnode
	BuildSpec(BuildSpecCmd),

	/// Show the genesis, best and finalised block of a database
	ChainInfo(ChainInfoCmd),

	/// Import a block of the database again, to check that it is valid
	CheckBlock(CheckBlockCmd),

	/// Write blocks to a file or to standard output
	ExportBlocks(ExportBlocksCmd),

	/// Write the state after a block as a chain specification
	ExportState(ExportStateCmd),

	/// Import blocks from a file or from standard input
	ImportBlocks(ImportBlocksCmd),

	/// Revert blocks that are not final
	Revert(RevertCmd),

	/// Remove the database of a chain
	PurgeChain(PurgeChainCmd),
}

/// The commands for keys.
#[derive(Debug, clap::Subcommand)]
pub enum Key {
	/// The commands of the SDK.
	#[command(flatten)]
	Sdk(KeySubcommand),

	/// Generate session keys into the keystore, and print the arguments of `session.setKeys`
	GenerateSessionKeys(GenerateSessionKeysCmd),
}

/// Generates the session keys of a validator (Aura and GRANDPA) into the keystore.
///
/// Prints the public keys and the proof of ownership: the two arguments of `session.setKeys`. The
/// genesis runtime of the chain generates the keys. After an upgrade to other session keys, ask the
/// running node instead: `author_rotateKeysWithOwner`.
#[derive(Debug, Parser)]
pub struct GenerateSessionKeysCmd {
	/// The account that will submit `session.setKeys`: an address, or a public key in hexadecimal.
	#[arg(long, value_name = "ADDRESS")]
	pub owner: AccountId,

	/// The chain and its folder.
	#[command(flatten)]
	pub shared_params: SharedParams,

	/// The keystore.
	#[command(flatten)]
	pub keystore_params: KeystoreParams,
}

/// Writes the chain specification of a public network.
///
/// The file names its validators with their session keys, its committee, its feeders, its balances
/// and its numbers. A network that could not start is refused, with all reasons.
/// `chain-specs/network.example.toml` is an example.
#[derive(Debug, Parser)]
pub struct NetworkSpecCmd {
	/// The file that describes the network.
	#[arg(long, value_name = "FILE")]
	pub network: PathBuf,

	/// The runtime to start with, a .wasm file. Without it the runtime of this node.
	#[arg(long, value_name = "FILE")]
	pub runtime: Option<PathBuf>,

	/// The file to write. Without it standard output.
	#[arg(long, value_name = "FILE")]
	pub output: Option<PathBuf>,

	/// Spell out the storage, as all nodes of a network must share it.
	#[arg(long)]
	pub raw: bool,
}

impl CliConfiguration for GenerateSessionKeysCmd {
	fn shared_params(&self) -> &SharedParams {
		&self.shared_params
	}

	fn keystore_params(&self) -> Option<&KeystoreParams> {
		Some(&self.keystore_params)
	}
}

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Huxian Node".into()
	}

	fn impl_version() -> String {
		env!("CARGO_PKG_VERSION").into()
	}

	fn executable_name() -> String {
		env!("CARGO_PKG_NAME").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"the issues of this repository".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn ChainSpec>, String> {
		Ok(Box::new(chain_spec::load(id)?))
	}
}

impl Cli {
	/// Reads the command line of this process.
	///
	/// Errors: clap's refusal, or the requested help or version.
	pub fn read() -> std::result::Result<Self, clap::Error> {
		Self::from_arg_matches(&Self::definition().try_get_matches()?)
	}

	/// Returns the command line of the SDK with the defaults of this chain.
	pub fn definition() -> clap::Command {
		let command = with_our_defaults(Self::setup_command(Self::command()));
		// A node key needs a chain only if it goes into the folder of that chain.
		command.mut_subcommand("key", |key| {
			key.mut_subcommand("generate-node-key", |generate| {
				generate
					.mut_arg("base_path", |argument| argument.requires("chain"))
					.mut_arg("default_base_path", |argument| argument.requires("chain"))
			})
		})
	}

	/// Refuses flags that contradict each other.
	pub fn check(&self) -> Result<()> {
		if self.subcommand.is_none() && self.run.network_params.network_backend != NetworkBackendType::Litep2p {
			return Err(Error::Usage("this node speaks litep2p only\nleave --network-backend out".into()));
		}
		let Some(shared) = self.shared_params() else { return Ok(()) };
		if let (true, Some(chain)) = (shared.dev, shared.chain.as_deref()) {
			if chain != chain_spec::DEV.argument {
				return Err(Error::Usage(format!(
					"--dev is the development chain, --chain {chain} another one\n\
					 leave one of the two out; a validator of another chain is started with --chain {chain} --alice"
				)));
			}
		}
		if shared.dev && shared.base_path.is_none() && self.needs_a_folder() {
			return Err(Error::Usage(
				"--dev alone keeps nothing when the node ends, so there is nothing to work on\n\
				 say where the chain is with --base-path, and start the node with the same"
					.into(),
			));
		}
		Ok(())
	}

	/// Returns whether the command works on the database of a stopped node.
	fn needs_a_folder(&self) -> bool {
		!matches!(self.subcommand, None | Some(Subcommand::BuildSpec(_)))
	}

	/// Returns the chain and folder of the command, if it has one.
	fn shared_params(&self) -> Option<&SharedParams> {
		match &self.subcommand {
			None => Some(&self.run.shared_params),
			Some(Subcommand::Key(Key::Sdk(KeySubcommand::Insert(command)))) => Some(&command.shared_params),
			Some(Subcommand::Key(Key::GenerateSessionKeys(command))) => Some(&command.shared_params),
			Some(Subcommand::Key(_) | Subcommand::ExportChainSpec(_) | Subcommand::NetworkSpec(_)) => None,
			Some(Subcommand::BuildSpec(command)) => Some(&command.shared_params),
			Some(Subcommand::ChainInfo(command)) => Some(&command.shared_params),
			Some(Subcommand::CheckBlock(command)) => Some(&command.shared_params),
			Some(Subcommand::ExportBlocks(command)) => Some(&command.shared_params),
			Some(Subcommand::ExportState(command)) => Some(&command.shared_params),
			Some(Subcommand::ImportBlocks(command)) => Some(&command.shared_params),
			Some(Subcommand::Revert(command)) => Some(&command.shared_params),
			Some(Subcommand::PurgeChain(command)) => Some(&command.shared_params),
		}
	}
}

/// Sets the defaults and help texts of this chain in the SDK's command line.
///
/// - The database is ParityDB: there is no RocksDB in this binary.
/// - The network is litep2p only.
fn with_our_defaults(command: clap::Command) -> clap::Command {
	command
		.mut_args(|argument| match argument.get_id().as_str() {
			"database" => argument.default_value("paritydb"),
			"network_backend" => argument.hide(true),
			"chain" => argument.help("Which chain: dev, local, spoke, or the path of a chain specification").long_help(
				"Which chain: dev (one validator), local (four), spoke (two), or the path of a chain \
					 specification, as `export-chain-spec` writes it",
			),
			_ => argument,
		})
		.mut_subcommands(with_our_defaults)
}
