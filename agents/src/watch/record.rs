//! Recordings: a CSV file with a row for each block.

use super::row::{Row, COLUMNS};
use anyhow::{bail, ensure, Context, Result};
use csv::{ReaderBuilder, Writer, WriterBuilder};
use std::{
	fs::{File, OpenOptions},
	path::Path,
};

/// A file to which rows are appended, each on the disk before the next block.
pub struct Recorder {
	writer: Writer<File>,
	name: String,
}

impl Recorder {
	/// Opens `path`, writing the header into a new file; a file with other columns is left alone.
	pub fn open(path: &Path) -> Result<Self> {
		let name = path.display().to_string();
		let is_new = !path.exists() || path.metadata().is_ok_and(|data| data.len() == 0);
		if !is_new {
			let mut reader = ReaderBuilder::new().from_path(path).with_context(|| format!("reading `{name}`"))?;
			let header = reader.headers().with_context(|| format!("reading `{name}`"))?;
			ensure!(
				header.iter().eq(COLUMNS),
				"`{name}` is not a recording of this version (its first line has other columns): give a new file"
			);
		}
		let file = OpenOptions::new().create(true).append(true).open(path);
		let file = file.with_context(|| format!("cannot write `{name}`"))?;
		let mut recorder = Self { writer: WriterBuilder::new().has_headers(false).from_writer(file), name };
		if is_new {
			recorder.append(&COLUMNS)?;
		}
		Ok(recorder)
	}

	/// Appends one row.
	pub fn write(&mut self, row: &Row) -> Result<()> {
		self.append(&row.fields())
	}

	fn append<T: AsRef<[u8]>>(&mut self, fields: &[T]) -> Result<()> {
		let name = &self.name;
		self.writer.write_record(fields).with_context(|| format!("writing `{name}`"))?;
		self.writer.flush().with_context(|| format!("writing `{name}`"))
	}
}

/// Reads a recording; columns are found by their names, rows that cannot be read (a last line cut off) are counted and
/// left out.
pub fn read(path: &Path) -> Result<(Vec<Row>, usize)> {
	let name = path.display();
	let reader = ReaderBuilder::new().flexible(true).from_path(path);
	let mut reader = reader.with_context(|| format!("cannot read the recording `{name}`"))?;
	let header = reader.headers().with_context(|| format!("reading `{name}`"))?.clone();
	for needed in ["block", "time", "index"] {
		ensure!(
			header.iter().any(|column| column == needed),
			"`{name}` has no column `{needed}`: it is not a recording of `huxian watch --record`"
		);
	}
	let mut rows = Vec::new();
	let mut unread = 0;
	for record in reader.records() {
		let row = record.ok().and_then(|record| {
			let field = |name: &str| {
				let at = header.iter().position(|column| column == name)?;
				record.get(at).map(ToString::to_string)
			};
			(record.len() == header.len()).then(|| Row::from_fields(field).ok())?
		});
		match row {
			Some(row) => rows.push(row),
			None => unread += 1,
		}
	}
	if rows.is_empty() {
		bail!("the recording `{name}` has no rows");
	}
	Ok((rows, unread))
}

#[cfg(test)]
mod tests {
	use super::{super::row::tests::sample, *};
	use std::io::Write;

	#[test]
	fn what_is_recorded_is_read_back() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("run.csv");
		let rows: Vec<Row> = (0..70).map(sample).collect();
		for part in rows.chunks(10) {
			// Each session appends.
			let mut recorder = Recorder::open(&path).unwrap();
			part.iter().for_each(|row| recorder.write(row).unwrap());
		}
		assert_eq!(read(&path).unwrap(), (rows, 0));
		let text = std::fs::read_to_string(&path).unwrap();
		assert_eq!(text.matches("block,time").count(), 1);
	}

	#[test]
	fn a_line_cut_off_is_left_out_and_columns_are_found_by_name() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("run.csv");
		let mut file = File::create(&path).unwrap();
		writeln!(file, "new_column,index,time,block").unwrap();
		writeln!(file, "x,4.5,2025-11-20T20:00:00Z,7").unwrap();
		write!(file, "x,4.5,2025-11").unwrap();
		let (rows, unread) = read(&path).unwrap();
		assert_eq!((rows.len(), unread), (1, 1));
		assert_eq!((rows[0].block, rows[0].parameters.index.as_str()), (7, "4.5"));
	}

	#[test]
	fn recordings_from_before_the_auctions_and_before_pan_are_read() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("run.csv");
		for (columns, expected) in
			[(20, Row { liquidation: None, peg: None, ..sample(40) }), (23, Row { peg: None, ..sample(40) })]
		{
			let mut file = File::create(&path).unwrap();
			writeln!(file, "{}", COLUMNS[..columns].join(",")).unwrap();
			writeln!(file, "{}", sample(40).fields()[..columns].join(",")).unwrap();
			assert_eq!(read(&path).unwrap(), (vec![expected], 0));
		}
	}

	#[test]
	fn columns_keep_their_places() {
		assert_eq!((COLUMNS[0], COLUMNS[12], COLUMNS[22], COLUMNS[23]), ("block", "drift", "open_lots", "pan_price"));
		assert_eq!(sample(40).fields().len(), COLUMNS.len());
	}

	#[test]
	fn another_file_is_not_taken_for_a_recording() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("prices.csv");
		std::fs::write(&path, "time,price\n2017-07-01,1\n").unwrap();
		assert!(read(&path).unwrap_err().to_string().contains("no column `block`"));
		assert!(Recorder::open(&path).map(|_| ()).unwrap_err().to_string().contains("give a new file"));
		assert_eq!(std::fs::read_to_string(&path).unwrap(), "time,price\n2017-07-01,1\n");
		assert!(read(&folder.path().join("none.csv")).unwrap_err().to_string().contains("cannot read the recording"));
	}
}
