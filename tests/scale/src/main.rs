//! `huxian-scale`: makes the states, measures, prints the figures.

use anyhow::{ensure, Context, Result};
use clap::{Args, Parser, Subcommand};
use huxian_scale::{
	count::count,
	measure::{answer, apart, Warmth},
	population::{Layout, Plan},
	report::{table, verdicts, Figures, Timed},
	state::{make, Made},
};
use std::{
	fs,
	path::{Path, PathBuf},
	process::ExitCode,
	time::Instant,
};

/// What the sweep of burrows costs with many of them in a database, against few.
#[derive(Parser)]
#[command(name = "huxian-scale", version, about, args_conflicts_with_subcommands = true)]
struct Cli {
	#[command(subcommand)]
	part: Option<Part>,
	#[command(flatten)]
	all: All,
}

#[derive(Subcommand)]
enum Part {
	/// Sweeps one state in this process and prints the times; the measurement starts itself with this.
	#[command(hide = true)]
	Measure { folder: PathBuf, warmth: Warmth, swept: u32, runs: u32 },
}

#[derive(Args)]
struct All {
	/// How many burrows there are: the first is what the others are compared with.
	#[arg(long, num_args = 1.., default_values_t = [1_000, 1_000_000], value_name = "N")]
	sizes: Vec<u32>,

	/// How many of them are unsafe when the sweep begins; the most of these is how many can be endangered at all.
	#[arg(long, num_args = 1.., default_values_t = [100, 300], value_name = "N")]
	swept: Vec<u32>,

	/// The first size is also measured in a state with so many accounts beside those of the owners: what the size of the state costs apart from
	/// the number of burrows. 0: not [default: as many as the last size]
	#[arg(long, value_name = "N")]
	others: Option<u32>,

	/// Sweeps in each process, after three that are not counted.
	#[arg(long, default_value_t = 15, value_name = "N")]
	runs: u32,

	/// Processes for each state, taken in turns; cold, each sweeps once.
	#[arg(long, default_value_t = 7, value_name = "N")]
	rounds: u32,

	/// What everything that is drawn by lot follows from.
	#[arg(long, default_value_t = 1)]
	seed: u64,

	/// Where the databases are made, and found again; a million burrows take some GiB.
	#[arg(long, default_value_os_t = std::env::temp_dir().join("huxian-scale"), value_name = "FOLDER")]
	folder: PathBuf,

	/// Write the figures to NAME.md and every single run to NAME.json.
	#[arg(long, value_name = "NAME")]
	write: Option<PathBuf>,
}

fn main() -> ExitCode {
	let Cli { part, all } = Cli::parse();
	let done = match part {
		Some(Part::Measure { folder, warmth, swept, runs }) => answer(&folder, warmth, swept, runs),
		None => run(&all),
	};
	match done {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error:#}");
			ExitCode::FAILURE
		},
	}
}

/// A state and how many of its burrows are to be swept.
struct Case {
	made: Made,
	swept: u32,
	times: Vec<Timed>,
}

fn run(all: &All) -> Result<()> {
	ensure!(all.runs > 0 && all.rounds > 0, "--runs and --rounds are numbers above zero");
	let began = Instant::now();
	let mut tell = |text: String| eprintln!("{:>5} s  {text}", began.elapsed().as_secs());
	let base = *all.sizes.first().context("--sizes wants a number")?;
	let most = *all.swept.iter().max().context("--swept wants a number")?;
	let mut cases = Vec::new();
	for plan in plans(all, most)? {
		let made = make(&plan, &all.folder, &mut tell)?;
		// Crafted burrows are endangered all together.
		for swept in all.swept.iter().filter(|swept| plan.layout == Layout::Plain || **swept == most) {
			cases.push(Case { made: made.clone(), swept: *swept, times: Vec::new() });
		}
	}
	let program = std::env::current_exe().context("cannot find this program itself")?;
	for round in 0..all.rounds {
		for case in &mut cases {
			let Plan { layout, burrows, .. } = case.made.plan;
			tell(format!("round {} of {}: {} of {burrows} burrows, {layout}", round + 1, all.rounds, case.swept));
			for warmth in [Warmth::Warm, Warmth::Uncached, Warmth::Cold, Warmth::Ahead] {
				let runs = apart(&program, &case.made, warmth, case.swept, all.runs)?;
				case.times.push(Timed { warmth, runs });
			}
		}
	}
	let figures = cases
		.into_iter()
		.map(|case| {
			let counts = count(&case.made, case.swept)?;
			Ok(Figures { plan: case.made.plan, swept: case.swept, counts, times: case.times })
		})
		.collect::<Result<Vec<_>>>()?;
	let verdicts = verdicts(&figures, base);
	let text = table(&figures, &verdicts);
	println!("{text}");
	if let Some(name) = &all.write {
		let json = serde_json::json!({ "figures": figures, "verdicts": verdicts });
		write(&name.with_extension("md"), &format!("{}{text}", heading(all)))?;
		write(&name.with_extension("json"), &serde_json::to_string_pretty(&json)?)?;
	}
	Ok(())
}

/// The states: each layout in each size, and the first size once more beside other accounts.
fn plans(all: &All, endangered: u32) -> Result<Vec<Plan>> {
	let (base, last) = all.sizes.first().zip(all.sizes.last()).context("--sizes wants a number")?;
	let plan = |layout, burrows| Plan { layout, burrows, endangered, others: 0, seed: all.seed };
	let mut plans: Vec<Plan> = all.sizes.iter().map(|burrows| plan(Layout::Plain, *burrows)).collect();
	let others = all.others.unwrap_or(*last);
	plans.extend((others > 0).then(|| Plan { others, ..plan(Layout::Plain, *base) }));
	plans.extend(all.sizes.iter().map(|burrows| plan(Layout::Crafted, *burrows)));
	plans.iter().try_for_each(Plan::check)?;
	Ok(plans)
}

fn heading(all: &All) -> String {
	format!(
		"# The sweep with many burrows\n\nWritten by `scripts/scale.sh`; what it means stands in [`tests/scale`](../tests/scale/README.md). \
		 All but the numbers of burrows is per swept burrow;\ntimes are medians of {} processes with {} sweeps each, cold of one sweep \
		 each. Seed {}.\n\n",
		all.rounds, all.runs, all.seed
	)
}

fn write(path: &Path, text: &str) -> Result<()> {
	fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
	eprintln!("written: {}", path.display());
	Ok(())
}
