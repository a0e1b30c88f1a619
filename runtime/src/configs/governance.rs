//! Who may do what, and what nobody may.

use super::{
	pools::PmmSharesInstance,
	tokens::{AssetsInstance, PoolSharesInstance},
};
use crate::*;
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	parameter_types,
	traits::{ConstU32, Contains, EitherOf, EitherOfDiverse},
	weights::Weight,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use huxian_traits::governance::Administration;
use pallet_collective::EnsureProportionAtLeast;
use pallet_timelock::EnsureAnnounced;

/// The committee of engineers.
pub type CommitteeInstance = pallet_collective::Instance1;

/// Tightens parameters within their coded bounds, adds and removes validators, removes oracle members, announces what loosens.
pub type TwoThirdsOfCommittee =
	EitherOfDiverse<EnsureRoot<AccountId>, EnsureProportionAtLeast<AccountId, CommitteeInstance, 2, 3>>;

/// The guardian: may only pause or lower risk.
pub type Guardian = EitherOfDiverse<EnsureRoot<AccountId>, EnsureProportionAtLeast<AccountId, CommitteeInstance, 1, 3>>;

/// Whatever needs a notice in any case: who decides, who feeds, what the kit pool costs.
pub type AfterNotice = EitherOfDiverse<EnsureRoot<AccountId>, EnsureAnnounced<AccountId>>;

/// Sets terms: two thirds of the committee tighten them at once, and loosen them by a call that they have announced.
pub type Administrators = Administration<AfterNotice, TwoThirdsOfCommittee>;

parameter_types! {
	/// The notice of what loosens, where a network's genesis does not say: long enough to redeem, repay or leave a pool.
	pub const Notice: BlockNumber = 2 * time::DAYS;
	/// What was announced must be made within this, or be announced again.
	pub const Grace: BlockNumber = 2 * time::DAYS;
}

/// What can be announced: what needs a notice, alone or all together.
pub struct Announceable;
impl Contains<RuntimeCall> for Announceable {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_amo::Call as Amo;
		use pallet_asset_conversion::Call as AssetConversion;
		use pallet_collective::Call as Committee;
		use pallet_membership::Call as Members;
		use pallet_peg_guard::Call as PegGuard;
		match call {
			// All or nothing; the other batches succeed when what they carry fails.
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => calls.iter().all(Self::contains),
			RuntimeCall::Prices(call) => matches!(call, pallet_prices::Call::set_rules { .. }),
			RuntimeCall::Controller(call) => matches!(call, pallet_controller::Call::set_settings { .. }),
			RuntimeCall::Pmm(call) => matches!(call, pallet_pmm::Call::set_pool_params { .. }),
			RuntimeCall::Amo(call) => matches!(call, Amo::create { .. } | Amo::set_params { .. }),
			RuntimeCall::PegGuard(call) => matches!(
				call,
				PegGuard::add_external { .. }
					| PegGuard::remove_external { .. }
					| PegGuard::set_rules { .. }
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

impl pallet_timelock::Config for Runtime {
	type Announceable = Announceable;
	type CancelOrigin = Guardian;
	type DefaultDelay = Notice;
	type Grace = Grace;
	type RuntimeCall = RuntimeCall;
	type RuntimeOrigin = RuntimeOrigin;
	type ScheduleOrigin = TwoThirdsOfCommittee;
	type WeightInfo = pallet_timelock::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarks::LongCalls;
}

parameter_types! {
	pub const MotionDuration: BlockNumber = 5 * time::DAYS;
	pub MaxProposalWeight: Weight = sp_runtime::Perbill::from_percent(50) * super::system::RuntimeBlockWeights::get().max_block;
}

impl pallet_collective::Config<CommitteeInstance> for Runtime {
	type Consideration = ();
	type DefaultVote = pallet_collective::PrimeDefaultVote;
	// Otherwise two thirds could end the motion that takes back what they have announced, or turn out who makes it.
	type DisapproveOrigin = AfterNotice;
	type KillOrigin = AfterNotice;
	type MaxMembers = ConstU32<32>;
	type MaxProposalWeight = MaxProposalWeight;
	type MaxProposals = ConstU32<64>;
	type MotionDuration = MotionDuration;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type SetMembersOrigin = AfterNotice;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
}

impl pallet_sudo::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}

/// The network's own numbers, changed by the committee.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// Fees.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod fees {
		/// The part of a fee that the block's author gets, in percent; the rest is the treasury's.
		#[codec(index = 0)]
		pub static AuthorShare: sp_runtime::Percent = sp_runtime::Percent::from_percent(80);
	}
}

/// Who may change the network's numbers.
pub struct ParametersOrigin;
impl frame_support::traits::EnsureOriginWithArg<RuntimeOrigin, RuntimeParametersKey> for ParametersOrigin {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin, _key: &RuntimeParametersKey) -> Result<(), RuntimeOrigin> {
		use frame_support::traits::EnsureOrigin;
		<TwoThirdsOfCommittee as EnsureOrigin<RuntimeOrigin>>::try_origin(origin).map(|_| ())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_key: &RuntimeParametersKey) -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

impl pallet_parameters::Config for Runtime {
	type AdminOrigin = ParametersOrigin;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type WeightInfo = weights::pallet_parameters::WeightInfo<Runtime>;
}

/// Refuses the one call that burns a token, or shares of a pool, behind the protocol's counters.
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

/// What goes on in safe mode: the clock, the feeds, governance, and everything that lowers a person's risk. The calls that carry others
/// are let through because what they carry is looked at again.
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
			// What adds risk here is the committee's; everything else lowers it.
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

parameter_types! {
	pub const SafeModeDuration: BlockNumber = 4 * time::HOURS;
	pub const NoDeposit: Option<Balance> = None;
	pub const NoReleaseDelay: Option<BlockNumber> = None;
}

impl pallet_safe_mode::Config for Runtime {
	type Currency = Balances;
	type EnterDepositAmount = NoDeposit;
	type EnterDuration = SafeModeDuration;
	type ExtendDepositAmount = NoDeposit;
	type ExtendDuration = SafeModeDuration;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type ForceEnterOrigin = SafeModeOrigin;
	type ForceExitOrigin = TwoThirdsOfCommittee;
	type ForceExtendOrigin = SafeModeOrigin;
	type Notify = ();
	type ReleaseDelay = NoReleaseDelay;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
	type WhitelistedCalls = SafeCalls;
}

/// The guardian enters safe mode for four hours at a time.
pub type SafeModeOrigin = EitherOf<
	EnsureRootWithSuccess<AccountId, SafeModeDuration>,
	frame_support::traits::MapSuccess<
		EnsureProportionAtLeast<AccountId, CommitteeInstance, 1, 3>,
		sp_runtime::traits::Replace<SafeModeDuration>,
	>,
>;

impl pallet_tx_pause::Config for Runtime {
	type MaxNameLen = ConstU32<256>;
	type PauseOrigin = Guardian;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type UnpauseOrigin = TwoThirdsOfCommittee;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
	type WhitelistedCalls = NeverPaused;
}

/// Calls that may not be paused one by one: pausing them would raise people's risk or stop the chain.
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
