//! Tests of the hook: its weight, blocks that are too short, and errors.

use crate::{mock::*, types::*, weights::WeightInfo, Cursor, Event};
use frame::testing_prelude::*;
use huxian_traits::oracle::Feed;

type Weights = ();

/// Creates a second family, of one external in ether.
fn two_families() {
	let ether = FamilyParams::standard(Some(Feed::EthUsd), pan(20), pan(5_000));
	assert_ok!(PegGuard::create_family(committee(), ETH, ether, pan(50_000), pan(1) / 1_000));
	assert_ok!(PegGuard::add_external(committee(), ETH, WETH, ALLTRA, 18, 500_000));
	set_feed(Feed::EthUsd, FixedU128::from_u32(3_000));
	set_price(WETH, 3_000_000);
	next_block();
}

#[test]
fn a_block_without_changes_is_light_and_writes_nothing() {
	execute(|| {
		next_block();
		clear_events();
		let root = frame::deps::sp_io::storage::root(StateVersion::V1);
		let block = System::block_number();
		let spent = <PegGuard as Hooks<u64>>::on_initialize(block);
		assert_eq!(spent, <Weights as WeightInfo>::step().saturating_add(<Weights as WeightInfo>::step_family(4)));
		assert_eq!(frame::deps::sp_io::storage::root(StateVersion::V1), root);
		assert_eq!(events(), []);
	});
}

#[test]
fn each_external_that_changes_adds_weight() {
	execute(|| {
		set_price(USDT, 998);
		set_price(USDC, 980);
		let unchanged = <Weights as WeightInfo>::step().saturating_add(<Weights as WeightInfo>::step_family(4));
		let changes = <Weights as WeightInfo>::step_change().saturating_mul(2);
		assert_eq!(next_block(), unchanged.saturating_add(changes));
	});
}

#[test]
fn a_block_that_is_too_short_goes_on_in_the_next_one() {
	execute(|| {
		two_families();
		// Weight for one family only.
		let one = <Weights as WeightInfo>::step().saturating_add(PegGuard::max_family_weight());
		StepWeight::set(one);
		make_stale(USDT);
		make_stale(WETH);
		next_block();
		assert!(matches!(external(USDT).state, ExternalState::Paused { .. }));
		assert_eq!(external(WETH).state, ExternalState::Open);
		assert_eq!(Cursor::<Test>::get(), 1);
		next_block();
		assert!(matches!(external(WETH).state, ExternalState::Paused { .. }));
		assert_eq!(Cursor::<Test>::get(), 0);
	});
}

#[test]
fn a_block_never_exceeds_its_weight() {
	execute(|| {
		two_families();
		circulate(USDT, 3_000_000);
		assert_ok!(PegGuard::hold_queue(guardian(), PAN));
		for _ in 0..50 {
			assert_ok!(redeem(ALICE, USDT, pan(10)));
		}
		assert_ok!(PegGuard::release_queue(committee(), PAN));
		let one = <Weights as WeightInfo>::step().saturating_add(PegGuard::max_family_weight());
		for requests in [0, 5, 50] {
			let extra = <Weights as WeightInfo>::process_queue(1).saturating_mul(requests);
			StepWeight::set(one.saturating_add(extra));
			for thousandths in [985, 1_000] {
				for dollar in DOLLARS {
					set_price(dollar, thousandths);
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
fn a_family_that_fails_delays_no_other() {
	execute(|| {
		two_families();
		hypothetically!({
			// A broken record: a listed external is missing.
			crate::Externals::<Test>::remove(USDT);
			make_stale(WETH);
			next_block();
			let failed = |event: &Event<Test>| matches!(event, Event::StepFailed { family: PAN, external: None, .. });
			assert!(events().iter().any(failed));
			assert!(matches!(external(WETH).state, ExternalState::Paused { .. }));
		});
		set_price(WETH, 3_000_000);
		next_block();
	});
}

#[test]
fn an_external_that_fails_delays_no_other() {
	execute(|| {
		hypothetically!({
			// A broken record: the external is missing in the PSM.
			crate::psm::ExternalAssets::<Test>::remove(PAN, USDT);
			set_price(USDT, 990);
			set_price(USDC, 990);
			next_block();
			let failed =
				|event: &Event<Test>| matches!(event, Event::StepFailed { family: PAN, external: Some(USDT), .. });
			assert!(events().iter().any(failed));
			assert_eq!(fees(USDC).0, 10_500);
			assert_eq!(fees(USDT).0, 500);
		});
		set_price(USDT, 1_000);
		set_price(USDC, 1_000);
	});
}

#[test]
fn the_psm_has_the_weights_of_the_guard() {
	execute(|| {
		use pallet_psm::WeightInfo as _;
		type PsmWeights = crate::PsmWeights<Test>;
		assert_eq!(PsmWeights::mint(16), <Weights as WeightInfo>::psm_mint(16));
		assert_eq!(PsmWeights::redeem(), <Weights as WeightInfo>::psm_redeem());
		let call = pallet_psm::Call::<Test>::redeem {
			internal_asset: PAN,
			external_asset: USDT,
			internal_amount: 1,
			max_fee: Permill::one(),
		};
		assert_eq!(call.get_dispatch_info().call_weight, <Weights as WeightInfo>::psm_redeem());
	});
}
