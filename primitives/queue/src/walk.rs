//! Ways through the tree.

use crate::{Child, Head, Node, NodeId, Queue, QueueError, Slice, SliceId, Store};
use alloc::vec::Vec;

/// A branch on the way, and which of its children the way goes through.
pub(crate) struct Step {
	pub node: NodeId,
	pub children: Vec<Child>,
	pub at: usize,
}

/// The way from the root to a leaf.
pub(crate) struct Path {
	pub steps: Vec<Step>,
	pub leaf: NodeId,
	pub slices: Vec<Slice>,
}

impl Path {
	/// Whether the way ends in the last leaf.
	pub fn is_last(&self) -> bool {
		self.steps.iter().all(|step| step.at.checked_add(1) == Some(step.children.len()))
	}
}

/// The child that holds a slice, if any does: the last that begins no later.
pub(crate) fn towards(id: SliceId) -> impl FnMut(&[Child]) -> usize {
	move |children| children.partition_point(|child| child.first <= id).saturating_sub(1)
}

/// The last child.
pub(crate) fn last(children: &[Child]) -> usize {
	children.len().saturating_sub(1)
}

/// Where a slice stands, or would stand, in its leaf.
pub(crate) fn place(slices: &[Slice], id: SliceId) -> usize {
	slices.partition_point(|slice| slice.id < id)
}

impl<S: Store> Queue<S> {
	/// The way that `choose` picks at each branch; none in an empty tree.
	pub(crate) fn descend(
		&self,
		head: &Head,
		choose: impl FnMut(&[Child]) -> usize,
	) -> Result<Option<Path>, QueueError> {
		let Some(root) = head.root else { return Ok(None) };
		self.extend(Vec::new(), root, head.height, choose).map(Some)
	}

	/// Continues a way from `node` downwards, so that it has `height` nodes in all.
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
					// A tree that is higher than its head says would let this run on.
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

	/// The way to the first slice that does not stand before `id`, and its place in the leaf; none when there is no such slice.
	pub(crate) fn at_or_after(&self, head: &Head, id: SliceId) -> Result<Option<(Path, usize)>, QueueError> {
		let Some(path) = self.descend(head, towards(id))? else { return Ok(None) };
		let found = place(&path.slices, id);
		if found < path.slices.len() {
			return Ok(Some((path, found)));
		}
		Ok(self.next_leaf(head, path)?.map(|path| (path, 0)))
	}

	/// The way to the leaf after the one that a way ends in.
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
