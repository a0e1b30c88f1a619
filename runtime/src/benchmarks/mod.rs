//! Benchmark set-ups, one file a pallet. Each builds the worst case that the pallet's weights
//! declare.

mod amo;
mod asset_conversion;
mod assets;
mod auctions;
mod burrows;
mod controller;
mod fees;
mod guardian;
mod oracle;
mod parameters;
mod peg_guard;
mod pmm;
mod prices;
mod timelock;
mod validators;
mod verify_signature;

pub use amo::AmoSetup;
pub use asset_conversion::PairSetup;
pub use assets::AssetIds;
pub use auctions::AuctionsSetup;
pub use burrows::BurrowsSetup;
pub use controller::ControllerSetup;
pub use fees::FeePoolSetup;
pub use guardian::LongNames;
pub use oracle::FeedValues;
pub use peg_guard::TokenSetup;
pub use pmm::PmmSetup;
pub use prices::MemberSetup;
pub use timelock::LongCalls;
pub use validators::ValidatorKeys;
pub use verify_signature::Signatures;

use crate::*;
use alloc::{string::String, vec, vec::Vec};
use frame_support::{
	assert_ok,
	traits::{Get, Hooks},
	BoundedVec,
};
use frame_system::RawOrigin;
use huxian_traits::{oracle::Feed, Moment};
use sp_runtime::{FixedPointNumber, FixedU128};

frame_benchmarking::define_benchmarks!(
	[frame_benchmarking, BaselineBench::<Runtime>]
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, SystemExtensionsBench::<Runtime>]
	[pallet_assets, Assets]
	[pallet_assets, PoolAssets]
	[pallet_amo, Amo]
	[pallet_asset_conversion, AssetConversion]
	[pallet_asset_conversion_tx_payment, AssetTxPayment]
	[pallet_auctions, Auctions]
	[pallet_balances, Balances]
	[pallet_burrows, Burrows]
	[pallet_collective, TechnicalCommittee]
	[pallet_controller, Controller]
	[pallet_guardian, Guardian]
	[pallet_membership, OracleMembers]
	[pallet_meta_tx, MetaTx]
	[pallet_multisig, Multisig]
	[pallet_oracle, Oracle]
	[pallet_parameters, Parameters]
	[pallet_peg_guard, PegGuard]
	[pallet_pmm, Pmm]
	[pallet_prices, Prices]
	[pallet_proxy, Proxy]
	[pallet_safe_mode, SafeMode]
	[pallet_sudo, Sudo]
	[pallet_timestamp, Timestamp]
	[pallet_timelock, Timelock]
	[pallet_tx_pause, TxPause]
	[pallet_utility, Utility]
	[pallet_validators, Validators]
	[pallet_verify_signature, VerifySignature]
);

use frame_benchmarking::baseline::Pallet as BaselineBench;
use frame_system_benchmarking::{extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench};

impl frame_system_benchmarking::Config for Runtime {}
impl frame_benchmarking::baseline::Config for Runtime {}

/// Lists the benchmarks, and the storage they may touch.
pub fn metadata(extra: bool) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
	use frame_benchmarking::BenchmarkList;
	use frame_support::traits::StorageInfoTrait;
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs the benchmarks that `config` selects.
pub fn dispatch(
	config: frame_benchmarking::BenchmarkConfig,
) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, String> {
	use frame_benchmarking::BenchmarkBatch;
	use frame_support::traits::WhitelistedStorageKeys;
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}

/// Sets the clock.
fn set_time(now: Moment) {
	pallet_timestamp::Now::<Runtime>::put(now);
}

/// Registers as many oracle members as there can be, and calls `each` with every one of them.
fn for_each_member(each: impl FnMut(AccountId)) {
	use configs::prices::MaxFeeders;
	let mut members: Vec<AccountId> =
		(0..MaxFeeders::get()).map(|index| frame_benchmarking::account("feeder", index, 0)).collect();
	members.sort();
	<MemberSetup as pallet_prices::BenchmarkHelper<AccountId>>::set_members(&members);
	pallet_prices::QuorumConfig::<Runtime>::mutate(|quorum| quorum.params = pallet_prices::QuorumParams::DEVELOPMENT);
	members.into_iter().for_each(each);
}

/// Has as many members as there can be feed `value` for `feed`.
fn feed_from_all(feed: Feed, value: FixedU128) {
	for_each_member(|member| {
		let values = BoundedVec::truncate_from(vec![(feed, value)]);
		assert_ok!(Oracle::feed_values(RawOrigin::Signed(member).into(), values));
		// The same member may feed again in this block.
		Oracle::on_finalize(System::block_number());
	});
}

/// Has all members feed an index of one HUX.
fn feed_index() {
	feed_from_all(Feed::Index, FixedU128::saturating_from_integer(1));
}
