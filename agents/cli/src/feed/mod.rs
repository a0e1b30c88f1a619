//! `huxian feed`: feeds the oracle from series of prices, as some of its members.

pub mod args;
mod clock;
mod market;
mod members;
mod synthetic;
mod value;

use anyhow::{bail, Result};
use args::FeedArgs;
use clock::Clock;
use huxian_client::{
	amount::{cut, format_units, FIXED_PLACES},
	chain, connection, moment, output, signal,
};
use market::Market;
use members::{Members, Round, PATIENCE};
use std::time::Duration;
use tokio::time::{sleep_until, Instant};
use value::{Feed, Values};

/// Totals of a run.
#[derive(Default)]
struct Totals {
	rounds: u64,
	transactions: u64,
	failures: u64,
	reconnections: u64,
	first: Option<i64>,
	last: Option<i64>,
}

impl Totals {
	fn count(&mut self, time: i64) {
		self.rounds += 1;
		self.first.get_or_insert(time);
		self.last = Some(time);
	}

	fn summary(&self) -> String {
		let span = match self.first.zip(self.last) {
			Some((first, last)) => format!(", series {} to {}", moment::format(first), moment::format(last)),
			None => String::new(),
		};
		format!(
			"fed {} time(s) with {} transaction(s){span}; {} failed, {} reconnection(s)",
			self.rounds, self.transactions, self.failures, self.reconnections
		)
	}
}

/// Feeds until the series ends, `--count` is reached or a signal arrives.
pub async fn run(args: FeedArgs) -> Result<()> {
	connection::check_url(&args.node.node)?;
	let feeders = args.feeders()?;
	let quiet = args.quiet;
	let mut market = args.market(&mut |text| {
		if !quiet {
			output::note(text);
		}
	})?;
	let mut clock = args.clock(&market)?;
	if args.dry_run {
		return dry_run(&args, &mut clock, &mut market);
	}
	let mut totals = Totals::default();
	let mut members = Members::new(feeders, args.spread);
	let outcome = tokio::select! {
		outcome = feed(&args, &mut clock, &mut market, &mut members, &mut totals) => outcome,
		() = signal::shutdown() => Ok(()),
	};
	(totals.transactions, totals.failures) = (members.included, members.failed);
	if outcome.is_ok() || totals.rounds > 0 {
		output::line(totals.summary());
	}
	outcome
}

fn dry_run(args: &FeedArgs, clock: &mut Clock, market: &mut Market) -> Result<()> {
	let mut rounds = 0;
	while args.count.is_none_or(|count| rounds < count) {
		let reading = clock.read(Duration::from_secs(args.every * rounds), market);
		notice(args, reading.notice);
		let Some(time) = reading.time else { break };
		let values: Vec<String> = market
			.values(time)
			.iter()
			.map(|(feed, value)| format!("{feed} {}", format_units(*value, FIXED_PLACES)))
			.collect();
		output::line(format!("{}  {}", moment::format(time), values.join("  ")));
		rounds += 1;
	}
	output::line(format!("would feed {rounds} time(s)"));
	Ok(())
}

async fn feed(
	args: &FeedArgs,
	clock: &mut Clock,
	market: &mut Market,
	members: &mut Members,
	totals: &mut Totals,
) -> Result<()> {
	let mut node = connection::connect(&args.node, report).await?;
	let pallets: &[&str] = if args.proxies.is_empty() { &["Oracle"] } else { &["Oracle", "Proxy"] };
	chain::require_pallets(&node.at_best().await?, pallets)?;
	let begin = Instant::now();
	let mut due = begin;
	while args.count.is_none_or(|count| totals.rounds < count) {
		sleep_until(due).await;
		let reading = clock.read(begin.elapsed(), market);
		notice(args, reading.notice);
		let Some(time) = reading.time else {
			break;
		};
		let values = market.values(time);
		let start = |job: members::Job| tokio::spawn(job.run(node.clone(), report));
		match members.feed(&values, start, PATIENCE, &mut report).await {
			Round::Fed { members: fed, first, last } => {
				totals.count(time);
				if !args.quiet {
					output::line(line(time, &values, fed, first, last));
				}
			},
			Round::Failed if members.len() == 0 => bail!("no member is left that may feed"),
			Round::Failed => {},
			Round::Lost(reason) => {
				node = connection::reconnect_after(&args.node, &reason, report).await?;
				members.start_over();
				totals.reconnections += 1;
			},
		}
		// A delay is not made up for by a burst of feeds.
		due = (due + Duration::from_secs(args.every)).max(Instant::now());
	}
	Ok(())
}

fn report(text: String) {
	output::note(text);
}

fn notice(args: &FeedArgs, notice: Option<String>) {
	if let Some(text) = notice.filter(|_| !args.quiet) {
		output::note(text);
	}
}

fn line(time: i64, values: &Values, members: usize, first: u64, last: u64) -> String {
	let shown = |wanted: Feed, unit: &str| {
		let value = values.iter().find(|(feed, _)| *feed == wanted).map(|(_, value)| *value)?;
		Some(format!("{} {} {unit}", wanted.to_string().to_lowercase(), cut(&format_units(value, FIXED_PLACES), 6)))
	};
	let parts: Vec<String> = [shown(Feed::Index, "HUX"), shown(Feed::HuxUsd, "USD")].into_iter().flatten().collect();
	let blocks = if first == last { format!("block {first}") } else { format!("blocks {first} to {last}") };
	format!("{}  {}  {} feed(s)  {members} member(s)  {blocks}", moment::format(time), parts.join("  "), values.len())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_line_has_time_index_and_block() {
		let values = vec![(Feed::Index, 4_154_760_339_076_268_248), (Feed::HuxUsd, 250_917_000_000_000_000)];
		assert_eq!(
			line(1_498_906_800, &values, 3, 7, 7),
			"2017-07-01 11:00:00  index 4.154760 HUX  huxusd 0.250917 USD  2 feed(s)  3 member(s)  block 7"
		);
		assert!(line(0, &values, 3, 7, 8).ends_with("blocks 7 to 8"));
	}
}
