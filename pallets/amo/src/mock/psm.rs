//! A PSM with a fee of five basis points, which it gives back.

use super::*;
use huxian_math::mul_div_ceil;
use huxian_traits::peg::{ExternalInfo, PsmAccess, PsmSwap};

/// The state of the PSM.
#[derive(Clone, Copy, Encode, Decode)]
pub struct Psm {
	/// Amount minted against the external and not redeemed into it again.
	pub debt: Balance,
	/// True if minting is open.
	pub open: bool,
	/// True if the ceiling of the debt is reached.
	pub full: bool,
	/// Backing of the family, in millionths.
	pub backing: u32,
	/// Minimum amount of a swap.
	pub min_swap: Balance,
}

parameter_types! {
	/// In storage, so that a step that fails leaves no trace; as the next two.
	pub storage ThePsm: Psm = Psm { debt: 0, open: true, full: false, backing: 1_000_000, min_swap: 1 };
	/// Inflow that was recorded.
	pub storage Inflow: Balance = 0;
	/// Room in the window of the external.
	pub storage Window: Balance = 0;
	/// Price of the external in millionths of a dollar; `None` while it is unknown.
	pub static Price: Option<u128> = Some(1_000_000);
	/// Median price of the externals in millionths; `None` while it is the price of this one.
	pub static Median: Option<u128> = None;
}

/// Changes the PSM.
pub fn change_psm(change: impl FnOnce(&mut Psm)) {
	let mut psm = ThePsm::get();
	change(&mut psm);
	ThePsm::set(&psm);
}

pub struct TestPsm;
impl TestPsm {
	fn fee(amount: Balance) -> Balance {
		mul_div_ceil(amount, 5, 10_000).unwrap()
	}
}

impl PsmAccess<AccountId> for TestPsm {
	fn redeem(_: u32, _: u32, who: &AccountId, amount: Balance) -> Result<PsmSwap, DispatchError> {
		let fee = Self::fee(amount);
		let internal = (amount - fee) / 10_u128.pow(12) * 10_u128.pow(12);
		let external = internal / 10_u128.pow(12);
		let mut psm = ThePsm::get();
		psm.debt = psm.debt.checked_sub(internal).ok_or("the debt is smaller")?;
		Assets::burn_from(PAN, who, internal, Preservation::Expendable, Precision::Exact, Fortitude::Polite)?;
		transfer(USD, &PSM_ACCOUNT, who, external)?;
		ThePsm::set(&psm);
		Ok(PsmSwap { external, internal, fee })
	}

	fn mint(_: u32, _: u32, who: &AccountId, amount: Balance) -> Result<PsmSwap, DispatchError> {
		let mut psm = ThePsm::get();
		ensure!(psm.open && !psm.full, "minting is not possible");
		let internal = amount * 10_u128.pow(12);
		transfer(USD, who, &PSM_ACCOUNT, amount)?;
		Assets::mint_into(PAN, who, internal)?;
		psm.debt += internal;
		ThePsm::set(&psm);
		Ok(PsmSwap { external: amount, internal, fee: Self::fee(internal) })
	}

	fn record_inflow(_: u32, amount: Balance) -> DispatchResult {
		Window::set(&Window::get().saturating_sub(amount));
		Inflow::set(&(Inflow::get() + amount));
		Ok(())
	}

	fn external_info(external: u32) -> Option<ExternalInfo> {
		let price = FixedU128::from_rational(Price::get().unwrap_or(1_000_000).min(1_000_000), 1_000_000);
		let debt = ThePsm::get().debt;
		let supply = Assets::total_issuance(PAN);
		let info =
			ExternalInfo { family: PAN, family_decimals: 18, decimals: 6, price, debt, family_debt: debt, supply };
		(external == USD).then_some(info)
	}

	fn room(_: u32) -> Balance {
		Window::get()
	}

	fn may_expand(_: u32) -> bool {
		ThePsm::get().open && Price::get().is_some_and(|price| price >= 990_000)
	}

	fn price(_: u32) -> Option<FixedU128> {
		Price::get().map(|price| FixedU128::from_rational(price, 1_000_000))
	}

	fn median_price(_: u32) -> Option<FixedU128> {
		Median::get().or(Price::get()).map(|price| FixedU128::from_rational(price, 1_000_000))
	}

	fn backing(_: u32) -> u32 {
		ThePsm::get().backing
	}

	fn min_swap(_: u32) -> Balance {
		ThePsm::get().min_swap
	}
}
