//! The genesis of the networks.
//!
//! - The presets `development`, `local_testnet` and `spoke` use the well-known development keys
//!   only.
//! - [`public`] is the genesis of a [`PublicNetwork`], with the keys of its people.

use crate::{
	configs::{
		kit::AuctionsAccount,
		peg::{FeePot, GuardAccount},
		pools::ReserveAccount,
		prices::MaxFeeders,
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
use frame_support::{build_struct_json_patch, BoundedVec};
use huxian_math::{
	curve::{Pmm, Shape},
	Fraction,
};
use huxian_traits::oracle::Feed;
use pallet_amo::GenesisAmo;
use pallet_peg_guard::{
	types::{ExternalGenesis, FamilyGenesis},
	FamilyParams,
};
use pallet_pmm::{GenesisPool, Kind, PoolParams, PriceSource, UnitPrice};
use polkadot_sdk::*;
use serde_json::Value;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::traits::AccountIdConversion;

/// Preset of one validator: one oracle member suffices, a session lasts two minutes.
pub const DEVELOPMENT: &str = "development";
/// Preset of four validators on one machine.
pub const LOCAL: &str = "local_testnet";
/// Preset of two validators, for a chain on the other side of a bridge.
pub const SPOKE: &str = "spoke";

/// Balance of each development account.
const ENDOWMENT: Balance = 1_000_000 * HUX;
/// Upper bound of the deposits for the accounts of a new pool.
const POOL_DEPOSITS: Balance = 10 * HUX;
/// Balance of each bridged token on a development account, in whole tokens.
const BRIDGED_ENDOWMENT: Balance = 1_000_000;

/// The values that differ between public networks.
///
/// The balances of the pots are not among the endowments: see [`pots`].
#[derive(Clone, Debug)]
pub struct PublicNetwork {
	/// Validators of the first block, each with its session keys.
	pub validators: Vec<(AccountId, SessionKeys)>,
	/// Members of the technical committee.
	pub committee: Vec<AccountId>,
	/// Oracle members.
	pub feeders: BoundedVec<AccountId, MaxFeeders>,
	/// Balances, in units of HUX.
	pub endowments: Vec<(AccountId, Balance)>,
	/// Length of a session, in blocks.
	pub session_length: BlockNumber,
	/// Notice of an announced call, in blocks.
	pub notice: BlockNumber,
	/// Rules of the prices.
	pub prices: pallet_prices::QuorumParams,
	/// Conditions under which the kit pool steers.
	pub controller: pallet_controller::ControllerParams,
}

/// Returns the genesis of `network` as JSON.
///
/// There is no sudo. Bridged tokens exist, and nobody has any, so families and PMM pools are left
/// to the committee. The pools of HUX with KIT and PAN are open, and empty.
pub fn public(network: PublicNetwork) -> Value {
	let PublicNetwork { validators, committee, feeders, endowments, session_length, notice, prices, controller } =
		network;
	genesis(Network {
		validators,
		committee,
		feeders,
		endowments,
		bridged: vec![],
		sudo: None,
		session_length,
		notice: Some(notice),
		prices,
		controller,
		pools: vec![],
		families: vec![],
		amos: vec![],
	})
}

/// The values that differ between the networks.
struct Network {
	validators: Vec<(AccountId, SessionKeys)>,
	committee: Vec<AccountId>,
	feeders: BoundedVec<AccountId, MaxFeeders>,
	endowments: Vec<(AccountId, Balance)>,
	/// Accounts that have a million of each bridged token.
	bridged: Vec<AccountId>,
	sudo: Option<AccountId>,
	session_length: BlockNumber,
	notice: Option<BlockNumber>,
	prices: pallet_prices::QuorumParams,
	controller: pallet_controller::ControllerParams,
	pools: Vec<GenesisPool>,
	families: Vec<FamilyGenesis>,
	amos: Vec<GenesisAmo>,
}

/// Returns the preset called `id` as JSON; `None` if there is none.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let network = match AsRef::<str>::as_ref(id) {
		DEVELOPMENT => development(),
		LOCAL => local(),
		SPOKE => spoke(),
		_ => return None,
	};
	serde_json::to_string(&genesis(network)).ok().map(alloc::string::String::into_bytes)
}

/// Returns the names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![PresetId::from(DEVELOPMENT), PresetId::from(LOCAL), PresetId::from(SPOKE)]
}

/// Returns the conditions of networks for trials: a pool of 1 000 HUX that is a minute old steers.
fn small_market() -> pallet_controller::ControllerParams {
	pallet_controller::ControllerParams { min_depth: 1_000 * HUX, window: 60_000 }
}

/// Returns what the presets have in common: people with the development keys, and no sudo.
fn of_developers(validators: &[Sr25519Keyring]) -> Network {
	let people: Vec<AccountId> = Sr25519Keyring::well_known().map(|key| key.to_account_id()).collect();
	let members: Vec<AccountId> =
		[Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie].map(|key| key.to_account_id()).into();
	Network {
		validators: validators.iter().map(|key| (key.to_account_id(), session_keys(*key))).collect(),
		committee: members.clone(),
		feeders: members.try_into().unwrap_or_default(),
		endowments: people.iter().map(|account| (account.clone(), ENDOWMENT)).collect(),
		bridged: people,
		sudo: None,
		session_length: HOURS,
		notice: None,
		prices: pallet_prices::QuorumParams::LOCAL,
		controller: Default::default(),
		pools: vec![],
		families: vec![],
		amos: vec![],
	}
}

fn development() -> Network {
	Network {
		sudo: Some(Sr25519Keyring::Alice.to_account_id()),
		session_length: 2 * MINUTES,
		notice: Some(MINUTES / 2),
		prices: pallet_prices::QuorumParams::DEVELOPMENT,
		controller: small_market(),
		pools: pools(),
		families: families(),
		amos: amos(),
		..of_developers(&[Sr25519Keyring::Alice])
	}
}

fn local() -> Network {
	Network {
		sudo: Some(Sr25519Keyring::Alice.to_account_id()),
		session_length: 2 * MINUTES,
		notice: Some(2 * MINUTES),
		controller: small_market(),
		pools: pools(),
		families: families(),
		amos: amos(),
		..of_developers(&[Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie, Sr25519Keyring::Dave])
	}
}

fn spoke() -> Network {
	of_developers(&[Sr25519Keyring::Alice, Sr25519Keyring::Bob])
}

fn genesis(network: Network) -> Value {
	let validators = network.validators.iter().map(|(account, _)| account.clone()).collect();

	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances: network.endowments.into_iter().chain(pots()).collect() },
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
			accounts: bridged_endowments(&network.bridged),
		},
		asset_conversion: pallet_asset_conversion::GenesisConfig {
			pools: [KIT, PAN]
				.map(|token| (AssetKind::Native, AssetKind::WithId(token), TokenOwner::get(), 0, 0))
				.into(),
		},
		validators: pallet_validators::GenesisConfig { validators, session_length: Some(network.session_length) },
		session: pallet_session::GenesisConfig {
			keys: network.validators.into_iter().map(|(account, keys)| (account.clone(), account, keys)).collect(),
		},
		sudo: pallet_sudo::GenesisConfig { key: network.sudo },
		timelock: pallet_timelock::GenesisConfig { delay: network.notice },
		technical_committee: pallet_collective::GenesisConfig { members: network.committee },
		oracle_members: pallet_membership::GenesisConfig { members: network.feeders },
		prices: pallet_prices::GenesisConfig { params: network.prices },
		controller: pallet_controller::GenesisConfig { params: network.controller },
		pmm: pallet_pmm::GenesisConfig { pools: network.pools },
		peg_guard: pallet_peg_guard::GenesisConfig { families: network.families },
		amo: pallet_amo::GenesisConfig { amos: network.amos },
	})
}

/// Returns the families and the mirrors that back them. Weights are hundredths.
fn families() -> Vec<FamilyGenesis> {
	let family = |token,
	              unit,
	              whole: Balance,
	              [max_debt, min_hourly_capacity, min_share_base]: [Balance; 3],
	              min_swap,
	              externals: &[(u32, u32, u8, u32)]| {
		let params = FamilyParams::standard(
			unit,
			min_hourly_capacity.saturating_mul(whole),
			min_share_base.saturating_mul(whole),
		);
		FamilyGenesis {
			token,
			// Small networks are often restarted, so a recovery period of a minute suffices.
			params: FamilyParams { recovery_period: 60_000, ..params },
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

/// Returns the market operation for PAN, in the first pool.
fn amos() -> Vec<GenesisAmo> {
	let whole: Balance = 10u128.pow(18);
	let params = pallet_amo::AmoParams::standard(10_000_000 * whole, 10 * whole, 1_000 * whole);
	// Small networks are often restarted, so a TWAP window of a minute suffices.
	vec![(PAN, 0, pallet_amo::AmoParams { twap_window: 60_000, cooldown: 15_000, ..params })]
}

/// Returns the public pools: dollars against dollars with a flat curve, and each coin against gold.
fn pools() -> Vec<GenesisPool> {
	let price = |token| UnitPrice::Feed(Feed::Asset(token));
	let gold = UnitPrice::Feed(Feed::XauUsd);
	let flat = |base, quote| pool_params(base, quote, (45, 10_000), 100, 10_000);
	let steep = |base| pool_params(base, gold, (1, 10), 3_000, 20_000);
	[
		(PAN, CUSDC, flat(UnitPrice::Dollar, price(CUSDC))),
		(CUSDT, CUSDC, flat(price(CUSDT), price(CUSDC))),
		(CUSDT, XAU, steep(price(CUSDT))),
		(CUSDC, XAU, steep(price(CUSDC))),
		(CEURT, XAU, steep(price(CEURT))),
	]
	.into_iter()
	.filter_map(|(base, quote, params)| Some((base, quote, Kind::Public, params?)))
	.collect()
}

/// Returns parameters around an oracle price of at most ten minutes.
///
/// `None` if `k` is out of bounds.
fn pool_params(base: UnitPrice, quote: UnitPrice, k: (u32, u32), fee: u32, maximum_step: u32) -> Option<PoolParams> {
	let shape = Shape::Pmm(Pmm::new(Fraction::new(k.0, k.1)).ok()?);
	Some(PoolParams { source: PriceSource::Oracle { base, quote, maximum_age: 600_000, maximum_step }, shape, fee })
}

/// Returns all tokens that exist at genesis.
fn tokens() -> impl Iterator<Item = Token> {
	OWN.into_iter().chain(BRIDGED).chain(MIRRORS.map(|(token, _)| token))
}

/// Returns the pots with their balances. They must never be reaped, and have no keys.
///
/// The owner of the tokens also pays the deposit for the share account of the first pool.
pub fn pots() -> Vec<(AccountId, Balance)> {
	let pots = [
		(AuctionsAccount::get(), EXISTENTIAL_DEPOSIT),
		(TreasuryAccount::get(), EXISTENTIAL_DEPOSIT),
		(ReserveAccount::get(), EXISTENTIAL_DEPOSIT),
		(GuardAccount::get(), EXISTENTIAL_DEPOSIT),
		(TokenOwner::get(), POOL_DEPOSITS),
	];
	let families = [PAN, PAN_ETH, PAN_BTC, PAN_CKB];
	let fee_accounts = families.map(|family| (FeePot::get().into_sub_account_truncating(family), EXISTENTIAL_DEPOSIT));
	pots.into_iter().chain(fee_accounts).collect()
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

/// Returns the well-known session keys of a development account.
fn session_keys(key: Sr25519Keyring) -> SessionKeys {
	let grandpa = match key {
		Sr25519Keyring::Bob => Ed25519Keyring::Bob,
		Sr25519Keyring::Charlie => Ed25519Keyring::Charlie,
		Sr25519Keyring::Dave => Ed25519Keyring::Dave,
		_ => Ed25519Keyring::Alice,
	};
	SessionKeys { aura: AuraId::from(key.public()), grandpa: GrandpaId::from(grandpa.public()) }
}
