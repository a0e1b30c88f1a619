//! Colours, fonts and margins of pictures.

use plotters::{
	prelude::*,
	style::{FontStyle, TextStyle},
};

/// Name of the font, which is built into the program.
pub const FONT: &str = "sans-serif";

/// Margin at the left of a panel, and width of the labels there, in pixels.
pub const LEFT: (u32, u32) = (18, 104);
/// Margin at the right of a panel, in pixels.
pub const RIGHT: u32 = 28;

/// Colour of text and axes.
pub const INK: RGBColor = RGBColor(38, 42, 51);
/// Colour of the main lines of the grid.
pub const GRID: RGBColor = RGBColor(225, 228, 233);
/// Colour of the lines between them.
pub const FAINT: RGBColor = RGBColor(240, 242, 245);
/// Colour of bad or missing values.
pub const RED: RGBColor = RGBColor(214, 69, 65);
/// Colour of values.
pub const BLUE: RGBColor = RGBColor(31, 119, 180);
/// Colour of values.
pub const ORANGE: RGBColor = RGBColor(230, 126, 34);
/// Colour of values.
pub const GREEN: RGBColor = RGBColor(39, 139, 83);
/// Colour of values.
pub const PURPLE: RGBColor = RGBColor(142, 68, 173);
/// Colour of values.
pub const TEAL: RGBColor = RGBColor(22, 140, 140);

/// Returns the text style of axes and legends.
pub fn label() -> TextStyle<'static> {
	(FONT, 15).into_font().color(&INK)
}

/// Returns the text style of a panel's title.
pub fn title() -> TextStyle<'static> {
	(FONT, 18, FontStyle::Bold).into_font().color(&INK)
}

/// Returns the text style of a picture's heading.
pub fn heading() -> TextStyle<'static> {
	(FONT, 22, FontStyle::Bold).into_font().color(&INK)
}
