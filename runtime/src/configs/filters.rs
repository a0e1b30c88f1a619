//! The lists of calls: announced, allowed in safe mode, never paused, never allowed.
//!
//! A new call belongs into each list that its class asks for.

use super::tokens::{AssetsInstance, PmmSharesInstance, PoolSharesInstance};
use crate::*;
use frame_support::traits::Contains;

/// Calls that may be announced: those that need notice, alone or in a `batch_all`.
///
/// Excludes the other batches. They return `Ok` although an inner call failed, so the failure would
/// go unnoticed.
pub struct Announceable;
impl Contains<RuntimeCall> for Announceable {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_amo::Call as Amo;
		use pallet_asset_conversion::Call as AssetConversion;
		use pallet_collective::Call as Committee;
		use pallet_membership::Call as Members;
		use pallet_peg_guard::Call as PegGuard;
		match call {
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => calls.iter().all(Self::contains),
			RuntimeCall::Prices(call) => matches!(call, pallet_prices::Call::set_params { .. }),
			RuntimeCall::Controller(call) => matches!(call, pallet_controller::Call::set_params { .. }),
			RuntimeCall::Pmm(call) => matches!(call, pallet_pmm::Call::set_pool_params { .. }),
			RuntimeCall::Amo(call) => matches!(call, Amo::create { .. } | Amo::set_params { .. }),
			RuntimeCall::PegGuard(call) => matches!(
				call,
				PegGuard::add_external { .. }
					| PegGuard::remove_external { .. }
					| PegGuard::set_params { .. }
					| PegGuard::set_max_debt { .. }
					| PegGuard::set_weights { .. }
			),
			RuntimeCall::AssetConversion(call) => matches!(call, AssetConversion::set_pool_fee { .. }),
			RuntimeCall::TechnicalCommittee(call) => matches!(
				call,
				Committee::set_members { .. } | Committee::disapprove_proposal { .. } | Committee::kill { .. }
			),
			RuntimeCall::OracleMembers(call) => matches!(
				call,
				Members::add_member { .. }
					| Members::swap_member { .. }
					| Members::reset_members { .. }
					| Members::set_prime { .. }
			),
			_ => false,
		}
	}
}

/// Calls that keep the supply of tokens and pool shares equal to the protocol's counters.
///
/// Refuses `refund` with `allow_burn`, which burns supply that no counter sees.
pub struct NothingBurnsSupply;
impl Contains<RuntimeCall> for NothingBurnsSupply {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(
			call,
			RuntimeCall::Assets(pallet_assets::Call::<Runtime, AssetsInstance>::refund { allow_burn: true, .. })
				| RuntimeCall::PoolAssets(pallet_assets::Call::<Runtime, PoolSharesInstance>::refund {
					allow_burn: true,
					..
				}) | RuntimeCall::PmmShares(pallet_assets::Call::<Runtime, PmmSharesInstance>::refund {
				allow_burn: true,
				..
			})
		)
	}
}

/// Calls that safe mode allows: the clock, feeds, governance, and each call that lowers a user's
/// risk.
///
/// Calls that carry other calls pass, because each inner call is filtered again.
pub struct SafeCalls;
impl Contains<RuntimeCall> for SafeCalls {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_burrows::Call as Burrow;
		match call {
			RuntimeCall::Timestamp(_)
			| RuntimeCall::Oracle(_)
			| RuntimeCall::Sudo(_)
			| RuntimeCall::TechnicalCommittee(_)
			| RuntimeCall::Timelock(pallet_timelock::Call::cancel { .. })
			| RuntimeCall::SafeMode(_)
			| RuntimeCall::TxPause(_)
			| RuntimeCall::Session(_)
			| RuntimeCall::Validators(_)
			| RuntimeCall::OracleMembers(_)
			| RuntimeCall::Prices(_)
			| RuntimeCall::Auctions(_)
			| RuntimeCall::Utility(_)
			| RuntimeCall::Multisig(_)
			| RuntimeCall::Proxy(_)
			| RuntimeCall::MetaTx(_) => true,
			RuntimeCall::Burrows(call) => matches!(
				call,
				Burrow::deposit { .. }
					| Burrow::burn { .. }
					| Burrow::touch { .. }
					| Burrow::mark_for_liquidation { .. }
					| Burrow::cancel_slice { .. }
					| Burrow::revoke { .. }
					| Burrow::revoke_all { .. }
					| Burrow::set_open { .. }
			),
			RuntimeCall::Psm(call) => matches!(call, pallet_psm::Call::redeem { .. }),
			RuntimeCall::AssetConversion(call) => {
				matches!(call, pallet_asset_conversion::Call::remove_liquidity { .. })
			},
			// Only the committee can add risk here; every other call lowers it.
			RuntimeCall::PegGuard(_) => true,
			RuntimeCall::Amo(call) => {
				matches!(call, pallet_amo::Call::pause { .. } | pallet_amo::Call::set_params { .. })
			},
			RuntimeCall::Pmm(call) => matches!(
				call,
				pallet_pmm::Call::remove_liquidity { .. }
					| pallet_pmm::Call::pause_pool { .. }
					| pallet_pmm::Call::sweep_surplus { .. }
			),
			_ => false,
		}
	}
}

/// Calls that `tx_pause` cannot pause.
///
/// A pause of one of them would raise the risk of users or stop the chain.
pub struct NeverPaused;
impl Contains<pallet_tx_pause::RuntimeCallNameOf<Runtime>> for NeverPaused {
	fn contains(name: &pallet_tx_pause::RuntimeCallNameOf<Runtime>) -> bool {
		let (pallet, call) = (name.0.as_slice(), name.1.as_slice());
		matches!(
			(pallet, call),
			(b"Timestamp" | b"Oracle" | b"Sudo" | b"TechnicalCommittee" | b"SafeMode" | b"TxPause" | b"Auctions", _)
				| (b"Burrows", b"deposit" | b"burn" | b"touch" | b"mark_for_liquidation" | b"cancel_slice")
				| (b"Pmm", b"remove_liquidity" | b"pause_pool")
				| (b"Psm", b"redeem")
				| (b"AssetConversion", b"remove_liquidity")
				| (b"PegGuard", _)
				| (b"Amo", b"pause")
				| (b"Timelock", b"cancel")
		)
	}
}
