//! Signs transactions, submits them and waits for their blocks.

use super::{address, errors::TxError, keys::Signer, none};
use crate::connection::{At, Node};
use futures::future::join_all;
use std::time::Duration;
use subxt::{
	config::substrate::SubstrateExtrinsicParamsBuilder,
	dynamic::{self, Value},
	error::{DispatchError, TransactionEventsError},
	ext::scale_value::Composite,
	tx::{DynamicPayload, SubmittableTransaction, TransactionStatus},
	SubstrateConfig,
};
use tokio::time::timeout;

/// Default lifetime of a transaction, in blocks: it is invalid afterwards.
pub const DEFAULT_LIFETIME: u64 = 32;

/// Usual time limit for a transaction to get into a block.
pub const INCLUSION_TIMEOUT: Duration = Duration::from_secs(120);

/// Attempts to submit a call when other transactions take its nonce.
const MAX_ATTEMPTS: u32 = 5;

/// A call by the names of pallet and call, with its arguments in order.
pub type Call = DynamicPayload<Composite<()>>;

/// A signed transaction.
pub type Signed = SubmittableTransaction<SubstrateConfig, subxt::client::OnlineClientAtBlockImpl<SubstrateConfig>>;

/// The block that includes a transaction.
#[derive(Clone, Copy, Debug)]
pub struct Included {
	/// Number of the block.
	pub number: u64,
}

/// Returns a call of `pallet`, with its arguments in the order of the metadata.
pub fn call(pallet: &str, name: &str, arguments: impl IntoIterator<Item = Value>) -> Call {
	dynamic::transaction(pallet, name, Composite::unnamed(arguments))
}

/// Returns `call` as the signer makes it for `account`, whose proxy it is.
pub fn for_account(account: [u8; 32], call: Call) -> Call {
	self::call("Proxy", "proxy", [address(account), none(), call.into_value()])
}

/// Returns the next nonce of `signer`, after the transactions in the pool.
pub async fn next_nonce(node: &Node, signer: &Signer) -> Result<u64, TxError> {
	let account = signer.key.public_key().to_account_id();
	node.rpc.system_account_next_index(&account).await.map_err(|error| TxError::Lost(error.to_string()))
}

/// Returns the next nonce of `signer` as of the block `at`: transactions in the pool do not count.
pub async fn nonce_at(at: &At, signer: &Signer) -> Result<u64, TxError> {
	let account = signer.key.public_key().to_account_id();
	at.tx().account_nonce(&account).await.map_err(|error| TxError::Lost(error.to_string()))
}

/// Signs `call` as of the block `at`; valid for `lifetime` blocks.
pub fn sign(at: &At, signer: &Signer, nonce: u64, call: &Call, lifetime: u64) -> Result<Signed, TxError> {
	sign_with_tip(at, signer, nonce, call, lifetime, 0)
}

/// Signs `call` as [`sign`] does, with a `tip` in units of 10^-12 HUX.
pub fn sign_with_tip(
	at: &At,
	signer: &Signer,
	nonce: u64,
	call: &Call,
	lifetime: u64,
	tip: u128,
) -> Result<Signed, TxError> {
	let parameters = SubstrateExtrinsicParamsBuilder::new()
		.nonce(nonce)
		.tip(tip)
		.mortal_from_unchecked(lifetime, at.block_number(), at.block_hash())
		.build();
	let mut signable = at.tx().create_signable_offline(call, parameters)?;
	Ok(signable.sign(&signer.key)?)
}

/// Submits a signed transaction and waits for its block. Fails if the call failed there, also if it
/// was made for another account.
pub async fn submit(signed: &Signed) -> Result<Included, TxError> {
	let lost = |error: &dyn std::fmt::Display| TxError::Lost(error.to_string());
	let mut progress = signed.submit_and_watch().await?;
	while let Some(status) = progress.next().await {
		match status.map_err(|error| lost(&error))? {
			TransactionStatus::InBestBlock(block) | TransactionStatus::InFinalizedBlock(block) => {
				let events = match block.wait_for_success().await {
					Ok(events) => events,
					Err(TransactionEventsError::ExtrinsicFailed(error)) => return Err(error.into()),
					Err(error) => return Err(lost(&error)),
				};
				let at = block.at().await.map_err(|error| lost(&error))?;
				for event in events.iter() {
					let event = event.map_err(|error| lost(&error))?;
					if (event.pallet_name(), event.event_name()) != ("Proxy", "ProxyExecuted") {
						continue;
					}
					// The outcome of the call within: 0, or 1 and its error.
					if let [1, error @ ..] = event.field_bytes() {
						let error = DispatchError::decode_from(error, at.metadata()).map_err(|error| lost(&error))?;
						return Err(error.into());
					}
				}
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

/// Submits a signed transaction as [`submit`] does, and waits at most `limit` for its block.
pub async fn submit_within(signed: &Signed, limit: Duration) -> Result<Included, TxError> {
	timeout(limit, submit(signed)).await.unwrap_or(Err(TxError::Late(limit)))
}

/// Submits all `signed` and waits at most `limit` for their blocks.
pub async fn submit_all(signed: &[Signed], limit: Duration) -> Vec<Result<Included, TxError>> {
	join_all(signed.iter().map(|signed| submit_within(signed, limit))).await
}

/// Signs and submits `call`, and waits for its block. Signs again, up to `MAX_ATTEMPTS` times, if
/// another program's transaction takes the nonce.
pub async fn sign_and_submit(node: &Node, signer: &Signer, call: &Call) -> Result<Included, TxError> {
	let mut attempt = 1;
	loop {
		let nonce = next_nonce(node, signer).await?;
		let at = node.at_best().await.map_err(|error| TxError::Lost(format!("{error:#}")))?;
		match submit(&sign(&at, signer, nonce, call, DEFAULT_LIFETIME)?).await {
			Err(error) if error.is_race() && attempt < MAX_ATTEMPTS => attempt += 1,
			outcome => return outcome,
		}
	}
}
