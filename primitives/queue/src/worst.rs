//! Trees that make an operation as expensive as it can be: for benchmarks, and for the proof that it is never more.
//!
//! Only the last way from the root to a leaf is stored, and on a thin tree the neighbours along it: all that an operation at the end of the
//! tree reads. The other children are only told of, so a tree of any height is made at once.

use crate::{Child, Head, Node, NodeId, Slice, SliceId, Store, CAPACITY, MERGE_AT};
use alloc::vec::Vec;
use huxian_math::auction::SlicePart;

/// How full the nodes along the way are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
	/// As full as can be: one slice more, and every node is cut.
	Full,
	/// So thin that one slice less makes every node one with its neighbour.
	Thin,
}

impl Fill {
	/// How wide a node on the way is.
	fn width(self) -> usize {
		match self {
			Self::Full => CAPACITY,
			// One above what a neighbour of half of `MERGE_AT` forgives.
			Self::Thin => MERGE_AT.div_ceil(2).saturating_add(1),
		}
	}
}

/// What the tree is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
	/// How full the nodes along the way are.
	pub fill: Fill,
	/// How many levels it has.
	pub levels: u8,
	/// How many slices the last leaf has.
	pub slices: usize,
}

impl Shape {
	/// Full along the way: of at least 2.3 million slices if it came about by itself.
	pub fn full() -> Self {
		Self { fill: Fill::Full, levels: 4, slices: Fill::Full.width() }
	}

	/// Thin along the way: of at least 139 thousand slices if it came about by itself, for neighbours have more than 32 together.
	pub fn thin() -> Self {
		Self { fill: Fill::Thin, levels: 5, slices: Fill::Thin.width() }
	}

	/// Thin above a leaf that also becomes one with its neighbour when `count` slices leave it, if it can hold so many.
	pub fn thin_for_removal_of(count: usize) -> Self {
		let left = Fill::Thin.width().saturating_sub(1);
		Self { slices: count.saturating_add(left).min(CAPACITY), ..Self::thin() }
	}
}

/// Writes a tree whose last leaf is the queue: everything before it stands in lots. `part` gives burrow and content of the slices of that
/// leaf.
pub fn tree<S: Store>(store: &mut S, shape: Shape, part: impl Fn(u64) -> (u64, SlicePart)) {
	let Shape { fill, levels, slices: width } = shape;
	let mut builder = Builder { store, next_node: 0, fill };
	// Numbers from 0 on are the last leaf's; what stands before has numbers below.
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
		next: i64::try_from(width).unwrap_or_default(),
		first: 0,
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
		let told = node.summary(name).ok().flatten();
		self.store.set_node(name, node);
		told.unwrap_or(Child { node: name, first: SliceId::new(0), amount: 0, count: 0, width: 0 })
	}

	fn name(&mut self) -> NodeId {
		let name = self.next_node;
		self.next_node = name.saturating_add(1);
		name
	}

	/// The children of a branch on the way at `level`, of which `last` is the last.
	fn children(&mut self, level: u8, last: Child) -> Vec<Child> {
		let before = self.fill.width().saturating_sub(1);
		let mut children: Vec<Child> = (0..).take(before).map(|place| self.told(level, place)).collect();
		if self.fill == Fill::Thin {
			if let Some(neighbour) = children.last_mut() {
				*neighbour = self.neighbour(level, neighbour.first);
			}
		}
		children.push(last);
		children
	}

	/// A child that nobody will read: one slice's worth, full.
	fn told(&mut self, level: u8, place: i64) -> Child {
		let number = Self::number(level, place);
		let width = u8::try_from(CAPACITY).unwrap_or(u8::MAX);
		Child { node: self.name(), first: SliceId::new(number), amount: 1, count: 1, width }
	}

	/// The neighbour of the way at `level`, of half the width at which neighbours become one.
	fn neighbour(&mut self, level: u8, first: SliceId) -> Child {
		let width = MERGE_AT.div_ceil(2);
		let numbers = (first.number..).take(width);
		let part = SlicePart { amount: 1, min_kit_for_unwarranted: None };
		let node = if level == 1 {
			Node::Leaf(numbers.map(|number| Slice { id: SliceId::new(number), burrow: 0, part }).collect())
		} else {
			let told = numbers.map(|number| Child { first: SliceId::new(number), ..self.told(level, 0) }).collect();
			Node::Branch(told)
		};
		self.put(node)
	}

	/// Numbers that grow with the place, and stand before all of the level below.
	fn number(level: u8, place: i64) -> i64 {
		let room: i64 = 1 << 20;
		place.saturating_mul(1 << 8).saturating_sub(room.saturating_mul(level.into()))
	}
}
