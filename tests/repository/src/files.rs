//! The files of the repository.

use std::{
	fs,
	path::{Path, PathBuf},
	process::Command,
};

/// Folders that hold no text of ours.
const SKIPPED: [&str; 4] = [".git", "node_modules", "target", "__pycache__"];

/// Returns the root of the repository.
pub fn root() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository exists")
}

/// Returns the text of `path`, which is relative to the root.
///
/// Panics with the path if the file cannot be read.
pub fn read(path: impl AsRef<Path>) -> String {
	let path = root().join(path);
	fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns all files below `folder` whose names end with one of `endings`, sorted, as absolute
/// paths.
pub fn below(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
	let mut found = Vec::new();
	collect(folder, endings, &mut found);
	found.sort();
	found
}

fn collect(path: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
	let name = path.file_name().unwrap_or_default().to_string_lossy();
	if path.is_file() {
		if endings.iter().any(|ending| name.ends_with(ending)) {
			found.push(path.to_path_buf());
		}
	} else if !SKIPPED.contains(&name.as_ref()) {
		let Ok(entries) = fs::read_dir(path) else { return };
		entries.flatten().for_each(|entry| collect(&entry.path(), endings, found));
	}
}

/// Runs cargo in the root and returns its standard output.
///
/// Panics with cargo's message if it fails.
pub fn cargo(arguments: &[&str]) -> String {
	let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().expect("cargo runs");
	assert!(
		output.status.success(),
		"cargo {} failed:\n{}",
		arguments.join(" "),
		String::from_utf8_lossy(&output.stderr)
	);
	String::from_utf8(output.stdout).expect("cargo writes UTF-8")
}
