//! Times of append, cancel and take at each size, with their reads and writes.
//!
//! Prints the medians of many single operations, run natively. As on a chain, every node is
//! decoded when it is read, and encoded when it is written.
//!
//! ```sh
//! cargo run --release -p huxian-queue --example time
//! ```

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

use codec::{Decode, Encode};
use huxian_math::auction::SlicePart;
use huxian_queue::{Head, Node, NodeId, Queue, SliceId, Store};
use std::{
	cell::Cell,
	collections::HashMap,
	time::{Duration, Instant},
};

/// Storage of bytes, as on a chain.
#[derive(Default)]
struct Bytes {
	head: Vec<u8>,
	nodes: HashMap<NodeId, Vec<u8>>,
	reads: Cell<u32>,
	writes: Cell<u32>,
}

impl Bytes {
	fn count(counter: &Cell<u32>) {
		counter.set(counter.get() + 1);
	}
}

impl Store for Bytes {
	fn head(&self) -> Head {
		Self::count(&self.reads);
		Head::decode(&mut self.head.as_slice()).unwrap_or_default()
	}

	fn set_head(&mut self, head: Head) {
		Self::count(&self.writes);
		self.head = head.encode();
	}

	fn node(&self, id: NodeId) -> Option<Node> {
		Self::count(&self.reads);
		Node::decode(&mut self.nodes.get(&id)?.as_slice()).ok()
	}

	fn set_node(&mut self, id: NodeId, node: Node) {
		Self::count(&self.writes);
		self.nodes.insert(id, node.encode());
	}

	fn remove_node(&mut self, id: NodeId) {
		Self::count(&self.writes);
		self.nodes.remove(&id);
	}
}

/// Times and maximum accesses of many runs of one operation.
#[derive(Default)]
struct Runs {
	times: Vec<Duration>,
	reads: u32,
	writes: u32,
}

impl Runs {
	fn add(&mut self, queue: &mut Queue<Bytes>, operation: impl FnOnce(&mut Queue<Bytes>)) {
		let counters = |queue: &Queue<Bytes>| (queue.store().reads.take(), queue.store().writes.take());
		counters(queue);
		let began = Instant::now();
		operation(queue);
		self.times.push(began.elapsed());
		let (reads, writes) = counters(queue);
		self.reads = self.reads.max(reads);
		self.writes = self.writes.max(writes);
	}

	fn summary(&mut self) -> String {
		self.times.sort_unstable();
		let median = self.times[self.times.len() / 2];
		format!("{:.1} µs ({} / {})", median.as_nanos() as f64 / 1_000.0, self.reads, self.writes)
	}
}

fn part(amount: u128) -> SlicePart {
	SlicePart { amount, min_kit_for_unwarranted: Some(amount) }
}

fn main() {
	println!("| slices | append | cancel | take, with the cut |\n|---|---|---|---|");
	for size in [1_000_u64, 10_000, 100_000, 1_000_000] {
		let mut queue = Queue::new(Bytes::default());
		for _ in 0..size / 250 {
			queue.append((0..250).map(|burrow| (burrow, part(10)))).expect("slices fit");
		}
		let (mut append, mut cancel, mut take) = (Runs::default(), Runs::default(), Runs::default());
		let mut place: u64 = 7;
		for _ in 0..400 {
			append.add(&mut queue, |queue| {
				let _ = queue.append([(1, part(10))]);
			});
			place = place.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
			// At most half of the slices are before the front after the last round. So slices of
			// the other half are cancelled.
			let number = size / 2 + (place >> 33) % (size / 2);
			cancel.add(&mut queue, |queue| {
				let _ = queue.remove(SliceId::new(number as i64));
			});
			take.add(&mut queue, |queue| {
				let _ = queue.take(7, true);
			});
		}
		println!("| {size} | {} | {} | {} |", append.summary(), cancel.summary(), take.summary());
	}
	println!("\nµs: the median of 400. In brackets: maximum reads and writes of one.");
}
