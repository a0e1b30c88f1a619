//! PAN and its pools in the real runtime: minted at the PSM, provided, traded, redeemed, used for
//! fees; and the calls that safe mode allows.

use super::world::*;
use crate::{
	configs::peg::GuardAccount,
	constants::token::{CUSDC, CUSDT, PAN, XAU},
	currency::HUX,
	*,
};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo, traits::fungibles::Inspect};
use pallet_asset_conversion_tx_payment::OnChargeAssetTransaction;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Dave};
use sp_runtime::{traits::Dispatchable, DispatchError, Permill};

/// The payment of fees in another token than HUX.
type Payment = <Runtime as pallet_asset_conversion_tx_payment::Config>::OnChargeAssetTransaction;

/// One PAN.
const ONE: Balance = 1_000_000_000_000_000_000;
/// One dollar of Chain 138.
const DOLLAR: Balance = 1_000_000;
/// PAN/cUSDC.
const POOL: u32 = 0;

fn dispatch(call: impl Into<RuntimeCall>, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	call.into().dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

fn mint(external: u32, amount: Balance) -> RuntimeCall {
	let max_fee = Permill::from_percent(1);
	pallet_psm::Call::mint { internal_asset: PAN, external_asset: external, external_amount: amount, max_fee }.into()
}

fn redeem(external: u32, amount: Balance) -> RuntimeCall {
	let max_fee = Permill::from_percent(1);
	pallet_psm::Call::redeem { internal_asset: PAN, external_asset: external, internal_amount: amount, max_fee }.into()
}

fn pan_of(who: sp_keyring::Sr25519Keyring) -> Balance {
	Assets::balance(PAN, account(who))
}

/// Opens minting, and mints 19 990 PAN for Dave.
fn issued() {
	block(|| feed_dollars(400, 10_000));
	block(|| feed_dollars(400, 10_000));
	block(|| {
		assert_ok!(dispatch(mint(CUSDC, 20_000 * DOLLAR), by(Dave)));
	});
	assert_eq!(pan_of(Dave), 19_990 * ONE);
}

#[test]
fn pools_and_families_stand_from_the_first_block() {
	chain(genesis::DEVELOPMENT, || {
		let pools: Vec<_> = Pmm::view_pools().iter().map(|pool| (pool.base, pool.quote)).collect();
		assert_eq!(pools, [(PAN, CUSDC), (CUSDT, CUSDC), (CUSDT, XAU), (CUSDC, XAU), (22, XAU)]);
		let families: Vec<_> = PegGuard::view_families().iter().map(|family| family.token).collect();
		assert_eq!(families, [2, 3, 4, 5]);
		assert!(AssetConversion::get_reserves(AssetKind::Native, AssetKind::WithId(PAN)).is_err());
	});
	// A spoke has neither.
	chain(genesis::SPOKE, || {
		assert!(Pmm::view_pools().is_empty() && PegGuard::view_families().is_empty());
	});
}

#[test]
fn a_dollar_is_minted_traded_and_redeemed() {
	dev(|| {
		issued();
		block(|| {
			assert_ok!(Pmm::add_liquidity(by(Dave), POOL, 10_000 * ONE, 10_000 * DOLLAR, 1));
			assert_ok!(Pmm::swap_exact_in(by(Bob), POOL, CUSDC, 1_000 * DOLLAR, 999 * ONE));
		});
		block(|| {
			let (before, got) = (Assets::total_issuance(PAN), pan_of(Bob));
			assert_ok!(dispatch(redeem(CUSDC, got), by(Bob)));
			// The fee goes to the fee account. The part below one unit of the external stays with
			// Dave.
			let burned = before - Assets::total_issuance(PAN);
			let fee = Permill::from_parts(500).mul_ceil(got);
			assert!((got - fee).abs_diff(burned) < 10_u128.pow(12), "{got} {fee} {burned}");
		});
	});
}

#[test]
fn a_fee_paid_in_the_dollar_burns_none_of_it() {
	dev(|| {
		// Given a pool of HUX and PAN,
		issued();
		let (hux, pan) = (AssetKind::Native, AssetKind::WithId(PAN));
		block(|| {
			let (one, other) = (Box::new(hux.clone()), Box::new(pan.clone()));
			let amounts = (4_000 * HUX, 1_000 * ONE);
			assert_ok!(AssetConversion::add_liquidity(by(Dave), one, other, amounts.0, amounts.1, 0, 0, account(Dave)));
		});

		// when a fee of one HUX is paid in PAN, and half of it is refunded,
		let take = <Payment as OnChargeAssetTransaction<Runtime>>::withdraw_fee;
		let settle = <Payment as OnChargeAssetTransaction<Runtime>>::correct_and_deposit_fee;
		let supply = Assets::total_issuance(PAN);
		block(|| {
			let who = account(Dave);
			let call: RuntimeCall = frame_system::Call::remark { remark: Vec::new() }.into();
			let info = RuntimeCall::get_dispatch_info(&call);
			let before = pan_of(Dave);
			let paid = take(&who, &call, &info, pan.clone(), HUX, 0).expect("Dave can pay");
			let post = Default::default();
			let charged = settle(&who, &info, &post, HUX / 2, 0, pan, paid);
			let charged = charged.expect("the rest is given back");
			assert_eq!(before - pan_of(Dave), charged);
			assert!(charged > ONE / 10 && charged < ONE / 5, "{charged}");
		});

		// then the supply of PAN is unchanged, as invariant G3 demands.
		assert_eq!(Assets::total_issuance(PAN), supply);
	});
}

#[test]
fn in_safe_mode_people_redeem_and_leave_pools() {
	dev(|| {
		issued();
		block(|| {
			assert_ok!(Pmm::add_liquidity(by(Dave), POOL, 10_000 * ONE, 10_000 * DOLLAR, 1));
		});
		block(|| {
			assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
		});
		block(|| feed_dollars(400, 10_000));
		block(|| {
			let filtered = || Err(frame_system::Error::<Runtime>::CallFiltered.into());
			let swap = pallet_pmm::Call::swap_exact_in { pool: POOL, asset_in: PAN, amount_in: ONE, min_out: 1 };
			let add = pallet_pmm::Call::add_liquidity { pool: POOL, base: ONE, quote: DOLLAR, min_shares: 1 };
			assert_eq!(dispatch(mint(CUSDC, 100 * DOLLAR), by(Dave)), filtered());
			assert_eq!(dispatch(swap, by(Dave)), filtered());
			assert_eq!(dispatch(add, by(Dave)), filtered());
			let shares = PmmShares::balance(POOL, account(Dave));
			let leave = pallet_pmm::Call::remove_liquidity { pool: POOL, shares, min_base: 1, min_quote: 1 };
			assert_ok!(dispatch(leave, by(Dave)));
			assert_ok!(dispatch(redeem(CUSDC, 100 * ONE), by(Dave)));
		});
	});
}

#[test]
fn only_the_guard_makes_families_and_sets_their_fees() {
	dev(|| {
		let create = |origin| {
			let admin = Box::new(OriginCaller::system(frame_system::RawOrigin::Signed(account(Alice))));
			Psm::create_psm(origin, XAU, admin.clone(), admin, account(Alice), 1, 1)
		};
		assert_noop!(create(by(Alice)), DispatchError::BadOrigin);
		assert_noop!(create(RuntimeOrigin::root()), DispatchError::BadOrigin);
		let fee = |origin| Psm::set_minting_fee(origin, PAN, CUSDC, Permill::zero());
		assert_noop!(fee(by(Alice)), DispatchError::BadOrigin);
		assert_noop!(fee(RuntimeOrigin::root()), DispatchError::BadOrigin);
		assert_ne!(GuardAccount::get(), account(Alice));
	});
}

#[test]
fn shares_of_pools_cannot_be_burned_behind_their_counters() {
	dev(|| {
		issued();
		block(|| {
			// `refund` returns the deposit of the share account, and would burn the shares with it.
			assert_ok!(PmmShares::touch(by(Dave), POOL));
			assert_ok!(Pmm::add_liquidity(by(Dave), POOL, 1_000 * ONE, 1_000 * DOLLAR, 1));
			let filtered = || Err(frame_system::Error::<Runtime>::CallFiltered.into());
			let refund = || pallet_assets::Call::refund { id: POOL, allow_burn: true };
			assert_eq!(dispatch(RuntimeCall::PmmShares(refund()), by(Dave)), filtered());
			let refund = || pallet_assets::Call::refund { id: 0, allow_burn: true };
			assert_eq!(dispatch(RuntimeCall::PoolAssets(refund()), by(Dave)), filtered());
		});
	});
}
