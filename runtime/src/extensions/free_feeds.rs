//! Feeds without a fee.

use super::carried::each;
use crate::{AccountId, OracleMembers, RuntimeCall, RuntimeOrigin};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	pallet_prelude::{
		TransactionSource, TransactionValidity, TransactionValidityError, ValidTransaction, ValueQuery, Weight,
	},
	storage_alias,
	traits::{ConstU32, SortedMembers},
	BoundedBTreeSet,
};
use frame_system::ensure_signed;
use polkadot_sdk::*;
use scale_info::{StaticTypeInfo, TypeInfo};
use sp_runtime::{
	traits::{Implication, TransactionExtension, TransactionExtensionMetadata, ValidateResult},
	DispatchResult,
};

/// The accounts that have fed in this block. `pallet-oracle` does not export it.
#[storage_alias]
type HasDispatched = StorageValue<Oracle, BoundedBTreeSet<AccountId, ConstU32<17>>, ValueQuery>;

/// Returns true if `who` has fed in this block.
pub fn has_fed(who: &AccountId) -> bool {
	HasDispatched::get().contains(who)
}

/// Returns true if `call` of `who` is nothing but the first feeds of oracle members in this block.
///
/// The proxy of a member and the member itself have one free feed between them.
pub fn is_free(origin: &RuntimeOrigin, call: &RuntimeCall) -> bool {
	let Ok(who) = ensure_signed(origin.clone()) else { return false };
	let mut feeders = Vec::<AccountId>::new();
	each(&who, call, |who, call| {
		let feeds = matches!(call, RuntimeCall::Oracle(pallet_oracle::Call::feed_values { .. }));
		let is_first = feeds && !feeders.contains(who) && OracleMembers::contains(who) && !has_fed(who);
		feeders.push(who.clone());
		is_first
	})
}

/// Leaves out the extension that charges fees for the first feed of a member in a block.
///
/// From outside it is that extension itself, so wallets need not know it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking)]
pub struct FreeFeeds<S>(pub S);

impl<S: StaticTypeInfo> TypeInfo for FreeFeeds<S> {
	type Identity = S;

	fn type_info() -> scale_info::Type {
		S::type_info()
	}
}

impl<S: TransactionExtension<RuntimeCall> + StaticTypeInfo> TransactionExtension<RuntimeCall> for FreeFeeds<S> {
	const IDENTIFIER: &'static str = S::IDENTIFIER;
	type Implicit = S::Implicit;
	type Val = Option<S::Val>;
	type Pre = Option<S::Pre>;

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
		if is_free(&origin, call) {
			return Ok((ValidTransaction::default(), None, origin));
		}
		let (validity, val, origin) = self.0.validate(origin, call, info, len, implicit, implication, source)?;
		Ok((validity, Some(val), origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfo,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		val.map(|val| self.0.prepare(val, origin, call, info, len)).transpose()
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfo,
		post_info: &PostDispatchInfo,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		pre.map_or(Ok(Weight::zero()), |pre| S::post_dispatch_details(pre, info, post_info, len, result))
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
