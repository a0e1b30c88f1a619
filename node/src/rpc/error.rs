//! The errors of `hub_*`, with a code and a remedy each.
//!
//! Beside JSON-RPC's own (−32602: a parameter has the wrong form) there are those of [`code`]:
//!
//! | code | condition | remedy |
//! |---|---|---|
//! | 20001 | the burrow does not exist | the message tells which ones do |
//! | 20002 | the block does not exist | leave the block out, or take a hash from `chain_getBlockHash` |
//! | 20003 | the state of the block is pruned | ask a node with `--state-pruning archive` |
//! | 20004 | the runtime of the block lacks this API | ask for a later block |
//! | 20005 | the runtime failed | report it with the node's log |
//! | 20006 | the pool does not exist | `hub_pools` lists them |
//! | 20007 | the trade would be refused | the message names the error of the call |
//! | 20008 | the token is not minted against this external | `hub_peg` lists the pairs |

use huxian_runtime::Hash;
use huxian_traits::{AssetId, BurrowId, PoolId};
use jsonrpsee::types::ErrorObjectOwned;
use std::fmt;

/// The error codes of `hub_*`. The SDK's own end at 8 999.
pub mod code {
	/// The burrow does not exist.
	pub const NO_SUCH_BURROW: i32 = 20_001;
	/// The block does not exist.
	pub const NO_SUCH_BLOCK: i32 = 20_002;
	/// The state of the block is pruned.
	pub const STATE_NOT_KEPT: i32 = 20_003;
	/// The runtime of the block lacks the API.
	pub const NOT_IN_THIS_RUNTIME: i32 = 20_004;
	/// The runtime failed.
	pub const RUNTIME_FAILED: i32 = 20_005;
	/// The pool does not exist.
	pub const NO_SUCH_POOL: i32 = 20_006;
	/// The trade would be refused.
	pub const REFUSED: i32 = 20_007;
	/// The token is not minted against this external.
	pub const NO_SUCH_PEG: i32 = 20_008;
}

/// The reason why a method has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
	/// The burrow `id` does not exist. Burrows are numbered from 0.
	NoSuchBurrow {
		/// The number in the request.
		id: BurrowId,
		/// The number of burrows.
		count: u64,
	},
	/// The block does not exist.
	NoSuchBlock(Hash),
	/// The state of the block is pruned.
	StateNotKept(Hash),
	/// The runtime of the block lacks the API.
	NotInThisRuntime(Hash),
	/// The runtime failed, with the reason of the SDK.
	RuntimeFailed(String),
	/// The pool does not exist.
	NoSuchPool(PoolId),
	/// The call would fail with this error.
	Refused(String),
	/// The family is not minted against this external.
	NoSuchPeg {
		/// The token that is minted.
		family: AssetId,
		/// The token behind it.
		external: AssetId,
	},
}

impl Error {
	/// Returns the code of [`code`].
	pub fn code(&self) -> i32 {
		match self {
			Self::NoSuchBurrow { .. } => code::NO_SUCH_BURROW,
			Self::NoSuchBlock(_) => code::NO_SUCH_BLOCK,
			Self::StateNotKept(_) => code::STATE_NOT_KEPT,
			Self::NotInThisRuntime(_) => code::NOT_IN_THIS_RUNTIME,
			Self::RuntimeFailed(_) => code::RUNTIME_FAILED,
			Self::NoSuchPool(_) => code::NO_SUCH_POOL,
			Self::Refused(_) => code::REFUSED,
			Self::NoSuchPeg { .. } => code::NO_SUCH_PEG,
		}
	}
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NoSuchBurrow { id, count: 0 } => write!(f, "there is no burrow {id}; there are no burrows yet"),
			Self::NoSuchBurrow { id, count: 1 } => write!(f, "there is no burrow {id}; the only burrow is number 0"),
			Self::NoSuchBurrow { id, count } => {
				write!(f, "there is no burrow {id}; burrows are numbered from 0 to {}", count.saturating_sub(1))
			},
			Self::NoSuchBlock(block) => write!(f, "there is no block {block:?}; without one, the best block answers"),
			Self::StateNotKept(block) => write!(
				f,
				"the state of block {block:?} is not kept any more; a node with --state-pruning archive keeps all"
			),
			Self::NotInThisRuntime(block) => {
				write!(f, "the runtime of block {block:?} does not answer this; ask for a later block")
			},
			Self::RuntimeFailed(reason) => write!(f, "the runtime failed: {reason}"),
			Self::NoSuchPool(id) => write!(f, "there is no pool {id}; hub_pools lists them"),
			Self::NoSuchPeg { family, external } => {
				write!(f, "asset {family} is not minted against asset {external}; hub_peg lists what is")
			},
			Self::Refused(error) => write!(f, "the trade would be refused with pmm.{error}"),
		}
	}
}

impl From<Error> for ErrorObjectOwned {
	fn from(error: Error) -> Self {
		Self::owned(error.code(), error.to_string(), None::<()>)
	}
}
