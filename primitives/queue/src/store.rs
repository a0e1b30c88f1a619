//! Where the tree is kept.

use crate::{Node, NodeId, SliceId};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// All that is known of the tree without looking into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Head {
	/// The uppermost node; none of an empty tree.
	pub root: Option<NodeId>,
	/// Levels of nodes from the root to the leaves, both included; 0 of an empty tree.
	pub height: u8,
	/// HUX in all slices.
	pub amount: u128,
	/// How many slices there are.
	pub count: u32,
	/// Where the queue begins: every slice before it has been taken.
	pub front: SliceId,
	/// HUX in the slices of the queue.
	pub queued_amount: u128,
	/// How many slices the queue has.
	pub queued_count: u32,
	/// The number that the next slice at the back gets.
	pub next: i64,
	/// The number of the slice that was last put before all others; 0 when none was.
	pub first: i64,
	/// The name that the next node gets.
	pub next_node: NodeId,
}

/// Storage of one tree. Each call costs one access: counting them is measuring the tree.
pub trait Store {
	/// The head; that of an empty tree when none was ever written.
	fn head(&self) -> Head;
	/// Writes the head.
	fn set_head(&mut self, head: Head);
	/// A node.
	fn node(&self, id: NodeId) -> Option<Node>;
	/// Writes a node.
	fn set_node(&mut self, id: NodeId, node: Node);
	/// Forgets a node.
	fn remove_node(&mut self, id: NodeId);
}
