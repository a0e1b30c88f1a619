//! Market operations: their genesis, parameters, views and events.

use super::{external_market::ExternalMarket, tokens::whole};
use huxian_api::views::AmoView;
use huxian_runtime::{constants::token::PAN, AccountId, Amo, Runtime, RuntimeEvent};
use huxian_traits::peg::AmoAccounting;
use pallet_amo::{AmoInfo, AmoParams, Amos};
use pallet_pmm::Pools;
use serde_json::{json, Value};

/// Largest deviation of the spot price from the TWAP at which they act, as a part of it.
const MAX_SPOT_DEVIATION: f64 = 0.000_5;

/// Debt and value of all market operations, in whole PAN.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AmoSummary {
	/// PAN minted less PAN burned.
	pub debt: f64,
	/// Value of all holdings under stress.
	pub stressed_value: f64,
	/// Value of all holdings and of the swept profit, less debt: dollar tokens at their market
	/// prices, PAN at a dollar.
	pub profit: f64,
}

/// Returns the changes to a genesis that leave market operations out.
pub fn without_amos() -> Value {
	json!({ "amo": { "amos": [] } })
}

/// Sets the times of the specification; those of the development chain are short, for
/// demonstration.
///
/// The debt may grow by `expand_percent` percent of the supply in an hour.
pub fn set_standard_params(expand_percent: f64) {
	let AmoParams { twap_window, cooldown, hourly_contract_share, .. } = AmoParams::standard(1, 1, 1);
	let hourly_expand_share = (expand_percent * 1e4) as u32;
	let hourly_contract_share = hourly_contract_share.max(hourly_expand_share);
	Amos::<Runtime>::translate_values(|amo: AmoInfo| {
		let params = AmoParams { twap_window, cooldown, hourly_expand_share, hourly_contract_share, ..amo.params };
		Some(AmoInfo { params, ..amo })
	});
}

fn all() -> impl Iterator<Item = AmoView<AccountId>> {
	Amo::view_operations().into_iter().filter(|operation| operation.family == PAN)
}

/// Returns debt and value of all market operations; `None` without any.
pub fn summary(market: &ExternalMarket) -> Option<AmoSummary> {
	let add = |sum: AmoSummary, one: AmoSummary| AmoSummary {
		debt: sum.debt + one.debt,
		stressed_value: sum.stressed_value + one.stressed_value,
		profit: sum.profit + one.profit,
	};
	all().map(|operation| summary_of(&operation, market)).reduce(add)
}

fn summary_of(operation: &AmoView<AccountId>, market: &ExternalMarket) -> AmoSummary {
	let (pan, dollar) = (|units| whole(PAN, units), |units| whole(operation.external, units));
	let (base, quote) = Pools::<Runtime>::get(operation.pool).map_or((0.0, 0.0), |pool| {
		let part = operation.shares as f64 / (pool.shares.max(1)) as f64;
		(pan(pool.inventory.base) * part, dollar(pool.inventory.quote) * part)
	});
	let dollars = quote + dollar(operation.external_balance) + dollar(operation.swept);
	let debt = pan(operation.debt);
	let profit = base + pan(operation.family_balance) + dollars * market.price(operation.external) - debt;
	AmoSummary { debt, stressed_value: pan(operation.stressed_value), profit }
}

/// Returns the PAN that they have minted and not burned, in units.
pub fn debt() -> u128 {
	<<Runtime as pallet_peg_guard::Config>::Amo as AmoAccounting<AccountId>>::debt(PAN)
}

/// Returns whether the next step buys PAN (`true`) or sells it, if nothing happens until then;
/// `None` if there is none.
pub fn next_step() -> Option<bool> {
	let will_act = |operation: &AmoView<AccountId>| match operation.state.as_str() {
		"abovePeg" => operation.expansion_error.is_none(),
		"belowPeg" => operation.contract_room > 0,
		_ => false,
	};
	let is_calm = |operation: &AmoView<AccountId>| {
		let price = |text: &Option<String>| text.as_ref()?.parse::<f64>().ok();
		let prices = price(&operation.spot).zip(price(&operation.twap));
		prices.is_some_and(|(spot, mean)| (spot / mean - 1.0).abs() <= MAX_SPOT_DEVIATION)
	};
	all().find(|operation| will_act(operation) && is_calm(operation)).map(|operation| operation.state == "belowPeg")
}

/// Returns whether the event is a step of a market operation.
pub fn is_step(event: &RuntimeEvent) -> bool {
	matches!(event, RuntimeEvent::Amo(pallet_amo::Event::StepExecuted { .. }))
}

/// Returns whether the event is a failed step of a market operation.
pub fn is_failure(event: &RuntimeEvent) -> bool {
	matches!(event, RuntimeEvent::Amo(pallet_amo::Event::StepFailed { .. }))
}
