//! The queue for the replay of traces: the chain's own tree, over storage in memory.

use crate::reader::{Log, Row};
use anyhow::{anyhow, ensure, Context, Result};
use huxian_math::auction::SlicePart;
use huxian_queue::{memory::Memory, Queue, QueueError, Range, Slice, SliceId};
use serde_json::Value;

/// A slice without an identity yet: its burrow and its content.
pub type Entry = (u64, SlicePart);

/// A tree that is empty when its trace begins, and is audited after every step.
#[derive(Default)]
pub struct Tree {
	queue: Queue<Memory>,
}

/// Slices that were taken and are still in the tree.
pub struct Lot {
	pub slices: Vec<Slice>,
	/// Range of the slices; `None` when nothing was taken.
	range: Option<Range>,
}

impl Tree {
	/// Makes sure that the tree holds the queue at the end of the previous row.
	///
	/// If that row failed, the tree is built anew. So one failing row does not make others fail.
	pub fn ensure_contents(&mut self, before: &[Entry]) -> Result<()> {
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

	/// Takes a slice out by its identity alone, as the chain does.
	///
	/// Returns it with the number of slices ahead of it.
	pub fn remove(&mut self, id: SliceId) -> Result<(Slice, u32)> {
		let (_, place) = self.queue.ahead(id).map_err(refused)?.with_context(|| format!("slice {id} is not queued"))?;
		Ok((self.queue.remove(id).map_err(refused)?, place))
	}

	/// Takes a lot of at most `limit` off the front, and compares its total.
	///
	/// With `cut`, the lot has exactly `limit` if the queue has as much.
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
			// Both parts are compared in place: the last of the lot, and the first of the queue.
			let parts = [slices.last().copied(), self.queued()?.first().copied()];
			row.compare_list("taken (cut)", &parts, &[Some(first), Some(rest)]);
		}
		Ok(Lot { slices, range: Some(taken.range) })
	}

	/// Takes the slices of a lot out of the tree. The reference removes a whole subtree at once.
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
		ensure!(discarded == lot.slices, "the drained slices are not the taken ones");
		Ok(())
	}

	/// Returns all slices in the tree, in order: those of a lot, then those of the queue.
	pub fn slices(&self) -> Result<Vec<Slice>> {
		self.queue.page(SliceId::new(i64::MIN), usize::MAX).map_err(refused)
	}

	/// Returns the slices of the queue, front to back.
	pub fn queued(&self) -> Result<Vec<Slice>> {
		self.queue.page(self.queue.head().front, usize::MAX).map_err(refused)
	}

	/// Compares the total at the end of a row, when only the queue is left in the tree.
	pub fn finish(&self, row: &Row) -> Result<()> {
		let head = self.queue.head();
		row.compare("total", head.queued_amount)?;
		row.compare_list("audit (lots)", &self.queued()?, &self.slices()?);
		self.audit(row)
	}

	/// Checks every node of the tree.
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

/// Compares the number of a row, which counts up from 0; returns the previous row.
pub fn previous_row<'a>(row: &Row, previous: Option<&'a Value>, unused: &'a Log) -> Result<Option<Row<'a>>> {
	let previous = previous.map(|previous| Row::new(previous, unused)).transpose()?;
	let number = previous.as_ref().map(|previous| previous.number("n")).transpose()?;
	row.compare("n", number.map_or(0, |number| number.saturating_add(1)))?;
	Ok(previous)
}

/// Converts a `QueueError`, which does not implement the standard library's `Error`.
fn refused(reason: QueueError) -> anyhow::Error {
	anyhow!("the queue refuses: {reason:?}")
}
