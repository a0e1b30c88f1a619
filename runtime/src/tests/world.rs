//! A chain in memory: blocks as the node makes them, without the node.

use crate::{
	constants::token::{self, KIT},
	currency::HUX,
	genesis, *,
};
use frame_support::{
	genesis_builder_helper::build_state,
	traits::{OnFinalize, OnInitialize, TryState, TryStateSelect},
	weights::Weight,
	BoundedVec,
};
use huxian_math::Fixed;
use huxian_traits::{oracle::Feed, Moment};
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{Digest, DigestItem, FixedPointNumber, FixedU128};

/// Timestamp of the first block: a whole number of slots.
pub const BEGINNING: Moment = 1_500_000_000_000;

/// Runs `test` on a chain with the genesis `preset`.
pub fn chain(preset: &str, test: impl FnOnce()) {
	chain_in(&mut sp_io::TestExternalities::default(), preset, test);
}

/// Runs `test` on a chain with the genesis `preset`, in `state`, which is empty.
pub fn chain_in(state: &mut sp_io::TestExternalities, preset: &str, test: impl FnOnce()) {
	let patch = genesis::get_preset(&preset.into()).expect("the preset exists");
	build(state, serde_json::from_slice(&patch).expect("the preset is JSON"), test);
}

/// Runs `test` on a chain with the genesis that `patch` describes.
pub fn chain_of(patch: serde_json::Value, test: impl FnOnce()) {
	build(&mut sp_io::TestExternalities::default(), patch, test);
}

/// Runs `test` in `state`, which is empty, with the genesis that `patch` describes.
fn build(state: &mut sp_io::TestExternalities, patch: serde_json::Value, test: impl FnOnce()) {
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).expect("the genesis is JSON");
	merge(&mut config, patch);
	state.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes()).expect("the genesis builds");
		check_invariants();
		test();
	});
}

/// Applies a patch to a genesis: merges objects, replaces everything else.
fn merge(config: &mut serde_json::Value, patch: serde_json::Value) {
	match (config, patch) {
		(serde_json::Value::Object(config), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(config.entry(key).or_insert(serde_json::Value::Null), value);
			}
		},
		(config, patch) => *config = patch,
	}
}

/// Runs `test` on the development chain after its first block.
pub fn dev(test: impl FnOnce()) {
	chain(genesis::DEVELOPMENT, || {
		block(|| ());
		test();
	});
}

/// Produces a block three seconds after the last: hooks, clock, `calls`, hooks, invariants.
pub fn block(calls: impl FnOnce()) -> Weight {
	block_after(time::SLOT_DURATION, calls)
}

/// Produces a block `wait` milliseconds after the last. Returns the weight of `on_initialize`.
pub fn block_after(wait: Moment, calls: impl FnOnce()) -> Weight {
	let number = System::block_number() + 1;
	let now = match Timestamp::get() {
		0 => BEGINNING,
		last => last + wait,
	};
	let slot = Slot::from(now / time::SLOT_DURATION);
	let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, codec::Encode::encode(&slot))] };
	System::reset_events();
	System::initialize(&number, &System::parent_hash(), &digest);
	let weight = AllPalletsWithSystem::on_initialize(number);
	Timestamp::set(RuntimeOrigin::none(), now).expect("the clock can be set");
	calls();
	AllPalletsWithSystem::on_finalize(number);
	check_invariants();
	weight
}

/// Produces a block every thirty seconds for `minutes`, with `index` fed by all members.
pub fn fresh_minutes(minutes: u64, index: u32) {
	for _ in 0..minutes * 2 {
		block_after(30_000, || feed_all(index));
	}
}

/// Checks the invariants of all pallets.
pub fn check_invariants() {
	AllPalletsWithSystem::try_state(System::block_number(), TryStateSelect::All).expect("all invariants hold");
}

/// Returns the account of a development key.
pub fn account(who: Sr25519Keyring) -> AccountId {
	who.to_account_id()
}

/// Returns the signed origin of a development account.
pub fn by(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(who))
}

/// Feeds an index of `hundredths` / 100 HUX from `who`.
pub fn feed(who: Sr25519Keyring, hundredths: u32) {
	let value = FixedU128::saturating_from_rational(hundredths, 100u32);
	let values = BoundedVec::truncate_from(vec![(Feed::Index, value)]);
	Oracle::feed_values(by(who), values).expect("a member can feed");
}

/// Feeds the same index from all members.
pub fn feed_all(hundredths: u32) {
	for member in [Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie] {
		feed(member, hundredths);
	}
}

/// Feeds an index of `index` / 100 HUX from all members, with prices for the externals and gold.
///
/// Prices are `parts` ten-thousandths of the usual ones.
pub fn feed_dollars(index: u32, parts: u32) {
	feed_prices(index, |_| parts);
}

/// Feeds as [`feed_dollars`] does, with `parts` for each token.
pub fn feed_prices(index: u32, parts: impl Fn(u32) -> u32) {
	let price = |dollars: u32, token: u32| {
		FixedU128::saturating_from_rational(u64::from(dollars) * u64::from(parts(token)), 10_000u32)
	};
	let dollars = [token::CUSDT, token::CUSDC, 10_000, 10_001].map(|asset| (Feed::Asset(asset), price(1, asset)));
	let others = [
		(Feed::Index, FixedU128::saturating_from_rational(index, 100u32)),
		(Feed::XauUsd, price(2_400, token::XAU)),
		(Feed::Asset(token::CEURT), price(1, token::CEURT)),
	];
	for member in [Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie] {
		let values = BoundedVec::truncate_from([&dollars[..], &others[..]].concat());
		Oracle::feed_values(by(member), values).expect("a member can feed");
	}
}

/// Feeds an index of 4 HUX and lets the controller see it.
pub fn start() {
	start_at(400);
}

/// Feeds an index of `hundredths` / 100 HUX and lets the controller see it.
pub fn start_at(hundredths: u32) {
	block(|| feed_all(hundredths));
	block(|| ());
}

/// Sets the price of kit to `hundredths` / 100 HUX for minting and liquidation, as after hours.
///
/// The sweep of this block has not seen it.
pub fn believe(hundredths: u32) {
	pallet_controller::ControllerState::<Runtime>::mutate(|record| {
		let state = &mut record.as_mut().expect("the controller has started").state;
		state.index = Fixed::from_ratio(hundredths.into(), 100).expect("small numbers");
		state.protected_index = state.index;
	});
}

/// Returns the KIT balance of an account.
pub fn kit_of(who: &AccountId) -> Balance {
	Assets::balance(KIT, who)
}

/// Creates Alice's burrow 0 and a pool.
///
/// The burrow has 100 000 HUX and a debt of 5 000 KIT; the pool has 1 000 KIT and 4 000 HUX.
pub fn burrow_and_pool() {
	start();
	block(|| {
		Burrows::create(by(Sr25519Keyring::Alice), None, None, 100_010 * HUX).expect("a burrow can be created");
		Burrows::mint(by(Sr25519Keyring::Alice), 0, 5_000 * HUX).expect("kit can be minted");
		AssetConversion::add_liquidity(
			by(Sr25519Keyring::Alice),
			Box::new(AssetKind::Native),
			Box::new(AssetKind::WithId(KIT)),
			4_000 * HUX,
			1_000 * HUX,
			0,
			0,
			account(Sr25519Keyring::Alice),
		)
		.expect("the pool takes liquidity");
	});
}
