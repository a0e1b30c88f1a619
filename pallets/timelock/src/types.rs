//! The record of an announced call, and its bounds.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use scale_info::TypeInfo;

/// Number of an announced call, counted up from 0.
pub type OperationId = u32;
/// Length of an announced call at most, in bytes. The longest one that sets parameters has about
/// 300.
pub const MAX_CALL_LENGTH: u32 = 2_048;
/// Number of announced calls at most.
pub const MAX_OPERATIONS: u32 = 64;

/// An announced call.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Operation<BlockNumber> {
	/// The encoded call.
	pub call: BoundedVec<u8, ConstU32<MAX_CALL_LENGTH>>,
	/// The `spec_version` of the runtime in which it was announced. Another runtime may decode
	/// another call.
	pub version: u32,
	/// First block in which the call may be executed.
	pub ready: BlockNumber,
	/// First block in which the call may no longer be executed.
	pub expires: BlockNumber,
}
