//! The market operations: the only place here that knows how they are wired.

use super::{outside::Outside, tokens::whole};
use huxian_runtime::{constants::token::PAN, AccountId, Amo, Runtime, RuntimeEvent};
use huxian_traits::{peg::AmoBooks, views::AmoView};
use pallet_amo::{Amos, Mandate, Terms};
use pallet_pmm::Pools;
use serde_json::{json, Value};

/// Where they act only if the price of the last block was so near to the mean, as a part of it.
const CALM: f64 = 0.000_5;

/// What they owe and have, in whole PAN.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Books {
	/// Minted less burned.
	pub debt: f64,
	/// What all they have would bring in a bad moment.
	pub at_floor: f64,
	/// What all they have, and what they gave to the reserve, is above what they owe: dollars at their market prices, PAN at a dollar.
	pub profit: f64,
}

/// Changes to a genesis that leave them out.
pub fn left_out() -> Value {
	json!({ "amo": { "amos": [] } })
}

/// Gives them the times of the specification: those of the development chain are short, so that people see something happen; and lets them owe so many
/// percent of the supply more within an hour.
pub fn take_their_time(expand: f64) {
	let Terms { window, cooldown, reduce_share, .. } = Terms::standard(1, 1, 1);
	let expand_share = (expand * 1e4) as u32;
	let reduce_share = reduce_share.max(expand_share);
	Amos::<Runtime>::translate_values(|mandate: Mandate| {
		Some(Mandate { terms: Terms { window, cooldown, expand_share, reduce_share, ..mandate.terms }, ..mandate })
	});
}

fn all() -> impl Iterator<Item = AmoView<AccountId>> {
	Amo::view_operations().into_iter().filter(|operation| operation.family == PAN)
}

/// Their books; `None` while there are none.
pub fn books(outside: &Outside) -> Option<Books> {
	let add = |sum: Books, one: Books| Books {
		debt: sum.debt + one.debt,
		at_floor: sum.at_floor + one.at_floor,
		profit: sum.profit + one.profit,
	};
	all().map(|operation| books_of(&operation, outside)).reduce(add)
}

fn books_of(operation: &AmoView<AccountId>, outside: &Outside) -> Books {
	let (pan, dollar) = (|units| whole(PAN, units), |units| whole(operation.external, units));
	let (base, quote) = Pools::<Runtime>::get(operation.pool).map_or((0.0, 0.0), |pool| {
		let part = operation.shares as f64 / (pool.shares.max(1)) as f64;
		(pan(pool.inventory.base) * part, dollar(pool.inventory.quote) * part)
	});
	let dollars = quote + dollar(operation.held) + dollar(operation.swept);
	let debt = pan(operation.debt);
	let profit = base + pan(operation.own) + dollars * outside.price(operation.external) - debt;
	Books { debt, at_floor: pan(operation.at_floor), profit }
}

/// What they have minted of PAN and not burned, in its smallest unit.
pub fn debt() -> u128 {
	<<Runtime as pallet_peg_guard::Config>::Amo as AmoBooks<AccountId>>::debt(PAN)
}

/// Whether the next block's step would buy PAN (`true`) or sell it, if nothing happens until then; `None` when there will be none.
pub fn next_step() -> Option<bool> {
	let will_act = |operation: &AmoView<AccountId>| match operation.state.as_str() {
		"over" => operation.halted.is_none(),
		"under" => operation.reduce_room > 0,
		_ => false,
	};
	let is_calm = |operation: &AmoView<AccountId>| {
		let price = |text: &Option<String>| text.as_ref()?.parse::<f64>().ok();
		let prices = price(&operation.spot).zip(price(&operation.signal));
		prices.is_some_and(|(spot, mean)| (spot / mean - 1.0).abs() <= CALM)
	};
	all().find(|operation| will_act(operation) && is_calm(operation)).map(|operation| operation.state == "under")
}

/// Whether they have acted.
pub fn is_action(event: &RuntimeEvent) -> bool {
	matches!(event, RuntimeEvent::Amo(pallet_amo::Event::Stepped { .. }))
}

/// Whether they could not do what they meant to.
pub fn is_failure(event: &RuntimeEvent) -> bool {
	matches!(event, RuntimeEvent::Amo(pallet_amo::Event::StepFailed { .. }))
}
