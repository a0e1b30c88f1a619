//! What must hold in every crash, on a small one.

use huxian_simulation::crash::{simulate, table, Fall, Numbers, Outcome, Settings};
use std::sync::OnceLock;

/// Blocks of a quarter of a minute and few burrows: seconds instead of minutes, in a build for development.
fn small(fall: Fall) -> Settings {
	Settings { fall, burrows: 200, block_seconds: 15, healing_days: 2, check_every: 400, ..Settings::default() }
}

/// The crash of an hour, once for all tests.
fn hour() -> &'static Outcome {
	static OUTCOME: OnceLock<Outcome> = OnceLock::new();
	OUTCOME.get_or_init(|| simulate(&small(Fall::Hour), &[], |_| ()).expect("all invariants hold"))
}

/// ⌈N / 300⌉: the blocks within which so many burrows must be queued.
fn bound(burrows: u32) -> u32 {
	burrows.div_ceil(300)
}

fn check_queueing(outcome: &Outcome) {
	let numbers = Numbers::of(outcome);
	assert!(numbers.liquidations.0 > 20, "{numbers:?}");
	assert!(numbers.blocks_to_queue.1 <= bound(outcome.settings.burrows), "{numbers:?}");
	assert_eq!(numbers.out_of_order, 0, "{numbers:?}");
	assert_eq!(numbers.failures, 0, "{numbers:?}");
	assert!(numbers.fullest.0 < 1.0 && numbers.fullest.0 + numbers.fullest.1 <= 1.0, "{numbers:?}");
}

#[test]
fn the_same_seed_gives_the_same_numbers() {
	let again = simulate(&small(Fall::Hour), &[], |_| ()).expect("all invariants hold");
	assert!(again == *hour(), "{:#?}\n{:#?}", Numbers::of(&again), Numbers::of(hour()));
	assert_eq!(table(&again), table(hour()));
}

#[test]
fn whoever_is_unsafe_is_queued_at_once_and_the_worst_first() {
	check_queueing(hour());
}

#[test]
fn what_an_outage_has_hidden_is_queued_at_once_when_it_is_over() {
	let settings = Settings { healing_days: 0, burrows: 400, block_seconds: 30, ..small(Fall::Outage) };
	let outcome = simulate(&settings, &[], |_| ()).expect("all invariants hold");
	check_queueing(&outcome);
	// The protected index makes up for six hours in one step.
	assert!(Numbers::of(&outcome).most_in_block > 10, "{:?}", Numbers::of(&outcome));
}

#[test]
fn everything_is_sold_and_what_is_written_off_is_bounded() {
	let numbers = Numbers::of(hour());
	assert!(hour().all_sold && (numbers.sold.1 - 1.0).abs() < 1e-6, "{numbers:?}");
	assert!((numbers.traced - 1.0).abs() < 1e-6, "{numbers:?}");
	assert!(numbers.written_off - numbers.healed <= numbers.minimum + 0.002, "{numbers:?}");
}
