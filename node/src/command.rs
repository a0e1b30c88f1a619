//! The commands of the command line.

use crate::{
	chain_spec,
	cli::{Cli, GenerateSessionKeysCmd, Key, Subcommand},
	client::Client,
	error::{Error, Result},
	network,
	service::{self, Chain},
};
use huxian_runtime::{opaque::Block, SS58_PREFIX};
use polkadot_sdk::{
	sc_cli::{self, CliConfiguration, KeySubcommand, LoggerBuilder, RunCmd, Runner, SubstrateCli},
	sc_consensus::DefaultImportQueue,
	sc_consensus_grandpa,
	sc_network::{multiaddr::Protocol, Multiaddr},
	sc_service::{self, Configuration, DatabaseSource},
	sp_api::{ApiExt, ProvideRuntimeApi},
	sp_blockchain::HeaderBackend,
	sp_core::{bytes::to_hex, crypto},
	sp_database::MemDb,
	sp_keystore::KeystoreExt,
	sp_session::SessionKeys,
};
use std::{
	borrow::Cow,
	future::Future,
	io,
	net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener},
	path::Path,
	process::ExitCode,
	sync::Arc,
};

/// Runs the command. An error goes to standard error, with exit code 1.
pub fn run() -> ExitCode {
	crypto::set_default_ss58_version(SS58_PREFIX.into());
	match Cli::read() {
		Ok(cli) => match cli.check().and_then(|()| execute(&cli)) {
			Ok(()) => ExitCode::SUCCESS,
			Err(error) => {
				eprintln!("error: {error}");
				ExitCode::FAILURE
			},
		},
		Err(answer) => {
			// Standard output may be closed already. Nobody reads the text then.
			let _ = answer.print();
			if answer.use_stderr() {
				ExitCode::FAILURE
			} else {
				ExitCode::SUCCESS
			}
		},
	}
}

#[expect(clippy::result_large_err, reason = "the SDK fixes what a revert handler returns")]
fn execute(cli: &Cli) -> Result<()> {
	let Some(subcommand) = &cli.subcommand else { return run_node(cli) };
	match subcommand {
		Subcommand::Key(key) => run_key(cli, key),
		Subcommand::ExportChainSpec(command) => {
			for_writing(command.output.as_deref())?;
			// A runtime that refuses its genesis logs the reason.
			LoggerBuilder::new("error").init().map_err(sc_cli::Error::from)?;
			let specification = cli.load_spec(&command.chain).map_err(Error::Usage)?;
			command.run(specification).map_err(genesis_refused)
		},
		Subcommand::NetworkSpec(command) => {
			for_writing(command.output.as_deref())?;
			LoggerBuilder::new("error").init().map_err(sc_cli::Error::from)?;
			network::run(command)
		},
		Subcommand::BuildSpec(command) => cli
			.create_runner(command)?
			.sync_run(|config| command.run(config.chain_spec, config.network).map_err(genesis_refused)),
		Subcommand::ChainInfo(command) => {
			existing(cli.create_runner(command)?)?.sync_run(|config| Ok(command.run::<Block>(&config)?))
		},
		Subcommand::CheckBlock(command) => {
			let runner = existing(cli.create_runner(command)?)?;
			on_blocks(runner, |client, queue| command.run(client, queue))
		},
		Subcommand::ExportBlocks(command) => {
			for_writing(command.output.as_deref())?;
			on_chain(cli, command, |chain, config| command.run(chain.client, config.database))
		},
		Subcommand::ExportState(command) => {
			on_chain(cli, command, |chain, config| command.run(chain.client, config.chain_spec))
		},
		Subcommand::ImportBlocks(command) => {
			for_reading(command.input.as_deref())?;
			on_blocks(cli.create_runner(command)?, |client, queue| command.run(client, queue))
		},
		Subcommand::Revert(command) => on_chain(cli, command, |chain, _| {
			let revert_grandpa = Box::new(|client, _, blocks| Ok(sc_consensus_grandpa::revert(client, blocks)?));
			command.run(chain.client, chain.backend, Some(revert_grandpa))
		}),
		Subcommand::PurgeChain(command) => {
			cli.create_runner(command)?.sync_run(|config| Ok(command.run(config.database)?))
		},
	}
}

fn run_node(cli: &Cli) -> Result<()> {
	let runner = cli.create_runner(&cli.run)?;
	ports_are_free(&cli.run, runner.config())?;
	let disk = cli.disk.clone();
	runner.run_node_until_exit(|mut config| async move {
		config.network.min_peers_to_start_warp_sync = Some(cli.warp_sync_peers.into());
		listen_to_light_clients(&cli.run, &mut config);
		service::start(config, disk)
	})
}

/// Lets a development node listen to light clients in a browser, which speak WebSocket only.
///
/// The SDK lets a validator listen to TCP only. The port is the next one, on this machine.
fn listen_to_light_clients(run: &RunCmd, config: &mut Configuration) {
	let chosen = !run.network_params.listen_addr.is_empty();
	let port = config.network.listen_addresses.iter().find_map(tcp_address).map(|address| address.port());
	let Some(port) = port.filter(|_| run.shared_params.dev && !chosen) else { return };
	// Port 0 lets the system choose.
	let next = if port == 0 { 0 } else { port.saturating_add(1) };
	let address = Multiaddr::empty()
		.with(Protocol::Ip4(Ipv4Addr::LOCALHOST))
		.with(Protocol::Tcp(next))
		.with(Protocol::Ws(Cow::Borrowed("/")));
	config.network.listen_addresses.push(address);
}

/// Refuses a requested port that is taken.
///
/// The SDK would take another port for RPC, none for metrics, and share the network's port. Only
/// the log would tell. Default ports are left to the SDK, so several nodes start on one machine.
fn ports_are_free(run: &RunCmd, config: &Configuration) -> Result<()> {
	let mut wanted: Vec<(&str, SocketAddr)> = Vec::new();
	if run.rpc_params.rpc_port.is_some() {
		let endpoints = config.rpc.addr.iter().flatten().filter(|endpoint| !endpoint.is_optional);
		wanted.extend(endpoints.map(|endpoint| ("--rpc-port", endpoint.listen_addr)));
	}
	if run.prometheus_params.prometheus_port.is_some() {
		wanted.extend(config.prometheus_config.iter().map(|prometheus| ("--prometheus-port", prometheus.port)));
	}
	if run.network_params.port.is_some() || !run.network_params.listen_addr.is_empty() {
		let addresses = config.network.listen_addresses.iter().filter_map(tcp_address);
		wanted.extend(addresses.map(|address| ("--port or --listen-addr", address)));
	}
	for (flag, address) in wanted {
		// Other errors, such as a machine without IPv6, are left to the SDK.
		if matches!(TcpListener::bind(address), Err(error) if error.kind() == io::ErrorKind::AddrInUse) {
			return Err(Error::Usage(format!(
				"another process listens at {address} already\nstop it, or choose another port with {flag}"
			)));
		}
	}
	Ok(())
}

/// Returns the socket address of a TCP address of the network on this machine.
fn tcp_address(address: &Multiaddr) -> Option<SocketAddr> {
	let mut parts = address.iter();
	let ip: IpAddr = match parts.next()? {
		Protocol::Ip4(ip) => ip.into(),
		Protocol::Ip6(ip) => ip.into(),
		_ => return None,
	};
	match parts.next()? {
		Protocol::Tcp(port) => Some(SocketAddr::new(ip, port)),
		_ => None,
	}
}

fn run_key(cli: &Cli, key: &Key) -> Result<()> {
	match key {
		// The key goes to a file or to standard output. No chain is involved.
		Key::Sdk(KeySubcommand::GenerateNodeKey(command)) if command.chain.is_none() => {
			Ok(command.run("", &Cli::executable_name())?)
		},
		Key::Sdk(command) => Ok(command.run(cli)?),
		Key::GenerateSessionKeys(command) => {
			cli.create_runner(command)?.sync_run(|config| generate_session_keys(command, config))
		},
	}
}

/// Generates the session keys of the genesis runtime into the keystore of `config`.
///
/// The chain is built in memory. No database is opened or created.
fn generate_session_keys(command: &GenerateSessionKeysCmd, mut config: Configuration) -> Result<()> {
	config.database = DatabaseSource::Custom { db: Arc::new(MemDb::default()), require_create_flag: true };
	let (chain, _tasks) = service::open(&config)?;
	let genesis = chain.client.info().genesis_hash;

	let mut api = chain.client.runtime_api();
	api.register_extension(KeystoreExt::from(chain.keystore));
	let generated = api.generate_session_keys(genesis, AsRef::<[u8]>::as_ref(&command.owner).to_vec(), None)?;
	let named = api.decode_session_keys(genesis, generated.keys.clone())?.unwrap_or_default();

	println!("Keys:  {}", to_hex(&generated.keys, false));
	println!("Proof: {}", to_hex(&generated.proof, false));
	for (public, key_type) in named {
		println!("{}:  {}", String::from_utf8_lossy(&key_type.0), to_hex(&public, false));
	}
	Ok(())
}

/// Runs a command on the chain in the database of a stopped node.
fn on_chain<C: CliConfiguration, F: Future<Output = sc_cli::Result<()>>>(
	cli: &Cli,
	command: &C,
	action: impl FnOnce(Chain, Configuration) -> F,
) -> Result<()> {
	existing(cli.create_runner(command)?)?.async_run(|config| {
		let (chain, tasks) = service::open(&config)?;
		let done = action(chain, config);
		Ok((async move { Ok(done.await?) }, tasks))
	})
}

/// Runs a command that imports blocks. A missing chain is created.
fn on_blocks<F: Future<Output = sc_cli::Result<()>>>(
	runner: Runner<Cli>,
	action: impl FnOnce(Arc<Client>, DefaultImportQueue<Block>) -> F,
) -> Result<()> {
	runner.async_run(|config| {
		let (chain, tasks) = service::open(&config)?;
		let consensus = service::consensus(&config, &chain, &tasks)?;
		let done = action(chain.client, consensus.import_queue);
		Ok((async move { Ok(done.await?) }, tasks))
	})
}

/// Refuses a missing database. The SDK would create an empty one and answer from it.
fn existing(runner: Runner<Cli>) -> Result<Runner<Cli>> {
	match runner.config().database.path() {
		Some(path) if !path.exists() => Err(Error::Usage(format!(
			"there is no database at {}\ngive --chain and --base-path as the node was started with",
			path.display()
		))),
		_ => Ok(runner),
	}
}

/// Refuses a missing input file.
fn for_reading(path: Option<&Path>) -> Result<()> {
	match path {
		Some(path) if !path.is_file() => Err(Error::Usage(format!(
			"there is no file {} to import\nit is made with `huxian-node export-blocks`",
			path.display()
		))),
		_ => Ok(()),
	}
}

/// Refuses an output file in a missing folder.
fn for_writing(path: Option<&Path>) -> Result<()> {
	let folder = path.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
	match folder {
		Some(folder) if !folder.is_dir() => {
			Err(Error::Usage(format!("there is no folder {} to write to\nmake it first", folder.display())))
		},
		_ => Ok(()),
	}
}

/// Explains why a chain specification could not be written.
fn genesis_refused(error: sc_cli::Error) -> Error {
	match error {
		sc_cli::Error::Service(sc_service::Error::Other(text)) => Error::Usage(chain_spec::explain(&text)),
		error => error.into(),
	}
}
