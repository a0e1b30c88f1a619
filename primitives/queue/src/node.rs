//! Nodes of the tree.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use crate::{QueueError, SliceId};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use huxian_math::auction::SlicePart;
use scale_info::TypeInfo;

/// Maximum number of slices in a leaf, and of children in a branch.
///
/// A full leaf takes 3 395 bytes.
pub const CAPACITY: usize = 64;
/// Width up to which two neighbours are merged: the sum of their slices or children.
pub const MERGE_AT: usize = 32;

/// Name under which a node is stored.
pub type NodeId = u64;

/// A slice: a part of a burrow's collateral that is being liquidated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Slice {
	/// Identity and place.
	pub id: SliceId,
	/// Burrow of the slice.
	pub burrow: u64,
	/// Amount of HUX, and the minimum for its liquidation to be unwarranted.
	pub part: SlicePart,
}

/// The record of a subtree in its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Child {
	/// Name of the uppermost node.
	pub node: NodeId,
	/// Identity of the first slice.
	pub first: SliceId,
	/// HUX in all slices.
	pub amount: u128,
	/// Number of slices.
	pub count: u32,
	/// Number of slices or children in the uppermost node.
	///
	/// It shows if two neighbours fit into one node, without reading them.
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

/// The size has a maximum, because a node is never wider than its capacity.
impl MaxEncodedLen for Node {
	fn max_encoded_len() -> usize {
		// One byte for the variant, two for the length.
		let widest = Slice::max_encoded_len().max(Child::max_encoded_len());
		widest.saturating_mul(CAPACITY).saturating_add(3)
	}
}

impl Node {
	/// Returns the number of slices or children.
	pub fn width(&self) -> usize {
		match self {
			Self::Leaf(slices) => slices.len(),
			Self::Branch(children) => children.len(),
		}
	}

	/// Returns the record for its parent; `None` when the node is empty.
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

	/// Splits the node into nodes within the capacity; returns none for an empty node.
	///
	/// At the end of the queue, all nodes but the last one are full. Only the rest of a cut slice
	/// is ever inserted before the end, so half-full nodes would stay half full. Elsewhere the
	/// nodes are of equal width.
	pub(crate) fn split_to_capacity(self, at_end: bool) -> Vec<Self> {
		match self {
			Self::Leaf(slices) => chunks(slices, at_end).into_iter().map(Self::Leaf).collect(),
			Self::Branch(children) => chunks(children, at_end).into_iter().map(Self::Branch).collect(),
		}
	}

	/// Merges two nodes. Fails for nodes of unequal height.
	pub(crate) fn merged(self, next: Self) -> Result<Self, QueueError> {
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

fn chunks<Item: Clone>(items: Vec<Item>, at_end: bool) -> Vec<Vec<Item>> {
	if items.is_empty() {
		return Vec::new();
	}
	if items.len() <= CAPACITY {
		return alloc::vec![items];
	}
	let size = if at_end {
		CAPACITY
	} else {
		let pieces = items.len().div_ceil(CAPACITY);
		items.len().div_ceil(pieces)
	};
	items.chunks(size).map(<[Item]>::to_vec).collect()
}
