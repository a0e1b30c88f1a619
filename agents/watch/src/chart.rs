//! Charts of the live view.

use crate::theme::QUIET;
use ratatui::{
	layout::{Alignment, Rect},
	style::{Color, Style},
	symbols::Marker,
	text::{Line, Span},
	widgets::{Axis, Block, Chart, Dataset, GraphType, Paragraph},
	Frame,
};

/// A line of a chart: name, colour, points. A line without a name belongs to the line before it.
pub type Curve<'a> = (&'a str, Color, Vec<(f64, f64)>);

/// Draws lines. The title above them is the legend.
pub fn draw_chart(frame: &mut Frame, area: Rect, unit: &str, lines: &[Curve<'_>]) {
	let quiet = Style::new().fg(QUIET);
	let mut title = Vec::new();
	for (name, colour, _) in lines.iter().filter(|(name, ..)| !name.is_empty()) {
		title.push(Span::styled(format!(" ━ {name}"), Style::new().fg(*colour)));
	}
	title.push(Span::raw(format!(", {unit} ")));
	let block = Block::bordered().title(Line::from(title));
	let points = || lines.iter().flat_map(|(_, _, points)| points.iter().copied());
	let (Some(x), Some(y)) = (bounds(points().map(|point| point.0)), bounds(points().map(|point| point.1))) else {
		frame.render_widget(Paragraph::new(" no price yet").style(quiet).block(block), area);
		return;
	};
	// The minimum margin keeps a flat line in the middle, and does not magnify noise.
	let margin = ((y.1 - y.0) * 0.1).max(y.1.abs() * 0.0005);
	let (low, high) = (y.0 - margin, y.1 + margin);
	let decimals = if high - low > 1.0 { 2 } else { 4 };
	let labels = [low, (low + high) / 2.0, high].map(|value| format!("{value:.decimals$}"));
	let data = lines
		.iter()
		.map(|(_, colour, points)| {
			Dataset::default()
				.marker(Marker::Braille)
				.graph_type(GraphType::Line)
				.style(Style::new().fg(*colour))
				.data(points)
		})
		.collect();
	let from_to = [format!("block {}", x.0), format!("block {}", x.1)];
	let chart = Chart::new(data)
		.block(block)
		.x_axis(
			Axis::default()
				.style(quiet)
				.bounds([x.0, x.1.max(x.0 + 1.0)])
				.labels(from_to)
				.labels_alignment(Alignment::Left),
		)
		.y_axis(Axis::default().style(quiet).bounds([low, high]).labels(labels));
	frame.render_widget(chart, area);
}

/// Returns the lowest and the highest value; `None` without values.
pub fn bounds(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
	values.fold(None, |found: Option<(f64, f64)>, value| match found {
		Some((low, high)) => Some((low.min(value), high.max(value))),
		None => Some((value, value)),
	})
}
