//! Accounts: batches, multisigs, proxies and meta-transactions.

use super::classes::{self, Class};
use crate::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ConstU32, InstanceFilter},
};
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

impl pallet_utility::Config for Runtime {
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub const MultisigDepositBase: Balance = currency::deposit(1, 88);
	pub const MultisigDepositFactor: Balance = currency::deposit(0, 32);
	pub const ProxyDepositBase: Balance = currency::deposit(1, 8);
	pub const ProxyDepositFactor: Balance = currency::deposit(0, 33);
	pub const AnnouncementDepositBase: Balance = currency::deposit(1, 8);
	pub const AnnouncementDepositFactor: Balance = currency::deposit(0, 66);
}

impl pallet_multisig::Config for Runtime {
	type BlockNumberProvider = System;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<100>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
}

/// The calls that a proxy may make for its principal.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// All calls.
	#[default]
	Any,
	/// Calls that move no tokens away.
	NonTransfer,
	/// Calls of burrows.
	Burrows,
	/// Feeds of the oracle.
	Feed,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			ProxyType::Any => true,
			ProxyType::NonTransfer => match classes::of(call) {
				Class::Feed => true,
				// The root, whom `sudo` calls, can transfer anything.
				Class::Decision | Class::Carrier => !matches!(call, RuntimeCall::Sudo(_)),
				_ => matches!(call, RuntimeCall::System(_) | RuntimeCall::Session(_) | RuntimeCall::Proxy(_)),
			},
			ProxyType::Burrows => matches!(call, RuntimeCall::Burrows(_) | RuntimeCall::Utility(_)),
			ProxyType::Feed => classes::of(call) == Class::Feed,
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(a, b) if a == b => true,
			(ProxyType::Any, _) | (ProxyType::NonTransfer, ProxyType::Feed) => true,
			_ => false,
		}
	}
}

impl pallet_proxy::Config for Runtime {
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
	type CallHasher = BlakeTwo256;
	type Currency = Balances;
	type MaxPending = ConstU32<32>;
	type MaxProxies = ConstU32<32>;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type ProxyType = ProxyType;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
}

impl pallet_verify_signature::Config for Runtime {
	type AccountIdentifier = <Signature as Verify>::Signer;
	type Signature = Signature;
	type WeightInfo = pallet_verify_signature::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Signatures;
}

/// The extensions of the call inside a meta-transaction.
///
/// Only these have `VerifySignature`. On ordinary transactions it would confuse wallets.
pub type MetaTxExtension = (
	pallet_verify_signature::VerifySignature<Runtime>,
	pallet_meta_tx::MetaTxMarker<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckMortality<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
);

impl pallet_meta_tx::Config for Runtime {
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Extension = MetaTxExtension;
	#[cfg(feature = "runtime-benchmarks")]
	type Extension = pallet_meta_tx::WeightlessExtension<Runtime>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_meta_tx::weights::SubstrateWeight<Runtime>;
}
