//! What is kept of an announced call.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use scale_info::TypeInfo;

/// The identity of an announced call, counted up from 0.
pub type OperationId = u32;
/// The most bytes of a call that can be announced. The longest one that sets terms has some 300.
pub const MAX_CALL: u32 = 2_048;
/// The most calls that can be announced at a time.
pub const MAX_OPERATIONS: u32 = 64;

/// An announced call.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Operation<BlockNumber> {
	/// The call, as it is encoded.
	pub call: BoundedVec<u8, ConstU32<MAX_CALL>>,
	/// The `spec_version` of the runtime that it was announced to: another one may read other calls in it.
	pub version: u32,
	/// From this block on it may be made.
	pub ready: BlockNumber,
	/// From this block on it may not any more.
	pub expires: BlockNumber,
}
