//! Tables of the live view: burrows, and lots at auction.

use crate::{liquidation::Liquidation, theme::QUIET};
use huxian_client::{
	amount::{coins, cut},
	chain::{
		auctions::{price, Auction},
		keys::short,
		views::Burrow,
	},
	moment,
};
use ratatui::{
	layout::{Alignment, Constraint, Rect},
	style::{Color, Modifier, Style},
	text::Line,
	widgets::{Block, Cell, Row as TableRow, Table},
	Frame,
};

/// Maximum of lots in the table.
const MAX_LOTS: u64 = 6;

/// Draws `burrows`, the first ones of `count`.
pub fn draw_burrows(frame: &mut Frame, area: Rect, burrows: &[Burrow], count: u64) {
	let header = ["id", "owner", "collateral, HUX", "at auction, HUX", "debt, KIT", "health", "state"];
	let rows = burrows.iter().map(|burrow| {
		let (state, colour) = match burrow {
			Burrow { active: false, .. } => ("inactive", QUIET),
			Burrow { liquidatable: true, .. } => ("LIQUIDATABLE", Color::Red),
			_ => ("safe", Color::Green),
		};
		TableRow::new([
			right(burrow.id.to_string()),
			Cell::from(short(burrow.owner)),
			right(coins(burrow.collateral, 2)),
			right(coins(burrow.at_auction, 2)),
			right(coins(burrow.debt, 4)),
			right(burrow.health.as_deref().map_or("-".into(), |health| cut(health, 3))),
			Cell::from(state).style(Style::new().fg(colour)),
		])
	});
	let widths = [6, 17, 20, 20, 18, 10, 13].map(Constraint::Length);
	let title = match count {
		0 => " no burrows yet ".to_string(),
		count => format!(" burrows: {} of {count} ", burrows.len()),
	};
	let header = header.into_iter().enumerate().map(|(index, name)| match index {
		0 | 2..=5 => right(name.into()),
		_ => Cell::from(name),
	});
	draw_table(frame, area, Some(title), TableRow::new(header), Table::new(rows, widths).column_spacing(2));
}

/// Returns the height of the table of lots, in lines; 0 while nothing is liquidated.
pub fn lots_height(liquidation: Option<Liquidation>) -> u16 {
	match liquidation.filter(|liquidation| !liquidation.is_quiet()) {
		// Three lines are frame and header.
		Some(liquidation) => liquidation.open_lots.min(MAX_LOTS) as u16 + 3,
		None => 0,
	}
}

/// Draws the lots on offer; the title describes the queue.
pub fn draw_lots(frame: &mut Frame, area: Rect, liquidation: Liquidation, lots: &[Auction]) {
	let header = ["lot", "HUX", "state", "asked or bid, KIT", "KIT per HUX", "leads", "time left"];
	let rows = lots.iter().map(|lot| {
		// The minimum bid before the first bid, the leading bid afterwards.
		let kit = lot.bid.or(lot.minimum_bid).unwrap_or(0);
		let colour = if lot.bidder.is_some() { Color::Green } else { Color::Yellow };
		TableRow::new([
			right(lot.id.to_string()),
			right(coins(lot.lot, 2)),
			Cell::from(lot.state.clone()).style(Style::new().fg(colour)),
			right(coins(kit, 4)),
			right(price(kit, lot.lot)),
			Cell::from(lot.bidder.map_or("-".into(), short)),
			Cell::from(time_left(lot)),
		])
	});
	let widths = [6, 20, 11, 20, 13, 17, 20].map(Constraint::Length);
	let title = match liquidation.open_lots {
		0 => format!(" at auction: no lot; {} ", liquidation.queue_text()),
		count => format!(" at auction: {count} lot(s); {} ", liquidation.queue_text()),
	};
	let header = header.into_iter().enumerate().map(|(index, name)| match index {
		0 | 1 | 3 | 4 => right(name.into()),
		_ => Cell::from(name),
	});
	draw_table(frame, area, Some(title), TableRow::new(header), Table::new(rows, widths).column_spacing(2));
}

/// Draws a table in a frame with `title`. Without a title the header is underlined instead.
pub fn draw_table(frame: &mut Frame, area: Rect, title: Option<String>, header: TableRow<'_>, table: Table<'_>) {
	let quiet = Style::new().fg(Color::Gray);
	let table = match title {
		Some(title) => table.header(header.style(quiet)).block(Block::bordered().title(title)),
		None => table.header(header.style(quiet.add_modifier(Modifier::UNDERLINED))),
	};
	frame.render_widget(table, area);
}

/// Returns a cell that is aligned to the right.
pub fn right(text: String) -> Cell<'static> {
	Cell::from(Line::from(text).alignment(Alignment::Right))
}

/// Formats the time until the bid wins: both seconds and blocks must be over.
fn time_left(lot: &Auction) -> String {
	let (Some(seconds), Some(blocks)) = (lot.seconds_left, lot.blocks_left) else { return "-".into() };
	let time = moment::format_duration(i64::from(u32::try_from(seconds).unwrap_or(u32::MAX)));
	match (seconds, blocks) {
		(_, 0) => time,
		(0, blocks) => format!("{blocks} block(s)"),
		(_, blocks) => format!("{time}, {blocks} block(s)"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_table_of_lots_has_no_height_while_nothing_is_liquidated() {
		let with = |queued, open_lots| lots_height(Some(Liquidation { queued, slices: 1, open_lots }));
		assert_eq!((lots_height(None), with(0, 0)), (0, 0));
		assert_eq!((with(1, 0), with(0, 2), with(5, 16)), (3, 5, 9));
	}

	#[test]
	fn time_and_blocks_must_both_be_over() {
		let left = |seconds_left, blocks_left| time_left(&Auction { seconds_left, blocks_left, ..Auction::default() });
		assert_eq!(left(None, None), "-");
		assert_eq!(left(Some(1_200), Some(21)), "20 min, 21 block(s)");
		assert_eq!(left(Some(45), Some(0)), "45 s");
		assert_eq!(left(Some(0), Some(3)), "3 block(s)");
		assert_eq!(left(Some(u64::MAX), Some(0)), "49710.2 d");
	}
}
