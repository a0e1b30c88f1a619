//! Properties of the peg under all kinds of pressure, on short simulations.

use huxian_simulation::peg::{
	attack_row, matrix, row, simulate, Actors, Attack, Exit, Flow, Outcome, Scenario, Settings, Shock, Target, BAND,
};

/// Returns settings with blocks of 30 s and a check of all invariants every hour.
fn settings(hours: u32) -> Settings {
	Settings { hours, block_seconds: 30, check_interval: 120, ..Settings::default() }
}

fn run(settings: &Settings, scenario: &Scenario) -> Outcome {
	let outcome = simulate(settings, scenario).expect("all invariants hold");
	assert_eq!((outcome.unbacked, outcome.failures), (0, 0), "{}", row(&outcome));
	assert!(outcome.checks > 0 && outcome.max_hook_share < 0.5, "{}", row(&outcome));
	outcome
}

fn scenario(flow: Flow, scale: u32, actors: Actors, amo: bool) -> Scenario {
	Scenario { flow, scale, actors, amo, shock: None, attack: None }
}

#[test]
fn the_same_seed_gives_the_same_numbers() {
	let scenario = scenario(Flow::Random, 5, Actors::Fast, true);
	let (one, same) = (run(&settings(2), &scenario), run(&settings(2), &scenario));
	assert!(one == same, "{}\n{}", row(&one), row(&same));
	let other = run(&Settings { seed: 2, ..settings(2) }, &scenario);
	assert_ne!(one.samples, other.samples);
}

#[test]
fn the_accounts_add_up_with_all_kinds_of_actors() {
	for scenario in matrix(&[Flow::Hourly], &[5], &Actors::ALL, &[false, true]) {
		let outcome = run(&Settings { check_interval: 20, ..settings(2) }, &scenario);
		assert_eq!(outcome.amo.is_some(), scenario.amo);
		assert!(outcome.psm_debt > 5_000_000.0 && outcome.backing.1 > 0.999, "{}", row(&outcome));
		assert!(outcome.refused < 0.01, "{}", row(&outcome));
	}
}

#[test]
fn arbitrageurs_hold_the_band_and_without_them_it_breaks() {
	let alone = run(&settings(3), &scenario(Flow::Sells, 5, Actors::None, false));
	assert!(alone.off_peg > 0.5 && alone.worst_price < 1.0 - BAND, "{}", row(&alone));
	let held = run(&settings(3), &scenario(Flow::Sells, 5, Actors::Fast, false));
	assert!(held.off_peg < 0.05 && held.arbitrage_profit > 0.0, "{}", row(&held));
	// The PSM has redeemed what they bought.
	assert!(held.psm_debt < alone.psm_debt - 100_000.0, "{}", row(&held));
}

#[test]
fn market_operations_contract_when_traders_sell() {
	let held = run(&settings(3), &scenario(Flow::Sells, 5, Actors::None, true));
	let alone = run(&settings(3), &scenario(Flow::Sells, 5, Actors::None, false));
	assert!(held.amo_steps > 0 && held.off_peg < alone.off_peg / 2.0, "{}\n{}", row(&held), row(&alone));
	assert!(held.amo.is_some_and(|amo| amo.profit >= 0.0) && held.min_profit >= 0.0, "{}", row(&held));
}

#[test]
fn wider_parameters_let_market_operations_hold_one_way_flow() {
	let buys = scenario(Flow::Buys, 5, Actors::None, true);
	let by_the_specification = run(&settings(6), &buys);
	// A committee may let their debt grow by up to 5 % of the supply in an hour.
	let wider = run(&Settings { expand_share: 2.5, ..settings(6) }, &buys);
	assert!(by_the_specification.off_peg > 0.5, "{}", row(&by_the_specification));
	assert!(wider.off_peg < 0.5 * by_the_specification.off_peg, "{}", row(&wider));
	assert!(wider.min_profit >= 0.0 && wider.backing.1 > 0.999, "{}", row(&wider));
}

#[test]
fn a_shock_passes() {
	for shock in [Shock::TwentiethSold, Shock::OracleOutage, Shock::CusdcDip] {
		let scenario = Scenario { shock: Some(shock), ..scenario(Flow::Random, 1, Actors::Fast, true) };
		let outcome = run(&settings(5), &scenario);
		assert!(outcome.recovered_after.is_some_and(|seconds| seconds <= 2 * 3_600), "{}", row(&outcome));
		// PAN loses value with cUSDC, as far as cUSDC backs it.
		let least = if shock == Shock::CusdcDip { 0.96 } else { 0.999 };
		assert!((least..=1.0).contains(&outcome.backing.1), "{}", row(&outcome));
	}
}

#[test]
fn an_immediate_exit_after_a_step_of_the_oracle_loses() {
	let attacked = Some(Attack::OracleFrontRun(Target::Dollar, Exit::Immediate));
	let outcome = run(&settings(4), &Scenario { attack: attacked, ..scenario(Flow::Random, 1, Actors::Fast, true) });
	let result = outcome.attack.expect("there was an attack");
	assert!(result.rounds > 0 && result.gain < 0.0, "{:?}", attack_row(&outcome));
}

#[test]
fn every_attack_is_simulated_and_breaks_no_invariant() {
	for attacked in Scenario::attacks() {
		let outcome = run(&settings(3), &attacked);
		assert!(outcome.attack.is_some() && attack_row(&outcome).is_some(), "{attacked}");
	}
}

#[test]
fn invalid_settings_are_refused() {
	let calm = scenario(Flow::Random, 1, Actors::None, false);
	let refused =
		|settings: Settings, scenario: &Scenario| simulate(&settings, scenario).expect_err("refused").to_string();
	assert!(refused(Settings { block_seconds: 10, ..settings(2) }, &calm).contains("3, 6, 9"));
	assert!(refused(settings(0), &calm).contains("168 hours"));
	assert!(refused(Settings { hourly: 0.0, ..settings(2) }, &calm).contains("1 to 1000000 PAN"));
	assert!(refused(Settings { expand_share: 6.0, ..settings(2) }, &calm).contains("at most 5 %"));
	assert!(refused(Settings { cusdc_share: 40.0, ..settings(2) }, &calm).contains("10 to 39 %"));
	assert!(refused(settings(2), &Scenario { scale: 0, ..calm }).contains("1 to 20 times"));
	assert!(refused(settings(2), &Scenario { shock: Some(Shock::CusdcDip), ..calm }).contains("5 hours"));
}
