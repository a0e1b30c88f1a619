//! `huxian-scale`: makes states, measures sweeps over them, and prints the figures.

use anyhow::{ensure, Context, Result};
use clap::{Args, Parser, Subcommand};
use huxian_scale::{
	count::count,
	measure::{answer, apart, Warmth},
	population::{Layout, Plan},
	report::{table, verdicts, Figures, Timed},
	state::{prepare, PreparedState},
};
use std::{
	fs,
	path::{Path, PathBuf},
	process::ExitCode,
	time::Instant,
};

/// Measures the sweep of burrows with many of them in a database, against few.
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
	/// Sweeps one state in this process and prints the times; for use by the measurement itself.
	#[command(hide = true)]
	Measure { folder: PathBuf, warmth: Warmth, swept: u32, runs: u32 },
}

#[derive(Args)]
struct All {
	/// Numbers of burrows. The others are compared with the first one.
	#[arg(long, num_args = 1.., default_values_t = [1_000, 1_000_000], value_name = "N")]
	sizes: Vec<u32>,

	/// Numbers of unsafe burrows when the sweep begins; the largest is that of endangered ones.
	#[arg(long, num_args = 1.., default_values_t = [100, 300], value_name = "N")]
	swept: Vec<u32>,

	/// Number of other accounts in a further state of the first size [default: the last size].
	///
	/// It shows the cost of a large state apart from the number of burrows. 0: no such state.
	#[arg(long, value_name = "N")]
	others: Option<u32>,

	/// Number of sweeps in each process, after three that are not counted.
	#[arg(long, default_value_t = 15, value_name = "N")]
	runs: u32,

	/// Number of processes for each state, in turns. From a cold start, each sweeps once.
	#[arg(long, default_value_t = 7, value_name = "N")]
	rounds: u32,

	/// Seed of everything random.
	#[arg(long, default_value_t = 1)]
	seed: u64,

	/// Folder of the databases, which later runs find again. A million burrows take some GiB.
	#[arg(long, default_value_os_t = std::env::temp_dir().join("huxian-scale"), value_name = "FOLDER")]
	folder: PathBuf,

	/// Name of the files to write: figures to NAME.md, every single run to NAME.json.
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

/// A state, the number of burrows to sweep, and the times.
struct Case {
	prepared: PreparedState,
	swept: u32,
	times: Vec<Timed>,
}

fn run(all: &All) -> Result<()> {
	ensure!(all.runs > 0 && all.rounds > 0, "--runs and --rounds must be above zero");
	let began = Instant::now();
	let mut report = |text: String| eprintln!("{:>5} s  {text}", began.elapsed().as_secs());
	let base = *all.sizes.first().context("--sizes needs a number")?;
	let endangered = *all.swept.iter().max().context("--swept needs a number")?;
	let mut cases = Vec::new();
	for plan in plans(all, endangered)? {
		let prepared = prepare(&plan, &all.folder, &mut report)?;
		// Crafted burrows become unsafe all together.
		for swept in all.swept.iter().filter(|swept| plan.layout == Layout::Plain || **swept == endangered) {
			cases.push(Case { prepared: prepared.clone(), swept: *swept, times: Vec::new() });
		}
	}
	let program = std::env::current_exe().context("cannot find the path of this program")?;
	for round in 0..all.rounds {
		for case in &mut cases {
			let Plan { layout, burrows, .. } = case.prepared.plan;
			report(format!("round {} of {}: {} of {burrows} burrows, {layout}", round + 1, all.rounds, case.swept));
			for warmth in [Warmth::Warm, Warmth::Uncached, Warmth::Cold, Warmth::Ahead] {
				let runs = apart(&program, &case.prepared, warmth, case.swept, all.runs)?;
				case.times.push(Timed { warmth, runs });
			}
		}
	}
	let figures = cases
		.into_iter()
		.map(|case| {
			let counts = count(&case.prepared, case.swept)?;
			Ok(Figures { plan: case.prepared.plan, swept: case.swept, counts, times: case.times })
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

/// Returns the plans: each layout in each size, and the first size also beside other accounts.
fn plans(all: &All, endangered: u32) -> Result<Vec<Plan>> {
	let (base, last) = all.sizes.first().zip(all.sizes.last()).context("--sizes needs a number")?;
	let plan = |layout, burrows| Plan { layout, burrows, endangered, others: 0, seed: all.seed };
	let mut plans: Vec<Plan> = all.sizes.iter().map(|burrows| plan(Layout::Plain, *burrows)).collect();
	let others = all.others.unwrap_or(*last);
	plans.extend((others > 0).then(|| Plan { others, ..plan(Layout::Plain, *base) }));
	plans.extend(all.sizes.iter().map(|burrows| plan(Layout::Crafted, *burrows)));
	plans.iter().try_for_each(Plan::check)?;
	Ok(plans)
}

/// Returns the beginning of the written file.
fn heading(all: &All) -> String {
	format!(
		"# The sweep with many burrows\n\nWritten by `scripts/scale.sh`. [`tests/scale`](../tests/scale/README.md) explains the columns. All \
		 figures but the numbers of\nburrows are per swept burrow. Times are medians over {} processes with {} sweeps each; cold \
		 ones have one sweep each.\nSeed {}.\n\n",
		all.rounds, all.runs, all.seed
	)
}

fn write(path: &Path, text: &str) -> Result<()> {
	fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
	eprintln!("written: {}", path.display());
	Ok(())
}
