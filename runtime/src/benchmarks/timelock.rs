//! Set-up of `pallet-timelock`.

use crate::*;
use codec::Encode;

/// Makes a batch of a given length that may be announced.
pub struct LongCalls;
impl pallet_timelock::BenchmarkHelper<RuntimeCall> for LongCalls {
	fn call(length: u32) -> RuntimeCall {
		let each = RuntimeCall::Prices(pallet_prices::Call::set_params { params: Prices::params() });
		// The length prefix of the batch needs more bytes than that of one call.
		let within = usize::try_from(length).unwrap_or_default().saturating_sub(8);
		let calls = alloc::vec![each.clone(); within / each.encoded_size()];
		RuntimeCall::Utility(pallet_utility::Call::batch_all { calls })
	}
}
