//! A network file in parts, with people whose secrets are numbers.

use huxian_node::network::{parse, refusal::Refusal};
use huxian_runtime::{AccountId, SS58_PREFIX};
use polkadot_sdk::sp_core::{
	bytes::to_hex, crypto::Ss58Codec, ed25519, proof_of_possession::ProofOfPossessionGenerator, sr25519, Pair,
};

pub fn somebody(number: u8) -> AccountId {
	sr25519::Pair::from_seed(&[number; 32]).public().into()
}

pub fn address(number: u8) -> String {
	somebody(number).to_ss58check_with_version(SS58_PREFIX.into())
}

/// Returns a key that signs blocks. It is nobody's account.
pub fn aura(number: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&seed_of_session(number))
}

/// Returns a key that votes for finality.
pub fn grandpa(number: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&seed_of_session(number))
}

fn seed_of_session(number: u8) -> [u8; 32] {
	let mut seed = [number; 32];
	seed[0] = !number;
	seed
}

/// Returns session keys with their proof for `owner`, in hexadecimal.
pub fn session_keys(mut aura: sr25519::Pair, mut grandpa: ed25519::Pair, owner: &AccountId) -> [String; 2] {
	let keys: [&[u8]; 2] = [&aura.public().0, &grandpa.public().0];
	let keys = keys.concat();
	let owner: &[u8] = owner.as_ref();
	let proofs = (aura.generate_proof_of_possession(owner), grandpa.generate_proof_of_possession(owner));
	let proofs: [&[u8]; 2] = [proofs.0.as_ref(), proofs.1.as_ref()];
	[to_hex(&keys, false), to_hex(&proofs.concat(), false)]
}

/// A network file in parts. The first one is good; tests change one part.
pub struct Sketch {
	pub id: String,
	pub bootnodes: Vec<String>,
	pub committee: Vec<String>,
	pub feeders: Vec<String>,
	/// Account, keys and proof.
	pub validators: Vec<[String; 3]>,
	/// Account and HUX, in quotes or not.
	pub endowments: Vec<[String; 2]>,
	pub rules: String,
}

impl Sketch {
	/// Returns a good network: validators 1 to 4, committee 11 to 13, feeders 21 to 25.
	pub fn new() -> Self {
		let validator = |number: u8| {
			let [keys, proof] = session_keys(aura(number), grandpa(number), &somebody(number));
			[address(number), keys, proof]
		};
		let endowment = |number| [address(number), "\"1000.5\"".into()];
		Self {
			id: "huxian_test".into(),
			bootnodes: vec![],
			committee: (11..=13).map(address).collect(),
			feeders: (21..=25).map(address).collect(),
			validators: (1..=4).map(validator).collect(),
			endowments: (11..=13).chain(21..=25).map(endowment).collect(),
			rules: String::new(),
		}
	}

	pub fn text(&self) -> String {
		let Self { id, bootnodes, committee, feeders, validators, endowments, rules } = self;
		let validators: Vec<_> = validators
			.iter()
			.map(|[account, keys, proof]| {
				format!("[[validators]]\naccount = \"{account}\"\nkeys = \"{keys}\"\nproof = \"{proof}\"\n")
			})
			.collect();
		let endowments: Vec<_> = endowments
			.iter()
			.map(|[account, hux]| format!("[[endowments]]\naccount = \"{account}\"\nhux = {hux}\n"))
			.collect();
		format!(
			"name = \"Huxian Test\"\nid = \"{id}\"\nbootnodes = {bootnodes:?}\ncommittee = {committee:?}\n\
			 feeders = {feeders:?}\n{rules}\n{}{}",
			validators.concat(),
			endowments.concat(),
		)
	}

	/// Changes the sketch, and returns what is wrong with it.
	pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Vec<Refusal> {
		change(&mut self);
		parse(&self.text()).expect_err("it is refused")
	}
}

/// Asserts that a change has this refusal and no other, which says how to mend it.
pub fn refuses(change: impl FnOnce(&mut Sketch), refusal: Refusal, remedy: &str) {
	let refusals = Sketch::new().with(change);
	assert_eq!(refusals, [refusal]);
	let said = refusals[0].to_string();
	assert!(said.contains(remedy), "no `{remedy}` in: {said}");
}
