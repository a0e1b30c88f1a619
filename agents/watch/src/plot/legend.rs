//! The line above a panel: title and legend. Above the panel it covers no values.

use super::{
	style::{self, LEFT, RIGHT},
	Area,
};
use anyhow::Result;
use plotters::prelude::*;

/// An entry of the legend.
pub struct Entry<'a> {
	/// Meaning of the colour.
	pub name: &'a str,
	/// Colour.
	pub colour: RGBAColor,
	/// Height of the mark, in pixels.
	pub thickness: i32,
}

/// Draws the line; its text begins `top` pixels below the upper edge.
pub fn draw<B: DrawingBackend>(area: &Area<B>, title: &str, entries: &[Entry], top: i32) -> Result<()>
where
	B::ErrorType: 'static,
{
	let label = style::label();
	area.draw(&Text::new(title, (i32::try_from(LEFT.0 + LEFT.1)?, top), style::title()))?;
	let (width, _) = area.dim_in_pixel();
	let mut right = i32::try_from(width)? - i32::try_from(RIGHT)?;
	for Entry { name, colour, thickness } in entries.iter().rev() {
		let (width, _) = area.estimate_text_size(name, &label)?;
		let text = right - i32::try_from(width)?;
		let upper = top + 9 - thickness / 2;
		area.draw(&Text::new(*name, (text, top + 2), label.clone()))?;
		area.draw(&Rectangle::new([(text - 32, upper), (text - 8, upper + thickness)], colour.filled()))?;
		right = text - 56;
	}
	Ok(())
}
