//! A sweep costs the same number of reads and writes however many burrows there are.

use anyhow::Result;
use huxian_scale::{
	count::{count, not_read_ahead, Counts},
	database,
	measure::{here, Warmth},
	population::{Layout, Plan},
	state::{find, prepare, PreparedState},
	sweep::SweepBlock,
};
use std::path::Path;

const FEW: u32 = 200;
const MANY: u32 = 2_000;
const ENDANGERED: u32 = 64;

fn state(layout: Layout, burrows: u32, folder: &Path) -> Result<PreparedState> {
	prepare(&Plan { layout, burrows, endangered: ENDANGERED, others: 0, seed: 1 }, folder, &mut drop)
}

/// Returns the counts of entries. Trie nodes are left out: more burrows have more of them.
fn entries(counts: Counts) -> [usize; 3] {
	[counts.reads, counts.steps, counts.writes]
}

#[test]
fn the_number_of_burrows_does_not_change_reads_and_writes() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let (few, many) = (state(Layout::Plain, FEW, folder.path())?, state(Layout::Plain, MANY, folder.path())?);
	let beside = prepare(&Plan { others: MANY, ..few.plan }, folder.path(), &mut drop)?;
	for swept in [1, 20, ENDANGERED] {
		// Counting fails if another number was swept.
		let expected = entries(count(&few, swept)?);
		assert_eq!(entries(count(&many, swept)?), expected, "{swept} swept");
		assert_eq!(entries(count(&beside, swept)?), expected, "{swept} swept beside other accounts");
	}
	let (one, all) = (count(&many, 1)?, count(&many, ENDANGERED)?);
	assert!(all.reads > one.reads && all.steps > one.steps && all.writes > one.writes);
	Ok(())
}

#[test]
fn all_entries_of_a_burrow_that_a_sweep_reads_are_read_ahead() -> Result<()> {
	let folder = tempfile::tempdir()?;
	for layout in [Layout::Plain, Layout::Crafted] {
		let prepared = state(layout, MANY, folder.path())?;
		let expected = if layout == Layout::Plain { [1, 20, ENDANGERED] } else { [ENDANGERED; 3] };
		let unknown = expected.map(|swept| not_read_ahead(&prepared, swept)).into_iter().collect::<Result<Vec<_>>>()?;
		// The rest is shared by all burrows: controller, queue, the auctions' account, totals.
		assert!(unknown.iter().all(|entries| *entries == unknown[0] && *entries < 30), "{layout}: {unknown:?}");
	}
	Ok(())
}

#[test]
fn crafted_keys_do_not_change_reads_and_writes() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let plain = state(Layout::Plain, FEW, folder.path())?;
	for burrows in [FEW, MANY] {
		let crafted = state(Layout::Crafted, burrows, folder.path())?;
		assert_eq!(entries(count(&crafted, ENDANGERED)?), entries(count(&plain, ENDANGERED)?), "{burrows} burrows");
	}
	Ok(())
}

#[test]
fn the_invariants_hold_before_and_after_the_sweep() -> Result<()> {
	let folder = tempfile::tempdir()?;
	for (layout, others) in [(Layout::Plain, 0), (Layout::Plain, FEW), (Layout::Crafted, 0)] {
		let plan = Plan { layout, burrows: FEW, endangered: ENDANGERED, others, seed: 1 };
		let prepared = prepare(&plan, folder.path(), &mut drop)?;
		let database = database::open(&prepared.database, None)?;
		let state = database::state_at(&database, prepared.head)?;
		let mut block = SweepBlock::new(&state, prepared.plan.threshold(ENDANGERED)?)?;
		block.check()?;
		let root = block.root();
		block.sweep();
		block.ensure_swept(ENDANGERED)?;
		block.check()?;
		assert_ne!(block.root(), root);
	}
	Ok(())
}

#[test]
fn each_sweep_begins_with_the_same_state() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let prepared = state(Layout::Plain, FEW, folder.path())?;
	let before = count(&prepared, 20)?;
	for (warmth, sweeps) in [(Warmth::Warm, 2), (Warmth::Uncached, 2), (Warmth::Cold, 1), (Warmth::Ahead, 1)] {
		let times = here(&prepared, warmth, 20, 2)?;
		assert_eq!(times.len(), sweeps);
		assert!(times.iter().all(|time| time.ahead.is_some() == (warmth == Warmth::Ahead)));
		assert!(times.iter().all(|time| time.sweep > 0.0 && time.root > 0.0));
	}
	assert_eq!(count(&prepared, 20)?, before);
	Ok(())
}

#[test]
fn equal_plans_lead_to_equal_states_and_a_complete_state_is_found_again() -> Result<()> {
	let (one, other) = (tempfile::tempdir()?, tempfile::tempdir()?);
	let prepared = state(Layout::Plain, FEW, one.path())?;
	assert_eq!(prepared.head, state(Layout::Plain, FEW, other.path())?.head);
	let mut reports = Vec::new();
	prepare(&prepared.plan, one.path(), &mut |text| reports.push(text))?;
	assert!(reports.iter().any(|text| text.contains("found in")), "{reports:?}");
	assert!(find(other.path()).unwrap_err().to_string().contains("no complete state"));
	Ok(())
}

#[test]
fn impossible_plans_are_refused() {
	let plan = Plan { layout: Layout::Plain, burrows: 50, endangered: ENDANGERED, others: 0, seed: 1 };
	assert!(plan.check().unwrap_err().to_string().contains("give at least 71"));
	let plan = Plan { burrows: FEW, ..plan };
	assert!(plan.threshold(0).is_err() && plan.threshold(ENDANGERED + 1).is_err());
	assert!(Plan { layout: Layout::Crafted, ..plan }.threshold(1).is_err());
	assert!("hot".parse::<Warmth>().is_err());
}
