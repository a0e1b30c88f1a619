//! Set-up of `pallet-verify-signature`.

use crate::*;

/// A signature to verify.
pub struct Signatures;
impl pallet_verify_signature::BenchmarkHelper<Signature, AccountId> for Signatures {
	fn create_signature(_entropy: &[u8], message: &[u8]) -> (Signature, AccountId) {
		let public = sp_io::crypto::sr25519_generate(0.into(), None);
		let signature = sp_io::crypto::sr25519_sign(0.into(), &public, message).unwrap_or_default();
		(
			Signature::from(signature),
			sp_runtime::traits::IdentifyAccount::into_account(sp_runtime::MultiSigner::from(public)),
		)
	}
}
