//! Transaction extensions beside the SDK's.

use crate::{OracleMembers, Runtime, RuntimeCall};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	pallet_prelude::{TransactionSource, TransactionValidityError, Weight},
	traits::SortedMembers,
};
use frame_system::ensure_signed;
use polkadot_sdk::*;
use scale_info::TypeInfo;
use sp_runtime::{
	impl_tx_ext_default,
	traits::{Implication, TransactionExtension},
	transaction_validity::{TransactionPriority, ValidTransaction},
};

/// Raises the priority of feeds from oracle members above every other transaction.
///
/// Prices must come first in a crash, when blocks are full. Feeds have the class Normal and pay no
/// fee, so they would otherwise wait behind every transaction that pays one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct PrioritiseFeeds;

impl PrioritiseFeeds {
	/// The highest priority there is, so no tip can exceed it.
	const PRIORITY: TransactionPriority = TransactionPriority::MAX;
}

impl TransactionExtension<RuntimeCall> for PrioritiseFeeds {
	const IDENTIFIER: &'static str = "PrioritiseFeeds";
	type Implicit = ();
	type Pre = ();
	type Val = ();

	/// Returns the weight of one read of the members for a call of the oracle, otherwise zero.
	fn weight(&self, call: &RuntimeCall) -> Weight {
		match call {
			RuntimeCall::Oracle(_) => <Runtime as frame_system::Config>::DbWeight::get().reads(1),
			_ => Weight::zero(),
		}
	}

	fn validate(
		&self,
		origin: <RuntimeCall as sp_runtime::traits::Dispatchable>::RuntimeOrigin,
		call: &RuntimeCall,
		_info: &sp_runtime::traits::DispatchInfoOf<RuntimeCall>,
		_len: usize,
		_implicit: (),
		_inherited_implication: &impl Implication,
		_source: TransactionSource,
	) -> Result<
		(ValidTransaction, (), <RuntimeCall as sp_runtime::traits::Dispatchable>::RuntimeOrigin),
		TransactionValidityError,
	> {
		let feeds = matches!(call, RuntimeCall::Oracle(pallet_oracle::Call::feed_values { .. }));
		let by_member = feeds && ensure_signed(origin.clone()).is_ok_and(|who| OracleMembers::contains(&who));
		let priority = if by_member { Self::PRIORITY } else { 0 };
		Ok((ValidTransaction { priority, ..Default::default() }, (), origin))
	}

	impl_tx_ext_default!(RuntimeCall; prepare);
}
