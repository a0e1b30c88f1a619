//! Keys of the live view.

use crate::page::Page;
use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::time::Duration;
use tokio::sync::mpsc::Sender;

/// The action of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
	/// Ends the view.
	End,
	/// Shows a page.
	Show(Page),
	/// Shows the next page.
	Next,
	/// Draws the view again.
	Redraw,
}

impl From<KeyEvent> for Key {
	fn from(key: KeyEvent) -> Self {
		match key.code {
			KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => Self::End,
			KeyCode::Char('q') | KeyCode::Esc => Self::End,
			KeyCode::Char('1') => Self::Show(Page::Kit),
			KeyCode::Char('2') => Self::Show(Page::Peg),
			KeyCode::Tab => Self::Next,
			_ => Self::Redraw,
		}
	}
}

/// Reads keys until the receiver is closed.
pub fn read(keys: &Sender<Key>) {
	while !keys.is_closed() {
		let key = match event::poll(Duration::from_millis(200)) {
			Ok(true) => match event::read() {
				Ok(Event::Key(key)) if key.kind == KeyEventKind::Press => key.into(),
				Ok(_) => Key::Redraw,
				Err(_) => return,
			},
			Ok(false) => continue,
			Err(_) => return,
		};
		if keys.blocking_send(key).is_err() {
			return;
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn keys_end_the_view_or_switch_its_pages() {
		let key = |code, modifiers| Key::from(KeyEvent::new(code, modifiers));
		let none = KeyModifiers::NONE;
		let ends =
			[key(KeyCode::Char('q'), none), key(KeyCode::Esc, none), key(KeyCode::Char('c'), KeyModifiers::CONTROL)];
		assert_eq!(ends, [Key::End; 3]);
		assert_eq!(key(KeyCode::Char('1'), none), Key::Show(Page::Kit));
		assert_eq!(key(KeyCode::Char('2'), none), Key::Show(Page::Peg));
		assert_eq!((key(KeyCode::Tab, none), key(KeyCode::Char('c'), none)), (Key::Next, Key::Redraw));
	}
}
