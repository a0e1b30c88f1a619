//! The class of each call of the runtime.
//!
//! All rules about calls follow from the class. These are the call filter, safe mode, the pause of
//! single calls, the calls that may be announced, and the types of proxies. The list below is
//! exhaustive: a new call does not compile without a class.

use super::{
	origins::CommitteeInstance,
	prices::FeedersInstance,
	tokens::{AssetsInstance, PmmSharesInstance, PoolSharesInstance},
};
use crate::*;
use Class::*;

/// The effect of a call on the risk of users and on the powers of parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
	/// Set by the author of each block.
	Inherent,
	/// Feeds prices.
	Feed,
	/// Lowers risk: a user leaves, repays or revokes, or anyone does work for the protocol.
	LowersRisk,
	/// Carries other calls, each of which is filtered again.
	Carrier,
	/// Decides without notice: votes, pauses, resumes, or removes a party.
	Decision,
	/// Sets parameters: tightens them at once, loosens them after a notice.
	Setting,
	/// Replaces parties after a notice.
	Membership,
	/// Replaces the code of the chain after a notice.
	Upgrade,
	/// Adds risk after a notice.
	Announced,
	/// Each other call.
	Ordinary,
}

impl Class {
	/// Returns true if safe mode allows calls of this class.
	pub fn is_safe(self) -> bool {
		match self {
			Inherent | Feed | LowersRisk | Carrier | Decision | Setting | Membership | Upgrade => true,
			Announced | Ordinary => false,
		}
	}

	/// Returns true if `tx_pause` may pause calls of this class.
	///
	/// Calls that lower risk, end an emergency, remove a party or tighten a term are never paused.
	pub fn is_pausable(self) -> bool {
		match self {
			Ordinary | Announced => true,
			Inherent | Feed | LowersRisk | Carrier | Decision | Setting | Membership | Upgrade => false,
		}
	}

	/// Returns true if calls of this class may be announced.
	pub fn is_announceable(self) -> bool {
		match self {
			Setting | Membership | Upgrade | Announced => true,
			Inherent | Feed | LowersRisk | Carrier | Decision | Ordinary => false,
		}
	}

	/// Returns true if an announced call of this class may be executed in safe mode.
	///
	/// Excludes settings. After a notice they loosen, and safe mode keeps people in.
	pub fn is_executed_in_safe_mode(self) -> bool {
		matches!(self, Membership | Upgrade)
	}
}

/// Writes `of`, `of_name` and `all` from one list.
macro_rules! classes {
	($($pallet:ident = $calls:ty { $($class:ident: $($call:ident),+;)+ })+) => {
		/// Returns the class of `call`.
		pub fn of(call: &RuntimeCall) -> Class {
			match call {
				$(RuntimeCall::$pallet(call) => {
					type Calls = $calls;
					match call {
						$($(Calls::$call { .. })|+ => $class,)+
						Calls::__Ignore(_, never) => match *never {},
					}
				},)+
			}
		}

		/// Returns the class of the call with these names; `None` if there is no such call.
		pub fn of_name(pallet: &[u8], call: &[u8]) -> Option<Class> {
			$(if pallet == stringify!($pallet).as_bytes() {
				$($(if call == stringify!($call).as_bytes() {
					return Some($class);
				})+)+
				return None;
			})+
			None
		}

		/// The names of all calls, with their class.
		#[cfg(any(test, feature = "runtime-benchmarks"))]
		pub const ALL: &[(&str, &str, Class)] = &[$($($((stringify!($pallet), stringify!($call), $class),)+)+)+];
	};
}

classes! {
	System = frame_system::Call<Runtime> {
		Upgrade: authorize_upgrade;
		LowersRisk: apply_authorized_upgrade;
		Ordinary: remark, remark_with_event, set_heap_pages, set_code, set_code_without_checks, set_storage,
			kill_storage, kill_prefix, authorize_upgrade_without_checks;
	}
	Timestamp = pallet_timestamp::Call<Runtime> {
		Inherent: set;
	}
	Validators = pallet_validators::Call<Runtime> {
		LowersRisk: prove_ready;
		Decision: add_validator, remove_validator, restart_finality;
	}
	Session = pallet_session::Call<Runtime> {
		LowersRisk: set_keys, purge_keys;
	}
	Grandpa = pallet_grandpa::Call<Runtime> {
		LowersRisk: report_equivocation, report_equivocation_unsigned;
		Decision: note_stalled;
	}
	Balances = pallet_balances::Call<Runtime> {
		Ordinary: transfer_allow_death, force_transfer, transfer_keep_alive, transfer_all, force_unreserve,
			upgrade_accounts, force_set_balance, force_adjust_total_issuance, burn;
	}
	Assets = pallet_assets::Call<Runtime, AssetsInstance> {
		Ordinary: create, force_create, start_destroy, destroy_accounts, destroy_approvals, finish_destroy, mint, burn,
			transfer, transfer_keep_alive, force_transfer, freeze, thaw, freeze_asset, thaw_asset, transfer_ownership,
			set_team, set_metadata, clear_metadata, force_set_metadata, force_clear_metadata, force_asset_status,
			approve_transfer, cancel_approval, force_cancel_approval, transfer_approved, touch, refund,
			set_min_balance, touch_other, refund_other, block, transfer_all, set_reserves;
	}
	PoolAssets = pallet_assets::Call<Runtime, PoolSharesInstance> {
		Ordinary: create, force_create, start_destroy, destroy_accounts, destroy_approvals, finish_destroy, mint, burn,
			transfer, transfer_keep_alive, force_transfer, freeze, thaw, freeze_asset, thaw_asset, transfer_ownership,
			set_team, set_metadata, clear_metadata, force_set_metadata, force_clear_metadata, force_asset_status,
			approve_transfer, cancel_approval, force_cancel_approval, transfer_approved, touch, refund,
			set_min_balance, touch_other, refund_other, block, transfer_all, set_reserves;
	}
	AssetConversion = pallet_asset_conversion::Call<Runtime> {
		LowersRisk: remove_liquidity;
		Announced: set_pool_fee;
		Ordinary: create_pool, create_pool_with_fee, add_liquidity, swap_exact_tokens_for_tokens,
			swap_tokens_for_exact_tokens, touch;
	}
	PmmShares = pallet_assets::Call<Runtime, PmmSharesInstance> {
		Ordinary: create, force_create, start_destroy, destroy_accounts, destroy_approvals, finish_destroy, mint, burn,
			transfer, transfer_keep_alive, force_transfer, freeze, thaw, freeze_asset, thaw_asset, transfer_ownership,
			set_team, set_metadata, clear_metadata, force_set_metadata, force_clear_metadata, force_asset_status,
			approve_transfer, cancel_approval, force_cancel_approval, transfer_approved, touch, refund,
			set_min_balance, touch_other, refund_other, block, transfer_all, set_reserves;
	}
	Sudo = pallet_sudo::Call<Runtime> {
		Carrier: sudo, sudo_unchecked_weight, sudo_as;
		Decision: set_key, remove_key;
	}
	TechnicalCommittee = pallet_collective::Call<Runtime, CommitteeInstance> {
		Decision: execute, propose, vote, close, release_proposal_cost;
		Membership: set_members;
		Announced: disapprove_proposal, kill;
	}
	OracleMembers = pallet_membership::Call<Runtime, FeedersInstance> {
		LowersRisk: change_key;
		Membership: add_member, remove_member, swap_member, reset_members, set_prime, clear_prime;
	}
	Parameters = pallet_parameters::Call<Runtime> {
		Decision: set_parameter;
	}
	SafeMode = pallet_safe_mode::Call<Runtime> {
		Decision: force_enter, force_extend, force_exit;
		Ordinary: enter, extend, force_slash_deposit, release_deposit, force_release_deposit;
	}
	TxPause = pallet_tx_pause::Call<Runtime> {
		Decision: pause, unpause;
	}
	Guardian = pallet_guardian::Call<Runtime> {
		Decision: pause, resume;
	}
	Timelock = pallet_timelock::Call<Runtime> {
		Decision: schedule, schedule_emergency, cancel;
		Carrier: execute;
	}
	Utility = pallet_utility::Call<Runtime> {
		Carrier: batch, batch_all, force_batch, as_derivative, dispatch_as, dispatch_as_fallible, with_weight, if_else;
	}
	Multisig = pallet_multisig::Call<Runtime> {
		Carrier: as_multi_threshold_1, as_multi, approve_as_multi, cancel_as_multi;
		Ordinary: poke_deposit;
	}
	Proxy = pallet_proxy::Call<Runtime> {
		Carrier: proxy, announce, proxy_announced;
		LowersRisk: add_proxy, remove_proxy, remove_proxies, remove_announcement, reject_announcement;
		Ordinary: create_pure, kill_pure, poke_deposit;
	}
	MetaTx = pallet_meta_tx::Call<Runtime> {
		Carrier: dispatch;
	}
	Oracle = pallet_oracle::Call<Runtime> {
		Feed: feed_values;
	}
	Prices = pallet_prices::Call<Runtime> {
		Decision: remove_member, promote_substitute;
		Setting: set_params, set_substitutes;
		LowersRisk: purge_submissions;
	}
	Controller = pallet_controller::Call<Runtime> {
		Setting: set_params;
	}
	Burrows = pallet_burrows::Call<Runtime> {
		LowersRisk: deposit, burn, touch, mark_for_liquidation, cancel_slice, revoke, revoke_all, set_open;
		Ordinary: create, withdraw, mint, activate, deactivate, set_delegate, grant, transfer, accept_transfer;
	}
	Auctions = pallet_auctions::Call<Runtime> {
		LowersRisk: bid, claim, settle;
	}
	Pmm = pallet_pmm::Call<Runtime> {
		LowersRisk: remove_liquidity, sweep_surplus;
		Decision: pause_pool, resume_pool, allow_account;
		Setting: set_pool_params;
		Ordinary: create_pool, add_liquidity, swap_exact_in, swap_exact_out;
	}
	Psm = pallet_psm::Call<Runtime> {
		LowersRisk: redeem;
		Ordinary: mint, create_psm, remove_psm, set_minting_fee, set_redemption_fee, set_max_debt, set_asset_status,
			set_asset_ceiling_weight, add_external_asset, remove_external_asset, set_full_admin, set_emergency_admin;
	}
	PegGuard = pallet_peg_guard::Call<Runtime> {
		LowersRisk: process_queue, claim;
		Decision: pause_minting, disable_external, resume_external, hold_queue, release_queue;
		Setting: remove_external, set_params, set_max_debt, set_weights;
		Announced: add_external;
		Ordinary: create_family;
	}
	Amo = pallet_amo::Call<Runtime> {
		Decision: pause, resume;
		Setting: set_params;
		Announced: create;
		Ordinary: step, sweep_profit;
	}
}
