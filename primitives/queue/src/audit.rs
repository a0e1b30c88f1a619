//! Check of every node: off chain, for tests and `try_state`.

use crate::{Child, Head, Node, NodeId, Queue, Slice, SliceId, Store, CAPACITY, MERGE_AT};
use alloc::{collections::BTreeSet, vec::Vec};

/// Broken invariant of a tree, in words.
pub type Unsound = &'static str;

impl<S: Store> Queue<S> {
	/// Checks every node; returns all slices in order, and the names of all nodes.
	///
	/// - Q1: all leaves are at the height in the head. No node is empty, or wider than its
	///   capacity, or used twice.
	/// - Q2: the record of a child in its parent is true.
	/// - Q3: neighbours have more than [`MERGE_AT`] together. A root that is a branch has at least
	///   two children.
	/// - Q4: slices stand in the order of their identities, below the next number.
	/// - Q5: the totals in the head are the sums, for the tree and for the queue.
	pub fn audit(&self) -> Result<(Vec<Slice>, BTreeSet<NodeId>), Unsound> {
		let head = self.store.head();
		let mut slices = Vec::new();
		let mut names = BTreeSet::new();
		if let Some(root) = head.root {
			let top = self.audit_node(root, head.height, &mut slices, &mut names)?;
			if head.height > 1 && top.width < 2 {
				return Err("Q3: a root with one child");
			}
		} else if head.height != 0 {
			return Err("Q1: an empty tree has a height");
		}
		if slices.iter().zip(slices.iter().skip(1)).any(|(one, next)| one.id >= next.id) {
			return Err("Q4: slices are out of order");
		}
		if slices.last().is_some_and(|slice| slice.id >= SliceId::new(head.next_number)) {
			return Err("Q4: a slice has a number that was never assigned");
		}
		Self::audit_sums(&head, &slices)?;
		Ok((slices, names))
	}

	fn audit_node(
		&self,
		id: NodeId,
		height: u8,
		slices: &mut Vec<Slice>,
		names: &mut BTreeSet<NodeId>,
	) -> Result<Child, Unsound> {
		if !names.insert(id) {
			return Err("Q1: a node has two parents");
		}
		let node = self.store.node(id).ok_or("Q1: a node is missing")?;
		if node.width() == 0 || node.width() > CAPACITY {
			return Err("Q1: a node is empty or too wide");
		}
		match &node {
			Node::Leaf(leaf) => {
				if height != 1 {
					return Err("Q1: a leaf stands at the wrong height");
				}
				slices.extend(leaf.iter().copied());
			},
			Node::Branch(children) => {
				let below = height
					.checked_sub(1)
					.filter(|below| *below > 0)
					.ok_or("Q1: a branch stands at the wrong height")?;
				for child in children {
					if self.audit_node(child.node, below, slices, names)? != *child {
						return Err("Q2: the record of a child is wrong");
					}
				}
				let widths = children.iter().map(|child| usize::from(child.width));
				if widths.clone().zip(widths.skip(1)).any(|(one, next)| one.saturating_add(next) <= MERGE_AT) {
					return Err("Q3: neighbours fit into one node");
				}
			},
		}
		node.summary(id).ok().flatten().ok_or("Q2: a node has no sum")
	}

	fn audit_sums(head: &Head, slices: &[Slice]) -> Result<(), Unsound> {
		let sum = |slices: &[Slice]| slices.iter().try_fold(0_u128, |sum, slice| sum.checked_add(slice.part.amount));
		let place = slices.partition_point(|slice| slice.id < head.front);
		let queued = slices.get(place..).unwrap_or_default();
		let count = |slices: &[Slice]| u32::try_from(slices.len()).ok();
		if sum(slices) != Some(head.amount) || count(slices) != Some(head.count) {
			return Err("Q5: the totals of the tree are wrong");
		}
		if sum(queued) != Some(head.queued_amount) || count(queued) != Some(head.queued_count) {
			return Err("Q5: the totals of the queue are wrong");
		}
		Ok(())
	}
}
