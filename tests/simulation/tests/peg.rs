//! What must hold whoever pulls at the peg, on short simulations.

use huxian_simulation::peg::{
	attack, matrix, row, simulate, Actors, Attack, Cell, Flow, Leaving, Outcome, Settings, Shock, Target, BAND,
};

/// Blocks of half a minute, all invariants every hour.
fn settings(hours: u32) -> Settings {
	Settings { hours, block_seconds: 30, check_every: 120, ..Settings::default() }
}

fn run(settings: &Settings, cell: &Cell) -> Outcome {
	let outcome = simulate(settings, cell).expect("all invariants hold");
	assert_eq!((outcome.unbacked, outcome.failures), (0, 0), "{}", row(&outcome));
	assert!(outcome.checks > 0 && outcome.fullest_hooks < 0.5, "{}", row(&outcome));
	outcome
}

fn cell(flow: Flow, scale: u32, actors: Actors, operations: bool) -> Cell {
	Cell { flow, scale, actors, operations, shock: None, attack: None }
}

#[test]
fn the_same_seed_gives_the_same_numbers() {
	let cell = cell(Flow::Random, 5, Actors::Keen, true);
	let (one, same) = (run(&settings(2), &cell), run(&settings(2), &cell));
	assert!(one == same, "{}\n{}", row(&one), row(&same));
	let other = run(&Settings { seed: 2, ..settings(2) }, &cell);
	assert_ne!(one.samples, other.samples);
}

#[test]
fn the_books_add_up_whoever_acts() {
	for cell in matrix(&[Flow::Hourly], &[5], &Actors::ALL, &[false, true]) {
		let outcome = run(&Settings { check_every: 20, ..settings(2) }, &cell);
		assert_eq!(outcome.books.is_some(), cell.operations);
		assert!(outcome.door_debt > 5_000_000.0 && outcome.backing.1 > 0.999, "{}", row(&outcome));
		assert!(outcome.refused < 0.01, "{}", row(&outcome));
	}
}

#[test]
fn arbitrageurs_hold_the_band_and_without_them_it_breaks() {
	let alone = run(&settings(3), &cell(Flow::Sells, 5, Actors::None, false));
	assert!(alone.outside > 0.5 && alone.farthest < 1.0 - BAND, "{}", row(&alone));
	let held = run(&settings(3), &cell(Flow::Sells, 5, Actors::Keen, false));
	assert!(held.outside < 0.05 && held.arbitrage > 0.0, "{}", row(&held));
	// What they have redeemed has left through the door.
	assert!(held.door_debt < alone.door_debt - 100_000.0, "{}", row(&held));
}

#[test]
fn market_operations_take_back_what_is_sold() {
	let held = run(&settings(3), &cell(Flow::Sells, 5, Actors::None, true));
	let alone = run(&settings(3), &cell(Flow::Sells, 5, Actors::None, false));
	assert!(held.actions > 0 && held.outside < alone.outside / 2.0, "{}\n{}", row(&held), row(&alone));
	assert!(held.books.is_some_and(|books| books.profit >= 0.0) && held.least_profit >= 0.0, "{}", row(&held));
}

#[test]
fn what_market_operations_hold_one_way_is_a_matter_of_their_terms() {
	let buys = cell(Flow::Buys, 5, Actors::None, true);
	let by_the_specification = run(&settings(6), &buys);
	// A committee may let them owe up to 5 % of the supply more within an hour.
	let wider = run(&Settings { expand: 2.5, ..settings(6) }, &buys);
	assert!(by_the_specification.outside > 0.5, "{}", row(&by_the_specification));
	assert!(wider.outside < 0.5 * by_the_specification.outside, "{}", row(&wider));
	assert!(wider.least_profit >= 0.0 && wider.backing.1 > 0.999, "{}", row(&wider));
}

#[test]
fn a_shock_passes() {
	for shock in [Shock::Twentieth, Shock::Silence, Shock::Dip] {
		let cell = Cell { shock: Some(shock), ..cell(Flow::Random, 1, Actors::Keen, true) };
		let outcome = run(&settings(5), &cell);
		assert!(outcome.back_after.is_some_and(|seconds| seconds <= 2 * 3_600), "{}", row(&outcome));
		// What cUSDC loses, PAN loses as far as cUSDC stands behind it.
		let least = if shock == Shock::Dip { 0.96 } else { 0.999 };
		assert!((least..=1.0).contains(&outcome.backing.1), "{}", row(&outcome));
	}
}

#[test]
fn who_leaves_in_the_block_of_the_step_pays_for_it() {
	let attacked = Some(Attack::Oracle(Target::Dollar, Leaving::AtOnce));
	let outcome = run(&settings(4), &Cell { attack: attacked, ..cell(Flow::Random, 1, Actors::Keen, true) });
	let loot = outcome.attack.expect("there was an attack");
	assert!(loot.rounds > 0 && loot.gain < 0.0, "{:?}", attack(&outcome));
}

#[test]
fn every_attack_is_simulated_and_breaks_no_invariant() {
	for attacked in Cell::attacks() {
		let outcome = run(&settings(3), &attacked);
		assert!(outcome.attack.is_some() && attack(&outcome).is_some(), "{attacked}");
	}
}

#[test]
fn what_cannot_be_simulated_is_refused() {
	let calm = cell(Flow::Random, 1, Actors::None, false);
	let refused = |settings: Settings, cell: &Cell| simulate(&settings, cell).expect_err("refused").to_string();
	assert!(refused(Settings { block_seconds: 10, ..settings(2) }, &calm).contains("3, 6, 9"));
	assert!(refused(settings(0), &calm).contains("168 hours"));
	assert!(refused(Settings { hourly: 0.0, ..settings(2) }, &calm).contains("1 to 1000000 PAN"));
	assert!(refused(Settings { expand: 6.0, ..settings(2) }, &calm).contains("at most 5 %"));
	assert!(refused(Settings { behind: 40.0, ..settings(2) }, &calm).contains("10 to 39 %"));
	assert!(refused(settings(2), &Cell { scale: 0, ..calm }).contains("1 to 20 times"));
	assert!(refused(settings(2), &Cell { shock: Some(Shock::Dip), ..calm }).contains("5 hours"));
}
