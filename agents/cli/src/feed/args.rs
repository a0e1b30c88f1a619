//! Options of `huxian feed`.

use super::{
	clock::{Clock, Gaps},
	market::{Files, Market, Source},
	members::Feeder,
	synthetic::RandomWalk,
	value::Feed,
};
use crate::series::{Reason, Series};
use anyhow::{ensure, Context, Result};
use clap::Args;
use huxian_client::{
	amount::{Decimal, FIXED_PLACES},
	chain::keys::{self, Signer},
	connection::NodeArgs,
	moment,
};
use std::{fs, path::PathBuf, str::FromStr};

/// Maximum of findings of a file that are printed; all are counted.
const MAX_PRINTED: usize = 50;

/// Options that `--synthetic` excludes.
const FILE_OPTIONS: [&str; 8] =
	["hux_usd", "index_usd", "xau_usd", "eur_usd", "eth_usd", "btc_usd", "ckb_usd", "assets"];

/// Maximum of `--speed`: a year of the series in three seconds.
const MAX_SPEED: i64 = 10_000_000;

/// Feed the oracle from files `time,price`, or from a synthetic market.
#[derive(Args, Clone, Debug)]
pub struct FeedArgs {
	#[command(flatten)]
	pub node: NodeArgs,

	/// Secret URI of a member of the oracle, such as //Alice; may be given several times.
	#[arg(long = "member", value_name = "SECRET_URI")]
	pub members: Vec<String>,

	/// File with one secret URI a line; `#` begins a comment.
	#[arg(long, value_name = "FILE")]
	pub member_file: Option<PathBuf>,

	/// Secret URI of a proxy that signs for a member: one for each member, in their order. Members
	/// are then accounts, and their secrets are not needed.
	#[arg(long = "proxy", value_name = "SECRET_URI")]
	pub proxies: Vec<String>,

	/// Dollars per HUX.
	#[arg(long, value_name = "FILE[*SCALE]")]
	pub hux_usd: Option<FileArg>,

	/// Dollars per unit of the index; divided by --hux-usd it gives the feed `Index`.
	#[arg(long, value_name = "FILE[*SCALE]")]
	pub index_usd: Option<FileArg>,

	/// Dollars per ounce of gold.
	#[arg(long, value_name = "FILE[*SCALE]")]
	pub xau_usd: Option<FileArg>,

	/// Dollars per euro.
	#[arg(long, value_name = "FILE[*SCALE]")]
	pub eur_usd: Option<FileArg>,

	/// Dollars per ether.
	#[arg(long, value_name = "FILE[*SCALE]")]
	pub eth_usd: Option<FileArg>,

	/// Dollars per bitcoin.
	#[arg(long, value_name = "FILE[*SCALE]")]
	pub btc_usd: Option<FileArg>,

	/// Dollars per CKB.
	#[arg(long, value_name = "FILE[*SCALE]")]
	pub ckb_usd: Option<FileArg>,

	/// Dollars per unit of an asset; may be given several times.
	#[arg(long = "asset", value_name = "ID=FILE[*SCALE]", value_parser = parse_asset)]
	pub assets: Vec<(u32, FileArg)>,

	/// A constant price in dollars of an asset or a feed; may be given several times.
	#[arg(long, value_name = "ID|FEED=PRICE", value_parser = parse_constant)]
	pub steady: Vec<(Feed, Decimal)>,

	/// Feed a seeded random walk of HUX/USD and an index of constant value instead of files.
	#[arg(long, value_name = "SEED", conflicts_with_all = FILE_OPTIONS)]
	pub synthetic: Option<u64>,

	/// Seconds of the series in a second of real time.
	#[arg(long, default_value_t = 1, value_name = "FACTOR", value_parser = clap::value_parser!(u32).range(1..=MAX_SPEED))]
	pub speed: u32,

	/// Seconds of real time between feeds.
	#[arg(long, default_value_t = 6, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
	pub every: u64,

	/// Begin in the series [default: the first time with all series of the index]
	#[arg(long, value_name = "TIME", value_parser = moment::parse_argument)]
	pub from: Option<i64>,

	/// End in the series [default: its end]
	#[arg(long, value_name = "TIME", value_parser = moment::parse_argument)]
	pub until: Option<i64>,

	/// Start again at the end of the series.
	#[arg(long = "loop")]
	pub repeat: bool,

	/// Distance of two points above which there is a gap, at least twice the usual one if that is
	/// longer.
	#[arg(long, default_value = "3h", value_name = "DURATION", value_parser = moment::parse_duration)]
	pub gap: i64,

	/// Behaviour in a gap of the series of the index.
	#[arg(long, default_value = "skip", value_enum)]
	pub gaps: Gaps,

	/// Spread the members' values evenly, up to BPS basis points around the true one (for tests).
	#[arg(long, default_value_t = 0, value_name = "BPS", value_parser = clap::value_parser!(u32).range(0..=5_000))]
	pub spread: u32,

	/// Stop after N feeds.
	#[arg(long, value_name = "N")]
	pub count: Option<u64>,

	/// Print errors and the summary only.
	#[arg(long)]
	pub quiet: bool,

	/// Print the values without a node and without waiting.
	#[arg(long)]
	pub dry_run: bool,
}

/// A file, and the factor of its prices.
#[derive(Clone, Debug)]
pub struct FileArg {
	path: PathBuf,
	scale: Decimal,
}

impl FromStr for FileArg {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let Some((path, scale)) = text.rsplit_once('*') else {
			return Ok(Self { path: text.into(), scale: Decimal::one() });
		};
		let decimal: Decimal = scale.parse().map_err(|error| format!("scale `{scale}`: {error}"))?;
		if decimal.is_zero() || path.is_empty() {
			return Err(format!(
				"`{text}`: expected FILE or FILE*SCALE with a scale above zero, such as btc.csv*0.0001"
			));
		}
		Ok(Self { path: path.into(), scale: decimal })
	}
}

fn parse_asset(text: &str) -> Result<(u32, FileArg), String> {
	let (id, file) = text.split_once('=').ok_or("expected ID=FILE, such as 20=usdt.csv")?;
	let id = id.trim().parse().map_err(|_| format!("`{id}` is not the number of an asset"))?;
	Ok((id, file.parse()?))
}

fn parse_constant(text: &str) -> Result<(Feed, Decimal), String> {
	let (feed, price) = text.split_once('=').ok_or("expected ID=PRICE or FEED=PRICE, such as 20=1 or XauUsd=2400")?;
	let price: Decimal = price.trim().parse().map_err(|error| format!("price `{price}`: {error}"))?;
	if price.is_zero() {
		return Err(format!("`{text}`: a price is above zero"));
	}
	Ok((feed.trim().parse()?, price))
}

impl FeedArgs {
	/// Returns the members, each with its signer. Fails without a member, if a member or a proxy is
	/// given twice, and if some members have a proxy and others have none.
	pub fn feeders(&self) -> Result<Vec<Feeder>> {
		let uris = self.member_uris()?;
		ensure!(
			!uris.is_empty() || self.dry_run,
			"nobody to feed: name the oracle's members with --member (on a development chain --member //Alice \
			 --member //Bob --member //Charlie) or --member-file"
		);
		let (members, proxies) = (uris.len(), self.proxies.len());
		ensure!(
			proxies == 0 || proxies == members,
			"{members} member(s) and {proxies} --proxy: give one --proxy for each member, in their order"
		);
		let mut feeders: Vec<Feeder> = Vec::new();
		for (index, (uri, option)) in uris.into_iter().enumerate() {
			let feeder = match self.proxies.get(index) {
				None => Feeder::member(Signer::from_uri(&uri, &option)?),
				Some(proxy) => {
					let proxy = Signer::from_uri(proxy, &format!("--proxy ({} of {proxies})", index + 1))?;
					Feeder::proxy(keys::account_of(&uri, &option)?, proxy)
				},
			};
			for known in &feeders {
				ensure!(known.account != feeder.account, "{option}: {} is given twice", feeder.name);
				// Their transactions would take each other's nonce.
				let (one, other) = (&known.signer, &feeder.signer);
				ensure!(one.account() != other.account(), "--proxy: {} signs for two members", other.name);
			}
			feeders.push(feeder);
		}
		Ok(feeders)
	}

	/// Returns the members as they are given, each with the option that gave it.
	fn member_uris(&self) -> Result<Vec<(String, String)>> {
		let mut uris: Vec<(String, String)> = Vec::new();
		for (index, uri) in self.members.iter().enumerate() {
			uris.push((uri.clone(), format!("--member ({} of {})", index + 1, self.members.len())));
		}
		if let Some(path) = &self.member_file {
			let name = path.display();
			let text = fs::read_to_string(path).with_context(|| format!("cannot read --member-file `{name}`"))?;
			for (line, uri) in text.lines().enumerate() {
				let uri = uri.split('#').next().unwrap_or_default().trim();
				if !uri.is_empty() {
					uris.push((uri.into(), format!("--member-file `{name}` line {}", line + 1)));
				}
			}
		}
		Ok(uris)
	}

	/// Opens the source of the values and reports its findings.
	pub fn market(&self, report: &mut dyn FnMut(String)) -> Result<Market> {
		let source = self.source(report)?;
		let mut constant = Vec::new();
		for (feed, price) in &self.steady {
			let known = constant.iter().any(|(other, _)| other == feed) || source.has(feed);
			ensure!(!known, "{feed} is given twice");
			let units = price
				.units(FIXED_PLACES)
				.with_context(|| format!("{feed}: {price} is more than the chain can count"))?;
			constant.push((*feed, units));
		}
		Ok(Market::new(source, constant))
	}

	/// Opens the source of the values that change.
	fn source(&self, report: &mut dyn FnMut(String)) -> Result<Source> {
		if let Some(seed) = self.synthetic {
			report(format!("synthetic market of seed {seed}: a random walk of HUX/USD, an index of constant value"));
			return Ok(Source::Walk(RandomWalk::new(seed)));
		}
		let named = [
			(Feed::HuxUsd, &self.hux_usd),
			(Feed::XauUsd, &self.xau_usd),
			(Feed::EurUsd, &self.eur_usd),
			(Feed::EthUsd, &self.eth_usd),
			(Feed::BtcUsd, &self.btc_usd),
			(Feed::CkbUsd, &self.ckb_usd),
		];
		let named = named.into_iter().filter_map(|(feed, file)| Some((feed, file.as_ref()?)));
		let files: Vec<(Feed, &FileArg)> =
			named.chain(self.assets.iter().map(|(id, file)| (Feed::Asset(*id), file))).collect();
		ensure!(
			!files.is_empty() || self.index_usd.is_some(),
			"nothing to feed: give files (--hux-usd FILE --index-usd FILE, …) or --synthetic SEED"
		);
		let mut dollars: Vec<(Feed, Series)> = Vec::new();
		for (feed, file) in files {
			ensure!(dollars.iter().all(|(known, _)| *known != feed), "{feed} is given twice");
			dollars.push((feed, self.open(file, report)?));
		}
		let index_usd = self.index_usd.as_ref().map(|file| self.open(file, report)).transpose()?;
		if index_usd.is_none() && self.hux_usd.is_some() {
			report("without --index-usd there is no feed `Index`: the controller stays without a price".into());
		}
		Ok(Source::Files(Files::new(dollars, index_usd)?))
	}

	fn open(&self, file: &FileArg, report: &mut dyn FnMut(String)) -> Result<Series> {
		let series = Series::open(&file.path, &file.scale, self.gap)?;
		for finding in series.findings.iter().take(MAX_PRINTED) {
			let what = if matches!(finding.reason, Reason::Gap(_)) { "" } else { "skipped: " };
			report(format!("{}:{}: {what}{}", series.name, finding.line, finding.reason));
		}
		if let Some(more @ 1..) = series.findings.len().checked_sub(MAX_PRINTED) {
			report(format!("{}: and {more} more such lines", series.name));
		}
		let (gaps, rejected) = series.counts();
		report(format!(
			"{}: {} points from {} to {}, one every {}; {gaps} gap(s), {rejected} row(s) skipped",
			series.name,
			series.len(),
			moment::format(series.begins()),
			moment::format(series.last()),
			moment::format_duration(series.spacing)
		));
		Ok(series)
	}

	/// Returns the clock over `market`. Fails if `--from` and `--until` are outside of its series.
	pub fn clock(&self, market: &Market) -> Result<Clock> {
		let (begins, ends) = (market.begins(), market.ends());
		let from = self.from.unwrap_or(begins);
		ensure!(from >= begins, "--from {}: the series begin at {}", moment::format(from), moment::format(begins));
		ensure!(from < ends, "--from {}: the series end at {}", moment::format(from), moment::format(ends));
		let until = self.until.unwrap_or(ends).min(ends);
		ensure!(until > from, "--until {} is not after {}", moment::format(until), moment::format(from));
		ensure!(
			!(self.dry_run && self.count.is_none() && (self.repeat || until == i64::MAX)),
			"--dry-run would never end: give --count N or --until TIME (without --loop)"
		);
		Ok(Clock::new(from, until, self.speed, self.gaps, self.repeat))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_file_may_have_a_scale() {
		let plain: FileArg = "a/b.csv".parse().unwrap();
		assert_eq!((plain.path, plain.scale), (PathBuf::from("a/b.csv"), Decimal::one()));
		let scaled: FileArg = "btc.csv*0.0001".parse().unwrap();
		assert_eq!((scaled.path, scaled.scale.to_string()), (PathBuf::from("btc.csv"), "0.0001".to_string()));
		for bad in ["btc.csv*", "btc.csv*0", "btc.csv*-1", "btc.csv*x", "*2"] {
			assert!(bad.parse::<FileArg>().is_err(), "{bad}");
		}
		assert_eq!(parse_asset("20=x.csv").unwrap().0, 20);
		assert!(parse_asset("x.csv").is_err() && parse_asset("a=x.csv").is_err());
	}

	#[test]
	fn a_price_may_be_constant() {
		let (feed, price) = parse_constant("20=0.9995").unwrap();
		assert_eq!((feed, price.to_string()), (Feed::Asset(20), "0.9995".to_string()));
		assert_eq!(parse_constant("XauUsd=2400").unwrap().0, Feed::XauUsd);
		for bad in ["20", "20=", "20=0", "20=-1", "gold=1", "=1"] {
			assert!(parse_constant(bad).is_err(), "{bad}");
		}
	}
}
