//! Implementations of the traits of `huxian-traits` that no pallet of ours implements.

use crate::{
	configs::{
		kit::Kit,
		tokens::{AllTokens, Hux},
	},
	pool_tokens::PoolTokens,
	AccountId, Balance, SafeMode, Timestamp, TxPause,
};
use frame_support::traits::{fungibles::Inspect, Get};
use huxian_math::Parameters;
use huxian_traits::{
	kit::{Clock, KitAccess, KitMarket, Reserves},
	Moment,
};
use polkadot_sdk::*;

/// The clock of the chain: the timestamp of this block.
///
/// Before the timestamp inherent has run, it is the parent's.
pub struct ChainClock;
impl Clock for ChainClock {
	fn now() -> Moment {
		Timestamp::get()
	}
}

/// The constants of the kit system on this chain.
pub struct HuxianPreset;
impl Get<Parameters> for HuxianPreset {
	fn get() -> Parameters {
		Parameters::huxian()
	}
}

/// The pool of KIT and HUX in `asset_conversion`.
pub struct KitPool;

/// The account of the pool of KIT and HUX.
///
/// It is the hash that `PoolLocator` computes. It is spelled out because every block needs it and
/// blake2 is not a `const fn`. A test compares both.
pub const KIT_POOL: AccountId = AccountId::new([
	0x66, 0x35, 0xe7, 0xd3, 0xa5, 0x3b, 0xcc, 0xfa, 0xf5, 0x23, 0x8e, 0xd0, 0xaa, 0x21, 0x8b, 0x02, 0x20, 0x64, 0x48,
	0x2e, 0xb9, 0x88, 0xec, 0x98, 0x57, 0x45, 0x75, 0x78, 0x7e, 0x58, 0xe7, 0x71,
]);

impl KitPool {
	/// Returns the pool's reserve of `asset`: the whole balance of its account.
	fn reserve(account: &AccountId, asset: crate::AssetKind) -> Balance {
		AllTokens::balance(asset, account)
	}
}

impl KitMarket<AccountId> for KitPool {
	fn reserves() -> Option<Reserves> {
		// A gift to a pool without shares is no market.
		if !PoolTokens::has_shares(&Kit::get()) {
			return None;
		}
		let reserves =
			Reserves { kit: Self::reserve(&KIT_POOL, Kit::get()), hux: Self::reserve(&KIT_POOL, Hux::get()) };
		(reserves.kit > 0 && reserves.hux > 0).then_some(reserves)
	}

	fn pool_account() -> Option<AccountId> {
		Some(KIT_POOL)
	}
}

/// The calls by which KIT reaches a bidder and an auction, by pallet and name.
///
/// Minting is not among them: KIT can be bought while none is minted, as with a stale price.
pub const CALLS_OF_BUYERS: [(&str, &str); 5] = [
	("AssetConversion", "swap_exact_tokens_for_tokens"),
	("AssetConversion", "swap_tokens_for_exact_tokens"),
	("Assets", "transfer"),
	("Assets", "transfer_keep_alive"),
	("Auctions", "bid"),
];

/// Access to KIT: open unless safe mode is entered or one of [`CALLS_OF_BUYERS`] is paused.
pub struct KitGate;
impl KitAccess for KitGate {
	fn is_open() -> bool {
		let paused = |(pallet, call): &(&str, &str)| {
			TxPause::is_paused_unbound(pallet.as_bytes().to_vec(), call.as_bytes().to_vec())
		};
		!SafeMode::is_entered() && !CALLS_OF_BUYERS.iter().any(paused)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::configs::tokens::PoolLocator;
	use polkadot_sdk::pallet_asset_conversion::PoolLocator as _;

	#[test]
	fn the_pool_has_the_account_that_the_pallet_gives_it() {
		assert_eq!(PoolLocator::pool_address(&Hux::get(), &Kit::get()), Ok(KIT_POOL));
	}

	#[test]
	fn the_calls_of_buyers_exist() {
		use frame_support::traits::GetCallMetadata;
		for (pallet, call) in CALLS_OF_BUYERS {
			assert!(crate::RuntimeCall::get_module_names().contains(&pallet), "{pallet}");
			assert!(crate::RuntimeCall::get_call_names(pallet).contains(&call), "{pallet}.{call}");
		}
	}
}
