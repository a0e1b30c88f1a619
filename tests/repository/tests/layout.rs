//! All pallets have the same files, and no file is too long to read.

use huxian_repository::files::{below, read, root};
use std::fs;

/// Maximum number of lines of a Rust file. Generated weights are left out.
const MAX_LINES: usize = 500;

fn pallets() -> Vec<String> {
	let folders = fs::read_dir(root().join("pallets")).expect("the folder exists");
	let mut names: Vec<_> = folders.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
	names.sort();
	assert!(names.len() >= 9, "{names:?}");
	names
}

/// The files of the template, by role. A role may be a file or a folder of that name.
#[test]
fn every_pallet_has_the_files_of_the_template() {
	const ROLES: [&str; 9] =
		["lib", "types", "events", "errors", "try_state", "weights", "benchmarking", "mock", "tests"];
	for pallet in pallets() {
		let folder = root().join("pallets").join(&pallet);
		assert!(folder.join("README.md").exists(), "{pallet} has no README.md");
		for role in ROLES {
			let source = folder.join("src");
			let exists = source.join(format!("{role}.rs")).exists() || source.join(role).is_dir();
			assert!(exists, "{pallet} has no src/{role}.rs");
		}
		let has_work = ["calls", "impls"].iter().any(|role| folder.join(format!("src/{role}.rs")).exists());
		assert!(has_work, "{pallet} has neither src/calls.rs nor src/impls.rs");
	}
}

#[test]
fn every_pallet_has_a_storage_version_and_documents_its_items() {
	for pallet in pallets() {
		let text = read(format!("pallets/{pallet}/src/lib.rs"));
		for part in ["#[pallet::storage_version(STORAGE_VERSION)]", "missing_docs"] {
			assert!(text.contains(part), "pallets/{pallet}/src/lib.rs has no {part}");
		}
	}
}

#[test]
fn no_file_is_too_long_to_read() {
	for file in below(&root(), &[".rs"]) {
		let name = file.to_string_lossy().into_owned();
		let lines = read(&file).lines().count();
		let is_generated = name.ends_with("weights.rs") || name.contains("/weights/");
		assert!(is_generated || lines <= MAX_LINES, "{name} has {lines} lines: split it by role");
	}
}
