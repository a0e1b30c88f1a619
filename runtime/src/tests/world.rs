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

/// When the tests begin: a whole number of slots.
pub const BEGINNING: Moment = 1_500_000_000_000;

/// Runs `test` on a chain that begins with the preset.
pub fn chain(preset: &str, test: impl FnOnce()) {
	let patch = genesis::get_preset(&preset.into()).expect("the preset exists");
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).expect("the genesis is JSON");
	merge(&mut config, serde_json::from_slice(&patch).expect("the preset is JSON"));
	let mut state = sp_io::TestExternalities::default();
	state.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes()).expect("the preset builds");
		check_invariants();
		test();
	});
}

/// Lays a patch over a genesis: objects are merged, everything else is replaced.
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

/// The development chain, with a first block behind it.
pub fn dev(test: impl FnOnce()) {
	chain(genesis::DEVELOPMENT, || {
		block(|| ());
		test();
	});
}

/// One block, three seconds after the last: hooks, clock, `calls`, hooks, and the invariants of all pallets.
pub fn block(calls: impl FnOnce()) -> Weight {
	block_after(time::SLOT_DURATION, calls)
}

/// As [`block`], `wait` milliseconds after the last: slots may stay empty. Returns what the hooks at its beginning weigh.
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

/// Blocks for so many minutes, one every thirty seconds, each with `index` fed by all.
pub fn fresh_minutes(minutes: u64, index: u32) {
	for _ in 0..minutes * 2 {
		block_after(30_000, || feed_all(index));
	}
}

/// Checks the invariants of all pallets.
pub fn check_invariants() {
	AllPalletsWithSystem::try_state(System::block_number(), TryStateSelect::All).expect("all invariants hold");
}

/// A development account.
pub fn account(who: Sr25519Keyring) -> AccountId {
	who.to_account_id()
}

/// A call signed by a development account.
pub fn by(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(who))
}

/// `who` feeds an index of `hundredths` / 100 HUX.
pub fn feed(who: Sr25519Keyring, hundredths: u32) {
	let value = FixedU128::saturating_from_rational(hundredths, 100u32);
	let values = BoundedVec::truncate_from(vec![(Feed::Index, value)]);
	Oracle::feed_values(by(who), values).expect("a member can feed");
}

/// All members feed the same.
pub fn feed_all(hundredths: u32) {
	for member in [Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie] {
		feed(member, hundredths);
	}
}

/// All members feed an index of `index` / 100 HUX, and that each of the tokens behind PAN, and gold, costs so many ten-thousandths of its
/// usual price.
pub fn feed_dollars(index: u32, parts: u32) {
	let price = |dollars: u32| FixedU128::saturating_from_rational(u64::from(dollars) * u64::from(parts), 10_000u32);
	let dollars = [token::CUSDT, token::CUSDC, 10_000, 10_001].map(|asset| (Feed::Asset(asset), price(1)));
	let others = [
		(Feed::Index, FixedU128::saturating_from_rational(index, 100u32)),
		(Feed::XauUsd, price(2_400)),
		(Feed::Asset(token::CEURT), price(1)),
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

/// Kit costs `hundredths` / 100 HUX from now on, for minting and for liquidation, as if the index had been there for hours: what the sweep of this
/// block has not seen.
pub fn believe(hundredths: u32) {
	pallet_controller::Core::<Runtime>::mutate(|record| {
		let state = &mut record.as_mut().expect("the controller has started").state;
		state.index = Fixed::from_ratio(hundredths.into(), 100).expect("small numbers");
		state.protected_index = state.index;
	});
}

/// How much KIT an account has.
pub fn kit_of(who: &AccountId) -> Balance {
	Assets::balance(KIT, who)
}

/// Alice's burrow number 0 with 100 000 HUX and a debt of 5 000 KIT, and a pool of 1 000 KIT and 4 000 HUX.
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
