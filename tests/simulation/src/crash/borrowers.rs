//! Borrowers: they open burrows, mint, and sell their kit to the traders.

use super::settings::Settings;
use crate::{
	chain::{account, units, BlockBuilder},
	statistics::Random,
};
use anyhow::{anyhow, Result};
use codec::Compact;
use huxian_math::Parameters;
use huxian_runtime::{
	configs::tokens::AssetsInstance, constants::token::KIT, AccountId, Assets, Balance, Burrows, Runtime,
};
use huxian_traits::BurrowId;
use polkadot_sdk::{pallet_assets, sp_runtime::DispatchError};

/// HUX per unit of the index at first.
pub const FIRST_INDEX: f64 = 4.0;
/// Collateral over debt that minting requires.
pub const MINTING_FACTOR: f64 = {
	let factor = Parameters::huxian().minting_factor;
	factor.numerator as f64 / factor.denominator as f64
};
/// Smallest and largest debt, in KIT.
const DEBTS: (f64, f64) = (150.0, 150_000.0);
/// Collateral of the riskiest burrow, in multiples of the requirement of minting.
const MIN_SAFETY: f64 = 1.02;
/// HUX that an account keeps beside its burrow, in units.
const RESERVE: Balance = 1_000_000_000_000;

/// The owner of a burrow.
pub struct Borrower {
	pub account: AccountId,
	pub collateral: Balance,
	pub debt: Balance,
}

impl Borrower {
	/// Returns all borrowers: debts and collateral ratios are uniform on logarithmic scales.
	pub fn all(settings: &Settings) -> Vec<Self> {
		let mut random = Random::new(settings.seed, "burrows");
		(0..settings.burrows)
			.map(|number| {
				let debt = random.log_uniform(DEBTS.0, DEBTS.1);
				let ratio = MINTING_FACTOR * random.log_uniform(MIN_SAFETY, settings.spread);
				Self {
					account: account("borrower", number),
					collateral: units(debt * FIRST_INDEX * ratio),
					debt: units(debt),
				}
			})
			.collect()
	}

	/// Returns the units of HUX that it needs.
	pub fn endowment(&self) -> Balance {
		self.collateral + Parameters::huxian().creation_deposit + RESERVE
	}

	/// Opens the burrow, mints, and gives the kit to `buyer`.
	pub fn open(&self, builder: &mut BlockBuilder, buyer: &AccountId) -> Result<()> {
		open_burrow(builder, &self.account, self.collateral, self.debt).map_err(setup_error)?;
		transfer_kit(builder, &self.account, buyer, self.debt).map_err(setup_error)
	}
}

/// Creates a burrow and mints from it; returns its id.
pub fn open_burrow(
	builder: &mut BlockBuilder,
	owner: &AccountId,
	collateral: Balance,
	kit: Balance,
) -> Result<BurrowId, DispatchError> {
	let burrow = Burrows::view_burrow_count();
	let amount = collateral + Parameters::huxian().creation_deposit;
	builder.submit(owner, pallet_burrows::Call::<Runtime>::create { owner: None, delegate: None, amount })?;
	builder.submit(owner, pallet_burrows::Call::<Runtime>::mint { burrow, kit })?;
	Ok(burrow)
}

/// Transfers kit.
pub fn transfer_kit(
	builder: &mut BlockBuilder,
	from: &AccountId,
	to: &AccountId,
	amount: Balance,
) -> Result<(), DispatchError> {
	let (id, target) = (Compact(KIT), to.clone().into());
	builder.submit(from, pallet_assets::Call::<Runtime, AssetsInstance>::transfer { id, target, amount })
}

/// Returns the kit of an account, in units.
pub fn kit_balance(who: &AccountId) -> Balance {
	Assets::balance(KIT, who)
}

/// Converts the error of a call of the set-up.
pub fn setup_error(error: DispatchError) -> anyhow::Error {
	anyhow!("the chain refused a call of the set-up: {error:?}")
}
