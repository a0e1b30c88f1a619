//! The market operations on the peg page: a row of numbers each, and below it why it may not expand and what it did.

use super::{
	figures::{brief, cut_percent, price, price_colour},
	sheet::{extra, numbers, plain, words, Column, Sheet},
	Peg,
};
use crate::{chain::operations::Operation, moment, watch::screen::QUIET};
use ratatui::{
	layout::Rect,
	style::{Color, Style},
	text::{Line, Span},
	widgets::Paragraph,
	Frame,
};

const COLUMNS: [Column; 12] = [
	words("operation", 11),
	words("state", 11),
	numbers("signal", 7),
	numbers("debt", 7),
	numbers("at floor", 8),
	numbers("held", 7),
	numbers("share", 5),
	numbers("may mint", 8),
	numbers("may burn", 8),
	extra(numbers("minted", 7)),
	extra(numbers("burned", 7)),
	extra(numbers("swept", 7)),
];

/// How many lines an operation takes.
const LINES: u16 = 2;

/// How many lines all of them take: none where there cannot be any, one to say that there is none.
pub fn height(peg: &Peg, is_framed: bool) -> u16 {
	match &peg.operations {
		None => 0,
		Some(operations) if operations.is_empty() => 1,
		Some(operations) => Sheet::height(operations.len(), LINES, is_framed),
	}
}

/// Draws them.
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
		let is_calm = operation.state == "equilibrium";
		vec![
			plain(pool.map_or_else(|| format!("pool {}", operation.pool), |pool| peg.pool_name(pool))),
			(operation.state.clone(), if is_calm { Color::Green } else { Color::Yellow }),
			operation.signal.as_ref().map_or(("-".into(), QUIET), |signal| (price(signal, 7), price_colour(signal))),
			own(operation.debt),
			own(operation.at_floor),
			other(operation.held),
			plain(cut_percent(operation.pool_share, 0)),
			own(operation.expand_room),
			own(operation.reduce_room),
			own(operation.minted),
			own(operation.burned),
			other(operation.swept),
		]
	});
	let rows = rows.collect();
	Sheet { title: "market operations", columns: &COLUMNS, rows, row_height: LINES, is_framed }.draw(frame, area);
	// The second line of each row goes across all columns.
	let edge = u16::from(is_framed);
	for (operation, index) in operations.iter().zip(0_u16..) {
		let line = Rect {
			x: area.x + edge,
			y: area.y + edge + LINES * (index + 1),
			width: area.width.saturating_sub(2 * edge),
			height: 1,
		};
		if line.y + 1 + edge <= area.bottom() {
			frame.render_widget(Paragraph::new(note(peg, operation, now)), line);
		}
	}
}

/// Why it may not expand, and what it did last.
fn note(peg: &Peg, operation: &Operation, now: u64) -> Line<'static> {
	let token = peg.tokens.name(operation.family);
	let halted = match &operation.halted {
		Some(why) => Span::styled(format!("  halted: {why}"), Style::new().fg(Color::Red)),
		None => Span::styled("  may expand", Style::new().fg(Color::Green)),
	};
	let last = operation.last.as_ref().map_or("; has done nothing yet".to_string(), |last| {
		let ago = i64::try_from(now.saturating_sub(last.at) / 1_000).unwrap_or(i64::MAX);
		let amount = brief(last.amount, decimals(peg, operation));
		format!("; {} by {amount} {token} {} ago", last.kind, moment::length(ago.min(moment::DAY * 100_000)))
	});
	let asked = if operation.scheduled { "; a step is asked for" } else { "" };
	Line::from(vec![halted, Span::raw(last), Span::raw(asked)])
}

fn decimals(peg: &Peg, operation: &Operation) -> u8 {
	peg.tokens.decimals(operation.family)
}

#[cfg(test)]
mod tests {
	use super::{super::tests::sample, *};
	use crate::chain::operations::Action;

	fn said(operation: Operation, now: u64) -> String {
		note(&sample(), &operation, now).to_string()
	}

	#[test]
	fn a_note_says_why_it_halts_and_what_it_did() {
		let operation = Operation { family: 2, ..Operation::default() };
		assert_eq!(said(operation.clone(), 0), "  may expand; has done nothing yet");
		let last = Some(Action { kind: "reduced".into(), at: 60_000, amount: 5_000_000_000_000_000_000 });
		let busy = Operation { halted: Some("CoolingDown".into()), scheduled: true, last, ..operation };
		assert_eq!(said(busy.clone(), 90_000), "  halted: CoolingDown; reduced by 5 PAN 30 s ago; a step is asked for");
		// A clock that goes backwards, and a time that none is.
		assert!(said(busy.clone(), 0).contains(" 0 s ago"));
		assert!(said(busy, u64::MAX).contains(" d ago"));
	}

	#[test]
	fn there_is_no_room_taken_where_there_cannot_be_any() {
		let with = |operations| height(&Peg { operations, ..sample() }, false);
		assert_eq!((with(None), with(Some(vec![])), height(&sample(), false), height(&sample(), true)), (0, 1, 3, 5));
	}
}
