//! The built-in chains, and chains from a file.
//!
//! A chain specification holds the genesis of a chain and the addresses of its network. The
//! built-in ones use the genesis presets of the runtime, so no genesis is written here.

use crate::network::rules::Network;
use huxian_runtime::{currency, genesis, SS58_PREFIX, WASM_BINARY};
use polkadot_sdk::{
	sc_chain_spec::{ChainType, GenesisConfigBuilderRuntimeCaller, Properties},
	sc_service,
	sp_core::storage::Storage,
	sp_runtime::BuildStorage,
};
use std::path::Path;

/// A chain specification without extensions.
pub type ChainSpec = sc_service::GenericChainSpec;

/// A built-in chain.
#[derive(Debug, Clone)]
pub struct Chain {
	/// Argument of `--chain`.
	pub argument: &'static str,
	/// Name for people.
	pub name: &'static str,
	/// Identity, which names folders.
	pub id: &'static str,
	/// Prefix of its network protocols.
	pub protocol_id: &'static str,
	/// Genesis preset of the runtime.
	pub preset: &'static str,
	/// Kind of chain. Live chains ignore peers on private addresses.
	pub chain_type: ChainType,
}

/// One validator (Alice) with sudo, and funded development accounts.
pub const DEV: Chain = Chain {
	argument: "dev",
	name: "Huxian Development",
	id: "huxian_dev",
	protocol_id: "huxian-dev",
	preset: genesis::DEVELOPMENT,
	chain_type: ChainType::Development,
};

/// Four validators (Alice, Bob, Charlie, Dave).
pub const LOCAL: Chain = Chain {
	argument: "local",
	name: "Huxian Local",
	id: "huxian_local",
	protocol_id: "huxian-local",
	preset: genesis::LOCAL,
	chain_type: ChainType::Local,
};

/// Two validators (Alice, Bob), for the chain at the other end of a bridge.
pub const SPOKE: Chain = Chain {
	argument: "spoke",
	name: "Huxian Spoke",
	id: "huxian_spoke",
	protocol_id: "huxian-spoke",
	preset: genesis::SPOKE,
	chain_type: ChainType::Local,
};

/// All built-in chains.
pub const CHAINS: [Chain; 3] = [DEV, LOCAL, SPOKE];

/// Returns the chain that `argument` names, or the one in the file of that name.
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

/// Returns the specification of a built-in chain.
///
/// The preset is looked up in the WebAssembly runtime when the genesis is built. [`explain`]
/// handles a name that the runtime does not know.
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

/// Returns the genesis of the built-in chain with the identity `id`; `None` without one, or in a
/// binary without a runtime.
pub fn storage_of_built_in(id: &str) -> Option<Storage> {
	let chain = CHAINS.iter().find(|chain| chain.id == id)?;
	built_in(chain).ok()?.build_storage().ok()
}

/// Returns the specification of a public network.
pub fn public(network: &Network, code: &[u8]) -> ChainSpec {
	ChainSpec::builder(code, None)
		.with_name(network.name.trim())
		.with_id(&network.id)
		.with_protocol_id(&network.id.replace('_', "-"))
		.with_chain_type(ChainType::Live)
		.with_boot_nodes(network.bootnodes.clone())
		.with_properties(properties())
		.with_genesis_config_patch(genesis::public(network.genesis.clone()))
		.build()
}

/// Returns the specification in a file, in the form of `export-chain-spec`.
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

/// Returns the SDK's error for a genesis that cannot be built, with advice.
pub fn explain(error: &str) -> String {
	// The rest of the text names places in the runtime's code.
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

/// Returns the genesis presets of the runtime in this binary.
pub fn preset_names() -> Result<Vec<String>, String> {
	GenesisConfigBuilderRuntimeCaller::<()>::new(runtime_code()?).preset_names()
}

/// Returns the runtime in this binary.
pub(crate) fn runtime_code() -> Result<&'static [u8], String> {
	WASM_BINARY.ok_or_else(|| {
		"this binary carries no runtime, because it was built with SKIP_WASM_BUILD set\nbuild it again without that \
		 variable, or give --chain the path of a chain specification, which brings its own runtime"
			.into()
	})
}

/// Returns the properties for wallets: token symbol, decimals, address prefix.
fn properties() -> Properties {
	[
		("tokenSymbol", currency::SYMBOL.into()),
		("tokenDecimals", currency::DECIMALS.into()),
		("ss58Format", SS58_PREFIX.into()),
	]
	.into_iter()
	.map(|(key, value)| (key.to_owned(), value))
	.collect()
}

/// Returns the accepted values of `--chain`, as a sentence.
fn accepted() -> String {
	let names: Vec<_> = CHAINS.iter().map(|chain| chain.argument).collect();
	format!("{}, or the path of a chain specification", names.join(", "))
}

/// Removes the prefix of the SDK's errors about specifications, which repeats ours.
fn without_prefix(error: &str) -> &str {
	error.trim_start_matches("Error parsing spec file: ")
}
