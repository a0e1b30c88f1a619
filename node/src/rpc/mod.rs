//! The JSON-RPC methods beside those of every SDK node (`chain_*`, `state_*`, `author_*`, …).
//!
//! - `system_accountNextIndex`, `system_dryRun`: nonces, with the pool counted in.
//! - `grandpa_*`: the vote on finality, justifications, and proofs of finality.
//! - `payment_queryInfo`, `payment_queryFeeDetails`: the fee of a transaction.
//! - `hub_*`: reads of this chain, about kit ([`kit`]), pools ([`pools`]) and the peg ([`peg`]).

pub mod error;
pub mod hub;
pub mod kit;
pub mod params;
pub mod peg;
pub mod pools;

use crate::client::{Backend, Client, Pool};
use hub::Hub;
use huxian_runtime::{opaque::Block, BlockNumber, Hash};
use jsonrpsee::{server::RegisterMethodError, RpcModule};
use kit::KitMethodsServer;
use peg::PegMethodsServer;
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer},
	sc_consensus_grandpa::{FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState},
	sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer},
	sc_rpc::SubscriptionTaskExecutor,
	substrate_frame_rpc_system::{System, SystemApiServer},
};
use pools::PoolMethodsServer;
use std::sync::Arc;

/// The parts of GRANDPA that `grandpa_*` reads.
#[derive(Clone)]
pub struct Finality {
	/// The rounds of the vote. They stay empty on a node that was told not to vote.
	pub voter_state: SharedVoterState,
	/// The authorities that vote, and their changes.
	pub authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	/// The justifications of blocks as they become final.
	pub justifications: GrandpaJustificationStream<Block>,
	/// The proofs of finality of old blocks.
	pub proofs: Arc<FinalityProofProvider<Backend, Block>>,
}

/// Returns the methods of this chain, beside the SDK's.
pub fn methods(
	client: Arc<Client>,
	pool: Arc<Pool>,
	finality: Finality,
	subscriptions: SubscriptionTaskExecutor,
) -> Result<RpcModule<()>, RegisterMethodError> {
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	let Finality { voter_state, authority_set, justifications, proofs } = finality;
	module.merge(Grandpa::new(subscriptions, authority_set, voter_state, justifications, proofs).into_rpc())?;
	module.merge(KitMethodsServer::into_rpc(Hub::new(client.clone())))?;
	module.merge(PoolMethodsServer::into_rpc(Hub::new(client.clone())))?;
	module.merge(PegMethodsServer::into_rpc(Hub::new(client)))?;
	Ok(module)
}
