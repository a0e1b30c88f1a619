//! The JSON-RPC methods beside those of every SDK node (`chain_*`, `state_*`, `author_*`, …).
//!
//! - `system_accountNextIndex`, `system_dryRun`: nonces, with the pool counted in.
//! - `payment_queryInfo`, `payment_queryFeeDetails`: the fee of a transaction.
//! - `hub_*`: reads of this chain, about kit ([`kit`]), pools ([`pools`]) and the peg ([`peg`]).

pub mod error;
pub mod hub;
pub mod kit;
pub mod params;
pub mod peg;
pub mod pools;

use crate::client::{Client, Pool};
use hub::Hub;
use jsonrpsee::{server::RegisterMethodError, RpcModule};
use kit::KitMethodsServer;
use peg::PegMethodsServer;
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer},
	substrate_frame_rpc_system::{System, SystemApiServer},
};
use pools::PoolMethodsServer;
use std::sync::Arc;

/// Returns the methods of this chain, beside the SDK's.
pub fn methods(client: Arc<Client>, pool: Arc<Pool>) -> Result<RpcModule<()>, RegisterMethodError> {
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	module.merge(KitMethodsServer::into_rpc(Hub::new(client.clone())))?;
	module.merge(PoolMethodsServer::into_rpc(Hub::new(client.clone())))?;
	module.merge(PegMethodsServer::into_rpc(Hub::new(client)))?;
	Ok(module)
}
