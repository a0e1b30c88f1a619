//! Replays golden vectors through the arithmetic and the queue of the chain.
//!
//! The beginning of a file's name determines its format. Every row is computed again with
//! `huxian-math` under the reference's preset, or done again with `huxian-queue`. Every column is
//! compared exactly. Constants in a header are used. An unknown column is a failure, so that no
//! column is skipped silently.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod formats;
mod header;
mod reader;

use reader::Document;
use std::{
	fs, io,
	path::{Path, PathBuf},
};

/// Totals of a replay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
	/// Number of rows in which every column was equal.
	pub passed: usize,
	/// Number of other rows, and of files that could not be read.
	pub failed: usize,
	/// Number of files of a format that this version does not replay.
	pub skipped: usize,
}

/// Replays all files in `paths`; writes mismatches, a line for each file, and the totals to `out`.
///
/// Fails only when writing fails.
pub fn replay(paths: &[PathBuf], out: &mut impl io::Write) -> io::Result<Totals> {
	let mut totals = Totals::default();
	for path in paths {
		match files(path) {
			Ok(files) => {
				for file in files {
					replay_file(&file, &mut totals, out)?;
				}
			},
			Err(reason) => {
				totals.failed += 1;
				writeln!(out, "{}: {reason}", path.display())?;
			},
		}
	}
	write!(out, "{} passed, {} failed", totals.passed, totals.failed)?;
	if totals.skipped > 0 {
		write!(out, ", {} skipped", totals.skipped)?;
	}
	writeln!(out)?;
	Ok(totals)
}

/// Returns `path`, or the .json files in it at any depth, sorted by name.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
	if !fs::metadata(path)?.is_dir() {
		return Ok(vec![path.to_owned()]);
	}
	let mut found = Vec::new();
	let mut folders = vec![path.to_owned()];
	while let Some(folder) = folders.pop() {
		for entry in fs::read_dir(folder)? {
			let entry = entry?;
			let path = entry.path();
			// Links to folders are not followed, so there are no cycles.
			if entry.file_type()?.is_dir() {
				folders.push(path);
			} else if path.extension().is_some_and(|extension| extension == "json") {
				found.push(path);
			}
		}
	}
	if found.is_empty() {
		return Err(io::Error::new(io::ErrorKind::NotFound, "no .json file in this folder"));
	}
	found.sort();
	Ok(found)
}

/// Replays one file and adds it to `totals`.
fn replay_file(path: &Path, totals: &mut Totals, out: &mut impl io::Write) -> io::Result<()> {
	let shown = path.display();
	let stem = path.file_stem().unwrap_or_default().to_string_lossy();
	let Some(format) = formats::of(&stem) else {
		totals.skipped += 1;
		return writeln!(out, "not replayed by this version: {stem}");
	};
	let report = match Document::read(path).and_then(|document| formats::replay(format, &document)) {
		Ok(report) => report,
		Err(reason) => {
			totals.failed += 1;
			return writeln!(out, "{shown}: {reason:#}");
		},
	};
	for failure in &report.failures {
		writeln!(out, "{shown}: {failure}")?;
	}
	write!(out, "{shown}: {} passed, {} failed", report.passed, report.failed)?;
	for ignored in &report.ignored {
		write!(out, "; not compared: {ignored}")?;
	}
	writeln!(out)?;
	totals.passed += report.passed;
	totals.failed += report.failed;
	Ok(())
}
