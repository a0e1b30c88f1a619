//! Prints for people and scripts. A reader that closes the pipe early, as in `huxian watch | head`,
//! ends the program without an error.

use std::io::{ErrorKind, Write};

/// Prints a line to standard output. Ends the program when the pipe is closed.
pub fn line(text: impl AsRef<str>) {
	let written = writeln!(std::io::stdout().lock(), "{}", text.as_ref());
	if written.is_err_and(|error| error.kind() == ErrorKind::BrokenPipe) {
		std::process::exit(0);
	}
}

/// Prints a line to standard error. Ignores a failure to write.
pub fn note(text: impl AsRef<str>) {
	drop(writeln!(std::io::stderr().lock(), "{}", text.as_ref()));
}
