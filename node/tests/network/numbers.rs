//! The numbers of a network file, and their refusals.

use crate::sketch::{refuses, Sketch};
use huxian_node::network::{parse, refusal::Refusal::*};
use huxian_runtime::currency::HUX;
use pallet_controller::types::InvalidParams as InvalidPool;
use pallet_prices::InvalidParams as InvalidPrices;

#[test]
fn numbers_come_from_the_file() {
	let rules =
		"[rules]\nsession_blocks = 10\nnotice_blocks = 5\n[rules.prices]\nminimum_members = 3\nminimum_values = 2\n\
	             maximum_age_seconds = 120\n[rules.kit_pool]\nminimum_hux = \"0.000000000001\"\nwindow_seconds = 60\n";
	let network = |minimum: &str| {
		let text = Sketch { rules: rules.replace("0.000000000001", minimum), ..Sketch::new() }.text();
		parse(&text)
	};
	let genesis = network("2.5").expect("it is good").genesis;
	assert_eq!((genesis.session_length, genesis.notice), (10, 5));
	assert_eq!((genesis.prices.minimum_members, genesis.prices.minimum_values), (3, 2));
	assert_eq!(genesis.prices.maximum_age, 120_000);
	assert_eq!((genesis.controller.min_depth, genesis.controller.window), (2 * HUX + HUX / 2, 60_000));
	assert_eq!(network("0.5").expect_err("it is too little"), [KitPool(InvalidPool::MinDepth)]);
}

#[test]
fn no_feeder_makes_the_price_alone() {
	let rules = "[rules.prices]\nminimum_values = 1\n";
	refuses(|sketch| sketch.rules = rules.into(), OneFeederDecides, "set it to 2 or more");
}

#[test]
fn numbers_out_of_their_bounds_are_refused() {
	let rules = |rules: &str, refusal, remedy| refuses(|sketch| sketch.rules = rules.into(), refusal, remedy);
	rules("[rules]\nsession_blocks = 9\n", SessionLength(9), "within 10 and 28800");
	rules("[rules]\nsession_blocks = 28801\n", SessionLength(28_801), "within 10 and 28800");
	rules("[rules]\nnotice_blocks = 0\n", Notice(0), "within 1 and 864000");
	rules("[rules]\nnotice_blocks = 864001\n", Notice(864_001), "within 1 and 864000");
	let prices = |rule: &str| format!("[rules.prices]\n{rule}\n");
	rules(&prices("minimum_values = 6"), Prices(InvalidPrices::MinimumValues), "minimum_members");
	rules(&prices("maximum_age_seconds = 59"), Prices(InvalidPrices::MaximumAge), "within 60 and 3600");
	let none = Sketch::new().with(|sketch| sketch.rules = prices("minimum_members = 0"));
	assert_eq!(none, [Prices(InvalidPrices::MinimumMembers)]);
	assert!(none[0].to_string().contains("within 1 and 16"));
	let pool = |rule: &str| format!("[rules.kit_pool]\n{rule}\n");
	rules(&pool("window_seconds = 59"), KitPool(InvalidPool::Window), "within 60 and 86400");
	rules(&pool("minimum_hux = \"0.9\""), KitPool(InvalidPool::MinDepth), "within 1 and 1000000000");
}

#[test]
fn what_is_no_amount_is_refused() {
	for bad in ["", "much", "-1", "1e6", "1.", ".5", "1.0000000000001", "1 000", &"9".repeat(27)] {
		refuses(
			|sketch| sketch.endowments[0][1] = format!("\"{bad}\""),
			Amount("endowment 1".into(), bad.into()),
			"at most 12 behind a point",
		);
	}
}

#[test]
fn a_balance_below_the_existential_deposit_is_refused() {
	let refusal = || BelowExistentialDeposit("endowment 1".into());
	refuses(|sketch| sketch.endowments[0][1] = "\"0\"".into(), refusal(), "0.001 HUX");
	refuses(|sketch| sketch.endowments[0][1] = "\"0.000999999999\"".into(), refusal(), "0.001 HUX");
	let least = Sketch { endowments: Sketch::new().endowments, ..Sketch::new() }.text().replacen("1000.5", "0.001", 1);
	assert!(parse(&least).is_ok());
}

#[test]
fn an_amount_that_javascript_would_change_is_refused() {
	// 9007.199254740993 HUX are 2^53 + 1 units, which is no number of 64 bits.
	let spoilt = |amount: &str| Sketch::new().with(|sketch| sketch.endowments[0][1] = format!("\"{amount}\""));
	let advice = |advice: &str| [SpoiltByJavaScript("endowment 1".into(), advice.into())];
	assert_eq!(spoilt("9007.199254740993"), advice("use fewer digits, such as 9007.199254740992 HUX"));
	// 2^60 is one, but JavaScript writes it as 1152921504606847000.
	assert_eq!(spoilt("1152921.504606846976"), advice("use fewer digits, such as 1152921.504606847 HUX"));
	// From 10^21 units on it writes an exponent.
	let limit = "stay below 1000000000 HUX, and divide more among several accounts";
	assert_eq!(spoilt("1000000000"), advice(limit));
	for good in ["9007.199254740992", "999999999", "123456789.123456", "0.1"] {
		let text = Sketch::new().text().replacen("1000.5", good, 1);
		assert!(parse(&text).is_ok(), "{good}");
	}
}

#[test]
fn a_supply_that_the_type_does_not_hold_is_refused() {
	let large = format!("\"2{}\"", "0".repeat(26));
	let refusals = Sketch::new().with(|sketch| {
		sketch.endowments[0][1].clone_from(&large);
		sketch.endowments[1][1].clone_from(&large);
	});
	assert_eq!(refusals.len(), 3, "{refusals:?}");
	assert!(refusals.contains(&SupplyTooLarge));
	assert!(SupplyTooLarge.to_string().contains("lower them"));
}

#[test]
fn an_amount_without_quotes_is_refused() {
	for number in ["1000", "1000.5"] {
		match &Sketch::new().with(|sketch| sketch.endowments[0][1] = number.into())[..] {
			[Form(said)] => assert!(said.contains("in quotes"), "{said}"),
			other => panic!("{other:?}"),
		}
	}
}
