//! A transaction is made once, in each way of carrying it, and even if its account was removed.

use super::world::*;
use crate::{constants::token::KIT, currency::HUX, *};
use codec::Encode;
use frame_support::assert_ok;
use sp_core::{sr25519, Pair};
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::{
	generic::Era,
	traits::{IdentifyAccount, TransactionExtension},
	transaction_validity::InvalidTransaction,
	MultiSigner,
};

/// An account that lives on KIT alone.
fn key() -> sr25519::Pair {
	sr25519::Pair::from_string("//Nobody", None).expect("it is a derivation")
}

fn nobody() -> AccountId {
	MultiSigner::from(key().public()).into_account()
}

fn nonce() -> Nonce {
	*System::account_nonce(nobody())
}

/// Gives five KIT to the account, which exists from then on.
fn give() {
	assert_ok!(Assets::transfer(by(Alice), KIT.into(), nobody().into(), 5 * HUX));
}

/// Moves everything out, so that the account is removed.
fn leave() {
	let all = Assets::balance(KIT, nobody());
	assert_ok!(Assets::transfer(RuntimeOrigin::signed(nobody()), KIT.into(), account(Alice).into(), all));
	assert!(!frame_system::Account::<Runtime>::contains_key(nobody()));
}

fn payment() -> RuntimeCall {
	pallet_assets::Call::<Runtime, pallet_assets::Instance1>::transfer_keep_alive {
		id: KIT.into(),
		target: account(Bob).into(),
		amount: HUX,
	}
	.into()
}

/// Returns an immortal transaction that pays its fee in KIT.
fn transaction(nonce: Nonce) -> UncheckedExtrinsic {
	let extension: TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(Era::Immortal),
		frame_system::CheckNonce::from(nonce.into()),
		extensions::Ranked(frame_system::CheckWeight::new()),
		extensions::Ranked(extensions::FreeFeeds(pallet_asset_conversion_tx_payment::ChargeAssetTxPayment::from(
			0,
			Some(AssetKind::WithId(KIT)),
		))),
		extensions::PrioritiseFeeds,
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		extensions::Ranked(frame_system::WeightReclaim::new()),
	);
	let payload = generic::SignedPayload::new(payment(), extension.clone()).expect("it has implicit data");
	let signature = payload.using_encoded(|bytes| key().sign(bytes));
	UncheckedExtrinsic::new_signed(payment(), nobody().into(), signature.into(), extension)
}

/// Returns a meta-transaction, which anybody may carry.
#[cfg(not(feature = "runtime-benchmarks"))]
fn meta_transaction(nonce: Nonce) -> pallet_meta_tx::MetaTxFor<Runtime> {
	let rest = (
		pallet_meta_tx::MetaTxMarker::<Runtime>::new(),
		frame_system::CheckNonZeroSender::<Runtime>::new(),
		frame_system::CheckSpecVersion::<Runtime>::new(),
		frame_system::CheckTxVersion::<Runtime>::new(),
		frame_system::CheckGenesis::<Runtime>::new(),
		frame_system::CheckMortality::<Runtime>::from(Era::Immortal),
		frame_system::CheckNonce::<Runtime>::from(nonce.into()),
		frame_metadata_hash_extension::CheckMetadataHash::<Runtime>::new(false),
	);
	let implicit = TransactionExtension::<RuntimeCall>::implicit(&rest).expect("it has implicit data");
	let signature = (0u8, payment(), rest.clone(), implicit).using_encoded(|bytes| key().sign(&blake2_256(bytes)));
	let verify = pallet_verify_signature::VerifySignature::new_with_signature(signature.into(), nobody());
	pallet_meta_tx::MetaTx::new(payment(), 0, (verify, rest.0, rest.1, rest.2, rest.3, rest.4, rest.5, rest.6, rest.7))
}

/// HF19: the nonce began at 0 again, and anybody could submit the old transaction once more.
#[test]
fn an_old_transaction_is_stale_after_its_account_was_removed() {
	dev(|| {
		burrow_and_pool();
		let old = transaction(System::block_number() + 1);
		block(|| {
			give();
			assert_eq!(nonce(), System::block_number());
			assert_ok!(Executive::apply_extrinsic(old.clone()).expect("the transaction is valid"));
			assert_eq!(kit_of(&account(Bob)), HUX);
		});
		block(leave);
		block(|| {
			give();
			assert_eq!(Executive::apply_extrinsic(old.clone()), Err(InvalidTransaction::Stale.into()));
			assert_eq!(kit_of(&account(Bob)), HUX);
		});
	});
}

#[test]
#[cfg(not(feature = "runtime-benchmarks"))]
fn an_old_meta_transaction_is_stale_after_its_account_was_removed() {
	dev(|| {
		burrow_and_pool();
		let old = meta_transaction(System::block_number() + 1);
		let carry = || {
			let meta = old.clone();
			let length = meta.encoded_size() as u32;
			MetaTx::dispatch(by(Alice), Box::new(meta), length)
		};
		block(|| {
			give();
			assert_ok!(carry());
			assert_eq!(kit_of(&account(Bob)), HUX);
		});
		block(leave);
		block(|| {
			give();
			assert!(carry().is_err());
			assert_eq!(kit_of(&account(Bob)), HUX);
		});
	});
}

/// The number of the block alone would not suffice for an account that is ahead of it.
#[test]
fn an_account_that_was_ahead_of_the_block_begins_above_its_old_nonces() {
	dev(|| {
		burrow_and_pool();
		block(|| {
			give();
			let ahead = System::block_number() + 500;
			frame_system::Account::<Runtime>::mutate(nobody(), |account| account.nonce = ahead.into());
			leave();
			assert_eq!(nonce(), ahead);
			// In the same block.
			give();
			assert_eq!(nonce(), ahead);
			leave();
		});
		let ahead = nonce();
		block(|| {
			assert_eq!(nonce(), ahead);
			give();
			assert_eq!(nonce(), ahead);
		});
	});
}

#[test]
fn a_nonce_is_encoded_as_before() {
	dev(|| {
		let nonce: <Runtime as frame_system::Config>::Nonce = 7u32.into();
		assert_eq!(nonce.encode(), 7u32.encode());
		assert_eq!(codec::Compact(nonce).encode(), codec::Compact(7u32).encode());
		// Accounts of the genesis begin at 0.
		assert_eq!(*System::account_nonce(account(Bob)), 0);
	});
}
