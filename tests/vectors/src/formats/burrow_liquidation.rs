//! `burrow_liquidation`: predicates and liquidations of burrows.
//!
//! The owner's operations are in a module of their own.

use super::{burrow_operations, expect_sections, Report};
use crate::{
	header,
	reader::{Document, Row},
};
use anyhow::{bail, Result};
use huxian_math::{
	burrow::expected_kit, parameters::MinKitRule, Burrow, Liquidation, LiquidationKind, Parameters, Prices,
	SignedRatio, State,
};

/// Units of the reference's kit, which has 6 decimals (header, units).
const UNITS_PER_KIT: u32 = 1_000_000;
const MIN_KIT_AFTER: &str = "min_kit_for_unwarranted_using_burrow_after__AS_ENTRYPOINT_DOES";
const MIN_KIT_BEFORE: &str = "min_kit_for_unwarranted_using_touched_burrow_before__AS_SPEC_AND_UNIT_TESTS";

pub fn replay(document: &Document) -> Result<Report> {
	expect_sections(document, &["burrows", "operations"])?;
	let parameters = &header::parameters(document)?;
	let mut report = Report::default();
	report.section(document, "burrows", |row, _| burrow(parameters, row))?;
	report.section(document, "operations", |row, _| burrow_operations::operation(parameters, row))?;
	Ok(report)
}

/// Reads the controller's state, as far as burrows need it.
pub fn read_state(row: &Row) -> Result<State> {
	let record = row.record("params")?;
	let last_touched = record.seconds("last_touched")?;
	let state = State {
		quantity: record.fixed("q")?,
		protected_index: record.fixed("protected_index")?,
		burrow_fee_index: record.fixed("burrow_fee_index")?,
		imbalance_index: record.fixed("imbalance_index")?,
		..State::initial(record.fixed("index")?, last_touched)
	};
	record.finish()?;
	Ok(state)
}

/// A burrow of the reference, with the time of its last accrual.
#[derive(Clone, Copy)]
pub struct Timed {
	pub burrow: Burrow,
	pub timestamp: u64,
}

impl Timed {
	pub fn read(row: &Row) -> Result<Self> {
		let burrow = Burrow {
			active: row.boolean("active")?,
			collateral: row.amount("collateral")?,
			debt: row.amount("outstanding_kit")?,
			at_auction: row.amount("collateral_at_auction")?,
			adjustment_index: row.fixed("adjustment_index")?,
		};
		let timestamp = row.seconds("last_checker_timestamp")?;
		row.finish()?;
		Ok(Self { burrow, timestamp })
	}

	/// Returns the burrow after accrual; the reference accrues once per controller update.
	pub fn touched(self, parameters: &Parameters, state: &State) -> Result<Self> {
		if self.timestamp == state.last_touched {
			return Ok(self);
		}
		let burrow = self.burrow.accrue(parameters, state.adjustment_index()?)?;
		Ok(Self { burrow, timestamp: state.last_touched })
	}

	pub fn compare(&self, row: &Row) -> Result<()> {
		row.compare_boolean("active", self.burrow.active)?;
		row.compare("collateral", self.burrow.collateral)?;
		row.compare("outstanding_kit", self.burrow.debt)?;
		row.compare("collateral_at_auction", self.burrow.at_auction)?;
		row.compare("adjustment_index", self.burrow.adjustment_index.raw())?;
		row.compare("last_checker_timestamp", self.timestamp)?;
		row.finish()
	}
}

fn burrow(parameters: &Parameters, row: &Row) -> Result<()> {
	row.ignore("id");
	let state = read_state(row)?;
	let prices = state.prices()?;
	row.compare_price("minting_price", prices.minting())?;
	row.compare_price("liquidation_price", prices.liquidation())?;

	let touched = Timed::read(&row.record("burrow_in")?)?.touched(parameters, &state)?;
	touched.compare(&row.record("burrow_touched")?)?;
	let burrow = &touched.burrow;
	predicates(parameters, row, "", burrow, &prices)?;
	row.compare("max_mintable_kit", burrow.max_mintable(parameters, prices.minting())?)?;
	let expected = whole_kit(expected_kit(parameters, burrow.at_auction, prices.minting())?)?;
	row.compare_ratio("expected_kit_from_auctions", &expected)?;
	let to_auction = burrow.collateral_to_auction(parameters, prices.minting())?;
	row.compare("compute_collateral_to_auction_on_touched", to_auction)?;

	if let Some(slice) = row.optional_record("cancel_slice")? {
		let amount = slice.amount("slice_tok")?;
		let warranted = burrow.is_cancellation_warranted(parameters, prices.minting(), amount)?;
		slice.compare_boolean("warranted", warranted)?;
		slice.finish()?;
	}
	liquidation(parameters, row, &touched, &prices)
}

/// Converts units to whole KIT. Only the expected kit is a ratio of whole KIT in these files.
fn whole_kit(units: SignedRatio) -> Result<SignedRatio> {
	Ok(SignedRatio { denominator: units.denominator.times(UNITS_PER_KIT)?, ..units })
}

fn predicates(parameters: &Parameters, row: &Row, prefix: &str, burrow: &Burrow, prices: &Prices) -> Result<()> {
	let minting = prices.minting();
	let answers = [
		("is_overburrowed", burrow.is_overburrowed(parameters, minting)?),
		("is_liquidatable", burrow.is_liquidatable(parameters, prices)?),
		("is_optimistically_overburrowed", burrow.is_optimistically_overburrowed(parameters, minting)?),
	];
	for (name, answer) in answers {
		row.compare_boolean(&format!("{prefix}{name}"), answer)?;
	}
	Ok(())
}

fn liquidation(parameters: &Parameters, row: &Row, touched: &Timed, prices: &Prices) -> Result<()> {
	let request = |min_kit_rule| touched.burrow.liquidate(&Parameters { min_kit_rule, ..*parameters }, prices);
	let expected = row.optional_record("request_liquidation")?;
	let (expected, after) = match (expected, request(MinKitRule::AfterLiquidation)?) {
		(None, None) => return Ok(()),
		(Some(expected), Some(got)) => (expected, got),
		(expected, got) => {
			let shown = |liquidated: bool| if liquidated { "a liquidation" } else { "null" }.to_owned();
			row.note("request_liquidation", shown(expected.is_some()), shown(got.is_some()));
			return Ok(());
		},
	};
	let Some(before) = request(MinKitRule::BeforeLiquidation)? else {
		bail!("the rule of min_kit changed whether there is a liquidation")
	};
	outcome(parameters, &expected, &after, prices)?;
	Timed { burrow: after.burrow, ..*touched }.compare(&expected.record("burrow_after")?)?;
	expected.compare_optional(MIN_KIT_AFTER, after.min_kit_for_unwarranted)?;
	expected.compare_optional(MIN_KIT_BEFORE, before.min_kit_for_unwarranted)?;
	expected.finish()
}

fn outcome(parameters: &Parameters, row: &Row, got: &Liquidation, prices: &Prices) -> Result<()> {
	let kind = match got.kind {
		LiquidationKind::Partial => "Partial",
		LiquidationKind::Complete => "Complete",
		LiquidationKind::Close => "Close",
	};
	row.compare_text("type", kind)?;
	row.compare("liquidation_reward", got.reward)?;
	row.compare("collateral_to_auction", got.auctioned)?;
	let expected = whole_kit(expected_kit(parameters, got.auctioned, prices.minting())?)?;
	row.compare_ratio("expected_kit_of_slice", &expected)?;
	predicates(parameters, row, "after_", &got.burrow, prices)
}
