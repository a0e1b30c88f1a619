//! The language rules of CONTRIBUTING.md.

use huxian_repository::{
	files::{below, root},
	prose,
};

#[test]
fn comments_and_documents_keep_the_language_rules() {
	let findings: Vec<_> = below(&root(), &[".rs", ".md"]).iter().flat_map(|file| prose::check(file)).collect();
	let list: Vec<_> = findings.iter().map(ToString::to_string).collect();
	assert!(
		list.is_empty(),
		"{} places break a language rule (CONTRIBUTING.md, Language):\n{}",
		list.len(),
		list.join("\n")
	);
}
