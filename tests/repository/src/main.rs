//! Lists the sentences and lines that break a language rule.

use huxian_repository::{files, prose};
use std::{env, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
	let mut paths: Vec<PathBuf> = env::args().skip(1).map(PathBuf::from).collect();
	if paths.is_empty() {
		paths.push(files::root());
	}
	let findings: Vec<_> = paths
		.iter()
		.flat_map(|path| files::below(path, &[".rs", ".md"]))
		.flat_map(|file| prose::check(&file))
		.collect();
	for finding in &findings {
		println!("{finding}");
	}
	println!("{} findings", findings.len());
	ExitCode::from(u8::from(!findings.is_empty()))
}
