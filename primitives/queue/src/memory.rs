//! Storage in memory that counts reads and writes, for tests, replays and measurements.

use crate::{Head, Node, NodeId, Store};
use alloc::collections::BTreeMap;
use codec::Encode;
use core::cell::Cell;

/// Storage of a tree in a map.
#[derive(Clone, Debug, Default)]
pub struct Memory {
	head: Head,
	nodes: BTreeMap<NodeId, Node>,
	reads: Cell<u64>,
	writes: u64,
	largest: usize,
}

impl Memory {
	/// Returns the reads and the writes since the last call.
	pub fn accesses(&mut self) -> (u64, u64) {
		(self.reads.take(), core::mem::take(&mut self.writes))
	}

	/// Returns the number of nodes.
	pub fn nodes(&self) -> usize {
		self.nodes.len()
	}

	/// Returns the size of the largest node ever written, in bytes.
	pub fn largest(&self) -> usize {
		self.largest
	}

	fn count_read(&self) {
		self.reads.set(self.reads.get().wrapping_add(1));
	}
}

impl Store for Memory {
	fn head(&self) -> Head {
		self.count_read();
		self.head
	}

	fn set_head(&mut self, head: Head) {
		self.writes = self.writes.wrapping_add(1);
		self.head = head;
	}

	fn node(&self, id: NodeId) -> Option<Node> {
		self.count_read();
		self.nodes.get(&id).cloned()
	}

	fn set_node(&mut self, id: NodeId, node: Node) {
		self.writes = self.writes.wrapping_add(1);
		self.largest = self.largest.max(node.encoded_size());
		self.nodes.insert(id, node);
	}

	fn remove_node(&mut self, id: NodeId) {
		self.writes = self.writes.wrapping_add(1);
		self.nodes.remove(&id);
	}
}
