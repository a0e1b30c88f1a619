//! The vectors of pools pass, and a vector with a changed number fails.

use huxian_vectors::{replay, Totals};
use serde_json::{json, Value};
use std::{
	fs,
	path::{Path, PathBuf},
};

/// Returns a file of small rows that can be checked by hand.
fn own(name: &str) -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rows").join(name)
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

fn read(name: &str) -> Value {
	serde_json::from_str(&fs::read_to_string(own(name)).unwrap()).unwrap()
}

#[test]
fn every_row_in_this_repository_passes() {
	for (name, rows) in [("pmm_trades.json", 25), ("pmm_targets.json", 8), ("linear_trades.json", 8)] {
		let (totals, report) = replayed(&own(name));
		assert_eq!(totals, Totals { passed: rows, failed: 0, skipped: 0 }, "{report}");
	}
}

/// The golden vectors are optional, in a folder beside the workspace.
#[test]
fn every_row_of_the_golden_vectors_of_pools_passes() {
	let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/vectors/pmm");
	if !golden.is_dir() {
		println!("golden vectors absent: skipped");
		return;
	}
	let (totals, report) = replayed(&golden);
	assert!(totals.passed > 0);
	assert_eq!((totals.failed, totals.skipped), (0, 0), "{report}");
}

/// Returns one more, or one less where one more is tolerated; for a text, another one.
fn altered(column: &str, value: &Value) -> Value {
	let step: i64 = if column.ends_with("_floor") { -1 } else { 1 };
	match value {
		Value::Number(number) => json!(number.as_i64().unwrap() + step),
		Value::String(text) => match text.parse::<i128>() {
			Ok(number) => json!((number + i128::from(step)).to_string()),
			Err(_) => json!(if text == "sell_base" { "sell_quote" } else { "sell_base" }),
		},
		other => panic!("{other} is no column"),
	}
}

#[test]
fn a_changed_value_in_any_column_fails() {
	for (name, section) in
		[("pmm_trades.json", "trades"), ("pmm_targets.json", "targets"), ("linear_trades.json", "linear")]
	{
		let original = read(name);
		let rows = original[section].as_array().unwrap();
		for column in rows[0].as_object().unwrap().keys() {
			let noticed = (0..rows.len()).filter(|row| {
				let mut content = original.clone();
				let value = &mut content[section][*row][column];
				*value = altered(column, value);
				replayed_as(name, &content).0.failed == 1
			});
			// Not every row depends on every column: while base is short, only its target matters.
			assert!(noticed.count() >= 2, "{name} {column}");
		}
	}
}

#[test]
fn a_changed_result_fails_in_every_row() {
	let results: [(&str, &str, &[&str]); 3] = [
		("pmm_trades.json", "trades", &["receive_floor"]),
		("pmm_targets.json", "targets", &["target_floor"]),
		("linear_trades.json", "linear", &["take_floor", "pay_ceil", "mid_1e18_floor"]),
	];
	for (name, section, columns) in results {
		let original = read(name);
		for column in columns {
			let mut content = original.clone();
			let rows = content[section].as_array_mut().unwrap();
			// Any result above the maximum output is a refusal.
			let refused =
				|row: &Value| row["base"] == "10" || (*column == "take_floor" && row["stock"] == row[*column]);
			rows.retain(|row| !refused(row));
			for row in rows.iter_mut() {
				row[*column] = altered(column, &row[*column]);
			}
			let rows = rows.len();
			let (totals, report) = replayed_as(name, &content);
			assert_eq!((totals.passed, totals.failed), (0, rows), "{name} {column}: {report}");
		}
	}
}

#[test]
fn a_pool_may_give_one_unit_less_but_not_more() {
	let row = |receive: &str| {
		json!({ "trades": [{
			"side": "sell_base", "state": "one", "price_num": "3", "price_den": "2", "k_num": "1", "k_den": "1",
			"base": "1000", "quote": "1500", "base_target": "1000", "quote_target": "1500",
			"pay": "500", "receive_floor": receive,
		}] })
	};
	// The output of a constant product is 1500 · 500/1500 = 500.
	for (receive, failed) in [("500", 0), ("501", 0), ("502", 1), ("499", 1)] {
		let (totals, report) = replayed_as("pmm_trades.json", &row(receive));
		assert_eq!(totals.failed, failed, "{receive}: {report}");
	}
	let (_, report) = replayed_as("pmm_trades.json", &row("499"));
	assert!(report.contains("row 0, column receive_floor: expected 499 (from 498 to 499), got 500"), "{report}");
}

#[test]
fn malformed_rows_fail_with_their_reason() {
	let with = |column: &str, value: Value| {
		let mut content = read("pmm_trades.json");
		content["trades"].as_array_mut().unwrap().truncate(1);
		content["trades"][0][column] = value;
		replayed_as("pmm_trades.json", &content)
	};
	let cases = [
		("side", json!("sell"), "side sell is unknown to this version"),
		("state", json!("below"), "column state: expected below, got one"),
		("k_den", json!("0"), "the parameters contradict each other"),
		("k_num", json!("4294967296"), "k_num does not fit 32 bits"),
		("price_den", json!("0"), "division by zero"),
		("fee", json!("1"), "column fee is unknown to this version"),
	];
	for (column, value, reason) in cases {
		let (totals, report) = with(column, value);
		assert_eq!((totals.passed, totals.failed), (0, 1), "{report}");
		assert!(report.contains("section trades, row 0") && report.contains(reason), "{reason}: {report}");
	}
}
