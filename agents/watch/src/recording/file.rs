//! The file of a recording: CSV with a row for each block.

use super::row::{columns, Row};
use anyhow::{bail, ensure, Context, Result};
use csv::{ReaderBuilder, StringRecord, Writer, WriterBuilder};
use std::{
	fs::{File, OpenOptions},
	path::Path,
};

/// Columns that older recordings have under a former name: name, former name.
const FORMER_NAMES: [(&str, &str); 4] = [
	("market_usable", "market"),
	("pan_amo_stressed_value", "pan_amo_floor"),
	("pan_fees", "pan_reserve"),
	("pan_requests", "pan_tickets"),
];

/// A recording that rows are appended to. Each row is flushed before the next block.
pub struct Recorder {
	writer: Writer<File>,
	name: String,
}

impl Recorder {
	/// Opens `path` and writes the header into a new file. Fails, without a change, on a file with
	/// other columns.
	pub fn open(path: &Path) -> Result<Self> {
		let name = path.display().to_string();
		let is_new = !path.exists() || path.metadata().is_ok_and(|data| data.len() == 0);
		if !is_new {
			let mut reader = ReaderBuilder::new().from_path(path).with_context(|| format!("reading `{name}`"))?;
			let header = reader.headers().with_context(|| format!("reading `{name}`"))?;
			ensure!(
				header.iter().eq(columns()),
				"`{name}` is not a recording of this version (its first line has other columns): give a new file"
			);
		}
		let file = OpenOptions::new().create(true).append(true).open(path);
		let file = file.with_context(|| format!("cannot write `{name}`"))?;
		let mut recorder = Self { writer: WriterBuilder::new().has_headers(false).from_writer(file), name };
		if is_new {
			recorder.append(&columns())?;
		}
		Ok(recorder)
	}

	/// Appends a row.
	pub fn write(&mut self, row: &Row) -> Result<()> {
		self.append(&row.fields())
	}

	fn append<T: AsRef<[u8]>>(&mut self, fields: &[T]) -> Result<()> {
		let name = &self.name;
		self.writer.write_record(fields).with_context(|| format!("writing `{name}`"))?;
		self.writer.flush().with_context(|| format!("writing `{name}`"))
	}
}

/// Reads a recording: its rows, and the number of rows that are not valid, such as an incomplete
/// last line. Finds the columns by their names.
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
	let mut invalid = 0;
	for record in reader.records() {
		let row = record.ok().and_then(|record| {
			let field = |name: &str| record.get(position(&header, name)?).map(ToString::to_string);
			(record.len() == header.len()).then(|| Row::from_fields(field).ok())?
		});
		match row {
			Some(row) => rows.push(row),
			None => invalid += 1,
		}
	}
	if rows.is_empty() {
		bail!("the recording `{name}` has no rows");
	}
	Ok((rows, invalid))
}

/// Returns the position of a column under its name or its former name.
fn position(header: &StringRecord, name: &str) -> Option<usize> {
	let find = |name: &str| header.iter().position(|column| column == name);
	let former = || FORMER_NAMES.iter().find(|(new, _)| *new == name).and_then(|(_, former)| find(former));
	find(name).or_else(former)
}

#[cfg(test)]
mod tests {
	use super::{super::row::tests::sample, *};
	use std::io::Write;

	#[test]
	fn a_recording_is_read_back() {
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
	fn an_incomplete_line_is_left_out_and_columns_are_found_by_name() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("run.csv");
		let mut file = File::create(&path).unwrap();
		writeln!(file, "new_column,index,time,block").unwrap();
		writeln!(file, "x,4.5,2025-11-20T20:00:00Z,7").unwrap();
		write!(file, "x,4.5,2025-11").unwrap();
		let (rows, invalid) = read(&path).unwrap();
		assert_eq!((rows.len(), invalid), (1, 1));
		assert_eq!((rows[0].block, rows[0].parameters.index.as_str()), (7, "4.5"));
	}

	#[test]
	fn recordings_from_before_the_auctions_and_before_pan_are_read() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("run.csv");
		for (count, expected) in
			[(20, Row { liquidation: None, peg: None, ..sample(40) }), (23, Row { peg: None, ..sample(40) })]
		{
			let mut file = File::create(&path).unwrap();
			writeln!(file, "{}", columns()[..count].join(",")).unwrap();
			writeln!(file, "{}", sample(40).fields()[..count].join(",")).unwrap();
			assert_eq!(read(&path).unwrap(), (vec![expected], 0));
		}
	}

	#[test]
	fn columns_are_found_under_their_former_names() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("run.csv");
		let former =
			|name: &'static str| FORMER_NAMES.iter().find(|(new, _)| *new == name).map_or(name, |(_, former)| *former);
		let names: Vec<&str> = columns().into_iter().map(former).collect();
		assert!(names.contains(&"pan_tickets") && !names.contains(&"pan_requests"));
		std::fs::write(&path, format!("{}\n{}\n", names.join(","), sample(70).fields().join(","))).unwrap();
		assert_eq!(read(&path).unwrap(), (vec![sample(70)], 0));
	}

	#[test]
	fn columns_keep_their_places() {
		let names = columns();
		assert_eq!([names[0], names[12], names[22], names[23]], ["block", "drift", "open_lots", "pan_price"]);
		assert_eq!(sample(40).fields().len(), names.len());
	}

	#[test]
	fn a_file_with_other_columns_is_no_recording() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("prices.csv");
		std::fs::write(&path, "time,price\n2017-07-01,1\n").unwrap();
		assert!(read(&path).unwrap_err().to_string().contains("no column `block`"));
		assert!(Recorder::open(&path).map(|_| ()).unwrap_err().to_string().contains("give a new file"));
		assert_eq!(std::fs::read_to_string(&path).unwrap(), "time,price\n2017-07-01,1\n");
		assert!(read(&folder.path().join("none.csv")).unwrap_err().to_string().contains("cannot read the recording"));
	}
}
