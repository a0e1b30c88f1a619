//! The runtime of Huxian: its pallets together, with their numbers.
//!
//! - [`configs`]: the configuration of each pallet, by domain.
//! - [`genesis`]: the presets of the networks.
//! - [`migrations`]: changes of stored data at an upgrade.
//! - [`adapters`]: implementations of the traits through which pallets meet.
//! - [`nonces`]: the first nonce of an account.
//! - [`pool_tokens`]: tokens and shares of the pools, where gifts are harmless.
//! - [`extensions`]: transaction extensions beside the SDK's.
//! - [`apis`]: the runtime APIs.
//! - [`read_ahead`]: the state entries that the next sweep may need.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod adapters;
pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarks;
pub mod configs;
pub mod constants;
pub mod extensions;
pub mod genesis;
pub mod migrations;
pub mod nonces;
pub mod pool_tokens;
pub mod read_ahead;
#[cfg(test)]
mod tests;
pub mod weights;

pub use apis::RuntimeApi;
pub use constants::{currency, time, SS58_PREFIX};

use polkadot_sdk::*;

use alloc::{borrow::Cow, vec, vec::Vec};
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::RuntimeVersion;

/// The version of this runtime. Transactions signed for another version are refused.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("huxian"),
	impl_name: Cow::Borrowed("huxian"),
	authoring_version: 1,
	spec_version: 10,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 2,
	system_version: 1,
};

/// Returns the WebAssembly runtime; `None` if the build left it out.
#[cfg(feature = "std")]
pub fn wasm_binary() -> Option<&'static [u8]> {
	WASM_BINARY
}

/// A signature: sr25519, ed25519 or ECDSA.
pub type Signature = MultiSignature;
/// The identity of an account: a public key, or a derivation of one.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// The form in which a transaction names an account.
pub type Address = MultiAddress<AccountId, ()>;
/// An amount of a token in its smallest unit.
pub type Balance = huxian_traits::Balance;
/// The number of the next transaction of an account. It does not begin at 0: see [`nonces`].
pub type Nonce = u32;
/// The hash of blocks and states.
pub type Hash = sp_core::H256;
/// The height of a block.
pub type BlockNumber = u32;
/// The header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// HUX, or an asset by its id: the sides of a pool and the currency of a fee.
pub type AssetKind = frame_support::traits::fungible::NativeOrWithId<u32>;

/// The extensions of a transaction, in the order in which they run.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckMortality<Runtime>,
	frame_system::CheckNonce<Runtime>,
	extensions::Ranked<frame_system::CheckWeight<Runtime>>,
	extensions::Ranked<extensions::FreeFeeds<pallet_asset_conversion_tx_payment::ChargeAssetTxPayment<Runtime>>>,
	extensions::PrioritiseFeeds,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	extensions::Ranked<frame_system::WeightReclaim<Runtime>>,
);

/// A transaction as a block holds it.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// Executes blocks. Migrations of [`migrations`] run first at an upgrade.
pub type Executive =
	frame_executive::Executive<Runtime, Block, frame_system::ChainContext<Runtime>, Runtime, AllPalletsWithSystem>;

/// The types of the node. It carries transactions as bytes and does not decode them.
pub mod opaque {
	use super::*;
	use sp_runtime::{generic, OpaqueExtrinsic};

	/// A block whose transactions are bytes.
	pub type Block = generic::Block<Header, OpaqueExtrinsic>;
	/// The identity of a block for the node: its hash or its height.
	pub type BlockId = generic::BlockId<Block>;

	sp_runtime::impl_opaque_keys! {
		/// The session keys of a validator.
		pub struct SessionKeys {
			/// The key that signs blocks.
			pub aura: Aura,
			/// The key that votes for finality.
			pub grandpa: Grandpa,
		}
	}
}

/// The pallets.
///
/// An index is part of the encoding of calls and events. Hooks run in the order of the indices, so
/// the controller runs before the burrows that read its prices.
#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	// Blocks.
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(4)]
	pub type Validators = pallet_validators;
	#[runtime::pallet_index(5)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(6)]
	pub type Grandpa = pallet_grandpa;

	// Tokens and fees.
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(12)]
	pub type Assets = pallet_assets<Instance1>;
	#[runtime::pallet_index(13)]
	pub type PoolAssets = pallet_assets<Instance2>;
	#[runtime::pallet_index(14)]
	pub type AssetConversion = pallet_asset_conversion;
	#[runtime::pallet_index(15)]
	pub type AssetTxPayment = pallet_asset_conversion_tx_payment;
	#[runtime::pallet_index(16)]
	pub type PmmShares = pallet_assets<Instance3>;

	// Governance.
	#[runtime::pallet_index(20)]
	pub type Sudo = pallet_sudo;
	#[runtime::pallet_index(21)]
	pub type TechnicalCommittee = pallet_collective<Instance1>;
	#[runtime::pallet_index(22)]
	pub type OracleMembers = pallet_membership<Instance1>;
	#[runtime::pallet_index(23)]
	pub type Parameters = pallet_parameters;
	#[runtime::pallet_index(24)]
	pub type SafeMode = pallet_safe_mode;
	#[runtime::pallet_index(25)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(26)]
	pub type Timelock = pallet_timelock;
	#[runtime::pallet_index(27)]
	pub type Guardian = pallet_guardian;

	// Accounts.
	#[runtime::pallet_index(30)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(31)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(32)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(33)]
	pub type VerifySignature = pallet_verify_signature;
	#[runtime::pallet_index(34)]
	pub type MetaTx = pallet_meta_tx;

	// Prices and kit. Each hook reads the result of the one before.
	#[runtime::pallet_index(40)]
	pub type Oracle = pallet_oracle;
	#[runtime::pallet_index(41)]
	pub type Prices = pallet_prices;
	#[runtime::pallet_index(42)]
	pub type Controller = pallet_controller;
	#[runtime::pallet_index(43)]
	pub type Burrows = pallet_burrows;
	#[runtime::pallet_index(44)]
	pub type Auctions = pallet_auctions;

	// Dollars. The pools take their observations before market operations act on them.
	#[runtime::pallet_index(50)]
	pub type Pmm = pallet_pmm;
	#[runtime::pallet_index(51)]
	pub type Psm = pallet_psm;
	#[runtime::pallet_index(52)]
	pub type PegGuard = pallet_peg_guard;
	#[runtime::pallet_index(53)]
	pub type Amo = pallet_amo;
}
