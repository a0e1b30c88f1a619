//! States in folders: made once, and found again by later runs.

use crate::{
	database::{self, Chain},
	genesis,
	population::Plan,
	records::{other_account, Entry, MAPS},
};
use anyhow::{ensure, Context, Result};
use huxian_runtime::Hash;
use serde::{Deserialize, Serialize};
use std::{
	fs,
	path::{Path, PathBuf},
};

/// Version of the states. It counts up when the same plan leads to another state.
const FORMAT: u32 = 3;
/// Number of entries that a block writes.
const PER_BLOCK: usize = 200_000;

/// A complete state in a folder.
#[derive(Clone, Debug)]
pub struct PreparedState {
	/// Plan of the state.
	pub plan: Plan,
	/// Folder of its database.
	pub database: PathBuf,
	/// Hash of the block with this state.
	pub head: Hash,
}

/// Label of a complete state, in a file beside its database.
#[derive(PartialEq, Serialize, Deserialize)]
struct Label {
	format: u32,
	plan: Plan,
	head: Hash,
}

/// Finds the state of `plan` below `folder`, or makes it.
///
/// `report` gets lines about the progress.
pub fn prepare(plan: &Plan, folder: &Path, report: &mut dyn FnMut(String)) -> Result<PreparedState> {
	plan.check()?;
	let Plan { layout, burrows, endangered, others, seed } = plan;
	let folder = folder.join(format!("{layout}-{burrows}-{endangered}-{others}-{seed}"));
	if let Ok(found) = find(&folder).and_then(|found| {
		ensure!(found.plan == *plan, "another plan");
		Ok(found)
	}) {
		report(format!("{burrows} burrows, {layout}: found in {}", folder.display()));
		return Ok(found);
	}
	if folder.exists() {
		// The folder has an incomplete state, or one of another format.
		fs::remove_dir_all(&folder)
			.with_context(|| format!("cannot remove {}: remove it by hand", folder.display()))?;
	}
	fs::create_dir_all(&folder)
		.with_context(|| format!("cannot create {}: choose another --folder", folder.display()))?;
	let head = write(plan, &folder.join("database"), report)?;
	let label = Label { format: FORMAT, plan: *plan, head };
	fs::write(folder.join("state.json"), serde_json::to_string_pretty(&label)?)?;
	find(&folder)
}

/// Returns the complete state in `folder`.
pub fn find(folder: &Path) -> Result<PreparedState> {
	let path = folder.join("state.json");
	let text =
		fs::read_to_string(&path).with_context(|| format!("there is no complete state in {}", folder.display()))?;
	let label: Label = serde_json::from_str(&text).with_context(|| format!("{} is not readable", path.display()))?;
	ensure!(label.format == FORMAT, "the state in {} is of another version: remove that folder", folder.display());
	Ok(PreparedState { plan: label.plan, database: folder.join("database"), head: label.head })
}

/// Writes one map after the other, each in the order of its keys; returns the last block.
///
/// In this order hardly any trie node is written twice.
fn write(plan: &Plan, database: &Path, report: &mut dyn FnMut(String)) -> Result<Hash> {
	let burrows = plan.specs();
	let mut chain = Chain::begin(database::open(database, None)?, genesis::storage(&burrows, plan.others)?)?;
	let mut add = |map: &str, mut entries: Vec<Entry>| -> Result<()> {
		entries.sort_unstable();
		for (block, group) in entries.chunks(PER_BLOCK).enumerate() {
			chain.append(group)?;
			let written = block * PER_BLOCK + group.len();
			report(format!("{} burrows, {}: {map} {written}", plan.burrows, plan.layout));
		}
		Ok(())
	};
	for (map, entry_of) in MAPS {
		add(map, burrows.iter().map(entry_of).collect::<Result<_>>()?)?;
	}
	add("other accounts", plan.other_accounts().map(other_account).collect())?;
	Ok(chain.head())
}
