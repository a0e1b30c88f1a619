//! Documents say what the code says.

use huxian_repository::files::{below, read, root};
use regex::Regex;
use std::{fs, path::Path};

fn all(pattern: &str, text: &str) -> Vec<String> {
	let pattern = Regex::new(pattern).expect("the pattern is valid");
	pattern.captures_iter(text).map(|found| found[1].to_string()).collect()
}

/// Returns the names of the files and folders in `folder` that end with `ending`.
fn names(folder: &str, ending: &str) -> Vec<String> {
	let entries = fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
	let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
	names.retain(|name| name.ends_with(ending));
	names.sort();
	assert!(!names.is_empty(), "{folder} has files");
	names
}

/// Asserts that `document` mentions each of `words`.
fn mentions(document: &str, words: &[String]) {
	let text = read(document);
	let missing: Vec<_> = words.iter().filter(|word| !text.contains(word.as_str())).collect();
	assert!(missing.is_empty(), "{document} does not mention {missing:?}");
}

#[test]
fn the_node_lists_every_rpc_method() {
	let methods: Vec<_> = below(&root().join("node/src/rpc"), &[".rs"])
		.iter()
		.flat_map(|file| all(r#"#\[method\(name = "(\w+)""#, &read(file)))
		.map(|name| format!("`hub_{name}`"))
		.collect();
	assert!(methods.len() >= 18, "{methods:?}");
	mentions("node/README.md", &methods);
}

#[test]
fn the_node_says_what_every_read_costs_at_most() {
	let readme = read("node/README.md");
	let (_, rest) = readme.split_once("### Bounds").expect("the table of bounds");
	let table = rest.split("| error code").next().unwrap_or(rest);
	let methods = below(&root().join("node/src/rpc"), &[".rs"]).into_iter();
	for name in methods.flat_map(|file| all(r#"#\[method\(name = "(\w+)""#, &read(file))) {
		assert!(table.contains(&format!("`hub_{name}`")), "node/README.md has no bound of hub_{name}");
	}
	// Runtime APIs without a method of the same name.
	for name in ["burrow_count", "max_mintable", "minimum_bid", "sweepable", "entries_of"] {
		assert!(table.contains(&format!("_{name}`")), "node/README.md has no bound of {name}");
	}
}

#[test]
fn the_node_lists_every_error_code() {
	let codes: Vec<_> = below(&root().join("node/src/rpc"), &[".rs"])
		.iter()
		.flat_map(|file| all(r"i32 = (20_\d{3})\b", &read(file)))
		.map(|code| code.replace('_', ""))
		.collect();
	assert!(codes.len() >= 8, "{codes:?}");
	mentions("node/README.md", &codes);
}

#[test]
fn layouts_list_every_file() {
	mentions("node/README.md", &names("node/src", ""));
	mentions("node/README.md", &names("node/src/rpc", ".rs"));
	mentions("tests/js/README.md", &names("tests/js", ".test.mjs"));
	for part in ["client", "watch", "cli"] {
		mentions("agents/README.md", &names(&format!("agents/{part}/src"), ""));
	}
	mentions("tests/repository/README.md", &names("tests/repository/tests", ".rs"));
}

#[test]
fn the_map_lists_every_crate() {
	let members: toml::Value = toml::from_str(&read("Cargo.toml")).expect("Cargo.toml is valid");
	let members = members["workspace"]["members"].as_array().expect("a list");
	let map = read("README.md");
	for member in members {
		let member = member.as_str().expect("a path");
		let folder = member.split('/').next().expect("a folder");
		let is_listed = [member, &format!("{member}/"), &format!("{folder}/")]
			.iter()
			.any(|name| map.contains(&format!("`{name}`")) || map.contains(&format!("({name})")));
		assert!(is_listed, "README.md does not list {member}");
	}
}

#[test]
fn every_pallet_has_a_row_in_the_map() {
	let map = read("README.md");
	for pallet in names("pallets", "") {
		assert!(map.contains(&format!("pallets/{pallet}")), "README.md does not list pallets/{pallet}");
	}
}

#[test]
fn links_lead_somewhere_within_the_repository() {
	let root = root();
	for file in below(&root, &[".md"]) {
		let text = fs::read_to_string(&file).expect("a document is text");
		for link in all(r"\]\(([^)\s]+)\)", &text) {
			if link.starts_with("http") || link.starts_with('#') || link.starts_with("mailto:") {
				continue;
			}
			let (path, anchor) =
				link.split_once('#').map_or((link.as_str(), None), |(path, anchor)| (path, Some(anchor)));
			let target = file.parent().expect("a folder").join(path);
			let target = target.canonicalize().unwrap_or_else(|_| panic!("{}: {link} leads nowhere", file.display()));
			assert!(target.starts_with(&root), "{}: {link} leaves the repository", file.display());
			if let Some(anchor) = anchor.filter(|_| target.extension().is_some_and(|ending| ending == "md")) {
				let headings = anchors(&target);
				assert!(headings.iter().any(|found| found == anchor), "{}: no heading for {link}", file.display());
			}
		}
	}
}

/// Returns the anchors of a document's headings, as web pages of repositories make them.
fn anchors(file: &Path) -> Vec<String> {
	let text = fs::read_to_string(file).expect("a document is text");
	let kept = |char: &char| char.is_alphanumeric() || " -_".contains(*char);
	let headings = text.lines().filter(|line| line.starts_with('#'));
	headings
		.map(|line| line.trim_start_matches('#').trim().to_lowercase().chars().filter(kept).collect::<String>())
		.map(|heading| heading.replace(' ', "-"))
		.collect()
}

/// The only data that may lie beside the checkout: they are optional, and their absence is said.
const OPTIONAL: [&str; 3] = ["../shared/vectors", "../shared/data/market", "../shared"];

#[test]
fn nothing_refers_to_a_file_outside_of_the_repository() {
	let outside = Regex::new(r"\.\./shared[\w/.-]*").expect("the pattern is valid");
	for file in below(&root(), &[".rs", ".md", ".sh", ".mjs", ".toml"]) {
		let text = fs::read_to_string(&file).expect("text");
		for found in outside.find_iter(&text) {
			let path = found.as_str().trim_end_matches(['.', '/']);
			let is_optional = OPTIONAL.contains(&path)
				|| path.starts_with("../shared/vectors/")
				|| path.starts_with("../shared/data/market/");
			assert!(is_optional, "{}: {path} lies outside of the repository", file.display());
		}
	}
}

#[test]
fn the_changelog_has_the_version_of_the_runtime() {
	let version = all(r"spec_version: (\d+),", &read("runtime/src/lib.rs"));
	assert_eq!(version.len(), 1);
	mentions("CHANGELOG.md", &[format!("## {}", version[0])]);
}
