//! Refusals of accounts, keys and proofs, and of too few or too many people.

use crate::sketch::{address, aura, grandpa, refuses, session_keys, somebody, Sketch};
use huxian_node::network::{parse, refusal::Refusal::*};
use huxian_runtime::{genesis::pots, AccountId};
use polkadot_sdk::{
	sp_core::{sr25519, Pair},
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
};

#[test]
fn what_is_no_account_is_refused() {
	let bad = "ADDRESS OF MEMBER 1";
	let refusals = Sketch::new().with(|sketch| sketch.committee[0] = bad.into());
	assert_eq!(refusals, [Account("committee, entry 1".into(), bad.into())]);
	assert!(refusals[0].to_string().contains("key inspect"));
	// One character is wrong.
	let bad = address(4).replace(&address(4)[10..11], "1");
	refuses(
		|sketch| sketch.validators[3][0].clone_from(&bad),
		Account("validator 4".into(), bad.clone()),
		"key inspect",
	);
}

#[test]
fn development_keys_are_refused() {
	let alice = Sr25519Keyring::Alice.to_account_id();
	let name = "//Alice".to_owned();
	let at = |place: &str| DevelopmentKey(place.into(), name.clone());
	let endow = |sketch: &mut Sketch| sketch.endowments[0][0] = alice.to_string();
	let refusals = Sketch::new().with(|sketch| {
		sketch.committee[0] = alice.to_string();
		endow(sketch);
	});
	assert_eq!(refusals, [at("committee, entry 1"), at("endowment 1")]);
	assert!(refusals[0].to_string().contains("huxian-node key generate"));

	for (seed, named) in [("//Bob//stash", "//Bob//stash"), ("", "the account of the development phrase")] {
		let who: AccountId = sr25519::Pair::from_string(seed, None).expect("a key").public().into();
		let place = "endowment 9".to_owned();
		refuses(
			|sketch| sketch.endowments.push([who.to_string(), "\"1\"".into()]),
			DevelopmentKey(place, named.into()),
			"everybody has its secret",
		);
	}

	// Session keys too, even with a valid proof.
	let [keys, proof] = session_keys(Sr25519Keyring::Alice.pair(), grandpa(1), &somebody(1));
	let named = DevelopmentKey("validator 1".into(), "the session key of //Alice".into());
	refuses(|sketch| sketch.validators[0] = [address(1), keys, proof], named, "key generate");
	let [keys, proof] = session_keys(aura(1), Ed25519Keyring::Ferdie.pair(), &somebody(1));
	let named = DevelopmentKey("validator 1".into(), "the session key of //Ferdie".into());
	refuses(|sketch| sketch.validators[0] = [address(1), keys, proof], named, "key generate");
}

#[test]
fn accounts_of_the_protocol_are_refused() {
	for (pot, _) in pots() {
		refuses(
			|sketch| sketch.endowments.push([pot.to_string(), "\"1\"".into()]),
			ProtocolAccount("endowment 9".into()),
			"name a person's account",
		);
	}
}

#[test]
fn a_validator_without_keys_or_proof_is_refused() {
	let missing = NoKeys("validator 2".into());
	refuses(|sketch| sketch.validators[1][1].clear(), missing.clone(), "generate-session-keys --owner");
	refuses(|sketch| sketch.validators[1][2].clear(), missing.clone(), "generate-session-keys --owner");
	let sketch = Sketch::new();
	let without = sketch.text().replace(&format!("proof = \"{}\"\n", sketch.validators[1][2]), "");
	assert_eq!(parse(&without).expect_err("it is refused"), [missing]);
}

#[test]
fn keys_of_the_wrong_length_are_refused() {
	for bad in ["KEYS OF VALIDATOR 1", "0x12", &format!("{}00", Sketch::new().validators[0][1])] {
		refuses(|sketch| sketch.validators[0][1] = bad.into(), Keys("validator 1".into()), "Keys:");
	}
}

#[test]
fn a_wrong_proof_is_refused() {
	let wrong = |number: usize| Proof(format!("validator {number}"));
	// The keys signed another account,
	let [keys, proof] = session_keys(aura(1), grandpa(1), &somebody(2));
	refuses(|sketch| sketch.validators[0] = [address(1), keys, proof], wrong(1), "--owner ACCOUNT");
	// the proof belongs to other keys,
	let [_, proof] = session_keys(aura(77), grandpa(77), &somebody(3));
	refuses(|sketch| sketch.validators[2][2] = proof, wrong(3), "--owner ACCOUNT");
	// one of both signatures is another one,
	let [_, proof] = session_keys(aura(3), grandpa(9), &somebody(3));
	refuses(|sketch| sketch.validators[2][2] = proof, wrong(3), "--owner ACCOUNT");
	// or it is no proof at all.
	for bad in ["0x", "PROOF OF VALIDATOR 3", &format!("{}00", Sketch::new().validators[2][2])] {
		refuses(|sketch| sketch.validators[2][2] = bad.into(), wrong(3), "--owner ACCOUNT");
	}
}

#[test]
fn what_stands_twice_is_refused() {
	let twice = |what, first: &str, second: &str| Twice { what, first: first.into(), second: second.into() };
	refuses(
		|sketch| sketch.committee.push(address(11)),
		twice("account", "committee, entry 1", "committee, entry 4"),
		"each must have its own",
	);
	refuses(
		|sketch| sketch.feeders.insert(1, address(21)),
		twice("account", "feeders, entry 1", "feeders, entry 2"),
		"each must have its own",
	);
	refuses(
		|sketch| sketch.endowments.push([address(11), "\"1\"".into()]),
		twice("account", "endowment 1", "endowment 9"),
		"each must have its own",
	);
	// The account of a validator, with other keys.
	let [keys, proof] = session_keys(aura(5), grandpa(5), &somebody(1));
	refuses(
		|sketch| sketch.validators.push([address(1), keys, proof]),
		twice("account", "validator 1", "validator 5"),
		"each must have its own",
	);
	// One key of a validator, with a valid proof of another one.
	let key = "session key";
	let [keys, proof] = session_keys(aura(1), grandpa(99), &somebody(2));
	refuses(
		|sketch| sketch.validators[1] = [address(2), keys, proof],
		twice(key, "validator 1", "validator 2"),
		"each must have its own",
	);
	let [keys, proof] = session_keys(aura(99), grandpa(1), &somebody(2));
	refuses(
		|sketch| sketch.validators[1] = [address(2), keys, proof],
		twice(key, "validator 1", "validator 2"),
		"each must have its own",
	);
}

#[test]
fn a_session_key_that_is_an_account_is_refused() {
	let [keys, proof] = session_keys(sr25519::Pair::from_seed(&[11; 32]), grandpa(1), &somebody(1));
	let refusal = KeyIsAccount { key: "validator 1".into(), account: "committee, entry 1".into() };
	refuses(|sketch| sketch.validators[0] = [address(1), keys, proof], refusal, "session keys of their own");
}

#[test]
fn validators_are_four_to_a_hundred() {
	refuses(|sketch| sketch.validators.truncate(3), TooFewValidators(3), "at least 4");
	let many = |sketch: &mut Sketch| {
		for number in 5..=101 {
			let [keys, proof] = session_keys(aura(number), grandpa(number), &somebody(number));
			sketch.validators.push([address(number), keys, proof]);
		}
	};
	refuses(many, TooManyValidators(101), "100 at most");
}

#[test]
fn a_committee_has_three_to_thirty_two_members() {
	refuses(|sketch| sketch.committee.truncate(1), CommitteeTooSmall(1), "at least 3");
	refuses(|sketch| sketch.committee.truncate(2), CommitteeTooSmall(2), "at least 3");
	refuses(|sketch| sketch.committee.clear(), CommitteeTooSmall(0), "at least 3");
	let many = |sketch: &mut Sketch| {
		for number in 31..=60 {
			sketch.committee.push(address(number));
			sketch.endowments.push([address(number), "\"1\"".into()]);
		}
	};
	refuses(many, CommitteeTooLarge(33), "32 members at most");
}

#[test]
fn feeders_are_enough_for_the_quorum_and_not_too_many() {
	let too_few = TooFewFeeders { feeders: 4, minimum: 5 };
	refuses(|sketch| sketch.feeders.truncate(4), too_few, "name more feeders or lower the minimum");
	let many = |sketch: &mut Sketch| {
		for number in 31..=42 {
			sketch.feeders.push(address(number));
			sketch.endowments.push([address(number), "\"1\"".into()]);
		}
	};
	refuses(many, TooManyFeeders(17), "16 at most");
}

#[test]
fn members_without_hux_are_refused() {
	let without = WithoutHux("committee, entry 1".into());
	refuses(|sketch| drop(sketch.endowments.remove(0)), without, "give it an endowment");
	let without = WithoutHux("feeders, entry 5".into());
	refuses(|sketch| drop(sketch.endowments.pop()), without, "give it an endowment");
}
