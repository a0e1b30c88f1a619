//! The oracle: its members, and the aggregation of their feeds.

use super::origins::{Administrators, AfterNotice, TwoThirdsOfCommittee};
use crate::*;
use frame_support::{parameter_types, traits::ConstU32, weights::Weight, PalletId};
use huxian_traits::oracle::Feed;
use sp_runtime::FixedU128;

type MembershipWeight = pallet_membership::weights::SubstrateWeight<Runtime>;

/// The instance of `pallet-membership` with the oracle members.
pub type FeedersInstance = pallet_membership::Instance1;
/// Maximum number of oracle members. The weight of reading a price is declared for this many.
pub type MaxFeeders = ConstU32<16>;
/// Maximum number of values in one feed: the index, six references and the prices of externals.
pub type MaxFeedValues = ConstU32<32>;

impl pallet_membership::Config<FeedersInstance> for Runtime {
	type AddOrigin = AfterNotice;
	type MaxMembers = MaxFeeders;
	type MembershipChanged = Prices;
	type MembershipInitialized = Prices;
	type PrimeOrigin = AfterNotice;
	// A member that feeds false prices can be removed without notice.
	type RemoveOrigin = TwoThirdsOfCommittee;
	type ResetOrigin = AfterNotice;
	type RuntimeEvent = RuntimeEvent;
	type SwapOrigin = AfterNotice;
	type WeightInfo = FeedersWeights;
}

/// Weights of membership changes: the SDK's, plus the update of `Prices`.
pub struct FeedersWeights;

impl FeedersWeights {
	fn heard(by_themselves: Weight) -> Weight {
		type PricesWeight = <Runtime as pallet_prices::Config>::WeightInfo;
		by_themselves.saturating_add(<PricesWeight as pallet_prices::WeightInfo>::members_changed())
	}
}

impl pallet_membership::WeightInfo for FeedersWeights {
	fn add_member(members: u32) -> Weight {
		Self::heard(MembershipWeight::add_member(members))
	}

	fn remove_member(members: u32) -> Weight {
		Self::heard(MembershipWeight::remove_member(members))
	}

	fn swap_member(members: u32) -> Weight {
		Self::heard(MembershipWeight::swap_member(members))
	}

	fn reset_members(members: u32) -> Weight {
		Self::heard(MembershipWeight::reset_members(members))
	}

	fn change_key(members: u32) -> Weight {
		Self::heard(MembershipWeight::change_key(members))
	}

	fn set_prime(members: u32) -> Weight {
		MembershipWeight::set_prime(members)
	}

	fn clear_prime() -> Weight {
		MembershipWeight::clear_prime()
	}
}

parameter_types! {
	pub const OraclePalletId: PalletId = PalletId(*b"hx/oracl");
}

impl pallet_oracle::Config for Runtime {
	type CombineData = pallet_prices::CombineNothing;
	type MaxFeedValues = MaxFeedValues;
	type MaxHasDispatchedSize = ConstU32<17>;
	type Members = OracleMembers;
	type OnNewData = Prices;
	type OracleKey = Feed;
	type OracleValue = FixedU128;
	type PalletId = OraclePalletId;
	type Time = Timestamp;
	type WeightInfo = pallet_prices::OracleWeights<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::FeedValues;
}

impl pallet_prices::Config for Runtime {
	type AdminOrigin = Administrators;
	type Clock = adapters::ChainClock;
	type MaxMembers = MaxFeeders;
	type WeightInfo = pallet_prices::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::MemberSetup;
}
