//! The views, which the runtime API and the view functions share with the calls.

use crate::{pallet::*, types::ControllerRecord};
use alloc::string::{String, ToString};
use huxian_api::views::ParametersView;
use huxian_math::{Fixed, HuxPerKit, State};
use huxian_traits::kit::Freshness;

impl<T: Config> Pallet<T> {
	/// Returns the state of the controller as of this block.
	pub fn view_parameters() -> ParametersView {
		let record = ControllerState::<T>::get();
		let state = record.map_or(State::initial(Fixed::ONE, 0), |record| record.state);
		ParametersView {
			started: record.is_some(),
			fresh: record.is_some_and(|record| Self::freshness(&record) == Freshness::Fresh),
			market_usable: record.is_some_and(|record| record.market_usable),
			quantity: state.quantity.to_string(),
			index: state.index.to_string(),
			protected_index: state.protected_index.to_string(),
			target: state.target.to_string(),
			drift: state.drift.to_string(),
			drift_derivative: state.drift_derivative.to_string(),
			kit_price: record.and_then(|record| record.kit_price).map(|price| decimal(&price)),
			minting_price: state.minting_price().map(|price| decimal(&price)).unwrap_or_default(),
			liquidation_price: state.liquidation_price().map(|price| decimal(&price)).unwrap_or_default(),
			burrow_fee_index: state.burrow_fee_index.to_string(),
			imbalance_index: state.imbalance_index.to_string(),
			outstanding: state.outstanding,
			circulating: state.circulating,
			pending_fees: record.map(|record: ControllerRecord| record.pending_fees).unwrap_or_default(),
			updated: state.last_touched.saturating_mul(1_000),
			index_since: record.map(|record| record.index_since).unwrap_or_default(),
		}
	}
}

/// Returns `price` as a decimal string, rounded down to a multiple of 2^-64; empty if too large.
fn decimal(price: &HuxPerKit) -> String {
	price.ratio().to_fixed_floor().map(|price| price.to_string()).unwrap_or_default()
}
