//! The chains this binary carries, and how a chain is read from a file.
//!
//! A chain specification is the genesis of a chain and how to find its network. The ones built in are made from the
//! runtime's own genesis presets, so a preset is written once, in the runtime, and no genesis is written here.

use huxian_runtime::{genesis, SS58_PREFIX, WASM_BINARY};
use polkadot_sdk::{
	sc_chain_spec::{ChainType, GenesisConfigBuilderRuntimeCaller, Properties},
	sc_service,
};
use std::path::Path;

/// A chain specification of this chain, with no extensions.
pub type ChainSpec = sc_service::GenericChainSpec;

/// The native token as wallets show it.
pub const TOKEN_SYMBOL: &str = "HUX";
/// Digits of the native token after the point.
pub const TOKEN_DECIMALS: u32 = 12;

/// A chain this binary can start without a file.
#[derive(Debug, Clone)]
pub struct Chain {
	/// What is given to `--chain`.
	pub argument: &'static str,
	/// What people call it.
	pub name: &'static str,
	/// What folders are called after it.
	pub id: &'static str,
	/// What its network protocols are called after it.
	pub protocol_id: &'static str,
	/// Which of the runtime's presets is its genesis.
	pub preset: &'static str,
	/// What kind of chain it is: peers on private addresses are sought on all but live ones.
	pub chain_type: ChainType,
}

/// One validator (Alice), the sudo key and funds for everybody: for a person's own machine.
pub const DEV: Chain = Chain {
	argument: "dev",
	name: "Huxian Development",
	id: "huxian_dev",
	protocol_id: "huxian-dev",
	preset: genesis::DEVELOPMENT,
	chain_type: ChainType::Development,
};

/// Four validators (Alice, Bob, Charlie, Dave): a network in small.
pub const LOCAL: Chain = Chain {
	argument: "local",
	name: "Huxian Local",
	id: "huxian_local",
	protocol_id: "huxian-local",
	preset: genesis::LOCAL,
	chain_type: ChainType::Local,
};

/// Two validators (Alice, Bob): the chain at the other end of a bridge.
pub const SPOKE: Chain = Chain {
	argument: "spoke",
	name: "Huxian Spoke",
	id: "huxian_spoke",
	protocol_id: "huxian-spoke",
	preset: genesis::SPOKE,
	chain_type: ChainType::Local,
};

/// All chains this binary can start without a file.
pub const CHAINS: [Chain; 3] = [DEV, LOCAL, SPOKE];

/// The chain that `argument` names, or the one in the file of that name.
pub fn load(argument: &str) -> Result<ChainSpec, String> {
	if argument.is_empty() {
		return Err(format!(
			"no chain was given\nstart with --dev for a chain of your own, or say which: {}",
			accepted()
		));
	}
	match CHAINS.iter().find(|chain| chain.argument == argument) {
		Some(chain) => built_in(chain),
		None => from_file(Path::new(argument)),
	}
}

/// The specification of a built-in chain.
///
/// The preset is looked up in the WebAssembly runtime, when the genesis is built: see [`explain`] for a name that it
/// does not know.
pub fn built_in(chain: &Chain) -> Result<ChainSpec, String> {
	let specification = ChainSpec::builder(runtime_code()?, None)
		.with_name(chain.name)
		.with_id(chain.id)
		.with_protocol_id(chain.protocol_id)
		.with_chain_type(chain.chain_type.clone())
		.with_properties(properties())
		.with_genesis_config_preset_name(chain.preset)
		.build();
	Ok(specification)
}

/// The specification in a file, as `export-chain-spec` writes it.
fn from_file(path: &Path) -> Result<ChainSpec, String> {
	let shown = path.display();
	if path.is_dir() {
		return Err(format!("{shown} is a folder\n--chain takes {}", accepted()));
	}
	if !path.exists() {
		return Err(format!(
			"there is no chain called `{shown}`, and no file of that name\n--chain takes {}\n\
			 a file is made with `huxian-node export-chain-spec --chain local --output FILE`",
			accepted()
		));
	}
	ChainSpec::from_json_file(path.to_owned()).map_err(|error| {
		format!(
			"the chain specification {shown} cannot be read: {}\n\
			 see what one looks like with `huxian-node export-chain-spec --chain dev`",
			without_prefix(&error)
		)
	})
}

/// The SDK's answer to a genesis that cannot be built, and what to do about it.
pub fn explain(error: &str) -> String {
	// What follows are places in the runtime's code.
	let error = error.split("WASM backtrace:").next().unwrap_or(error);
	let error = without_prefix(error).trim_end();
	let advice = if error.contains("preset") && error.contains("not available") {
		format!(
			"the runtime has these presets: {}",
			preset_names().map_or_else(|error| error, |names| names.join(", "))
		)
	} else if error.contains("UnknownSs58AddressFormat") {
		"a genesis takes addresses in the form that all chains know: `huxian-node key inspect ADDRESS --network substrate`".into()
	} else if error.contains("wasm trap") {
		"what the runtime objects to stands in the log above".into()
	} else {
		"if it comes from a file, compare it with what `huxian-node export-chain-spec --chain local` writes".into()
	};
	format!("the genesis of this chain cannot be built: {error}\n{advice}")
}

/// The genesis presets that the runtime in this binary has.
pub fn preset_names() -> Result<Vec<String>, String> {
	GenesisConfigBuilderRuntimeCaller::<()>::new(runtime_code()?).preset_names()
}

/// The runtime in this binary.
fn runtime_code() -> Result<&'static [u8], String> {
	WASM_BINARY.ok_or_else(|| {
		"this binary carries no runtime, because it was built with SKIP_WASM_BUILD set\nbuild it again without that \
		 variable, or give --chain the path of a chain specification, which brings its own runtime"
			.into()
	})
}

/// What wallets show of the native token and of addresses.
fn properties() -> Properties {
	[("tokenSymbol", TOKEN_SYMBOL.into()), ("tokenDecimals", TOKEN_DECIMALS.into()), ("ss58Format", SS58_PREFIX.into())]
		.into_iter()
		.map(|(key, value)| (key.to_owned(), value))
		.collect()
}

/// What `--chain` takes, in words.
fn accepted() -> String {
	let names: Vec<_> = CHAINS.iter().map(|chain| chain.argument).collect();
	format!("{}, or the path of a chain specification", names.join(", "))
}

/// The SDK starts what it says of a specification with words that we have said already.
fn without_prefix(error: &str) -> &str {
	error.trim_start_matches("Error parsing spec file: ")
}
