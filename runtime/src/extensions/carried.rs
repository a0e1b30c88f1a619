//! The calls that a transaction comes down to, and the accounts that make them.

use crate::{AccountId, Multisig, Proxy, Runtime, RuntimeCall};
use frame_support::traits::InstanceFilter;
use polkadot_sdk::*;
use sp_runtime::traits::{StaticLookup, Zero};

/// Most calls of a transaction that are looked at, its carriers included.
///
/// A look costs at most one read, and happens before anybody has paid. With more calls the
/// transaction has no rank of its own.
pub const MAX_CALLS: u32 = 16;

/// Returns true if `rule` holds for each call that `call` of `who` comes down to.
///
/// Looks through proxies that may make the call, batches, derived accounts and multisigs with a
/// threshold of one. Other carriers depend on more than the transaction, so they stand for
/// themselves.
pub fn each(who: &AccountId, call: &RuntimeCall, mut rule: impl FnMut(&AccountId, &RuntimeCall) -> bool) -> bool {
	let mut left = MAX_CALLS;
	look(who, call, &mut left, &mut rule)
}

fn look(
	who: &AccountId,
	call: &RuntimeCall,
	left: &mut u32,
	rule: &mut dyn FnMut(&AccountId, &RuntimeCall) -> bool,
) -> bool {
	use pallet_utility::Call::{as_derivative, batch, batch_all, force_batch};
	let Some(rest) = left.checked_sub(1) else { return false };
	*left = rest;
	match call {
		RuntimeCall::Proxy(pallet_proxy::Call::proxy { real, force_proxy_type, call }) => {
			let Ok(real) = <Runtime as frame_system::Config>::Lookup::lookup(real.clone()) else { return false };
			let Ok(proxy) = Proxy::find_proxy(&real, who, *force_proxy_type) else { return false };
			// The proxy passes nothing else on, inside of a batch neither.
			let mut rule = |who: &AccountId, call: &RuntimeCall| proxy.proxy_type.filter(call) && rule(who, call);
			proxy.delay.is_zero() && proxy.proxy_type.filter(call) && look(&real, call, left, &mut rule)
		},
		RuntimeCall::Utility(batch { calls } | batch_all { calls } | force_batch { calls }) => {
			!calls.is_empty() && calls.iter().all(|call| look(who, call, left, rule))
		},
		RuntimeCall::Utility(as_derivative { index, call }) => {
			look(&pallet_utility::derivative_account_id(who.clone(), *index), call, left, rule)
		},
		RuntimeCall::Multisig(pallet_multisig::Call::as_multi_threshold_1 { other_signatories, call }) => {
			let mut signatories = other_signatories.clone();
			// The call fails if the others are not sorted, or if the signer is among them.
			let Err(place) = signatories.binary_search(who) else { return false };
			signatories.insert(place, who.clone());
			look(&Multisig::multi_account_id(&signatories, 1), call, left, rule)
		},
		call => rule(who, call),
	}
}
