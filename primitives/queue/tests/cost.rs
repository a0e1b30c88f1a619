//! Maximum reads and writes of each operation, on which the weights and the README rely.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

use codec::MaxEncodedLen;
use huxian_math::auction::SlicePart;
use huxian_queue::{
	memory::Memory,
	worst::{tree, Shape},
	Node, Queue, SliceId, CAPACITY,
};

fn part(amount: u128) -> SlicePart {
	SlicePart { amount, min_kit_for_unwarranted: Some(amount) }
}

/// Maximum number of reads and of writes.
#[derive(Clone, Copy, Debug, Default)]
struct Worst {
	reads: u64,
	writes: u64,
}

impl Worst {
	fn count(&mut self, queue: &mut Queue<Memory>) {
		let (reads, writes) = queue.store_mut().accesses();
		self.reads = self.reads.max(reads);
		self.writes = self.writes.max(writes);
	}
}

/// A fixed pseudo-random sequence.
struct Sequence(u64);

impl Sequence {
	fn next(&mut self, below: usize) -> usize {
		self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
		((self.0 >> 33) as usize) % below
	}
}

fn measure(mut queue: Queue<Memory>, mut ids: Vec<SliceId>) -> [Worst; 3] {
	let (mut append, mut cancel, mut take) = (Worst::default(), Worst::default(), Worst::default());
	let mut sequence = Sequence(7);
	queue.store_mut().accesses();
	for round in 0..4_000 {
		ids.extend(queue.append([(1, part(10))]).unwrap());
		append.count(&mut queue);
		let id = ids.swap_remove(sequence.next(ids.len()));
		let cancelled = queue.remove(id);
		cancel.count(&mut queue);
		let _ = cancelled;
		// A lot of 3 cuts the first slice. A lot of 647 takes its rest and 64 whole slices, unless
		// one was cancelled.
		queue.take(if round % 2 == 0 { 3 } else { 640 + 7 }, true).unwrap();
		take.count(&mut queue);
	}
	queue.audit().unwrap();
	assert!(queue.store().largest() <= 4_096, "a node of {} bytes", queue.store().largest());
	[append, cancel, take]
}

fn check(size: usize, [append, cancel, take]: [Worst; 3], height: u8) {
	println!("{size:>8} slices, {height} levels: append {append:?}, cancel {cancel:?}, take {take:?}");
	for worst in [append, cancel, take] {
		assert!(worst.reads <= 12 && worst.writes <= 12, "{worst:?} at {size} slices");
	}
}

#[test]
fn at_every_size_at_most_twelve_reads_and_writes() {
	for size in [1_000, 10_000, 100_000, 1_000_000] {
		let mut queue = Queue::new(Memory::default());
		let mut ids = Vec::new();
		for _ in 0..size / 250 {
			ids.extend(queue.append((0..250_u64).map(|burrow| (burrow, part(10)))).unwrap());
		}
		let height = queue.head().height;
		check(size, measure(queue, ids), height);
	}
}

/// Returns the cost of `operation` on a tree of this shape.
fn cost_on(shape: Shape, operation: &dyn Fn(&mut Queue<Memory>)) -> Worst {
	let mut queue = Queue::new(Memory::default());
	tree(queue.store_mut(), shape, |_| (1, part(10)));
	queue.store_mut().accesses();
	operation(&mut queue);
	let mut worst = Worst::default();
	worst.count(&mut queue);
	worst
}

/// Every node on the path is split, or merged with its neighbour.
#[test]
fn the_worst_trees_cost_at_most_twelve_reads_and_writes() {
	for shape in [Shape::full(), Shape::thin()] {
		let worst = |operation| cost_on(shape, operation);
		let append = worst(&|queue| drop(queue.append([(1, part(10))]).unwrap()));
		let cancel = worst(&|queue| assert_eq!(queue.remove(SliceId::new(3)).unwrap().burrow, 1));
		let take = worst(&|queue| assert!(queue.take(25, true).unwrap().is_some()));
		check(0, [append, cancel, take], shape.levels);
	}
}

/// Settlement takes many slices out of a leaf at once; every level above it may be merged.
#[test]
fn draining_a_leaf_costs_at_most_twelve_reads_and_writes() {
	let mut maximum = Worst::default();
	for count in 1..=CAPACITY {
		let drain = |queue: &mut Queue<Memory>| {
			let lot = queue.take(10 * count as u128, false).unwrap().unwrap();
			queue.store_mut().accesses();
			assert_eq!(queue.drain(lot.range, count).unwrap().len(), count);
		};
		let worst = cost_on(Shape::thin_for_removal_of(count), &drain);
		// The height falls when the root is left with one child.
		assert!(worst.reads <= 12 && worst.writes <= 12, "{worst:?} for {count} slices");
		maximum = Worst { reads: maximum.reads.max(worst.reads), writes: maximum.writes.max(worst.writes) };
	}
	println!("drain: {maximum:?}");
	// The head, five levels, and a neighbour at each of the four below the root.
	assert_eq!(maximum.reads, 10);
}

#[test]
fn a_full_node_has_the_documented_size() {
	assert_eq!(Node::max_encoded_len(), 3_395);
}

#[test]
fn a_batch_reads_and_writes_each_node_once() {
	let mut queue = Queue::new(Memory::default());
	for _ in 0..400 {
		queue.append((0..250_u64).map(|burrow| (burrow, part(10)))).unwrap();
	}
	queue.store_mut().accesses();
	queue.append((0..300_u64).map(|burrow| (burrow, part(10)))).unwrap();
	let (reads, writes) = queue.store_mut().accesses();
	// The head and three levels; six leaves, at most two nodes at each level above them, the head.
	assert!(reads <= 4 && writes <= 11, "{reads} reads, {writes} writes");
}
