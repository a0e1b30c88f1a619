//! Transaction fees and their split.

use super::governance::dynamic_params::fees::AuthorShare;
use super::tokens::{AllTokens, Hux, TreasuryAccount};
use crate::pool_tokens::PoolTokens;
use crate::*;
use frame_support::{
	parameter_types,
	traits::{
		fungible, fungibles,
		tokens::imbalance::{Imbalance, OnUnbalanced},
		ConstU8, Get,
	},
	weights::{constants::ExtrinsicBaseWeight, WeightToFeeCoefficient, WeightToFeeCoefficients, WeightToFeePolynomial},
};
use pallet_transaction_payment::{Multiplier, TargetedFeeAdjustment};
use sp_runtime::{FixedPointNumber, Perbill, Perquintill};

/// Converts weight to a fee: an empty transaction costs 0.01 HUX, others in proportion to their
/// time.
pub struct WeightToFee;
impl WeightToFeePolynomial for WeightToFee {
	type Balance = Balance;

	fn polynomial() -> WeightToFeeCoefficients<Balance> {
		let price = 10 * currency::MILLIHUX;
		let time = Balance::from(ExtrinsicBaseWeight::get().ref_time());
		alloc::vec![WeightToFeeCoefficient {
			degree: 1,
			negative: false,
			coeff_frac: Perbill::from_rational(price % time, time),
			coeff_integer: price / time,
		}]
		.into()
	}
}

parameter_types! {
	/// Fee for a byte of a transaction, in units of HUX.
	pub const TransactionByteFee: Balance = 10 * currency::MICROHUX;
	/// Fullness of blocks at which the price of weight stays the same.
	pub const TargetFullness: Perquintill = Perquintill::from_percent(25);
	pub AdjustmentSpeed: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_rational(1, 10);
	pub MaximumMultiplier: Multiplier = Multiplier::saturating_from_integer(1_000);
}

/// Splits a fee between the author of the block (`parameters.fees.AuthorShare`) and the treasury.
///
/// A part that would leave its receiver below the existential deposit is burned.
pub struct SplitFees;

impl SplitFees {
	/// Returns the author of this block; the treasury if the author is unknown.
	fn author() -> AccountId {
		Authorship::author().unwrap_or_else(TreasuryAccount::get)
	}

	/// Returns the author's part of `fee`, rounded down. The treasury gets the rest.
	fn author_part(fee: Balance) -> Balance {
		AuthorShare::get().mul_floor(fee)
	}
}

impl OnUnbalanced<fungible::Credit<AccountId, Balances>> for SplitFees {
	fn on_nonzero_unbalanced(fee: fungible::Credit<AccountId, Balances>) {
		let part = Self::author_part(fee.peek());
		let (author, treasury) = fee.split(part);
		let _ = <Balances as fungible::Balanced<AccountId>>::resolve(&Self::author(), author);
		let _ = <Balances as fungible::Balanced<AccountId>>::resolve(&TreasuryAccount::get(), treasury);
	}
}

impl OnUnbalanced<fungibles::Credit<AccountId, AllTokens>> for SplitFees {
	fn on_nonzero_unbalanced(fee: fungibles::Credit<AccountId, AllTokens>) {
		let part = Self::author_part(fee.peek());
		let (author, treasury) = fee.split(part);
		let _ = <AllTokens as fungibles::Balanced<AccountId>>::resolve(&Self::author(), author);
		let _ = <AllTokens as fungibles::Balanced<AccountId>>::resolve(&TreasuryAccount::get(), treasury);
	}
}

impl pallet_transaction_payment::Config for Runtime {
	type FeeMultiplierUpdate =
		TargetedFeeAdjustment<Self, TargetFullness, AdjustmentSpeed, MinimumMultiplier, MaximumMultiplier>;
	type LengthToFee = frame_support::weights::ConstantMultiplier<Balance, TransactionByteFee>;
	type OnChargeTransaction = pallet_transaction_payment::FungibleAdapter<Balances, SplitFees>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
	type WeightToFee = WeightToFee;
}

impl pallet_asset_conversion_tx_payment::Config for Runtime {
	type AssetId = AssetKind;
	type OnChargeAssetTransaction =
		pallet_asset_conversion_tx_payment::SwapAssetAdapter<Hux, PoolTokens, AssetConversion, SplitFees>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_asset_conversion_tx_payment::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::FeePoolSetup;
}
