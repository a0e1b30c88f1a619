//! The split of transaction fees.

use super::world::*;
use crate::{
	configs::{
		fees::SplitFees,
		tokens::{AllTokens, TreasuryAccount},
	},
	currency::HUX,
	*,
};
use frame_support::traits::{fungible, fungibles, OnUnbalanced};
use sp_keyring::Sr25519Keyring::Alice;

#[test]
fn four_parts_in_five_are_the_authors_and_the_rest_the_treasurys() {
	dev(|| {
		block(|| {
			let (author, treasury) = (account(Alice), TreasuryAccount::get());
			let before = (Balances::free_balance(&author), Balances::free_balance(&treasury));
			SplitFees::on_unbalanced(<Balances as fungible::Balanced<AccountId>>::issue(10 * HUX + 4));
			assert_eq!(Balances::free_balance(&author), before.0 + 8 * HUX + 3);
			assert_eq!(Balances::free_balance(&treasury), before.1 + 2 * HUX + 1);

			SplitFees::on_unbalanced(<AllTokens as fungibles::Balanced<AccountId>>::issue(AssetKind::Native, 10 * HUX));
			assert_eq!(Balances::free_balance(&author), before.0 + 16 * HUX + 3);
			assert_eq!(Balances::free_balance(&treasury), before.1 + 4 * HUX + 1);
		});
	});
}

#[test]
fn the_committee_changes_the_authors_part() {
	use configs::governance::{dynamic_params, RuntimeParameters};
	dev(|| {
		block(|| {
			let change = RuntimeParameters::Fees(dynamic_params::fees::Parameters::AuthorShare(
				dynamic_params::fees::AuthorShare,
				Some(sp_runtime::Percent::from_percent(50)),
			));
			Parameters::set_parameter(RuntimeOrigin::root(), change).expect("root may");
			let before = Balances::free_balance(TreasuryAccount::get());
			SplitFees::on_unbalanced(<Balances as fungible::Balanced<AccountId>>::issue(10 * HUX));
			assert_eq!(Balances::free_balance(TreasuryAccount::get()), before + 5 * HUX);
		});
	});
}

#[test]
fn a_transaction_that_does_nothing_costs_a_hundredth_of_a_hux() {
	use frame_support::weights::{constants::ExtrinsicBaseWeight, WeightToFee as _};
	assert_eq!(configs::fees::WeightToFee::weight_to_fee(&ExtrinsicBaseWeight::get()), HUX / 100);
}
