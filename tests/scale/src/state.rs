//! States in folders: made once, and found again.

use crate::{
	database::{self, Chain},
	genesis,
	population::Plan,
	records::{bystander, Entry, MAPS},
};
use anyhow::{ensure, Context, Result};
use huxian_runtime::Hash;
use serde::{Deserialize, Serialize};
use std::{
	fs,
	path::{Path, PathBuf},
};

/// Counts up when the same plan leads to another state.
const FORMAT: u32 = 2;
/// Entries that a block brings.
const PER_BLOCK: usize = 200_000;

/// A state in a folder.
#[derive(Clone, Debug)]
pub struct Made {
	/// What it was made from.
	pub plan: Plan,
	/// Where its database is.
	pub database: PathBuf,
	/// The block whose state it is.
	pub head: Hash,
}

/// What is written beside a database when it is complete.
#[derive(PartialEq, Serialize, Deserialize)]
struct Label {
	format: u32,
	plan: Plan,
	head: Hash,
}

/// The state of `plan` below `folder`: the one that is there, or a new one. Tells how far it is.
pub fn make(plan: &Plan, folder: &Path, tell: &mut dyn FnMut(String)) -> Result<Made> {
	plan.check()?;
	let Plan { layout, burrows, endangered, others, seed } = plan;
	let folder = folder.join(format!("{layout}-{burrows}-{endangered}-{others}-{seed}"));
	if let Ok(made) = find(&folder).and_then(|made| {
		ensure!(made.plan == *plan, "another plan");
		Ok(made)
	}) {
		tell(format!("{burrows} burrows, {layout}: found in {}", folder.display()));
		return Ok(made);
	}
	if folder.exists() {
		// What is there was broken off, or is of another format.
		fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}; do it by hand", folder.display()))?;
	}
	fs::create_dir_all(&folder)
		.with_context(|| format!("cannot make {}; choose another --folder", folder.display()))?;
	let head = write(plan, &folder.join("database"), tell)?;
	let label = Label { format: FORMAT, plan: *plan, head };
	fs::write(folder.join("state.json"), serde_json::to_string_pretty(&label)?)?;
	find(&folder)
}

/// The state in `folder`.
pub fn find(folder: &Path) -> Result<Made> {
	let path = folder.join("state.json");
	let text =
		fs::read_to_string(&path).with_context(|| format!("there is no complete state in {}", folder.display()))?;
	let label: Label = serde_json::from_str(&text).with_context(|| format!("{} is not readable", path.display()))?;
	ensure!(label.format == FORMAT, "the state in {} is of another version; remove that folder", folder.display());
	Ok(Made { plan: label.plan, database: folder.join("database"), head: label.head })
}

/// A map after the other, each in the order of its keys: so hardly any node of the trie is written twice.
fn write(plan: &Plan, database: &Path, tell: &mut dyn FnMut(String)) -> Result<Hash> {
	let members = plan.members();
	let mut chain = Chain::begin(database::open(database, None)?, genesis::storage(&members, plan.others)?)?;
	let mut add = |map: &str, mut entries: Vec<Entry>| -> Result<()> {
		entries.sort_unstable();
		for (block, group) in entries.chunks(PER_BLOCK).enumerate() {
			chain.append(group)?;
			let written = block * PER_BLOCK + group.len();
			tell(format!("{} burrows, {}: {map} {written}", plan.burrows, plan.layout));
		}
		Ok(())
	};
	for (map, entrance) in MAPS {
		add(map, members.iter().map(entrance).collect::<Result<_>>()?)?;
	}
	add("other accounts", plan.bystanders().map(bystander).collect())?;
	Ok(chain.head())
}
