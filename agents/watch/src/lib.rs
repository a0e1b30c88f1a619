//! `huxian watch`: shows the state of the chain block by block, records it and draws recordings.
//! [`plot`] draws pictures; the command `simulate` uses it too.

mod chart;
mod group;
mod keys;
mod liquidation;
mod numbers;
mod page;
mod peg;
pub mod plot;
mod recording;
mod screen;
mod source;
mod tables;
mod theme;

use anyhow::{ensure, Context, Result};
use clap::Args;
use huxian_client::{
	connection::{self, NodeArgs},
	output, signal,
};
use keys::Key;
use page::Page;
use recording::file::{self, Recorder};
use screen::Screen;
use source::{Snapshot, Update};
use std::{
	io::IsTerminal,
	path::{Path, PathBuf},
	time::Duration,
};
use tokio::sync::mpsc::{self, Receiver};

/// Show prices, controller, supply, burrows, auctions and the peg of PAN, block by block.
#[derive(Args, Clone, Debug)]
pub struct WatchArgs {
	#[command(flatten)]
	pub node: NodeArgs,

	/// Append a row for each block to this CSV file.
	#[arg(long, value_name = "FILE.csv")]
	pub record: Option<PathBuf>,

	/// Draw a picture of the recording at the end; with --from-recording at once.
	#[arg(long, value_name = "FILE.png|FILE.svg")]
	pub plot: Option<PathBuf>,

	/// Draw --plot from this recording, without a node.
	#[arg(long, value_name = "FILE.csv", requires = "plot", conflicts_with_all = ["record", "blocks", "plain"])]
	pub from_recording: Option<PathBuf>,

	/// Stop after N blocks.
	#[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
	pub blocks: Option<u64>,

	/// Print a line for each block instead of the live view; the default without a terminal.
	#[arg(long)]
	pub plain: bool,

	/// Maximum of burrows in the table.
	#[arg(long, default_value_t = 8, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=100))]
	pub burrows: u16,

	/// First page of the live view.
	#[arg(long, value_enum, default_value_t = Page::Kit, value_name = "PAGE")]
	pub page: Page,
}

/// Watches until a signal, a key or `--blocks` ends it; draws the picture.
pub async fn run(args: WatchArgs) -> Result<()> {
	if let Some(picture) = &args.plot {
		plot::check(picture)?;
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

fn draw(picture: &Path, path: &Path) -> Result<()> {
	let (rows, invalid) = file::read(path)?;
	recording::picture::draw(&rows, picture)?;
	let skipped = if invalid > 0 { format!(" ({invalid} row(s) could not be read)") } else { String::new() };
	output::line(format!("drew {} blocks of {}{skipped} into {}", rows.len(), path.display(), picture.display()));
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
		// Ends only if the node cannot be reached at the start, or if the view has ended.
		outcome = source => outcome,
		outcome = view => outcome,
		() = signal::shutdown() => Ok(()),
	}
}

/// Records the blocks and counts them.
struct Progress {
	recorder: Option<Recorder>,
	left: Option<u64>,
}

impl Progress {
	/// Records a block; returns true after the last block of `--blocks`.
	fn record(&mut self, snapshot: &Snapshot) -> Result<bool> {
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
				if progress.record(&snapshot)? {
					break;
				}
			},
			Update::Connection(Some(state)) => output::note(state),
			Update::Connection(None) => {},
		}
	}
	Ok(())
}

/// Restores the terminal when it is dropped, also after an error.
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
					let is_last = progress.record(&snapshot)?;
					screen.add(*snapshot);
					if is_last {
						return Ok(());
					}
				},
				Some(Update::Connection(state)) => screen.set_connection(state),
				None => return Ok(()),
			},
			key = pressed.recv() => match key {
				Some(Key::End) => return Ok(()),
				Some(Key::Show(page)) => screen.show_page(page),
				Some(Key::Next) => screen.show_next_page(),
				Some(Key::Redraw) => {},
				// Without a keyboard only a signal ends the view.
				None => tokio::time::sleep(Duration::from_secs(1)).await,
			},
		}
	}
}
