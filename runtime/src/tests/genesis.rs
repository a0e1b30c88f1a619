//! The genesis presets.

use super::world::*;
use crate::{
	adapters::{KitPool, KIT_POOL},
	configs::{origins::CommitteeInstance, prices::FeedersInstance, tokens::TokenOwner},
	constants::token::{BRIDGED, KIT, OWN},
	currency::HUX,
	genesis::{pots, preset_names, public, PublicNetwork, DEVELOPMENT, LOCAL, SPOKE},
	opaque::SessionKeys,
	*,
};
use frame_support::{
	assert_ok,
	traits::{fungibles::Mutate, PalletInfoAccess, SortedMembers},
};
use huxian_traits::kit::KitMarket;
use sp_core::{ed25519, sr25519};
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

fn somebody(number: u8) -> AccountId {
	[number; 32].into()
}

/// Four validators, three members of the committee, five feeders.
fn public_network() -> PublicNetwork {
	let keys = |number: u8| SessionKeys {
		aura: sr25519::Public::from_raw([number; 32]).into(),
		grandpa: ed25519::Public::from_raw([number; 32]).into(),
	};
	PublicNetwork {
		validators: (1..=4).map(|number| (somebody(number), keys(number))).collect(),
		committee: (5..=7).map(somebody).collect(),
		feeders: (8..=12).map(somebody).collect::<Vec<_>>().try_into().expect("five are few"),
		endowments: (1..=12).map(|number| (somebody(number), 1_000 * HUX)).collect(),
		session_length: 600,
		notice: 57_600,
		prices: pallet_prices::QuorumParams::PUBLIC,
		controller: Default::default(),
	}
}

#[test]
fn a_public_network_has_its_own_people_and_rules_only() {
	chain_of(public(public_network()), || {
		assert_eq!(pallet_sudo::Key::<Runtime>::get(), None);
		assert_eq!(pallet_validators::Validators::<Runtime>::get().to_vec(), (1..=4).map(somebody).collect::<Vec<_>>());
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 4);
		let committee = pallet_collective::Members::<Runtime, CommitteeInstance>::get();
		assert_eq!(committee.to_vec(), (5..=7).map(somebody).collect::<Vec<_>>());
		let feeders = pallet_membership::Members::<Runtime, FeedersInstance>::get();
		assert_eq!(feeders.to_vec(), (8..=12).map(somebody).collect::<Vec<_>>());
		assert_eq!(pallet_validators::SessionLength::<Runtime>::get(), 600);
		assert_eq!(pallet_timelock::Delay::<Runtime>::get(), 57_600);
		let params = pallet_prices::QuorumConfig::<Runtime>::get().params;
		assert_eq!(params, pallet_prices::QuorumParams::PUBLIC);

		// Nobody else has HUX, and nobody has a bridged token.
		for who in sp_keyring::Sr25519Keyring::iter() {
			assert_eq!(Balances::free_balance(who.to_account_id()), 0);
		}
		let in_pots: Balance = pots().iter().map(|(_, balance)| balance).sum();
		assert_eq!(Balances::total_issuance(), 12_000 * HUX + in_pots);
		for (id, ..) in BRIDGED {
			assert_eq!(Assets::total_supply(id), 0);
		}
		block(|| ());
		block(|| ());
	});
}

#[test]
fn a_gift_to_the_kit_pool_of_a_public_network_sets_no_price() {
	chain_of(public(public_network()), || {
		assert!(pallet_asset_conversion::Pools::<Runtime>::contains_key((AssetKind::Native, AssetKind::WithId(KIT))));
		let signed = RuntimeOrigin::signed(somebody(1));
		assert_ok!(Balances::transfer_keep_alive(signed, KIT_POOL.into(), HUX));
		assert_ok!(<Assets as Mutate<AccountId>>::mint_into(KIT, &KIT_POOL, 1));
		assert_eq!(KitPool::reserves(), None);
		assert!(AssetConversion::get_reserves(AssetKind::Native, AssetKind::WithId(KIT)).is_err());
	});
}

#[test]
fn the_readable_specifications_hold_the_presets() {
	for (file, preset) in [("dev", DEVELOPMENT), ("local", LOCAL), ("spoke", SPOKE)] {
		let path = format!("{}/../chain-specs/{file}.json", env!("CARGO_MANIFEST_DIR"));
		let text = std::fs::read_to_string(path).expect("the specification is there");
		let specification: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
		let preset = crate::genesis::get_preset(&preset.into()).expect("the preset exists");
		let preset: serde_json::Value = serde_json::from_slice(&preset).expect("it is JSON");
		let written = &specification["genesis"]["runtimeGenesis"]["patch"];
		assert!(*written == preset, "chain-specs/{file}.json differs: write it with scripts/chain-specs.sh");
	}
}
