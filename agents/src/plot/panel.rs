//! One of the stacked panels: values over time, with axes, a legend and shaded spans.

use super::{
	legend::{self, Entry},
	style::{self, FAINT, GRID, INK, RED},
	Area,
};
use anyhow::Result;
use plotters::{
	coord::ranged1d::{AsRangedCoord, Ranged, ValueFormatter},
	prelude::*,
};
use std::ops::Range;

/// The margin and the room for the labels left of a panel.
pub const LEFT: (u32, u32) = (18, 104);
/// The margin right of a panel.
pub const RIGHT: u32 = 28;

/// How values are drawn.
#[derive(Clone, Copy, PartialEq)]
pub enum Mark {
	/// One after the other.
	Line,
	/// Each for itself.
	Dots,
	/// Each as a bar from zero.
	Bars,
}

/// Values over time, in pieces: between two of them there are none.
pub struct Line<T> {
	/// What they are.
	pub name: &'static str,
	/// Their colour.
	pub colour: RGBColor,
	/// The pieces.
	pub pieces: Vec<Vec<(T, f64)>>,
	/// How they are drawn.
	pub mark: Mark,
}

/// Spans in which something was missing.
pub struct Shade<T> {
	/// What was missing.
	pub name: &'static str,
	/// From when to when.
	pub spans: Vec<(T, T)>,
}

/// A panel.
pub struct Panel<T> {
	/// What it shows.
	pub title: &'static str,
	/// The unit of the values.
	pub unit: &'static str,
	/// What the times are; not said when there is none.
	pub time: Option<&'static str>,
	/// The values.
	pub lines: Vec<Line<T>>,
	/// From when to when.
	pub times: Range<T>,
	/// From the lowest to the highest.
	pub values: Range<f64>,
	/// How a time is written.
	pub time_label: Box<dyn Fn(&T) -> String>,
	/// Shaded behind the values.
	pub shade: Shade<T>,
}

/// How a panel's parts lie in it, in pixels.
#[derive(Clone, Copy)]
pub struct Shape {
	/// The height of the legend.
	pub legend: u32,
	/// Where the letters of the legend begin.
	pub letters: i32,
	/// How high the marks of values and of shades are in the legend.
	pub marks: (i32, i32),
	/// Between the legend and the values.
	pub gap: u32,
	/// The room for the times.
	pub times: u32,
}

impl<T: Clone + 'static> Panel<T> {
	/// Draws it.
	pub fn draw<B: DrawingBackend, X>(&self, area: &Area<B>, shape: Shape) -> Result<()>
	where
		B::ErrorType: 'static,
		Range<T>: AsRangedCoord<CoordDescType = X, Value = T>,
		X: Ranged<ValueType = T> + ValueFormatter<T>,
	{
		let (strip, area) = area.split_vertically(shape.legend);
		legend::draw(&strip, self.title, &self.entries(shape), shape.letters)?;
		let decimals = decimals(self.values.end - self.values.start);
		let mut chart = ChartBuilder::on(&area)
			.margin_left(LEFT.0)
			.margin_right(RIGHT)
			.margin_top(shape.gap)
			.set_label_area_size(LabelAreaPosition::Left, LEFT.1)
			.set_label_area_size(LabelAreaPosition::Bottom, shape.times)
			.build_cartesian_2d(self.times.clone(), self.values.clone())?;
		let mut mesh = chart.configure_mesh();
		mesh.bold_line_style(GRID)
			.light_line_style(FAINT)
			.axis_style(INK.mix(0.6))
			.x_labels(12)
			.y_labels(5)
			.x_max_light_lines(1)
			.y_max_light_lines(1)
			.label_style(style::label())
			.axis_desc_style(style::label())
			.y_desc(self.unit);
		if let Some(time) = self.time {
			mesh.x_desc(time);
		}
		mesh.x_label_formatter(&|time: &T| (self.time_label)(time))
			.y_label_formatter(&|value| format!("{value:.decimals$}"))
			.draw()?;
		for (from, to) in self.shade.spans.iter().cloned() {
			let corners = [(from, self.values.start), (to, self.values.end)];
			chart.draw_series([Rectangle::new(corners, RED.mix(0.10).filled())])?;
		}
		for (index, line) in self.lines.iter().enumerate() {
			// The first is wider, so that it shows where another lies on it.
			let style = line.colour.stroke_width(if index == 0 && self.lines.len() > 1 { 4 } else { 2 });
			for piece in &line.pieces {
				let points = piece.iter().cloned();
				match line.mark {
					Mark::Line => chart.draw_series(LineSeries::new(points, style)).map(drop)?,
					Mark::Dots => {
						let dot = |at| Circle::new(at, 2, line.colour.mix(0.5).filled());
						chart.draw_series(points.map(dot)).map(drop)?
					},
					Mark::Bars => {
						let bar = |(time, value): (T, f64)| {
							PathElement::new(vec![(time.clone(), 0.0), (time, value)], line.colour)
						};
						chart.draw_series(points.map(bar)).map(drop)?
					},
				}
			}
		}
		Ok(())
	}

	fn entries(&self, shape: Shape) -> Vec<Entry<'static>> {
		let (thickness, shaded) = shape.marks;
		let entry = |line: &Line<T>| Entry { name: line.name, colour: line.colour.to_rgba(), thickness };
		let mut entries: Vec<Entry> = self.lines.iter().map(entry).collect();
		if !self.shade.spans.is_empty() {
			entries.push(Entry { name: self.shade.name, colour: RED.mix(0.15), thickness: shaded });
		}
		entries
	}
}

/// Decimals that tell the labels of a range apart.
pub fn decimals(width: f64) -> usize {
	let digits = (1.0 - width.log10()).ceil();
	if digits.is_finite() {
		digits.clamp(0.0, 9.0) as usize
	} else {
		2
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn labels_have_as_many_decimals_as_tell_them_apart() {
		assert_eq!([20.0, 2.0, 0.02, 0.0].map(decimals), [0, 1, 3, 2]);
	}
}
