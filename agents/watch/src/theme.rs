//! Colours of the live view.

use ratatui::style::Color;

/// Colour of the index.
pub const INDEX: Color = Color::LightCyan;
/// Colour of the protected index.
pub const PROTECTED: Color = Color::LightYellow;
/// Colour of the price of kit.
pub const PRICE: Color = Color::LightGreen;
/// Colour of the target price of kit.
pub const TARGET: Color = Color::LightMagenta;
/// Colour of secondary text.
pub const QUIET: Color = Color::DarkGray;
