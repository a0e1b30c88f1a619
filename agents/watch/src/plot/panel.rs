//! A panel of a picture: values over time, with axes, a legend and shaded spans.

use super::{
	legend::{self, Entry},
	style::{self, FAINT, GRID, INK, LEFT, RED, RIGHT},
	Area,
};
use anyhow::Result;
use plotters::{
	coord::{
		ranged1d::{AsRangedCoord, Ranged, ValueFormatter},
		types::RangedCoordf64,
	},
	prelude::*,
};
use std::ops::Range;

/// The coordinates of a panel: times and values.
type Chart<'a, B, X> = ChartContext<'a, B, Cartesian2d<X, RangedCoordf64>>;

/// The way in which values are drawn.
#[derive(Clone, Copy, PartialEq)]
pub enum Mark {
	/// A line through all values.
	Line,
	/// A dot for each value.
	Dots,
	/// A bar from zero for each value.
	Bars,
}

/// Values over time.
pub struct Line<T> {
	/// Name in the legend.
	pub name: &'static str,
	/// Colour.
	pub colour: RGBColor,
	/// Pieces of consecutive values; between two pieces values are missing.
	pub pieces: Vec<Vec<(T, f64)>>,
	/// Way in which the values are drawn.
	pub mark: Mark,
}

/// Shaded spans, in which something was missing.
pub struct Shade<T> {
	/// Name in the legend.
	pub name: &'static str,
	/// Begin and end of each span.
	pub spans: Vec<(T, T)>,
}

/// A panel of a picture.
pub struct Panel<T> {
	/// Title.
	pub title: &'static str,
	/// Unit of the values.
	pub unit: &'static str,
	/// Label of the axis of time, if it has one.
	pub time: Option<&'static str>,
	/// Lines.
	pub lines: Vec<Line<T>>,
	/// Range of the times.
	pub times: Range<T>,
	/// Range of the values.
	pub values: Range<f64>,
	/// Formats a time.
	pub time_label: Box<dyn Fn(&T) -> String>,
	/// Spans that are shaded behind the values.
	pub shade: Shade<T>,
}

/// Layout of a panel, in pixels.
#[derive(Clone, Copy)]
pub struct Shape {
	/// Height of the legend.
	pub legend: u32,
	/// Distance of the legend's text from the upper edge.
	pub letters: i32,
	/// Heights of the marks of lines and of shades in the legend.
	pub marks: (i32, i32),
	/// Gap between legend and values.
	pub gap: u32,
	/// Height of the labels of the times.
	pub times: u32,
}

impl<T: Clone + 'static> Panel<T> {
	/// Draws the panel.
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
			// The first line is wider, so that it shows where another line covers it.
			let width = if index == 0 && self.lines.len() > 1 { 4 } else { 2 };
			line.draw(&mut chart, width)?;
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

impl<T: Clone + 'static> Line<T> {
	/// Draws the values; a line is `width` pixels wide.
	fn draw<'a, B, X>(&self, chart: &mut Chart<'a, B, X>, width: u32) -> Result<()>
	where
		B: DrawingBackend + 'a,
		B::ErrorType: 'static,
		X: Ranged<ValueType = T>,
	{
		for piece in &self.pieces {
			let points = piece.iter().cloned();
			match self.mark {
				Mark::Line => {
					let style = self.colour.stroke_width(width);
					chart.draw_series(LineSeries::new(points, style)).map(drop)?
				},
				Mark::Dots => {
					let dot = |at| Circle::new(at, 2, self.colour.mix(0.5).filled());
					chart.draw_series(points.map(dot)).map(drop)?
				},
				Mark::Bars => {
					let bar = |(time, value): (T, f64)| {
						PathElement::new(vec![(time.clone(), 0.0), (time, value)], self.colour)
					};
					chart.draw_series(points.map(bar)).map(drop)?
				},
			}
		}
		Ok(())
	}
}

/// Returns the number of decimals that distinguishes the labels of a range of this width.
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
	fn labels_have_as_many_decimals_as_they_need() {
		assert_eq!([20.0, 2.0, 0.02, 0.0].map(decimals), [0, 1, 3, 2]);
	}
}
