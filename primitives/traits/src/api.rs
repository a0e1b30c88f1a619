//! The runtime APIs: polkadot.js reaches them as `api.call.*`, the node's `hub_*` methods are written over them.

use crate::{
	views::{BurrowView, ParametersView},
	Balance, BurrowId,
};
use alloc::vec::Vec;
use codec::Codec;

frame::deps::sp_api::decl_runtime_apis! {
	/// Reads the controller.
	pub trait ControllerApi {
		/// The state of the controller as of this block.
		fn parameters() -> ParametersView;
	}

	/// Reads burrows.
	pub trait BurrowsApi<AccountId>
	where
		AccountId: Codec,
	{
		/// One burrow, its debt accrued to this block; `None` when there is none of this identity.
		fn burrow(id: BurrowId) -> Option<BurrowView<AccountId>>;

		/// Burrows of `owner` with an identity of at least `from`, in order, at most `limit` (and at most 100) of them.
		fn burrows_of(owner: AccountId, from: BurrowId, limit: u32) -> Vec<BurrowView<AccountId>>;

		/// How many burrows there are.
		fn burrow_count() -> u64;

		/// The most kit that `burrow` could mint in this block.
		fn max_mintable(id: BurrowId) -> Option<Balance>;
	}
}
