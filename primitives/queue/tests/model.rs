//! Random operations on the tree and on a plain list.
//!
//! After each one, answers and contents are the same, and the tree is sound.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

use huxian_math::auction::{split_slice, SlicePart};
use huxian_queue::{memory::Memory, Queue, QueueError, Range, Slice, SliceId};
use proptest::prelude::*;

/// One operation. Places are taken modulo the number of slices or lots.
#[derive(Clone, Copy, Debug)]
enum Step {
	Append(u8, u16),
	PushFront(u16),
	Remove(u32),
	/// A limit, and the least rest of a cut; nothing is cut without one.
	Take(u32, Option<u8>),
	Drain(u8),
	Unknown(i64),
}

fn steps() -> impl Strategy<Value = Step> {
	prop_oneof![
		4 => (1..=200_u8, any::<u16>()).prop_map(|(count, amount)| Step::Append(count, amount)),
		1 => any::<u16>().prop_map(Step::PushFront),
		6 => any::<u32>().prop_map(Step::Remove),
		2 => (any::<u32>(), proptest::option::of(0..120_u8)).prop_map(|(limit, rest)| Step::Take(limit, rest)),
		2 => any::<u8>().prop_map(Step::Drain),
		1 => any::<i64>().prop_map(Step::Unknown),
	]
}

/// The same slices in a list.
#[derive(Default)]
struct Model {
	slices: Vec<Slice>,
	front: usize,
	lots: Vec<Range>,
}

fn part(amount: u128) -> SlicePart {
	let min_kit_for_unwarranted = (!amount.is_multiple_of(3)).then_some(amount * 2);
	SlicePart { amount, min_kit_for_unwarranted }
}

impl Model {
	fn apply(&mut self, queue: &mut Queue<Memory>, step: Step) {
		match step {
			Step::Append(count, amount) => {
				let parts: Vec<_> = (0..count)
					.map(|index| (u64::from(index), part(u128::from(amount) % (97 + u128::from(index)))))
					.collect();
				let ids = queue.append(parts.clone()).unwrap();
				self.slices.extend(ids.into_iter().zip(parts).map(|(id, (burrow, part))| Slice { id, burrow, part }));
			},
			Step::PushFront(amount) => {
				let pushed = queue.push_front(7, part(amount.into()));
				if self.front > 0 {
					assert_eq!(pushed, Err(QueueError::LotsBefore));
				} else {
					// No lot is left: all are drained.
					self.lots.clear();
					self.slices.insert(0, Slice { id: pushed.unwrap(), burrow: 7, part: part(amount.into()) });
				}
			},
			Step::Remove(place) => {
				let Some(slice) = self.slices.get(place as usize % self.slices.len().max(1)).copied() else { return };
				if place as usize % self.slices.len() < self.front {
					assert_eq!(queue.remove(slice.id), Err(QueueError::Taken));
				} else {
					assert_eq!(queue.remove(slice.id), Ok(slice));
					self.slices.remove(place as usize % self.slices.len());
				}
				assert_eq!(queue.find(slice.id).unwrap().is_some(), self.slices.contains(&slice));
			},
			Step::Take(limit, min_rest) => self.take(queue, u128::from(limit) % 9_000, min_rest.map(u128::from)),
			Step::Drain(max_slices) => {
				if self.lots.is_empty() {
					return;
				}
				let lot = self.lots[max_slices as usize % self.lots.len()];
				let drained = queue.drain(lot, max_slices.into()).unwrap();
				assert!(drained.len() <= max_slices.into());
				let place = self.slices.partition_point(|slice| slice.id < lot.from);
				let expected: Vec<_> = self.slices.drain(place..place + drained.len()).collect();
				assert_eq!(drained, expected);
				assert!(drained.iter().all(|slice| lot.contains(slice.id)));
				self.front -= drained.len();
				if max_slices > 0 && drained.is_empty() {
					assert!(!self.slices.iter().any(|slice| lot.contains(slice.id)));
					self.lots.retain(|other| *other != lot);
				}
			},
			Step::Unknown(number) => {
				let id = SliceId { number, part: 9 };
				assert_eq!(queue.remove(id), Err(QueueError::Unknown));
				assert_eq!(queue.ahead(id), Ok(None));
			},
		}
	}

	/// Takes a lot by a greedy scan.
	fn take(&mut self, queue: &mut Queue<Memory>, limit: u128, min_rest: Option<u128>) {
		let taken = match min_rest {
			None => queue.take(limit, false),
			// A cut leaves a rest of one at least.
			Some(0) => queue.take(limit, true),
			Some(min_rest) => queue.take_whole_rests(limit, min_rest),
		};
		let taken = taken.unwrap();
		let (mut amount, mut end) = (0, self.front);
		while let Some(slice) = self.slices.get(end).filter(|slice| amount + slice.part.amount <= limit) {
			amount += slice.part.amount;
			end += 1;
		}
		if let Some((slice, min_rest)) = self.slices.get(end).copied().zip(min_rest).filter(|_| amount < limit) {
			let (first, rest) = split_slice(&slice.part, limit - amount).unwrap();
			end += 1;
			if rest.amount < min_rest {
				amount += slice.part.amount;
			} else {
				self.slices[end - 1].part = first;
				self.slices.insert(end, Slice { id: slice.id.rest().unwrap(), part: rest, ..slice });
				amount = limit;
			}
		}
		let lot = &self.slices[self.front..end];
		match taken {
			None => assert!(lot.is_empty()),
			Some(taken) => {
				assert_eq!((taken.amount, taken.count as usize), (amount, lot.len()));
				assert!(lot.iter().all(|slice| taken.range.contains(slice.id)));
				assert!(self.slices[end..].iter().all(|slice| !taken.range.contains(slice.id)));
				if let Some((first, rest)) = taken.cut {
					assert_eq!((first, rest), (self.slices[end - 1], self.slices[end]));
				}
				self.lots.push(taken.range);
			},
		}
		self.front = end;
	}

	fn compare(&self, queue: &Queue<Memory>) {
		let (slices, nodes) = queue.audit().unwrap();
		assert_eq!(slices, self.slices);
		assert_eq!(nodes.len(), queue.store().nodes(), "a node is left behind");
		let head = queue.head();
		assert_eq!(head.queued_count as usize, self.slices.len() - self.front);
		assert_eq!(queue.page(SliceId::new(i64::MIN), self.slices.len()).unwrap(), self.slices);
		let mut ahead = (0, 0);
		for slice in self.slices.iter().skip(self.front).take(5) {
			assert_eq!(queue.ahead(slice.id), Ok(Some(ahead)));
			ahead = (ahead.0 + slice.part.amount, ahead.1 + 1);
		}
	}
}

/// Returns a random order in which to cancel a random number of slices.
fn orders() -> impl Strategy<Value = Vec<usize>> {
	(1..300_usize).prop_flat_map(|count| Just((0..count).collect::<Vec<_>>()).prop_shuffle())
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(
		std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(10_000)
	) })]

	/// The reference tests insertion in all orders of nine. Here slices are appended in one order
	/// and cancelled in any.
	#[test]
	fn a_tree_is_sound_after_cancellations_in_any_order(order in orders()) {
		let mut queue = Queue::new(Memory::default());
		let slices = (0..order.len() as u64).map(|burrow| (burrow, part(u128::from(burrow))));
		let ids = queue.append(slices).unwrap();
		let mut left: std::collections::BTreeSet<SliceId> = ids.iter().copied().collect();
		for (gone, place) in order.iter().enumerate() {
			assert_eq!(queue.remove(ids[*place]).unwrap().burrow, *place as u64);
			left.remove(&ids[*place]);
			if gone % 29 == 0 || left.len() < 9 {
				let (slices, nodes) = queue.audit().unwrap();
				assert!(slices.iter().map(|slice| slice.id).eq(left.iter().copied()));
				assert_eq!(nodes.len(), queue.store().nodes());
			}
		}
	}

	#[test]
	fn a_tree_behaves_like_a_list(steps in proptest::collection::vec(steps(), 1..120)) {
		let mut queue = Queue::new(Memory::default());
		let mut model = Model::default();
		for step in steps {
			model.apply(&mut queue, step);
			model.compare(&queue);
		}
	}
}

/// Removes every slice in turn: from the front, the back, the middle, and anywhere.
#[test]
fn a_tree_can_be_emptied_from_anywhere() {
	for place in
		[|_: usize| 0, |left: usize| left - 1, |left: usize| left / 2, |left: usize| (left * 7919) % left.max(1)]
	{
		let mut queue = Queue::new(Memory::default());
		let mut ids = queue.append((0..5_000).map(|burrow| (burrow, part(u128::from(burrow))))).unwrap();
		while !ids.is_empty() {
			let id = ids.remove(place(ids.len()));
			queue.remove(id).unwrap();
			if ids.len() % 97 == 0 {
				queue.audit().unwrap();
			}
		}
		assert_eq!((queue.store().nodes(), queue.head().height, queue.head().count), (0, 0, 0));
	}
}
