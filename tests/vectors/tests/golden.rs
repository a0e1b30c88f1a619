//! The golden vectors pass, and a vector with a changed number fails.

use huxian_vectors::{replay, Totals};
use serde_json::{json, Value};
use std::{
	fs,
	path::{Path, PathBuf},
};

/// Returns the folder of the golden vectors beside the workspace, if there is one.
fn golden() -> Option<PathBuf> {
	let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/vectors/kit");
	if folder.is_dir() {
		return Some(folder);
	}
	println!("golden vectors absent: skipped");
	None
}

fn replayed(path: &Path) -> (Totals, String) {
	let mut out = Vec::new();
	let totals = replay(&[path.to_owned()], &mut out).unwrap();
	(totals, String::from_utf8(out).unwrap())
}

/// Replays `content` under this name.
fn replayed_as(name: &str, content: &Value) -> (Totals, String) {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join(name);
	fs::write(&path, content.to_string()).unwrap();
	replayed(&path)
}

#[test]
fn every_row_of_the_golden_vectors_passes() {
	let Some(golden) = golden() else { return };
	let (totals, report) = replayed(&golden);
	println!("{report}");
	assert!(totals.passed > 0);
	assert_eq!((totals.failed, totals.skipped), (0, 0));
}

/// Adds one to an integer; changes a truth value or a text.
fn alter(value: &mut Value) {
	*value = match &*value {
		Value::Bool(truth) => json!(!truth),
		Value::Null => json!("1"),
		Value::Number(number) => json!(number.as_i64().unwrap() + 1),
		Value::String(text) => match text.parse::<i128>() {
			Ok(number) => json!((number + 1).to_string()),
			Err(_) => json!(format!("{text}x")),
		},
		other => panic!("{other} is no column"),
	};
}

#[test]
fn a_changed_value_in_any_column_fails() {
	let Some(golden) = golden() else { return };
	let columns: [(&str, &str, &[&str]); 15] = [
		("tables.json", "imbalance", &["/rate/num", "/rate/den", "/outstanding"]),
		("tables.json", "drift_derivative", &["/bang_bang", "/continuous"]),
		("tables.json", "adjustment_index", &["/adjustment_index", "/burrow_fee_index"]),
		("tables.json", "target", &["/target_index_tracking", "/target_token_tracking"]),
		("tables.json", "fixedpoint_pow", &["/out", "/exp"]),
		("parameters_pieces.json", "rows", &["/out_q", "/out_drift", "/out_protected_index"]),
		("parameters_touch_index_bangbang.json", "steps", TOUCH),
		("parameters_touch_token_continuous.json", "steps", TOUCH),
		("burrow_liquidation.json", "burrows", BURROW),
		("burrow_liquidation.json", "operations", &["/result/error"]),
		("auction_bids.json", "minimum_bid", &["/descending_minimum", "/ascending_minimum"]),
		("auction_bids.json", "auction_start", &["/lot", "/left_in_queue", "/start_value"]),
		("auction_bids.json", "slice_split", &["/left_tok", "/left_min_kit", "/right_tok", "/right_min_kit"]),
		("avl_trace.json", "ops", AVL),
		("auction_queue_trace.json", "ops", AUCTION_QUEUE),
	];
	for (name, section, pointers) in columns {
		let original: Value = serde_json::from_str(&fs::read_to_string(golden.join(name)).unwrap()).unwrap();
		for pointer in pointers {
			let mut altered = original.clone();
			// The first row with this column, but no ratio of zero, which any denominator suits.
			let rows = altered[section].as_array_mut().unwrap();
			let row = rows.iter_mut().find(|row| has(row, pointer)).unwrap();
			alter(row.pointer_mut(pointer).unwrap());
			let (totals, report) = replayed_as(name, &altered);
			assert!(totals.failed > 0, "{name} {section} {pointer}: {report}");
		}
	}
}

fn has(row: &Value, pointer: &str) -> bool {
	let is_zero_ratio = pointer.ends_with("/den") && row.pointer(&pointer.replace("/den", "/num")) == Some(&json!("0"));
	row.pointer(pointer).is_some() && !is_zero_ratio
}

const TOUCH: &[&str] = &[
	"/dt",
	"/imbalance_used/num",
	"/accrual_to_cfmm",
	"/tz_minting",
	"/tz_liquidation",
	"/minting_price/num",
	"/minting_price/den",
	"/liquidation_price/num",
	"/adjustment_index",
	"/out/q",
	"/out/index",
	"/out/protected_index",
	"/out/target",
	"/out/drift_derivative",
	"/out/drift",
	"/out/burrow_fee_index",
	"/out/imbalance_index",
	"/out/outstanding_kit",
	"/out/circulating_kit",
	"/out/last_touched",
];

const BURROW: &[&str] = &[
	"/minting_price/num",
	"/liquidation_price/den",
	"/burrow_touched/active",
	"/burrow_touched/collateral",
	"/burrow_touched/outstanding_kit",
	"/burrow_touched/adjustment_index",
	"/burrow_touched/collateral_at_auction",
	"/burrow_touched/last_checker_timestamp",
	"/is_overburrowed",
	"/is_liquidatable",
	"/is_optimistically_overburrowed",
	"/max_mintable_kit",
	"/expected_kit_from_auctions/num",
	"/compute_collateral_to_auction_on_touched",
	"/cancel_slice/warranted",
	"/request_liquidation/type",
	"/request_liquidation/liquidation_reward",
	"/request_liquidation/collateral_to_auction",
	"/request_liquidation/burrow_after/collateral_at_auction",
	"/request_liquidation/after_is_liquidatable",
	"/request_liquidation/expected_kit_of_slice/num",
	"/request_liquidation/min_kit_for_unwarranted_using_burrow_after__AS_ENTRYPOINT_DOES",
	"/request_liquidation/min_kit_for_unwarranted_using_touched_burrow_before__AS_SPEC_AND_UNIT_TESTS",
];

const AVL: &[&str] = &[
	"/n",
	"/op",
	"/id",
	"/tok",
	"/popped_id",
	"/position",
	"/taken/0/0",
	"/taken/0/1",
	"/taken_total",
	"/queue/0",
	"/total",
];

const AUCTION_QUEUE: &[&str] = &[
	"/n",
	"/op",
	"/slice/owner",
	"/slice/tok",
	"/slice/min_kit_for_unwarranted",
	"/position",
	"/threshold",
	"/taken/0/owner",
	"/taken/0/tok",
	"/taken/0/min_kit_for_unwarranted",
	"/taken_total",
	"/queue_after/0/tok",
	"/queue_after/0/min_kit_for_unwarranted",
	"/per_burrow_list_oldest_to_youngest_right_after/alice/0",
	"/queue/0/owner",
	"/queue/0/tok",
	"/queue/0/min_kit_for_unwarranted",
	"/total",
	"/per_burrow_list_oldest_to_youngest/alice/0",
];

/// Returns a table of two rows that can be checked by hand.
fn by_hand() -> Value {
	json!({
		"header": { "units": "as the golden ones" },
		"imbalance": [
			{ "outstanding": "98", "circulating": "100", "rate": { "num": "3", "den": "200" } },
			{ "outstanding": "1", "circulating": "0", "rate": { "num": "-5", "den": "100" } },
		],
	})
}

#[test]
fn a_table_made_by_hand_passes_too() {
	let (totals, report) = replayed_as("tables_by_hand.json", &by_hand());
	assert_eq!((totals.passed, totals.failed), (2, 0), "{report}");
	assert!(report.ends_with("\n2 passed, 0 failed\n"), "{report}");
}

#[test]
fn a_mismatch_names_section_row_column_and_both_numbers() {
	let mut altered = by_hand();
	altered["imbalance"][1]["rate"]["num"] = json!("-6");
	let (totals, report) = replayed_as("tables.json", &altered);
	assert_eq!((totals.passed, totals.failed), (1, 1));
	assert!(report.contains("section imbalance, row 1, column rate: expected -6/100, got -5/100"), "{report}");
}

/// Returns a trace with every operation on single slices, of 10, 0 and 7 HUX.
fn avl_by_hand() -> Value {
	let row = |row: Value, number: usize, queue: &[u64], total: &str| {
		let mut row = row;
		let of_any_row = json!({
			"n": number, "queue": queue, "total": total, "height": "0", "shape": "-", "mem_reads": 0, "mem_writes": 0,
		});
		row.as_object_mut().unwrap().extend(of_any_row.as_object().unwrap().clone());
		row
	};
	let take = |limit: &str, taken: Value, total: &str| {
		json!({
			"op": "take", "limit": limit, "taken": taken, "taken_total": total, "taken_height": "0", "taken_shape": "-",
		})
	};
	json!({ "ops": [
		row(json!({ "op": "pop_front", "popped_id": null }), 0, &[], "0"),
		row(json!({ "op": "push_back", "id": 5, "tok": "10" }), 1, &[5], "10"),
		row(json!({ "op": "push_front", "id": 6, "tok": "0" }), 2, &[6, 5], "10"),
		row(json!({ "op": "push_back", "id": 7, "tok": "7" }), 3, &[6, 5, 7], "17"),
		row(take("9", json!([[6, "0"]]), "0"), 4, &[5, 7], "17"),
		row(take("9", json!([]), "0"), 5, &[5, 7], "17"),
		row(json!({ "op": "push_front", "id": 8, "tok": "1" }), 6, &[8, 5, 7], "18"),
		row(json!({ "op": "del", "id": 5, "position": 1 }), 7, &[8, 7], "8"),
		row(json!({ "op": "pop_front", "popped_id": 8 }), 8, &[7], "7"),
		row(take("20", json!([[7, "7"]]), "7"), 9, &[], "0"),
	] })
}

/// Returns a trace in which 10 HUX of alice are cut into 4 and 6.
///
/// Their minimum of 7 KIT is shared as 2.8 and 4.2, rounded up to 3 and 5.
fn auctions_by_hand() -> Value {
	let slice =
		|owner: &str, tok: &str, min: Value| json!({ "owner": owner, "tok": tok, "min_kit_for_unwarranted": min });
	let whole = slice("alice", "10", json!("7"));
	let (first, rest) = (slice("alice", "4", json!("3")), slice("alice", "6", json!("5")));
	let (small, other) = (slice("alice", "1", json!(null)), slice("bob", "2", json!("0")));
	json!({ "ops": [
		{
			"n": 0, "op": "send_to_auction", "slice": whole, "queue": [whole], "total": "10", "height": "1",
			"per_burrow_list_oldest_to_youngest": { "alice": ["10"] },
		},
		{
			"n": 1, "op": "send_to_auction", "slice": small, "queue": [whole, small], "total": "11", "height": "1",
			"per_burrow_list_oldest_to_youngest": { "alice": ["10", "1"] },
		},
		{
			"n": 2, "op": "send_to_auction", "slice": other, "queue": [whole, small, other], "total": "13",
			"height": "1",
			"per_burrow_list_oldest_to_youngest": { "alice": ["10", "1"], "bob": ["2"] },
		},
		{
			"n": 3, "op": "take_with_splitting", "threshold": "4", "taken": [first], "taken_total": "4",
			"queue_after": [rest, small, other],
			"per_burrow_list_oldest_to_youngest_right_after": { "alice": ["1", "4", "6"], "bob": ["2"] },
			"queue": [rest, small, other], "total": "9", "height": "1",
			"per_burrow_list_oldest_to_youngest": { "alice": ["1", "6"], "bob": ["2"] },
		},
		{
			"n": 4, "op": "cancel", "position": 1, "slice": small, "queue": [rest, other], "total": "8", "height": "1",
			"per_burrow_list_oldest_to_youngest": { "alice": ["6"], "bob": ["2"] },
		},
		{
			"n": 5, "op": "take_with_splitting", "threshold": "100", "taken": [rest, other], "taken_total": "8",
			"queue_after": [], "per_burrow_list_oldest_to_youngest_right_after": { "alice": ["6"], "bob": ["2"] },
			"queue": [], "total": "0", "height": "0", "per_burrow_list_oldest_to_youngest": {},
		},
	] })
}

#[test]
fn traces_made_by_hand_pass_too() {
	for (name, trace, rows) in
		[("avl_trace_by_hand.json", avl_by_hand(), 10), ("auction_queue_trace_by_hand.json", auctions_by_hand(), 6)]
	{
		let (totals, report) = replayed_as(name, &trace);
		assert_eq!((totals.passed, totals.failed), (rows, 0), "{report}");
	}
}

#[test]
fn a_failing_row_of_a_trace_does_not_make_later_rows_fail() {
	// The next row begins with a queue without slice 7, and expects that slice.
	let mut avl = avl_by_hand();
	avl["ops"][7]["queue"] = json!([8]);
	let (totals, report) = replayed_as("avl_trace.json", &avl);
	assert_eq!((totals.passed, totals.failed), (8, 2), "{report}");
	assert!(report.contains("section ops, row 7, column queue.1: expected nothing, got 7"), "{report}");

	let mut auctions = auctions_by_hand();
	auctions["ops"][3]["taken"][0]["min_kit_for_unwarranted"] = json!("2");
	auctions["ops"][4]["position"] = json!(2);
	let (totals, report) = replayed_as("auction_queue_trace.json", &auctions);
	assert_eq!((totals.passed, totals.failed), (4, 2), "{report}");
	let expected = "section ops, row 3, column taken.0: expected (\"alice\", SlicePart { amount: 4, \
		min_kit_for_unwarranted: Some(2) }), got (\"alice\", SlicePart { amount: 4, \
		min_kit_for_unwarranted: Some(3) })";
	assert!(report.contains(expected), "{report}");
	assert!(report.contains("section ops, row 4, column slice.0: expected (\"alice\""), "{report}");
}

#[test]
fn constants_of_a_header_are_used() {
	let file = |constants: &str, minimum: &str| {
		json!({
			"header": { "constants": constants },
			"minimum_bid": [{
				"start_value_or_leading_bid": "1000", "seconds": "1",
				"descending_minimum": minimum, "ascending_minimum": "1003",
			}],
		})
	};
	let (totals, report) = replayed_as("auction_bids.json", &file("auction_decay_rate 1/6000 (ceil)", "999"));
	assert_eq!((totals.passed, totals.failed), (1, 0), "{report}");
	let (totals, report) = replayed_as("auction_bids.json", &file("auction_decay_rate 1/2 (ceil)", "500"));
	assert_eq!((totals.passed, totals.failed), (1, 0), "{report}");
	let (totals, _) = replayed_as("auction_bids.json", &file("auction_decay_rate half", "500"));
	assert_eq!((totals.passed, totals.failed), (0, 1));
}

#[test]
fn malformed_rows_fail_with_their_reason() {
	let row = |row: Value| replayed_as("tables.json", &json!({ "imbalance": [row] }));
	let rate = json!({ "num": "0", "den": "1" });
	let cases = [
		(json!({ "outstanding": "0", "rate": rate }), "column circulating is missing"),
		(json!({ "outstanding": "0", "circulating": "x", "rate": rate }), "column circulating is not an integer"),
		(json!({ "outstanding": "0", "circulating": "-1", "rate": rate }), "does not fit 128 bits without sign"),
		(json!({ "outstanding": "0", "circulating": "1".repeat(50), "rate": rate }), "does not fit 128 bits"),
		(json!({ "outstanding": "0", "circulating": "0", "rate": { "num": "0", "den": "0" } }), "has no denominator"),
		(json!({ "outstanding": "0", "circulating": "0", "rate": rate, "more": "1" }), "column more is unknown"),
		(
			json!({ "outstanding": "0", "circulating": "0", "rate": { "num": "9".repeat(400), "den": "1" } }),
			"column rate.num does not fit 768 bits",
		),
		(json!("no row"), "is not an object"),
	];
	for (content, reason) in cases {
		let (totals, report) = row(content);
		assert_eq!((totals.passed, totals.failed), (0, 1), "{report}");
		assert!(report.contains("section imbalance, row 0") && report.contains(reason), "{reason}: {report}");
	}
}

#[test]
fn malformed_traces_fail_with_their_reason() {
	let avl = |row: Value| replayed_as("avl_trace.json", &json!({ "ops": [row] }));
	let auctions = |row: Value| replayed_as("auction_queue_trace.json", &json!({ "ops": [row] }));
	let cases = [
		(avl(json!({ "n": 0, "op": "pop_back" })), "operation pop_back is unknown to this version"),
		(auctions(json!({ "n": 0, "op": "bid" })), "operation bid is unknown to this version"),
		(avl(json!({ "n": 0, "op": "del", "id": 1, "position": 0 })), "slice 1 is not in the queue"),
		(auctions(json!({ "n": 0, "op": "cancel", "position": 0 })), "position 0 is not in the queue"),
		(
			avl(json!({ "n": 0, "op": "push_back", "id": -1, "tok": "0" })),
			"column id does not fit 64 bits without sign",
		),
		(avl(json!({ "n": 0, "op": "push_back", "id": 1, "tok": "0", "queue": 1 })), "column queue is not a list"),
		(
			avl(json!({ "n": 0, "op": "push_back", "id": 1, "tok": "0", "queue": ["x"] })),
			"column queue.0 is not an integer",
		),
		(
			avl(json!({ "n": 0, "op": "take", "limit": "0", "taken_total": "0", "taken": [[1]] })),
			"column taken.0 is not a pair",
		),
		(
			auctions(
				json!({ "n": 0, "op": "send_to_auction", "slice": { "tok": "1", "min_kit_for_unwarranted": null } }),
			),
			"column slice.owner is missing",
		),
		(
			auctions(json!({
				"n": 0, "op": "send_to_auction", "queue": ["x"],
				"slice": { "owner": "bob", "tok": "1", "min_kit_for_unwarranted": null },
			})),
			"queue.0. is not an object",
		),
	];
	for ((totals, report), reason) in cases {
		assert_eq!((totals.passed, totals.failed), (0, 1), "{report}");
		assert!(report.contains("section ops, row 0") && report.contains(reason), "{reason}: {report}");
	}
}

#[test]
fn malformed_files_fail_with_their_reason() {
	for (content, reason) in [
		(json!({ "header": {} }), "has no rows"),
		(json!({ "imbalance": [] }), "has no rows"),
		(json!({ "imbalance": 3 }), "section imbalance is not a list"),
		(json!({ "other": [] }), "section other is unknown"),
		(json!([]), "is not a JSON object"),
	] {
		let (totals, report) = replayed_as("tables.json", &content);
		assert_eq!((totals.passed, totals.failed), (0, 1));
		assert!(report.contains(reason), "{reason}: {report}");
	}
}

#[test]
fn unknown_formats_are_skipped_and_missing_paths_fail() {
	let (totals, report) = replayed_as("other_trace.json", &json!({}));
	assert_eq!(totals, Totals { passed: 0, failed: 0, skipped: 1 });
	assert!(report.contains("not replayed by this version: other_trace"));
	assert!(report.ends_with("\n0 passed, 0 failed, 1 skipped\n"));
	let (totals, _) = replayed(Path::new("/no/such/file.json"));
	assert_eq!(totals.failed, 1);
	let empty = tempfile::tempdir().unwrap();
	assert_eq!(replayed(empty.path()).0.failed, 1);
}
