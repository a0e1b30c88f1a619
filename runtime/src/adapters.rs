//! The answers to what the pallets ask of each other through `huxian-traits`.

use crate::{
	configs::{
		kit::Kit,
		tokens::{AllTokens, Hux, PoolLocator},
	},
	AccountId, Balance, Timestamp,
};
use frame_support::traits::{fungibles::Inspect, Get};
use huxian_math::Parameters;
use huxian_traits::{
	kit::{Clock, KitMarket, Reserves},
	Moment,
};
use polkadot_sdk::{pallet_asset_conversion::PoolLocator as _, *};

/// The clock of the chain: the timestamp of the block, and before that inherent has run the parent's.
pub struct ChainClock;
impl Clock for ChainClock {
	fn now() -> Moment {
		Timestamp::get()
	}
}

/// The constants and rules of this chain.
pub struct HuxianPreset;
impl Get<Parameters> for HuxianPreset {
	fn get() -> Parameters {
		Parameters::huxian()
	}
}

/// The pool of KIT and HUX.
pub struct KitPool;

impl KitPool {
	/// What the pool counts as its reserve of `asset`: all that its account has.
	fn reserve(account: &AccountId, asset: crate::AssetKind) -> Balance {
		AllTokens::balance(asset, account)
	}
}

impl KitMarket<AccountId> for KitPool {
	fn reserves() -> Option<Reserves> {
		let account = Self::pool_account()?;
		let reserves = Reserves { kit: Self::reserve(&account, Kit::get()), hux: Self::reserve(&account, Hux::get()) };
		(reserves.kit > 0 && reserves.hux > 0).then_some(reserves)
	}

	fn pool_account() -> Option<AccountId> {
		PoolLocator::pool_address(&Hux::get(), &Kit::get()).ok()
	}
}
