//! The page as the terminal shows it.

use super::*;
use crate::{
	page::Page,
	recording::row::{tests::sample as row, Row},
	screen::{tests::drawn, Screen},
	source::Snapshot,
};
use huxian_client::chain::{
	operations::Action,
	peg::{External, Redemptions},
};

/// One PAN, in its smallest units.
const PAN_UNIT: u128 = 1_000_000_000_000_000_000;
/// One bridged dollar, in its smallest units.
const DOLLAR: u128 = 1_000_000;
/// Time of the sample, in milliseconds since 1970.
const NOW: u64 = 1_763_668_800_000;

fn external(asset: u32, price: &str, debt: u128) -> External {
	External {
		asset,
		state: "open".into(),
		price: Some(price.into()),
		fresh: true,
		debt: debt * PAN_UNIT,
		ceiling: 30_000_000 * PAN_UNIT,
		share: 333_333,
		domain_share: 600_000,
		mint_fee: 500,
		redeem_fee: 500,
		hour_room: 41_234 * PAN_UNIT,
		day_room: 1_200_000 * PAN_UNIT,
		room: 41_234 * PAN_UNIT,
		max_mint: 2_500 * PAN_UNIT,
		..External::default()
	}
}

fn pool(id: u32, [base, quote]: [u32; 2], price: Option<&str>) -> Pool {
	let price = price.map(ToString::to_string);
	Pool {
		id,
		base,
		quote,
		kind: "public".into(),
		k: "0.0045".into(),
		fee: 100,
		state: if price.is_some() { "open" } else { "empty" }.into(),
		guide: price.clone(),
		twap: price.clone(),
		mid: price,
		deviation: "0".into(),
		..Pool::default()
	}
}

fn family(token: u32, unit: &str, decimals: u8) -> Family {
	let one = external(10_000 + token, "1", 0);
	let externals = vec![one.clone(), External { state: "new".into(), ..one }];
	let (unit, max_debt) = (Some(unit.into()), 50_000 * 10_u128.pow(decimals.into()));
	Family { token, decimals, unit, max_debt, backing: 1_000_000, externals, ..Family::default() }
}

/// Returns the state of a busy chain.
pub fn sample() -> Peg {
	let mut usdc = external(10_001, "0.985", 200_000);
	(usdc.state, usdc.pause_reason, usdc.mint_fee) = ("paused".into(), Some("price".into()), 15_500);
	(usdc.resumes_at, usdc.room, usdc.max_mint) = (Some(NOW + 2_700_000), 0, 0);
	let pan = Family {
		token: PAN,
		decimals: 18,
		unit: None,
		debt: 1_209_567 * PAN_UNIT + 890_000_000_000_000_001,
		max_debt: 100_000_000 * PAN_UNIT,
		issuance: 1_234_567 * PAN_UNIT + 890_000_000_000_000_001,
		amo_debt: 25_000 * PAN_UNIT,
		backing: 999_800,
		fallen: false,
		min_backing: 980_000,
		fee_balance: 617_280_000_000_000_000_000,
		queue: Redemptions {
			waiting: 123_456 * PAN_UNIT,
			requests: 3,
			hourly_capacity: 308_641 * PAN_UNIT,
			room: 0,
			held_until: None,
		},
		externals: vec![
			external(20, "1.0003", 400_000),
			external(21, "1", 400_000),
			external(10_000, "0.9991", 209_567),
			usdc,
		],
	};
	let traded = Pool {
		mid: Some("1.000312".into()),
		twap: Some("1.000105".into()),
		deviation: "-0.0312".into(),
		surcharge: 1_200,
		base_reserve: 242_200 * PAN_UNIT,
		quote_reserve: 257_875 * DOLLAR,
		..pool(0, [PAN, 21], Some("1"))
	};
	let operation = Operation {
		family: PAN,
		external: 21,
		state: "abovePeg".into(),
		twap: Some("1.00131".into()),
		minted: 30_000 * PAN_UNIT,
		burned: 5_000 * PAN_UNIT,
		debt: 25_000 * PAN_UNIT,
		external_balance: 25_020 * DOLLAR,
		pool_share: 120_000,
		stressed_value: 24_750 * PAN_UNIT,
		contract_room: 61_728 * PAN_UNIT,
		expansion_error: Some("CoolingDown".into()),
		last_action: Some(Action { kind: "expanded".into(), at: NOW - 720_000, amount: 3_086 * PAN_UNIT }),
		..Operation::default()
	};
	let pending = Pool {
		state: "pending".into(),
		k: "0.1".into(),
		fee: 3_000,
		..pool(2, [20, 23], Some("0.000416666666666666"))
	};
	Peg {
		families: vec![pan, family(3, "EthUsd", 18), family(4, "BtcUsd", 8), family(5, "CkbUsd", 8)],
		// The page shows the pool of PAN first, although it is last here.
		pools: vec![
			Pool {
				base_reserve: DOLLAR * 5_000_000,
				quote_reserve: DOLLAR * 5_000_000,
				..pool(1, [20, 21], Some("1"))
			},
			pending,
			pool(3, [21, 23], None),
			pool(4, [22, 23], None),
			traded,
		],
		operations: Some(vec![operation]),
		tokens: Tokens::from_iter([
			(PAN, "PAN", 18),
			(3, "PanETH", 18),
			(4, "PanBTC", 8),
			(5, "PanCKB", 8),
			(20, "cUSDT", 6),
			(21, "cUSDC", 6),
			(22, "cEURT", 6),
			(23, "XAU", 6),
			(10_000, "aUSDT", 6),
			(10_001, "aUSDC", 6),
		]),
	}
}

fn screen(peg: Option<Peg>) -> Screen {
	let mut screen = Screen::new("ws://127.0.0.1:9944".into(), None, Page::Peg);
	screen.set_connection(None);
	for block in 31..331 {
		screen.add(Snapshot { row: row(block), burrows: vec![], lots: vec![], peg: None });
	}
	screen.add(Snapshot { row: Row { time: NOW, ..row(331) }, burrows: vec![], lots: vec![], peg });
	screen
}

/// Returns the lines of the page. Lines in `chart` are cut before the chart.
fn lines(peg: Peg, width: u16, height: u16, chart: std::ops::Range<usize>) -> Vec<String> {
	let text = drawn(&screen(Some(peg)), width, height);
	let line = |(index, line): (usize, &str)| match chart.contains(&index) {
		true => line.chars().take(42).collect(),
		false => line.trim_end().to_string(),
	};
	text.lines().enumerate().map(line).collect()
}

#[test]
fn every_part_has_a_place_on_a_small_terminal() {
	let expected = "
 huxian watch   block 331  finalized 329  20:00:00 UTC  ● ws://127.0.0.1:9944
┌ PAN, dollars ──────────────────────────┐
│ price            1.000312 +0.031 %     │
│ mean of 10 min   1.000105 +0.011 %     │
│ supply           1 234 567.89          │
│ backing          99.98 %               │
│ redemptions      3 wait for 123 456    │
└────────────────────────────────────────┘
token    price state          debt / ceiling share 1h room 1d room   mint redeem
cUSDT  1.00030 open           400 000 / 30 M  33 %  41 234   1.2 M 0.05 % 0.05 %
cUSDC  1.00000 open           400 000 / 30 M  33 %  41 234   1.2 M 0.05 % 0.05 %
aUSDT  0.99910 open           209 567 / 30 M  33 %  41 234   1.2 M 0.05 % 0.05 %
aUSDC  0.98500 pause: price   200 000 / 30 M  33 %  41 234   1.2 M 1.55 % 0.05 %
operation   state          TWAP    debt stressed    held share may mint may burn
PAN/cUSDC   above peg   1.00131  25 000   24 750  25 020  12 %        0   61 728
  no expansion: CoolingDown; expanded by 3 086 PAN 12 min ago
pool 2/5    state            mid     guide inventory surcharge     base    quote
PAN/cUSDC   open       1.0003120 1.0000000   -3.12 %  +0.120 %  242 200  257 875
cUSDT/cUSDC open       1.0000000 1.0000000   +0.00 %         -      5 M      5 M
family     supply debt / ceiling  backing   open           waits   mint redeem
PanETH          0     0 / 50 000    100 % 1 of 2               - 0.05 % 0.05 %
PanBTC          0     0 / 50 000    100 % 1 of 2               - 0.05 % 0.05 %
PanCKB          0     0 / 50 000    100 % 1 of 2               - 0.05 % 0.05 %
 q ends  1 kit  2 peg  Tab turns";
	assert_eq!(format!("\n{}", lines(sample(), 80, 24, 1..8).join("\n")), expected);
}

#[test]
fn without_market_operations_all_pools_have_a_line() {
	let lines = lines(Peg { operations: None, ..sample() }, 80, 24, 1..8);
	assert_eq!(lines[13], "pool        state            mid     guide inventory surcharge     base    quote");
	assert_eq!(lines[16], "cUSDT/XAU   pending    0.0004166 0.0004166         -         -        0        0");
	assert_eq!(lines[18], "cEURT/XAU   empty              -         -         -         -        0        0");
	let none_yet = Peg { operations: Some(vec![]), ..sample() };
	assert!(drawn(&screen(Some(none_yet)), 80, 24).contains("no market operation yet"));
}

#[test]
fn a_large_terminal_shows_frames_more_numbers_and_more_columns() {
	let lines = lines(sample(), 120, 40, 1..13);
	for (at, line) in [
		(7, "│ paid at once     0                     │"),
		(10, "│ their ceiling    100 000 000           │"),
		(14, "│token    price state          opens in  debt / ceiling share domain 1h room 1d room    room at once   mint redeem     │"),
		(18, "│aUSDC  0.98500 pause: price   45 min    200 000 / 30 M  33 %   60 %  41 234   1.2 M       0       0 1.55 % 0.05 %     │"),
		(22, "│PAN/cUSDC    above peg    1.00131   25 000    24 750   25 020   12 %         0    61 728   30 000    5 000        0   │"),
		(23, "│  no expansion: CoolingDown; expanded by 3 086 PAN 12 min ago                                                         │"),
		(27, "│PAN/cUSDC   open       1.0003120 1.0001050 1.0000000   -3.12 %  +0.120 %  242 200  257 875 0.01 % 0.0045 public       │"),
	] {
		assert_eq!(lines[at], line);
	}
}

#[test]
fn the_chart_shows_the_price_its_mean_and_the_band() {
	let text = drawn(&screen(Some(sample())), 120, 40);
	for word in ["━ ±0.10 % ━ mean ━ price, USD", "1.0020", "0.9980", "block 31 ", "block 331"] {
		assert!(text.contains(word), "{word} is not in\n{text}");
	}
	// A chain without trades.
	let mut first = Screen::new("ws://127.0.0.1:9944".into(), None, Page::Peg);
	let peg = Peg { pools: vec![], operations: None, ..sample() };
	first.add(Snapshot { row: row(1), burrows: vec![], lots: vec![], peg: Some(peg) });
	let text = drawn(&first, 80, 24);
	assert!(text.contains("no price yet") && text.contains("price            not known"), "{text}");
}

#[test]
fn any_size_and_a_chain_without_pan_do_no_harm() {
	for peg in [Some(sample()), Some(Peg::default()), None] {
		let is_known = peg.as_ref().is_some_and(|peg| peg.pan().is_some());
		let screen = screen(peg);
		for (width, height) in [(1, 1), (10, 3), (40, 8), (50, 12), (80, 20), (300, 100)] {
			drawn(&screen, width, height);
		}
		assert_eq!(drawn(&screen, 80, 24).contains("this chain has no PAN"), !is_known);
	}
}
