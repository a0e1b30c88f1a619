//! Where the rows come from: block after block of a node, across its restarts.

use super::{
	liquidation::Liquidation,
	peg::{row::PegRow, Peg},
	row::Row,
};
use crate::{
	chain::{
		self,
		auctions::{self, Auction},
		tokens::Tokens,
		views,
	},
	connection::{self, At, Node, NodeArgs},
};
use anyhow::Result;
use tokio::sync::mpsc::Sender;

/// What is known of one block.
#[derive(Clone, Debug)]
pub struct Snapshot {
	/// What is recorded.
	pub row: Row,
	/// The first burrows.
	pub burrows: Vec<views::Burrow>,
	/// The lots on offer.
	pub lots: Vec<Auction>,
	/// What holds PAN at a dollar; `None` on a chain without it.
	pub peg: Option<Peg>,
}

/// What happens.
#[derive(Debug)]
pub enum Update {
	/// A new block.
	Block(Box<Snapshot>),
	/// The connection's state, for people.
	Connection(Option<String>),
}

/// Sends what happens until nobody listens; an error when the node cannot be reached at the start, or is no node of
/// ours.
pub async fn follow(args: NodeArgs, most_burrows: usize, updates: Sender<Update>) -> Result<()> {
	// Nobody listens when the session is over; then it does not matter what is said.
	let say = |text: String| drop(updates.try_send(Update::Connection(Some(text))));
	let mut node = connection::connect(&args, say).await?;
	chain::require_apis(&node.at_best().await?, &["ControllerApi", "BurrowsApi"])?;
	loop {
		if updates.send(Update::Connection(None)).await.is_err() {
			return Ok(());
		}
		match blocks(&node, most_burrows, &updates).await {
			Ok(()) => return Ok(()),
			Err(error) => say(format!("lost the node: {error:#}")),
		}
		node = connection::reconnect(&args, say).await?;
	}
}

/// Ends well when nobody listens any more.
async fn blocks(node: &Node, most_burrows: usize, updates: &Sender<Update>) -> Result<()> {
	let mut blocks = node.blocks().await?;
	let mut last = None;
	let mut tokens = Tokens::default();
	loop {
		let block = connection::next_block(&mut blocks).await?;
		// A new subscription begins with the newest block, a reorganisation repeats a number: one row a block.
		if last == Some(block.hash()) {
			continue;
		}
		last = Some(block.hash());
		let at = block.at().await?;
		let snapshot = read(node, &at, most_burrows, &mut tokens).await?;
		if updates.send(Update::Block(Box::new(snapshot))).await.is_err() {
			return Ok(());
		}
	}
}

async fn read(node: &Node, at: &At, most_burrows: usize, tokens: &mut Tokens) -> Result<Snapshot> {
	let (time, parameters, burrows, finalized, queue, peg) = tokio::try_join!(
		chain::time_of(at),
		views::parameters(at),
		views::first_burrows(at, most_burrows),
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
		peg: peg.as_ref().and_then(PegRow::of),
	};
	Ok(Snapshot { row, burrows, lots: queue.unwrap_or_default().open, peg })
}
