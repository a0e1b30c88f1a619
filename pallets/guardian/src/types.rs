//! The records of pauses, and the interface to the things that can be paused.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use scale_info::TypeInfo;

/// Number of recorded pauses at most.
pub const MAX_PAUSES: u32 = 32;

/// The share of the committee that decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Power {
	/// A minority. Its pauses end by themselves, and then it must wait.
	Guardian,
	/// The majority. It confirms pauses and ends them.
	Committee,
}

/// The length of pauses of one kind, in blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms<BlockNumber> {
	/// Time from the first pause of the kind to the end of all of them, at least 1.
	pub length: BlockNumber,
	/// Time after that in which the guardian pauses nothing of the kind, at least 1.
	pub cool_down: BlockNumber,
}

/// The period in which the guardian pauses things of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Episode<BlockNumber> {
	/// First block without the pauses of the episode.
	pub ends: BlockNumber,
	/// First block in which the guardian may begin another episode.
	pub free: BlockNumber,
}

/// The state of a thing that the guardian paused in a running episode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum PauseState {
	/// Paused until the episode ends.
	Held,
	/// Paused until the committee resumes it.
	Confirmed,
	/// Resumed by the committee. The guardian cannot pause it again in this episode.
	Lifted,
}

/// The things that can be paused.
pub trait Pausing {
	/// A thing that can be paused.
	type Subject: Parameter + MaxEncodedLen;
	/// A group of things with a common period and cool-down. There must be few of them.
	type Kind: Parameter + MaxEncodedLen;
	/// The number of a block.
	type BlockNumber;

	/// Returns the kind of `subject`.
	fn kind(subject: &Self::Subject) -> Self::Kind;

	/// Returns the terms of `kind`.
	fn terms(kind: &Self::Kind) -> Terms<Self::BlockNumber>;

	/// Pauses `subject`. Fails if it is paused already.
	fn pause(subject: &Self::Subject) -> DispatchResult;

	/// Makes a pause of the guardian one that lasts until the committee ends it.
	fn confirm(subject: &Self::Subject) -> DispatchResult;

	/// Resumes `subject` for the committee. Fails if it is not paused.
	fn resume(subject: &Self::Subject) -> DispatchResult;

	/// Ends a pause of the guardian whose time is over.
	fn release(subject: &Self::Subject) -> DispatchResult;

	/// Returns the maximum weight of a pause, a confirmation or a resumption of `subject`.
	fn weight(subject: &Self::Subject) -> Weight;

	/// Returns the weight of the release of `subject`.
	fn release_weight(subject: &Self::Subject) -> Weight;

	/// Returns the maximum of [`Self::release_weight`] over all subjects.
	fn max_release_weight() -> Weight;
}
