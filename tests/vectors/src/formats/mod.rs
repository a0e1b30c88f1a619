//! One module for each format; what a format does with a row is a function from the row to its mismatches.

mod auction_bids;
mod auction_queue_trace;
mod avl_trace;
mod burrow_liquidation;
mod burrow_operations;
mod linear_trades;
mod parameters_pieces;
mod parameters_touch;
mod pmm_targets;
mod pmm_trades;
mod pools;
mod queue;
mod tables;

use crate::reader::{Document, Log, Row};
use anyhow::{bail, ensure, Result};
use serde_json::Value;

/// A format: its name is what the names of its files begin with.
pub struct Format {
	name: &'static str,
	replay: fn(&Document) -> Result<Report>,
}

const FORMATS: [Format; 11] = [
	Format { name: "tables", replay: tables::replay },
	Format { name: "parameters_pieces", replay: parameters_pieces::replay },
	Format { name: "parameters_touch_index_bangbang", replay: parameters_touch::replay },
	Format { name: "parameters_touch_token_continuous", replay: parameters_touch::replay },
	Format { name: "burrow_liquidation", replay: burrow_liquidation::replay },
	Format { name: "auction_bids", replay: auction_bids::replay },
	Format { name: "avl_trace", replay: avl_trace::replay },
	Format { name: "auction_queue_trace", replay: auction_queue_trace::replay },
	Format { name: "pmm_trades", replay: pmm_trades::replay },
	Format { name: "pmm_targets", replay: pmm_targets::replay },
	Format { name: "linear_trades", replay: linear_trades::replay },
];

/// The format of a file, by its name without the extension.
pub fn of(stem: &str) -> Option<&'static Format> {
	FORMATS.iter().find(|format| stem.starts_with(format.name))
}

/// Replays a file of this format. Errors: the file makes no sense as one.
pub fn replay(format: &Format, document: &Document) -> Result<Report> {
	let report = (format.replay)(document)?;
	ensure!(report.passed + report.failed > 0, "has no rows to compare");
	Ok(report)
}

/// What came of a file.
#[derive(Default)]
pub struct Report {
	/// Rows of which every column was equal.
	pub passed: usize,
	/// The other rows.
	pub failed: usize,
	/// Each mismatch, and each row that could not be replayed: section, row and reason.
	pub failures: Vec<String>,
	/// What was left out, and why.
	pub ignored: Vec<String>,
}

impl Report {
	/// Replays the rows of a section, counted from 0, if the file has it. `replay` gets the row and the one before it.
	pub fn section(
		&mut self,
		document: &Document,
		section: &str,
		mut replay: impl FnMut(&Row<'_>, Option<&Value>) -> Result<()>,
	) -> Result<()> {
		if !document.sections().any(|name| name == section) {
			return Ok(());
		}
		let mut previous = None;
		for (number, value) in document.rows(section)?.iter().enumerate() {
			let log = Log::default();
			let replayed = Row::new(value, &log).and_then(|row| {
				replay(&row, previous)?;
				row.finish()
			});
			previous = Some(value);

			let mismatches = log.into_inner();
			if replayed.is_ok() && mismatches.is_empty() {
				self.passed += 1;
				continue;
			}
			self.failed += 1;
			let lines = mismatches.iter().map(|mismatch| format!("section {section}, row {number}, {mismatch}"));
			self.failures.extend(lines);
			if let Err(reason) = replayed {
				self.failures.push(format!("section {section}, row {number}: {reason:#}"));
			}
		}
		Ok(())
	}
}

/// Errors unless every section of the file is one of `known`.
pub fn expect_sections(document: &Document, known: &[&str]) -> Result<()> {
	match document.sections().find(|section| !known.contains(section)) {
		Some(unknown) => bail!("section {unknown} is unknown to this version"),
		None => Ok(()),
	}
}
