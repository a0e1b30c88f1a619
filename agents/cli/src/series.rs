//! A price over time, from a file of `time,price` rows. Invalid rows are left out and reported with
//! their lines.

use huxian_client::{
	amount::{AmountError, Decimal, FIXED_PLACES},
	moment,
};
use std::{
	fmt,
	fs::File,
	io::{BufRead, BufReader, Read},
	path::Path,
};

/// A price over time; it is constant between two points.
#[derive(Clone, Debug)]
pub struct Series {
	/// Name of the file, for messages.
	pub name: String,
	/// Points, oldest first, at distinct times; at least one.
	points: Vec<Point>,
	/// Median distance of two points, in seconds; 0 for a single point.
	pub spacing: i64,
	/// Distance of two points above which there is a gap, in seconds.
	pub gap_threshold: i64,
	/// Findings, in the order of the lines.
	pub findings: Vec<Finding>,
}

/// A price that begins at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
	/// Time in seconds since 1970.
	pub time: i64,
	/// Price, scaled.
	pub price: Decimal,
	/// Line of the file, counted from 1.
	pub line: u64,
}

/// An invalid row, or a gap before a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
	/// Line of the file, counted from 1.
	pub line: u64,
	/// Reason.
	pub reason: Reason,
}

/// Reason of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
	/// Not two columns; holds their number.
	Columns(usize),
	/// Invalid time.
	Time(String),
	/// Invalid price.
	Price(String, AmountError),
	/// Price that is zero, or rounds to zero.
	Zero(String),
	/// Price above the maximum of the chain.
	Huge(String),
	/// Same time as the row before.
	Duplicate(i64),
	/// Earlier time than the row before.
	Backwards(i64),
	/// Gap before a valid row; holds its length in seconds.
	Gap(i64),
}

impl Reason {
	/// Returns true if the row was left out; a row after a gap is not.
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
			Self::Gap(seconds) => write!(f, "gap of {} before this row", moment::format_duration(*seconds)),
		}
	}
}

/// Reason for which a file is no series.
#[derive(Debug)]
pub enum SeriesError {
	/// File that cannot be read.
	Unreadable(String, std::io::Error),
	/// File without rows.
	Empty(String),
	/// File without a valid row: name, number of invalid rows, first finding.
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
	/// Reads a file and multiplies its prices by `scale`. Two points that are more than `gap`
	/// seconds apart have a gap between them.
	pub fn open(path: &Path, scale: &Decimal, gap: i64) -> Result<Self, SeriesError> {
		let name = path.display().to_string();
		let file = File::open(path).map_err(|error| SeriesError::Unreadable(name.clone(), error))?;
		Self::read(file, &name, scale, gap)
	}

	/// Reads a series from `source`, as [`Series::open`] does from a file.
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
		// The usual spacing of a series is no gap, as in a monthly series.
		let gap_threshold = if spacing <= gap { gap } else { spacing * 2 };
		for (before, after) in points.iter().zip(points.iter().skip(1)) {
			let apart = after.time - before.time;
			if apart > gap_threshold {
				findings.push(Finding { line: after.line, reason: Reason::Gap(apart) });
			}
		}
		findings.sort_by_key(|finding| finding.line);
		Ok(Self { name: name.into(), points, spacing, gap_threshold, findings })
	}

	/// Returns the time of its first point.
	pub fn begins(&self) -> i64 {
		self.points.first().map_or(0, |point| point.time)
	}

	/// Returns the time of its last point.
	pub fn last(&self) -> i64 {
		self.points.last().map_or(0, |point| point.time)
	}

	/// Returns its end: the last point is held for the usual spacing.
	pub fn ends(&self) -> i64 {
		self.last() + self.spacing
	}

	/// Returns the number of points.
	pub fn len(&self) -> usize {
		self.points.len()
	}

	/// Returns the price of the last point at or before `time`; `None` before the first point.
	pub fn price_at(&self, time: i64) -> Option<&Decimal> {
		let after = self.points.partition_point(|point| point.time <= time);
		self.points.get(after.checked_sub(1)?).map(|point| &point.price)
	}

	/// Returns the time of the next point if `time` is in a gap, later than the usual spacing after
	/// a point.
	pub fn gap_until(&self, time: i64) -> Option<i64> {
		let after = self.points.partition_point(|point| point.time <= time);
		let (before, next) = (self.points.get(after.checked_sub(1)?)?, self.points.get(after)?);
		(next.time - before.time > self.gap_threshold && time >= before.time + self.spacing).then_some(next.time)
	}

	/// Returns the number of gaps and the number of rows that were left out.
	pub fn counts(&self) -> (usize, usize) {
		let rejected = self.findings.iter().filter(|finding| finding.reason.rejects()).count();
		(self.findings.len() - rejected, rejected)
	}
}

/// Splits a row into columns without spaces, quotes and byte-order mark; none for an empty line.
fn columns(row: &str) -> Vec<&str> {
	let row = row.trim_start_matches('\u{feff}').trim();
	if row.is_empty() {
		return Vec::new();
	}
	row.split(',').map(|column| column.trim().trim_matches('"').trim()).collect()
}

/// Returns true if a first row is a header: neither a time nor a price.
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
	use huxian_client::moment::{DAY, HOUR};

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
	fn a_gap_has_its_length_and_its_next_point() {
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
