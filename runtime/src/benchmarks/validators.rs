//! Set-up of `pallet-validators`.

use crate::*;
use codec::Encode;

/// Registers session keys.
pub struct ValidatorKeys;
impl pallet_validators::BenchmarkHelper<AccountId> for ValidatorKeys {
	fn register_keys(who: &AccountId) {
		let seed = sp_io::hashing::blake2_256(&who.encode());
		let keys = opaque::SessionKeys {
			aura: sp_core::sr25519::Public::from_raw(seed).into(),
			grandpa: sp_core::ed25519::Public::from_raw(seed).into(),
		};
		pallet_session::NextKeys::<Runtime>::insert(who, keys);
	}

	fn register_own_keys(who: &AccountId) {
		let keys = opaque::SessionKeys::generate(&who.encode(), None).keys;
		pallet_session::NextKeys::<Runtime>::insert(who, keys);
	}
}
