//! Colours and letters.

use plotters::{
	prelude::*,
	style::{FontStyle, TextStyle},
};

/// The font, which comes with the program.
pub const FONT: &str = "sans-serif";

/// Letters and axes.
pub const INK: RGBColor = RGBColor(38, 42, 51);
/// Lines of the grid.
pub const GRID: RGBColor = RGBColor(225, 228, 233);
/// Lines between those.
pub const FAINT: RGBColor = RGBColor(240, 242, 245);
/// What is bad, or missing.
pub const RED: RGBColor = RGBColor(214, 69, 65);
/// Values.
pub const BLUE: RGBColor = RGBColor(31, 119, 180);
/// Values.
pub const ORANGE: RGBColor = RGBColor(230, 126, 34);
/// Values.
pub const GREEN: RGBColor = RGBColor(39, 139, 83);
/// Values.
pub const PURPLE: RGBColor = RGBColor(142, 68, 173);
/// Values.
pub const TEAL: RGBColor = RGBColor(22, 140, 140);

/// The letters of axes and legends.
pub fn label() -> TextStyle<'static> {
	(FONT, 15).into_font().color(&INK)
}

/// The letters of a panel's title.
pub fn title() -> TextStyle<'static> {
	(FONT, 18, FontStyle::Bold).into_font().color(&INK)
}

/// The letters of a picture's heading.
pub fn heading() -> TextStyle<'static> {
	(FONT, 22, FontStyle::Bold).into_font().color(&INK)
}
