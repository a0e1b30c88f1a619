//! `auction_bids`: minimum bids, the start of auctions, and cut slices.

use super::{expect_sections, Report};
use crate::{
	header,
	reader::{Document, Row},
};
use anyhow::Result;
use huxian_math::{
	auction::{lot_threshold, minimum_bid_ascending, minimum_bid_descending, split_slice, start_value, SlicePart},
	Parameters,
};

pub fn replay(document: &Document) -> Result<Report> {
	expect_sections(document, &["minimum_bid", "auction_start", "slice_split"])?;
	let parameters = &header::parameters(document)?;
	let mut report = Report::default();
	report.section(document, "minimum_bid", |row, _| minimum_bid(parameters, row))?;
	report.section(document, "auction_start", |row, _| auction_start(parameters, row))?;
	report.section(document, "slice_split", |row, _| slice_split(row))?;
	Ok(report)
}

fn minimum_bid(parameters: &Parameters, row: &Row) -> Result<()> {
	let (value, seconds) = (row.amount("start_value_or_leading_bid")?, row.seconds("seconds")?);
	row.compare("descending_minimum", minimum_bid_descending(&parameters.auctions, value, seconds)?)?;
	row.compare("ascending_minimum", minimum_bid_ascending(&parameters.auctions, value)?)
}

/// Replays the start of an auction. The queue is cut at the threshold, so the lot is exact.
fn auction_start(parameters: &Parameters, row: &Row) -> Result<()> {
	let (queued, price) = (row.amount("queued_tok")?, row.price("start_price")?);
	// The reference does not limit lots by circulating kit.
	let lot = lot_threshold(parameters, queued, 0, &price)?.min(queued);
	row.compare("lot", lot)?;
	row.compare("left_in_queue", queued.saturating_sub(lot))?;
	row.compare("start_value", start_value(lot, &price)?)
}

fn slice_split(row: &Row) -> Result<()> {
	let slice = SlicePart { amount: row.amount("tok")?, min_kit_for_unwarranted: row.optional_amount("min_kit")? };
	let (left, right) = split_slice(&slice, row.amount("amount")?)?;
	row.compare("left_tok", left.amount)?;
	row.compare_optional("left_min_kit", left.min_kit_for_unwarranted)?;
	row.compare("right_tok", right.amount)?;
	row.compare_optional("right_min_kit", right.min_kit_for_unwarranted)
}
