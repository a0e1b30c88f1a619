//! A price over time, read from a file of `time,price` rows. What a row lacks is found here and reported with its line;
//! nothing that is wrong gets into a series.

use crate::{
	amount::{AmountError, Decimal, FIXED_PLACES},
	moment,
};
use std::{
	fmt,
	fs::File,
	io::{BufRead, BufReader, Read},
	path::Path,
};

/// A price over time, held constant between its points.
#[derive(Clone, Debug)]
pub struct Series {
	/// The file's name, for messages.
	pub name: String,
	/// The points, oldest first, no two of the same moment. There is at least one.
	points: Vec<Point>,
	/// How far apart two points usually are; zero for a single point.
	pub spacing: i64,
	/// Points further apart than this have a gap between them.
	pub widest: i64,
	/// What was found wrong, in the order of the lines.
	pub findings: Vec<Finding>,
}

/// A price from this moment on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
	/// Seconds since 1970.
	pub time: i64,
	/// The price, scaled.
	pub price: Decimal,
	/// The line that it was read from.
	pub line: u64,
}

/// Something wrong with one line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
	/// The line, counted from 1.
	pub line: u64,
	/// What.
	pub reason: Reason,
}

/// What can be wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
	/// It has not two columns but so many.
	Columns(usize),
	/// The time cannot be read.
	Time(String),
	/// The price cannot be read.
	Price(String, AmountError),
	/// The price is zero, or rounds to it.
	Zero(String),
	/// The price is more than the chain can count.
	Huge(String),
	/// The same moment as the row before.
	Duplicate(i64),
	/// Earlier than the row before.
	Backwards(i64),
	/// So many seconds since the row before: the row is good, what should lie before it is missing.
	Gap(i64),
}

impl Reason {
	/// Whether the row was left out (a row after a gap is not).
	pub fn rejects(&self) -> bool {
		!matches!(self, Self::Gap(_))
	}
}

impl fmt::Display for Reason {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Columns(count) => write!(f, "{count} column(s) instead of time,price (separated by a comma)"),
			Self::Time(text) => write!(f, "`{text}` is not a time"),
			Self::Price(text, error) => write!(f, "price `{text}`: {error}"),
			Self::Zero(text) => write!(f, "price `{text}` is zero"),
			Self::Huge(text) => write!(f, "price `{text}` is more than the chain can count"),
			Self::Duplicate(time) => write!(f, "a second price for {}", moment::format(*time)),
			Self::Backwards(time) => write!(f, "{} is earlier than the row before", moment::format(*time)),
			Self::Gap(seconds) => write!(f, "gap of {} before this row", moment::length(*seconds)),
		}
	}
}

/// Why a file is no series at all.
#[derive(Debug)]
pub enum SeriesError {
	/// It cannot be read.
	Unreadable(String, std::io::Error),
	/// It has no row at all.
	Empty(String),
	/// No row is good; the first one is bad for this reason.
	AllBad(String, usize, Finding),
}

impl fmt::Display for SeriesError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let expected = "expected rows `time,price` such as `2017-07-01 11:00:00,2509.17`";
		match self {
			Self::Unreadable(name, error) => {
				write!(f, "cannot read `{name}`: {error}; give the path of a CSV file, {expected}")
			},
			Self::Empty(name) => write!(f, "`{name}` has no rows; {expected}"),
			Self::AllBad(name, count, first) => write!(
				f,
				"`{name}` has no usable row: {count} rejected, the first at line {}: {}; {expected}",
				first.line, first.reason
			),
		}
	}
}

impl std::error::Error for SeriesError {}

impl Series {
	/// Reads a file; each price is multiplied by `scale`, and points further apart than `gap` seconds have a gap
	/// between them.
	pub fn open(path: &Path, scale: &Decimal, gap: i64) -> Result<Self, SeriesError> {
		let name = path.display().to_string();
		let file = File::open(path).map_err(|error| SeriesError::Unreadable(name.clone(), error))?;
		Self::read(file, &name, scale, gap)
	}

	/// As [`Series::open`], from anything that can be read.
	pub fn read(source: impl Read, name: &str, scale: &Decimal, gap: i64) -> Result<Self, SeriesError> {
		let mut points: Vec<Point> = Vec::new();
		let mut findings = Vec::new();
		let mut rows = 0usize;
		for (line, bytes) in (1u64..).zip(BufReader::new(source).split(b'\n')) {
			let bytes = bytes.map_err(|error| SeriesError::Unreadable(name.into(), error))?;
			let text = String::from_utf8_lossy(&bytes);
			let columns = columns(&text);
			if columns.is_empty() {
				continue;
			}
			rows += 1;
			match read_row(&columns, scale, points.last().map(|point| point.time)) {
				Ok((time, price)) => points.push(Point { time, price, line }),
				Err(_) if rows == 1 && is_header(&columns) => {},
				Err(reason) => findings.push(Finding { line, reason }),
			}
		}
		if points.is_empty() {
			return Err(match findings.first() {
				Some(first) => SeriesError::AllBad(name.into(), findings.len(), first.clone()),
				None => SeriesError::Empty(name.into()),
			});
		}
		let spacing = median_spacing(&points);
		// A monthly series is told by its spacing: what is usual in it is no gap.
		let widest = if spacing <= gap { gap } else { spacing * 2 };
		for (before, after) in points.iter().zip(points.iter().skip(1)) {
			let apart = after.time - before.time;
			if apart > widest {
				findings.push(Finding { line: after.line, reason: Reason::Gap(apart) });
			}
		}
		findings.sort_by_key(|finding| finding.line);
		Ok(Self { name: name.into(), points, spacing, widest, findings })
	}

	/// When it begins.
	pub fn begins(&self) -> i64 {
		self.points.first().map_or(0, |point| point.time)
	}

	/// The moment of its last point.
	pub fn last(&self) -> i64 {
		self.points.last().map_or(0, |point| point.time)
	}

	/// When it ends: its last price is held for as long as one usually is.
	pub fn ends(&self) -> i64 {
		self.last() + self.spacing
	}

	/// How many points it has.
	pub fn len(&self) -> usize {
		self.points.len()
	}

	/// The price at `time`: that of the last point not after it; `None` before the first.
	pub fn price_at(&self, time: i64) -> Option<&Decimal> {
		let after = self.points.partition_point(|point| point.time <= time);
		self.points.get(after.checked_sub(1)?).map(|point| &point.price)
	}

	/// When `time` lies in a gap (a price has been held for longer than is usual): the moment of the next point.
	pub fn gap_until(&self, time: i64) -> Option<i64> {
		let after = self.points.partition_point(|point| point.time <= time);
		let (before, next) = (self.points.get(after.checked_sub(1)?)?, self.points.get(after)?);
		(next.time - before.time > self.widest && time >= before.time + self.spacing).then_some(next.time)
	}

	/// How many gaps, and how many rows that were left out.
	pub fn counts(&self) -> (usize, usize) {
		let rejected = self.findings.iter().filter(|finding| finding.reason.rejects()).count();
		(self.findings.len() - rejected, rejected)
	}
}

/// The columns of a row, without the spaces, quotes and byte-order mark around them; none for an empty line.
fn columns(row: &str) -> Vec<&str> {
	let row = row.trim_start_matches('\u{feff}').trim();
	if row.is_empty() {
		return Vec::new();
	}
	row.split(',').map(|column| column.trim().trim_matches('"').trim()).collect()
}

/// The first row is a header when neither of its columns is what it should be.
fn is_header(columns: &[&str]) -> bool {
	match columns {
		[time, price] => {
			let is_name = price.starts_with(char::is_alphabetic) && price.parse::<f64>().is_err();
			is_name && moment::parse(time).is_none()
		},
		_ => false,
	}
}

fn read_row(columns: &[&str], scale: &Decimal, before: Option<i64>) -> Result<(i64, Decimal), Reason> {
	let [time, price] = columns else { return Err(Reason::Columns(columns.len())) };
	let (time, price) = (time.to_string(), price.to_string());
	let Some(moment) = moment::parse(&time) else { return Err(Reason::Time(time)) };
	let value = match price.parse::<Decimal>() {
		Ok(value) => value.times(scale),
		Err(error) => return Err(Reason::Price(price, error)),
	};
	match value.units(FIXED_PLACES) {
		Some(0) => return Err(Reason::Zero(price)),
		Some(_) => {},
		None => return Err(Reason::Huge(price)),
	}
	match before {
		Some(before) if moment == before => Err(Reason::Duplicate(moment)),
		Some(before) if moment < before => Err(Reason::Backwards(moment)),
		_ => Ok((moment, value)),
	}
}

fn median_spacing(points: &[Point]) -> i64 {
	let mut spacings: Vec<i64> =
		points.iter().zip(points.iter().skip(1)).map(|(before, after)| after.time - before.time).collect();
	spacings.sort_unstable();
	spacings.get(spacings.len() / 2).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::moment::{DAY, HOUR};

	fn read(text: &str) -> Series {
		Series::read(text.as_bytes(), "test.csv", &Decimal::one(), 3 * HOUR).unwrap()
	}

	fn price(series: &Series, time: &str) -> Option<String> {
		series.price_at(moment::parse(time).unwrap()).map(ToString::to_string)
	}

	#[test]
	fn a_price_holds_until_the_next_point() {
		let series = read("time,price\n2017-07-01 11:00:00,2509.17\n2017-07-01 12:00:00,2488.43\n");
		assert_eq!(price(&series, "2017-07-01 10:59:59"), None);
		assert_eq!(price(&series, "2017-07-01 11:00:00"), Some("2509.17".into()));
		assert_eq!(price(&series, "2017-07-01 11:59:59"), Some("2509.17".into()));
		assert_eq!(price(&series, "2017-07-01 12:00:00"), Some("2488.43".into()));
		assert_eq!(price(&series, "2020-01-01"), Some("2488.43".into()));
		assert_eq!((series.spacing, series.len(), series.findings.len()), (HOUR, 2, 0));
		assert_eq!(series.ends(), series.last() + HOUR);
	}

	#[test]
	fn the_scale_is_exact() {
		let scale: Decimal = "0.0001".parse().unwrap();
		let series = Series::read("2017-07-01,2509.17".as_bytes(), "btc", &scale, 3 * HOUR).unwrap();
		assert_eq!(price(&series, "2017-07-02"), Some("0.250917".into()));
	}

	#[test]
	fn bad_rows_are_named_and_left_out() {
		let series = read(concat!(
			"time,price\n",
			"2017-07-01 00:00:00,1\n",
			"2017-07-01 01:00:00,0\n",
			"2017-07-01 01:00:00,-5\n",
			"2017-07-01 01:00:00,NaN\n",
			"yesterday,5\n",
			"2017-07-01 01:00:00\n",
			"2017-07-01 01:00:00,5,6\n",
			"2017-07-01 01:00:00;5\n",
			"2017-07-01 00:00:00,2\n",
			"2017-06-30 00:00:00,2\n",
			"2017-07-01 01:00:00,1e-30\n",
			"2017-07-01 01:00:00,1e39\n",
			"\n",
			"2017-07-01 01:00:00,\n",
			"2017-07-01 01:00:00,3\n",
		));
		let found: Vec<_> =
			series.findings.iter().map(|finding| format!("{}: {}", finding.line, finding.reason)).collect();
		assert_eq!(
			found,
			[
				"3: price `0` is zero",
				"4: price `-5`: negative",
				"5: price `NaN`: not a number",
				"6: `yesterday` is not a time",
				"7: 1 column(s) instead of time,price (separated by a comma)",
				"8: 3 column(s) instead of time,price (separated by a comma)",
				"9: 1 column(s) instead of time,price (separated by a comma)",
				"10: a second price for 2017-07-01 00:00:00",
				"11: 2017-06-30 00:00:00 is earlier than the row before",
				"12: price `1e-30` is zero",
				"13: price `1e39` is more than the chain can count",
				"15: price ``: empty",
			]
		);
		assert_eq!((series.len(), series.counts()), (2, (0, 12)));
		assert_eq!(price(&series, "2017-07-01 01:00:00"), Some("3".into()));
	}

	#[test]
	fn a_gap_is_told_by_its_length_and_its_next_point() {
		let series = read(concat!(
			"2017-07-01 00:00:00,1\n2017-07-01 01:00:00,2\n2017-07-01 02:00:00,3\n",
			"2017-07-01 05:00:00,4\n2017-07-01 06:00:00,5\n2017-07-01 12:00:00,6\n"
		));
		assert_eq!(series.findings, [Finding { line: 6, reason: Reason::Gap(6 * HOUR) }]);
		let at = |hour: i64| moment::parse("2017-07-01").unwrap() + hour * HOUR;
		assert_eq!(series.gap_until(at(4)), None);
		assert_eq!(series.gap_until(at(6)), None);
		assert_eq!(series.gap_until(at(7)), Some(at(12)));
		assert_eq!(series.gap_until(at(12)), None);
	}

	#[test]
	fn a_monthly_series_has_no_gaps_and_is_held() {
		let mut text = String::from("time,price\n");
		for month in 1..=12 {
			text += &format!("2017-{month:02}-01T00:00:00Z,1.{month:02}\n");
		}
		let series = read(&text);
		assert_eq!(series.findings, []);
		assert_eq!(price(&series, "2017-02-27 23:59:59"), Some("1.02".into()));
		assert!(series.spacing >= 30 * DAY && series.gap_until(moment::parse("2017-02-20").unwrap()).is_none());
		let missing = read(&text.replace("2017-05-01T00:00:00Z,1.05\n", "").replace("2017-06-01T00:00:00Z,1.06\n", ""));
		assert_eq!(missing.counts(), (1, 0));
	}

	#[test]
	fn a_header_is_optional_and_only_the_first_row() {
		assert_eq!(read("\u{feff}time,price\n2017-07-01,1\n").findings, []);
		assert_eq!(read("2017-07-01,1\n").len(), 1);
		assert_eq!(read("2017-07-01,1\ntime,price\n").counts(), (0, 1));
		assert_eq!(read("2017-07-01,x\n2017-07-01,1\n").counts(), (0, 1));
	}

	#[test]
	fn a_file_without_a_good_row_is_an_error_that_says_what_is_expected() {
		let fail = |text: &str| {
			Series::read(text.as_bytes(), "x.csv", &Decimal::one(), HOUR).map(|_| ()).unwrap_err().to_string()
		};
		assert!(fail("").starts_with("`x.csv` has no rows; expected rows `time,price`"));
		assert!(fail("time,price\n").starts_with("`x.csv` has no rows"));
		assert!(fail("a,b\nc,d\ne,5\n").contains("2 rejected, the first at line 2: `c` is not a time"));
		let missing = Series::open(Path::new("no/such.csv"), &Decimal::one(), HOUR).unwrap_err().to_string();
		assert!(missing.starts_with("cannot read `no/such.csv`: No such file"), "{missing}");
	}
}
