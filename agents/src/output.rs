//! Printing for people and scripts. Whoever reads may stop reading (`huxian watch | head`): that ends the program, and
//! is no error.

use std::io::{ErrorKind, Write};

/// Prints a line to standard output.
pub fn line(text: impl AsRef<str>) {
	let written = writeln!(std::io::stdout().lock(), "{}", text.as_ref());
	if written.is_err_and(|error| error.kind() == ErrorKind::BrokenPipe) {
		std::process::exit(0);
	}
}

/// Prints a line to standard error; when nobody reads that, nobody misses it.
pub fn aside(text: impl AsRef<str>) {
	drop(writeln!(std::io::stderr().lock(), "{}", text.as_ref()));
}
