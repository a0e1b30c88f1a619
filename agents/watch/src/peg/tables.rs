//! Tables of the peg page: externals of PAN, pools, other families.

use super::{
	figures::{self, brief, cut_percent, fee, percent, price_colour, signed_percent},
	sheet::{numbers, optional, plain, words, Column, Entry, Sheet},
	Peg,
};
use crate::theme::QUIET;
use huxian_client::{
	amount::{approximate, cut},
	chain::{
		peg::{External, Family},
		pools::Pool,
	},
	moment,
};
use ratatui::style::Color;

/// Columns of the externals of PAN.
const EXTERNALS: [Column; 13] = [
	words("token", 6),
	numbers("price", 7),
	words("state", 14),
	optional(words("opens in", 9)),
	numbers("debt / ceiling", 14),
	numbers("share", 5),
	optional(numbers("domain", 6)),
	numbers("1h room", 7),
	numbers("1d room", 7),
	optional(numbers("room", 7)),
	optional(numbers("at once", 7)),
	numbers("mint", 6),
	numbers("redeem", 6),
];

/// Columns of the pools.
const POOLS: [Column; 12] = [
	words("pool", 11),
	words("state", 10),
	numbers("mid", 9),
	optional(numbers("mean", 9)),
	numbers("guide", 9),
	numbers("inventory", 9),
	numbers("surcharge", 9),
	numbers("base", 8),
	numbers("quote", 8),
	optional(numbers("fee", 6)),
	optional(numbers("k", 6)),
	optional(words("kind", 7)),
];

/// Columns of the other families.
const FAMILIES: [Column; 10] = [
	words("family", 7),
	optional(words("unit", 6)),
	numbers("supply", 9),
	numbers("debt / ceiling", 14),
	numbers("backing", 8),
	numbers("open", 6),
	numbers("waits", 15),
	numbers("mint", 6),
	numbers("redeem", 6),
	optional(numbers("fees", 9)),
];

/// Returns the table of the externals of PAN.
pub fn externals(peg: &Peg, pan: &Family, now: u64, is_framed: bool) -> Sheet<'static> {
	let row = |external: &External| {
		let money = |units| plain(brief(units, pan.decimals));
		let opens =
			external.resumes_at.and_then(|at| at.checked_sub(now)).and_then(|left| i64::try_from(left / 1_000).ok());
		let (debt, ceiling) = (brief(external.debt, pan.decimals), brief(external.ceiling, pan.decimals));
		vec![
			plain(peg.tokens.name(external.asset)),
			price(external),
			state(external),
			plain(opens.map_or("-".into(), moment::format_duration)),
			plain(format!("{debt} / {ceiling}")),
			plain(cut_percent(external.share, 0)),
			plain(cut_percent(external.domain_share, 0)),
			money(external.hour_room),
			money(external.day_room),
			money(external.room),
			money(external.max_mint),
			plain(fee(external.mint_fee)),
			plain(fee(external.redeem_fee)),
		]
	};
	let rows = pan.externals.iter().map(row).collect();
	Sheet { title: "PAN is minted against", columns: &EXTERNALS, rows, row_height: 1, is_framed }
}

/// Returns the price of an external; `stale` unless it is fresh.
fn price(external: &External) -> Entry {
	match (external.fresh_price(), &external.price) {
		(Some(price), _) => (figures::price(price, 7), price_colour(price)),
		(None, Some(_)) => ("stale".into(), Color::Red),
		(None, None) => ("-".into(), QUIET),
	}
}

/// Returns the state of an external and the reason of a pause.
fn state(external: &External) -> Entry {
	let state = if external.state == "paused" { "pause" } else { external.state.as_str() };
	// A fall comes first: redemptions into other externals bear the loss.
	let state = if external.fallen { "fallen" } else { state };
	// The column is too narrow for the longer ones.
	let reason = external.pause_reason.as_deref().map(|reason| match reason {
		"guardian" => "guard",
		"committee" => "vote",
		reason => reason,
	});
	let colour = match external.state.as_str() {
		_ if external.fallen => Color::Red,
		"open" => Color::Green,
		"new" => QUIET,
		"paused" => Color::Yellow,
		_ => Color::Red,
	};
	(reason.map_or(state.to_string(), |reason| format!("{state}: {reason}")), colour)
}

/// Returns the table of the pools.
pub fn pools(peg: &Peg, is_framed: bool) -> Sheet<'static> {
	let row = |pool: &Pool| {
		let money = |units, token| plain(brief(units, peg.tokens.decimals(token)));
		let known =
			|price: &Option<String>| plain(price.as_deref().map_or("-".into(), |price| figures::price(price, 9)));
		let is_empty = pool.base_reserve == 0 && pool.quote_reserve == 0;
		let colour = match pool.state.as_str() {
			"open" => Color::Green,
			"empty" => QUIET,
			_ => Color::Red,
		};
		let surcharge = match pool.surcharge {
			0 => ("-".to_string(), Color::Reset),
			millionths => (signed_percent(Some(millionths as f64 / 1e6), 3), Color::Yellow),
		};
		vec![
			plain(peg.pool_name(pool)),
			(pool.state.clone(), colour),
			known(&pool.mid),
			known(&pool.twap),
			known(&pool.guide),
			plain(if is_empty { "-".into() } else { signed_percent(approximate(&pool.deviation), 2) }),
			surcharge,
			money(pool.base_reserve, pool.base),
			money(pool.quote_reserve, pool.quote),
			plain(fee(pool.fee)),
			plain(cut(&pool.k, 4)),
			plain(pool.kind.clone()),
		]
	};
	let title = "pools (inventory: base held over its target; surcharge: + on selling base, - on selling quote)";
	Sheet { title, columns: &POOLS, rows: peg.pools().map(row).collect(), row_height: 1, is_framed }
}

/// Returns the table of the other families. The fees are the lowest among the externals.
pub fn families(peg: &Peg, is_framed: bool) -> Sheet<'static> {
	let row = |family: &Family| {
		let money = |units| brief(units, family.decimals);
		let (open, count) = (family.open_externals(), family.externals.len());
		let is_backed = !family.fallen && family.backing >= family.min_backing;
		let lowest = |of: fn(&External) -> u32| plain(family.externals.iter().map(of).min().map_or("-".into(), fee));
		let waits = match family.queue.requests {
			0 => plain("-"),
			requests => (format!("{} ({requests})", money(family.queue.waiting)), Color::Yellow),
		};
		vec![
			plain(peg.tokens.name(family.token)),
			plain(family.unit.clone().unwrap_or_else(|| "USD".into())),
			plain(money(family.issuance)),
			plain(format!("{} / {}", money(family.debt), money(family.max_debt))),
			(percent(family.backing), if is_backed { Color::Green } else { Color::Red }),
			(format!("{open} of {count}"), if open == count { Color::Green } else { Color::Yellow }),
			waits,
			lowest(|external| external.mint_fee),
			lowest(|external| external.redeem_fee),
			plain(money(family.fee_balance)),
		]
	};
	let rows = peg.others().map(row).collect();
	Sheet { title: "other families", columns: &FAMILIES, rows, row_height: 1, is_framed }
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_state_has_its_reason_and_a_fall_comes_first() {
		let external = |state: &str, reason: Option<&str>, fallen| External {
			state: state.into(),
			pause_reason: reason.map(ToString::to_string),
			fallen,
			..External::default()
		};
		assert_eq!(state(&external("open", None, false)), ("open".into(), Color::Green));
		assert_eq!(state(&external("paused", Some("guardian"), false)), ("pause: guard".into(), Color::Yellow));
		assert_eq!(state(&external("paused", Some("committee"), false)), ("pause: vote".into(), Color::Yellow));
		assert_eq!(state(&external("paused", Some("price"), true)), ("fallen: price".into(), Color::Red));
		assert_eq!(state(&external("disabled", None, false)), ("disabled".into(), Color::Red));
	}

	#[test]
	fn a_stale_price_is_not_shown() {
		let stale = External { price: Some("1".into()), ..External::default() };
		assert_eq!((price(&stale).0, price(&External::default()).0), ("stale".into(), "-".into()));
		assert_eq!(price(&External { fresh: true, ..stale }), ("1.00000".into(), Color::Green));
	}
}
