//! The peg page: price, backing, pools and market operations of PAN.

mod figures;
pub mod market;
mod operations;
pub mod page;
mod sheet;
mod tables;
#[cfg(test)]
pub mod tests;

use anyhow::Result;
use huxian_client::{
	chain::{
		operations::{self as amo, Operation},
		peg::{self, Family},
		pools::{self, Pool},
		tokens::Tokens,
		PAN,
	},
	connection::At,
};

/// State of the families, the pools and the market operations as of one block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Peg {
	/// Families.
	pub families: Vec<Family>,
	/// Pools around a guide price.
	pub pools: Vec<Pool>,
	/// Market operations; `None` on a chain without the pallet.
	pub operations: Option<Vec<Operation>>,
	/// Symbols and decimals of the tokens.
	pub tokens: Tokens,
}

impl Peg {
	/// Reads the state; `None` on a chain without families. Adds tokens that `tokens` lacks to it.
	pub async fn read(at: &At, tokens: &mut Tokens) -> Result<Option<Self>> {
		let (families, pools, operations) = tokio::try_join!(peg::families(at), pools::pools(at), amo::operations(at))?;
		let Some(families) = families else { return Ok(None) };
		let in_families = families.iter().map(|family| family.token);
		let externals = families.iter().flat_map(|family| &family.externals).map(|external| external.asset);
		let in_pools = pools.iter().flat_map(|pool| [pool.base, pool.quote]);
		tokens.load(at, in_families.chain(externals).chain(in_pools)).await?;
		Ok(Some(Self { families, pools, operations, tokens: tokens.clone() }))
	}

	/// Returns the family of PAN; `None` on a chain without PAN.
	pub fn pan(&self) -> Option<&Family> {
		self.families.iter().find(|family| family.token == PAN)
	}

	/// Returns the other families.
	fn others(&self) -> impl Iterator<Item = &Family> {
		self.families.iter().filter(|family| family.token != PAN)
	}

	/// Returns the pools, those of PAN first.
	fn pools(&self) -> impl Iterator<Item = &Pool> {
		let (own, others): (Vec<_>, Vec<_>) = self.pools.iter().partition(|pool| pool.has(PAN));
		own.into_iter().chain(others)
	}

	/// Returns the name of a pool: the symbols of its tokens.
	fn pool_name(&self, pool: &Pool) -> String {
		format!("{}/{}", self.tokens.name(pool.base), self.tokens.name(pool.quote))
	}
}
