//! Trees on which an operation costs its maximum, for benchmarks and for tests of the bound.
//!
//! Only the last path from the root to a leaf is stored, and in a thin tree the neighbours along
//! it. An operation at the end of the tree reads no more. The other children are records without
//! a node, so a tree of any height is made at once.

use crate::{Child, Head, Node, NodeId, Slice, SliceId, Store, CAPACITY, MERGE_AT};
use alloc::vec::Vec;
use huxian_math::auction::SlicePart;

/// Fill of the nodes along the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
	/// Full: one more slice splits every node.
	Full,
	/// Thin: one slice less merges every node with its neighbour.
	Thin,
}

impl Fill {
	/// Returns the width of a node on the path.
	fn width(self) -> usize {
		match self {
			Self::Full => CAPACITY,
			// With a neighbour of half of `MERGE_AT`, one above the width at which both merge.
			Self::Thin => MERGE_AT.div_ceil(2).saturating_add(1),
		}
	}
}

/// Shape of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
	/// Fill of the nodes along the path.
	pub fill: Fill,
	/// Number of levels.
	pub levels: u8,
	/// Number of slices in the last leaf.
	pub slices: usize,
}

impl Shape {
	/// Returns a full tree. Grown by operations, it would have at least 2.3 million slices.
	pub fn full() -> Self {
		Self { fill: Fill::Full, levels: 4, slices: Fill::Full.width() }
	}

	/// Returns a thin tree. Grown by operations, it would have at least 139 thousand slices,
	/// because neighbours have more than 32 together.
	pub fn thin() -> Self {
		Self { fill: Fill::Thin, levels: 5, slices: Fill::Thin.width() }
	}

	/// Returns a thin tree whose last leaf is merged, too, when `count` slices leave it.
	///
	/// The leaf cannot hold more slices than its capacity.
	pub fn thin_for_removal_of(count: usize) -> Self {
		let left = Fill::Thin.width().saturating_sub(1);
		Self { slices: count.saturating_add(left).min(CAPACITY), ..Self::thin() }
	}
}

/// Writes a tree whose last leaf is the queue; all slices before it are in lots.
///
/// `part` gives the burrow and the content of each slice of that leaf.
pub fn tree<S: Store>(store: &mut S, shape: Shape, part: impl Fn(u64) -> (u64, SlicePart)) {
	let Shape { fill, levels, slices: width } = shape;
	let mut builder = Builder { store, next_node: 0, fill };
	// The last leaf has the numbers from 0 on; slices before it have negative ones.
	let leaf: Vec<Slice> = (0..)
		.take(width)
		.map(|index: u64| {
			let (burrow, part) = part(index);
			Slice { id: SliceId::new(i64::try_from(index).unwrap_or_default()), burrow, part }
		})
		.collect();
	let mut last = builder.put(Node::Leaf(leaf));
	let (queued_amount, queued_count) = (last.amount, last.count);
	for level in 1..levels {
		let children = builder.children(level, last);
		last = builder.put(Node::Branch(children));
	}
	let next_node = builder.next_node;
	store.set_head(Head {
		root: Some(last.node),
		height: levels,
		amount: last.amount,
		count: last.count,
		front: SliceId::new(0),
		queued_amount,
		queued_count,
		next_number: i64::try_from(width).unwrap_or_default(),
		first_number: 0,
		next_node,
	});
}

struct Builder<'a, S> {
	store: &'a mut S,
	next_node: NodeId,
	fill: Fill,
}

impl<S: Store> Builder<'_, S> {
	fn put(&mut self, node: Node) -> Child {
		let name = self.name();
		let record = node.summary(name).ok().flatten();
		self.store.set_node(name, node);
		record.unwrap_or(Child { node: name, first: SliceId::new(0), amount: 0, count: 0, width: 0 })
	}

	fn name(&mut self) -> NodeId {
		let name = self.next_node;
		self.next_node = name.saturating_add(1);
		name
	}

	/// Returns the children of the branch on the path at `level`, with `last` at the end.
	fn children(&mut self, level: u8, last: Child) -> Vec<Child> {
		let before = self.fill.width().saturating_sub(1);
		let mut children: Vec<Child> = (0..).take(before).map(|place| self.record(level, place)).collect();
		if self.fill == Fill::Thin {
			if let Some(neighbour) = children.last_mut() {
				*neighbour = self.neighbour(level, neighbour.first);
			}
		}
		children.push(last);
		children
	}

	/// Returns the record of a full child with one slice, whose node does not exist.
	fn record(&mut self, level: u8, place: i64) -> Child {
		let number = Self::number(level, place);
		let width = u8::try_from(CAPACITY).unwrap_or(u8::MAX);
		Child { node: self.name(), first: SliceId::new(number), amount: 1, count: 1, width }
	}

	/// Writes the neighbour of the path at `level`, of half the width at which neighbours merge.
	fn neighbour(&mut self, level: u8, first: SliceId) -> Child {
		let width = MERGE_AT.div_ceil(2);
		let numbers = (first.number..).take(width);
		let part = SlicePart { amount: 1, min_kit_for_unwarranted: None };
		let node = if level == 1 {
			Node::Leaf(numbers.map(|number| Slice { id: SliceId::new(number), burrow: 0, part }).collect())
		} else {
			let records =
				numbers.map(|number| Child { first: SliceId::new(number), ..self.record(level, 0) }).collect();
			Node::Branch(records)
		};
		self.put(node)
	}

	/// Returns numbers that grow with `place`, and are lower than all of the level below.
	fn number(level: u8, place: i64) -> i64 {
		let room: i64 = 1 << 20;
		place.saturating_mul(1 << 8).saturating_sub(room.saturating_mul(level.into()))
	}
}
