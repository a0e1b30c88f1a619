//! The oracle: its members, and the aggregation of their feeds.

use super::origins::{Administrators, AfterNotice, TwoThirdsOfCommittee};
use crate::*;
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResult, parameter_types, traits::ConstU32, weights::Weight, PalletId};
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
	// `prices.remove_member` needs no notice, and it keeps the quorum.
	type RemoveOrigin = AfterNotice;
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
		// Beside the members, one item of the same size is read and written: the roster.
		let prices = <PricesWeight as pallet_prices::WeightInfo>::members_changed().saturating_mul(2);
		by_themselves.saturating_add(prices)
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

/// Changes the members for `prices`.
pub struct Feeders;
impl pallet_prices::ReplaceMembers<AccountId> for Feeders {
	fn replace(outgoing: Option<AccountId>, incoming: Option<AccountId>) -> DispatchResult {
		let root = RuntimeOrigin::root();
		let changed = match (outgoing, incoming) {
			(Some(outgoing), Some(incoming)) => OracleMembers::swap_member(root, outgoing.into(), incoming.into()),
			(Some(outgoing), None) => OracleMembers::remove_member(root, outgoing.into()),
			(None, Some(incoming)) => OracleMembers::add_member(root, incoming.into()),
			(None, None) => return Ok(()),
		};
		changed.map(|_| ()).map_err(|failure| failure.error)
	}
}

/// The readers of market prices: externals of families, and PMM pools.
pub struct AssetReaders;

impl AssetReaders {
	/// Most items that one look-up reads beside one for each asset: all pools, and their number.
	pub const READS: u64 = 17;
}

impl pallet_prices::AssetReaders for AssetReaders {
	fn unread(mut assets: Vec<u32>) -> Vec<u32> {
		use pallet_pmm::{PoolCount, Pools, PriceSource};
		assets.retain(|asset| !pallet_peg_guard::Externals::<Runtime>::contains_key(asset));
		let mut pools = 0..PoolCount::<Runtime>::get();
		while let (false, Some(pool)) = (assets.is_empty(), pools.next()) {
			if let Some(PriceSource::Oracle { base, quote, .. }) =
				Pools::<Runtime>::get(pool).map(|pool| pool.params.source)
			{
				let feeds = [base.feed(), quote.feed()];
				assets.retain(|asset| !feeds.contains(&Some(Feed::Asset(*asset))));
			}
		}
		// Benchmarks feed assets of their own.
		if cfg!(feature = "runtime-benchmarks") {
			return Vec::new();
		}
		assets
	}
}

impl pallet_prices::Config for Runtime {
	type AdminOrigin = Administrators;
	type AssetReaders = AssetReaders;
	type Clock = adapters::ChainClock;
	type MaxMembers = MaxFeeders;
	type Membership = Feeders;
	type RemoveOrigin = TwoThirdsOfCommittee;
	type WeightInfo = pallet_prices::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::MemberSetup;
}
