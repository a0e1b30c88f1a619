//! The peg page: what a holder of PAN, or its guard, wants to know of a block.

mod figures;
pub mod market;
mod operations;
pub mod page;
pub mod row;
mod sheet;
mod tables;
#[cfg(test)]
pub mod tests;

use crate::{
	chain::{
		operations::{self as amo, Operation},
		peg::{self, Family},
		pools::{self, Pool},
		tokens::Tokens,
		PAN,
	},
	connection::At,
};
use anyhow::Result;

/// The tokens that are minted at par, the pools and the market operations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Peg {
	/// The tokens that are minted against others.
	pub families: Vec<Family>,
	/// The pools around a guide price.
	pub pools: Vec<Pool>,
	/// The market operations; `None` on a chain that cannot have any.
	pub operations: Option<Vec<Operation>>,
	/// How the tokens are called.
	pub tokens: Tokens,
}

impl Peg {
	/// Reads them as of a block; `None` on a chain without such tokens. Tokens are asked for their names only once.
	pub async fn read(at: &At, tokens: &mut Tokens) -> Result<Option<Self>> {
		let (families, pools, operations) = tokio::try_join!(peg::families(at), pools::pools(at), amo::operations(at))?;
		let Some(families) = families else { return Ok(None) };
		let in_families = families.iter().map(|family| family.token);
		let externals = families.iter().flat_map(|family| &family.externals).map(|external| external.asset);
		let in_pools = pools.iter().flat_map(|pool| [pool.base, pool.quote]);
		tokens.meet(at, in_families.chain(externals).chain(in_pools)).await?;
		Ok(Some(Self { families, pools, operations, tokens: tokens.clone() }))
	}

	/// The family of PAN.
	pub fn pan(&self) -> Option<&Family> {
		self.families.iter().find(|family| family.token == PAN)
	}

	/// The other families.
	fn others(&self) -> impl Iterator<Item = &Family> {
		self.families.iter().filter(|family| family.token != PAN)
	}

	/// The pools, those of PAN before the others.
	fn pools(&self) -> impl Iterator<Item = &Pool> {
		let (own, others): (Vec<_>, Vec<_>) = self.pools.iter().partition(|pool| pool.has(PAN));
		own.into_iter().chain(others)
	}

	/// What a pool is called: by its tokens.
	fn pool_name(&self, pool: &Pool) -> String {
		format!("{}/{}", self.tokens.name(pool.base), self.tokens.name(pool.quote))
	}
}
