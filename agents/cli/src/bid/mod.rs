//! `huxian bid`: buys liquidated HUX at auction. It has no state of its own: the chain stores
//! leading bids and won lots under its account.

pub mod args;
mod decide;
mod messages;
mod tip;

use anyhow::{anyhow, bail, ensure, Result};
use args::BidArgs;
use decide::{decide, leading_bids, Action, ActionKind, Limits, WaitReason, Wallet};
use huxian_client::{
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
use std::{
	collections::HashMap,
	mem::{discriminant, Discriminant},
	time::Duration,
};
use subxt::dynamic::Value;
use tip::{Tip, PATIENT_BLOCKS};

/// Lifetime of a transaction, in blocks. It is short, because auctions change with each block.
const LIFETIME: u64 = 8;

/// Time between two blocks, in seconds.
const BLOCK_SECONDS: u64 = 3;

/// Maximum of transactions in a block; the others follow in the next block.
const MAX_TRANSACTIONS: usize = 32;

/// Bids until a signal arrives; with `--once` for one block.
pub async fn run(args: BidArgs) -> Result<()> {
	connection::check_url(&args.node.node)?;
	let signer = Signer::from_uri(&args.account, "--account")?;
	let mut bidder = Bidder {
		args: &args,
		signer,
		seen: None,
		waits: HashMap::new(),
		tip: Tip::new(args.max_tip),
		pending: None,
		totals: Totals::default(),
	};
	let outcome = tokio::select! {
		outcome = bidder.run() => outcome,
		() = signal::shutdown() => Ok(()),
	};
	if bidder.seen.is_some() {
		output::line(bidder.totals.summary());
	}
	outcome
}

/// Totals of a run.
#[derive(Default)]
struct Totals {
	bids: u64,
	claims: u64,
	refused: u64,
	reconnections: u64,
	/// Leading bids as of the last processed block.
	leading: u64,
}

impl Totals {
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

/// State of auctions and account as of one block.
struct View {
	auctions: Vec<Auction>,
	wallet: Wallet,
	limits: Limits,
}

/// The bidder. Its fields serve messages only; decisions follow from the chain alone.
struct Bidder<'a> {
	args: &'a BidArgs,
	signer: Signer,
	/// Last processed block.
	seen: Option<Hash>,
	/// Reasons for no bid as of that block, by lot: each is reported once.
	waits: HashMap<u64, Discriminant<WaitReason>>,
	/// Tip of the next transactions.
	tip: Tip,
	/// Its transactions that no block took, if any.
	pending: Option<Pending>,
	totals: Totals,
}

/// Transactions that wait in the pool of the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pending {
	/// The next ones take their nonces, with a higher tip.
	Outbid,
	/// The tip is at its maximum: they wait until this block, in which they are invalid.
	Until(u64),
}

impl Bidder<'_> {
	async fn run(&mut self) -> Result<()> {
		let mut node = connection::connect(&self.args.node, output::note).await?;
		let at = node.at_best().await?;
		chain::require_pallets(&at, &[auctions::PALLET, "Assets"])?;
		chain::require_apis(&at, &[auctions::API, "ControllerApi"])?;
		output::line(format!("{} bids {}", self.signer.name, self.args.describe()));
		if self.args.once {
			self.process_best_block(&node).await?;
			ensure!(self.totals.refused == 0, "{} transaction(s) did not succeed: run it again", self.totals.refused);
			return Ok(());
		}
		loop {
			if let Err(error) = self.process_blocks(&node).await {
				node = connection::reconnect_after(&self.args.node, &format!("{error:#}"), output::note).await?;
				self.totals.reconnections += 1;
			}
		}
	}

	/// Processes block after block. Returns only with an error, when the node is lost.
	async fn process_blocks(&mut self, node: &Node) -> Result<()> {
		let mut blocks = node.blocks().await?;
		loop {
			connection::next_block(&mut blocks).await?;
			self.process_best_block(node).await?;
		}
	}

	/// Processes the best block, which may be later than the announced one.
	async fn process_best_block(&mut self, node: &Node) -> Result<()> {
		let at = node.at_best().await?;
		if self.seen == Some(at.block_hash()) {
			return Ok(());
		}
		let view = self.read(&at).await?;
		let (lots, kit) = leading_bids(&view.auctions, view.wallet.account);
		self.totals.leading = lots;
		if self.seen.is_none() {
			output::line(opening_message(&view, lots, kit));
		}
		self.seen = Some(at.block_hash());
		let actions = decide(&view.auctions, &view.wallet, &view.limits);
		self.report_waits(&actions);
		self.execute(node, &at, &actions).await
	}

	async fn read(&self, at: &At) -> Result<View> {
		let account = self.signer.account();
		let (queue, unclaimed, parameters, kit) = tokio::try_join!(
			auctions::queue(at),
			auctions::unclaimed(at),
			views::parameters(at),
			chain::kit_balance(at, account)
		)?;
		let mut auctions = queue.unwrap_or_default().open;
		auctions.extend(unclaimed);
		Ok(View { auctions, wallet: Wallet { account, kit }, limits: self.args.limits(&parameters) })
	}

	/// Reports new reasons for no bid.
	fn report_waits(&mut self, actions: &[Action<'_>]) {
		let mut waits = HashMap::new();
		for action in actions {
			let ActionKind::Wait(kit, reason) = &action.kind else { continue };
			let (id, kind) = (action.auction.id, discriminant(reason));
			if self.waits.get(&id) != Some(&kind) {
				output::line(messages::waits(action.auction, *kit, reason));
			}
			waits.insert(id, kind);
		}
		self.waits = waits;
	}

	/// Submits all transactions at once and waits for their blocks. Reports refusals; the next
	/// block decides on another attempt. Fails if the node is lost.
	async fn execute(&mut self, node: &Node, at: &At, actions: &[Action<'_>]) -> Result<()> {
		let steps: Vec<(&Action<'_>, Call)> =
			actions.iter().filter_map(|action| Some((action, call(action)?))).take(MAX_TRANSACTIONS).collect();
		let waits = matches!(self.pending, Some(Pending::Until(block)) if at.block_number() < block);
		if steps.is_empty() || waits {
			return Ok(());
		}
		let outcomes = match self.submit(node, at, &steps).await {
			Ok(outcomes) => outcomes,
			Err(error @ TxError::Lost(_)) => return Err(anyhow!(error)),
			Err(error) => {
				self.totals.refused += 1;
				output::note(format!("nothing was submitted: {error}"));
				return Ok(());
			},
		};
		self.follow_tip(at.block_number(), &outcomes);
		let mut lost = None;
		for ((action, _), outcome) in steps.iter().zip(outcomes) {
			match outcome {
				Ok(included) => {
					self.count(&action.kind);
					output::line(messages::done(action, included.number));
				},
				Err(TxError::Lost(reason)) => lost = Some(reason),
				Err(error @ TxError::Late(_)) if !self.args.once => {
					output::note(messages::late(action, &error, self.pending.is_some_and(Pending::rises), self.tip));
				},
				Err(error) => {
					self.totals.refused += 1;
					output::note(messages::refused(action, &error));
				},
			}
		}
		match lost {
			Some(reason) => bail!("a transaction may be in a block or not: {reason}"),
			None => Ok(()),
		}
	}

	/// Raises the tip if no block took a transaction of the block `number`, and lowers it if blocks
	/// took all.
	fn follow_tip(&mut self, number: u64, outcomes: &[Result<Included, TxError>]) {
		let is_late = outcomes.iter().any(|outcome| matches!(outcome, Err(TxError::Late(_))));
		self.pending = match is_late {
			false => {
				self.tip.lower();
				None
			},
			true if self.tip.raise() => Some(Pending::Outbid),
			true => Some(Pending::Until(number + LIFETIME)),
		};
	}

	/// Returns the time to wait for a block with a transaction.
	fn patience(&self) -> Duration {
		match self.args.once {
			true => submit::INCLUSION_TIMEOUT,
			// A little longer than the blocks take.
			false => Duration::from_secs(PATIENT_BLOCKS * BLOCK_SECONDS + 1),
		}
	}

	async fn submit(
		&self,
		node: &Node,
		at: &At,
		steps: &[(&Action<'_>, Call)],
	) -> Result<Vec<Result<Included, TxError>>, TxError> {
		let next = match self.pending {
			Some(Pending::Outbid) => submit::nonce_at(at, &self.signer).await?,
			_ => submit::next_nonce(node, &self.signer).await?,
		};
		let tip = self.tip.current();
		let mut signed = Vec::new();
		for (nonce, (_, call)) in (next..).zip(steps) {
			signed.push(submit::sign_with_tip(at, &self.signer, nonce, call, LIFETIME, tip)?);
		}
		Ok(submit::submit_all(&signed, self.patience()).await)
	}

	fn count(&mut self, kind: &ActionKind) {
		match kind {
			ActionKind::Bid(_) => {
				self.totals.bids += 1;
				self.totals.leading += 1;
			},
			ActionKind::Claim => self.totals.claims += 1,
			ActionKind::Wait(..) => {},
		}
	}
}

impl Pending {
	/// Returns true if the next transactions have a higher tip.
	fn rises(self) -> bool {
		self == Self::Outbid
	}
}

fn call(action: &Action<'_>) -> Option<Call> {
	let auction = Value::u128(action.auction.id.into());
	match &action.kind {
		ActionKind::Bid(kit) => Some(submit::call(auctions::PALLET, "bid", [auction, Value::u128(*kit)])),
		ActionKind::Claim => Some(submit::call(auctions::PALLET, "claim", [auction])),
		ActionKind::Wait(..) => None,
	}
}

/// Returns the first message, which also serves after a restart.
fn opening_message(view: &View, lots: u64, kit: u128) -> String {
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
	fn the_first_message_has_the_state_of_the_chain() {
		let account = [1; 32];
		let ours = Auction { id: 1, bidder: Some(account), bid: Some(100_000_000_000_000), ..Auction::default() };
		let sold = Auction { id: 3, state: "completed".into(), ..ours.clone() };
		let view = View {
			auctions: vec![ours, Auction { id: 2, ..Auction::default() }, sold],
			wallet: Wallet { account, kit: 2_500_000_000_000 },
			limits: Limits::default(),
		};
		let (lots, kit) = leading_bids(&view.auctions, account);
		assert_eq!(opening_message(&view, lots, kit), "2 lot(s) open, leads 1 with 100 KIT, has 2.5 KIT to bid with");
		assert_eq!(opening_message(&view, 0, 0), "2 lot(s) open, leads none, has 2.5 KIT to bid with");
	}

	#[test]
	fn the_tip_rises_while_bids_are_late_and_then_they_wait() {
		use clap::Parser;
		#[derive(Parser)]
		struct Line {
			#[command(flatten)]
			args: BidArgs,
		}
		let args = Line::parse_from(["bid", "--limit", "1", "--max-tip", "0.01"]).args;
		let (tip, totals) = (Tip::new(args.max_tip), Totals::default());
		let signer = Signer::from_uri("//Bob", "--account").unwrap();
		let mut bidder = Bidder { args: &args, signer, seen: None, waits: HashMap::new(), tip, pending: None, totals };
		let late = || [Ok(Included { number: 5 }), Err(TxError::Late(bidder_patience()))];

		// A thousandth of the limit, then tenfold, up to the limit.
		for tip in [10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000] {
			bidder.follow_tip(4, &late());
			assert_eq!((bidder.tip.current(), bidder.pending), (tip, Some(Pending::Outbid)));
		}
		// At the limit the bids wait until they are invalid.
		bidder.follow_tip(4, &late());
		assert_eq!((bidder.tip.current(), bidder.pending), (10_000_000_000, Some(Pending::Until(12))));
		// The tip falls when blocks have room again.
		bidder.follow_tip(13, &[Ok(Included { number: 14 })]);
		assert_eq!((bidder.tip.current(), bidder.pending), (1_000_000_000, None));
	}

	fn bidder_patience() -> Duration {
		Duration::from_secs(7)
	}

	#[test]
	fn only_bids_and_claims_become_transactions() {
		let auction = Auction::default();
		let is_sent = |kind| call(&Action { auction: &auction, kind }).is_some();
		assert!(is_sent(ActionKind::Bid(1)) && is_sent(ActionKind::Claim));
		assert!(!is_sent(ActionKind::Wait(1, WaitReason::MaxLots)));
	}

	#[test]
	fn the_summary_counts_bids_that_stay_on_the_chain() {
		let mut totals = Totals { bids: 3, claims: 1, refused: 2, ..Totals::default() };
		assert_eq!(totals.summary(), "bid 3 time(s), claimed 1 lot(s); 2 refused, 0 reconnection(s)");
		totals.leading = 2;
		assert!(totals.summary().ends_with("; 2 leading bid(s) stay: come back to claim what they win"));
	}
}
