//! Tests of a disabled external: a counterfeit, or a token whose bridge is broken.
//!
//! It counts nothing and as fallen at once, at any price of its feed.

use super::haircut::four_millions;
use crate::{mock::*, Error, Event};
use frame::testing_prelude::*;
use huxian_traits::peg::{PsmAccess, TokenWorth};

fn disable(token: u32) {
	assert_ok!(PegGuard::disable_external(committee(), token));
}

#[test]
fn its_loss_is_shared_from_the_very_call_on() {
	execute(|| {
		// Given a million against each of four dollars, when one is a counterfeit at a good price,
		four_millions();
		disable(USDT);

		// then a quarter of the backing is gone before the next block.
		assert!(family().fallen && external(USDT).fallen);
		assert_eq!(family().backing, 750_000);
		assert_eq!(fees(USDC).1, 500 + 250_000);
		let before = balance(USDC, ALICE);
		assert_ok!(redeem(ALICE, USDC, pan(100_000)));
		assert_eq!(balance(USDC, ALICE) - before, usd(74_950));
		assert_noop!(mint(ALICE, USDC, usd(1_000)), Error::<Test>::BackingTooLow);

		// No later block and no price changes that.
		for price in [1_000, 2_000, 500] {
			set_price(USDT, price);
			next_block();
			assert!(family().fallen && family().backing < 760_000, "{}", family().backing);
		}
	});
}

#[test]
fn early_redemptions_leave_no_loss_to_later_ones() {
	execute(|| {
		four_millions();
		disable(USDT);
		let mut backing = family().backing;
		// A run: all good externals are redeemed.
		for token in [USDC, AUSDT, AUSDC] {
			for _ in 0..4 {
				assert_ok!(redeem(ALICE, token, pan(200_000)));
				next_block();
				assert!(family().backing >= backing);
				backing = family().backing;
			}
		}
		assert!((750_000..760_000).contains(&backing), "{backing}");
	});
}

#[test]
fn a_small_one_leaves_minting_open_above_the_minimum_backing() {
	execute(|| {
		for (token, whole) in [(USDT, 10_000), (USDC, 990_000)] {
			circulate(token, whole);
		}
		disable(USDT);
		assert_eq!(family().backing, 990_000);
		assert_ok!(mint(ALICE, AUSDC, usd(1_000)));
	});
}

#[test]
fn requests_that_wait_keep_their_terms() {
	execute(|| {
		for dollar in DOLLARS {
			circulate(dollar, 1_000_000);
		}
		next_block();
		// Given redemptions that wait, into the counterfeit and into a good dollar,
		let before = [USDT, USDC].map(|token| balance(token, ALICE));
		assert_ok!(redeem(ALICE, USDC, pan(500_000)));
		assert_ok!(redeem(ALICE, USDT, pan(500_000)));
		assert_ok!(redeem(ALICE, USDC, pan(100_000)));
		assert_eq!(family().queue.next, 2);

		// when it is disabled,
		disable(USDT);
		for _ in 0..3 {
			after(HOUR);
		}

		// then both are paid as promised.
		assert!(family().queue.is_empty());
		let paid = [(USDT, before[0]), (USDC, before[1])].map(|(token, before)| balance(token, ALICE) - before);
		assert_eq!(paid, [usd(499_750), usd(499_750) + usd(99_950)]);
	});
}

#[test]
fn its_pools_are_paused() {
	execute(|| {
		disable(USDT);
		assert_eq!(PausedPoolsOf::get(), [USDT]);
		assert_noop!(PegGuard::disable_external(committee(), USDT), Error::<Test>::AlreadyPaused);
		assert_eq!(PausedPoolsOf::get(), [USDT]);
	});
}

#[test]
fn market_operations_and_pools_see_the_loss() {
	execute(|| {
		four_millions();
		assert_eq!(<PegGuard as TokenWorth>::worth(PAN), 1_000_000);
		disable(USDT);
		let info = <PegGuard as PsmAccess<AccountId>>::external_info(USDT).unwrap();
		assert_eq!(info.price, FixedU128::from_u32(0));
		assert_eq!(<PegGuard as PsmAccess<AccountId>>::price(USDT), None);
		assert_eq!(<PegGuard as PsmAccess<AccountId>>::median_price(PAN), Some(FixedU128::from_u32(1)));
		assert!(!<PegGuard as PsmAccess<AccountId>>::may_expand(USDC));
		assert_eq!(<PegGuard as TokenWorth>::worth(PAN), 750_000);
		assert_eq!(<PegGuard as TokenWorth>::worth(USDC), 1_000_000);
	});
}

#[test]
fn it_counts_again_when_redeeming_resumes() {
	execute(|| {
		four_millions();
		disable(USDT);
		clear_events();
		assert_ok!(PegGuard::resume_external(committee(), USDT));
		assert!(events().contains(&Event::RedeemingResumed { family: PAN, external: USDT }));
		assert!(!family().fallen && !external(USDT).fallen);
		assert_eq!((family().backing, fees(USDC).1), (1_000_000, 500));
	});
}

#[test]
fn the_weight_of_the_call_covers_family_and_pools() {
	execute(|| {
		let call = RuntimeCall::PegGuard(crate::Call::disable_external { external: USDT });
		let declared = frame::deps::frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&call).call_weight;
		assert!(declared.all_gte(PegGuard::max_family_weight()));
		assert!(declared.all_gte(<TestPools as huxian_traits::market::PoolPause>::max_pause_weight()));
	});
}
