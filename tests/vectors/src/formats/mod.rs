//! Formats of vector files, one module each.

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

/// A format of vector files.
pub struct Format {
	/// Prefix of the names of its files.
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

/// Returns the format of a file, by its name without the extension.
pub fn of(stem: &str) -> Option<&'static Format> {
	FORMATS.iter().find(|format| stem.starts_with(format.name))
}

/// Replays a file of this format. Fails when the file is malformed.
pub fn replay(format: &Format, document: &Document) -> Result<Report> {
	let report = (format.replay)(document)?;
	ensure!(report.passed + report.failed > 0, "has no rows to compare");
	Ok(report)
}

/// Result of the replay of a file.
#[derive(Default)]
pub struct Report {
	/// Number of rows in which every column was equal.
	pub passed: usize,
	/// Number of the other rows.
	pub failed: usize,
	/// Mismatches and rows that could not be replayed, with section, row and reason.
	pub failures: Vec<String>,
	/// Columns that were left out, with the reason.
	pub ignored: Vec<String>,
}

impl Report {
	/// Replays the rows of a section, if the file has it.
	///
	/// `replay` gets the row and the previous one. Rows count from 0.
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

/// Checks that every section of the file is one of `known`.
pub fn expect_sections(document: &Document, known: &[&str]) -> Result<()> {
	match document.sections().find(|section| !known.contains(section)) {
		Some(unknown) => bail!("section {unknown} is unknown to this version"),
		None => Ok(()),
	}
}
