//! The language rules that a program can see, for comments in Rust files and for Markdown.

use regex::Regex;
use std::{
	fmt, fs,
	path::{Path, PathBuf},
	sync::LazyLock,
};

/// Maximum number of words of a sentence.
pub const MAX_WORDS: usize = 25;
/// Maximum number of columns of a comment line, with a tab as four.
pub const MAX_COLUMNS: usize = 100;

/// A place that breaks a rule.
#[derive(Debug)]
pub struct Finding {
	/// File of the place.
	pub file: PathBuf,
	/// Line of the place, from 1: the first line of its paragraph.
	pub line: usize,
	/// Rule that is broken, and the beginning of the sentence.
	pub text: String,
}

impl fmt::Display for Finding {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}:{}: {}", self.file.display(), self.line, self.text)
	}
}

static CODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"`[^`]*`"));
static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[([^\]]*)\]\([^)]*\)"));
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[.!?:;]\s+"));
static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"[A-Za-z0-9'’_-]+"));
static NOUN_CLAUSE: LazyLock<Regex> =
	LazyLock::new(|| pattern(r"^(What|Whether|Which|Why|Who|By which|So much|As much)\b"));
static PRONOUN: LazyLock<Regex> =
	LazyLock::new(|| pattern(r"\b(?i:he|his|him|himself|she|her|hers|herself|whoever|whatever)\b"));
static LIST: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([-*]|\d+\.)\s+"));

fn pattern(text: &str) -> Regex {
	Regex::new(text).expect("the pattern is valid")
}

/// Returns each place of a `.rs` or `.md` file that breaks a rule. Generated weights are left out.
pub fn check(file: &Path) -> Vec<Finding> {
	let text = fs::read_to_string(file).unwrap_or_default();
	let name = file.to_string_lossy();
	if name.ends_with(".md") {
		Reader::new(file, false).read(text.lines().map(|line| (Kind::Text, line.trim())))
	} else if name.ends_with("weights.rs") || name.contains("/weights/") {
		Vec::new()
	} else {
		let mut findings = Reader::new(file, true).read(text.lines().map(comment));
		findings.extend(too_wide(file, &text));
		findings
	}
}

/// Role of a line.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
	/// Documentation, or a line of Markdown.
	Text,
	/// A plain comment.
	Remark,
	/// Code: it ends a paragraph.
	Code,
}

fn comment(line: &str) -> (Kind, &str) {
	let line = line.trim();
	for (start, kind) in [("///", Kind::Text), ("//!", Kind::Text), ("//", Kind::Remark)] {
		if let Some(rest) = line.strip_prefix(start) {
			return (kind, rest.trim());
		}
	}
	(Kind::Code, "")
}

fn too_wide<'a>(file: &'a Path, text: &'a str) -> impl Iterator<Item = Finding> + 'a {
	let is_wide = |line: &str| {
		let columns: usize = line.chars().map(|char| if char == '\t' { 4 } else { 1 }).sum();
		let is_table = comment(line).1.starts_with('|');
		line.trim_start().starts_with("//") && !is_table && !line.contains("http") && columns > MAX_COLUMNS
	};
	text.lines().enumerate().filter(move |(_, line)| is_wide(line)).map(move |(index, _)| Finding {
		file: file.into(),
		line: index + 1,
		text: format!("a comment is wider than {MAX_COLUMNS} columns"),
	})
}

/// Joins lines to paragraphs, and checks each.
struct Reader<'a> {
	file: &'a Path,
	/// True for Rust, where documentation must not begin with a noun clause.
	is_rust: bool,
	paragraph: String,
	kind: Kind,
	line: usize,
	findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
	fn new(file: &'a Path, is_rust: bool) -> Self {
		Self { file, is_rust, paragraph: String::new(), kind: Kind::Text, line: 0, findings: Vec::new() }
	}

	fn read<'t>(mut self, lines: impl Iterator<Item = (Kind, &'t str)>) -> Vec<Finding> {
		let mut in_code = false;
		for (index, (kind, line)) in lines.enumerate() {
			if kind == Kind::Code {
				in_code = false;
				self.end();
			} else if line.starts_with("```") {
				in_code = !in_code;
				self.end();
			} else if in_code {
			} else if line.is_empty() || line.starts_with('#') || line.starts_with("![") {
				self.end();
			} else if line.starts_with('|') {
				self.end();
				self.line = index + 1;
				for cell in line.trim_matches('|').split('|') {
					self.check(cell.trim(), false);
				}
			} else {
				if LIST.is_match(line) {
					self.end();
				}
				if self.paragraph.is_empty() {
					(self.line, self.kind) = (index + 1, kind);
				}
				self.paragraph.push_str(&LIST.replace(line, ""));
				self.paragraph.push(' ');
			}
		}
		self.end();
		self.findings
	}

	fn end(&mut self) {
		let paragraph = core::mem::take(&mut self.paragraph);
		self.check(paragraph.trim(), self.is_rust && self.kind == Kind::Text);
	}

	fn check(&mut self, text: &str, is_documentation: bool) {
		let text = CODE.replace_all(text, "X");
		let text = LINK.replace_all(&text, "$1");
		for sentence in sentences(&text) {
			let words = WORD.find_iter(sentence).count();
			if words > MAX_WORDS {
				self.report(format!("{words} words in a sentence"), sentence);
			}
			if is_documentation && NOUN_CLAUSE.is_match(sentence) {
				self.report("a clause as a subject".into(), sentence);
			}
			if let Some(found) = PRONOUN.find(sentence) {
				self.report(format!("\"{}\"", found.as_str()), sentence);
			}
		}
	}

	fn report(&mut self, rule: String, sentence: &str) {
		let start: String = sentence.chars().take(100).collect();
		self.findings.push(Finding { file: self.file.into(), line: self.line, text: format!("{rule}: {start}") });
	}
}

/// Splits at the end of sentences: at a mark that a capital letter, a bracket or code follows.
fn sentences(text: &str) -> Vec<&str> {
	let mut parts = Vec::new();
	let mut start = 0;
	for end in SENTENCE.find_iter(text) {
		let next = text[end.end()..].chars().next();
		if next.is_some_and(|char| char.is_uppercase() || "[*(".contains(char)) {
			parts.push(text[start..end.end()].trim());
			start = end.end();
		}
	}
	parts.push(text[start..].trim());
	parts.retain(|part| !part.is_empty());
	parts
}

#[cfg(test)]
mod tests {
	use super::*;

	fn findings(text: &str) -> Vec<String> {
		let file = Path::new("example.rs");
		Reader::new(file, true).read(text.lines().map(comment)).into_iter().map(|finding| finding.text).collect()
	}

	#[test]
	fn plain_sentences_pass() {
		assert!(findings("/// Returns the debt of `burrow`. Rounds up.\n/// Errors: none.").is_empty());
	}

	#[test]
	fn a_clause_as_a_subject_is_found_in_documentation_only() {
		assert_eq!(findings("/// What a burrow owes."), ["a clause as a subject: What a burrow owes."]);
		assert!(findings("// What follows is code.").is_empty());
	}

	#[test]
	fn long_sentences_are_found_across_lines() {
		let long = "word ".repeat(16);
		assert_eq!(findings(&format!("// A {long}\n// {long}")).len(), 1);
		assert!(findings(&format!("// A {long}.\n// And {long}.")).is_empty());
	}

	#[test]
	fn persons_are_found_and_code_is_not() {
		assert_eq!(findings("// So he pays."), ["\"he\": So he pays."]);
		assert!(findings("// See `he`.").is_empty());
		assert!(findings("/// ```\n/// let he = what;\n/// ```").is_empty());
	}

	#[test]
	fn wide_comments_are_found() {
		let wide = format!("// {}\nlet wide = \"{}\";", "x".repeat(100), "x".repeat(200));
		assert_eq!(too_wide(Path::new("example.rs"), &wide).map(|finding| finding.line).collect::<Vec<_>>(), [1]);
	}
}
