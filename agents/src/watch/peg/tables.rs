//! The tables of the peg page: what PAN is minted against, the pools, the other families.

use super::{
	figures::{self, brief, cut_percent, fee, percent, price_colour, signed_percent},
	sheet::{extra, numbers, plain, words, Column, Entry, Sheet},
	Peg,
};
use crate::{
	amount::{approximate, cut},
	chain::{
		peg::{External, Family},
		pools::Pool,
	},
	moment,
	watch::screen::QUIET,
};
use ratatui::style::Color;

/// The columns of what PAN is minted against.
const EXTERNALS: [Column; 13] = [
	words("token", 6),
	numbers("price", 7),
	words("state", 14),
	extra(words("opens in", 9)),
	numbers("debt / ceiling", 14),
	numbers("share", 5),
	extra(numbers("domain", 6)),
	numbers("1h room", 7),
	numbers("1d room", 7),
	extra(numbers("room", 7)),
	extra(numbers("at once", 7)),
	numbers("mint", 6),
	numbers("redeem", 6),
];

/// The columns of the pools.
const POOLS: [Column; 12] = [
	words("pool", 11),
	words("state", 10),
	numbers("mid", 9),
	extra(numbers("mean", 9)),
	numbers("guide", 9),
	numbers("inventory", 9),
	numbers("surcharge", 9),
	numbers("base", 8),
	numbers("quote", 8),
	extra(numbers("fee", 6)),
	extra(numbers("k", 6)),
	extra(words("kind", 7)),
];

/// The columns of the other families.
const FAMILIES: [Column; 10] = [
	words("family", 7),
	extra(words("unit", 6)),
	numbers("supply", 9),
	numbers("debt / ceiling", 14),
	numbers("backing", 8),
	numbers("open", 6),
	numbers("waits", 15),
	numbers("mint", 6),
	numbers("redeem", 6),
	extra(numbers("reserve", 9)),
];

/// What PAN is minted against.
pub fn externals(peg: &Peg, pan: &Family, now: u64, is_framed: bool) -> Sheet<'static> {
	let row = |external: &External| {
		let money = |units| plain(brief(units, pan.decimals));
		let opens =
			external.reopens_at.and_then(|at| at.checked_sub(now)).and_then(|left| i64::try_from(left / 1_000).ok());
		let (debt, ceiling) = (brief(external.debt, pan.decimals), brief(external.ceiling, pan.decimals));
		vec![
			plain(peg.tokens.name(external.asset)),
			price(external),
			state(external),
			plain(opens.map_or("-".into(), moment::length)),
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

/// The price of an external, if it is of now.
fn price(external: &External) -> Entry {
	match (external.fresh_price(), &external.price) {
		(Some(price), _) => (figures::price(price, 7), price_colour(price)),
		(None, Some(_)) => ("stale".into(), Color::Red),
		(None, None) => ("-".into(), QUIET),
	}
}

/// Whether one may mint against it, and why not.
fn state(external: &External) -> Entry {
	let state = if external.state == "stopped" { "stop" } else { external.state.as_str() };
	// That it has fallen matters more: then who leaves with another one pays for it.
	let state = if external.fallen { "fallen" } else { state };
	let colour = match external.state.as_str() {
		_ if external.fallen => Color::Red,
		"open" => Color::Green,
		"new" => QUIET,
		"stopped" => Color::Yellow,
		_ => Color::Red,
	};
	(external.why.as_ref().map_or(state.to_string(), |why| format!("{state}: {why}")), colour)
}

/// The pools.
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
			known(&pool.mean),
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

/// The other families, a line each; the fees are the least of those that they ask.
pub fn families(peg: &Peg, is_framed: bool) -> Sheet<'static> {
	let row = |family: &Family| {
		let money = |units| brief(units, family.decimals);
		let (open, count) = (family.open(), family.externals.len());
		let is_backed = !family.fallen && family.backing >= family.mint_floor;
		let least = |of: fn(&External) -> u32| plain(family.externals.iter().map(of).min().map_or("-".into(), fee));
		let waits = match family.queue.tickets {
			0 => plain("-"),
			tickets => (format!("{} ({tickets})", money(family.queue.waiting)), Color::Yellow),
		};
		vec![
			plain(peg.tokens.name(family.token)),
			plain(family.unit.clone().unwrap_or_else(|| "USD".into())),
			plain(money(family.issuance)),
			plain(format!("{} / {}", money(family.debt), money(family.max_debt))),
			(percent(family.backing), if is_backed { Color::Green } else { Color::Red }),
			(format!("{open} of {count}"), if open == count { Color::Green } else { Color::Yellow }),
			waits,
			least(|external| external.mint_fee),
			least(|external| external.redeem_fee),
			plain(money(family.reserve)),
		]
	};
	let rows = peg.others().map(row).collect();
	Sheet { title: "other families", columns: &FAMILIES, rows, row_height: 1, is_framed }
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_state_says_why_and_a_fall_is_said_first() {
		let external = |state: &str, why: Option<&str>, fallen| External {
			state: state.into(),
			why: why.map(ToString::to_string),
			fallen,
			..External::default()
		};
		assert_eq!(state(&external("open", None, false)), ("open".into(), Color::Green));
		assert_eq!(state(&external("stopped", Some("guardian"), false)), ("stop: guardian".into(), Color::Yellow));
		assert_eq!(state(&external("stopped", Some("price"), true)), ("fallen: price".into(), Color::Red));
		assert_eq!(state(&external("shut", None, false)), ("shut".into(), Color::Red));
	}

	#[test]
	fn a_noted_price_is_not_shown_as_one_of_now() {
		let noted = External { price: Some("1".into()), ..External::default() };
		assert_eq!((price(&noted).0, price(&External::default()).0), ("stale".into(), "-".into()));
		assert_eq!(price(&External { fresh: true, ..noted }), ("1.00000".into(), Color::Green));
	}
}
