//! Reader of vector files.
//!
//! Integers are decimal strings. A row records the columns that were read, so that unread ones
//! are noticed.

use anyhow::{anyhow, bail, ensure, Context, Result};
use huxian_math::{wide::U768, Exact, Fixed, HuxPerKit, Ratio, SignedRatio};
use serde_json::{Map, Value};
use std::{
	cell::RefCell,
	collections::BTreeSet,
	fmt::{self, Debug, Display},
	fs,
	ops::RangeInclusive,
	path::Path,
};

/// A vector file.
pub struct Document {
	content: Map<String, Value>,
}

impl Document {
	/// Reads and parses a file.
	pub fn read(path: &Path) -> Result<Self> {
		let text = fs::read_to_string(path).context("cannot be read")?;
		match serde_json::from_str(&text).context("is not JSON")? {
			Value::Object(content) => Ok(Self { content }),
			_ => bail!("is not a JSON object"),
		}
	}

	/// Returns the names of all sections, without the header.
	pub fn sections(&self) -> impl Iterator<Item = &str> {
		self.content.keys().map(String::as_str).filter(|name| *name != "header")
	}

	/// Returns a text of the header, if there is one.
	pub fn header(&self, name: &str) -> Option<&str> {
		self.content.get("header")?.get(name)?.as_str()
	}

	/// Returns the rows of a section.
	pub fn rows(&self, section: &str) -> Result<&[Value]> {
		let rows = self.content.get(section).and_then(Value::as_array);
		rows.map(Vec::as_slice).with_context(|| format!("section {section} is not a list"))
	}
}

/// A difference between a file and the computed value.
pub struct Mismatch {
	column: String,
	expected: String,
	got: String,
}

impl Display for Mismatch {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(formatter, "column {}: expected {}, got {}", self.column, self.expected, self.got)
	}
}

/// All mismatches of a row and of the records inside it.
pub type Log = RefCell<Vec<Mismatch>>;

/// A row, or a record inside one.
pub struct Row<'a> {
	columns: &'a Map<String, Value>,
	/// Name of the record with a dot; empty for a row.
	prefix: String,
	seen: RefCell<BTreeSet<&'a str>>,
	log: &'a Log,
}

impl<'a> Row<'a> {
	/// Returns the row in `value`, which writes its mismatches to `log`.
	pub fn new(value: &'a Value, log: &'a Log) -> Result<Self> {
		Self::named(value, String::new(), log)
	}

	fn named(value: &'a Value, prefix: String, log: &'a Log) -> Result<Self> {
		let columns = value.as_object().with_context(|| format!("{prefix} is not an object"))?;
		Ok(Self { columns, prefix, seen: RefCell::default(), log })
	}

	/// Checks that every column was read.
	pub fn finish(&self) -> Result<()> {
		let seen = self.seen.borrow();
		match self.columns.keys().find(|column| !seen.contains(column.as_str())) {
			Some(unknown) => bail!("column {}{unknown} is unknown to this version", self.prefix),
			None => Ok(()),
		}
	}

	/// Returns all columns as amounts, sorted by name.
	pub fn amounts(&self) -> Result<Vec<(&'a str, u128)>> {
		self.columns.keys().map(|column| Ok((column.as_str(), self.amount(column)?))).collect()
	}

	/// Returns all columns as lists of amounts, sorted by name.
	pub fn amount_lists(&self) -> Result<Vec<(&'a str, Vec<u128>)>> {
		self.columns.keys().map(|column| Ok((column.as_str(), self.amount_list(column)?))).collect()
	}

	/// Skips a column whose rule was replaced on purpose.
	pub fn ignore(&self, column: &str) {
		let _ = self.value(column);
	}

	fn value(&self, column: &str) -> Result<&'a Value> {
		let (name, value) =
			self.columns.get_key_value(column).with_context(|| self.error_text(column, "is missing"))?;
		self.seen.borrow_mut().insert(name);
		Ok(value)
	}

	fn name(&self, column: &str) -> String {
		format!("{}{column}", self.prefix)
	}

	fn error_text(&self, column: &str, complaint: &str) -> String {
		format!("column {} {complaint}", self.name(column))
	}

	/// Returns the text in a column.
	pub fn text(&self, column: &str) -> Result<&'a str> {
		self.value(column)?.as_str().with_context(|| self.error_text(column, "is not a string"))
	}

	/// Returns the truth value in a column.
	pub fn boolean(&self, column: &str) -> Result<bool> {
		self.value(column)?.as_bool().with_context(|| self.error_text(column, "is neither true nor false"))
	}

	/// Returns the integer in a column in normal form: no sign on zero, no leading zeros.
	fn integer(&self, column: &str) -> Result<String> {
		decimal(self.value(column)?).with_context(|| self.error_text(column, "is not an integer"))
	}

	/// Returns the amount in a column.
	pub fn amount(&self, column: &str) -> Result<u128> {
		amount_in(&self.name(column), self.value(column)?)
	}

	/// Returns the amount in a column; `None` for null.
	pub fn optional_amount(&self, column: &str) -> Result<Option<u128>> {
		if self.value(column)?.is_null() {
			return Ok(None);
		}
		self.amount(column).map(Some)
	}

	/// Returns the number of seconds in a column.
	pub fn seconds(&self, column: &str) -> Result<u64> {
		self.number(column)
	}

	/// Returns the number in a column, for instance of a row or of a slice.
	pub fn number(&self, column: &str) -> Result<u64> {
		number_in(&self.name(column), self.value(column)?)
	}

	/// Returns the fixed-point number whose raw value is in a column.
	pub fn fixed(&self, column: &str) -> Result<Fixed> {
		let raw =
			self.integer(column)?.parse().map_err(|_| anyhow!(self.error_text(column, "does not fit 128 bits")))?;
		Ok(Fixed::from_raw(raw))
	}

	/// Returns the price in a record of numerator and denominator.
	pub fn price(&self, column: &str) -> Result<HuxPerKit> {
		let SignedRatio { numerator, denominator } = self.ratio(column)?;
		let ratio = numerator.to_u256().and_then(|numerator| Ratio::new(numerator, denominator.to_u256()?));
		ratio.map(HuxPerKit::new).map_err(|reason| anyhow!(self.error_text(column, &reason.to_string())))
	}

	fn ratio(&self, column: &str) -> Result<SignedRatio> {
		let record = self.record(column)?;
		let (numerator, denominator) = (record.wide("num")?, record.wide("den")?);
		record.finish()?;
		ensure!(!denominator.is_zero() && !denominator.is_negative(), self.error_text(column, "has no denominator"));
		Ok(SignedRatio { numerator, denominator })
	}

	fn wide(&self, column: &str) -> Result<Exact> {
		let text = self.integer(column)?;
		let digits = text.trim_start_matches('-');
		let magnitude =
			U768::from_dec_str(digits).map_err(|_| anyhow!(self.error_text(column, "does not fit 768 bits")))?;
		Ok(Exact::new(digits.len() < text.len(), magnitude))
	}

	/// Returns the record in a column.
	pub fn record(&self, column: &str) -> Result<Row<'a>> {
		Self::named(self.value(column)?, format!("{}.", self.name(column)), self.log)
	}

	/// Returns the record in a column; `None` for null.
	pub fn optional_record(&self, column: &str) -> Result<Option<Row<'a>>> {
		if self.value(column)?.is_null() {
			return Ok(None);
		}
		self.record(column).map(Some)
	}

	/// Returns the items of the list in a column, each with its name `column.place`.
	fn items(&self, column: &str) -> Result<Vec<(String, &'a Value)>> {
		let items = self.value(column)?.as_array().with_context(|| self.error_text(column, "is not a list"))?;
		let name = |place| format!("{}.{place}", self.name(column));
		Ok(items.iter().enumerate().map(|(place, item)| (name(place), item)).collect())
	}

	/// Returns the amounts in the list in a column.
	pub fn amount_list(&self, column: &str) -> Result<Vec<u128>> {
		self.items(column)?.iter().map(|(name, item)| amount_in(name, item)).collect()
	}

	/// Returns the number and the amount in each item of the list in a column.
	pub fn numbered_list(&self, column: &str) -> Result<Vec<(u64, u128)>> {
		let read = |name: &str, item: &Value| match item.as_array().map(Vec::as_slice) {
			Some([number, amount]) => Ok((number_in(name, number)?, amount_in(name, amount)?)),
			_ => bail!("column {name} is not a pair"),
		};
		self.items(column)?.iter().map(|(name, item)| read(name, item)).collect()
	}

	/// Returns the numbers in the list in a column.
	pub fn number_list(&self, column: &str) -> Result<Vec<u64>> {
		self.items(column)?.iter().map(|(name, item)| number_in(name, item)).collect()
	}

	/// Returns the records in the list in a column.
	pub fn record_list(&self, column: &str) -> Result<Vec<Row<'a>>> {
		let items = self.items(column)?;
		items.into_iter().map(|(name, item)| Self::named(item, format!("{name}."), self.log)).collect()
	}

	/// Returns true if a record has a column.
	pub fn has(&self, column: &str) -> bool {
		self.columns.contains_key(column)
	}

	/// Compares an integer.
	pub fn compare(&self, column: &str, got: impl Display) -> Result<()> {
		self.note(column, self.integer(column)?, got.to_string());
		Ok(())
	}

	/// Compares an integer with a tolerance: `room` is the accepted range.
	pub fn compare_within(&self, column: &str, got: u128, room: RangeInclusive<u128>) -> Result<()> {
		let expected = format!("{} (from {} to {})", self.integer(column)?, room.start(), room.end());
		let got = if room.contains(&got) { expected.clone() } else { got.to_string() };
		self.note(column, expected, got);
		Ok(())
	}

	/// Compares a text.
	pub fn compare_text(&self, column: &str, got: &str) -> Result<()> {
		self.note(column, self.text(column)?.to_owned(), got.to_owned());
		Ok(())
	}

	/// Compares a truth value.
	pub fn compare_boolean(&self, column: &str, got: bool) -> Result<()> {
		self.note(column, self.boolean(column)?.to_string(), got.to_string());
		Ok(())
	}

	/// Compares an integer or null.
	pub fn compare_optional(&self, column: &str, got: Option<u128>) -> Result<()> {
		let expected = if self.value(column)?.is_null() { "null".to_owned() } else { self.integer(column)? };
		self.note(column, expected, got.map_or("null".to_owned(), |got| got.to_string()));
		Ok(())
	}

	/// Compares a ratio by value.
	///
	/// Files do not reduce their ratios, and carry the scales of tokens on both sides.
	pub fn compare_ratio(&self, column: &str, got: &SignedRatio) -> Result<()> {
		let expected = self.ratio(column)?;
		let crossed = expected.numerator.times(got.denominator)? == got.numerator.times(expected.denominator)?;
		if !crossed {
			let show = |ratio: &SignedRatio| format!("{}/{}", ratio.numerator, ratio.denominator);
			self.note(column, show(&expected), show(got));
		}
		Ok(())
	}

	/// Compares a price.
	pub fn compare_price(&self, column: &str, got: &HuxPerKit) -> Result<()> {
		let ratio = got.ratio();
		let signed = SignedRatio { numerator: ratio.numerator().into(), denominator: ratio.denominator().into() };
		self.compare_ratio(column, &signed)
	}

	/// Compares lists, and notes the first place of a difference.
	pub fn compare_list<Item: Debug + PartialEq>(&self, column: &str, expected: &[Item], got: &[Item]) {
		let mut places = 0..expected.len().max(got.len());
		if let Some(place) = places.find(|place| expected.get(*place) != got.get(*place)) {
			let show = |item: Option<&Item>| item.map_or("nothing".to_owned(), |item| format!("{item:?}"));
			self.note(&format!("{column}.{place}"), show(expected.get(place)), show(got.get(place)));
		}
	}

	/// Notes a mismatch of a value that has no column of its own.
	pub fn note(&self, column: &str, expected: String, got: String) {
		if expected != got {
			self.log.borrow_mut().push(Mismatch { column: self.name(column), expected, got });
		}
	}
}

/// Returns the amount in a column, or in an item of a list.
fn amount_in(name: &str, item: &Value) -> Result<u128> {
	let integer = decimal(item).with_context(|| format!("column {name} is not an integer"))?;
	integer.parse().map_err(|_| anyhow!("column {name} does not fit 128 bits without sign"))
}

/// Returns the number in a column, or in an item of a list.
fn number_in(name: &str, item: &Value) -> Result<u64> {
	let integer = decimal(item).with_context(|| format!("column {name} is not an integer"))?;
	integer.parse().map_err(|_| anyhow!("column {name} does not fit 64 bits without sign"))
}

/// Returns the integer in a JSON string or number, in normal form.
fn decimal(value: &Value) -> Option<String> {
	let text = match value {
		Value::String(text) => text.clone(),
		Value::Number(number) => number.to_string(),
		_ => return None,
	};
	let digits = text.strip_prefix('-').unwrap_or(&text);
	if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
		return None;
	}
	let significant = digits.trim_start_matches('0');
	Some(match (significant, text.starts_with('-')) {
		("", _) => "0".to_owned(),
		(significant, true) => format!("-{significant}"),
		(significant, false) => significant.to_owned(),
	})
}
