//! Set-up of `pallet-asset-conversion-tx-payment`.

use crate::*;
use alloc::boxed::Box;
use frame_support::{
	assert_ok,
	traits::{
		fungible::Mutate as _,
		fungibles::{Create, Mutate as _},
	},
};

/// Makes a pool of HUX and a token, to pay fees through.
pub struct FeePoolSetup;
impl pallet_asset_conversion_tx_payment::BenchmarkHelperTrait<AccountId, AssetKind, AssetKind> for FeePoolSetup {
	fn create_asset_id_parameter(id: u32) -> (AssetKind, AssetKind) {
		(AssetKind::WithId(1_000 + id), AssetKind::WithId(1_000 + id))
	}

	fn setup_balances_and_pool(asset: AssetKind, who: AccountId) {
		let AssetKind::WithId(id) = asset else { return };
		let plenty = 1_000_000 * currency::HUX;
		assert_ok!(Balances::mint_into(&who, plenty));
		assert_ok!(<Assets as Create<AccountId>>::create(id, who.clone(), true, 1));
		assert_ok!(Assets::mint_into(id, &who, plenty));
		let (hux, token) = (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(id)));
		let origin = RuntimeOrigin::signed(who.clone());
		assert_ok!(AssetConversion::create_pool(origin.clone(), hux.clone(), token.clone()));
		let half = plenty / 2;
		assert_ok!(AssetConversion::add_liquidity(origin, hux, token, half, half, 0, 0, who));
	}
}
