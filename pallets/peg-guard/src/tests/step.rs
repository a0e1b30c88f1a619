//! The hook: what it costs, and what happens when a block is too short.

use crate::{mock::*, types::*, weights::WeightInfo, Cursor, Event};
use frame::testing_prelude::*;
use huxian_traits::oracle::Feed;

type Weights = RoundWeights;

/// A second family, of one ether.
fn two_families() {
	let ether = FamilyRules::standard(Some(Feed::EthUsd), pan(20), pan(5_000));
	assert_ok!(PegGuard::create_instance(committee(), ETH, ether, pan(50_000), pan(1) / 1_000));
	assert_ok!(PegGuard::add_external(committee(), ETH, WETH, ALLTRA, 18, 500_000));
	feed(Feed::EthUsd, FixedU128::from_u32(3_000));
	price(WETH, 3_000_000);
	next_block();
}

#[test]
fn a_calm_block_costs_little_and_writes_nothing() {
	execute(|| {
		next_block();
		forget();
		let root = frame::deps::sp_io::storage::root(StateVersion::V1);
		let block = System::block_number();
		let spent = <PegGuard as Hooks<u64>>::on_initialize(block);
		assert_eq!(spent, <Weights as WeightInfo>::step().saturating_add(<Weights as WeightInfo>::step_family(4)));
		assert_eq!(frame::deps::sp_io::storage::root(StateVersion::V1), root);
		assert_eq!(events(), []);
	});
}

#[test]
fn what_changes_costs_more() {
	execute(|| {
		price(USDT, 998);
		price(USDC, 980);
		let calm = <Weights as WeightInfo>::step().saturating_add(<Weights as WeightInfo>::step_family(4));
		let changes = <Weights as WeightInfo>::step_change().saturating_mul(2);
		assert_eq!(next_block(), calm.saturating_add(changes));
	});
}

#[test]
fn a_block_that_is_too_short_goes_on_in_the_next_one() {
	execute(|| {
		two_families();
		// Enough for one family.
		let one = <Weights as WeightInfo>::step().saturating_add(PegGuard::heaviest_family());
		StepWeight::set(one);
		stale(USDT);
		stale(WETH);
		next_block();
		assert!(matches!(external(USDT).state, State::Stopped { .. }));
		assert_eq!(external(WETH).state, State::Open);
		assert_eq!(Cursor::<Test>::get(), 1);
		next_block();
		assert!(matches!(external(WETH).state, State::Stopped { .. }));
		assert_eq!(Cursor::<Test>::get(), 0);
	});
}

#[test]
fn a_block_never_costs_more_than_its_part() {
	execute(|| {
		two_families();
		supply(USDT, 3_000_000);
		assert_ok!(PegGuard::hold_queue(guardian(), PAN));
		for _ in 0..50 {
			assert_ok!(redeem(ALICE, USDT, pan(10)));
		}
		assert_ok!(PegGuard::release_queue(committee(), PAN));
		let one = <Weights as WeightInfo>::step().saturating_add(PegGuard::heaviest_family());
		for extra in [0, 5_000, 50_000] {
			StepWeight::set(one.saturating_add(Weight::from_parts(extra, 0)));
			for thousandths in [985, 1_000] {
				for dollar in DOLLARS {
					price(dollar, thousandths);
				}
				assert!(next_block().all_lte(StepWeight::get()));
			}
		}
		while !family().queue.is_empty() {
			next_block();
		}
	});
}

#[test]
fn a_family_that_fails_holds_up_no_other() {
	execute(|| {
		two_families();
		hypothetically!({
			// Something is broken: a token that is listed is not there.
			crate::Externals::<Test>::remove(USDT);
			stale(WETH);
			next_block();
			let failed = |event: &Event<Test>| matches!(event, Event::StepFailed { family: PAN, external: None, .. });
			assert!(events().iter().any(failed));
			assert!(matches!(external(WETH).state, State::Stopped { .. }));
		});
		price(WETH, 3_000_000);
		next_block();
	});
}

#[test]
fn a_token_that_fails_holds_up_no_other() {
	execute(|| {
		hypothetically!({
			// The stability module does not know it any more.
			crate::psm::ExternalAssets::<Test>::remove(PAN, USDT);
			price(USDT, 990);
			price(USDC, 990);
			next_block();
			let failed =
				|event: &Event<Test>| matches!(event, Event::StepFailed { family: PAN, external: Some(USDT), .. });
			assert!(events().iter().any(failed));
			assert_eq!(fees(USDC).0, 10_500);
			assert_eq!(fees(USDT).0, 500);
		});
		price(USDT, 1_000);
		price(USDC, 1_000);
	});
}

#[test]
fn sums_of_weights_are_those_of_the_stability_module() {
	execute(|| {
		use pallet_psm::WeightInfo as _;
		type Theirs = crate::PsmWeights<Test>;
		assert_eq!(Theirs::mint(16), <Weights as WeightInfo>::psm_mint(16));
		assert_eq!(Theirs::redeem(), <Weights as WeightInfo>::psm_redeem());
		let call = pallet_psm::Call::<Test>::redeem {
			internal_asset: PAN,
			external_asset: USDT,
			internal_amount: 1,
			max_fee: Permill::one(),
		};
		assert_eq!(call.get_dispatch_info().call_weight, <Weights as WeightInfo>::psm_redeem());
	});
}
