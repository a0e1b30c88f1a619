//! Genesis of a state: the development network with a price and circulating kit, without burrows.

use crate::population::{BurrowSpec, FIRST_INDEX};
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

/// Time of the first block, in milliseconds since 1970.
const NOW: Moment = 1_800_000_000_000;
/// Free HUX of each owner beside the HUX on hold, in units.
pub const FREE: Balance = huxian_runtime::constants::currency::HUX;

/// Returns the storage into which burrows and other accounts are written later.
///
/// It has prices, all kit that `burrows` owe, and the totals with all burrows and accounts.
pub fn storage(burrows: &[BurrowSpec], others: u32) -> Result<Storage> {
	let patch = genesis::get_preset(&genesis::DEVELOPMENT.into()).context("there is no development preset")?;
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default())?;
	merge(&mut config, serde_json::from_slice(&patch)?);
	let mut state = BasicExternalities::new_empty();
	state
		.execute_with(|| build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes()))
		.map_err(|error| anyhow!("the genesis does not build: {error}"))?;
	state.execute_with(|| {
		start_controller()?;
		write_totals(burrows, others)
	})?;
	Ok(state.into_storages())
}

/// Returns the HUX that an owner's account has on hold, in units.
pub fn held(burrow: &BurrowSpec) -> Balance {
	burrow.collateral + Parameters::huxian().creation_deposit
}

/// Feeds an index as the members of the oracle, and starts the controller.
fn start_controller() -> Result<()> {
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

/// Issues all kit that is owed to one account, and writes the totals with all burrows.
fn write_totals(burrows: &[BurrowSpec], others: u32) -> Result<()> {
	let owed = burrows.iter().map(|burrow| burrow.debt).sum();
	let holder = AccountId::from([7; 32]);
	let endowed = Balances::deposit_creating(&holder, FREE);
	drop(endowed);
	Controller::issue(&holder, owed).map_err(|error| anyhow!("cannot issue the kit that is owed: {error:?}"))?;
	let next = burrows.iter().map(|burrow| burrow.id).max().map_or(0, |last: BurrowId| last + 1);
	pallet_burrows::NextBurrow::<Runtime>::put(next);
	let owned = burrows.iter().map(|burrow| held(burrow) + FREE).sum::<Balance>() + Balance::from(others) * FREE;
	pallet_balances::TotalIssuance::<Runtime>::mutate(|total| *total += owned);
	Ok(())
}

/// Merges `patch` into `config`: objects are merged, everything else is replaced.
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
