//! The peg after a loss: a fallen external, a disabled one, and tokens that are no family's.

use super::{
	amo::{market, operation, DOLLAR, ONE, POOL},
	world::*,
};
use crate::{
	configs::peg::FamilyTokens,
	constants::token::{CUSDC, CUSDT, KIT, OWN, PAN, XAU},
	*,
};
use frame_support::{assert_noop, assert_ok, traits::Contains};
use huxian_api::views::FamilyView;
use sp_keyring::Sr25519Keyring::{Bob, Charlie};
use sp_runtime::{traits::Dispatchable, Permill};

/// The pools of the development chain that trade cUSDT.
const POOLS_OF_CUSDT: [u32; 2] = [1, 2];

fn pan() -> FamilyView<AccountId> {
	PegGuard::view_families().into_iter().find(|family| family.token == PAN).expect("PAN")
}

/// Returns the dollars for 10 000 PAN at the PSM, in units of cUSDC.
fn paid_by_psm() -> Balance {
	PegGuard::view_quote_redeem(PAN, CUSDC, 10_000 * ONE).expect("a quote").amount_out
}

/// Returns the dollars that Charlie gets for 10 000 PAN in the pool, in units of cUSDC.
fn paid_by_pool() -> Balance {
	let who = account(Charlie);
	let before = Assets::balance(CUSDC, &who);
	assert_ok!(Pmm::swap_exact_in(by(Charlie), POOL, PAN, 10_000 * ONE, 1));
	Assets::balance(CUSDC, &who) - before
}

#[test]
fn no_way_out_pays_more_than_the_backing() {
	dev(|| {
		// Given 108 000 PAN against each of cUSDC and cUSDT, when cUSDT falls to 0.80,
		market();
		let feed = || feed_prices(400, |token| if token == CUSDT { 8_000 } else { 10_000 });
		for _ in 0..5 {
			block(feed);
		}

		// then the PSM pays the backing, and the guide price of the pool is the backing.
		let backing = pan().backing;
		assert!(pan().fallen && (900_000..901_000).contains(&backing), "{backing}");
		let bound = 10_000 * DOLLAR * Balance::from(backing) / 1_000_000;
		assert!(paid_by_psm() <= bound);
		let guide: f64 = Pmm::view_pool(POOL).and_then(|pool| pool.guide?.parse().ok()).expect("a price");
		assert!((guide * 1e6 - f64::from(backing)).abs() < 1e-3, "{guide}");
		block(|| {
			feed();
			let paid = paid_by_pool();
			assert!(paid <= bound && paid > bound * 98 / 100, "{paid} of {bound}");
		});

		// The market operation buys nothing above it.
		for _ in 0..25 {
			block(feed);
		}
		assert_eq!((operation().state.as_str(), operation().burned), ("equilibrium", 0));
		assert!(pan().backing >= backing);
	});
}

#[test]
fn a_disabled_external_takes_its_share_from_everybody_at_once() {
	dev(|| {
		market();
		block(|| {
			feed_dollars(400, 10_000);
			let par = paid_by_psm();
			assert!(par > 9_990 * DOLLAR);

			// Given half of the backing, when it is disabled at a perfect price,
			assert_ok!(PegGuard::disable_external(RuntimeOrigin::root(), CUSDT));

			// then the loss is shared in this block,
			assert!(pan().fallen && (500_000..501_000).contains(&pan().backing), "{}", pan().backing);
			assert!(paid_by_psm() < par * 51 / 100);
			let mint = pallet_psm::Call::mint {
				internal_asset: PAN,
				external_asset: CUSDC,
				external_amount: 100 * DOLLAR,
				max_fee: Permill::one(),
			};
			let error = RuntimeCall::from(mint).dispatch(by(Bob)).expect_err("refused").error;
			assert_eq!(error, pallet_peg_guard::Error::<Runtime>::BackingTooLow.into());
			// and nobody sells it in a pool.
			for pool in Pmm::view_pools() {
				assert_eq!(pool.state == "paused", POOLS_OF_CUSDT.contains(&pool.id), "{pool:?}");
			}
			let swap = Pmm::swap_exact_in(by(Bob), POOLS_OF_CUSDT[0], CUSDT, DOLLAR, 1);
			assert_noop!(swap, pallet_pmm::Error::<Runtime>::PoolPaused);
		});
		// PAN finds no better price in its own pool.
		for _ in 0..4 {
			block(|| feed_dollars(400, 10_000));
		}
		block(|| {
			feed_dollars(400, 10_000);
			assert!(paid_by_pool() <= 10_000 * DOLLAR * Balance::from(pan().backing) / 1_000_000);
		});
	});
}

#[test]
fn tokens_with_an_issuer_start_no_family() {
	dev(|| {
		// Nobody has minted KIT yet.
		assert_eq!(Assets::total_supply(KIT), 0);
		for token in [KIT, XAU, CUSDC, 10_031] {
			let params = pallet_peg_guard::FamilyParams::standard(None, ONE, ONE);
			let create = PegGuard::create_family(RuntimeOrigin::root(), token, params, ONE, 1);
			assert_noop!(create, pallet_peg_guard::Error::<Runtime>::IssuedElsewhere);
		}
		for (token, ..) in OWN {
			assert_eq!(FamilyTokens::contains(&token), token != KIT);
		}
	});
}

#[test]
fn a_disabled_external_is_sold_in_no_pool_of_anyone() {
	use pallet_asset_conversion_tx_payment::OnChargeAssetTransaction;
	type Payment = <Runtime as pallet_asset_conversion_tx_payment::Config>::OnChargeAssetTransaction;
	dev(|| {
		// Given a pool of HUX and cUSDC that Bob made,
		let (hux, dollar) = (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(CUSDC)));
		let sell = |who| {
			AssetConversion::swap_exact_tokens_for_tokens(
				by(who),
				vec![dollar.clone(), hux.clone()],
				DOLLAR,
				1,
				account(who),
				true,
			)
		};
		let take = || {
			let call: RuntimeCall = frame_system::Call::remark { remark: Vec::new() }.into();
			let info = frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&call);
			let fee = currency::HUX / 10;
			let paid = <Payment as OnChargeAssetTransaction<Runtime>>::withdraw_fee(
				&account(Charlie),
				&call,
				&info,
				*dollar.clone(),
				fee,
				0,
			);
			paid.is_ok()
		};
		block(|| {
			let _ = AssetConversion::create_pool(by(Bob), hux.clone(), dollar.clone());
			let (huxes, dollars) = (1_000 * currency::HUX, 1_000 * DOLLAR);
			let deposit = AssetConversion::add_liquidity(
				by(Bob),
				hux.clone(),
				dollar.clone(),
				huxes,
				dollars,
				1,
				1,
				account(Bob),
			);
			assert_ok!(deposit);
			assert_ok!(sell(Charlie));
			frame_support::storage::with_transaction(|| {
				assert!(take());
				sp_runtime::TransactionOutcome::Rollback(Ok::<(), sp_runtime::DispatchError>(()))
			})
			.expect("rolled back");
		});

		// when cUSDC is disabled,
		block(|| {
			assert_ok!(PegGuard::disable_external(RuntimeOrigin::root(), CUSDC));
		});

		// then it is neither sold nor deposited, and pays no fees. Bob can leave.
		block(|| {
			assert_noop!(sell(Charlie), sp_runtime::TokenError::Frozen);
			let deposit = AssetConversion::add_liquidity(
				by(Charlie),
				hux.clone(),
				dollar.clone(),
				currency::HUX,
				DOLLAR,
				1,
				1,
				account(Charlie),
			);
			assert_noop!(deposit, sp_runtime::TokenError::Frozen);
			assert!(!take());
			let pool = pallet_asset_conversion::Pools::<Runtime>::get((*hux.clone(), *dollar.clone()));
			let shares = PoolAssets::balance(pool.expect("it exists").lp_token, account(Bob));
			let leave =
				AssetConversion::remove_liquidity(by(Bob), hux.clone(), dollar.clone(), shares, 1, 1, account(Bob));
			assert_ok!(leave);
		});
	});
}
