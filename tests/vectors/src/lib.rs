//! Replays golden vectors through the arithmetic and the queue of the chain.
//!
//! A file's format is known by the beginning of its name. Every row is computed again with `huxian-math` under the
//! reference's preset, or done again with `huxian-queue`, and every column is compared exactly; what a header says of
//! constants is believed. A column that no format knows is a failure, so that nothing is passed over in silence.

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

/// How a replay went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
	/// Rows of which every column was equal.
	pub passed: usize,
	/// Rows of which some column was not, or that could not be replayed; and files that could not be read.
	pub failed: usize,
	/// Files of a format that this version does not replay.
	pub skipped: usize,
}

/// Replays all files in `paths`, writes mismatches, a line for each file and the totals to `out`.
///
/// Errors: only those of writing.
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

/// `path` itself, or the .json files in it at any depth, in the order of their names.
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
			// The type of the entry itself: links to folders are not followed, so there are no circles.
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
