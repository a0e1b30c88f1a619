//! Market operations on the peg page. Each has a row of numbers, and below it a line with the
//! error that forbids to expand and the last action.

use super::{
	figures::{brief, cut_percent, price, price_colour},
	sheet::{numbers, optional, plain, words, Column, Sheet},
	Peg,
};
use crate::theme::QUIET;
use huxian_client::{chain::operations::Operation, moment};
use ratatui::{
	layout::Rect,
	style::{Color, Style},
	text::{Line, Span},
	widgets::{Clear, Paragraph},
	Frame,
};

const COLUMNS: [Column; 12] = [
	words("operation", 11),
	words("state", 11),
	numbers("TWAP", 7),
	numbers("debt", 7),
	numbers("stressed", 8),
	numbers("held", 7),
	numbers("share", 5),
	numbers("may mint", 8),
	numbers("may burn", 8),
	optional(numbers("minted", 7)),
	optional(numbers("burned", 7)),
	optional(numbers("swept", 7)),
];

/// Lines of an operation.
const LINES: u16 = 2;

/// Returns the height of the table, in lines: 0 on a chain without the pallet, 1 without
/// operations.
pub fn height(peg: &Peg, is_framed: bool) -> u16 {
	match &peg.operations {
		None => 0,
		Some(operations) if operations.is_empty() => 1,
		Some(operations) => Sheet::height(operations.len(), LINES, is_framed),
	}
}

/// Draws the table.
pub fn draw(frame: &mut Frame, area: Rect, peg: &Peg, now: u64, is_framed: bool) {
	let Some(operations) = &peg.operations else { return };
	if operations.is_empty() {
		frame.render_widget(Paragraph::new("no market operation yet").style(Style::new().fg(QUIET)), area);
		return;
	}
	let rows = operations.iter().map(|operation| {
		let own = |units| plain(brief(units, decimals(peg, operation)));
		let other = |units| plain(brief(units, peg.tokens.decimals(operation.external)));
		let pool = peg.pools.iter().find(|pool| pool.id == operation.pool);
		let is_balanced = operation.state == "equilibrium";
		vec![
			plain(pool.map_or_else(|| format!("pool {}", operation.pool), |pool| peg.pool_name(pool))),
			(state_label(&operation.state), if is_balanced { Color::Green } else { Color::Yellow }),
			operation.twap.as_ref().map_or(("-".into(), QUIET), |twap| (price(twap, 7), price_colour(twap))),
			own(operation.debt),
			own(operation.stressed_value),
			other(operation.external_balance),
			plain(cut_percent(operation.pool_share, 0)),
			own(operation.expand_room),
			own(operation.contract_room),
			own(operation.minted),
			own(operation.burned),
			other(operation.swept),
		]
	});
	let rows = rows.collect();
	Sheet { title: "market operations", columns: &COLUMNS, rows, row_height: LINES, is_framed }.draw(frame, area);
	// The second line of each row spans all columns.
	let edge = u16::from(is_framed);
	for (operation, index) in operations.iter().zip(0_u16..) {
		let line = Rect {
			x: area.x + edge,
			y: area.y + edge + LINES * (index + 1),
			width: area.width.saturating_sub(2 * edge),
			height: 1,
		};
		if line.y + 1 + edge <= area.bottom() {
			// Otherwise the note has the colours of the entries above it.
			frame.render_widget(Clear, line);
			frame.render_widget(Paragraph::new(note(peg, operation, now)), line);
		}
	}
}

/// Returns the error that forbids to expand, the last action and a scheduled step.
fn note(peg: &Peg, operation: &Operation, now: u64) -> Line<'static> {
	let token = peg.tokens.name(operation.family);
	let expansion = match &operation.expansion_error {
		Some(error) => Span::styled(format!("  no expansion: {error}"), Style::new().fg(Color::Red)),
		None => Span::styled("  may expand", Style::new().fg(Color::Green)),
	};
	let last = operation.last_action.as_ref().map_or("; has done nothing yet".to_string(), |last| {
		let ago = i64::try_from(now.saturating_sub(last.at) / 1_000).unwrap_or(i64::MAX);
		let amount = brief(last.amount, decimals(peg, operation));
		format!("; {} by {amount} {token} {} ago", last.kind, moment::format_duration(ago.min(moment::DAY * 100_000)))
	});
	let scheduled = if operation.scheduled { "; a step is scheduled" } else { "" };
	Line::from(vec![expansion, Span::raw(last), Span::raw(scheduled)])
}

/// Returns the state in words.
fn state_label(state: &str) -> String {
	match state {
		"abovePeg" => "above peg".into(),
		"belowPeg" => "below peg".into(),
		other => other.into(),
	}
}

fn decimals(peg: &Peg, operation: &Operation) -> u8 {
	peg.tokens.decimals(operation.family)
}

#[cfg(test)]
mod tests {
	use super::{super::tests::sample, *};
	use huxian_client::chain::operations::Action;
	use ratatui::{backend::TestBackend, Terminal};

	fn noted(operation: Operation, now: u64) -> String {
		note(&sample(), &operation, now).to_string()
	}

	#[test]
	fn a_note_has_the_error_of_expansion_and_the_last_action() {
		let operation = Operation { family: 2, ..Operation::default() };
		assert_eq!(noted(operation.clone(), 0), "  may expand; has done nothing yet");
		let last = Some(Action { kind: "contracted".into(), at: 60_000, amount: 5_000_000_000_000_000_000 });
		let busy =
			Operation { expansion_error: Some("CoolingDown".into()), scheduled: true, last_action: last, ..operation };
		assert_eq!(
			noted(busy.clone(), 90_000),
			"  no expansion: CoolingDown; contracted by 5 PAN 30 s ago; a step is scheduled"
		);
		// A clock that goes backwards, and a time out of range.
		assert!(noted(busy.clone(), 0).contains(" 0 s ago"));
		assert!(noted(busy, u64::MAX).contains(" d ago"));
	}

	#[test]
	fn a_note_has_its_own_colours() {
		// Given an operation above its peg, whose state and price are coloured,
		let operations =
			Some(vec![Operation { state: "abovePeg".into(), twap: Some("1.5".into()), ..Operation::default() }]);
		let peg = Peg { operations, ..sample() };
		let mut terminal = Terminal::new(TestBackend::new(120, 3)).unwrap();
		terminal.draw(|frame| draw(frame, frame.area(), &peg, 0, false)).unwrap();

		// then the text after the first part of the note has the colour of the terminal.
		let line = |y| -> Vec<_> { (0..60).map(|x| terminal.backend().buffer()[(x, y)].fg).collect() };
		let colours = line(2);
		assert_eq!(colours[2], Color::Green);
		assert!(colours[12..].iter().all(|colour| *colour == Color::Reset), "{colours:?}");
		assert!(line(1).contains(&Color::Yellow));
	}

	#[test]
	fn the_table_has_no_height_on_a_chain_without_operations() {
		let with = |operations| height(&Peg { operations, ..sample() }, false);
		assert_eq!((with(None), with(Some(vec![])), height(&sample(), false), height(&sample(), true)), (0, 1, 3, 5));
	}
}
