//! `avl_trace`: single operations on the reference's tree, and the queue after each one.

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

/// Columns about the reference's own tree, apart from its contents.
const OF_THE_TREE: [&str; 4] = ["height", "shape", "mem_reads", "mem_writes"];

pub fn replay(document: &Document) -> Result<Report> {
	expect_sections(document, &["ops"])?;
	let mut report = Report::default();
	let mut trace = Trace::default();
	report.section(document, "ops", |row, previous| trace.operation(row, previous))?;
	report.ignored.push("shapes, heights and accesses (the chain has another tree)".to_owned());
	Ok(report)
}

/// Slices have a number and an amount here. The number takes the place of the burrow.
#[derive(Default)]
struct Trace {
	tree: Tree,
	/// Amount of every slice that was ever pushed, by its number.
	amounts: BTreeMap<u64, u128>,
}

impl Trace {
	fn operation(&mut self, row: &Row, previous: Option<&Value>) -> Result<()> {
		let before = self.before(row, previous)?;
		self.tree.ensure_contents(&before)?;
		match row.text("op")? {
			"push_back" => {
				let entry = self.pushed(row)?;
				self.tree.push_back(entry)?;
			},
			"push_front" => {
				let entry = self.pushed(row)?;
				self.tree.push_front(entry)?;
			},
			"pop_front" => self.pop(row)?,
			"del" => self.delete(row)?,
			"take" => self.take(row)?,
			other => bail!("operation {other} is unknown to this version"),
		}
		row.compare_list("queue", &row.number_list("queue")?, &numbers(&self.tree.queued()?));
		OF_THE_TREE.iter().for_each(|column| row.ignore(column));
		self.tree.finish(row)
	}

	/// Returns the queue at the end of the previous row.
	fn before(&self, row: &Row, previous: Option<&Value>) -> Result<Vec<Entry>> {
		let unused = Log::default();
		let Some(previous) = previous_row(row, previous, &unused)? else { return Ok(Vec::new()) };
		let entry = |number: u64| {
			let amount = self.amounts.get(&number).with_context(|| format!("slice {number} was never pushed"))?;
			Ok(entry(number, *amount))
		};
		previous.number_list("queue")?.into_iter().map(entry).collect::<Result<_>>().context("in the previous row")
	}

	fn pushed(&mut self, row: &Row) -> Result<Entry> {
		let (number, amount) = (row.number("id")?, row.amount("tok")?);
		self.amounts.insert(number, amount);
		Ok(entry(number, amount))
	}

	/// Removes the first slice. The chain itself never takes a single slice off the front.
	fn pop(&mut self, row: &Row) -> Result<()> {
		let first = self.tree.queued()?.first().copied();
		let popped = first.map(|first| self.tree.remove(first.id)).transpose()?;
		row.compare_optional("popped_id", popped.map(|(slice, _)| slice.burrow.into()))
	}

	fn delete(&mut self, row: &Row) -> Result<()> {
		let number = row.number("id")?;
		let slice = self.tree.queued()?.into_iter().find(|slice| slice.burrow == number);
		let slice = slice.with_context(|| format!("slice {number} is not in the queue"))?;
		let (_, place) = self.tree.remove(slice.id)?;
		row.compare("position", place)
	}

	/// Takes the longest run within the limit off the front, without a cut.
	fn take(&mut self, row: &Row) -> Result<()> {
		let lot = self.tree.take(row, row.amount("limit")?, false)?;
		let taken: Vec<_> = lot.slices.iter().map(|slice| (slice.burrow, slice.part.amount)).collect();
		row.compare_list("taken", &row.numbered_list("taken")?, &taken);
		row.ignore("taken_height");
		row.ignore("taken_shape");
		self.tree.discard(&lot)
	}
}

fn entry(number: u64, amount: u128) -> Entry {
	(number, SlicePart { amount, min_kit_for_unwarranted: None })
}

fn numbers(slices: &[Slice]) -> Vec<u64> {
	slices.iter().map(|slice| slice.burrow).collect()
}
