//! Tests of the views: a quote equals the outcome of the call.

use crate::{mock::*, Error};
use frame::testing_prelude::*;
use huxian_api::views::{ExternalView, FamilyView, PsmQuoteView};

fn view() -> FamilyView<AccountId> {
	PegGuard::view_families().pop().unwrap()
}

fn of(token: u32) -> ExternalView {
	view().externals.into_iter().find(|external| external.asset == token).unwrap()
}

fn quote_mint(token: u32, amount: u128) -> PsmQuoteView {
	PegGuard::view_quote_mint(PAN, token, amount).unwrap()
}

fn quote_redeem(token: u32, amount: u128) -> PsmQuoteView {
	PegGuard::view_quote_redeem(PAN, token, amount).unwrap()
}

#[test]
fn a_family_is_described() {
	execute(|| {
		circulate(USDT, 1_000_000);
		circulate(AUSDT, 1_000_000);
		set_price(USDT, 960);
		next_block();
		let pan_view = view();
		assert_eq!((pan_view.token, pan_view.decimals, pan_view.debt), (PAN, 18, pan(2_000_000)));
		assert_eq!((pan_view.backing, pan_view.fallen), (980_000, true));
		assert_eq!((pan_view.psm_account, pan_view.fee_account), (psm_account(), fee_account()));
		assert_eq!(pan_view.queue.hourly_capacity, pan(500_000));
		assert_eq!(pan_view.queue.room, pan(500_000));

		let fallen = of(USDT);
		assert_eq!((fallen.state.as_str(), fallen.pause_reason.as_deref()), ("paused", Some("price")));
		assert_eq!((fallen.price.as_deref(), fallen.fresh, fallen.fallen), (Some("0.96"), true, true));
		assert_eq!((fallen.share, fallen.domain_share), (500_000, 500_000));
		assert_eq!((fallen.reserve, fallen.room), (usd(1_000_000), 0));
		let good = of(AUSDT);
		assert_eq!((good.redeem_fee, good.fee_parts.haircut), (20_500, 20_000));
		assert_eq!(good.ceiling, pan(20_000_000));
		assert_eq!(good.max_mint, pan(27_500));
	});
}

#[test]
fn a_quote_equals_the_outcome_of_a_mint() {
	execute(|| {
		assert_ok!(mint(ALICE, USDT, usd(26_000)));
		for amount in [
			0,
			999_999,
			usd(1),
			usd(100) + 1,
			usd(2_500),
			usd(4_000),
			usd(4_001),
			usd(30_000),
			usd(1_000_000),
			usd(50_000_000),
			u128::MAX,
		] {
			let quote = quote_mint(USDT, amount);
			let before = (balance(PAN, ALICE), balance(USDT, ALICE), balance(PAN, fee_account()));
			hypothetically!({
				let done = mint(ALICE, USDT, amount);
				assert_eq!(done.is_ok(), quote.succeeds, "{amount}: {done:?}, {quote:?}");
				if let Err(DispatchError::Module(error)) = done {
					assert_eq!(error.message, quote.error.as_deref());
				} else {
					assert_eq!(balance(PAN, ALICE) - before.0, quote.amount_out);
					assert_eq!(before.1 - balance(USDT, ALICE), quote.amount_in);
					assert_eq!(balance(PAN, fee_account()) - before.2, quote.fee);
				}
			});
		}
		assert!(PegGuard::view_quote_mint(PAN, DAI, 1).is_none());
		assert!(PegGuard::view_quote_mint(ETH, USDT, 1).is_none());
	});
}

#[test]
fn max_mint_can_be_minted_and_no_unit_more() {
	execute(|| {
		for _ in 0..13 {
			let max_mint = quote_mint(USDT, usd(1)).max_mint.unwrap();
			if max_mint < usd(1) {
				break;
			}
			assert!(mint(ALICE, USDT, max_mint + 1).is_err());
			assert_ok!(mint(ALICE, USDT, max_mint));
		}
		assert_eq!(external(USDT).window.hour, pan(50_000));
		assert_noop!(mint(ALICE, USDT, usd(1)), Error::<Test>::HourWindowFull);
	});
}

#[test]
fn a_quote_equals_the_outcome_of_a_redemption() {
	execute(|| {
		circulate(USDT, 100_000);
		set_price_in_millionths(USDT, 1_001_234);
		next_block();
		for amount in
			[0, pan(1) - 1, pan(1), pan(7) + 123_456_789, pan(19_000), pan(60_000), pan(100_000), pan(200_000)]
		{
			let quote = quote_redeem(USDT, amount);
			let before = (balance(PAN, ALICE), balance(USDT, ALICE), balance(USDT, GUARD), balance(PAN, fee_account()));
			hypothetically!({
				let done = redeem(ALICE, USDT, amount);
				assert_eq!(done.is_ok(), quote.succeeds, "{amount}: {done:?}, {quote:?}");
				if let Err(DispatchError::Module(error)) = done {
					assert_eq!(error.message, quote.error.as_deref());
				} else {
					let (paid, waits) = (balance(USDT, ALICE) - before.1, balance(USDT, GUARD) - before.2);
					let expected = if quote.ahead.is_some() { (0, quote.amount_out) } else { (quote.amount_out, 0) };
					assert_eq!((paid, waits), expected);
					assert_eq!(before.0 - balance(PAN, ALICE), quote.amount_in);
					assert_eq!(balance(PAN, fee_account()) - before.3, quote.fee);
				}
			});
		}
	});
}

#[test]
fn a_queued_request_shows_its_place() {
	execute(|| {
		circulate(USDT, 1_000_000);
		assert_ok!(PegGuard::hold_queue(guardian(), PAN));
		for _ in 0..3 {
			assert_ok!(redeem(ALICE, USDT, pan(100)));
		}
		let all = PegGuard::view_redemptions(PAN, 0, 100);
		let places: Vec<_> = all.iter().map(|request| (request.request_id, request.ahead, request.amount)).collect();
		let each = pan(99_950) / 1_000;
		assert_eq!(places, [(0, 0, 99_950_000), (1, each, 99_950_000), (2, 2 * each, 99_950_000)]);
		assert_eq!(PegGuard::view_redemptions(PAN, 1, 1).len(), 1);
		assert_eq!(PegGuard::view_redemptions(PAN, 3, 100), []);
		assert_eq!(PegGuard::view_redemptions(PAN, u64::MAX, u32::MAX), []);
		assert_eq!(PegGuard::view_redemptions(ETH, 0, 100), []);
		assert_eq!(view().queue.requests, 3);
		assert_eq!(view().queue.held_until, Some(Now::get() + DAY));
		assert_eq!(quote_redeem(USDT, pan(10)).ahead, Some(3 * each));
	});
}
