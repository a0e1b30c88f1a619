//! `auction_queue_trace`: slices sent to the queue, cancellations, and lots of an exact size.

use super::{
	expect_sections,
	queue::{previous_row, Entry, Tree},
	Report,
};
use crate::reader::{Document, Log, Row};
use anyhow::{bail, Context, Result};
use huxian_math::auction::SlicePart;
use huxian_queue::Slice;
use serde_json::Value;
use std::collections::BTreeMap;

/// A slice with the name of its owner.
type Owned<'a> = (&'a str, SlicePart);

pub fn replay(document: &Document) -> Result<Report> {
	expect_sections(document, &["ops"])?;
	let mut report = Report::default();
	let mut trace = Trace::default();
	report.section(document, "ops", |row, previous| trace.operation(row, previous))?;
	report.ignored.push("heights (the chain has another tree)".to_owned());
	Ok(report)
}

#[derive(Default)]
struct Trace {
	tree: Tree,
	/// Owners of one burrow each, by the number of the burrow.
	owners: Vec<String>,
}

impl Trace {
	fn operation(&mut self, row: &Row, previous: Option<&Value>) -> Result<()> {
		let before = self.before(row, previous)?;
		self.tree.ensure_contents(&before)?;
		match row.text("op")? {
			"send_to_auction" => {
				let entry = self.entry(read_slice(&row.record("slice")?)?)?;
				self.tree.push_back(entry)?;
			},
			"cancel" => self.cancel(row)?,
			"take_with_splitting" => self.take(row)?,
			other => bail!("operation {other} is unknown to this version"),
		}
		self.compare(row, "queue", &self.tree.queued()?)?;
		self.compare_by_owner(row, "per_burrow_list_oldest_to_youngest")?;
		row.ignore("height");
		self.tree.finish(row)
	}

	/// Returns the queue at the end of the previous row.
	fn before(&mut self, row: &Row, previous: Option<&Value>) -> Result<Vec<Entry>> {
		let unused = Log::default();
		let Some(previous) = previous_row(row, previous, &unused)? else { return Ok(Vec::new()) };
		let slices = read_slices(&previous, "queue").context("in the previous row")?;
		slices.into_iter().map(|slice| self.entry(slice)).collect()
	}

	fn cancel(&mut self, row: &Row) -> Result<()> {
		let position = row.number("position")?;
		let slice = usize::try_from(position).ok().and_then(|place| self.tree.queued().ok()?.get(place).copied());
		let slice = slice.with_context(|| format!("position {position} is not in the queue"))?;
		let (cancelled, place) = self.tree.remove(slice.id)?;
		row.compare("position", place)?;
		let expected = read_slice(&row.record("slice")?)?;
		row.compare_list("slice", &[expected], &[self.owned(&cancelled)?]);
		Ok(())
	}

	/// Takes a lot of exactly the threshold, if the queue has as much, and cuts the slice there.
	fn take(&mut self, row: &Row) -> Result<()> {
		let lot = self.tree.take(row, row.amount("threshold")?, true)?;
		self.compare(row, "taken", &lot.slices)?;
		self.compare(row, "queue_after", &self.tree.queued()?)?;
		self.compare_by_owner(row, "per_burrow_list_oldest_to_youngest_right_after")?;
		self.tree.discard(&lot)
	}

	fn compare(&self, row: &Row, column: &str, slices: &[Slice]) -> Result<()> {
		let got = slices.iter().map(|slice| self.owned(slice)).collect::<Result<Vec<_>>>()?;
		row.compare_list(column, &read_slices(row, column)?, &got);
		Ok(())
	}

	/// Compares the slices of each owner, smallest first.
	///
	/// The contents of the lists are equal, and their order is not. The reference moves both parts
	/// of a cut slice to the youngest end of its owner's list, a quirk that it documents. Here they
	/// stay in place.
	fn compare_by_owner(&self, row: &Row, column: &str) -> Result<()> {
		let record = row.record(column)?;
		let mut got: BTreeMap<&str, Vec<u128>> = BTreeMap::new();
		for slice in self.tree.slices()? {
			let (owner, part) = self.owned(&slice)?;
			got.entry(owner).or_default().push(part.amount);
		}
		let sorted = |(owner, mut amounts): (_, Vec<_>)| {
			amounts.sort_unstable();
			(owner, amounts)
		};
		let expected: Vec<_> = record.amount_lists()?.into_iter().map(sorted).collect();
		row.compare_list(column, &expected, &got.into_iter().map(sorted).collect::<Vec<_>>());
		Ok(())
	}

	/// Returns the slice as the queue has it.
	fn entry(&mut self, (owner, part): Owned) -> Result<Entry> {
		let known = self.owners.iter().position(|known| known == owner);
		let place = known.unwrap_or(self.owners.len());
		if known.is_none() {
			self.owners.push(owner.to_owned());
		}
		Ok((u64::try_from(place)?, part))
	}

	/// Returns the slice as the file has it.
	fn owned(&self, slice: &Slice) -> Result<Owned<'_>> {
		let owner = self.owners.get(usize::try_from(slice.burrow)?).context("a slice has no owner")?;
		Ok((owner, slice.part))
	}
}

fn read_slices<'a>(row: &Row<'a>, column: &str) -> Result<Vec<Owned<'a>>> {
	row.record_list(column)?.iter().map(read_slice).collect()
}

fn read_slice<'a>(row: &Row<'a>) -> Result<Owned<'a>> {
	let part = SlicePart {
		amount: row.amount("tok")?,
		min_kit_for_unwarranted: row.optional_amount("min_kit_for_unwarranted")?,
	};
	let owner = row.text("owner")?;
	row.finish()?;
	Ok((owner, part))
}
