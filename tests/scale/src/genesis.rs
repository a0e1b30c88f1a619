//! What a state begins with: the development network with a price and kit in circulation, and no burrow yet.

use crate::population::{Member, FIRST_INDEX};
use anyhow::{anyhow, ensure, Context, Result};
use huxian_math::Parameters;
use huxian_runtime::{
	genesis, AccountId, Balance, Balances, Controller, Oracle, Runtime, RuntimeGenesisConfig, RuntimeOrigin, System,
};
use huxian_traits::{kit::Controller as _, oracle::Feed, BurrowId, Moment};
use polkadot_sdk::{
	frame_support::{
		genesis_builder_helper::build_state,
		traits::{Currency, Hooks},
		BoundedVec,
	},
	pallet_balances, pallet_timestamp,
	sp_core::storage::Storage,
	sp_keyring::Sr25519Keyring,
	sp_runtime::FixedU128,
	sp_state_machine::BasicExternalities,
};

/// The time of the first block.
const NOW: Moment = 1_800_000_000_000;
/// HUX that an owner has free beside what is on hold, in units.
pub const FREE: Balance = huxian_runtime::constants::currency::HUX;

/// The storage that `members` and so many other accounts are then written into: prices, the kit that is owed, and the totals that they change.
pub fn storage(members: &[Member], others: u32) -> Result<Storage> {
	let patch = genesis::get_preset(&genesis::DEVELOPMENT.into()).context("there is no development preset")?;
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default())?;
	merge(&mut config, serde_json::from_slice(&patch)?);
	let mut state = BasicExternalities::new_empty();
	state
		.execute_with(|| build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes()))
		.map_err(|error| anyhow!("the genesis does not build: {error}"))?;
	state.execute_with(|| {
		begin()?;
		count(members, others)
	})?;
	Ok(state.into_storages())
}

/// What an owner's account has on hold.
pub fn held(member: &Member) -> Balance {
	member.collateral + Parameters::huxian().creation_deposit
}

/// The members of the oracle feed an index, and the controller starts.
fn begin() -> Result<()> {
	pallet_timestamp::Now::<Runtime>::put(NOW);
	for member in [Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie] {
		let values = BoundedVec::truncate_from(vec![(Feed::Index, FixedU128::from_float(FIRST_INDEX))]);
		Oracle::feed_values(RuntimeOrigin::signed(member.to_account_id()), values)
			.map_err(|error| anyhow!("{member} cannot feed an index: {:?}", error.error))?;
	}
	Oracle::on_finalize(System::block_number());
	Controller::on_initialize(System::block_number());
	ensure!(Controller::terms().is_ok(), "the controller has not started: the development preset wants other members");
	Ok(())
}

/// One account has all kit that is owed; the totals are what they will be with all burrows.
fn count(members: &[Member], others: u32) -> Result<()> {
	let owed = members.iter().map(|member| member.debt).sum();
	let holder = AccountId::from([7; 32]);
	let endowed = Balances::deposit_creating(&holder, FREE);
	drop(endowed);
	Controller::issue(&holder, owed).map_err(|error| anyhow!("cannot issue the kit that is owed: {error:?}"))?;
	let next = members.iter().map(|member| member.burrow).max().map_or(0, |last: BurrowId| last + 1);
	pallet_burrows::NextBurrow::<Runtime>::put(next);
	let owned = members.iter().map(|member| held(member) + FREE).sum::<Balance>() + Balance::from(others) * FREE;
	pallet_balances::TotalIssuance::<Runtime>::mutate(|total| *total += owned);
	Ok(())
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
