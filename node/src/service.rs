//! The parts of a node, and their start.
//!
//! [`open`] opens a chain in its database, and [`consensus`] prepares the import of blocks.
//! [`start`] adds the transaction pool, the network and RPC. A validator also authors blocks (Aura)
//! and votes (GRANDPA).

use crate::{
	chain_spec,
	client::{Backend, Client, Executor, Pool},
	error::{Error, Result},
	genesis, read_ahead,
	rpc::{self, Finality},
};
use futures::FutureExt;
use huxian_runtime::{opaque::Block, Hash};
use polkadot_sdk::{
	sc_basic_authorship::ProposerFactory,
	sc_chain_spec::GenesisBlockBuilder,
	sc_client_api::Backend as _,
	sc_consensus::{DefaultImportQueue, LongestChain},
	sc_consensus_aura::{self as aura, ImportQueueParams, SlotDuration, SlotProportion, StartAuraParams},
	sc_consensus_grandpa::{
		self as grandpa, warp_proof::NetworkProvider as WarpSyncProvider, FinalityProofProvider, GrandpaParams,
		SharedVoterState, VotingRulesBuilder,
	},
	sc_network::{
		config::FullNetworkConfiguration,
		service::traits::{NetworkBackend, NetworkService, NotificationService},
		Litep2pNetworkBackend, ProtocolName,
	},
	sc_network_sync::SyncingService,
	sc_network_transactions::TransactionsHandlerController,
	sc_offchain::{OffchainWorkerOptions, OffchainWorkers},
	sc_rpc::system::Request as SystemRequest,
	sc_service::{
		self, BuildNetworkParams, Configuration, Role, RpcHandlers, SpawnTasksParams, TaskManager, WarpSyncConfig,
	},
	sc_storage_monitor::{Error as MonitorError, StorageMonitorParams, StorageMonitorService},
	sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker},
	sc_transaction_pool::Builder as PoolBuilder,
	sc_transaction_pool_api::OffchainTransactionPoolFactory,
	sc_utils::mpsc::TracingUnboundedSender,
	sp_blockchain::HeaderBackend,
	sp_consensus_aura::sr25519::AuthorityPair as AuraPair,
	sp_keystore::KeystorePtr,
	sp_timestamp,
	substrate_prometheus_endpoint::Registry,
};
use std::{sync::Arc, time::Duration};

/// The fork choice: the longest chain that contains all finalised blocks.
pub type SelectChain = LongestChain<Backend, Block>;

type GrandpaImport = grandpa::GrandpaBlockImport<Backend, Block, Client, SelectChain>;
type GrandpaLink = grandpa::LinkHalf<Block, Client, SelectChain>;

/// Maximum number of blocks between two stored GRANDPA justifications. Warp sync verifies them.
const JUSTIFICATION_PERIOD: u32 = 512;
/// Time for a GRANDPA vote to reach all validators.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);
/// Share of a slot for building a block. The rest is for sending it.
const PROPOSAL_SHARE: f32 = 2.0 / 3.0;
/// Maximum number of telemetry messages that wait to be sent.
const TELEMETRY_BUFFER: usize = 16;

/// A chain in its database. Every command works on it.
pub struct Chain {
	/// The client.
	pub client: Arc<Client>,
	/// The database.
	pub backend: Arc<Backend>,
	/// The signing keys of this node.
	pub keystore: KeystorePtr,
	/// The connection to telemetry servers, if any are set.
	pub telemetry: Option<Telemetry>,
}

/// Import and finality of blocks.
pub struct Consensus {
	/// The queue that verifies and imports blocks.
	pub import_queue: DefaultImportQueue<Block>,
	/// The fork choice.
	select_chain: SelectChain,
	/// The import of blocks, which follows changes of the authorities.
	block_import: GrandpaImport,
	/// The link from block import to the voter.
	link: GrandpaLink,
	/// The duration of a slot, from the runtime.
	slot_duration: SlotDuration,
}

/// Opens the chain that `config` describes. An empty database gets its genesis.
pub fn open(config: &Configuration) -> Result<(Chain, TaskManager)> {
	let telemetry = telemetry(config)?;
	let handle = telemetry.as_ref().map(|(_, telemetry)| telemetry.handle());

	let executor: Executor = sc_service::new_wasm_executor(&config.executor);
	let backend = sc_service::new_db_backend(config.db_config())?;
	let storage = config
		.chain_spec
		.as_storage_builder()
		.build_storage()
		.map_err(|error| Error::Usage(chain_spec::explain(&error)))?;
	genesis::belongs_together(config, &storage, &backend, &executor)?;

	let genesis =
		GenesisBlockBuilder::new_with_storage(storage, !config.no_genesis(), backend.clone(), executor.clone())?;
	let (client, backend, keystore, tasks) =
		sc_service::new_full_parts_with_genesis_builder(config, handle, executor, backend, genesis, false)?;
	let telemetry = telemetry.map(|(worker, telemetry)| {
		tasks.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});
	Ok((Chain { client: Arc::new(client), backend, keystore: keystore.keystore(), telemetry }, tasks))
}

/// Makes `chain` ready to import blocks.
pub fn consensus(config: &Configuration, chain: &Chain, tasks: &TaskManager) -> Result<Consensus> {
	let telemetry = chain.telemetry.as_ref().map(Telemetry::handle);
	let select_chain = LongestChain::new(chain.backend.clone());
	let (block_import, link) = grandpa::block_import(
		chain.client.clone(),
		JUSTIFICATION_PERIOD,
		&chain.client,
		select_chain.clone(),
		telemetry.clone(),
	)?;
	let slot_duration = aura::slot_duration(&*chain.client)?;
	let import_queue = aura::import_queue::<AuraPair, _, _, _, _, _>(ImportQueueParams {
		block_import: block_import.clone(),
		justification_import: Some(Box::new(block_import.clone())),
		client: chain.client.clone(),
		create_inherent_data_providers: move |_, ()| async move { Ok(slot_and_time(slot_duration)) },
		spawner: &tasks.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		check_for_equivocation: Default::default(),
		telemetry,
		compatibility_mode: Default::default(),
	})
	.map_err(sc_service::Error::from)?;
	Ok(Consensus { import_queue, select_chain, block_import, link, slot_duration })
}

/// Starts a node, which ends by itself when the disk of its database gets full.
pub fn start(config: Configuration, disk: StorageMonitorParams) -> Result<TaskManager> {
	let (chain, mut tasks) = open(&config)?;
	watch_disk(&config, disk, &tasks)?;
	let Consensus { import_queue, select_chain, block_import, link, slot_duration } =
		consensus(&config, &chain, &tasks)?;
	let Chain { client, backend, keystore, mut telemetry } = chain;
	let pool = PoolBuilder::new(tasks.spawn_essential_handle(), client.clone(), config.role.is_authority().into())
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build();
	let node = Node {
		role: config.role,
		name: config.network.node_name.clone(),
		force_authoring: config.force_authoring,
		registry: config.prometheus_registry().cloned(),
		client,
		keystore,
		pool: Arc::new(pool),
		telemetry: telemetry.as_ref().map(Telemetry::handle),
	};
	let votes = !config.disable_grandpa;
	let finality = Finality {
		voter_state: SharedVoterState::empty(),
		authority_set: link.shared_authority_set().clone(),
		justifications: link.justification_stream(),
		proofs: FinalityProofProvider::new_for_service(backend.clone(), Some(link.shared_authority_set().clone())),
	};

	let (network, outgoing) = join_network(&config, &node, &backend, import_queue, &link, &tasks)?;
	start_reading_ahead(&node, &backend, &network, &tasks)?;
	if config.offchain_worker.enabled {
		work_offchain(&node, &backend, &network, &tasks)?;
	}
	let voter_state = finality.voter_state.clone();
	serve(config, &node, backend, finality, &network, outgoing, telemetry.as_mut(), &mut tasks)?;
	if node.role.is_authority() {
		author(&node, select_chain, block_import, slot_duration, &network, &tasks)?;
	}
	if votes {
		vote(node, link, voter_state, network, &tasks)?;
	}
	Ok(tasks)
}

/// The parts that the tasks of a node share.
struct Node {
	role: Role,
	name: String,
	force_authoring: bool,
	registry: Option<Registry>,
	client: Arc<Client>,
	keystore: KeystorePtr,
	pool: Arc<Pool>,
	telemetry: Option<TelemetryHandle>,
}

impl Node {
	/// Lets off-chain calls of the runtime submit transactions. GRANDPA reports equivocations this
	/// way.
	fn transactions_from_runtime(&self) -> OffchainTransactionPoolFactory<Block> {
		OffchainTransactionPoolFactory::new(self.pool.clone())
	}
}

/// The network after joining.
struct Network {
	service: Arc<dyn NetworkService>,
	sync: Arc<SyncingService<Block>>,
	votes: Box<dyn NotificationService>,
	votes_protocol: ProtocolName,
}

/// The channels from RPC to the network.
struct Outgoing {
	/// Requests of the `system` methods.
	questions: TracingUnboundedSender<SystemRequest<Block>>,
	/// New transactions to gossip.
	transactions: TransactionsHandlerController<Hash>,
}

/// Returns the telemetry of the chain specification or of the command line, if any is set.
fn telemetry(config: &Configuration) -> Result<Option<(TelemetryWorker, Telemetry)>> {
	let Some(endpoints) = config.telemetry_endpoints.clone().filter(|endpoints| !endpoints.is_empty()) else {
		return Ok(None);
	};
	let worker = TelemetryWorker::new(TELEMETRY_BUFFER).map_err(sc_service::Error::from)?;
	let telemetry = worker.handle().new_telemetry(endpoints);
	Ok(Some((worker, telemetry)))
}

/// Returns the inherents of a block: slot and time, from this machine's clock.
fn slot_and_time(slot_duration: SlotDuration) -> (aura::InherentDataProvider, sp_timestamp::InherentDataProvider) {
	let time = sp_timestamp::InherentDataProvider::from_system_time();
	(aura::InherentDataProvider::from_timestamp_and_slot_duration(*time, slot_duration), time)
}

/// Starts the task that ends the node before its disk is full. Refuses a disk that is full already.
fn watch_disk(config: &Configuration, disk: StorageMonitorParams, tasks: &TaskManager) -> Result<()> {
	let Some(folder) = config.database.path() else { return Ok(()) };
	let watch = StorageMonitorService::try_spawn(disk, folder.to_owned(), &tasks.spawn_essential_handle());
	watch.map_err(|error| match error {
		MonitorError::StorageOutOfSpace(free, least) => Error::Usage(format!(
			"the disk is full: {free} MiB are free at {}, and a node needs {least} MiB\nmake room and start again: the \
			 chain goes on; or lower the limit with --db-storage-threshold",
			folder.display()
		)),
		MonitorError::IOError(error) => error.into(),
	})
}

/// Joins the network: blocks, transactions, GRANDPA votes, and warp sync for later nodes.
fn join_network(
	config: &Configuration,
	node: &Node,
	backend: &Arc<Backend>,
	import_queue: DefaultImportQueue<Block>,
	link: &GrandpaLink,
	tasks: &TaskManager,
) -> Result<(Network, Outgoing)> {
	type Net = Litep2pNetworkBackend;

	let registry = node.registry.as_ref();
	let metrics = <Net as NetworkBackend<Block, Hash>>::register_notification_metrics(registry);
	let mut net_config = FullNetworkConfiguration::<Block, Hash, Net>::new(&config.network, registry.cloned());

	let genesis = node.client.info().genesis_hash;
	let votes_protocol = grandpa::protocol_standard_name(&genesis, &config.chain_spec);
	let (votes_config, votes) = grandpa::grandpa_peers_set_config::<Block, Net>(
		votes_protocol.clone(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(votes_config);

	let warp_sync = WarpSyncProvider::new(backend.clone(), link.shared_authority_set().clone(), Default::default());
	let (service, questions, transactions, sync, _) = sc_service::build_network(BuildNetworkParams {
		config,
		net_config,
		client: node.client.clone(),
		transaction_pool: node.pool.clone(),
		spawn_handle: tasks.spawn_handle(),
		spawn_essential_handle: tasks.spawn_essential_handle(),
		import_queue,
		block_announce_validator_builder: None,
		warp_sync_config: Some(WarpSyncConfig::WithProvider(Arc::new(warp_sync))),
		block_relay: None,
		metrics,
		gap_sync_body_policy: None,
	})?;
	Ok((Network { service, sync, votes, votes_protocol }, Outgoing { questions, transactions }))
}

/// Starts the task that reads entries ahead of the next block.
fn start_reading_ahead(node: &Node, backend: &Arc<Backend>, network: &Network, tasks: &TaskManager) -> Result<()> {
	let meter = node.registry.as_ref().map(read_ahead::Meter::register).transpose().map_err(sc_service::Error::from)?;
	let work = read_ahead::follow(node.client.clone(), backend.clone(), network.sync.clone(), meter);
	tasks.spawn_handle().spawn_blocking("read-ahead", None, work);
	Ok(())
}

/// Runs the runtime's off-chain workers after each block.
fn work_offchain(node: &Node, backend: &Arc<Backend>, network: &Network, tasks: &TaskManager) -> Result<()> {
	let workers = OffchainWorkers::new(OffchainWorkerOptions {
		runtime_api_provider: node.client.clone(),
		keystore: Some(node.keystore.clone()),
		offchain_db: backend.offchain_storage(),
		transaction_pool: Some(node.transactions_from_runtime()),
		network_provider: Arc::new(network.service.clone()),
		is_validator: node.role.is_authority(),
		enable_http_requests: true,
		custom_extensions: |_| Vec::new(),
	})?;
	let work = workers.run(node.client.clone(), tasks.spawn_handle()).boxed();
	tasks.spawn_handle().spawn("offchain-workers-runner", "offchain-worker", work);
	Ok(())
}

/// Serves JSON-RPC, Prometheus and telemetry.
#[expect(clippy::result_large_err, reason = "the SDK fixes what a builder of RPC methods returns")]
#[expect(clippy::too_many_arguments, reason = "they are the parts of a node, each used once")]
fn serve(
	config: Configuration,
	node: &Node,
	backend: Arc<Backend>,
	finality: Finality,
	network: &Network,
	outgoing: Outgoing,
	telemetry: Option<&mut Telemetry>,
	tasks: &mut TaskManager,
) -> Result<RpcHandlers> {
	let (client, pool) = (node.client.clone(), node.pool.clone());
	let handlers = sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: node.client.clone(),
		backend,
		task_manager: tasks,
		keystore: node.keystore.clone(),
		transaction_pool: node.pool.clone(),
		rpc_builder: Box::new(move |tasks| {
			rpc::methods(client.clone(), pool.clone(), finality.clone(), tasks)
				.map_err(|error| sc_service::Error::Application(error.into()))
		}),
		network: network.service.clone(),
		system_rpc_tx: outgoing.questions,
		tx_handler_controller: outgoing.transactions,
		sync_service: network.sync.clone(),
		telemetry,
		tracing_execute_block: None,
	})?;
	Ok(handlers)
}

/// Builds a block in each slot of this node.
fn author(
	node: &Node,
	select_chain: SelectChain,
	block_import: GrandpaImport,
	slot_duration: SlotDuration,
	network: &Network,
	tasks: &TaskManager,
) -> Result<()> {
	let proposer_factory = ProposerFactory::new(
		tasks.spawn_handle(),
		node.client.clone(),
		node.pool.clone(),
		node.registry.as_ref(),
		node.telemetry.clone(),
	);
	let aura = aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
		slot_duration,
		client: node.client.clone(),
		select_chain,
		block_import,
		proposer_factory,
		sync_oracle: network.sync.clone(),
		justification_sync_link: network.sync.clone(),
		create_inherent_data_providers: move |_, ()| async move { Ok(slot_and_time(slot_duration)) },
		force_authoring: node.force_authoring,
		// Authoring continues when finality lags, because burrows need new prices.
		backoff_authoring_blocks: None::<()>,
		keystore: node.keystore.clone(),
		block_proposal_slot_portion: SlotProportion::new(PROPOSAL_SHARE),
		max_block_proposal_slot_portion: None,
		telemetry: node.telemetry.clone(),
		compatibility_mode: Default::default(),
	})
	.map_err(sc_service::Error::from)?;
	// Essential: without authoring the node would look well and do nothing.
	tasks.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
	Ok(())
}

/// Follows the GRANDPA vote on finality. A validator takes part in it.
fn vote(
	node: Node,
	link: GrandpaLink,
	shared_voter_state: SharedVoterState,
	network: Network,
	tasks: &TaskManager,
) -> Result<()> {
	let offchain_tx_pool_factory = node.transactions_from_runtime();
	let config = grandpa::Config {
		gossip_duration: GOSSIP_DURATION,
		justification_generation_period: JUSTIFICATION_PERIOD,
		observer_enabled: false,
		local_role: node.role,
		name: Some(node.name),
		keystore: node.role.is_authority().then_some(node.keystore),
		telemetry: node.telemetry.clone(),
		protocol_name: network.votes_protocol,
	};
	let voter = grandpa::run_grandpa_voter(GrandpaParams {
		config,
		link,
		network: network.service,
		sync: network.sync,
		notification_service: network.votes,
		voting_rule: VotingRulesBuilder::default().build(),
		prometheus_registry: node.registry,
		shared_voter_state,
		telemetry: node.telemetry,
		offchain_tx_pool_factory,
	})?;
	tasks.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	Ok(())
}
