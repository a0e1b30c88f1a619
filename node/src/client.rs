//! The types of the node's client: executor, database, client and transaction pool.

use huxian_runtime::{opaque::Block, RuntimeApi};
use polkadot_sdk::{
	sc_executor::WasmExecutor,
	sc_service::{TFullBackend, TFullClient},
	sc_transaction_pool::TransactionPoolHandle,
};

/// The executor of the runtime, with the host functions of the SDK only.
pub type Executor = WasmExecutor<polkadot_sdk::sp_io::SubstrateHostFunctions>;
/// The client: blocks, states and runtime calls of the chain.
pub type Client = TFullClient<Block, RuntimeApi, Executor>;
/// The database.
pub type Backend = TFullBackend<Block>;
/// The transaction pool.
pub type Pool = TransactionPoolHandle<Block, Client>;
