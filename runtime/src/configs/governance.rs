//! Governance: committee, notice, parameters, safe mode and the pause of single calls.

use super::{
	filters::{Announceable, Executable, NeverPaused, SafeCalls, Upgrades},
	origins::{
		AfterNotice, CancelOrigin, CommitteeInstance, PauseOrigin, SafeModeDuration, ThreeQuartersOfCommittee,
		TwoThirdsExtend, TwoThirdsOfCommittee,
	},
};
use crate::*;
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	parameter_types,
	traits::{ConstU32, EnsureOrigin, EnsureOriginWithArg},
	weights::Weight,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};

parameter_types! {
	/// Notice before an announced call can be made, in blocks, unless the genesis sets another one.
	///
	/// It is long enough to redeem, to repay or to leave a pool.
	pub const Notice: BlockNumber = 2 * time::DAYS;
	/// Time after the notice within which an announced call must be made, in blocks.
	pub const Grace: BlockNumber = 2 * time::DAYS;
	/// The notice of an emergency upgrade is this part of the notice: six hours of two days.
	pub const EmergencyDivisor: BlockNumber = 8;
}

impl pallet_timelock::Config for Runtime {
	type Announceable = Announceable;
	type AsRoot = Upgrades;
	type CancelOrigin = CancelOrigin;
	type DefaultDelay = Notice;
	type Emergency = Upgrades;
	type EmergencyDivisor = EmergencyDivisor;
	type EmergencyOrigin = ThreeQuartersOfCommittee;
	type Executable = Executable;
	type Grace = Grace;
	type RuntimeCall = RuntimeCall;
	type RuntimeOrigin = RuntimeOrigin;
	type ScheduleOrigin = TwoThirdsOfCommittee;
	type WeightInfo = pallet_timelock::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::LongCalls;
}

parameter_types! {
	pub const MotionDuration: BlockNumber = 5 * time::DAYS;
	pub MaxProposalWeight: Weight = sp_runtime::Perbill::from_percent(50) * super::system::RuntimeBlockWeights::get().max_block;
}

impl pallet_collective::Config<CommitteeInstance> for Runtime {
	type Consideration = ();
	type DefaultVote = pallet_collective::PrimeDefaultVote;
	// With less, two thirds could end the motion that cancels an announcement, or remove its
	// proposer.
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

/// Parameters of the network that the committee sets.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// The split of transaction fees.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod fees {
		/// Share of a fee for the author of the block, in percent. The treasury gets the rest.
		#[codec(index = 0)]
		pub static AuthorShare: sp_runtime::Percent = sp_runtime::Percent::from_percent(80);
	}
}

/// Sets any key of `pallet-parameters`: two thirds of the committee.
pub struct ParametersOrigin;
impl EnsureOriginWithArg<RuntimeOrigin, RuntimeParametersKey> for ParametersOrigin {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin, _key: &RuntimeParametersKey) -> Result<(), RuntimeOrigin> {
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

parameter_types! {
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
	// Through `pallet_guardian`, which knows the end of each pause.
	type ForceEnterOrigin = EnsureRootWithSuccess<AccountId, SafeModeDuration>;
	type ForceExitOrigin = TwoThirdsOfCommittee;
	type ForceExtendOrigin = TwoThirdsExtend;
	type Notify = ();
	type ReleaseDelay = NoReleaseDelay;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
	type WhitelistedCalls = SafeCalls;
}

/// Bounds of the weights of `pallet_guardian`, of measured weights of other pallets.
///
/// They hold until its own are measured. `timelock.schedule` and `cancel` encode, decode and write
/// records four times as long. Together they make 6 reads and 5 writes.
pub struct GuardianWeights;

impl GuardianWeights {
	/// Returns a bound of the work on one record: 4 reads and 4 writes at most.
	fn record() -> Weight {
		use pallet_timelock::{weights::SubstrateWeight, WeightInfo};
		<SubstrateWeight<Runtime> as WeightInfo>::schedule()
			.saturating_add(<SubstrateWeight<Runtime> as WeightInfo>::cancel())
	}
}

impl pallet_guardian::WeightInfo for GuardianWeights {
	fn pause() -> Weight {
		Self::record()
	}

	fn resume() -> Weight {
		Self::record()
	}

	fn idle() -> Weight {
		// Reads one number, as safe mode does.
		use pallet_safe_mode::{weights::SubstrateWeight, WeightInfo};
		<SubstrateWeight<Runtime> as WeightInfo>::on_initialize_noop()
	}

	fn end_episodes(n: u32) -> Weight {
		Self::record().saturating_mul(u64::from(n).saturating_add(1))
	}
}

impl pallet_guardian::Config for Runtime {
	type PauseOrigin = PauseOrigin;
	type Pausing = super::pauses::Pauses;
	type ResumeOrigin = TwoThirdsOfCommittee;
	type WeightInfo = GuardianWeights;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::LongNames;
}

impl pallet_tx_pause::Config for Runtime {
	type MaxNameLen = ConstU32<256>;
	// Through `pallet_guardian`.
	type PauseOrigin = EnsureRoot<AccountId>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type UnpauseOrigin = TwoThirdsOfCommittee;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
	type WhitelistedCalls = NeverPaused;
}
