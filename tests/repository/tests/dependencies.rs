//! Licences, sources and banned crates of everything that is built, by the rules of `deny.toml`.

use huxian_repository::files::{cargo, read};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// The platforms that `deny.toml` names.
fn platforms(rules: &toml::Value) -> Vec<String> {
	texts(&rules["graph"]["targets"])
}

fn texts(list: &toml::Value) -> Vec<String> {
	list.as_array().expect("a list").iter().map(|text| text.as_str().expect("a text").to_string()).collect()
}

fn rules() -> toml::Value {
	toml::from_str(&read("deny.toml")).expect("deny.toml is valid")
}

/// Returns the packages that a build of the workspace for one of the platforms needs, by name and
/// version.
///
/// `cargo metadata` knows licences and sources, but lists packages that no build needs. `cargo
/// tree` lists those that a build needs.
fn packages(rules: &toml::Value) -> HashMap<String, Value> {
	let mut needed = BTreeSet::new();
	for platform in platforms(rules) {
		let selection = ["--workspace", "--edges", "all", "--target", &platform, "--prefix", "none", "--format", "{p}"];
		let tree = cargo(&[&["tree", "--locked", "--offline"], &selection[..]].concat());
		let name = |line: &str| line.split(" (").next().unwrap_or(line).replace(" v", " ");
		needed.extend(tree.lines().filter(|line| !line.is_empty()).map(name));
	}
	let metadata = cargo(&["metadata", "--format-version", "1", "--locked", "--offline"]);
	let metadata: Value = serde_json::from_str(&metadata).expect("cargo writes JSON");
	let all = metadata["packages"].as_array().expect("packages").iter();
	let packages: HashMap<_, _> =
		all.map(|package| (name(package), package.clone())).filter(|(name, _)| needed.contains(name)).collect();
	assert!(packages.len() > 500, "the graph is that of the whole workspace, not {} packages", packages.len());
	packages
}

fn name(package: &Value) -> String {
	format!("{} {}", package["name"].as_str().unwrap_or("?"), package["version"].as_str().unwrap_or("?"))
}

fn is_ours(package: &Value) -> bool {
	package["source"].is_null()
}

#[test]
fn every_licence_is_allowed() {
	let rules = rules();
	let allowed: Vec<spdx::Licensee> =
		texts(&rules["licenses"]["allow"]).iter().map(|text| spdx::Licensee::parse(text).expect(text)).collect();
	let mut refused = Vec::new();
	for package in packages(&rules).values().filter(|package| !is_ours(package)) {
		let Some(licence) = package["license"].as_str() else {
			// A file instead of an expression: named one by one.
			if !has_clarified_licence(package) {
				refused.push(format!("{}: no licence expression", name(package)));
			}
			continue;
		};
		let expression = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX);
		let passes = expression.is_ok_and(|expression| {
			expression.evaluate(|needed| allowed.iter().any(|licensee| licensee.satisfies(needed)))
		});
		if !passes {
			refused.push(format!("{}: {licence}", name(package)));
		}
	}
	assert!(refused.is_empty(), "licences outside of deny.toml: {refused:#?}");
}

/// Packages that name a licence file only, with the licence that a person has read in it.
fn has_clarified_licence(package: &Value) -> bool {
	const READ: [(&str, &str); 0] = [];
	READ.iter().any(|(name, _)| package["name"] == *name)
}

#[test]
fn every_library_comes_from_the_registry() {
	let packages = packages(&rules());
	let elsewhere: Vec<_> = packages
		.values()
		.filter(|package| package["source"].as_str().is_some_and(|source| !source.starts_with("registry+")))
		.map(name)
		.collect();
	assert!(elsewhere.is_empty(), "not from the registry: {elsewhere:?}");
	let registries: BTreeSet<_> = packages.values().filter_map(|package| package["source"].as_str()).collect();
	assert_eq!(registries.len(), 1, "one registry for all");
}

#[test]
fn banned_crates_are_absent() {
	let rules = rules();
	let banned: Vec<_> = rules["bans"]["deny"]
		.as_array()
		.expect("a list")
		.iter()
		.map(|entry| entry["crate"].as_str().expect("a name").to_string())
		.collect();
	let found: Vec<_> = packages(&rules)
		.values()
		.filter(|package| banned.iter().any(|banned| package["name"] == *banned))
		.map(name)
		.collect();
	assert!(found.is_empty(), "banned by deny.toml: {found:?}");
}

#[test]
fn no_dependency_takes_any_version() {
	for package in packages(&rules()).values().filter(|package| is_ours(package)) {
		for dependency in package["dependencies"].as_array().expect("a list") {
			let is_path = !dependency["path"].is_null();
			assert!(is_path || dependency["req"] != "*", "{}: {} takes any version", name(package), dependency["name"]);
		}
	}
}
