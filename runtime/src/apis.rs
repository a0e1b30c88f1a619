//! The runtime APIs: the node drives the runtime through them, and clients read it.

use crate::{opaque::SessionKeys, *};
use alloc::{string::String, vec::Vec};
use frame_support::genesis_builder_helper::{build_state, get_preset};
use frame_support::weights::Weight;
use huxian_api::views::{
	AmoView, AuctionView, BurrowView, FamilyView, FeedView, ParametersView, PoolHistoryView, PoolQuoteView, PoolView,
	PsmQuoteView, QueueView, RedemptionRequestView, SliceView,
};
use huxian_traits::{auctions::SliceId, AssetId, AuctionId, BurrowId, Moment, PoolId};
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use sp_api::impl_runtime_apis;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::OpaqueMetadata;
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
};
use sp_session::OpaqueGeneratedSessionKeys;

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(block: <Block as BlockT>::LazyBlock, data: InherentData) -> CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(owner: Vec<u8>, seed: Option<Vec<u8>>) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, sp_core::crypto::KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			Grandpa::current_set_id()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			_proof: sp_consensus_grandpa::EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
			_owner: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			None
		}

		fn generate_key_ownership_proof(
			_set: sp_consensus_grandpa::SetId,
			_authority: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			None
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			*System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(extrinsic: <Block as BlockT>::Extrinsic, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(extrinsic, len)
		}

		fn query_fee_details(extrinsic: <Block as BlockT>::Extrinsic, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_fee_details(extrinsic, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_asset_conversion::AssetConversionApi<Block, Balance, AssetKind> for Runtime {
		fn quote_price_exact_tokens_for_tokens(
			given: AssetKind,
			wanted: AssetKind,
			amount: Balance,
			include_fee: bool,
		) -> Option<Balance> {
			AssetConversion::quote_price_exact_tokens_for_tokens(given, wanted, amount, include_fee)
		}

		fn quote_price_tokens_for_exact_tokens(
			given: AssetKind,
			wanted: AssetKind,
			amount: Balance,
			include_fee: bool,
		) -> Option<Balance> {
			AssetConversion::quote_price_tokens_for_exact_tokens(given, wanted, amount, include_fee)
		}

		fn get_reserves(one: AssetKind, other: AssetKind) -> Option<(Balance, Balance)> {
			AssetConversion::get_reserves(one, other).ok()
		}
	}

	impl huxian_api::apis::ControllerApi<Block> for Runtime {
		fn parameters() -> ParametersView {
			Controller::view_parameters()
		}
	}

	impl huxian_api::apis::PricesApi<Block> for Runtime {
		fn prices() -> Vec<FeedView> {
			Prices::view_prices()
		}
	}

	impl huxian_api::apis::BurrowsApi<Block, AccountId> for Runtime {
		fn burrow(id: BurrowId) -> Option<BurrowView<AccountId>> {
			Burrows::view_burrow(id)
		}

		fn burrows_of(owner: AccountId, from: BurrowId, limit: u32) -> Vec<BurrowView<AccountId>> {
			Burrows::view_burrows_of(&owner, from, limit)
		}

		fn burrow_count() -> u64 {
			Burrows::view_burrow_count()
		}

		fn max_mintable(id: BurrowId) -> Option<Balance> {
			Burrows::view_max_mintable(id)
		}

		fn next_unsafe(limit: u32) -> Vec<BurrowView<AccountId>> {
			Burrows::view_next_unsafe(limit)
		}
	}

	impl huxian_api::apis::ReadAheadApi<Block> for Runtime {
		fn sweepable() -> Vec<BurrowId> {
			read_ahead::sweepable()
		}

		fn entries_of(burrows: Vec<BurrowId>) -> Vec<Vec<u8>> {
			read_ahead::entries_of(&burrows)
		}
	}

	impl huxian_api::apis::AuctionsApi<Block, AccountId> for Runtime {
		fn auctions() -> QueueView<AccountId> {
			Auctions::view_auctions()
		}

		fn auction(id: AuctionId) -> Option<AuctionView<AccountId>> {
			Auctions::view_auction(id)
		}

		fn slices_of(burrow: BurrowId, from_number: i64, from_part: u32) -> Vec<SliceView> {
			Auctions::view_slices(burrow, SliceId { number: from_number, part: from_part })
		}

		fn minimum_bid(id: AuctionId) -> Option<Balance> {
			Auctions::view_minimum_bid(id)
		}
	}

	impl huxian_api::apis::PmmApi<Block, AccountId> for Runtime {
		fn pools() -> Vec<PoolView<AccountId>> {
			Pmm::view_pools()
		}

		fn pool(id: PoolId) -> Option<PoolView<AccountId>> {
			Pmm::view_pool(id)
		}

		fn quote_exact_in(id: PoolId, asset_in: AssetId, amount_in: Balance) -> Result<PoolQuoteView, String> {
			Pmm::view_quote_exact_in(id, asset_in, amount_in)
		}

		fn quote_exact_out(id: PoolId, asset_out: AssetId, amount_out: Balance) -> Result<PoolQuoteView, String> {
			Pmm::view_quote_exact_out(id, asset_out, amount_out)
		}

		fn history(id: PoolId, window: Moment) -> Option<PoolHistoryView> {
			Pmm::view_history(id, window)
		}
	}

	impl huxian_api::apis::PegApi<Block, AccountId> for Runtime {
		fn families() -> Vec<FamilyView<AccountId>> {
			PegGuard::view_families()
		}

		fn quote_mint(family: u32, external: u32, amount: Balance) -> Option<PsmQuoteView> {
			PegGuard::view_quote_mint(family, external, amount)
		}

		fn quote_redeem(family: u32, external: u32, amount: Balance) -> Option<PsmQuoteView> {
			PegGuard::view_quote_redeem(family, external, amount)
		}

		fn redemptions(family: u32, from: u64, limit: u32) -> Vec<RedemptionRequestView<AccountId>> {
			PegGuard::view_redemptions(family, from, limit)
		}
	}

	impl huxian_api::apis::AmoApi<Block, AccountId> for Runtime {
		fn operations() -> Vec<AmoView<AccountId>> {
			Amo::view_operations()
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, crate::genesis::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			crate::genesis::preset_names()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(extra: bool) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			crate::benchmarks::metadata(extra)
		}

		#[allow(non_local_definitions)]
		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, String> {
			crate::benchmarks::dispatch(config)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			match Executive::try_runtime_upgrade(checks) {
				Ok(weight) => (weight, crate::configs::system::RuntimeBlockWeights::get().max_block),
				// A panic tells the host of the failure. This code runs only off chain, in tests of
				// upgrades.
				Err(error) => panic!("the runtime upgrade failed: {error:?}"),
			}
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			match Executive::try_execute_block(block, state_root_check, signature_check, select) {
				Ok(weight) => weight,
				Err(error) => panic!("the block failed: {error:?}"),
			}
		}
	}
}
