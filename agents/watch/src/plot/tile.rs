//! A small panel in a grid: values around zero over time, and the band that they should stay in.

use super::{
	style::{self, FAINT, GREEN, GRID, INK},
	Area, Line,
};
use anyhow::Result;
use plotters::prelude::*;
use std::ops::Range;

/// Height of the title, in pixels.
const TITLE: u32 = 40;
/// Width of the labels of values and height of the labels of times, in pixels.
const LABELS: (u32, u32) = (46, 24);

/// A small panel.
pub struct Tile {
	/// Title.
	pub title: String,
	/// Texts under the title, with their colours.
	pub notes: Vec<(String, RGBColor)>,
	/// Lines. Values out of range are drawn at its edge.
	pub lines: Vec<Line<f64>>,
	/// Range of the times.
	pub times: Range<f64>,
	/// Range of the values on either side of zero.
	pub reach: f64,
	/// Band on either side of zero.
	pub band: f64,
}

impl Tile {
	/// Draws the panel.
	pub fn draw<B: DrawingBackend>(&self, area: &Area<B>) -> Result<()>
	where
		B::ErrorType: 'static,
	{
		let (strip, area) = area.split_vertically(TITLE);
		let label = style::label();
		strip.draw(&Text::new(self.title.as_str(), (8, 2), label.color(&INK)))?;
		let mut left = 8;
		for (note, colour) in &self.notes {
			strip.draw(&Text::new(note.as_str(), (left, 21), label.color(colour)))?;
			left += i32::try_from(strip.estimate_text_size(note, &label)?.0)? + 16;
		}
		let mut chart = ChartBuilder::on(&area)
			.margin_left(4)
			.margin_right(14)
			.margin_bottom(6)
			.set_label_area_size(LabelAreaPosition::Left, LABELS.0)
			.set_label_area_size(LabelAreaPosition::Bottom, LABELS.1)
			.build_cartesian_2d(self.times.clone(), -self.reach..self.reach)?;
		chart
			.configure_mesh()
			.bold_line_style(GRID)
			.light_line_style(FAINT)
			.axis_style(INK.mix(0.6))
			.x_labels(5)
			.y_labels(5)
			.x_max_light_lines(1)
			.y_max_light_lines(1)
			.label_style(label)
			.x_label_formatter(&|time| format!("{time:.0}"))
			.y_label_formatter(&|value| format!("{value:.0}"))
			.draw()?;
		let corners = [(self.times.start, -self.band), (self.times.end, self.band)];
		chart.draw_series([Rectangle::new(corners, GREEN.mix(0.10).filled())])?;
		for line in &self.lines {
			for piece in &line.pieces {
				let shown = piece.iter().map(|(time, value)| (*time, value.clamp(-self.reach, self.reach)));
				chart.draw_series(LineSeries::new(shown, line.colour))?;
			}
		}
		Ok(())
	}
}
