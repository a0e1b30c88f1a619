//! The part of a block that a transaction may use.

use super::carried::each;
use crate::{
	configs::{
		classes::{self, Class},
		system::{RuntimeBlockLength, RuntimeBlockWeights, ORDINARY_RATIO},
	},
	AccountId, OracleMembers, Runtime, RuntimeCall, RuntimeOrigin, System, TechnicalCommittee,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	dispatch::{DispatchClass, DispatchInfo, PostDispatchInfo},
	pallet_prelude::{InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError, Weight},
	traits::SortedMembers,
};
use frame_system::ensure_signed;
use polkadot_sdk::*;
use scale_info::{StaticTypeInfo, TypeInfo};
use sp_runtime::{
	traits::{Hash as _, Implication, TransactionExtension, TransactionExtensionMetadata, ValidateResult},
	DispatchResult,
};

/// The part of a block that a transaction may use. Each one contains the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
	/// The whole block, as operational calls: feeds of oracle members, and operational calls of
	/// those who may make them.
	Operational,
	/// The part of normal calls: calls that lower risk, such as bids and repayments.
	LowersRisk,
	/// The part of normal calls less the share that is kept for those which lower risk.
	Ordinary,
}

impl Rank {
	/// Returns the rank of `call` from `origin`, which the SDK would put into `class`.
	///
	/// An operational call of an account that has no right to it is ordinary. It would fail, and
	/// many of them would keep the others out.
	pub fn of(origin: &RuntimeOrigin, call: &RuntimeCall, class: DispatchClass) -> Self {
		let Ok(who) = ensure_signed(origin.clone()) else {
			return if class == DispatchClass::Normal { Self::LowersRisk } else { Self::Operational };
		};
		if may_be_operational(call, class) && each(&who, call, |who, call| is_operational(who, call, class)) {
			Self::Operational
		} else if each(&who, call, |_, call| lowers_risk(call)) {
			Self::LowersRisk
		} else {
			Self::Ordinary
		}
	}

	/// Returns `info` with the class of this rank.
	fn apply(self, info: &DispatchInfo) -> DispatchInfo {
		let class = match self {
			_ if info.class == DispatchClass::Mandatory => DispatchClass::Mandatory,
			Self::Operational => DispatchClass::Operational,
			Self::LowersRisk | Self::Ordinary => DispatchClass::Normal,
		};
		DispatchInfo { class, ..*info }
	}

	/// Checks that a transaction fits into the part of ordinary calls, beside `used` by normal
	/// calls and `length` bytes of all calls before it.
	pub fn check_share(self, info: &DispatchInfo, used: Weight, length: u32) -> Result<(), TransactionValidityError> {
		let most = ORDINARY_RATIO * RuntimeBlockWeights::get().max_block;
		let most_bytes = ORDINARY_RATIO * *RuntimeBlockLength::get().max.get(DispatchClass::Operational);
		let fits = used.saturating_add(info.total_weight()).ref_time() <= most.ref_time() && length <= most_bytes;
		if self == Self::Ordinary && !fits {
			return Err(InvalidTransaction::ExhaustsResources.into());
		}
		Ok(())
	}
}

/// Returns true if `call` can be worth a look through its carriers.
fn may_be_operational(call: &RuntimeCall, class: DispatchClass) -> bool {
	class != DispatchClass::Normal || matches!(classes::of(call), Class::Feed | Class::Carrier)
}

/// Returns true for a feed of a member, and for an operational call of an account that may make it.
fn is_operational(who: &AccountId, call: &RuntimeCall, class: DispatchClass) -> bool {
	use pallet_collective::Call::{close, execute, propose, vote};
	match call {
		RuntimeCall::Oracle(_) => OracleMembers::contains(who),
		_ if class == DispatchClass::Normal => false,
		RuntimeCall::TechnicalCommittee(execute { .. } | propose { .. } | vote { .. } | close { .. }) => {
			TechnicalCommittee::is_member(who)
		},
		RuntimeCall::Sudo(_) => pallet_sudo::Key::<Runtime>::get().is_some_and(|key| key == *who),
		RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { code }) => System::authorized_upgrade()
			.is_some_and(|upgrade| *upgrade.code_hash() == <Runtime as frame_system::Config>::Hashing::hash(code)),
		_ => false,
	}
}

/// Returns true if `call` lowers risk, or carries such a call for a multisig, or executes an
/// announced one.
fn lowers_risk(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::Timelock(pallet_timelock::Call::execute { .. }) => true,
		RuntimeCall::Multisig(pallet_multisig::Call::as_multi { call, .. }) => classes::of(call) == Class::LowersRisk,
		call => classes::of(call) == Class::LowersRisk,
	}
}

/// Gives an extension of the SDK the class that follows from the [`Rank`].
///
/// From outside it is the extension itself, so wallets need not know it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking)]
pub struct Ranked<S>(pub S);

impl<S: StaticTypeInfo> TypeInfo for Ranked<S> {
	type Identity = S;

	fn type_info() -> scale_info::Type {
		S::type_info()
	}
}

impl<S: TransactionExtension<RuntimeCall> + StaticTypeInfo> TransactionExtension<RuntimeCall> for Ranked<S> {
	const IDENTIFIER: &'static str = S::IDENTIFIER;
	type Implicit = S::Implicit;
	type Val = (Rank, S::Val);
	type Pre = (Rank, S::Pre);

	fn metadata() -> Vec<TransactionExtensionMetadata> {
		S::metadata()
	}

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		self.0.implicit()
	}

	fn weight(&self, call: &RuntimeCall) -> Weight {
		self.0.weight(call)
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfo,
		len: usize,
		implicit: S::Implicit,
		implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, RuntimeCall> {
		let rank = Rank::of(&origin, call, info.class);
		let info = rank.apply(info);
		let (validity, val, origin) = self.0.validate(origin, call, &info, len, implicit, implication, source)?;
		Ok((validity, (rank, val), origin))
	}

	fn prepare(
		self,
		(rank, val): Self::Val,
		origin: &RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfo,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		let pre = self.0.prepare(val, origin, call, &rank.apply(info), len)?;
		Ok((rank, pre))
	}

	fn post_dispatch_details(
		(rank, pre): Self::Pre,
		info: &DispatchInfo,
		post_info: &PostDispatchInfo,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		S::post_dispatch_details(pre, &rank.apply(info), post_info, len, result)
	}

	fn bare_validate(call: &RuntimeCall, info: &DispatchInfo, len: usize) -> TransactionValidity {
		S::bare_validate(call, info, len)
	}

	fn bare_validate_and_prepare(
		call: &RuntimeCall,
		info: &DispatchInfo,
		len: usize,
	) -> Result<(), TransactionValidityError> {
		S::bare_validate_and_prepare(call, info, len)
	}

	fn bare_post_dispatch(
		info: &DispatchInfo,
		post_info: &mut PostDispatchInfo,
		len: usize,
		result: &DispatchResult,
	) -> Result<(), TransactionValidityError> {
		S::bare_post_dispatch(info, post_info, len, result)
	}
}
