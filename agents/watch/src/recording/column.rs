//! The columns of a recording: how a field of a row is written and read.

use huxian_client::amount::approximate;

/// A column of a recording, for a part `T` of the row.
pub struct Column<T: 'static> {
	/// Name in the header.
	pub name: &'static str,
	/// Formats the field.
	pub write: fn(&T) -> String,
	/// Parses the field; `None` if the text is not valid. A missing column is an empty text.
	pub read: fn(&mut T, &str) -> Option<()>,
}

/// Returns a column that is written and read.
pub const fn column<T>(name: &'static str, write: fn(&T) -> String, read: fn(&mut T, &str) -> Option<()>) -> Column<T> {
	Column { name, write, read }
}

/// Returns a column that follows from others: it is written for readers of the file, and not read.
pub const fn derived<T>(name: &'static str, write: fn(&T) -> String) -> Column<T> {
	Column { name, write, read: |_, _| Some(()) }
}

/// Formats all columns of `part`.
pub fn write<T>(columns: &[Column<T>], part: &T) -> Vec<String> {
	columns.iter().map(|column| (column.write)(part)).collect()
}

/// Parses all columns; `field` returns the text in the column of a name, `None` without such a
/// column. The error is the name of the column that is not valid.
pub fn read<T: Default>(columns: &[Column<T>], field: impl Fn(&str) -> Option<String>) -> Result<T, &'static str> {
	let mut part = T::default();
	for column in columns {
		let text = field(column.name).unwrap_or_default();
		(column.read)(&mut part, &text).ok_or(column.name)?;
	}
	Ok(part)
}

/// Parses a fraction, which is kept as text; an empty text is valid.
pub fn fraction(text: &str) -> Option<String> {
	(text.is_empty() || approximate(text).is_some()).then(|| text.to_string())
}

/// Parses an optional fraction: `Some(None)` for an empty text.
pub fn optional_fraction(text: &str) -> Option<Option<String>> {
	fraction(text).map(|text| Some(text).filter(|text| !text.is_empty()))
}

/// Stores the parsed `value` in `field`; `None` if the text was not valid.
pub fn set<T>(field: &mut T, value: Option<T>) -> Option<()> {
	*field = value?;
	Some(())
}
