//! Set-up of `pallet-parameters`.

use crate::configs::governance::{dynamic_params::fees, RuntimeParameters};

/// A parameter to set.
impl Default for RuntimeParameters {
	fn default() -> Self {
		Self::Fees(fees::Parameters::AuthorShare(
			fees::AuthorShare,
			Some(polkadot_sdk::sp_runtime::Percent::from_percent(50)),
		))
	}
}
