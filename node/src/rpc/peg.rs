//! `hub_*` for the peg: families, quotes of the PSM, redemptions, and market operations.
//!
//! Methods: `hub_peg`, `hub_quoteMint`, `hub_quoteRedeem`, `hub_redemptions`, `hub_operations`.
//! Errors: see [`super::error`].

use super::{
	error::Error,
	hub::Hub,
	params::{Amount, Id},
};
use huxian_api::{
	apis::{AmoApi, PegApi},
	views::{AmoView, FamilyView, PsmQuoteView, RedemptionRequestView, MAX_REDEMPTIONS},
};
use huxian_runtime::{opaque::Block, AccountId, Hash};
use huxian_traits::AssetId;
use jsonrpsee::proc_macros::rpc;
use polkadot_sdk::{sp_api::ProvideRuntimeApi, sp_blockchain::HeaderBackend};

/// Reads of the peg.
#[rpc(server, namespace = "hub")]
pub trait PegMethods {
	/// Returns the families: backing, and for each external its room, fees and state.
	#[method(name = "peg", blocking)]
	fn peg(&self, at: Option<Hash>) -> Result<Vec<FamilyView<AccountId>>, Error>;

	/// Returns the quote of minting `family` against `amount` of `external` now, or the error.
	#[method(name = "quoteMint", blocking)]
	fn quote_mint(
		&self,
		family: AssetId,
		external: AssetId,
		amount: Amount,
		at: Option<Hash>,
	) -> Result<PsmQuoteView, Error>;

	/// Returns the quote of redeeming `amount` of `family` into `external` now, and the amount that
	/// would be ahead of it in the queue.
	#[method(name = "quoteRedeem", blocking)]
	fn quote_redeem(
		&self,
		family: AssetId,
		external: AssetId,
		amount: Amount,
		at: Option<Hash>,
	) -> Result<PsmQuoteView, Error>;

	/// Returns redemption requests of a family in the order of payment, from the id `from` on.
	///
	/// At most `limit` and never more than [`MAX_REDEMPTIONS`].
	#[method(name = "redemptions", blocking)]
	fn redemptions(
		&self,
		family: AssetId,
		from: Option<Id>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<RedemptionRequestView<AccountId>>, Error>;

	/// Returns the market operations: market state, debt, assets, limits, last action.
	#[method(name = "operations", blocking)]
	fn operations(&self, at: Option<Hash>) -> Result<Vec<AmoView<AccountId>>, Error>;
}

impl<C> PegMethodsServer for Hub<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
	C::Api: PegApi<Block, AccountId> + AmoApi<Block, AccountId>,
{
	fn peg(&self, at: Option<Hash>) -> Result<Vec<FamilyView<AccountId>>, Error> {
		self.call::<dyn PegApi<Block, AccountId>, _>(at, |api, block| api.families(block))
	}

	fn quote_mint(
		&self,
		family: AssetId,
		external: AssetId,
		amount: Amount,
		at: Option<Hash>,
	) -> Result<PsmQuoteView, Error> {
		self.call::<dyn PegApi<Block, AccountId>, _>(at, |api, block| {
			api.quote_mint(block, family, external, amount.0)
		})?
		.ok_or(Error::NoSuchPeg { family, external })
	}

	fn quote_redeem(
		&self,
		family: AssetId,
		external: AssetId,
		amount: Amount,
		at: Option<Hash>,
	) -> Result<PsmQuoteView, Error> {
		self.call::<dyn PegApi<Block, AccountId>, _>(at, |api, block| {
			api.quote_redeem(block, family, external, amount.0)
		})?
		.ok_or(Error::NoSuchPeg { family, external })
	}

	fn redemptions(
		&self,
		family: AssetId,
		from: Option<Id>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<RedemptionRequestView<AccountId>>, Error> {
		let (from, limit) = (from.map_or(0, |id| id.0), limit.unwrap_or(MAX_REDEMPTIONS).min(MAX_REDEMPTIONS));
		self.call::<dyn PegApi<Block, AccountId>, _>(at, |api, block| api.redemptions(block, family, from, limit))
	}

	fn operations(&self, at: Option<Hash>) -> Result<Vec<AmoView<AccountId>>, Error> {
		self.call::<dyn AmoApi<Block, AccountId>, _>(at, |api, block| api.operations(block))
	}
}
