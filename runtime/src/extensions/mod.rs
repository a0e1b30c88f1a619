//! Transaction extensions beside the SDK's.
//!
//! - [`PrioritiseFeeds`]: feeds of oracle members come first, and calls that lower risk have their
//!   share of a block. Feeds that the chain does not read are refused.
//! - [`Ranked`]: the class of a call follows from the account that makes it.
//! - [`FreeFeeds`]: the first feed of a member in a block has no fee.
//!
//! All of them look through carriers such as proxies, see [`carried`].

pub mod carried;
mod free_feeds;
mod ranked;

pub use free_feeds::FreeFeeds;
pub use ranked::{Rank, Ranked};

use crate::{OracleMembers, Prices, Runtime, RuntimeCall, RuntimeOrigin, System};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	dispatch::{DispatchClass, DispatchInfo},
	pallet_prelude::{InvalidTransaction, TransactionSource, TransactionValidityError, Weight},
	traits::SortedMembers,
};
use frame_system::ensure_signed;
use huxian_traits::oracle::Feed;
use pallet_oracle::Call::feed_values;
use polkadot_sdk::*;
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{Implication, TransactionExtension, ValidateResult},
	transaction_validity::{TransactionPriority, ValidTransaction},
};

/// The reasons for which a transaction is invalid on this chain only.
///
/// Clients show them as `InvalidTransaction::Custom` with this number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Refused {
	/// Nothing on the chain reads the price of an asset in this feed. Leave the asset out, or feed
	/// it once it is an external or a pool follows it.
	UnreadAsset = 100,
	/// A feed is in the list twice. Feed each once.
	RepeatedFeed = 101,
	/// The list of values is empty.
	EmptyFeed = 102,
}

impl From<Refused> for TransactionValidityError {
	fn from(reason: Refused) -> Self {
		let number = match reason {
			Refused::UnreadAsset => 100,
			Refused::RepeatedFeed => 101,
			Refused::EmptyFeed => 102,
		};
		InvalidTransaction::Custom(number).into()
	}
}

/// Raises the priority of feeds from oracle members above every other transaction, and keeps the
/// share of a block for calls that lower risk.
///
/// Prices must come first in a crash, when blocks are full. Feeds pay no fee, so they would
/// otherwise wait behind every transaction that pays one. A call that lowers risk counts as if its
/// fee were a tip as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct PrioritiseFeeds;

impl PrioritiseFeeds {
	/// The highest priority there is, so no tip can exceed it.
	const PRIORITY: TransactionPriority = TransactionPriority::MAX;

	/// Returns true if `call` of `who` is nothing but feeds of members; checks these.
	///
	/// The second feed of a member waits for the next block. Otherwise a member could fill a block
	/// with feeds, which would fail, before everybody else.
	fn check_feeds(origin: &RuntimeOrigin, call: &RuntimeCall) -> Result<bool, TransactionValidityError> {
		let Ok(signer) = ensure_signed(origin.clone()) else { return Ok(false) };
		let (mut refused, mut waits) = (None, false);
		let are_feeds = carried::each(&signer, call, |who, call| match call {
			RuntimeCall::Oracle(feed_values { values }) if OracleMembers::contains(who) => {
				refused = refused.or_else(|| refusal(who, values));
				waits |= free_feeds::has_fed(who);
				true
			},
			_ => false,
		});
		match refused {
			Some(reason) if are_feeds => Err(reason.into()),
			None if are_feeds && waits => Err(InvalidTransaction::ExhaustsResources.into()),
			_ => Ok(are_feeds),
		}
	}

	/// Returns the priority of a tip as large as the fee, for calls that lower risk.
	fn virtual_tip(rank: Rank, info: &DispatchInfo, len: usize) -> TransactionPriority {
		use pallet_transaction_payment::{ChargeTransactionPayment, Pallet};
		if rank != Rank::LowersRisk || info.class != DispatchClass::Normal {
			return 0;
		}
		let fee = Pallet::<Runtime>::compute_fee(u32::try_from(len).unwrap_or(u32::MAX), info, 0);
		ChargeTransactionPayment::<Runtime>::get_priority(info, len, fee, fee)
	}
}

/// Returns the reason to refuse a feed of a member, if there is one.
fn refusal<'a>(
	who: &crate::AccountId,
	values: impl IntoIterator<Item = &'a (Feed, sp_runtime::FixedU128)> + Copy,
) -> Option<Refused> {
	let feeds = || values.into_iter().map(|(feed, _)| feed);
	let distinct = feeds().collect::<alloc::collections::BTreeSet<_>>().len();
	match feeds().count() {
		0 => Some(Refused::EmptyFeed),
		count if count != distinct => Some(Refused::RepeatedFeed),
		_ => (!Prices::accepts(who, feeds())).then_some(Refused::UnreadAsset),
	}
}

impl TransactionExtension<RuntimeCall> for PrioritiseFeeds {
	const IDENTIFIER: &'static str = "PrioritiseFeeds";
	type Implicit = ();
	type Pre = ();
	type Val = Rank;

	/// Returns the weight of the reads for the rank of a call.
	///
	/// These are reads of its carriers, of members and committee, and of the feeds in it.
	fn weight(&self, call: &RuntimeCall) -> Weight {
		let mut left = carried::MAX_CALLS;
		<Runtime as frame_system::Config>::DbWeight::get().reads(reads(call, &mut left))
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfo,
		len: usize,
		_implicit: (),
		_inherited_implication: &impl Implication,
		_source: TransactionSource,
	) -> ValidateResult<Rank, RuntimeCall> {
		let rank = Rank::of(&origin, call, info.class);
		rank.check_share(info, Weight::zero(), u32::try_from(len).unwrap_or(u32::MAX))?;
		let priority =
			if Self::check_feeds(&origin, call)? { Self::PRIORITY } else { Self::virtual_tip(rank, info, len) };
		Ok((ValidTransaction { priority, ..Default::default() }, rank, origin))
	}

	/// Checks the share of ordinary calls. `CheckWeight` has counted this transaction already.
	fn prepare(
		self,
		rank: Rank,
		_origin: &RuntimeOrigin,
		_call: &RuntimeCall,
		_info: &DispatchInfo,
		_len: usize,
	) -> Result<(), TransactionValidityError> {
		let used = *System::block_weight().get(DispatchClass::Normal);
		rank.check_share(&Default::default(), used, System::block_size())
	}
}

/// Returns the number of items that are read for the rank of `call`, `left` calls at most.
fn reads(call: &RuntimeCall, left: &mut u32) -> u64 {
	use pallet_utility::Call::{as_derivative, batch, batch_all, force_batch};
	let Some(rest) = left.checked_sub(1) else { return 0 };
	*left = rest;
	match call {
		RuntimeCall::Utility(batch { calls } | batch_all { calls } | force_batch { calls }) => {
			calls.iter().map(|call| reads(call, left)).sum()
		},
		RuntimeCall::Proxy(pallet_proxy::Call::proxy { call, .. }) => reads(call, left).saturating_add(1),
		RuntimeCall::Utility(as_derivative { call, .. })
		| RuntimeCall::Multisig(pallet_multisig::Call::as_multi_threshold_1 { call, .. }) => reads(call, left),
		// The members, the accounts that have fed, the submissions and the external of each value,
		// and the pools.
		RuntimeCall::Oracle(feed_values { values }) => u64::try_from(values.len())
			.unwrap_or(u64::MAX)
			.saturating_mul(2)
			.saturating_add(crate::configs::prices::AssetReaders::READS)
			.saturating_add(2),
		// The members of the committee, the key of `sudo`, the authorised upgrade.
		RuntimeCall::TechnicalCommittee(_)
		| RuntimeCall::Sudo(_)
		| RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { .. }) => 1,
		_ => 0,
	}
}
