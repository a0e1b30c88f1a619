//! The presets that a chain begins with: `development`, `local_testnet` (four validators) and `spoke` (two). They are data: no keys of
//! real people, no hard-coded state beyond what each network needs to start.

use crate::{
	configs::{
		kit::AuctionsAccount,
		peg::{GuardAccount, ReservePot},
		pools::ReserveAccount,
		tokens::{TokenOwner, TreasuryAccount},
	},
	constants::token::{
		Token, ALLTRA, BRIDGED, CEURT, CHAIN_138, CUSDC, CUSDT, KIT, M0, MIRRORS, OWN, PAN, PAN_BTC, PAN_CKB, PAN_ETH,
		XAU,
	},
	currency::{EXISTENTIAL_DEPOSIT, HUX},
	opaque::SessionKeys,
	time::{HOURS, MINUTES},
	AccountId, AssetKind, Balance, BlockNumber, RuntimeGenesisConfig,
};
use alloc::{vec, vec::Vec};
use frame_support::build_struct_json_patch;
use huxian_math::{
	curve::{Pmm, Shape},
	Fraction,
};
use huxian_traits::oracle::Feed;
use pallet_amo::GenesisAmo;
use pallet_peg_guard::{
	types::{ExternalGenesis, FamilyGenesis},
	FamilyRules,
};
use pallet_pmm::{GenesisPool, Kind, Source, Terms, Worth};
use polkadot_sdk::*;
use serde_json::Value;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::traits::AccountIdConversion;

/// One validator, prices from any of its feeders, sessions of two minutes.
pub const DEVELOPMENT: &str = "development";
/// Four validators on one machine.
pub const LOCAL: &str = "local_testnet";
/// Two validators of a chain on the other side of a bridge.
pub const SPOKE: &str = "spoke";

/// What each development account begins with.
const ENDOWMENT: Balance = 1_000_000 * HUX;
/// What the accounts of a new pool cost as deposits, with room to spare.
const POOL_DEPOSITS: Balance = 10 * HUX;
/// Bridged tokens that a development account begins with, in whole tokens.
const BRIDGED_ENDOWMENT: Balance = 1_000_000;

/// What differs between the networks.
struct Network {
	validators: Vec<Sr25519Keyring>,
	sudo: Option<AccountId>,
	session_length: BlockNumber,
	notice: Option<BlockNumber>,
	prices: pallet_prices::QuorumRules,
	settings: pallet_controller::Settings,
	pools: Vec<GenesisPool>,
	families: Vec<FamilyGenesis>,
	amos: Vec<GenesisAmo>,
}

/// The preset called `id`.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let network = match AsRef::<str>::as_ref(id) {
		DEVELOPMENT => development(),
		LOCAL => local(),
		SPOKE => spoke(),
		_ => return None,
	};
	serde_json::to_string(&genesis(network)).ok().map(alloc::string::String::into_bytes)
}

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![PresetId::from(DEVELOPMENT), PresetId::from(LOCAL), PresetId::from(SPOKE)]
}

/// A pool of 1 000 HUX that is a minute old steers: a person should see it work within a coffee.
fn small_market() -> pallet_controller::Settings {
	pallet_controller::Settings { depth: 1_000 * HUX, window: 60_000 }
}

fn development() -> Network {
	Network {
		validators: vec![Sr25519Keyring::Alice],
		sudo: Some(Sr25519Keyring::Alice.to_account_id()),
		session_length: 2 * MINUTES,
		notice: Some(MINUTES / 2),
		prices: pallet_prices::QuorumRules::DEVELOPMENT,
		settings: small_market(),
		pools: pools(),
		families: families(),
		amos: amos(),
	}
}

fn local() -> Network {
	Network {
		validators: vec![Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie, Sr25519Keyring::Dave],
		sudo: Some(Sr25519Keyring::Alice.to_account_id()),
		session_length: 2 * MINUTES,
		notice: Some(2 * MINUTES),
		prices: pallet_prices::QuorumRules::LOCAL,
		settings: small_market(),
		pools: pools(),
		families: families(),
		amos: amos(),
	}
}

fn spoke() -> Network {
	Network {
		validators: vec![Sr25519Keyring::Alice, Sr25519Keyring::Bob],
		sudo: None,
		session_length: HOURS,
		notice: None,
		prices: pallet_prices::QuorumRules::LOCAL,
		settings: Default::default(),
		pools: vec![],
		families: vec![],
		amos: vec![],
	}
}

fn genesis(network: Network) -> Value {
	let people: Vec<AccountId> = Sr25519Keyring::well_known().map(|key| key.to_account_id()).collect();
	let feeders: Vec<AccountId> =
		[Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie].map(|key| key.to_account_id()).into();
	let validators: Vec<AccountId> = network.validators.iter().map(|key| key.to_account_id()).collect();

	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances: endowments(&people) },
		assets: pallet_assets::GenesisConfig {
			assets: tokens().map(|(id, ..)| (id, TokenOwner::get(), true, 1)).collect(),
			metadata: tokens()
				.map(|(id, name, symbol, decimals)| (
					id,
					name.as_bytes().to_vec(),
					symbol.as_bytes().to_vec(),
					decimals
				))
				.collect(),
			accounts: bridged_endowments(&people),
		},
		asset_conversion: pallet_asset_conversion::GenesisConfig {
			pools: [KIT, PAN]
				.map(|token| (AssetKind::Native, AssetKind::WithId(token), TokenOwner::get(), 0, 0))
				.into(),
		},
		validators: pallet_validators::GenesisConfig { validators, session_length: Some(network.session_length) },
		session: pallet_session::GenesisConfig {
			keys: network
				.validators
				.iter()
				.map(|key| (key.to_account_id(), key.to_account_id(), session_keys(*key)))
				.collect(),
		},
		sudo: pallet_sudo::GenesisConfig { key: network.sudo },
		timelock: pallet_timelock::GenesisConfig { delay: network.notice },
		technical_committee: pallet_collective::GenesisConfig { members: feeders.clone() },
		oracle_members: pallet_membership::GenesisConfig { members: feeders.try_into().unwrap_or_default() },
		prices: pallet_prices::GenesisConfig { rules: network.prices },
		controller: pallet_controller::GenesisConfig { settings: network.settings },
		pmm: pallet_pmm::GenesisConfig { pools: network.pools },
		peg_guard: pallet_peg_guard::GenesisConfig { families: network.families },
		amo: pallet_amo::GenesisConfig { amos: network.amos },
	})
}

/// What is minted against which mirrors. Weights are hundredths; the ceilings are far above what a network begins with.
fn families() -> Vec<FamilyGenesis> {
	let family = |token,
	              unit,
	              whole: Balance,
	              [max_debt, floor_hour, share_floor]: [Balance; 3],
	              min_swap,
	              externals: &[(u32, u32, u8, u32)]| {
		let rules = FamilyRules::standard(unit, floor_hour.saturating_mul(whole), share_floor.saturating_mul(whole));
		FamilyGenesis {
			token,
			// A network of a few machines is stopped and started again: minutes of calm are enough for it.
			rules: FamilyRules { calm_period: 60_000, ..rules },
			max_debt: max_debt.saturating_mul(whole),
			min_swap,
			externals: externals
				.iter()
				.map(|(token, domain, decimals, hundredths)| ExternalGenesis {
					token: *token,
					domain: *domain,
					decimals: *decimals,
					weight: hundredths.saturating_mul(10_000),
				})
				.collect(),
		}
	};
	let (ether, satoshi) = (10u128.pow(18), 10u128.pow(8));
	let dollars =
		[(CUSDT, CHAIN_138, 6, 30), (CUSDC, CHAIN_138, 6, 30), (10_000, ALLTRA, 6, 20), (10_001, ALLTRA, 6, 20)];
	vec![
		family(PAN, None, ether, [100_000_000, 50_000, 10_000_000], ether, &dollars),
		family(
			PAN_ETH,
			Some(Feed::EthUsd),
			ether,
			[50_000, 20, 5_000],
			ether / 1_000,
			&[(M0, CHAIN_138, 18, 50), (10_010, ALLTRA, 18, 50)],
		),
		family(
			PAN_BTC,
			Some(Feed::BtcUsd),
			satoshi,
			[2_000, 1, 200],
			satoshi / 10_000,
			&[(10_020, ALLTRA, 8, 50), (10_022, CHAIN_138, 8, 50)],
		),
		family(
			PAN_CKB,
			Some(Feed::CkbUsd),
			satoshi,
			[10_000_000_000, 10_000_000, 1_000_000_000],
			10 * satoshi,
			&[(10_030, ALLTRA, 8, 50), (10_031, CHAIN_138, 8, 50)],
		),
	]
}

/// What holds PAN at a dollar: in the first of the pools.
fn amos() -> Vec<GenesisAmo> {
	let whole: Balance = 10u128.pow(18);
	let terms = pallet_amo::Terms::standard(10_000_000 * whole, 10 * whole, 1_000 * whole);
	// A pool of a network of a few machines is young each time: a minute of memory is enough for it.
	vec![(PAN, 0, pallet_amo::Terms { window: 60_000, cooldown: 15_000, ..terms })]
}

/// The public pools: dollars among each other, flat and cheap; and each coin against gold, which all of them can be exchanged through.
fn pools() -> Vec<GenesisPool> {
	let price = |token| Worth::Feed(Feed::Asset(token));
	let gold = Worth::Feed(Feed::XauUsd);
	let flat = |base, quote| terms(base, quote, (45, 10_000), 100, 10_000);
	let steep = |base| terms(base, gold, (1, 10), 3_000, 20_000);
	[
		(PAN, CUSDC, flat(Worth::Dollar, price(CUSDC))),
		(CUSDT, CUSDC, flat(price(CUSDT), price(CUSDC))),
		(CUSDT, XAU, steep(price(CUSDT))),
		(CUSDC, XAU, steep(price(CUSDC))),
		(CEURT, XAU, steep(price(CEURT))),
	]
	.into_iter()
	.filter_map(|(base, quote, terms)| Some((base, quote, Kind::Public, terms?)))
	.collect()
}

/// Terms around a price of the oracle that is ten minutes old at the most; `None` for a curve that there is not.
fn terms(base: Worth, quote: Worth, k: (u32, u32), fee: u32, maximum_step: u32) -> Option<Terms> {
	let shape = Shape::Pmm(Pmm::new(Fraction::new(k.0, k.1)).ok()?);
	Some(Terms { source: Source::Oracle { base, quote, maximum_age: 600_000, maximum_step }, shape, fee })
}

/// All tokens that exist from the first block.
fn tokens() -> impl Iterator<Item = Token> {
	OWN.into_iter().chain(BRIDGED).chain(MIRRORS.map(|(token, _)| token))
}

/// Development accounts, and the accounts of the chain itself that must never be reaped. The owner of the tokens also pays the deposit for the
/// account that the first pool keeps its shares on.
fn endowments(people: &[AccountId]) -> Vec<(AccountId, Balance)> {
	let pots = [
		(AuctionsAccount::get(), EXISTENTIAL_DEPOSIT),
		(TreasuryAccount::get(), EXISTENTIAL_DEPOSIT),
		(ReserveAccount::get(), EXISTENTIAL_DEPOSIT),
		(GuardAccount::get(), EXISTENTIAL_DEPOSIT),
		(TokenOwner::get(), POOL_DEPOSITS),
	];
	let families = [PAN, PAN_ETH, PAN_BTC, PAN_CKB];
	let reserves = families.map(|family| (ReservePot::get().into_sub_account_truncating(family), EXISTENTIAL_DEPOSIT));
	people.iter().map(|account| (account.clone(), ENDOWMENT)).chain(pots).chain(reserves).collect()
}

fn bridged_endowments(people: &[AccountId]) -> Vec<(u32, AccountId, Balance)> {
	BRIDGED
		.into_iter()
		.chain(MIRRORS.map(|(token, _)| token))
		.flat_map(|(id, _, _, decimals)| {
			let unit = 10u128.saturating_pow(u32::from(decimals));
			people.iter().map(move |account| (id, account.clone(), BRIDGED_ENDOWMENT.saturating_mul(unit)))
		})
		.collect()
}

/// The session keys of a development account: derived from its own name.
fn session_keys(key: Sr25519Keyring) -> SessionKeys {
	let grandpa = match key {
		Sr25519Keyring::Bob => Ed25519Keyring::Bob,
		Sr25519Keyring::Charlie => Ed25519Keyring::Charlie,
		Sr25519Keyring::Dave => Ed25519Keyring::Dave,
		_ => Ed25519Keyring::Alice,
	};
	SessionKeys { aura: AuraId::from(key.public()), grandpa: GrandpaId::from(grandpa.public()) }
}
