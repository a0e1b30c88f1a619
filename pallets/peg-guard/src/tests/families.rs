//! Tests of creating families and externals, at genesis or by the committee.

use crate::{mock::*, psm, types::*, Event, Externals, Families, FamilyIds};
use frame::{
	deps::frame_support::storage::{storage_prefix, unhashed},
	hashing::blake2_128,
	testing_prelude::*,
};
use huxian_traits::oracle::Feed;
use pallet_psm::{CircuitBreakerLevel, ExternalAssetInfo};

#[test]
fn genesis_creates_families() {
	execute(|| {
		assert_eq!(FamilyIds::<Test>::get().into_inner(), [PAN]);
		let info = pallet_psm::Psm::<Test>::get(PAN).unwrap();
		assert_eq!((info.max_debt, info.min_swap_amount, info.external_count), (pan(100_000_000), pan(1), 4));
		assert_eq!((info.fee_destination, info.internal_decimals), (fee_account(), 18));
		assert_eq!(family().externals.into_inner(), DOLLARS);
		assert_eq!(family().backing, 1_000_000);
	});
}

#[test]
#[should_panic(expected = "peg guard: family 2")]
fn genesis_refuses_wrong_decimals() {
	let mut wrong = families();
	wrong[0].externals[0].decimals = 18;
	genesis(wrong);
}

#[test]
fn the_committee_creates_a_family_in_another_unit() {
	execute(|| {
		let ether = FamilyParams::standard(Some(Feed::EthUsd), pan(20), pan(5_000));
		assert_ok!(PegGuard::create_family(committee(), ETH, ether, pan(50_000), pan(1) / 1_000));
		assert_ok!(PegGuard::add_external(committee(), ETH, WETH, ALLTRA, 18, 500_000));
		let added = Event::ExternalAdded { family: ETH, external: WETH, domain: ALLTRA, decimals: 18 };
		assert!(events().contains(&added));
		// The price of WETH is 0.997 ether once ether has a price too.
		set_price(WETH, 2_991_000);
		next_block();
		assert_eq!(external(WETH).state, ExternalState::New);
		set_feed(Feed::EthUsd, FixedU128::from_u32(3_000));
		next_block();
		assert_eq!(external(WETH).state, ExternalState::Open);
		next_block();
		assert_eq!(external(WETH).fees.mint, 3_500);
		assert_ok!(Psm::mint(signed(ALICE), ETH, WETH, pan(10), Permill::one()));
		assert_eq!(balance(ETH, ALICE), pan(10) - pan(35) / 1_000);
		assert_eq!(balance(ETH, PegGuard::fee_account(ETH)), pan(35) / 1_000);
	});
}

#[test]
fn an_added_external_is_redeem_only() {
	execute(|| {
		assert_ok!(PegGuard::add_external(committee(), PAN, DAI, CHAIN, 18, 100_000));
		let info = psm::ExternalAssets::<Test>::get(PAN, DAI).unwrap();
		assert_eq!(info, ExternalAssetInfo { status: CircuitBreakerLevel::MintingDisabled, decimals: 18 });
		assert_eq!(fees(DAI), (500, 500));
		assert_eq!(external(DAI).weight, 100_000);
	});
}

#[test]
fn an_external_without_debt_is_removed() {
	execute(|| {
		assert_ok!(PegGuard::remove_external(committee(), AUSDC));
		assert!(!Externals::<Test>::contains_key(AUSDC));
		assert_eq!(family().externals.into_inner(), [USDT, USDC, AUSDT]);
		assert!(psm::MintingFee::<Test>::get(PAN, AUSDC).is_none());
		// It can be added again.
		assert_ok!(PegGuard::add_external(committee(), PAN, AUSDC, ALLTRA, 6, 100_000));
		next_block();
		assert_eq!(external(AUSDC).state, ExternalState::Open);
	});
}

#[test]
fn set_params_and_set_weights_deposit_events() {
	execute(|| {
		let mut changed = params();
		changed.recovery_period = MINUTE;
		assert_ok!(PegGuard::set_params(committee(), PAN, changed));
		assert_eq!(Families::<Test>::get(PAN).unwrap().params, changed);
		assert!(events().contains(&Event::ParamsSet { family: PAN, params: changed }));
		let weights = vec![(USDT, 200_000)].try_into().unwrap();
		assert_ok!(PegGuard::set_weights(committee(), PAN, weights));
		let weights = vec![(USDT, 200_000), (USDC, 300_000), (AUSDT, 200_000), (AUSDC, 200_000)];
		assert!(events().contains(&Event::WeightsSet { family: PAN, weights }));
	});
}

/// The four private items of `pallet-psm` are stored where the aliases in `psm.rs` read. A release
/// that renames or moves one of them fails here.
#[test]
fn the_layout_of_the_psm_is_pinned() {
	execute(|| {
		let key = |name: &str| {
			let mut key = storage_prefix(b"Psm", name.as_bytes()).to_vec();
			for token in [PAN, USDT] {
				let encoded = token.encode();
				key.extend(blake2_128(&encoded));
				key.extend(encoded);
			}
			key
		};
		assert_eq!(unhashed::get::<Permill>(&key("MintingFee")), Some(Permill::from_parts(500)));
		assert_eq!(unhashed::get::<Permill>(&key("RedemptionFee")), Some(Permill::from_parts(500)));
		assert_eq!(unhashed::get::<Permill>(&key("AssetCeilingWeight")), Some(Permill::from_percent(30)));
		let info = ExternalAssetInfo { status: CircuitBreakerLevel::AllEnabled, decimals: 6 };
		assert_eq!(unhashed::get::<ExternalAssetInfo>(&key("ExternalAssets")), Some(info));
		assert_eq!(psm::MintingFee::<Test>::hashed_key_for(PAN, USDT), key("MintingFee"));
		assert_eq!(psm::RedemptionFee::<Test>::hashed_key_for(PAN, USDT), key("RedemptionFee"));
		assert_eq!(psm::AssetCeilingWeight::<Test>::hashed_key_for(PAN, USDT), key("AssetCeilingWeight"));
		assert_eq!(psm::ExternalAssets::<Test>::hashed_key_for(PAN, USDT), key("ExternalAssets"));
	});
}
