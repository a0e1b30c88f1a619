//! `huxian bid`: buys liquidated HUX at auction. It keeps nothing: what it leads and what it has won is on the chain,
//! under its account.

pub mod args;
mod decide;
mod words;

use crate::{
	amount::coins,
	chain::{
		self,
		auctions::{self, Auction},
		errors::TxError,
		keys::Signer,
		submit::{self, Call, Included},
		views,
	},
	connection::{self, At, Hash, Node},
	output, signal,
};
use anyhow::{anyhow, bail, ensure, Result};
use args::BidArgs;
use decide::{decide, led, Action, Limits, Reason, Wallet, What};
use std::{
	collections::HashMap,
	mem::{discriminant, Discriminant},
};
use subxt::dynamic::Value;

/// Blocks after which a transaction that is in none of them is dead: by then the auctions stand otherwise.
const LIFETIME: u64 = 8;

/// The most transactions at once; what is left comes after the next block.
const MOST: usize = 32;

/// Runs until somebody stops it; with `--once` until what is to be done now is done.
pub async fn run(args: BidArgs) -> Result<()> {
	connection::check_url(&args.node.node)?;
	let signer = Signer::from_uri(&args.account, "--account")?;
	let mut bidder = Bidder { args: &args, signer, seen: None, waits: HashMap::new(), tally: Tally::default() };
	let outcome = tokio::select! {
		outcome = bidder.run() => outcome,
		() = signal::stop() => Ok(()),
	};
	if bidder.seen.is_some() {
		output::line(bidder.tally.summary());
	}
	outcome
}

/// What a run has done so far.
#[derive(Default)]
struct Tally {
	bids: u64,
	claims: u64,
	refused: u64,
	reconnections: u64,
	/// Leading bids in the block that was looked at last.
	leading: u64,
}

impl Tally {
	fn summary(&self) -> String {
		let leading = match self.leading {
			0 => String::new(),
			leading => format!("; {leading} leading bid(s) stay: come back to claim what they win"),
		};
		format!(
			"bid {} time(s), claimed {} lot(s); {} refused, {} reconnection(s){leading}",
			self.bids, self.claims, self.refused, self.reconnections
		)
	}
}

/// What is known of one block.
struct View {
	auctions: Vec<Auction>,
	wallet: Wallet,
	limits: Limits,
}

/// Who bids, and what it has said and done: none of that decides anything.
struct Bidder<'a> {
	args: &'a BidArgs,
	signer: Signer,
	/// The block that was looked at last.
	seen: Option<Hash>,
	/// The lots without a bid, as of that block: each reason is told once.
	waits: HashMap<u64, Discriminant<Reason>>,
	tally: Tally,
}

impl Bidder<'_> {
	async fn run(&mut self) -> Result<()> {
		let mut node = connection::connect(&self.args.node, output::aside).await?;
		let at = node.at_best().await?;
		chain::require_pallets(&at, &[auctions::PALLET, "Assets"])?;
		chain::require_apis(&at, &[auctions::API, "ControllerApi"])?;
		output::line(format!("{} bids {}", self.signer.name, self.args.describe()));
		if self.args.once {
			self.turn(&node).await?;
			ensure!(self.tally.refused == 0, "{} transaction(s) did not succeed: run it again", self.tally.refused);
			return Ok(());
		}
		loop {
			if let Err(error) = self.follow(&node).await {
				node = connection::again(&self.args.node, &format!("{error:#}"), output::aside).await?;
				self.tally.reconnections += 1;
			}
		}
	}

	/// A turn for each block; ends only when the node is lost.
	async fn follow(&mut self, node: &Node) -> Result<()> {
		let mut blocks = node.blocks().await?;
		loop {
			connection::next_block(&mut blocks).await?;
			self.turn(node).await?;
		}
	}

	/// Looks at the newest block, which may be later than the one that was announced, and does what follows from it.
	async fn turn(&mut self, node: &Node) -> Result<()> {
		let at = node.at_best().await?;
		if self.seen == Some(at.block_hash()) {
			return Ok(());
		}
		let view = self.look(&at).await?;
		let (lots, kit) = led(&view.auctions, view.wallet.account);
		self.tally.leading = lots;
		if self.seen.is_none() {
			output::line(opening(&view, lots, kit));
		}
		self.seen = Some(at.block_hash());
		let actions = decide(&view.auctions, &view.wallet, &view.limits);
		self.tell_waits(&actions);
		self.act(node, &at, &actions).await
	}

	async fn look(&self, at: &At) -> Result<View> {
		let account = self.signer.account();
		let (queue, unclaimed, parameters, kit) = tokio::try_join!(
			auctions::queue(at),
			auctions::unclaimed(at),
			views::parameters(at),
			chain::kit_of(at, account)
		)?;
		let mut auctions = queue.unwrap_or_default().open;
		auctions.extend(unclaimed);
		Ok(View { auctions, wallet: Wallet { account, kit }, limits: self.args.limits(&parameters) })
	}

	/// Says why lots get no bid, where that is news.
	fn tell_waits(&mut self, actions: &[Action<'_>]) {
		let mut waits = HashMap::new();
		for action in actions {
			let What::Wait(kit, reason) = &action.what else { continue };
			let (id, kind) = (action.auction.id, discriminant(reason));
			if self.waits.get(&id) != Some(&kind) {
				output::line(words::waits(action.auction, *kit, reason));
			}
			waits.insert(id, kind);
		}
		self.waits = waits;
	}

	/// Submits all at once and waits for the blocks. What is refused is told; the next block shows whether there is still
	/// something to do about it. An error when the node is lost.
	async fn act(&mut self, node: &Node, at: &At, actions: &[Action<'_>]) -> Result<()> {
		let steps: Vec<(&Action<'_>, Call)> =
			actions.iter().filter_map(|action| Some((action, call(action)?))).take(MOST).collect();
		if steps.is_empty() {
			return Ok(());
		}
		let outcomes = match self.submit(node, at, &steps).await {
			Ok(outcomes) => outcomes,
			Err(error @ TxError::Lost(_)) => return Err(anyhow!(error)),
			Err(error) => {
				self.tally.refused += 1;
				output::aside(format!("nothing was submitted: {error}"));
				return Ok(());
			},
		};
		let mut lost = None;
		for ((action, _), outcome) in steps.iter().zip(outcomes) {
			match outcome {
				Ok(included) => {
					self.note(&action.what);
					output::line(words::done(action, included.number));
				},
				Err(TxError::Lost(reason)) => lost = Some(reason),
				Err(error) => {
					self.tally.refused += 1;
					output::aside(words::refused(action, &error));
				},
			}
		}
		match lost {
			Some(reason) => bail!("whether a transaction is in a block is not known: {reason}"),
			None => Ok(()),
		}
	}

	async fn submit(
		&self,
		node: &Node,
		at: &At,
		steps: &[(&Action<'_>, Call)],
	) -> Result<Vec<Result<Included, TxError>>, TxError> {
		let next = submit::next_nonce(node, &self.signer).await?;
		let mut signed = Vec::new();
		for (nonce, (_, call)) in (next..).zip(steps) {
			signed.push(submit::sign(at, &self.signer, nonce, call, LIFETIME)?);
		}
		Ok(submit::follow_all(&signed).await)
	}

	fn note(&mut self, what: &What) {
		match what {
			What::Bid(_) => {
				self.tally.bids += 1;
				self.tally.leading += 1;
			},
			What::Claim => self.tally.claims += 1,
			What::Wait(..) => {},
		}
	}
}

fn call(action: &Action<'_>) -> Option<Call> {
	let auction = Value::u128(action.auction.id.into());
	match &action.what {
		What::Bid(kit) => Some(submit::call(auctions::PALLET, "bid", [auction, Value::u128(*kit)])),
		What::Claim => Some(submit::call(auctions::PALLET, "claim", [auction])),
		What::Wait(..) => None,
	}
}

/// Where it begins, or goes on after a restart.
fn opening(view: &View, lots: u64, kit: u128) -> String {
	let open = view.auctions.iter().filter(|auction| !auction.is_sold()).count();
	let leads = match lots {
		0 => "leads none".to_string(),
		lots => format!("leads {lots} with {} KIT", coins(kit, 6)),
	};
	format!("{open} lot(s) open, {leads}, has {} KIT to bid with", coins(view.wallet.kit, 6))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn it_begins_with_what_the_chain_says() {
		let account = [1; 32];
		let ours = Auction { id: 1, bidder: Some(account), bid: Some(100_000_000_000_000), ..Auction::default() };
		let sold = Auction { id: 3, state: "completed".into(), ..ours.clone() };
		let view = View {
			auctions: vec![ours, Auction { id: 2, ..Auction::default() }, sold],
			wallet: Wallet { account, kit: 2_500_000_000_000 },
			limits: Limits::default(),
		};
		let (lots, kit) = led(&view.auctions, account);
		assert_eq!(opening(&view, lots, kit), "2 lot(s) open, leads 1 with 100 KIT, has 2.5 KIT to bid with");
		assert_eq!(opening(&view, 0, 0), "2 lot(s) open, leads none, has 2.5 KIT to bid with");
	}

	#[test]
	fn only_bids_and_claims_become_transactions() {
		let auction = Auction::default();
		let is_sent = |what| call(&Action { auction: &auction, what }).is_some();
		assert!(is_sent(What::Bid(1)) && is_sent(What::Claim));
		assert!(!is_sent(What::Wait(1, Reason::Lots)));
	}

	#[test]
	fn the_summary_says_what_stays_on_the_chain() {
		let mut tally = Tally { bids: 3, claims: 1, refused: 2, ..Tally::default() };
		assert_eq!(tally.summary(), "bid 3 time(s), claimed 1 lot(s); 2 refused, 0 reconnection(s)");
		tally.leading = 2;
		assert!(tally.summary().ends_with("; 2 leading bid(s) stay: come back to claim what they win"));
	}
}
