//! `hub_peg`, `hub_quoteMint`, `hub_quoteRedeem`, `hub_redemptions`, `hub_operations`: what a person asks about tokens that are minted against
//! others, and about what holds them at their unit. Errors: those of [`super::hub`].

use super::{
	hub::{Error, Hub, Id},
	pools::Amount,
};
use huxian_runtime::{opaque::Block, AccountId, Hash};
use huxian_traits::{
	api::{AmoApi, PegApi},
	views::{AmoView, FamilyView, SwapView, TicketView},
	AssetId,
};
use jsonrpsee::proc_macros::rpc;
use polkadot_sdk::{
	sp_api::{ApiError, ApiExt, ProvideRuntimeApi},
	sp_blockchain::HeaderBackend,
};

/// How many waiting redemptions `hub_redemptions` answers with at the most.
const MOST_REDEMPTIONS: u32 = 100;

/// What a person asks about the peg.
#[rpc(server, namespace = "hub")]
pub trait HubPegApi {
	/// The families: what backs each, what may still come in of which token, what minting and redeeming cost.
	#[method(name = "peg", blocking)]
	fn peg(&self, at: Option<Hash>) -> Result<Vec<FamilyView<AccountId>>, Error>;

	/// What `amount` of `external` (in its smallest unit, digits) would mint of `family` now, or why it would not.
	#[method(name = "quoteMint", blocking)]
	fn quote_mint(
		&self,
		family: AssetId,
		external: AssetId,
		amount: Amount,
		at: Option<Hash>,
	) -> Result<SwapView, Error>;

	/// What `amount` of `family` would be redeemed for in `external` now, and whether it would wait.
	#[method(name = "quoteRedeem", blocking)]
	fn quote_redeem(
		&self,
		family: AssetId,
		external: AssetId,
		amount: Amount,
		at: Option<Hash>,
	) -> Result<SwapView, Error>;

	/// The redemptions of a family that wait, in the order in which they are paid, from number `from` on: at most `limit`, and at most 100.
	#[method(name = "redemptions", blocking)]
	fn redemptions(
		&self,
		family: AssetId,
		from: Option<Id>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<TicketView<AccountId>>, Error>;

	/// The market operations: where their tokens stand, what they owe and have, what they may do, what they did last.
	#[method(name = "operations", blocking)]
	fn operations(&self, at: Option<Hash>) -> Result<Vec<AmoView<AccountId>>, Error>;
}

impl<C> HubPegApiServer for Hub<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
	C::Api: PegApi<Block, AccountId> + AmoApi<Block, AccountId>,
{
	fn peg(&self, at: Option<Hash>) -> Result<Vec<FamilyView<AccountId>>, Error> {
		self.pegging(at, |api, block| api.families(block))
	}

	fn quote_mint(
		&self,
		family: AssetId,
		external: AssetId,
		amount: Amount,
		at: Option<Hash>,
	) -> Result<SwapView, Error> {
		self.pegging(at, |api, block| api.quote_mint(block, family, external, amount.0))?
			.ok_or(Error::NoSuchPeg { family, external })
	}

	fn quote_redeem(
		&self,
		family: AssetId,
		external: AssetId,
		amount: Amount,
		at: Option<Hash>,
	) -> Result<SwapView, Error> {
		self.pegging(at, |api, block| api.quote_redeem(block, family, external, amount.0))?
			.ok_or(Error::NoSuchPeg { family, external })
	}

	fn redemptions(
		&self,
		family: AssetId,
		from: Option<Id>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<TicketView<AccountId>>, Error> {
		let (from, limit) = (from.map_or(0, |id| id.0), limit.unwrap_or(MOST_REDEMPTIONS).min(MOST_REDEMPTIONS));
		self.pegging(at, |api, block| api.redemptions(block, family, from, limit))
	}

	fn operations(&self, at: Option<Hash>) -> Result<Vec<AmoView<AccountId>>, Error> {
		self.call(
			at,
			|api, block| api.has_api::<dyn AmoApi<Block, AccountId>>(block),
			|api, block| api.operations(block),
		)
	}
}

impl<C> Hub<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block>,
	C::Api: PegApi<Block, AccountId>,
{
	/// As [`Hub::call`], for what came with the peg.
	fn pegging<T>(
		&self,
		at: Option<Hash>,
		call: impl FnOnce(&C::Api, Hash) -> Result<T, ApiError>,
	) -> Result<T, Error> {
		self.call(at, |api, block| api.has_api::<dyn PegApi<Block, AccountId>>(block), call)
	}
}
