//! The market operation (AMO) of the development chain, with the real pool, PSM and guard.

use super::world::*;
use crate::{
	constants::token::{CUSDC, CUSDT, PAN},
	*,
};
use frame_support::{assert_noop, assert_ok, traits::fungibles::Inspect};
use huxian_api::views::AmoView;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{traits::Dispatchable, Permill};

/// One PAN.
pub(super) const ONE: Balance = 1_000_000_000_000_000_000;
/// One dollar of Chain 138.
pub(super) const DOLLAR: Balance = 1_000_000;
/// PAN/cUSDC.
pub(super) const POOL: u32 = 0;

fn mint(who: Sr25519Keyring, external: u32, dollars: Balance) {
	let call = pallet_psm::Call::mint {
		internal_asset: PAN,
		external_asset: external,
		external_amount: dollars * DOLLAR,
		max_fee: Permill::one(),
	};
	assert_ok!(RuntimeCall::from(call).dispatch(by(who)));
}

/// Produces the blocks of a minute, without trades.
fn minute() {
	for _ in 0..22 {
		block(|| feed_dollars(400, 10_000));
	}
}

/// Creates a market: 100 000 PAN in the pool, about as many on accounts, and a minute at the guide
/// price.
pub(super) fn market() {
	block(|| feed_dollars(400, 10_000));
	block(|| feed_dollars(400, 10_000));
	for who in [Alice, Bob, Charlie, Dave] {
		for external in [CUSDC, CUSDT] {
			block(|| mint(who, external, 27_000));
			block_after(3_600_000, || feed_dollars(400, 10_000));
		}
	}
	block(|| feed_dollars(400, 10_000));
	for who in [Alice, Bob] {
		block(|| {
			assert_ok!(Pmm::add_liquidity(by(who), POOL, 50_000 * ONE, 50_000 * DOLLAR, 1));
		});
	}
	minute();
}

pub(super) fn operation() -> AmoView<AccountId> {
	Amo::view_operation(0).expect("there is one")
}

fn trade(asset: u32, amount: Balance) {
	block(|| {
		feed_dollars(400, 10_000);
		assert_ok!(Pmm::swap_exact_in(by(Charlie), POOL, asset, amount, 1));
	});
}

#[test]
fn it_exists_from_the_first_block() {
	dev(|| {
		let AmoView { family, pool, external, debt, state, expansion_error, .. } = operation();
		assert_eq!((family, pool, external, debt, state.as_str()), (PAN, POOL, CUSDC, 0, "equilibrium"));
		assert_eq!(expansion_error.as_deref(), Some("NoPrice"));
		assert_noop!(Amo::step(by(Bob), 0), pallet_amo::Error::<Runtime>::NoPrice);
	});
}

#[test]
fn a_dear_dollar_is_minted_and_a_cheap_one_is_burned() {
	dev(|| {
		market();
		let supply = Assets::total_issuance(PAN);

		// When PAN costs more than a dollar for more than a minute,
		trade(CUSDC, 20_000 * DOLLAR);
		minute();

		// then the AMO has sold some. The proceeds went to the PSM, as far as the window had room.
		// The rest is debt, at most 0.25 % of the supply, and covered.
		let over = operation();
		assert_eq!(over.last_action.clone().map(|last| last.kind), Some("expanded".into()));
		assert!(over.minted > 5_000 * ONE && over.debt <= supply / 400, "{over:?}");
		assert!(over.stressed_value >= over.debt, "{over:?}");
		assert_eq!(Assets::total_issuance(PAN), psm_debt() + over.debt);
		assert!(psm_debt() > supply);

		// When more than that is sold,
		trade(PAN, 17_000 * ONE);
		minute();

		// then it has repaid debt, and some profit is left for the reserve.
		let under = operation();
		assert_eq!(under.last_action.clone().map(|last| last.kind), Some("contracted".to_string()));
		assert!(under.debt <= over.debt && under.burned > over.burned, "{under:?}");
		assert_eq!(Assets::total_issuance(PAN), psm_debt() + under.debt);
		assert!(under.spot > Some("0.9990".into()), "{:?}", under.spot);
	});
}

fn psm_debt() -> Balance {
	PegGuard::view_families().into_iter().find(|family| family.token == PAN).expect("PAN").debt
}

#[test]
fn in_safe_mode_nothing_is_minted() {
	dev(|| {
		market();
		trade(CUSDC, 20_000 * DOLLAR);
		block(|| {
			assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
		});
		minute();
		assert_eq!((operation().debt, operation().expansion_error.as_deref()), (0, Some("ExpansionPaused")));
		block(|| {
			assert_ok!(SafeMode::force_exit(RuntimeOrigin::root()));
		});
		minute();
		assert!(operation().debt > 0);
	});
}

#[test]
fn its_account_may_use_the_psm_and_no_other_may() {
	dev(|| {
		use huxian_traits::peg::{AmoAccounting, PsmAccess};
		assert!(<Amo as AmoAccounting<AccountId>>::is_operator(&Amo::account_of(0)));
		assert!(!<Amo as AmoAccounting<AccountId>>::is_operator(&account(Bob)));
		assert_noop!(
			<PegGuard as PsmAccess<AccountId>>::mint(PAN, CUSDC, &account(Bob), DOLLAR),
			pallet_peg_guard::Error::<Runtime>::NotOperator
		);
	});
}
