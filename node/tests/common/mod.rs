//! Runs the binary: to its end, or as a node that answers requests and is stopped.

#![allow(dead_code)]

use serde_json::{json, Value};
use std::{
	fs::{self, File},
	io::{Read, Write},
	net::{TcpListener, TcpStream},
	path::{Path, PathBuf},
	process::{Child, Command, ExitStatus, Stdio},
	thread::sleep,
	time::{Duration, Instant, UNIX_EPOCH},
};
use tempfile::TempDir;

/// Longest wait for a node, on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(180);

/// The exit status and the output of a finished run.
pub struct Answer {
	pub status: ExitStatus,
	pub out: String,
	pub err: String,
}

/// Runs the binary to its end.
pub fn run(arguments: &[&str]) -> Answer {
	let output = binary().args(arguments).stdin(Stdio::null()).output().expect("the binary runs");
	Answer {
		status: output.status,
		out: String::from_utf8(output.stdout).expect("standard output is text"),
		err: String::from_utf8(output.stderr).expect("standard error is text"),
	}
}

/// Runs the binary, asserts success, and returns its standard output.
pub fn run_well(arguments: &[&str]) -> String {
	let answer = run(arguments);
	assert!(answer.status.success(), "{arguments:?} failed:\n{}{}", answer.out, answer.err);
	answer.out
}

/// Runs the binary and asserts a refusal that contains each of `words`, without a crash.
pub fn refused(arguments: &[&str], words: &[&str]) {
	let answer = run(arguments);
	let text = format!("{arguments:?} answered {:?}:\n{}", answer.status.code(), answer.err);
	assert_eq!(answer.status.code(), Some(1), "{text}");
	for word in words {
		assert!(answer.err.contains(word), "no `{word}` where {text}");
	}
	for word in ["panicked", "RUST_BACKTRACE", "This is a bug"] {
		assert!(!answer.err.contains(word), "`{word}` where {text}");
	}
}

const BINARY: &str = env!("CARGO_BIN_EXE_huxian-node");

fn binary() -> Command {
	Command::new(BINARY)
}

/// The development chain in two files, as `export-chain-spec` writes them.
pub struct DevChain {
	/// The file with the genesis as the preset makes it.
	pub plain: PathBuf,
	/// The file with its storage spelled out.
	pub raw: PathBuf,
}

/// The flags for authoring the development chain from a file.
pub const AS_ALICE: [&str; 3] = ["--alice", "--force-authoring", "--unsafe-force-node-key-generation"];

/// Returns the development chain in two files, written once for each build of the binary.
///
/// Each file takes a compilation of the runtime. A start from the raw one needs one compilation, a
/// start with `--dev` needs three. The end-to-end tests use the raw one too:
/// `tests/js/support/genesis.mjs`.
pub fn dev_chain() -> DevChain {
	let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("raw-chains");
	fs::create_dir_all(&folder).expect("a folder can be made");
	let data = fs::metadata(BINARY).expect("the binary is there");
	let built = data.modified().expect("it has a time").duration_since(UNIX_EPOCH).expect("of our age");
	let build = format!("dev-{}-{}", data.len(), built.as_nanos());
	let chain = DevChain { plain: folder.join(format!("{build}.json")), raw: folder.join(format!("{build}-raw.json")) };

	// Each test is a process. The first one makes the files, the others wait for it.
	let turn = File::create(folder.join("lock")).expect("the lock can be made");
	turn.lock().expect("everybody has a turn");
	export(&["--chain", "dev"], &chain.plain);
	export(&["--chain", text(&chain.plain), "--raw"], &chain.raw);
	chain
}

/// Writes a chain specification if it is missing, under another name first, so nobody sees a part
/// of it.
fn export(arguments: &[&str], file: &Path) {
	if !file.exists() {
		let unfinished = file.with_extension("unfinished");
		run_well(&[&["export-chain-spec", "--output", text(&unfinished)], arguments].concat());
		fs::rename(unfinished, file).expect("the file can be renamed");
	}
}

/// Returns a free port of the loopback interface.
pub fn free_port() -> u16 {
	TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port is free").port()
}

/// Returns the path as text, for a command line.
pub fn text(path: &Path) -> &str {
	path.to_str().expect("the path is text")
}

/// A node on free ports. It ends when this value is dropped.
pub struct Node {
	child: Child,
	log: PathBuf,
	_folder: TempDir,
	pub rpc_port: u16,
	pub prometheus_port: u16,
}

impl Node {
	/// Starts a node that listens on the loopback interface only.
	pub fn start(arguments: &[&str]) -> Self {
		let folder = TempDir::new().expect("a folder can be made");
		let log = folder.path().join("log");
		let (network_port, rpc_port, prometheus_port) = (free_port(), free_port(), free_port());
		let file = File::create(&log).expect("the log can be made");
		let child = binary()
			.args(arguments)
			.args(["--listen-addr", &format!("/ip4/127.0.0.1/tcp/{network_port}")])
			.args(["--listen-addr", "/ip4/127.0.0.1/tcp/0/ws"])
			.args(["--rpc-port", &rpc_port.to_string(), "--prometheus-port", &prometheus_port.to_string()])
			.args(["--no-telemetry", "--no-mdns", "--disable-log-color"])
			.stdin(Stdio::null())
			.stdout(file.try_clone().expect("the log can be shared"))
			.stderr(file)
			.spawn()
			.expect("the node starts");
		Self { child, log, _folder: folder, rpc_port, prometheus_port }
	}

	/// Returns the output of the node.
	pub fn log(&self) -> String {
		fs::read_to_string(&self.log).unwrap_or_default()
	}

	/// Returns the answer to a JSON-RPC request: `result` or `error`; `None` if the node does not
	/// answer.
	pub fn ask(&self, method: &str, parameters: Value) -> Option<Result<Value, Value>> {
		let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": parameters }).to_string();
		let answer = http(self.rpc_port, "POST / HTTP/1.1", &request)?;
		let mut answer: Value = serde_json::from_str(&answer).expect("the answer is JSON");
		Some(match answer.get_mut("error") {
			Some(error) => Err(error.take()),
			None => Ok(answer["result"].take()),
		})
	}

	/// Returns the result of a JSON-RPC request, once the node listens. Panics if it fails.
	pub fn result(&mut self, method: &str, parameters: Value) -> Value {
		self.until(method, |node| node.ask(method, parameters.clone())).expect("a result")
	}

	/// Returns the error of a JSON-RPC request, once the node listens. Panics if it succeeds.
	pub fn error(&mut self, method: &str, parameters: Value) -> Value {
		self.until(method, |node| node.ask(method, parameters.clone())).expect_err("an error")
	}

	/// Returns the metrics for Prometheus.
	pub fn metrics(&self) -> String {
		http(self.prometheus_port, "GET /metrics HTTP/1.1", "").unwrap_or_default()
	}

	/// Returns the number of the best block.
	pub fn best(&mut self) -> u64 {
		number(&self.result("chain_getHeader", json!([])))
	}

	/// Returns the number of the last final block.
	pub fn finalized(&mut self) -> u64 {
		let hash = self.result("chain_getFinalizedHead", json!([]));
		number(&self.result("chain_getHeader", json!([hash])))
	}

	/// Waits until `look` finds something. Panics if the node ends, or after [`PATIENCE`].
	pub fn until<T>(&mut self, what: &str, mut look: impl FnMut(&mut Self) -> Option<T>) -> T {
		let begin = Instant::now();
		loop {
			if let Some(found) = look(self) {
				return found;
			}
			if let Ok(Some(status)) = self.child.try_wait() {
				panic!("the node ended with {status} while waiting for {what}:\n{}", self.log());
			}
			assert!(begin.elapsed() < PATIENCE, "no {what} within {PATIENCE:?}:\n{}", self.log());
			sleep(Duration::from_millis(200));
		}
	}

	/// Waits for a best block with at least this number.
	pub fn until_best(&mut self, number: u64) {
		self.until(&format!("block {number}"), |node| (node.best() >= number).then_some(()));
	}

	/// Waits until a block with this number is final.
	pub fn until_finalized(&mut self, number: u64) {
		self.until(&format!("final block {number}"), |node| (node.finalized() >= number).then_some(()));
	}

	/// Waits until the node ends by itself. Panics if it does not within [`PATIENCE`].
	pub fn until_ended(&mut self) -> ExitStatus {
		let begin = Instant::now();
		loop {
			if let Some(status) = self.child.try_wait().expect("the node can be waited for") {
				return status;
			}
			assert!(begin.elapsed() < PATIENCE, "the node runs after {PATIENCE:?}:\n{}", self.log());
			sleep(Duration::from_millis(200));
		}
	}

	/// Ends the node by its process id, and waits until it has closed its database.
	pub fn stop(mut self) -> String {
		let asked = Command::new("kill").arg(self.child.id().to_string()).status().expect("`kill` runs");
		assert!(asked.success(), "the node was gone already:\n{}", self.log());
		let status = self.child.wait().expect("the node can be waited for");
		assert!(status.success(), "the node ended with {status}:\n{}", self.log());
		self.log()
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		// An error means that it has ended already.
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}

/// Returns the number in a header.
fn number(header: &Value) -> u64 {
	let digits = header["number"].as_str().and_then(|number| number.strip_prefix("0x"));
	u64::from_str_radix(digits.expect("a header has a number"), 16).expect("the number is hexadecimal")
}

/// Returns the body of an HTTP answer; `None` if nobody listens or the answer is not `200 OK`.
fn http(port: u16, request: &str, body: &str) -> Option<String> {
	let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
	stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
	let length = body.len();
	let message = format!(
		"{request}\r\nhost: 127.0.0.1:{port}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\
		 connection: close\r\n\r\n{body}"
	);
	stream.write_all(message.as_bytes()).ok()?;
	let mut answer = String::new();
	stream.read_to_string(&mut answer).ok()?;
	let (head, body) = answer.split_once("\r\n\r\n")?;
	head.split_whitespace().nth(1).is_some_and(|status| status == "200").then(|| body.to_owned())
}
