//! What the tree is made of.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use crate::{QueueError, SliceId};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use huxian_math::auction::SlicePart;
use scale_info::TypeInfo;

/// The most slices in a leaf and children in a branch. A full leaf takes 3 395 bytes.
pub const CAPACITY: usize = 64;
/// Neighbours that have no more than this together become one.
pub const MERGE_AT: usize = 32;

/// The name under which a node is stored.
pub type NodeId = u64;

/// A part of a burrow's collateral on its way through an auction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Slice {
	/// Which it is, and where it stands.
	pub id: SliceId,
	/// Whose collateral it was.
	pub burrow: u64,
	/// How much HUX, and what it must bring for its liquidation to have been unwarranted.
	pub part: SlicePart,
}

/// A subtree, as its parent knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Child {
	/// Where it is stored.
	pub node: NodeId,
	/// The identity of its first slice.
	pub first: SliceId,
	/// HUX in all its slices.
	pub amount: u128,
	/// How many slices it has.
	pub count: u32,
	/// How many slices or children its uppermost node has: tells whether two neighbours fit into one without reading them.
	pub width: u8,
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Node {
	/// Slices, in order.
	Leaf(Vec<Slice>),
	/// Subtrees of equal height, in order.
	Branch(Vec<Child>),
}

/// A node is never wider than its capacity, so it has a largest size.
impl MaxEncodedLen for Node {
	fn max_encoded_len() -> usize {
		// The variant, and the length as two bytes.
		let widest = Slice::max_encoded_len().max(Child::max_encoded_len());
		widest.saturating_mul(CAPACITY).saturating_add(3)
	}
}

impl Node {
	/// How many slices or children it has.
	pub fn width(&self) -> usize {
		match self {
			Self::Leaf(slices) => slices.len(),
			Self::Branch(children) => children.len(),
		}
	}

	/// What its parent has to know of it; `None` when it is empty.
	pub(crate) fn summary(&self, node: NodeId) -> Result<Option<Child>, QueueError> {
		let width = u8::try_from(self.width()).map_err(|_| QueueError::Corrupt)?;
		let mut amount: u128 = 0;
		let mut count: u32 = 0;
		let mut add = |more: u128, slices: u32| -> Result<(), QueueError> {
			amount = amount.checked_add(more).ok_or(QueueError::Overflow)?;
			count = count.checked_add(slices).ok_or(QueueError::Overflow)?;
			Ok(())
		};
		let first = match self {
			Self::Leaf(slices) => {
				for slice in slices {
					add(slice.part.amount, 1)?;
				}
				slices.first().map(|slice| slice.id)
			},
			Self::Branch(children) => {
				for child in children {
					add(child.amount, child.count)?;
				}
				children.first().map(|child| child.first)
			},
		};
		Ok(first.map(|first| Child { node, first, amount, count, width }))
	}

	/// The node, cut into nodes that hold no more than their capacity; none of an empty one.
	///
	/// A node that grew at the end of the queue is cut into full nodes and what is left of it: nobody will ever insert before the end but
	/// the rest of a slice that was cut, so half-empty nodes would stay half empty. Elsewhere it is cut into halves.
	pub(crate) fn pieces(self, at_the_end: bool) -> Vec<Self> {
		match self {
			Self::Leaf(slices) => cut(slices, at_the_end).into_iter().map(Self::Leaf).collect(),
			Self::Branch(children) => cut(children, at_the_end).into_iter().map(Self::Branch).collect(),
		}
	}

	/// Both in one. Fails for nodes of unequal height.
	pub(crate) fn joined(self, next: Self) -> Result<Self, QueueError> {
		match (self, next) {
			(Self::Leaf(mut slices), Self::Leaf(more)) => {
				slices.extend(more);
				Ok(Self::Leaf(slices))
			},
			(Self::Branch(mut children), Self::Branch(more)) => {
				children.extend(more);
				Ok(Self::Branch(children))
			},
			_ => Err(QueueError::Corrupt),
		}
	}
}

fn cut<Item: Clone>(items: Vec<Item>, at_the_end: bool) -> Vec<Vec<Item>> {
	if items.is_empty() {
		return Vec::new();
	}
	if items.len() <= CAPACITY {
		return alloc::vec![items];
	}
	let size = if at_the_end {
		CAPACITY
	} else {
		let pieces = items.len().div_ceil(CAPACITY);
		items.len().div_ceil(pieces)
	};
	items.chunks(size).map(<[Item]>::to_vec).collect()
}
