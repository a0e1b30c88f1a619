//! Views and quotes.

use crate::{mock::*, Kind};
use frame::testing_prelude::*;

#[test]
fn a_quote_is_what_the_call_does() {
	execute(|| {
		feed_usd(10_000);
		let id = pool_with_liquidity(Kind::Public, oracle_params());
		let sold = Pmm::view_quote_exact_in(id, PAN, 12_345 * ONE_PAN).unwrap();
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 12_345 * ONE_PAN, sold.amount_out));
		assert_eq!(balances(BOB).1 - ENDOWMENT * ONE_USD, sold.amount_out);
		assert_eq!((sold.asset_in, sold.asset_out, sold.guide.as_str()), (PAN, USD, "1"));
		assert_eq!(sold.mid_before, "1");
		assert_eq!(Pmm::view_pool(id).unwrap().mid, Some(sold.mid_after));
		assert!(sold.impact < 0);

		let (had, bought) = (balances(BOB).1, Pmm::view_quote_exact_out(id, PAN, 12_345 * ONE_PAN).unwrap());
		assert_ok!(Pmm::swap_exact_out(RuntimeOrigin::signed(BOB), id, PAN, 12_345 * ONE_PAN, bought.amount_in));
		assert_eq!(had - balances(BOB).1, bought.amount_in);
		assert!(bought.impact > 0);
	});
}

#[test]
fn a_quote_that_is_refused_names_the_error() {
	execute(|| {
		feed_usd(10_000);
		let id = pool_with_liquidity(Kind::Public, oracle_params());
		let quote = |id, asset, amount| Pmm::view_quote_exact_in(id, asset, amount).unwrap_err();
		assert_eq!(quote(7, PAN, 1), "UnknownPool");
		assert_eq!(quote(id, NAMELESS, 1), "NotInPool");
		assert_eq!(quote(id, PAN, 0), "ZeroAmount");
		assert_eq!(quote(id, PAN, 1), "ZeroOutput");
		assert_ok!(Pmm::pause_pool(RuntimeOrigin::root(), id));
		assert_eq!(quote(id, PAN, ONE_PAN), "PoolPaused");
	});
}

#[test]
fn the_view_shows_state_and_prices() {
	execute(|| {
		// An empty pool,
		let id = Pmm::do_create_pool(PAN, USD, Kind::Public, fixed_params()).unwrap();
		let empty = Pmm::view_pool(id).unwrap();
		assert_eq!((empty.state.as_str(), empty.mid, empty.shares), ("empty", None, 0));

		// and one after a trade and many blocks.
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 250_000 * ONE_PAN, 1));
		(0..205).for_each(|_| next_block());
		let pool = Pmm::view_pool(id).unwrap();
		assert_eq!((pool.state.as_str(), pool.curve.as_str(), pool.k.as_str()), ("open", "pmm", "0.1"));
		assert_eq!((pool.deviation.as_str(), pool.observations), ("0.25", 205));
		assert_eq!(pool.twap, pool.mid);
		assert_eq!(Pmm::view_pools().len(), 2);
		let history = Pmm::view_history(id, 60_000).unwrap();
		assert_eq!((Some(history.twap), history.lowest.clone()), (pool.mid, history.highest));
		assert_eq!(Pmm::view_history(id, 10_000_000), None);
	});
}

#[test]
fn a_quote_holds_in_the_next_block() {
	execute(|| {
		// Given a price that has risen for a block and come back. Buying has no surcharge now, and
		// the trailing price moves up.
		feed_usd(10_000);
		let id = pool_with_liquidity(Kind::Public, oracle_params());
		next_block();
		feed_usd(9_950);
		next_block();
		feed_usd(10_000);
		assert_eq!(Pmm::view_pool(id).unwrap().surcharge, 0);

		// when Bob trades in the next block, then the output is at least the quoted one.
		for (asset, unit) in [(USD, ONE_USD), (PAN, ONE_PAN)] {
			let quote = Pmm::view_quote_exact_in(id, asset, 1_000 * unit).unwrap();
			next_block();
			assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, asset, 1_000 * unit, quote.amount_out));
		}
		// The same holds for an exact output.
		let quote = Pmm::view_quote_exact_out(id, PAN, 1_000 * ONE_PAN).unwrap();
		next_block();
		assert_ok!(Pmm::swap_exact_out(RuntimeOrigin::signed(BOB), id, PAN, 1_000 * ONE_PAN, quote.amount_in));
	});
}
