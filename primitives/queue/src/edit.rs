//! Changes of the tree.
//!
//! A leaf is changed in memory. The changes above it are written on the path up, each node once.

use crate::{
	walk::{Path, Step},
	Child, Head, Node, NodeId, Queue, QueueError, Store, MERGE_AT,
};
use alloc::vec::Vec;

impl<S: Store> Queue<S> {
	/// Writes the leaf of `path`, and the changes above it up to the root.
	///
	/// Updates the totals in `head`, and does not write it.
	pub(crate) fn commit(&mut self, head: &mut Head, path: Path, at_end: bool) -> Result<(), QueueError> {
		let mut id = path.leaf;
		let mut node = Node::Leaf(path.slices);
		for mut step in path.steps.into_iter().rev() {
			self.merge_neighbours(&mut step, &mut id, &mut node)?;
			let Step { node: parent, mut children, at } = step;
			let written = self.write_pieces(head, id, node.split_to_capacity(at_end))?;
			if children.get(at).is_none() {
				return Err(QueueError::Corrupt);
			}
			children.splice(at..=at, written);
			id = parent;
			node = Node::Branch(children);
		}
		self.write_root(head, id, node, at_end)
	}

	/// Merges `node` with its neighbours where they have become small enough.
	///
	/// One removal can make it small enough for one neighbour; many removals, for both.
	fn merge_neighbours(&mut self, step: &mut Step, id: &mut NodeId, node: &mut Node) -> Result<(), QueueError> {
		let fits = |one: usize, other: &Child| one.checked_add(other.width.into()).is_some_and(|sum| sum <= MERGE_AT);
		if let Some(before) = step.at.checked_sub(1) {
			let left = step.children.get(before).copied().ok_or(QueueError::Corrupt)?;
			if fits(node.width(), &left) {
				let neighbour = self.store.node(left.node).ok_or(QueueError::Corrupt)?;
				let right = core::mem::replace(node, Node::Leaf(Vec::new()));
				*node = neighbour.merged(right)?;
				self.store.remove_node(*id);
				step.children.remove(step.at);
				*id = left.node;
				step.at = before;
			}
		}
		let after = step.at.checked_add(1).ok_or(QueueError::Overflow)?;
		if let Some(right) = step.children.get(after).copied() {
			if fits(node.width(), &right) {
				let neighbour = self.store.node(right.node).ok_or(QueueError::Corrupt)?;
				let left = core::mem::replace(node, Node::Leaf(Vec::new()));
				*node = left.merged(neighbour)?;
				self.store.remove_node(right.node);
				step.children.remove(after);
			}
		}
		Ok(())
	}

	/// Writes the pieces of the node `id`, or removes it when there are none.
	fn write_pieces(&mut self, head: &mut Head, id: NodeId, pieces: Vec<Node>) -> Result<Vec<Child>, QueueError> {
		if pieces.is_empty() {
			self.store.remove_node(id);
		}
		let mut written = Vec::with_capacity(pieces.len());
		let mut name = Some(id);
		for piece in pieces {
			let name = match name.take() {
				Some(name) => name,
				None => new_node_id(head)?,
			};
			let child = piece.summary(name)?.ok_or(QueueError::Corrupt)?;
			self.store.set_node(name, piece);
			written.push(child);
		}
		Ok(written)
	}

	/// Writes the root, and the new totals into `head`.
	///
	/// A root beyond the capacity makes the tree higher. An only child becomes the root itself.
	fn write_root(&mut self, head: &mut Head, id: NodeId, node: Node, at_end: bool) -> Result<(), QueueError> {
		if let Node::Branch(children) = &node {
			if let [only] = children.as_slice() {
				self.store.remove_node(id);
				return self.lower_root(head, *only);
			}
		}
		let mut tops = self.write_pieces(head, id, node.split_to_capacity(at_end))?;
		// An empty tree gets its first level.
		head.height = head.height.max(1);
		while tops.len() > 1 {
			let root = new_node_id(head)?;
			head.height = head.height.checked_add(1).ok_or(QueueError::Overflow)?;
			tops = self.write_pieces(head, root, Node::Branch(tops).split_to_capacity(at_end))?;
		}
		match tops.pop() {
			Some(root) => {
				head.root = Some(root.node);
				(head.amount, head.count) = (root.amount, root.count);
			},
			None => {
				head.root = None;
				head.height = 0;
				(head.amount, head.count) = (0, 0);
			},
		}
		Ok(())
	}

	/// Makes `root`, the only child of the old root, the root; repeats while it has an only child.
	fn lower_root(&mut self, head: &mut Head, mut root: Child) -> Result<(), QueueError> {
		head.height = head.height.checked_sub(1).ok_or(QueueError::Corrupt)?;
		while head.height > 1 && root.width == 1 {
			let Some(Node::Branch(children)) = self.store.node(root.node) else { return Err(QueueError::Corrupt) };
			self.store.remove_node(root.node);
			root = children.first().copied().ok_or(QueueError::Corrupt)?;
			head.height = head.height.checked_sub(1).ok_or(QueueError::Corrupt)?;
		}
		head.root = Some(root.node);
		(head.amount, head.count) = (root.amount, root.count);
		Ok(())
	}
}

/// Returns the name of a new node.
pub(crate) fn new_node_id(head: &mut Head) -> Result<NodeId, QueueError> {
	let name = head.next_node;
	head.next_node = name.checked_add(1).ok_or(QueueError::Overflow)?;
	Ok(name)
}
