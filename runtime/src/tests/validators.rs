//! Validators and their nodes, in the real runtime.

use super::world::*;
use crate::{opaque::SessionKeys, *};
use codec::{Decode, Encode};
use frame_support::{assert_ok, traits::Hooks};
use polkadot_sdk::sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_core::offchain::{testing::TestTransactionPoolExt, TransactionPoolExt};
use sp_keyring::Sr25519Keyring::{Alice, Eve};

/// HF25: the node of a validator proves that it runs, with all session keys, and only then the
/// validator is planned.
#[test]
fn a_node_proves_by_itself_that_it_runs() {
	let (pool, sent) = TestTransactionPoolExt::new();
	let mut keystore = sp_io::TestExternalities::default();
	keystore.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	keystore.register_extension(TransactionPoolExt::new(pool));
	chain_in(&mut keystore, genesis::DEVELOPMENT, || {
		block(|| ());
		let generated = SessionKeys::generate(&account(Eve).encode(), None);
		assert_ok!(Session::set_keys(by(Eve), generated.keys, generated.proof.encode()));
		assert_ok!(Validators::add_validator(RuntimeOrigin::root(), account(Eve)));
		assert_eq!(Validators::waiting(), [account(Eve)]);

		// Given that the node sends nothing, then the validator waits.
		let session = Session::current_index();
		until_session(session + 1);
		assert_eq!(Validators::waiting(), [account(Eve)]);

		// When it runs, then its transaction is valid and without a fee,
		Validators::offchain_worker(System::block_number());
		let bytes = sent.write().transactions.pop().expect("the node has sent its proof");
		let transaction = UncheckedExtrinsic::decode(&mut &bytes[..]).expect("it is a transaction");
		block(|| assert_eq!(Executive::apply_extrinsic(transaction.clone()), Ok(Ok(()))));
		assert!(Executive::apply_extrinsic(transaction).is_err(), "once in a session");

		// and the validator is planned at the end of the session.
		until_session(session + 2);
		assert_eq!((Validators::waiting(), Validators::planned()), (vec![], vec![account(Alice), account(Eve)]));
	});
}

/// Produces blocks until `session` has begun.
fn until_session(session: u32) {
	while Session::current_index() < session {
		block(|| ());
	}
}
