//! The market operation of the development chain, with the real pool, the real door and the real guard.

use super::world::*;
use crate::{
	constants::token::{CUSDC, CUSDT, PAN},
	*,
};
use frame_support::{assert_noop, assert_ok, traits::fungibles::Inspect};
use huxian_traits::views::AmoView;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{traits::Dispatchable, Permill};

/// One PAN.
const ONE: Balance = 1_000_000_000_000_000_000;
/// One dollar of Chain 138.
const DOLLAR: Balance = 1_000_000;
/// PAN/cUSDC.
const POOL: u32 = 0;

fn mint(who: Sr25519Keyring, external: u32, dollars: Balance) {
	let call = pallet_psm::Call::mint {
		internal_asset: PAN,
		external_asset: external,
		external_amount: dollars * DOLLAR,
		max_fee: Permill::one(),
	};
	assert_ok!(RuntimeCall::from(call).dispatch(by(who)));
}

/// A minute of blocks in which nothing happens.
fn minute() {
	for _ in 0..22 {
		block(|| feed_dollars(400, 10_000));
	}
}

/// 100 000 PAN in the pool, and about as many with people; the pool has been at its guide price for a minute.
fn market() {
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

fn operation() -> AmoView<AccountId> {
	Amo::view_operation(0).expect("there is one")
}

fn trade(asset: u32, amount: Balance) {
	block(|| {
		feed_dollars(400, 10_000);
		assert_ok!(Pmm::swap_exact_in(by(Charlie), POOL, asset, amount, 1));
	});
}

#[test]
fn it_stands_from_the_first_block() {
	dev(|| {
		let AmoView { family, pool, external, debt, state, halted, .. } = operation();
		assert_eq!((family, pool, external, debt, state.as_str()), (PAN, POOL, CUSDC, 0, "equilibrium"));
		assert_eq!(halted.as_deref(), Some("NoPrice"));
		assert_noop!(Amo::step(by(Bob), 0), pallet_amo::Error::<Runtime>::NoPrice);
	});
}

#[test]
fn a_dear_dollar_is_minted_and_a_cheap_one_taken_back() {
	dev(|| {
		market();
		let supply = Assets::total_issuance(PAN);

		// When somebody pays more than a dollar for it, for more than a minute,
		trade(CUSDC, 20_000 * DOLLAR);
		minute();

		// then it has sold some. What the window had room for is behind the door; of the rest it owes a quarter of a percent of the supply at
		// most, and has as much for it.
		let over = operation();
		assert_eq!(over.last.clone().map(|last| last.kind), Some("expanded".into()));
		assert!(over.minted > 5_000 * ONE && over.debt <= supply / 400, "{over:?}");
		assert!(over.at_floor >= over.debt, "{over:?}");
		assert_eq!(Assets::total_issuance(PAN), behind_the_door() + over.debt);
		assert!(behind_the_door() > supply);

		// When more of it is sold than that,
		trade(PAN, 17_000 * ONE);
		minute();

		// then it has taken back what it owed, and some profit is left for the reserve.
		let under = operation();
		assert_eq!(under.last.clone().map(|last| last.kind), Some("reduced".to_string()));
		assert!(under.debt <= over.debt && under.burned > over.burned, "{under:?}");
		assert_eq!(Assets::total_issuance(PAN), behind_the_door() + under.debt);
		assert!(under.spot > Some("0.9990".into()), "{:?}", under.spot);
	});
}

fn behind_the_door() -> Balance {
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
		assert_eq!((operation().debt, operation().halted.as_deref()), (0, Some("ExpansionPaused")));
		block(|| {
			assert_ok!(SafeMode::force_exit(RuntimeOrigin::root()));
		});
		minute();
		assert!(operation().debt > 0);
	});
}

#[test]
fn its_account_passes_the_door_and_no_other_does() {
	dev(|| {
		use huxian_traits::peg::{AmoBooks, PegDoor};
		assert!(<Amo as AmoBooks<AccountId>>::is_operator(&Amo::account_of(0)));
		assert!(!<Amo as AmoBooks<AccountId>>::is_operator(&account(Bob)));
		assert_noop!(
			<PegGuard as PegDoor<AccountId>>::put_in(PAN, CUSDC, &account(Bob), DOLLAR),
			pallet_peg_guard::Error::<Runtime>::NotOperator
		);
	});
}
