//! The JSON-RPC methods beside those that every SDK node has (`chain_*`, `state_*`, `author_*`, `chainHead_v1_*`, …).
//!
//! - `system_accountNextIndex`, `system_dryRun`: nonces with the pool counted in.
//! - `payment_queryInfo`, `payment_queryFeeDetails`: what a transaction would cost.
//! - `hub_*`: what a person asks about kit and burrows, see [`hub`], and about pools, see [`pools`].

pub mod hub;
pub mod pools;

use crate::service::{Client, Pool};
use hub::{Hub, HubApiServer};
use jsonrpsee::{server::RegisterMethodError, RpcModule};
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer},
	substrate_frame_rpc_system::{System, SystemApiServer},
};
use pools::PoolsApiServer;
use std::sync::Arc;

/// The methods of this chain, to be added to the SDK's.
pub fn methods(client: Arc<Client>, pool: Arc<Pool>) -> Result<RpcModule<()>, RegisterMethodError> {
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	module.merge(HubApiServer::into_rpc(Hub::new(client.clone())))?;
	module.merge(PoolsApiServer::into_rpc(Hub::new(client)))?;
	Ok(module)
}
