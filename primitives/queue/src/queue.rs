//! The queue: what can be done with it.

use crate::{
	edit::fresh,
	walk::{last, place, towards, Path},
	Head, Slice, SliceId, Store,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use huxian_math::auction::{split_slice, SlicePart};
use scale_info::TypeInfo;

/// Why the queue refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueueError {
	/// There is no such slice.
	Unknown,
	/// The slice is in a lot already.
	Taken,
	/// There are lots before the front.
	LotsBefore,
	/// A sum or a number does not fit.
	Overflow,
	/// The tree is not what it should be. Never happens while nobody else writes to its storage.
	Corrupt,
}

/// Slices from one identity to the one before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Range {
	/// The first.
	pub from: SliceId,
	/// The first behind.
	pub until: SliceId,
}

impl Range {
	/// Whether a slice of this identity belongs to it.
	pub fn contains(&self, id: SliceId) -> bool {
		self.from <= id && id < self.until
	}
}

/// What was taken off the front of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
	/// Which slices.
	pub range: Range,
	/// HUX in them.
	pub amount: u128,
	/// How many they are.
	pub count: u32,
	/// The two parts of the slice that was cut: the last of those taken, and the first of the queue.
	pub cut: Option<(Slice, Slice)>,
}

/// A queue of slices over its storage. See the documentation of the crate.
#[derive(Clone, Debug, Default)]
pub struct Queue<S> {
	pub(crate) store: S,
}

impl<S: Store> Queue<S> {
	/// The queue that is kept in `store`.
	pub const fn new(store: S) -> Self {
		Self { store }
	}

	/// Its storage.
	pub const fn store(&self) -> &S {
		&self.store
	}

	/// Its storage, to count what is read and written.
	pub fn store_mut(&mut self) -> &mut S {
		&mut self.store
	}

	/// Totals, and where the queue begins.
	pub fn head(&self) -> Head {
		self.store.head()
	}

	/// Puts slices of these burrows at the back, in order; returns their identities. However many they are, each node is read and written at
	/// most once.
	pub fn append(&mut self, parts: impl IntoIterator<Item = (u64, SlicePart)>) -> Result<Vec<SliceId>, QueueError> {
		let mut head = self.store.head();
		let path = self.descend(&head, last)?;
		let mut path = Self::or_first_leaf(&mut head, path)?;
		let mut ids = Vec::new();
		for (burrow, part) in parts {
			let id = SliceId::new(head.next);
			head.next = head.next.checked_add(1).ok_or(QueueError::Overflow)?;
			path.slices.push(Slice { id, burrow, part });
			ids.push(id);
		}
		if !ids.is_empty() {
			self.commit_queued(&mut head, path, true)?;
		}
		Ok(ids)
	}

	/// Puts a slice before all others. Only while no lot is left in the tree: a lot stands before the front. (The chain needs this for
	/// nothing: it cuts slices where they stand.)
	pub fn push_front(&mut self, burrow: u64, part: SlicePart) -> Result<SliceId, QueueError> {
		let mut head = self.store.head();
		if head.count != head.queued_count {
			return Err(QueueError::LotsBefore);
		}
		let path = self.descend(&head, |_| 0)?;
		let at_the_end = path.is_none();
		let mut path = Self::or_first_leaf(&mut head, path)?;
		head.first = head.first.checked_sub(1).ok_or(QueueError::Overflow)?;
		let id = SliceId::new(head.first);
		path.slices.insert(0, Slice { id, burrow, part });
		head.front = id;
		self.commit_queued(&mut head, path, at_the_end)?;
		Ok(id)
	}

	/// Takes a slice out of the queue, wherever it stands.
	///
	/// Errors: `Unknown`, `Taken` when it is in a lot.
	pub fn remove(&mut self, id: SliceId) -> Result<Slice, QueueError> {
		let mut head = self.store.head();
		let mut path = self.descend(&head, towards(id))?.ok_or(QueueError::Unknown)?;
		let at = place(&path.slices, id);
		let slice = path.slices.get(at).copied().filter(|slice| slice.id == id).ok_or(QueueError::Unknown)?;
		if id < head.front {
			return Err(QueueError::Taken);
		}
		path.slices.remove(at);
		self.commit_queued(&mut head, path, false)?;
		Ok(slice)
	}

	/// Takes the longest run of slices off the front that has at most `limit` HUX. With `cut`, the slice behind them is cut so that the run
	/// has exactly `limit`, if the queue has as much.
	///
	/// The slices stay where they are, and are the caller's by their range: [`Queue::drain`] takes them out. None when nothing was taken.
	pub fn take(&mut self, limit: u128, cut: bool) -> Result<Option<Taken>, QueueError> {
		let mut head = self.store.head();
		// Lots stand before the queue, in the same tree.
		let before = head.amount.checked_sub(head.queued_amount).ok_or(QueueError::Corrupt)?;
		let lots = head.count.checked_sub(head.queued_count).ok_or(QueueError::Corrupt)?;
		// No sum is above the largest amount.
		let target = before.saturating_add(limit);
		let from = head.front;
		if head.queued_count == 0 {
			return Ok(None);
		}
		if head.amount <= target {
			let taken = Taken {
				range: Range { from, until: SliceId::new(head.next) },
				amount: head.queued_amount,
				count: head.queued_count,
				cut: None,
			};
			return self.begin_at(head, taken).map(Some);
		}

		let mut passed = Sum::default();
		let way = self
			.descend(&head, |children| passed.run(children.iter().map(|child| (child.amount, child.count)), target))?;
		let mut path = way.ok_or(QueueError::Corrupt)?;
		let at = passed.run(path.slices.iter().map(|slice| (slice.part.amount, 1)), target);
		let boundary = path.slices.get(at).copied().ok_or(QueueError::Corrupt)?;
		let amount = passed.amount.checked_sub(before).ok_or(QueueError::Corrupt)?;
		let count = passed.count.checked_sub(lots).ok_or(QueueError::Corrupt)?;
		let missing = limit.checked_sub(amount).ok_or(QueueError::Corrupt)?;

		if cut && missing > 0 {
			let (first, rest) = split_slice(&boundary.part, missing).map_err(|_| QueueError::Overflow)?;
			let rest = Slice { id: boundary.id.rest().ok_or(QueueError::Overflow)?, part: rest, ..boundary };
			let first = Slice { part: first, ..boundary };
			let behind = at.checked_add(1).ok_or(QueueError::Overflow)?;
			let at_the_end = path.is_last() && behind == path.slices.len();
			path.slices.splice(at..=at, [first, rest]);
			self.commit(&mut head, path, at_the_end)?;
			let taken = Taken {
				range: Range { from, until: rest.id },
				amount: limit,
				count: count.checked_add(1).ok_or(QueueError::Overflow)?,
				cut: Some((first, rest)),
			};
			return self.begin_at(head, taken).map(Some);
		}
		if count == 0 {
			return Ok(None);
		}
		let taken = Taken { range: Range { from, until: boundary.id }, amount, count, cut: None };
		self.begin_at(head, taken).map(Some)
	}

	/// Takes slices out of the tree that were taken off the queue before: the first of `range`, at most `most` of them, and no more than one
	/// leaf holds. None when none is left.
	///
	/// Errors: `LotsBefore` when the range reaches into the queue.
	pub fn drain(&mut self, range: Range, most: usize) -> Result<Vec<Slice>, QueueError> {
		let mut head = self.store.head();
		if range.until > head.front {
			return Err(QueueError::LotsBefore);
		}
		let Some((mut path, at)) = self.at_or_after(&head, range.from)? else { return Ok(Vec::new()) };
		let end = place(&path.slices, range.until).min(at.saturating_add(most));
		if end <= at {
			return Ok(Vec::new());
		}
		let drained: Vec<Slice> = path.slices.drain(at..end).collect();
		self.commit(&mut head, path, false)?;
		self.store.set_head(head);
		Ok(drained)
	}

	/// A slice, wherever it stands.
	pub fn find(&self, id: SliceId) -> Result<Option<Slice>, QueueError> {
		let path = self.descend(&self.store.head(), towards(id))?;
		Ok(path.and_then(|path| path.slices.get(place(&path.slices, id)).copied()).filter(|slice| slice.id == id))
	}

	/// HUX and slices between the front of the queue and a slice in it. None for one that is not in the queue.
	pub fn ahead(&self, id: SliceId) -> Result<Option<(u128, u32)>, QueueError> {
		let head = self.store.head();
		let Some(path) = self.descend(&head, towards(id))? else { return Ok(None) };
		let at = place(&path.slices, id);
		if id < head.front || path.slices.get(at).is_none_or(|slice| slice.id != id) {
			return Ok(None);
		}
		let mut sum = Sum::default();
		for step in &path.steps {
			for child in step.children.iter().take(step.at) {
				sum.add(child.amount, child.count)?;
			}
		}
		for slice in path.slices.iter().take(at) {
			sum.add(slice.part.amount, 1)?;
		}
		let before = head.amount.checked_sub(head.queued_amount).ok_or(QueueError::Corrupt)?;
		let lots = head.count.checked_sub(head.queued_count).ok_or(QueueError::Corrupt)?;
		let amount = sum.amount.checked_sub(before).ok_or(QueueError::Corrupt)?;
		let count = sum.count.checked_sub(lots).ok_or(QueueError::Corrupt)?;
		Ok(Some((amount, count)))
	}

	/// Slices in order, from the first that does not stand before `from`, at most `most`, in the queue or in a lot.
	pub fn page(&self, from: SliceId, most: usize) -> Result<Vec<Slice>, QueueError> {
		let head = self.store.head();
		let mut page = Vec::new();
		let mut next = Some(from);
		while let Some(from) = next.take().filter(|_| page.len() < most) {
			let Some((path, at)) = self.at_or_after(&head, from)? else { break };
			page.extend(path.slices.iter().skip(at).take(most.saturating_sub(page.len())).copied());
			next = page.last().and_then(|slice: &Slice| slice.id.rest());
		}
		Ok(page)
	}

	/// Writes the head with a queue that begins behind what was taken.
	fn begin_at(&mut self, mut head: Head, taken: Taken) -> Result<Taken, QueueError> {
		// A slice that was cut is one more slice than before, in front of the queue; the queue has as many as it would have without the cut.
		let whole = if taken.cut.is_some() { taken.count.checked_sub(1) } else { Some(taken.count) };
		let count = whole.and_then(|whole| head.queued_count.checked_sub(whole));
		head.queued_count = count.ok_or(QueueError::Corrupt)?;
		head.queued_amount = head.queued_amount.checked_sub(taken.amount).ok_or(QueueError::Corrupt)?;
		head.front = taken.range.until;
		self.store.set_head(head);
		Ok(taken)
	}

	/// Writes a leaf in which slices of the queue, and of nothing else, have come or gone; and the head.
	fn commit_queued(&mut self, head: &mut Head, path: Path, at_the_end: bool) -> Result<(), QueueError> {
		let lots = head.count.checked_sub(head.queued_count).ok_or(QueueError::Corrupt)?;
		let before = head.amount.checked_sub(head.queued_amount).ok_or(QueueError::Corrupt)?;
		self.commit(head, path, at_the_end)?;
		head.queued_count = head.count.checked_sub(lots).ok_or(QueueError::Corrupt)?;
		head.queued_amount = head.amount.checked_sub(before).ok_or(QueueError::Corrupt)?;
		self.store.set_head(*head);
		Ok(())
	}

	/// A way, or that to the first leaf of a tree that has had none.
	fn or_first_leaf(head: &mut Head, path: Option<Path>) -> Result<Path, QueueError> {
		match path {
			Some(path) => Ok(path),
			None => Ok(Path { steps: Vec::new(), leaf: fresh(head)?, slices: Vec::new() }),
		}
	}
}

/// HUX and slices that have been passed.
#[derive(Clone, Copy, Default)]
struct Sum {
	amount: u128,
	count: u32,
}

impl Sum {
	fn add(&mut self, amount: u128, count: u32) -> Result<(), QueueError> {
		self.amount = self.amount.checked_add(amount).ok_or(QueueError::Overflow)?;
		self.count = self.count.checked_add(count).ok_or(QueueError::Overflow)?;
		Ok(())
	}

	/// Passes items while their sum is at most `target`; returns the place of the first that was not passed.
	fn run(&mut self, items: impl Iterator<Item = (u128, u32)>, target: u128) -> usize {
		let mut at: usize = 0;
		for (amount, count) in items {
			let mut next = *self;
			if next.add(amount, count).is_err() || next.amount > target {
				break;
			}
			*self = next;
			at = at.saturating_add(1);
		}
		at
	}
}
