//! What transactions cost and who gets it.

use super::governance::dynamic_params::fees::AuthorShare;
use super::tokens::{AllTokens, Hux, TreasuryAccount};
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

/// A transaction that does nothing costs a hundredth of a HUX; what takes longer costs in proportion.
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
	/// What a byte of a transaction costs.
	pub const TransactionByteFee: Balance = 10 * currency::MICROHUX;
	/// How full blocks should be for the price of weight to stay where it is.
	pub const TargetFullness: Perquintill = Perquintill::from_percent(25);
	pub AdjustmentSpeed: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_rational(1, 10);
	pub MaximumMultiplier: Multiplier = Multiplier::saturating_from_integer(1_000);
}

/// One part of every fee goes to the block's author (`parameters.fees.AuthorShare`), the rest to the treasury. What an account cannot take
/// because it would stay below the existential deposit is dropped, and with that burned.
pub struct SplitFees;

impl SplitFees {
	/// Who made this block; the treasury where that is not known.
	fn author() -> AccountId {
		Authorship::author().unwrap_or_else(TreasuryAccount::get)
	}

	/// The author's part of `fee`, rounded down: the treasury gets the rest.
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
		pallet_asset_conversion_tx_payment::SwapAssetAdapter<Hux, AllTokens, AssetConversion, SplitFees>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_asset_conversion_tx_payment::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::FeePools;
}
