//! Blocks: limits of weight and length, and the call filter.

use super::filters::CallFilter;
use crate::*;
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::ConstU32,
	weights::{
		constants::{BlockExecutionWeight, ExtrinsicBaseWeight, ParityDbWeight, WEIGHT_REF_TIME_PER_SECOND},
		Weight,
	},
};
use frame_system::limits::{BlockLength, BlockWeights};
use sp_runtime::{traits::AccountIdLookup, type_with_default::TypeWithDefault, Perbill};

/// Share of a block for transactions that are not operational. The rest is for operational calls
/// and inherents.
const NORMAL_RATIO: Perbill = Perbill::from_percent(75);
/// Share of a block for ordinary transactions that do not lower risk, in weight and in length.
///
/// The rest of [`NORMAL_RATIO`] is kept for bids, repayments and the like.
pub const ORDINARY_RATIO: Perbill = Perbill::from_percent(60);
/// Weight of a full block: one second of the three between blocks.
const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND, u64::MAX);
/// Share of a block that hooks are expected to use before any transaction.
const INITIALIZATION_RATIO: Perbill = Perbill::from_percent(5);

parameter_types! {
	pub const BlockHashCount: BlockNumber = 2 * time::HOURS;
	pub const Version: RuntimeVersion = VERSION;
	pub const SS58Prefix: u16 = SS58_PREFIX;
	pub RuntimeBlockLength: BlockLength =
		BlockLength::builder().max_length(5 * 1024 * 1024).modify_max_length_for_class(DispatchClass::Normal, |max| {
			*max = NORMAL_RATIO * *max
		}).build();
	pub RuntimeBlockWeights: BlockWeights = BlockWeights::builder()
		.base_block(BlockExecutionWeight::get())
		.for_class(DispatchClass::all(), |weights| weights.base_extrinsic = ExtrinsicBaseWeight::get())
		.for_class(DispatchClass::Normal, |weights| weights.max_total = Some(NORMAL_RATIO * MAXIMUM_BLOCK_WEIGHT))
		.for_class(DispatchClass::Operational, |weights| {
			weights.max_total = Some(MAXIMUM_BLOCK_WEIGHT);
			weights.reserved = Some(MAXIMUM_BLOCK_WEIGHT - NORMAL_RATIO * MAXIMUM_BLOCK_WEIGHT);
		})
		.avg_block_initialization(INITIALIZATION_RATIO)
		.build_or_panic();
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type BaseCallFilter = CallFilter;
	type Block = Block;
	type BlockHashCount = BlockHashCount;
	type BlockLength = RuntimeBlockLength;
	type BlockWeights = RuntimeBlockWeights;
	type DbWeight = ParityDbWeight;
	type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
	type Hash = Hash;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type MaxConsumers = ConstU32<128>;
	type Nonce = TypeWithDefault<Nonce, nonces::FirstNonce>;
	type OnKilledAccount = nonces::KeepNonce;
	type SS58Prefix = SS58Prefix;
	type SingleBlockMigrations = crate::migrations::Migrations;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type Version = Version;
}

parameter_types! {
	pub const MinimumPeriod: u64 = time::SLOT_DURATION / 2;
}

impl pallet_timestamp::Config for Runtime {
	type MinimumPeriod = MinimumPeriod;
	type Moment = huxian_traits::Moment;
	type OnTimestampSet = Aura;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}
