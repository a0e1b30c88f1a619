//! A sweep costs the same number of reads and writes however many burrows there are.

use anyhow::Result;
use huxian_scale::{
	count::{count, unforeseen, Counts},
	database,
	measure::{here, Warmth},
	population::{Layout, Plan},
	state::{find, make, Made},
	sweep::Begun,
};
use std::path::Path;

const FEW: u32 = 200;
const MANY: u32 = 2_000;
const ENDANGERED: u32 = 64;

fn state(layout: Layout, burrows: u32, folder: &Path) -> Result<Made> {
	make(&Plan { layout, burrows, endangered: ENDANGERED, others: 0, seed: 1 }, folder, &mut drop)
}

/// What people notice of a sweep; the nodes of the trie are more where there are more burrows.
fn entries(counts: Counts) -> [usize; 3] {
	[counts.reads, counts.steps, counts.writes]
}

#[test]
fn a_sweep_reads_and_writes_the_same_whatever_the_number_of_burrows() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let (few, many) = (state(Layout::Plain, FEW, folder.path())?, state(Layout::Plain, MANY, folder.path())?);
	let beside = make(&Plan { others: MANY, ..few.plan }, folder.path(), &mut drop)?;
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
fn what_a_sweep_reads_of_a_burrow_is_read_ahead() -> Result<()> {
	let folder = tempfile::tempdir()?;
	for layout in [Layout::Plain, Layout::Crafted] {
		let made = state(layout, MANY, folder.path())?;
		let expected = if layout == Layout::Plain { [1, 20, ENDANGERED] } else { [ENDANGERED; 3] };
		let unforeseen = expected.map(|swept| unforeseen(&made, swept)).into_iter().collect::<Result<Vec<_>>>()?;
		// What all burrows share: the controller, the queue, the auctions' account, the totals.
		assert!(
			unforeseen.iter().all(|entries| *entries == unforeseen[0] && *entries < 30),
			"{layout}: {unforeseen:?}"
		);
	}
	Ok(())
}

#[test]
fn crafted_keys_cost_no_more_reads_and_writes() -> Result<()> {
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
		let made = make(&plan, folder.path(), &mut drop)?;
		let database = database::open(&made.database, None)?;
		let state = database::state_at(&database, made.head)?;
		let mut begun = Begun::new(&state, made.plan.threshold(ENDANGERED)?)?;
		begun.check()?;
		let root = begun.root();
		begun.sweep();
		begun.ensure_swept(ENDANGERED)?;
		begun.check()?;
		assert_ne!(begun.root(), root);
	}
	Ok(())
}

#[test]
fn each_sweep_begins_with_the_same_state() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let made = state(Layout::Plain, FEW, folder.path())?;
	let before = count(&made, 20)?;
	for (warmth, sweeps) in [(Warmth::Warm, 2), (Warmth::Uncached, 2), (Warmth::Cold, 1), (Warmth::Ahead, 1)] {
		let times = here(&made, warmth, 20, 2)?;
		assert_eq!(times.len(), sweeps);
		assert!(times.iter().all(|time| time.ahead.is_some() == (warmth == Warmth::Ahead)));
		assert!(times.iter().all(|time| time.sweep > 0.0 && time.root > 0.0));
	}
	assert_eq!(count(&made, 20)?, before);
	Ok(())
}

#[test]
fn the_same_plan_leads_to_the_same_state_and_a_complete_one_is_found_again() -> Result<()> {
	let (one, other) = (tempfile::tempdir()?, tempfile::tempdir()?);
	let made = state(Layout::Plain, FEW, one.path())?;
	assert_eq!(made.head, state(Layout::Plain, FEW, other.path())?.head);
	let mut told = Vec::new();
	make(&made.plan, one.path(), &mut |text| told.push(text))?;
	assert!(told.iter().any(|text| text.contains("found in")), "{told:?}");
	assert!(find(other.path()).unwrap_err().to_string().contains("no complete state"));
	Ok(())
}

#[test]
fn what_cannot_be_measured_is_refused() {
	let plan = Plan { layout: Layout::Plain, burrows: 50, endangered: ENDANGERED, others: 0, seed: 1 };
	assert!(plan.check().unwrap_err().to_string().contains("give at least 71"));
	let plan = Plan { burrows: FEW, ..plan };
	assert!(plan.threshold(0).is_err() && plan.threshold(ENDANGERED + 1).is_err());
	assert!(Plan { layout: Layout::Crafted, ..plan }.threshold(1).is_err());
	assert!("hot".parse::<Warmth>().is_err());
}
