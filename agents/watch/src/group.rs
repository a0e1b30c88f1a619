//! A group of numbers in the live view.

use ratatui::{
	layout::Rect,
	style::{Color, Modifier, Style},
	text::{Line, Span},
	widgets::{Block, Paragraph},
	Frame,
};

/// A number: name, text, colour.
pub type Named = (&'static str, String, Color);

/// Draws numbers in a column, under `title`.
pub fn draw_group(frame: &mut Frame, area: Rect, title: &str, lines: Vec<Named>) {
	let lines: Vec<Line> = lines
		.into_iter()
		.map(|(name, value, colour)| {
			Line::from(vec![
				Span::styled(format!(" {name:<17}"), Style::new().fg(Color::Gray)),
				Span::styled(value, Style::new().fg(colour).add_modifier(Modifier::BOLD)),
			])
		})
		.collect();
	frame.render_widget(Paragraph::new(lines).block(Block::bordered().title(title)), area);
}
