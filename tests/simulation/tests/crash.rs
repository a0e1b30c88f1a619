//! Properties of every crash, on a small one.

use huxian_simulation::crash::{simulate, table, Outcome, PricePath, Settings, Summary};
use std::sync::OnceLock;

/// Returns settings of a small crash: blocks of 15 s and few burrows, for development builds.
fn small(path: PricePath) -> Settings {
	Settings { path, burrows: 200, block_seconds: 15, recovery_days: 2, check_interval: 400, ..Settings::default() }
}

/// Returns the crash within an hour, which all tests share.
fn hour() -> &'static Outcome {
	static OUTCOME: OnceLock<Outcome> = OnceLock::new();
	OUTCOME.get_or_init(|| simulate(&small(PricePath::Hour), &[], |_| ()).expect("all invariants hold"))
}

/// Returns ⌈burrows / 300⌉: the blocks within which all of them must be queued.
fn bound(burrows: u32) -> u32 {
	burrows.div_ceil(300)
}

fn check_queueing(outcome: &Outcome) {
	let summary = Summary::of(outcome);
	assert!(summary.liquidations.0 > 20, "{summary:?}");
	assert!(summary.blocks_to_queue.1 <= bound(outcome.settings.burrows), "{summary:?}");
	assert_eq!(summary.out_of_order, 0, "{summary:?}");
	assert_eq!(summary.failures, 0, "{summary:?}");
	assert!(summary.max_share.0 < 1.0 && summary.max_share.0 + summary.max_share.1 <= 1.0, "{summary:?}");
}

#[test]
fn the_same_seed_gives_the_same_numbers() {
	let again = simulate(&small(PricePath::Hour), &[], |_| ()).expect("all invariants hold");
	assert!(again == *hour(), "{:#?}\n{:#?}", Summary::of(&again), Summary::of(hour()));
	assert_eq!(table(&again), table(hour()));
}

#[test]
fn unsafe_burrows_are_queued_at_once_and_the_worst_first() {
	check_queueing(hour());
}

#[test]
fn burrows_that_became_unsafe_in_an_outage_are_queued_at_once_after_it() {
	let settings = Settings { recovery_days: 0, burrows: 400, block_seconds: 30, ..small(PricePath::Outage) };
	let outcome = simulate(&settings, &[], |_| ()).expect("all invariants hold");
	check_queueing(&outcome);
	// The protected index catches up six hours in one step.
	assert!(Summary::of(&outcome).max_in_block > 10, "{:?}", Summary::of(&outcome));
}

#[test]
fn everything_is_sold_and_bad_debt_is_bounded() {
	let summary = Summary::of(hour());
	assert!(hour().all_sold && (summary.sold.1 - 1.0).abs() < 1e-6, "{summary:?}");
	assert!((summary.traced - 1.0).abs() < 1e-6, "{summary:?}");
	assert!(summary.written_off - summary.burned_penalties <= summary.min_bad_debt + 0.002, "{summary:?}");
}
