//! The queue that traces are replayed through: the very tree that the chain keeps its own in, over a store in memory.

use crate::reader::{Log, Row};
use anyhow::{anyhow, ensure, Context, Result};
use huxian_math::auction::SlicePart;
use huxian_queue::{memory::Memory, Queue, QueueError, Range, Slice, SliceId};
use serde_json::Value;

/// A slice that nobody has given an identity yet: whose it is, and what.
pub type Entry = (u64, SlicePart);

/// A tree that was empty when its trace began. Every step is followed by an audit.
#[derive(Default)]
pub struct Tree {
	queue: Queue<Memory>,
}

/// Slices that were taken and are still in the tree.
pub struct Lot {
	pub slices: Vec<Slice>,
	/// None when nothing was taken.
	range: Option<Range>,
}

impl Tree {
	/// Makes sure that the tree holds what the row before ended with.
	///
	/// It does, unless that row failed. Then it is built anew, so that later rows tell only what is wrong with
	/// themselves.
	pub fn stand_on(&mut self, before: &[Entry]) -> Result<()> {
		let entries = |slices: &[Slice]| slices.iter().map(|slice| (slice.burrow, slice.part)).collect::<Vec<_>>();
		if !self.queue.audit().is_ok_and(|(slices, _)| entries(&slices) == before) {
			self.queue = Queue::default();
			self.queue.append(before.iter().copied()).map_err(refused)?;
		}
		Ok(())
	}

	/// Puts a slice behind all others.
	pub fn push_back(&mut self, (burrow, part): Entry) -> Result<()> {
		self.queue.append([(burrow, part)]).map(drop).map_err(refused)
	}

	/// Puts a slice before all others.
	pub fn push_front(&mut self, (burrow, part): Entry) -> Result<()> {
		self.queue.push_front(burrow, part).map(drop).map_err(refused)
	}

	/// Takes a slice out, wherever it stands, as the chain does: by its identity alone. Returns how many slices stood
	/// before it, too.
	pub fn remove(&mut self, id: SliceId) -> Result<(Slice, u32)> {
		let (_, place) = self.queue.ahead(id).map_err(refused)?.with_context(|| format!("slice {id} is not queued"))?;
		Ok((self.queue.remove(id).map_err(refused)?, place))
	}

	/// Takes a lot off the front, of at most `limit`; with `cut`, of exactly that much if there is as much. Compares
	/// its total.
	pub fn take(&mut self, row: &Row, limit: u128, cut: bool) -> Result<Lot> {
		let taken = self.queue.take(limit, cut).map_err(refused)?;
		self.audit(row)?;
		let Some(taken) = taken else {
			row.compare("taken_total", 0)?;
			return Ok(Lot { slices: Vec::new(), range: None });
		};

		let mut slices = self.slices()?;
		slices.retain(|slice| taken.range.contains(slice.id));
		row.compare("taken_total", taken.amount)?;
		row.note("taken (count)", slices.len().to_string(), taken.count.to_string());
		if let Some((first, rest)) = taken.cut {
			// The halves themselves are compared where they are now: the last of the lot, and the first of the queue.
			let stand = [slices.last().copied(), self.queued()?.first().copied()];
			row.compare_list("taken (cut)", &stand, &[Some(first), Some(rest)]);
		}
		Ok(Lot { slices, range: Some(taken.range) })
	}

	/// Takes the slices of a lot out of the tree, as the reference does with a whole subtree at once.
	pub fn discard(&mut self, lot: &Lot) -> Result<()> {
		let Some(range) = lot.range else { return Ok(()) };
		let mut discarded = Vec::with_capacity(lot.slices.len());
		loop {
			let some = self.queue.drain(range, usize::MAX).map_err(refused)?;
			if some.is_empty() {
				break;
			}
			discarded.extend(some);
		}
		ensure!(discarded == lot.slices, "other slices were drained than were taken");
		Ok(())
	}

	/// All slices in the tree, in order: those of a lot, and the queue.
	pub fn slices(&self) -> Result<Vec<Slice>> {
		self.queue.page(SliceId::new(i64::MIN), usize::MAX).map_err(refused)
	}

	/// The slices of the queue, front to back.
	pub fn queued(&self) -> Result<Vec<Slice>> {
		self.queue.page(self.queue.head().front, usize::MAX).map_err(refused)
	}

	/// Compares the total that a row ends with; by then nothing but the queue is left in the tree.
	pub fn finish(&self, row: &Row) -> Result<()> {
		let head = self.queue.head();
		row.compare("total", head.queued_amount)?;
		row.compare_list("audit (lots)", &self.queued()?, &self.slices()?);
		self.audit(row)
	}

	/// Looks at every node.
	fn audit(&self, row: &Row) -> Result<()> {
		match self.queue.audit() {
			Ok((slices, nodes)) => {
				row.compare_list("audit (slices)", &slices, &self.slices()?);
				row.note("audit (nodes)", nodes.len().to_string(), self.queue.store().nodes().to_string());
			},
			Err(unsound) => row.note("audit", "a sound tree".to_owned(), unsound.to_owned()),
		}
		Ok(())
	}
}

/// Compares the number of a row: they count up from 0. Returns the row before, of which nothing is compared again.
pub fn row_before<'a>(row: &Row, previous: Option<&'a Value>, unused: &'a Log) -> Result<Option<Row<'a>>> {
	let previous = previous.map(|previous| Row::new(previous, unused)).transpose()?;
	let number = previous.as_ref().map(|previous| previous.number("n")).transpose()?;
	row.compare("n", number.map_or(0, |number| number.saturating_add(1)))?;
	Ok(previous)
}

/// `QueueError` is no error of the standard library's kind.
fn refused(reason: QueueError) -> anyhow::Error {
	anyhow!("the queue refuses: {reason:?}")
}
