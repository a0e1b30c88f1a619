//! Tables that adapt to the terminal: optional columns are shown where they fit, and the frame is
//! optional.

use crate::tables::{draw_table, right};
use ratatui::{
	layout::{Constraint, Rect},
	style::{Color, Style},
	widgets::{Cell, Row, Table},
	Frame,
};

/// A column of a table.
pub struct Column {
	name: &'static str,
	width: u16,
	is_right: bool,
	is_optional: bool,
}

/// A text and its colour.
pub type Entry = (String, Color);

/// Returns a column of words.
pub const fn words(name: &'static str, width: u16) -> Column {
	Column { name, width, is_right: false, is_optional: false }
}

/// Returns a column of numbers.
pub const fn numbers(name: &'static str, width: u16) -> Column {
	Column { name, width, is_right: true, is_optional: false }
}

/// Makes a column optional: it is shown only where it fits.
pub const fn optional(column: Column) -> Column {
	Column { is_optional: true, ..column }
}

/// Returns a text in the default colour.
pub fn plain(text: impl Into<String>) -> Entry {
	(text.into(), Color::Reset)
}

/// A table that adapts to the terminal.
pub struct Sheet<'a> {
	/// Title of the frame.
	pub title: &'a str,
	/// Columns.
	pub columns: &'a [Column],
	/// Rows, with an entry for each column.
	pub rows: Vec<Vec<Entry>>,
	/// Lines of a row.
	pub row_height: u16,
	/// True if it has a frame with the title.
	pub is_framed: bool,
}

impl Sheet<'_> {
	/// Returns the height of `rows` rows with header and frame, in lines.
	pub fn height(rows: usize, row_height: u16, is_framed: bool) -> u16 {
		let rows = u16::try_from(rows).unwrap_or(u16::MAX);
		rows.saturating_mul(row_height).saturating_add(if is_framed { 3 } else { 1 })
	}

	/// Draws the table. If rows do not fit, the header of the first column says how many do.
	pub fn draw(self, frame: &mut Frame, area: Rect) {
		let Self { title, columns, rows, row_height, is_framed } = self;
		if area.is_empty() {
			return;
		}
		let (shown, spacing) = shown(columns, if is_framed { area.width.saturating_sub(2) } else { area.width });
		let room = area.height.saturating_sub(Self::height(0, row_height, is_framed)) / row_height.max(1);
		let (count, room) = (rows.len(), usize::from(room));
		let part = if room < count { format!(" {room}/{count}") } else { String::new() };
		let picked = || columns.iter().zip(&shown).filter(|(_, is_shown)| **is_shown).map(|(column, _)| column);
		let header = picked().enumerate().map(|(index, column)| {
			let name = if index == 0 { format!("{}{part}", column.name) } else { column.name.to_string() };
			cell(column, plain(name))
		});
		let rows = rows.into_iter().take(room).map(|entries| {
			let entries = entries.into_iter().zip(&shown).filter(|(_, is_shown)| **is_shown).map(|(entry, _)| entry);
			Row::new(picked().zip(entries).map(|(column, entry)| cell(column, entry))).height(row_height)
		});
		let widths = picked().map(|column| Constraint::Length(column.width));
		let table = Table::new(rows, widths).column_spacing(spacing);
		draw_table(frame, area, is_framed.then(|| format!(" {title} ")), Row::new(header), table);
	}
}

/// Returns the columns to show, with as many optional ones as fit, and the spacing between them.
fn shown(columns: &[Column], width: u16) -> (Vec<bool>, u16) {
	let mut used: u16 = columns.iter().filter(|column| !column.is_optional).map(|column| column.width + 1).sum();
	let mut shown = Vec::new();
	for column in columns {
		// The last column needs no spacing after it.
		let fits = !column.is_optional || used + column.width <= width;
		used += if column.is_optional && fits { column.width + 1 } else { 0 };
		shown.push(fits);
	}
	let gaps = shown.iter().filter(|is_shown| **is_shown).count().saturating_sub(1) as u16;
	(shown, if used.saturating_sub(1) + gaps <= width { 2 } else { 1 })
}

fn cell(column: &Column, (text, colour): Entry) -> Cell<'static> {
	let cell = if column.is_right { right(text) } else { Cell::from(text) };
	cell.style(Style::new().fg(colour))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn optional_columns_are_shown_as_far_as_they_fit() {
		let columns = [words("a", 10), optional(words("b", 5)), numbers("c", 10), optional(numbers("d", 3))];
		assert_eq!(shown(&columns, 21), (vec![true, false, true, false], 1));
		assert_eq!(shown(&columns, 22), (vec![true, false, true, false], 2));
		assert_eq!(shown(&columns, 25), (vec![true, false, true, true], 1));
		assert_eq!(shown(&columns, 31), (vec![true, true, true, true], 1));
		assert_eq!(shown(&columns, 34), (vec![true, true, true, true], 2));
		// Required columns are shown even where they do not fit.
		assert_eq!(shown(&columns, 0), (vec![true, false, true, false], 1));
	}

	#[test]
	fn the_height_counts_rows_header_and_frame() {
		assert_eq!((Sheet::height(4, 1, false), Sheet::height(4, 1, true), Sheet::height(2, 2, true)), (5, 7, 7));
	}
}
