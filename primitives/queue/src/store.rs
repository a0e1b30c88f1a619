//! Storage of the tree.

use crate::{Node, NodeId, SliceId};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Root, totals and counters of the tree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Head {
	/// Root node; `None` for an empty tree.
	pub root: Option<NodeId>,
	/// Number of levels from the root to the leaves, both included; 0 for an empty tree.
	pub height: u8,
	/// HUX in all slices of the tree.
	pub amount: u128,
	/// Number of slices in the tree.
	pub count: u32,
	/// Front of the queue: every slice before it has been taken.
	pub front: SliceId,
	/// HUX in the slices of the queue.
	pub queued_amount: u128,
	/// Number of slices in the queue.
	pub queued_count: u32,
	/// Number of the next slice at the back.
	pub next_number: i64,
	/// Number of the last slice that was put before all others; 0 if there was none.
	pub first_number: i64,
	/// Name of the next node.
	pub next_node: NodeId,
}

/// Storage of one tree.
///
/// Each call costs one access, so counting calls measures the tree.
pub trait Store {
	/// Returns the head; that of an empty tree if none was written.
	fn head(&self) -> Head;
	/// Writes the head.
	fn set_head(&mut self, head: Head);
	/// Returns the node `id`.
	fn node(&self, id: NodeId) -> Option<Node>;
	/// Writes the node `id`.
	fn set_node(&mut self, id: NodeId, node: Node);
	/// Removes the node `id`.
	fn remove_node(&mut self, id: NodeId);
}
