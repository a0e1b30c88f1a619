//! The queue and its operations.

use crate::{
	edit::new_node_id,
	walk::{last, position, towards, Path},
	Head, Slice, SliceId, Store,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use huxian_math::auction::{split_slice, SlicePart};
use scale_info::TypeInfo;

/// Error of a queue operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueueError {
	/// The slice does not exist.
	Unknown,
	/// The slice is in a lot already.
	Taken,
	/// Slices of lots are left before the front, or a range reaches behind the front.
	LotsBefore,
	/// A sum or a number does not fit.
	Overflow,
	/// The tree is corrupt. This never happens unless its storage is changed from outside.
	Corrupt,
}

/// A range of slices, by their identities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Range {
	/// Start of the range, inclusive.
	pub from: SliceId,
	/// End of the range, exclusive.
	pub until: SliceId,
}

impl Range {
	/// Returns true if `id` is in the range.
	pub fn contains(&self, id: SliceId) -> bool {
		self.from <= id && id < self.until
	}
}

/// Slices that were taken off the front of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
	/// Range of the slices.
	pub range: Range,
	/// HUX in the slices.
	pub amount: u128,
	/// Number of the slices.
	pub count: u32,
	/// Both parts of a cut slice: the last one taken, and the first one of the queue.
	pub cut: Option<(Slice, Slice)>,
}

/// A queue of slices over its storage. See the documentation of the crate.
#[derive(Clone, Debug, Default)]
pub struct Queue<S> {
	pub(crate) store: S,
}

impl<S: Store> Queue<S> {
	/// Returns the queue that is kept in `store`.
	pub const fn new(store: S) -> Self {
		Self { store }
	}

	/// Returns the storage.
	pub const fn store(&self) -> &S {
		&self.store
	}

	/// Returns the storage mutably, for instance to reset its counters.
	pub fn store_mut(&mut self) -> &mut S {
		&mut self.store
	}

	/// Returns the totals, and the front of the queue.
	pub fn head(&self) -> Head {
		self.store.head()
	}

	/// Puts slices of burrows at the back, in order; returns their identities.
	///
	/// Each node is read and written at most once, however many slices there are.
	pub fn append(&mut self, parts: impl IntoIterator<Item = (u64, SlicePart)>) -> Result<Vec<SliceId>, QueueError> {
		let mut head = self.store.head();
		let path = self.descend(&head, last)?;
		let mut path = Self::or_first_leaf(&mut head, path)?;
		let mut ids = Vec::new();
		for (burrow, part) in parts {
			let id = SliceId::new(head.next_number);
			head.next_number = head.next_number.checked_add(1).ok_or(QueueError::Overflow)?;
			path.slices.push(Slice { id, burrow, part });
			ids.push(id);
		}
		if !ids.is_empty() {
			self.commit_queued(&mut head, path, true)?;
		}
		Ok(ids)
	}

	/// Puts a slice before all others.
	///
	/// Fails with `LotsBefore` while slices of lots are left in the tree. The chain does not need
	/// this, because it cuts slices in place; replays of the reference do.
	pub fn push_front(&mut self, burrow: u64, part: SlicePart) -> Result<SliceId, QueueError> {
		let mut head = self.store.head();
		if head.count != head.queued_count {
			return Err(QueueError::LotsBefore);
		}
		let path = self.descend(&head, |_| 0)?;
		let at_end = path.is_none();
		let mut path = Self::or_first_leaf(&mut head, path)?;
		head.first_number = head.first_number.checked_sub(1).ok_or(QueueError::Overflow)?;
		let id = SliceId::new(head.first_number);
		path.slices.insert(0, Slice { id, burrow, part });
		head.front = id;
		self.commit_queued(&mut head, path, at_end)?;
		Ok(id)
	}

	/// Takes the slice `id` out of the queue, at any place.
	///
	/// Fails with `Unknown`, or with `Taken` when the slice is in a lot.
	pub fn remove(&mut self, id: SliceId) -> Result<Slice, QueueError> {
		let mut head = self.store.head();
		let mut path = self.descend(&head, towards(id))?.ok_or(QueueError::Unknown)?;
		let at = position(&path.slices, id);
		let slice = path.slices.get(at).copied().filter(|slice| slice.id == id).ok_or(QueueError::Unknown)?;
		if id < head.front {
			return Err(QueueError::Taken);
		}
		path.slices.remove(at);
		self.commit_queued(&mut head, path, false)?;
		Ok(slice)
	}

	/// Takes the longest run of slices with at most `limit` HUX off the front.
	///
	/// With `cut`, the next slice is cut, so that the run has exactly `limit` if the queue has as
	/// much. Returns `None` when nothing was taken.
	///
	/// The slices stay in place. The caller owns them by their range, and takes them out with
	/// [`Queue::drain`].
	pub fn take(&mut self, limit: u128, cut: bool) -> Result<Option<Taken>, QueueError> {
		self.take_run(limit, cut.then_some(0))
	}

	/// Takes a run as [`Queue::take`] does with a cut, but leaves no rest below `min_rest`.
	///
	/// The whole slice goes along instead, and the run has less than `min_rest` above `limit`.
	pub fn take_whole_rests(&mut self, limit: u128, min_rest: u128) -> Result<Option<Taken>, QueueError> {
		self.take_run(limit, Some(min_rest))
	}

	/// Takes a run off the front, and cuts the next slice unless the rest is below `min_rest`.
	///
	/// Cuts nothing without `min_rest`.
	fn take_run(&mut self, limit: u128, min_rest: Option<u128>) -> Result<Option<Taken>, QueueError> {
		let mut head = self.store.head();
		// Lots stand before the queue, in the same tree.
		let lots = Sum::of_lots(&head)?;
		// Saturates only above every sum in the tree.
		let target = lots.amount.saturating_add(limit);
		let from = head.front;
		if head.queued_count == 0 {
			return Ok(None);
		}
		if head.amount <= target {
			let range = Range { from, until: SliceId::new(head.next_number) };
			let taken = Taken { range, amount: head.queued_amount, count: head.queued_count, cut: None };
			return self.move_front(head, taken).map(Some);
		}

		let boundary = self.boundary(&head, target)?;
		let Sum { amount, count } = boundary.passed.less(lots)?;
		let missing = limit.checked_sub(amount).ok_or(QueueError::Corrupt)?;
		if let Some(min_rest) = min_rest.filter(|_| missing > 0) {
			let count = count.checked_add(1).ok_or(QueueError::Overflow)?;
			let Slice { id, part, .. } = boundary.slice;
			// The slice at the boundary exceeds what is missing.
			if part.amount.checked_sub(missing).ok_or(QueueError::Corrupt)? < min_rest {
				let amount = amount.checked_add(part.amount).ok_or(QueueError::Overflow)?;
				// No other slice stands between a slice and the identity of its rest.
				let range = Range { from, until: id.rest().ok_or(QueueError::Overflow)? };
				return self.move_front(head, Taken { range, amount, count, cut: None }).map(Some);
			}
			let (first, rest) = self.cut_at(&mut head, boundary, missing)?;
			let range = Range { from, until: rest.id };
			let taken = Taken { range, amount: limit, count, cut: Some((first, rest)) };
			return self.move_front(head, taken).map(Some);
		}
		if count == 0 {
			return Ok(None);
		}
		let range = Range { from, until: boundary.slice.id };
		self.move_front(head, Taken { range, amount, count, cut: None }).map(Some)
	}

	/// Takes slices of a lot out of the tree: the first ones of `range`.
	///
	/// Returns at most `max_slices`, and no more than one leaf holds; nothing when none is left.
	///
	/// Fails with `LotsBefore` when the range reaches into the queue.
	pub fn drain(&mut self, range: Range, max_slices: usize) -> Result<Vec<Slice>, QueueError> {
		let mut head = self.store.head();
		if range.until > head.front {
			return Err(QueueError::LotsBefore);
		}
		let Some((mut path, at)) = self.at_or_after(&head, range.from)? else { return Ok(Vec::new()) };
		let end = position(&path.slices, range.until).min(at.saturating_add(max_slices));
		if end <= at {
			return Ok(Vec::new());
		}
		let drained: Vec<Slice> = path.slices.drain(at..end).collect();
		self.commit(&mut head, path, false)?;
		self.store.set_head(head);
		Ok(drained)
	}

	/// Returns the slice `id`, in a lot or in the queue.
	pub fn find(&self, id: SliceId) -> Result<Option<Slice>, QueueError> {
		let path = self.descend(&self.store.head(), towards(id))?;
		Ok(path.and_then(|path| path.slices.get(position(&path.slices, id)).copied()).filter(|slice| slice.id == id))
	}

	/// Returns the HUX and the number of slices between the front and the slice `id`.
	///
	/// `None` for a slice that is not in the queue.
	pub fn ahead(&self, id: SliceId) -> Result<Option<(u128, u32)>, QueueError> {
		let head = self.store.head();
		let Some(path) = self.descend(&head, towards(id))? else { return Ok(None) };
		let at = position(&path.slices, id);
		if id < head.front || path.slices.get(at).is_none_or(|slice| slice.id != id) {
			return Ok(None);
		}
		let mut before = Sum::default();
		for step in &path.steps {
			for child in step.children.iter().take(step.at) {
				before.add(child.amount, child.count)?;
			}
		}
		for slice in path.slices.iter().take(at) {
			before.add(slice.part.amount, 1)?;
		}
		let ahead = before.less(Sum::of_lots(&head)?)?;
		Ok(Some((ahead.amount, ahead.count)))
	}

	/// Returns at most `max_slices` slices in order, from the identity `from` on.
	///
	/// They may be in lots or in the queue.
	pub fn page(&self, from: SliceId, max_slices: usize) -> Result<Vec<Slice>, QueueError> {
		let head = self.store.head();
		let mut page = Vec::new();
		let mut next = Some(from);
		while let Some(from) = next.take().filter(|_| page.len() < max_slices) {
			let Some((path, at)) = self.at_or_after(&head, from)? else { break };
			page.extend(path.slices.iter().skip(at).take(max_slices.saturating_sub(page.len())).copied());
			next = page.last().and_then(|slice: &Slice| slice.id.rest());
		}
		Ok(page)
	}

	/// Finds the first slice with which the sum from the beginning of the tree exceeds `target`.
	fn boundary(&self, head: &Head, target: u128) -> Result<Boundary, QueueError> {
		let mut passed = Sum::default();
		let path = self.descend(head, |children| {
			passed.pass_within(target, children.iter().map(|child| (child.amount, child.count)))
		})?;
		let path = path.ok_or(QueueError::Corrupt)?;
		let at = passed.pass_within(target, path.slices.iter().map(|slice| (slice.part.amount, 1)));
		let slice = path.slices.get(at).copied().ok_or(QueueError::Corrupt)?;
		Ok(Boundary { path, at, slice, passed })
	}

	/// Cuts the slice at `boundary`, so that its first part has `amount`; returns both parts.
	fn cut_at(&mut self, head: &mut Head, boundary: Boundary, amount: u128) -> Result<(Slice, Slice), QueueError> {
		let Boundary { mut path, at, slice, .. } = boundary;
		let (first, rest) = split_slice(&slice.part, amount).map_err(|_| QueueError::Overflow)?;
		let rest = Slice { id: slice.id.rest().ok_or(QueueError::Overflow)?, part: rest, ..slice };
		let first = Slice { part: first, ..slice };
		let behind = at.checked_add(1).ok_or(QueueError::Overflow)?;
		let at_end = path.is_last() && behind == path.slices.len();
		path.slices.splice(at..=at, [first, rest]);
		self.commit(head, path, at_end)?;
		Ok((first, rest))
	}

	/// Moves the front behind the slices that were taken, and writes the head.
	fn move_front(&mut self, mut head: Head, taken: Taken) -> Result<Taken, QueueError> {
		// A cut adds a slice before the front, so the queue has as many slices as without it.
		let whole = if taken.cut.is_some() { taken.count.checked_sub(1) } else { Some(taken.count) };
		let count = whole.and_then(|whole| head.queued_count.checked_sub(whole));
		head.queued_count = count.ok_or(QueueError::Corrupt)?;
		head.queued_amount = head.queued_amount.checked_sub(taken.amount).ok_or(QueueError::Corrupt)?;
		head.front = taken.range.until;
		self.store.set_head(head);
		Ok(taken)
	}

	/// Writes a leaf in which only slices of the queue were added or removed; and the head.
	fn commit_queued(&mut self, head: &mut Head, path: Path, at_end: bool) -> Result<(), QueueError> {
		let lots = Sum::of_lots(head)?;
		self.commit(head, path, at_end)?;
		let queued = Sum { amount: head.amount, count: head.count }.less(lots)?;
		(head.queued_amount, head.queued_count) = (queued.amount, queued.count);
		self.store.set_head(*head);
		Ok(())
	}

	/// Returns `path`, or a path to the first leaf of an empty tree.
	fn or_first_leaf(head: &mut Head, path: Option<Path>) -> Result<Path, QueueError> {
		match path {
			Some(path) => Ok(path),
			None => Ok(Path { steps: Vec::new(), leaf: new_node_id(head)?, slices: Vec::new() }),
		}
	}
}

/// The first slice with which a sum over the tree exceeds a target.
struct Boundary {
	/// Path to the leaf of the slice.
	path: Path,
	/// Position of the slice in the leaf.
	at: usize,
	/// The slice.
	slice: Slice,
	/// Sum of all slices before it.
	passed: Sum,
}

/// HUX and number of some slices.
#[derive(Clone, Copy, Default)]
struct Sum {
	amount: u128,
	count: u32,
}

impl Sum {
	/// Returns the sum of the slices before the front of the queue: those in lots.
	fn of_lots(head: &Head) -> Result<Self, QueueError> {
		let queued = Self { amount: head.queued_amount, count: head.queued_count };
		Self { amount: head.amount, count: head.count }.less(queued)
	}

	fn add(&mut self, amount: u128, count: u32) -> Result<(), QueueError> {
		self.amount = self.amount.checked_add(amount).ok_or(QueueError::Overflow)?;
		self.count = self.count.checked_add(count).ok_or(QueueError::Overflow)?;
		Ok(())
	}

	/// Returns the difference; only a corrupt tree has a negative one.
	fn less(self, other: Self) -> Result<Self, QueueError> {
		let amount = self.amount.checked_sub(other.amount).ok_or(QueueError::Corrupt)?;
		let count = self.count.checked_sub(other.count).ok_or(QueueError::Corrupt)?;
		Ok(Self { amount, count })
	}

	/// Adds items while the sum is at most `target`; returns the position of the next item.
	fn pass_within(&mut self, target: u128, items: impl Iterator<Item = (u128, u32)>) -> usize {
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
