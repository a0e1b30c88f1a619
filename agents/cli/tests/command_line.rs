//! Errors of the binary, for wrong options and missing nodes or files: a clear line, soon, and an
//! exit code of failure.

use std::{
	fs,
	process::{Command, Output},
	time::{Duration, Instant},
};
use tempfile::TempDir;

/// Address where no node listens.
const NO_NODE: &str = "ws://127.0.0.1:1";

const GOOD: &str = "time,price\n2017-07-01 11:00:00,2509.17\n2017-07-01 12:00:00,2488.43\n2017-07-01 13:00:00,2500\n";

/// A temporary folder in which the binary runs.
struct Folder(TempDir);

impl Folder {
	fn new() -> Self {
		Self(tempfile::tempdir().unwrap())
	}

	fn file(&self, name: &str, content: &str) -> String {
		let path = self.0.path().join(name);
		fs::write(&path, content).unwrap();
		path.display().to_string()
	}

	fn run(&self, arguments: &str) -> Output {
		let begin = Instant::now();
		let output = Command::new(env!("CARGO_BIN_EXE_huxian"))
			.args(arguments.split_whitespace())
			.current_dir(self.0.path())
			.output()
			.unwrap();
		assert!(begin.elapsed() < Duration::from_secs(15), "{arguments} took {:?}", begin.elapsed());
		output
	}

	/// Runs the binary, expects failure and returns its standard error.
	fn refused(&self, arguments: &str) -> String {
		let output = self.run(arguments);
		let said = String::from_utf8_lossy(&output.stderr).into_owned();
		assert!(!output.status.success(), "{arguments} succeeded");
		assert!(!said.contains("panicked"), "{said}");
		assert!(said.contains("error"), "{arguments} said nothing: {said}");
		said
	}

	/// Runs the binary, expects success and returns its standard output and its standard error.
	fn accepted(&self, arguments: &str) -> (String, String) {
		let output = self.run(arguments);
		let said = String::from_utf8_lossy(&output.stderr).into_owned();
		assert!(output.status.success(), "{arguments} failed: {said}");
		(String::from_utf8_lossy(&output.stdout).into_owned(), said)
	}
}

#[test]
fn an_unreachable_node_is_an_error_with_a_remedy() {
	let folder = Folder::new();
	for role in
		["feed --synthetic 1 --member //Alice", "watch --plain", "bootstrap", "bid --limit 0.25", "load --count 1"]
	{
		let said = folder.refused(&format!("{role} --node {NO_NODE} --retry-for 0"));
		assert!(said.contains("cannot reach a node at ws://127.0.0.1:1"), "{said}");
		assert!(said.contains("huxian-node --dev") && said.contains("--node URL"), "{said}");
	}
}

#[test]
fn waiting_for_a_node_is_reported_and_bounded() {
	let said = Folder::new().refused(&format!("watch --plain --node {NO_NODE} --retry-for 2"));
	assert!(said.contains("trying again in 1 s") && said.contains("cannot reach a node"), "{said}");
}

#[test]
fn an_invalid_address_of_a_node_is_refused() {
	let folder = Folder::new();
	for role in ["feed --synthetic 1 --member //Alice", "watch", "load", "bootstrap", "bid --discount 5"] {
		assert!(folder.refused(&format!("{role} --node http://127.0.0.1:9944")).contains("ws://"));
	}
}

#[test]
fn a_missing_file_is_named() {
	let said = Folder::new().refused("feed --member //Alice --hux-usd no/such.csv --index-usd none.csv");
	assert!(said.contains("cannot read `no/such.csv`") && said.contains("time,price"), "{said}");
}

#[test]
fn a_file_with_only_bad_rows_is_refused_with_the_first_reason() {
	let folder = Folder::new();
	let bad = folder.file("bad.csv", "time,price\n2017-07-01,0\nyesterday,5\n2017-07-02;7\n");
	let said = folder.refused(&format!("feed --member //Alice --hux-usd {bad}"));
	assert!(said.contains("no usable row: 3 rejected, the first at line 2: price `0` is zero"), "{said}");
	let empty = folder.file("empty.csv", "");
	assert!(folder.refused(&format!("feed --member //Alice --hux-usd {empty}")).contains("has no rows"));
}

#[test]
fn a_bad_member_is_refused_without_repeating_its_secret() {
	let folder = Folder::new();
	let said = folder.refused("feed --synthetic 1 --member //Alice --member Secretword");
	assert!(said.contains("--member (2 of 2)") && said.contains("expected a secret URI"), "{said}");
	assert!(!said.contains("Secretword"), "{said}");
	let file = folder.file("members", "# the oracle's members\n//Alice\n\nSecretword # not good\n");
	let said = folder.refused(&format!("feed --synthetic 1 --member-file {file}"));
	assert!(said.contains("line 4") && !said.contains("Secretword"), "{said}");
	assert!(folder.refused("feed --synthetic 1 --member //Alice --member //Alice").contains("given twice"));
	assert!(folder.refused("feed --synthetic 1").contains("--member //Alice"));
	// A proxy signs for one member, and a member with a proxy needs no secret.
	let said = folder.refused("feed --synthetic 1 --member //Alice --member //Bob --proxy //Eve");
	assert!(said.contains("2 member(s) and 1 --proxy"), "{said}");
	let said = folder.refused("feed --synthetic 1 --member //Alice --member //Bob --proxy //Eve --proxy //Eve");
	assert!(said.contains("//Eve signs for two members"), "{said}");
	let said = folder.refused("feed --synthetic 1 --member //Alice --proxy Secretword");
	assert!(said.contains("--proxy (1 of 1)") && !said.contains("Secretword"), "{said}");
	let said = folder.refused("feed --synthetic 1 --member nobody --proxy //Eve");
	assert!(said.contains("--member (1 of 1): expected the address"), "{said}");
	assert!(folder.refused("bootstrap --account Secretword").contains("--account: "));
	assert!(folder.refused("bid --limit 1 --account Secretword").contains("--account: "));
}

#[test]
fn invalid_series_are_refused_before_anything_is_sent() {
	let folder = Folder::new();
	let good = folder.file("good.csv", GOOD);
	let later = folder.file("later.csv", "2020-01-01 00:00:00,1\n2020-01-01 01:00:00,1\n");
	let refused = |arguments: &str| folder.refused(&format!("feed --member //Alice {arguments}"));
	assert!(refused("").contains("nothing to feed"));
	assert!(refused(&format!("--index-usd {good}")).contains("--hux-usd FILE as well"));
	assert!(refused(&format!("--hux-usd {good} --index-usd {later}")).contains("no time in common"));
	assert!(refused(&format!("--hux-usd {good} --from 1990-01-01")).contains("the series begin at 2017-07-01 11:00:00"));
	assert!(refused(&format!("--hux-usd {good} --from 2030-01-01")).contains("the series end at"));
	assert!(refused(&format!("--hux-usd {good}*0")).contains("scale above zero"));
	assert!(refused(&format!("--hux-usd {good} --synthetic 1")).contains("cannot be used with"));
	assert!(refused("--synthetic 1 --speed 0").contains("--speed"));
	assert!(refused("--synthetic 1 --dry-run").contains("would never end"));
	assert!(refused("--synthetic 1 --from soon").contains("not a time"));
}

#[test]
fn a_dry_run_prints_the_exact_values_and_reports_gaps_and_bad_rows() {
	let folder = Folder::new();
	let hux = folder.file(
		"btc.csv",
		"time,price\n2017-07-01 11:00:00,2509.17\n2017-07-01 12:00:00,2488.43\n2017-07-01 13:00:00,NaN\n\
		 2017-07-01 13:00:00,2500\n2017-07-01 20:00:00,2400\n",
	);
	let chf = folder.file("chf.csv", "2017-06-01,1.0335\n2017-07-01,1.0425\n2017-08-01,1.0337\n");
	let (printed, said) =
		folder.accepted(&format!("feed --dry-run --hux-usd {hux}*0.0001 --index-usd {chf} --speed 600 --every 6"));
	let lines: Vec<&str> = printed.lines().collect();
	assert_eq!(
		lines,
		[
			"2017-07-01 11:00:00  Index 4.154760339076268248  HuxUsd 0.250917",
			"2017-07-01 12:00:00  Index 4.18938848993140253  HuxUsd 0.248843",
			"2017-07-01 13:00:00  Index 4.17  HuxUsd 0.25",
			"2017-07-01 20:00:00  Index 4.34375  HuxUsd 0.24",
			"would feed 4 time(s)"
		]
	);
	assert!(said.contains("btc.csv:4: skipped: price `NaN`: not a number"), "{said}");
	assert!(said.contains("btc.csv:6: gap of 7 h before this row"), "{said}");
	assert!(said.contains("1 gap(s), 1 row(s) skipped"), "{said}");
	assert!(said.contains("straight to 2017-07-01 20:00:00"), "{said}");
}

#[test]
fn the_synthetic_market_is_the_same_every_time() {
	let folder = Folder::new();
	let run = |seed: u64| folder.accepted(&format!("feed --dry-run --synthetic {seed} --speed 3600 --count 50")).0;
	assert_eq!(run(7), run(7));
	assert_ne!(run(7), run(8));
	assert!(run(7).starts_with("2024-01-01 00:00:00  Index 4.4  HuxUsd 0.25\n"));
}

#[test]
fn a_picture_needs_a_recording() {
	let folder = Folder::new();
	assert!(folder.refused("watch --plot out.png").contains("--from-recording FILE.csv"));
	assert!(folder.refused("watch --plot out.gif --from-recording x.csv").contains(".png or .svg"));
	assert!(folder
		.refused("watch --plot out.png --from-recording x.csv")
		.contains("cannot read the recording `x.csv`"));
	let prices = folder.file("prices.csv", GOOD);
	assert!(folder.refused(&format!("watch --plot out.png --from-recording {prices}")).contains("not a recording"));
	assert!(folder.refused(&format!("watch --record {prices}")).contains("give a new file"));
	let said = folder.refused("watch --page gold");
	assert!(said.contains("kit") && said.contains("peg"), "{said}");
	assert_eq!(fs::read_to_string(prices).unwrap(), GOOD);
}

#[test]
fn load_refuses_nodes_on_other_machines() {
	let said = Folder::new().refused("load --node ws://192.0.2.1:9944");
	assert!(said.contains("not on this machine") && said.contains("--allow-remote"), "{said}");
	assert!(Folder::new().refused("load --count 0").contains("--count"));
}

#[test]
fn bid_needs_exactly_one_price() {
	let folder = Folder::new();
	let said = folder.refused("bid");
	assert!(said.contains("--limit <PRICE>") && said.contains("--discount <PERCENT>"), "{said}");
	assert!(folder.refused("bid --limit 1 --discount 5").contains("cannot be used with"));
	assert!(folder.refused("bid --limit 0").contains("such as 0.25"));
	assert!(folder.refused("bid --limit cheap").contains("such as 0.25"));
	assert!(folder.refused("bid --discount 100").contains("such as 2.5"));
	assert!(folder.refused("bid --limit 1 --budget many").contains("expected an amount"));
	assert!(folder.refused("bid --limit 1 --max-tip much").contains("expected an amount"));
	assert!(folder.refused("bid --limit 1 --max-lots 0").contains("--max-lots"));
}

#[test]
fn amounts_are_read_exactly_or_not_at_all() {
	let folder = Folder::new();
	for amount in ["-5", "1e40", "0.0000000000001", "many"] {
		let said = folder.refused(&format!("bootstrap --deposit={amount}"));
		assert!(said.contains("expected an amount"), "{said}");
	}
}
