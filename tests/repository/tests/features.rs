//! The features that the builds resolve to.

use huxian_repository::files::{cargo, read, root};
use std::collections::{BTreeMap, BTreeSet};

/// Returns the features of each package that a selection builds.
fn resolved(selection: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
	let mut packages = BTreeMap::<String, BTreeSet<String>>::new();
	for (package, features) in tree(selection) {
		let features = features.split(',').filter(|name| !name.is_empty()).map(String::from);
		packages.entry(package).or_default().extend(features);
	}
	packages
}

/// Returns the packages of a selection, each with its features as cargo prints them.
fn tree(selection: &[&str]) -> Vec<(String, String)> {
	let mut arguments = vec!["tree", "--locked", "--offline", "--prefix", "none", "--format", "{p}|{f}"];
	arguments.extend_from_slice(selection);
	let output = cargo(&arguments);
	let lines = output.lines().filter_map(|line| line.split_once('|'));
	let name = |package: &str| package.split(" (").next().unwrap_or(package).to_string();
	lines.map(|(package, features)| (name(package), features.trim_end_matches(" (*)").to_string())).collect()
}

/// Production: `cargo production` in `.cargo/config.toml`.
const PRODUCTION: [&str; 5] = ["--package", "huxian-node", "--no-default-features", "--edges", "normal,build"];

#[test]
fn the_alias_builds_what_this_test_looks_at() {
	let config: toml::Value = toml::from_str(&read(".cargo/config.toml")).expect("the configuration is valid");
	let alias = config["alias"]["production"].as_str().expect("the alias is a text");
	for part in ["build", "--profile production", "--package huxian-node", "--no-default-features", "--locked"] {
		assert!(alias.contains(part), "`{alias}` does not say {part}");
	}
}

#[test]
fn production_has_neither_try_runtime_nor_benchmarks() {
	let packages = resolved(&PRODUCTION);
	assert!(packages.keys().any(|package| package.starts_with("huxian-runtime ")));
	assert!(packages.keys().any(|package| package.starts_with("pallet-burrows ")));
	for (package, features) in &packages {
		for unwanted in ["try-runtime", "runtime-benchmarks"] {
			assert!(!features.contains(unwanted), "production builds {package} with {unwanted}");
		}
	}
}

#[test]
fn development_has_try_runtime() {
	let packages = resolved(&["--package", "huxian-node", "--edges", "normal,build"]);
	let runtime = packages.iter().find(|(package, _)| package.starts_with("huxian-runtime ")).expect("the runtime");
	assert!(runtime.1.contains("try-runtime"));
}

/// Returns whether a package belongs to the SDK, or is a library below all of it.
///
/// Others are compiled in seconds, and `cargo tree` does not tell their builds for macros apart.
fn is_of_the_sdk(package: &str) -> bool {
	let name = package.split(' ').next().unwrap_or(package);
	let is_ours = root().join("pallets").join(name.trim_start_matches("pallet-")).exists();
	let starts = ["frame-", "sp-", "sc-", "pallet-", "polkadot-sdk", "parity-scale-codec", "wasmtime"];
	!is_ours && starts.iter().any(|start| name.starts_with(start))
}

/// Testing one crate must not compile the SDK anew: it needs each library as the workspace builds
/// it.
#[test]
fn one_crate_resolves_the_features_of_the_workspace() {
	let everything = resolved(&["--workspace", "--edges", "all"]);
	for selection in [
		&["--package", "pallet-burrows"][..],
		&["--package", "pallet-amo"],
		&["--package", "huxian-runtime"],
		&["--package", "huxian-simulation"],
		&["--package", "huxian-client"],
		&["--package", "huxian-node", "--package", "huxian"],
	] {
		let libraries = resolved(&[selection, &["--edges", "all"]].concat());
		for (package, features) in libraries.into_iter().filter(|(package, _)| is_of_the_sdk(package)) {
			assert_eq!(
				Some(&features),
				everything.get(&package),
				"{selection:?} builds {package} with other features than the workspace: run scripts/unify-features.sh"
			);
		}
	}
}
