//! The numbers of a simulation, and their table.

use super::measure::{Outcome, Sample};
use crate::statistics::{mean, quantile};

/// What a simulation is judged by. Shares are parts of one, times are seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
	/// Liquidations, and how many burrows they were of.
	pub liquidations: (u32, u32),
	/// In the fullest block.
	pub most_in_block: u32,
	/// The same for one second of chain time.
	pub most_per_second: f64,
	/// Blocks from crossing the liquidation price to the queue, at the first liquidation: mean and longest.
	pub blocks_to_queue: (f64, u32),
	/// The longest for burrows that had been liquidated before.
	pub blocks_to_queue_again: u32,
	/// Burrows that were unsafe and not in the queue after a block, at most.
	pub most_waiting: u32,
	/// First liquidations that came after a safer one in the same block.
	pub out_of_order: u32,
	/// From the queue to an offer: mean, and for 90 % of the amount.
	pub to_offer: Option<(f64, f64)>,
	/// From the queue to a sale.
	pub to_sale: Option<(f64, f64)>,
	/// HUX auctioned, and what part of it was sold.
	pub sold: (f64, f64),
	/// The part of it whose way from the queue to the sale is known.
	pub traced: f64,
	/// Prices paid over the market price: the median, and what 90 % of the amount brought at least.
	pub price_share: Option<(f64, f64)>,
	/// When 90 % of the amount had been sold, after the last marking: negative when that was before.
	pub sold_after: Option<f64>,
	/// The mean price of those 90 %, over the market price.
	pub sold_at: Option<f64>,
	/// KIT when the fall began; the following are parts of it.
	pub supply: f64,
	/// Debt that was written off.
	pub written_off: f64,
	/// Penalties that were burned, which heal it at once.
	pub healed: f64,
	/// Debt above what all collateral would have brought at the market price when it could first be liquidated.
	pub minimum: f64,
	/// Kit in the pool over what it was worth: the lowest and the highest.
	pub kit_price: (f64, f64),
	/// Circulating over outstanding, less one: the most, at the end of the crash, and at the end.
	pub imbalance: (f64, f64, f64),
	/// The part of a block that hooks took, and transactions, at most.
	pub fullest: (f64, f64),
	/// Things that hooks could not do at once.
	pub failures: u32,
	/// Blocks, and how often all invariants were checked.
	pub blocks: (u32, u32),
}

impl Numbers {
	/// The numbers of an outcome.
	pub fn of(outcome: &Outcome) -> Self {
		let tally = &outcome.tally;
		let waits = |until: fn(&super::measure::Piece) -> u64| {
			let waits: Vec<(f64, f64)> = outcome
				.pieces
				.iter()
				.map(|piece| (until(piece).saturating_sub(piece.queued) as f64, piece.hux))
				.collect();
			Some((mean(&waits)?, quantile(&waits, 0.9)?))
		};
		let shares: Vec<(f64, f64)> = outcome.sales.iter().map(|sale| (sale.share, sale.lot)).collect();
		let sold: f64 = outcome.sales.iter().map(|sale| sale.lot).sum();
		let first: Vec<(f64, f64)> = soonest(outcome, 0.9);
		let swept = tally.liquidations;
		let of_auctioned = |hux: f64| if tally.auctioned > 0.0 { hux / tally.auctioned } else { 1.0 };
		let of_supply = |kit: f64| kit / tally.supply;
		let mut crash = outcome.samples.iter().filter(|sample| sample.second <= outcome.over);
		Self {
			liquidations: (swept, tally.liquidated_burrows),
			most_in_block: tally.most_in_block,
			most_per_second: f64::from(tally.most_in_block) / outcome.settings.block_seconds as f64,
			blocks_to_queue: (tally.waits as f64 / f64::from(tally.liquidated_burrows.max(1)), tally.longest_wait),
			blocks_to_queue_again: tally.longest_wait_again,
			most_waiting: tally.most_waiting,
			out_of_order: tally.out_of_order,
			to_offer: waits(|piece| piece.started),
			to_sale: waits(|piece| piece.completed),
			sold: (tally.auctioned, of_auctioned(sold)),
			traced: of_auctioned(outcome.pieces.iter().map(|piece| piece.hux).sum()),
			price_share: quantile(&shares, 0.5).zip(quantile(&shares, 0.1)),
			sold_after: quantile(&seconds_of(outcome), 0.9).map(|second| second - tally.last_marking as f64),
			sold_at: mean(&first),
			supply: tally.supply,
			written_off: of_supply(tally.written_off),
			healed: of_supply(tally.penalties_burned),
			minimum: of_supply(tally.uncovered),
			kit_price: (tally.lowest_kit_price, tally.highest_kit_price),
			imbalance: (
				outcome.samples.iter().map(Sample::imbalance).fold(0.0, f64::max),
				crash.next_back().map_or(0.0, Sample::imbalance),
				outcome.samples.last().map_or(0.0, Sample::imbalance),
			),
			fullest: (tally.fullest_hooks, tally.fullest_transactions),
			failures: tally.failures,
			blocks: (tally.blocks, tally.checks),
		}
	}
}

fn seconds_of(outcome: &Outcome) -> Vec<(f64, f64)> {
	outcome.sales.iter().map(|sale| (sale.second as f64, sale.lot)).collect()
}

/// Price and amount of the sales until a part of the whole amount was sold.
fn soonest(outcome: &Outcome, part: f64) -> Vec<(f64, f64)> {
	let until = quantile(&seconds_of(outcome), part).unwrap_or(0.0);
	let sales = outcome.sales.iter().filter(|sale| sale.second as f64 <= until);
	sales.map(|sale| (sale.share, sale.lot)).collect()
}

/// The table: a line for each number, its name and its value.
pub fn table(outcome: &Outcome) -> Vec<(&'static str, String)> {
	let numbers = Numbers::of(outcome);
	let settings = &outcome.settings;
	// Without the sign of what rounds to zero.
	let percent = |part: f64| format!("{:.2} %", (part * 1e4).round() / 100.0 + 0.0);
	let hours = |seconds: f64| format!("{:.2} h", seconds / 3_600.0);
	let waits = |waits: Option<(f64, f64)>| match waits {
		Some((mean, most)) => format!("mean {}, 90 % within {}", hours(mean), hours(most)),
		None => "nothing was sold".into(),
	};
	let (lowest, over) = (outcome.samples.iter().map(|sample| sample.price).fold(1.0, f64::min), outcome.over);
	let slowest = numbers.blocks_to_queue;
	vec![
		("path", format!("{} (HUX falls by {}), seed {}", settings.fall, percent(1.0 - lowest), settings.seed)),
		("crash", format!("{}{}", hours(over as f64), if outcome.all_sold { "" } else { ", not all was sold" })),
		("burrows", format!("{}, owing {:.0} KIT", settings.burrows, numbers.supply)),
		("liquidations", format!("{} of {} burrows", numbers.liquidations.0, numbers.liquidations.1)),
		(
			"fullest block",
			format!("{} liquidations, {:.1} per second of chain time", numbers.most_in_block, numbers.most_per_second),
		),
		("from crossing to queue", format!("mean {:.2}, longest {} blocks", slowest.0, slowest.1)),
		(
			"  liquidated again",
			format!("longest {} blocks; {} waiting at most", numbers.blocks_to_queue_again, numbers.most_waiting),
		),
		("  out of order", numbers.out_of_order.to_string()),
		("from queue to offer", waits(numbers.to_offer)),
		("from queue to sale", waits(numbers.to_sale)),
		("sold", format!("{} of {:.0} HUX, in {} lots", percent(numbers.sold.1), numbers.sold.0, outcome.sales.len())),
		(
			"price over market price",
			numbers.price_share.map_or("-".into(), |(median, low)| {
				format!("median {}, 90 % at {} or more", percent(median), percent(low))
			}),
		),
		(
			"90 % were sold",
			numbers.sold_after.zip(numbers.sold_at).map_or("-".into(), |(after, price)| {
				format!("{} after the last marking, at {} of the market price", hours(after), percent(price))
			}),
		),
		(
			"bad debt, of the supply",
			format!("{} written off, {} minimum", percent(numbers.written_off), percent(numbers.minimum)),
		),
		(
			"  healed by penalties",
			format!("{}, which leaves {}", percent(numbers.healed), percent(numbers.written_off - numbers.healed)),
		),
		("kit price over its worth", format!("{} to {}", percent(numbers.kit_price.0), percent(numbers.kit_price.1))),
		(
			"imbalance",
			format!(
				"{} at most, {} after the crash, {} after {} days more",
				percent(numbers.imbalance.0),
				percent(numbers.imbalance.1),
				percent(numbers.imbalance.2),
				settings.healing_days
			),
		),
		(
			"fullest block by weight",
			format!("hooks {}, transactions {}", percent(numbers.fullest.0), percent(numbers.fullest.1)),
		),
		("hooks that failed", numbers.failures.to_string()),
		("blocks", format!("{}, all invariants checked {} times", numbers.blocks.0, numbers.blocks.1)),
	]
}
