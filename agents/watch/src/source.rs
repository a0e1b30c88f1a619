//! Reads block after block from a node, across its restarts.

use crate::{
	liquidation::Liquidation,
	peg::Peg,
	recording::{pan::PanRow, row::Row},
};
use anyhow::Result;
use huxian_client::{
	chain::{
		self,
		auctions::{self, Auction},
		tokens::Tokens,
		views,
	},
	connection::{self, At, Node, NodeArgs},
};
use tokio::sync::mpsc::Sender;

/// State of the chain as of one block.
#[derive(Clone, Debug)]
pub struct Snapshot {
	/// Row for the recording.
	pub row: Row,
	/// First burrows, in the order of their numbers.
	pub burrows: Vec<views::Burrow>,
	/// Lots on offer.
	pub lots: Vec<Auction>,
	/// State of the peg of PAN; `None` on a chain without families.
	pub peg: Option<Peg>,
}

/// A message to the view.
#[derive(Debug)]
pub enum Update {
	/// New block.
	Block(Box<Snapshot>),
	/// Problem of the connection; `None` after it was connected.
	Connection(Option<String>),
}

/// Sends updates until the receiver is closed. Fails if the node cannot be reached at the start, or
/// is no Huxian node.
pub async fn follow(args: NodeArgs, max_burrows: usize, updates: Sender<Update>) -> Result<()> {
	// Ignores a closed receiver: the session is over then.
	let report = |text: String| drop(updates.try_send(Update::Connection(Some(text))));
	let mut node = connection::connect(&args, report).await?;
	chain::require_apis(&node.at_best().await?, &["ControllerApi", "BurrowsApi"])?;
	loop {
		if updates.send(Update::Connection(None)).await.is_err() {
			return Ok(());
		}
		match blocks(&node, max_burrows, &updates).await {
			Ok(()) => return Ok(()),
			Err(error) => report(format!("lost the node: {error:#}")),
		}
		node = connection::reconnect(&args, report).await?;
	}
}

/// Sends a snapshot of each new block. Returns when the receiver is closed.
async fn blocks(node: &Node, max_burrows: usize, updates: &Sender<Update>) -> Result<()> {
	let mut blocks = node.blocks().await?;
	let mut last = None;
	let mut tokens = Tokens::default();
	loop {
		let block = connection::next_block(&mut blocks).await?;
		// A new subscription begins with the best block, which may have been read already.
		if last == Some(block.hash()) {
			continue;
		}
		last = Some(block.hash());
		let at = block.at().await?;
		let snapshot = read(node, &at, max_burrows, &mut tokens).await?;
		if updates.send(Update::Block(Box::new(snapshot))).await.is_err() {
			return Ok(());
		}
	}
}

async fn read(node: &Node, at: &At, max_burrows: usize, tokens: &mut Tokens) -> Result<Snapshot> {
	let (time, parameters, burrows, finalized, queue, peg) = tokio::try_join!(
		chain::time_of(at),
		views::parameters(at),
		views::first_burrows(at, max_burrows),
		node.finalized(),
		auctions::queue(at),
		Peg::read(at, tokens)
	)?;
	let (count, burrows) = burrows;
	let liquidation = queue.as_ref().map(Liquidation::of);
	let row = Row {
		block: at.block_number(),
		time,
		finalized,
		parameters,
		burrows: count,
		liquidation,
		peg: peg.as_ref().and_then(PanRow::of),
	};
	Ok(Snapshot { row, burrows, lots: queue.unwrap_or_default().open, peg })
}
