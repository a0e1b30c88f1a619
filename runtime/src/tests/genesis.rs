//! The genesis presets.

use super::world::*;
use crate::{
	configs::{origins::CommitteeInstance, prices::FeedersInstance, tokens::TokenOwner},
	constants::token::{BRIDGED, KIT, OWN},
	currency::HUX,
	genesis::{preset_names, DEVELOPMENT, LOCAL, SPOKE},
	*,
};
use frame_support::traits::{PalletInfoAccess, SortedMembers};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};

#[test]
fn every_preset_builds_and_makes_blocks() {
	for preset in preset_names() {
		chain(preset.as_ref(), || {
			block(|| ());
			block(|| ());
		});
	}
}

#[test]
fn an_unknown_preset_is_none() {
	assert!(crate::genesis::get_preset(&"mainnet".into()).is_none());
}

#[test]
fn development_accounts_have_a_million_hux() {
	chain(DEVELOPMENT, || {
		for who in sp_keyring::Sr25519Keyring::well_known() {
			assert_eq!(Balances::free_balance(who.to_account_id()), 1_000_000 * HUX);
		}
	});
}

#[test]
fn alice_bob_and_charlie_feed_and_govern() {
	for preset in [DEVELOPMENT, LOCAL, SPOKE] {
		chain(preset, || {
			for who in [Alice, Bob, Charlie] {
				assert!(OracleMembers::contains(&account(who)));
				assert!(pallet_collective::Members::<Runtime, CommitteeInstance>::get().contains(&account(who)));
			}
			assert_eq!(pallet_membership::Members::<Runtime, FeedersInstance>::get().len(), 3);
		});
	}
}

#[test]
fn sudo_has_a_key_on_development_and_local_chains_only() {
	let key = |preset| {
		let mut key = None;
		chain(preset, || key = pallet_sudo::Key::<Runtime>::get());
		key
	};
	assert_eq!(key(DEVELOPMENT), Some(account(Alice)));
	assert_eq!(key(LOCAL), Some(account(Alice)));
	assert_eq!(key(SPOKE), None);
}

#[test]
fn sessions_are_short_where_people_try_things_out() {
	let length = |preset| {
		let mut length = 0;
		chain(preset, || length = pallet_validators::SessionLength::<Runtime>::get());
		length
	};
	assert_eq!((length(DEVELOPMENT), length(LOCAL), length(SPOKE)), (40, 40, 1_200));
}

#[test]
fn tokens_have_names_and_belong_to_nobody_with_a_key() {
	chain(DEVELOPMENT, || {
		for (id, name, symbol, decimals) in OWN.into_iter().chain(BRIDGED) {
			let metadata = Assets::get_metadata(id).expect("it has metadata");
			assert_eq!((&metadata.name[..], &metadata.symbol[..]), (name.as_bytes(), symbol.as_bytes()));
			assert_eq!(metadata.decimals, decimals);
			let details = Assets::asset_details(id).expect("it exists");
			let owner = TokenOwner::get();
			for who in [&details.owner, &details.issuer, &details.admin, &details.freezer] {
				assert_eq!(who, &owner);
			}
			assert_eq!((details.min_balance, details.is_sufficient), (1, true));
		}
		assert_eq!(Assets::total_supply(KIT), 0);
	});
}

#[test]
fn the_kit_pool_exists_and_is_empty() {
	chain(DEVELOPMENT, || {
		let pool = (AssetKind::Native, AssetKind::WithId(KIT));
		assert!(pallet_asset_conversion::Pools::<Runtime>::contains_key(pool));
		assert!(AssetConversion::get_reserves(AssetKind::Native, AssetKind::WithId(KIT)).is_err());
	});
}

#[test]
fn hooks_run_in_the_order_of_a_block() {
	let prices = [Timestamp::index(), Oracle::index(), Prices::index()];
	let kit = [Controller::index(), Burrows::index(), Auctions::index()];
	let dollars = [Pmm::index(), Psm::index(), PegGuard::index(), Amo::index()];
	let order: Vec<usize> = prices.into_iter().chain(kit).chain(dollars).collect();
	assert!(order.windows(2).all(|pair| pair[0] < pair[1]), "{order:?}");
}

#[test]
fn what_hooks_ask_for_leaves_room_for_transactions() {
	dev(|| {
		let weight = block(|| ());
		let block = crate::configs::system::RuntimeBlockWeights::get().max_block;
		assert!(weight.ref_time() < block.ref_time() / 10, "{weight:?}");
	});
}
