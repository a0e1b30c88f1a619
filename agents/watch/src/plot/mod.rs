//! Pictures of panels over time, as PNG or SVG by the ending of the file.

mod legend;
mod panel;
pub mod style;
mod tile;

pub use panel::{decimals, Line, Mark, Panel, Shade, Shape};
pub use plotters::prelude::{DrawingBackend, RGBColor};
pub use tile::Tile;

use anyhow::{anyhow, bail, ensure, Result};
use plotters::{
	coord::Shift,
	prelude::*,
	style::{register_font, FontStyle},
};
use std::path::Path;

/// A part of a picture, or all of it.
pub type Area<B> = DrawingArea<B, Shift>;

/// A picture that can be drawn into a file.
pub trait Picture {
	/// Width and height, in pixels.
	const SIZE: (u32, u32);

	/// Draws the picture on a white background.
	fn paint<B: DrawingBackend>(&self, area: &Area<B>) -> Result<()>
	where
		B::ErrorType: 'static;
}

/// Checks that `path` ends with `.png` or `.svg`. Lets a command fail before its work.
pub fn check(path: &Path) -> Result<()> {
	let is_known = matches!(ending(path).as_deref(), Some("png" | "svg"));
	ensure!(is_known, "--plot `{}`: expected a file that ends with .png or .svg", path.display());
	Ok(())
}

/// Draws `picture` into the file `path`.
pub fn save(picture: &impl Picture, path: &Path) -> Result<()> {
	check(path)?;
	for (style, bytes) in [(FontStyle::Normal, dejavu::sans::regular()), (FontStyle::Bold, dejavu::sans::bold())] {
		register_font(style::FONT, style, bytes).map_err(|_| anyhow!("the built-in font cannot be used"))?;
	}
	match ending(path).as_deref() {
		Some("png") => paint(picture, BitMapBackend::new(path, size(picture))),
		Some("svg") => paint(picture, SVGBackend::new(path, size(picture))),
		_ => bail!("neither a PNG nor an SVG"),
	}
	.map_err(|error| anyhow!("cannot draw `{}`: {error:#}", path.display()))
}

/// Draws the heading of `height` pixels; returns the area below it.
pub fn heading<B: DrawingBackend>(area: &Area<B>, text: String, height: u32) -> Result<Area<B>>
where
	B::ErrorType: 'static,
{
	let (top, rest) = area.split_vertically(height);
	let middle = i32::try_from(height.saturating_sub(16) / 2)?;
	top.draw(&Text::new(text, (24, middle), style::heading()))?;
	Ok(rest)
}

fn ending(path: &Path) -> Option<String> {
	path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase)
}

fn size<P: Picture>(_: &P) -> (u32, u32) {
	P::SIZE
}

fn paint<B: DrawingBackend>(picture: &impl Picture, backend: B) -> Result<()>
where
	B::ErrorType: 'static,
{
	let area = backend.into_drawing_area();
	area.fill(&WHITE)?;
	picture.paint(&area)?;
	area.present()?;
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_picture_ends_with_png_or_svg() {
		assert!(check(Path::new("run.SVG")).is_ok() && check(Path::new("out/run.png")).is_ok());
		for name in ["run", "run.gif", "png"] {
			assert!(check(Path::new(name)).unwrap_err().to_string().contains(".png or .svg"), "{name}");
		}
	}
}
