//! `huxian watch`: the chain's money at a glance, live, recorded and drawn.

pub mod chart;
mod keys;
pub mod liquidation;
pub mod numbers;
pub mod peg;
mod plot;
pub mod record;
pub mod row;
pub mod screen;
pub mod source;
pub mod tables;

use crate::{
	connection::{self, NodeArgs},
	output, signal,
};
use anyhow::{ensure, Context, Result};
use clap::Args;
use keys::Key;
use record::Recorder;
use screen::{Page, Screen};
use source::{Snapshot, Update};
use std::{io::IsTerminal, path::PathBuf, time::Duration};
use tokio::sync::mpsc::{self, Receiver};

/// Show the chain's prices, steering, supply, burrows and auctions, and what holds PAN at a dollar, block by block.
#[derive(Args, Clone, Debug)]
pub struct WatchArgs {
	#[command(flatten)]
	pub node: NodeArgs,

	/// Append a row for each block to this CSV file.
	#[arg(long, value_name = "FILE.csv")]
	pub record: Option<PathBuf>,

	/// Draw a picture: of the recording at the end of the session, or at once with --from-recording.
	#[arg(long, value_name = "FILE.png|FILE.svg")]
	pub plot: Option<PathBuf>,

	/// Draw --plot from this recording, without a node.
	#[arg(long, value_name = "FILE.csv", requires = "plot", conflicts_with_all = ["record", "blocks", "plain"])]
	pub from_recording: Option<PathBuf>,

	/// Stop after so many blocks.
	#[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
	pub blocks: Option<u64>,

	/// Print a line for each block instead of the live view; so it is when the output is not a terminal.
	#[arg(long)]
	pub plain: bool,

	/// At most so many burrows in the table.
	#[arg(long, default_value_t = 8, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=100))]
	pub burrows: u16,

	/// The page that the live view begins with.
	#[arg(long, value_enum, default_value_t = Page::Kit, value_name = "PAGE")]
	pub page: Page,
}

/// Runs until it is stopped or has seen enough blocks.
pub async fn run(args: WatchArgs) -> Result<()> {
	if let Some(picture) = &args.plot {
		crate::plot::check(picture)?;
		let source = args.from_recording.as_ref().or(args.record.as_ref());
		ensure!(source.is_some(), "--plot needs rows to draw: add --record FILE.csv, or --from-recording FILE.csv");
	}
	if args.from_recording.is_none() {
		connection::check_url(&args.node.node)?;
		session(&args).await?;
	}
	match (&args.plot, args.from_recording.as_ref().or(args.record.as_ref())) {
		(Some(picture), Some(recording)) => draw(picture, recording),
		_ => Ok(()),
	}
}

fn draw(picture: &std::path::Path, recording: &std::path::Path) -> Result<()> {
	let (rows, unread) = record::read(recording)?;
	plot::draw(&rows, picture)?;
	let skipped = if unread > 0 { format!(" ({unread} row(s) could not be read)") } else { String::new() };
	output::line(format!("drew {} blocks of {}{skipped} into {}", rows.len(), recording.display(), picture.display()));
	Ok(())
}

async fn session(args: &WatchArgs) -> Result<()> {
	let recorder = args.record.as_deref().map(Recorder::open).transpose()?;
	let (sender, updates) = mpsc::channel(64);
	let source = source::follow(args.node.clone(), args.burrows.into(), sender);
	let is_plain = args.plain || !std::io::stdout().is_terminal();
	let view = async {
		if is_plain {
			plain(args, updates, recorder).await
		} else {
			live(args, updates, recorder).await
		}
	};
	tokio::select! {
		// It ends by itself only when the node was never reached, or nobody listens.
		outcome = source => outcome,
		outcome = view => outcome,
		() = signal::stop() => Ok(()),
	}
}

/// Writes each block down and counts; `true` when that was enough.
struct Progress {
	recorder: Option<Recorder>,
	left: Option<u64>,
}

impl Progress {
	fn note(&mut self, snapshot: &Snapshot) -> Result<bool> {
		if let Some(recorder) = &mut self.recorder {
			recorder.write(&snapshot.row)?;
		}
		self.left = self.left.map(|left| left.saturating_sub(1));
		Ok(self.left == Some(0))
	}
}

async fn plain(args: &WatchArgs, mut updates: Receiver<Update>, recorder: Option<Recorder>) -> Result<()> {
	let mut progress = Progress { recorder, left: args.blocks };
	while let Some(update) = updates.recv().await {
		match update {
			Update::Block(snapshot) => {
				output::line(snapshot.row.line());
				if progress.note(&snapshot)? {
					break;
				}
			},
			Update::Connection(Some(state)) => output::aside(state),
			Update::Connection(None) => {},
		}
	}
	Ok(())
}

/// Gives the terminal back, whatever happens.
struct Terminal(ratatui::DefaultTerminal);

impl Drop for Terminal {
	fn drop(&mut self) {
		ratatui::restore();
	}
}

async fn live(args: &WatchArgs, mut updates: Receiver<Update>, recorder: Option<Recorder>) -> Result<()> {
	let recording = args.record.as_ref().map(|path| path.display().to_string());
	let mut screen = Screen::new(args.node.node.clone(), recording, args.page);
	let mut progress = Progress { recorder, left: args.blocks };
	let (sender, mut pressed) = mpsc::channel(16);
	std::thread::spawn(move || keys::read(&sender));
	let terminal = ratatui::try_init().context("this terminal cannot show the live view: use --plain")?;
	let mut terminal = Terminal(terminal);
	loop {
		terminal.0.draw(|frame| screen.draw(frame))?;
		tokio::select! {
			update = updates.recv() => match update {
				Some(Update::Block(snapshot)) => {
					let is_enough = progress.note(&snapshot)?;
					screen.show(*snapshot);
					if is_enough {
						return Ok(());
					}
				},
				Some(Update::Connection(state)) => screen.connection(state),
				None => return Ok(()),
			},
			key = pressed.recv() => match key {
				Some(Key::End) => return Ok(()),
				Some(Key::Show(page)) => screen.turn_to(page),
				Some(Key::Next) => screen.turn(),
				Some(Key::Redraw) => {},
				// Without a keyboard the view goes on until a signal comes.
				None => tokio::time::sleep(Duration::from_secs(1)).await,
			},
		}
	}
}
