//! Paths through the tree.

use crate::{Child, Head, Node, NodeId, Queue, QueueError, Slice, SliceId, Store};
use alloc::vec::Vec;

/// A branch on a path, and the position of the child that the path goes through.
pub(crate) struct Step {
	pub node: NodeId,
	pub children: Vec<Child>,
	pub at: usize,
}

/// A path from the root to a leaf.
pub(crate) struct Path {
	pub steps: Vec<Step>,
	pub leaf: NodeId,
	pub slices: Vec<Slice>,
}

impl Path {
	/// Returns true if the path ends in the last leaf.
	pub fn is_last(&self) -> bool {
		self.steps.iter().all(|step| step.at.checked_add(1) == Some(step.children.len()))
	}
}

/// Chooses the child that would hold the slice `id`: the last one that begins no later.
pub(crate) fn towards(id: SliceId) -> impl FnMut(&[Child]) -> usize {
	move |children| children.partition_point(|child| child.first <= id).saturating_sub(1)
}

/// Chooses the last child.
pub(crate) fn last(children: &[Child]) -> usize {
	children.len().saturating_sub(1)
}

/// Returns the position of the slice `id` in its leaf, or the position where it would be.
pub(crate) fn position(slices: &[Slice], id: SliceId) -> usize {
	slices.partition_point(|slice| slice.id < id)
}

impl<S: Store> Queue<S> {
	/// Returns the path on which `choose` picks a child at each branch; `None` in an empty tree.
	pub(crate) fn descend(
		&self,
		head: &Head,
		choose: impl FnMut(&[Child]) -> usize,
	) -> Result<Option<Path>, QueueError> {
		let Some(root) = head.root else { return Ok(None) };
		self.extend(Vec::new(), root, head.height, choose).map(Some)
	}

	/// Continues a path from `node` down to a leaf. The tree has `height` levels.
	fn extend(
		&self,
		mut steps: Vec<Step>,
		mut node: NodeId,
		height: u8,
		mut choose: impl FnMut(&[Child]) -> usize,
	) -> Result<Path, QueueError> {
		loop {
			match self.store.node(node).ok_or(QueueError::Corrupt)? {
				Node::Leaf(slices) => return Ok(Path { steps, leaf: node, slices }),
				Node::Branch(children) => {
					// Bounds the loop if the tree is higher than its head says.
					if steps.len() >= usize::from(height) {
						return Err(QueueError::Corrupt);
					}
					let at = choose(&children);
					let below = children.get(at).ok_or(QueueError::Corrupt)?.node;
					steps.push(Step { node, children, at });
					node = below;
				},
			}
		}
	}

	/// Returns the path to the first slice that is not before `id`, and its position in the leaf.
	///
	/// `None` when there is no such slice.
	pub(crate) fn at_or_after(&self, head: &Head, id: SliceId) -> Result<Option<(Path, usize)>, QueueError> {
		let Some(path) = self.descend(head, towards(id))? else { return Ok(None) };
		let found = position(&path.slices, id);
		if found < path.slices.len() {
			return Ok(Some((path, found)));
		}
		Ok(self.next_leaf(head, path)?.map(|path| (path, 0)))
	}

	/// Returns the path to the leaf after the one of `path`; `None` after the last leaf.
	fn next_leaf(&self, head: &Head, path: Path) -> Result<Option<Path>, QueueError> {
		let mut steps = path.steps;
		while let Some(mut step) = steps.pop() {
			let next = step.at.checked_add(1).ok_or(QueueError::Overflow)?;
			if let Some(child) = step.children.get(next).copied() {
				step.at = next;
				steps.push(step);
				return self.extend(steps, child.node, head.height, |_| 0).map(Some);
			}
		}
		Ok(None)
	}
}
