//! Errors of the node and its commands, with advice.
//!
//! Each error that a person can cause is one message on standard error, and a failing exit code.
//! Errors of the SDK keep their words, without the prefix that names a crate. Common ones get
//! advice: see `ADVICE`.

use polkadot_sdk::{sc_cli, sc_service, sp_api, sp_blockchain};
use std::fmt;

/// The result of a command.
pub type Result<T> = std::result::Result<T, Error>;

/// The reason why a command did not complete.
#[derive(Debug)]
pub enum Error {
	/// The command line, or a file that it names, is invalid. The text says what is valid.
	Usage(String),
	/// An error of the SDK's command line.
	Cli(Box<sc_cli::Error>),
	/// An error of the SDK's services.
	Service(Box<sc_service::Error>),
}

/// Parts of the SDK's messages, each with advice.
const ADVICE: [(&str, &str); 10] = [
	(
		"Database file is in use",
		"another node uses this database: stop it, or give this one a folder of its own with --base-path",
	),
	("Permission denied", "see who owns the folder given with --base-path, or choose another one"),
	(
		"Essential task failed",
		"the last errors of the log say which part ended and why; where the disk is full, make room and start again: \
		 the chain goes on",
	),
	("No space left on device", "make room, or choose another folder with --base-path"),
	(
		"Backend error: IO Error",
		"see that the folder given with --base-path can be made and written to, or choose another one",
	),
	(
		"Incompatible pruning modes",
		"start with the --state-pruning this database was made with, or with a new --base-path",
	),
	(
		"Invalid block range specified",
		"--from must not be after --to, nor after the best block; `chain-info` shows which that is",
	),
	("Unknown block", "this database has no such block; `chain-info` shows which ones it has"),
	("UnknownBlock: Expect block", "this database has no such block; `chain-info` shows which ones it has"),
	(
		"State already discarded",
		"this node keeps recent states only; start it with --state-pruning archive to keep all",
	),
];

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let text = self.text();
		f.write_str(text.trim_end())?;
		match ADVICE.iter().find(|(known, _)| text.contains(known)) {
			Some((_, advice)) => write!(f, "\n{advice}"),
			None => Ok(()),
		}
	}
}

impl Error {
	/// Returns the message without advice.
	fn text(&self) -> String {
		match self {
			Self::Usage(text) => text.clone(),
			Self::Cli(error) => match &**error {
				sc_cli::Error::Input(text) => text.clone(),
				sc_cli::Error::NetworkKeyNotFound(path) => format!(
					"there is no network key at {}, and others find a validator again only by its key\n\
					 make one with `huxian-node key generate-node-key --chain CHAIN --base-path PATH`, \
					 or start a throw-away validator with --unsafe-force-node-key-generation",
					path.display()
				),
				sc_cli::Error::KeyAlreadyExistsInPath(path) => {
					format!("there is a network key at {} already, and it is not overwritten", path.display())
				},
				error => error.to_string(),
			},
			Self::Service(error) => match &**error {
				sc_service::Error::Other(text) => text.clone(),
				sc_service::Error::Application(error) => error.to_string(),
				error => error.to_string(),
			},
		}
	}
}

impl std::error::Error for Error {}

impl From<sc_cli::Error> for Error {
	fn from(error: sc_cli::Error) -> Self {
		match error {
			sc_cli::Error::Service(error) => error.into(),
			error => Self::Cli(error.into()),
		}
	}
}

impl From<sc_service::Error> for Error {
	fn from(error: sc_service::Error) -> Self {
		Self::Service(error.into())
	}
}

impl From<sp_blockchain::Error> for Error {
	fn from(error: sp_blockchain::Error) -> Self {
		sc_service::Error::from(error).into()
	}
}

impl From<sp_api::ApiError> for Error {
	fn from(error: sp_api::ApiError) -> Self {
		sp_blockchain::Error::from(error).into()
	}
}

impl From<std::io::Error> for Error {
	fn from(error: std::io::Error) -> Self {
		sc_service::Error::from(error).into()
	}
}
