//! Who has burrows, and how they come to them: they mint, and sell their kit to whoever holds it then.

use super::settings::Settings;
use crate::{
	statistics::Dice,
	world::{account, units, Room},
};
use anyhow::{anyhow, Result};
use codec::Compact;
use huxian_math::Parameters;
use huxian_runtime::{
	configs::tokens::AssetsInstance, constants::token::KIT, AccountId, Assets, Balance, Burrows, Runtime,
};
use huxian_traits::BurrowId;
use polkadot_sdk::{pallet_assets, sp_runtime::DispatchError};

/// HUX per unit of the index at the beginning.
pub const FIRST_INDEX: f64 = 4.0;
/// What minting asks for, of collateral over debt.
pub const MINTING_FACTOR: f64 = 2.1;
/// The smallest and the largest debt, in KIT.
const DEBTS: (f64, f64) = (150.0, 150_000.0);
/// The riskiest burrow has so many times what minting asks for.
const RISKIEST: f64 = 1.02;
/// HUX that an account keeps beside its burrow.
const LEFT: Balance = 1_000_000_000_000;

/// Somebody with a burrow.
pub struct Borrower {
	pub account: AccountId,
	pub collateral: Balance,
	pub debt: Balance,
}

impl Borrower {
	/// So many of them: debts spread evenly on a logarithmic scale, safety as well.
	pub fn all(settings: &Settings) -> Vec<Self> {
		let mut dice = Dice::new(settings.seed, "burrows");
		(0..settings.burrows)
			.map(|number| {
				let debt = dice.between(DEBTS.0, DEBTS.1);
				let ratio = MINTING_FACTOR * dice.between(RISKIEST, settings.spread);
				Self {
					account: account("borrower", number),
					collateral: units(debt * FIRST_INDEX * ratio),
					debt: units(debt),
				}
			})
			.collect()
	}

	/// HUX that he needs for it.
	pub fn endowment(&self) -> Balance {
		self.collateral + Parameters::huxian().creation_deposit + LEFT
	}

	/// Makes the burrow, mints, and sells the kit to `buyer`.
	pub fn begin(&self, room: &mut Room, buyer: &AccountId) -> Result<()> {
		open_burrow(room, &self.account, self.collateral, self.debt).map_err(refused)?;
		give_kit(room, &self.account, buyer, self.debt).map_err(refused)
	}
}

/// Makes a burrow and mints from it; returns its identity.
pub fn open_burrow(
	room: &mut Room,
	owner: &AccountId,
	collateral: Balance,
	kit: Balance,
) -> Result<BurrowId, DispatchError> {
	let burrow = Burrows::view_burrow_count();
	let amount = collateral + Parameters::huxian().creation_deposit;
	room.submit(owner, pallet_burrows::Call::<Runtime>::create { owner: None, delegate: None, amount })?;
	room.submit(owner, pallet_burrows::Call::<Runtime>::mint { burrow, kit })?;
	Ok(burrow)
}

/// Gives kit to somebody.
pub fn give_kit(room: &mut Room, from: &AccountId, to: &AccountId, amount: Balance) -> Result<(), DispatchError> {
	let (id, target) = (Compact(KIT), to.clone().into());
	room.submit(from, pallet_assets::Call::<Runtime, AssetsInstance>::transfer { id, target, amount })
}

/// How much kit somebody has.
pub fn kit_of(who: &AccountId) -> Balance {
	Assets::balance(KIT, who)
}

/// What the chain answered, as an error.
pub fn refused(error: DispatchError) -> anyhow::Error {
	anyhow!("the chain refused a call of the preparation: {error:?}")
}
