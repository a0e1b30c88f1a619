//! The summary of a simulation, and its table.

use super::measure::{Outcome, Sample};
use crate::statistics::{mean, quantile};

/// Summary of a simulation. Ratios are parts of one, times are seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
	/// Number of liquidations, and of liquidated burrows.
	pub liquidations: (u32, u32),
	/// Maximum number of liquidations in a block.
	pub max_in_block: u32,
	/// Maximum number of liquidations in a block, per second of chain time.
	pub max_per_second: f64,
	/// Mean and longest wait of a first liquidation, in blocks after crossing its price.
	pub blocks_to_queue: (f64, u32),
	/// Longest wait of a repeated liquidation, in blocks.
	pub repeat_blocks_to_queue: u32,
	/// Maximum number of burrows that were unsafe and not queued after a block.
	pub max_waiting: u32,
	/// Number of first liquidations after a safer one in the same block.
	pub out_of_order: u32,
	/// Time from the queue to an offer: mean, and 90 % quantile by amount.
	pub to_offer: Option<(f64, f64)>,
	/// Time from the queue to a sale: mean, and 90 % quantile by amount.
	pub to_sale: Option<(f64, f64)>,
	/// HUX auctioned, and the part of it that was sold.
	pub sold: (f64, f64),
	/// Part of it that was traced from the queue to the sale.
	pub traced: f64,
	/// Price paid over the market price: median, and least of the best 90 % by amount.
	pub price_share: Option<(f64, f64)>,
	/// Time from the last liquidation to the sale of 90 % of the amount; it may be negative.
	pub sold_after: Option<f64>,
	/// Mean price of those 90 % over the market price.
	pub sold_at: Option<f64>,
	/// Supply when the price began to fall, in KIT. The following are parts of it.
	pub supply: f64,
	/// Bad debt that was written off.
	pub written_off: f64,
	/// Penalties that were burned, which offset bad debt at once.
	pub burned_penalties: f64,
	/// Bad debt that liquidation at the first possible moment could not have prevented.
	pub min_bad_debt: f64,
	/// Lowest and highest price of kit in the pool over its value.
	pub kit_price: (f64, f64),
	/// Circulating over outstanding, less one: maximum, at the end of the crash, and at the end.
	pub imbalance: (f64, f64, f64),
	/// Largest weight of hooks and of transactions, as parts of a block.
	pub max_share: (f64, f64),
	/// Number of failures of hooks.
	pub failures: u32,
	/// Number of blocks, and of checks of all invariants.
	pub blocks: (u32, u32),
}

impl Summary {
	/// Returns the summary of an outcome.
	pub fn of(outcome: &Outcome) -> Self {
		let totals = &outcome.totals;
		let waits = |until: fn(&super::measure::Piece) -> u64| {
			let waits: Vec<(f64, f64)> = outcome
				.pieces
				.iter()
				.map(|piece| (until(piece).saturating_sub(piece.queued) as f64, piece.hux))
				.collect();
			Some((mean(&waits)?, quantile(&waits, 0.9)?))
		};
		let shares: Vec<(f64, f64)> = outcome.sales.iter().map(|sale| (sale.price_ratio, sale.lot)).collect();
		let sold: f64 = outcome.sales.iter().map(|sale| sale.lot).sum();
		let first: Vec<(f64, f64)> = first_sales(outcome, 0.9);
		let swept = totals.liquidations;
		let of_auctioned = |hux: f64| if totals.auctioned > 0.0 { hux / totals.auctioned } else { 1.0 };
		let of_supply = |kit: f64| kit / totals.supply;
		let mut crash = outcome.samples.iter().filter(|sample| sample.second <= outcome.crash_end);
		Self {
			liquidations: (swept, totals.liquidated_burrows),
			max_in_block: totals.max_in_block,
			max_per_second: f64::from(totals.max_in_block) / outcome.settings.block_seconds as f64,
			blocks_to_queue: (totals.waits as f64 / f64::from(totals.liquidated_burrows.max(1)), totals.max_wait),
			repeat_blocks_to_queue: totals.max_repeat_wait,
			max_waiting: totals.max_waiting,
			out_of_order: totals.out_of_order,
			to_offer: waits(|piece| piece.started),
			to_sale: waits(|piece| piece.completed),
			sold: (totals.auctioned, of_auctioned(sold)),
			traced: of_auctioned(outcome.pieces.iter().map(|piece| piece.hux).sum()),
			price_share: quantile(&shares, 0.5).zip(quantile(&shares, 0.1)),
			sold_after: quantile(&seconds_of(outcome), 0.9).map(|second| second - totals.last_liquidation as f64),
			sold_at: mean(&first),
			supply: totals.supply,
			written_off: of_supply(totals.written_off),
			burned_penalties: of_supply(totals.penalties_burned),
			min_bad_debt: of_supply(totals.uncovered),
			kit_price: (totals.min_kit_price, totals.max_kit_price),
			imbalance: (
				outcome.samples.iter().map(Sample::imbalance).fold(0.0, f64::max),
				crash.next_back().map_or(0.0, Sample::imbalance),
				outcome.samples.last().map_or(0.0, Sample::imbalance),
			),
			max_share: (totals.max_hook_share, totals.max_transaction_share),
			failures: totals.failures,
			blocks: (totals.blocks, totals.checks),
		}
	}
}

fn seconds_of(outcome: &Outcome) -> Vec<(f64, f64)> {
	outcome.sales.iter().map(|sale| (sale.second as f64, sale.lot)).collect()
}

/// Returns price and amount of the first sales, up to a part of the whole amount.
fn first_sales(outcome: &Outcome, part: f64) -> Vec<(f64, f64)> {
	let until = quantile(&seconds_of(outcome), part).unwrap_or(0.0);
	let sales = outcome.sales.iter().filter(|sale| sale.second as f64 <= until);
	sales.map(|sale| (sale.price_ratio, sale.lot)).collect()
}

/// Returns the table: name and value of each line.
pub fn table(outcome: &Outcome) -> Vec<(&'static str, String)> {
	let summary = Summary::of(outcome);
	let settings = &outcome.settings;
	// Adding 0.0 removes the sign of a negative zero.
	let percent = |part: f64| format!("{:.2} %", (part * 1e4).round() / 100.0 + 0.0);
	let hours = |seconds: f64| format!("{:.2} h", seconds / 3_600.0);
	let waits = |waits: Option<(f64, f64)>| match waits {
		Some((mean, most)) => format!("mean {}, 90 % within {}", hours(mean), hours(most)),
		None => "nothing was sold".into(),
	};
	let (lowest, crash_end) =
		(outcome.samples.iter().map(|sample| sample.price).fold(1.0, f64::min), outcome.crash_end);
	let slowest = summary.blocks_to_queue;
	vec![
		("path", format!("{} (HUX falls by {}), seed {}", settings.path, percent(1.0 - lowest), settings.seed)),
		("crash", format!("{}{}", hours(crash_end as f64), if outcome.all_sold { "" } else { ", not all was sold" })),
		("burrows", format!("{}, owing {:.0} KIT", settings.burrows, summary.supply)),
		("liquidations", format!("{} of {} burrows", summary.liquidations.0, summary.liquidations.1)),
		(
			"most in one block",
			format!("{} liquidations, {:.1} per second of chain time", summary.max_in_block, summary.max_per_second),
		),
		("from unsafe to queued", format!("mean {:.2}, longest {} blocks", slowest.0, slowest.1)),
		(
			"  repeated",
			format!("longest {} blocks; at most {} waiting", summary.repeat_blocks_to_queue, summary.max_waiting),
		),
		("  out of order", summary.out_of_order.to_string()),
		("from queued to offered", waits(summary.to_offer)),
		("from queued to sold", waits(summary.to_sale)),
		("sold", format!("{} of {:.0} HUX, in {} lots", percent(summary.sold.1), summary.sold.0, outcome.sales.len())),
		(
			"price over market price",
			summary.price_share.map_or("-".into(), |(median, low)| {
				format!("median {}, 90 % at {} or more", percent(median), percent(low))
			}),
		),
		(
			"90 % sold",
			summary.sold_after.zip(summary.sold_at).map_or("-".into(), |(after, price)| {
				format!("{} after the last liquidation, at {} of the market price", hours(after), percent(price))
			}),
		),
		(
			"bad debt, of the supply",
			format!("{} written off, {} minimum", percent(summary.written_off), percent(summary.min_bad_debt)),
		),
		(
			"  offset by penalties",
			format!(
				"{}, net {}",
				percent(summary.burned_penalties),
				percent(summary.written_off - summary.burned_penalties)
			),
		),
		("kit price over its value", format!("{} to {}", percent(summary.kit_price.0), percent(summary.kit_price.1))),
		(
			"imbalance",
			format!(
				"at most {}, {} after the crash, {} after {} more days",
				percent(summary.imbalance.0),
				percent(summary.imbalance.1),
				percent(summary.imbalance.2),
				settings.recovery_days
			),
		),
		(
			"largest weight in a block",
			format!("hooks {}, transactions {}", percent(summary.max_share.0), percent(summary.max_share.1)),
		),
		("failures of hooks", summary.failures.to_string()),
		("blocks", format!("{}, all invariants checked {} times", summary.blocks.0, summary.blocks.1)),
	]
}
