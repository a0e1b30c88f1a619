//! Signing, submitting and following transactions.

use super::{errors::TxError, keys::Signer};
use crate::connection::{At, Node};
use futures::future::join_all;
use std::time::Duration;
use subxt::{
	config::substrate::SubstrateExtrinsicParamsBuilder,
	dynamic::{self, Value},
	error::TransactionEventsError,
	ext::scale_value::Composite,
	tx::{DynamicPayload, SubmittableTransaction, TransactionStatus},
	SubstrateConfig,
};
use tokio::time::timeout;

/// Blocks after which an unused transaction is worth nothing, usually.
pub const LIFETIME: u64 = 32;

/// How long a transaction of several may wait for a block.
const PATIENCE: Duration = Duration::from_secs(120);

/// How often a transaction is signed again that lost a race for its number.
const ATTEMPTS: u32 = 5;

/// A call by its names, arguments in order.
pub type Call = DynamicPayload<Composite<()>>;

/// A signed transaction.
pub type Signed = SubmittableTransaction<SubstrateConfig, subxt::client::OnlineClientAtBlockImpl<SubstrateConfig>>;

/// Where a transaction was included.
#[derive(Clone, Copy, Debug)]
pub struct Included {
	/// The block's number.
	pub number: u64,
}

/// A call of `pallet`, its arguments in the order of the metadata.
pub fn call(pallet: &str, name: &str, arguments: impl IntoIterator<Item = Value>) -> Call {
	dynamic::transaction(pallet, name, Composite::unnamed(arguments))
}

/// The next number that `signer` may use, transactions waiting in the pool included.
pub async fn next_nonce(node: &Node, signer: &Signer) -> Result<u64, TxError> {
	let account = signer.key.public_key().to_account_id();
	node.rpc.system_account_next_index(&account).await.map_err(|error| TxError::Lost(error.to_string()))
}

/// Signs `call` as of the block `at`; it dies `lifetime` blocks later.
pub fn sign(at: &At, signer: &Signer, nonce: u64, call: &Call, lifetime: u64) -> Result<Signed, TxError> {
	let parameters = SubstrateExtrinsicParamsBuilder::new()
		.nonce(nonce)
		.mortal_from_unchecked(lifetime, at.block_number(), at.block_hash())
		.build();
	let mut signable = at.tx().create_signable_offline(call, parameters)?;
	Ok(signable.sign(&signer.key)?)
}

/// Submits a signed transaction and waits until a block has it; an error when it failed there.
pub async fn follow(signed: &Signed) -> Result<Included, TxError> {
	let lost = |error: &dyn std::fmt::Display| TxError::Lost(error.to_string());
	let mut progress = signed.submit_and_watch().await?;
	while let Some(status) = progress.next().await {
		match status.map_err(|error| lost(&error))? {
			TransactionStatus::InBestBlock(block) | TransactionStatus::InFinalizedBlock(block) => {
				match block.wait_for_success().await {
					Ok(_) => {},
					Err(TransactionEventsError::ExtrinsicFailed(error)) => return Err(error.into()),
					Err(error) => return Err(lost(&error)),
				}
				let at = block.at().await.map_err(|error| lost(&error))?;
				return Ok(Included { number: at.block_number() });
			},
			TransactionStatus::Error { message }
			| TransactionStatus::Invalid { message }
			| TransactionStatus::Dropped { message } => return Err(TxError::Refused(message)),
			TransactionStatus::Validated | TransactionStatus::Broadcasted | TransactionStatus::NoLongerInBestBlock => {
			},
		}
	}
	Err(TxError::Lost("the node stopped reporting on the transaction".into()))
}

/// Submits all of them and waits for their blocks; one that no block takes in time counts as refused.
pub async fn follow_all(signed: &[Signed]) -> Vec<Result<Included, TxError>> {
	let following = signed.iter().map(|signed| timeout(PATIENCE, follow(signed)));
	let late = || TxError::Refused(format!("no block took it for {} s", PATIENCE.as_secs()));
	join_all(following).await.into_iter().map(|outcome| outcome.unwrap_or_else(|_| Err(late()))).collect()
}

/// Signs, submits and waits, for one who submits one transaction after the other. When another program signs for the
/// same account at the same time, one of two transactions of the same number loses: it is signed again.
pub async fn execute(node: &Node, signer: &Signer, call: &Call) -> Result<Included, TxError> {
	let mut attempt = 1;
	loop {
		let nonce = next_nonce(node, signer).await?;
		let at = node.at_best().await.map_err(|error| TxError::Lost(format!("{error:#}")))?;
		match follow(&sign(&at, signer, nonce, call, LIFETIME)?).await {
			Err(error) if error.is_race() && attempt < ATTEMPTS => attempt += 1,
			outcome => return outcome,
		}
	}
}
