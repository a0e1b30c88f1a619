//! Who feeds the chain with prices, and how they are combined.

use super::governance::{Administrators, AfterNotice, TwoThirdsOfCommittee};
use crate::*;
use frame_support::{parameter_types, traits::ConstU32, weights::Weight, PalletId};
use huxian_traits::oracle::Feed;
use sp_runtime::FixedU128;

type MembershipWeight = pallet_membership::weights::SubstrateWeight<Runtime>;

/// The accounts that may feed.
pub type FeedersInstance = pallet_membership::Instance1;
/// The most feeders there can be: what reading a price may cost is declared for this many.
pub type MaxFeeders = ConstU32<16>;
/// The most values that a feeder says at once: the index, six references and what the tokens behind the peg cost.
pub type MaxFeedValues = ConstU32<32>;

impl pallet_membership::Config<FeedersInstance> for Runtime {
	type AddOrigin = AfterNotice;
	type MaxMembers = MaxFeeders;
	type MembershipChanged = Prices;
	type MembershipInitialized = Prices;
	type PrimeOrigin = AfterNotice;
	// Who feeds falsehoods is removed at once.
	type RemoveOrigin = TwoThirdsOfCommittee;
	type ResetOrigin = AfterNotice;
	type RuntimeEvent = RuntimeEvent;
	type SwapOrigin = AfterNotice;
	type WeightInfo = FeedersWeights;
}

/// What changing the feeders costs: the SDK's measurement, and what it costs `Prices` to hear of it.
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
	type BenchmarkHelper = super::benchmarks::OracleValues;
}

impl pallet_prices::Config for Runtime {
	type AdminOrigin = Administrators;
	type Clock = adapters::ChainClock;
	type MaxMembers = MaxFeeders;
	type WeightInfo = pallet_prices::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarks::Feeders;
}
