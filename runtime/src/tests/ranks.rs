//! The share of a block and the fee of a transaction, in each way of carrying it.

use super::world::*;
use crate::{
	configs::{accounts::ProxyType, system::ORDINARY_RATIO},
	constants::token,
	currency::HUX,
	*,
};
use codec::Encode;
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo},
	pallet_prelude::{Get, InvalidTransaction, TransactionSource, TransactionValidityError},
	storage::{with_transaction_unchecked, TransactionOutcome},
	weights::Weight,
	BoundedVec,
};
use huxian_traits::oracle::Feed;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use sp_runtime::{generic::Era, traits::DispatchTransaction, DispatchResult, FixedPointNumber, FixedU128};

const EXHAUSTED: TransactionValidityError = TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources);

fn extension(who: Sr25519Keyring, tip: Balance) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(Era::Immortal),
		frame_system::CheckNonce::from(System::account_nonce(account(who))),
		extensions::Ranked(frame_system::CheckWeight::new()),
		extensions::Ranked(extensions::FreeFeeds(pallet_asset_conversion_tx_payment::ChargeAssetTxPayment::from(
			tip, None,
		))),
		extensions::PrioritiseFeeds,
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		extensions::Ranked(frame_system::WeightReclaim::new()),
	)
}

/// Puts a signed transaction into the block, as a node does: an invalid one leaves no trace.
fn apply(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> Result<DispatchResult, TransactionValidityError> {
	let (call, extension) = (call.into(), extension(who, 0));
	let payload = generic::SignedPayload::new(call.clone(), extension.clone()).expect("it has implicit data");
	let signature = payload.using_encoded(|bytes| who.sign(bytes));
	let transaction = UncheckedExtrinsic::new_signed(call, account(who).into(), signature.into(), extension);
	with_transaction_unchecked(|| match Executive::apply_extrinsic(transaction) {
		Ok(outcome) => TransactionOutcome::Commit(Ok(outcome)),
		Err(error) => TransactionOutcome::Rollback(Err(error)),
	})
}

/// Returns the priority of a transaction in the pool.
fn priority(who: Sr25519Keyring, call: impl Into<RuntimeCall>, tip: Balance) -> u64 {
	let (call, extension) = (call.into(), extension(who, tip));
	let (info, length) = (call.get_dispatch_info(), call.encoded_size());
	let validity = extension.validate_only(by(who), &call, &info, length, TransactionSource::External, 0);
	validity.expect("it is valid").0.priority
}

/// Fills the block with normal calls up to `percent`.
fn fill(percent: u64) {
	let max = configs::system::RuntimeBlockWeights::get().max_block;
	let target = Weight::from_parts(max.ref_time() / 100 * percent, 0);
	let used = *System::block_weight().get(DispatchClass::Normal);
	System::register_extra_weight_unchecked(target.saturating_sub(used), DispatchClass::Normal);
}

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: Vec::new() }.into()
}

fn bid() -> RuntimeCall {
	pallet_auctions::Call::bid { auction: 0, kit: HUX }.into()
}

fn vote() -> RuntimeCall {
	pallet_collective::Call::vote { proposal: Default::default(), index: 0, approve: true }.into()
}

fn values(feeds: impl IntoIterator<Item = Feed>) -> RuntimeCall {
	let one = FixedU128::saturating_from_integer(4);
	let values = BoundedVec::truncate_from(feeds.into_iter().map(|feed| (feed, one)).collect());
	pallet_oracle::Call::feed_values { values }.into()
}

fn index() -> RuntimeCall {
	values([Feed::Index])
}

fn through(real: Sr25519Keyring, call: RuntimeCall) -> RuntimeCall {
	pallet_proxy::Call::proxy { real: account(real).into(), force_proxy_type: None, call: call.into() }.into()
}

fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch_all { calls }.into()
}

fn add_proxy(real: Sr25519Keyring, delegate: Sr25519Keyring, kind: ProxyType, delay: BlockNumber) {
	assert_ok!(Proxy::add_proxy(by(real), account(delegate).into(), kind, delay));
}

fn balance(who: Sr25519Keyring) -> Balance {
	Balances::free_balance(account(who))
}

/// HF26: votes of strangers, which fail, filled the part of the block that is kept for the
/// committee.
#[test]
fn strangers_do_not_fill_the_operational_part() {
	dev(|| {
		add_proxy(Bob, Eve, ProxyType::NonTransfer, 0);
		block(|| {
			fill(75);
			// Dave has no vote: neither alone nor in a batch, nor through a member whose proxy is
			// another.
			for call in [vote(), batch(vec![vote(), vote()]), through(Bob, vote())] {
				assert_eq!(apply(Dave, call), Err(EXHAUSTED));
			}
			for root_only in [
				RuntimeCall::from(frame_system::Call::set_heap_pages { pages: 1 }),
				pallet_sudo::Call::sudo { call: Box::new(vote()) }.into(),
				frame_system::Call::apply_authorized_upgrade { code: vec![1] }.into(),
			] {
				assert_eq!(apply(Dave, root_only), Err(EXHAUSTED));
			}
			// Members, their proxies and the key of sudo get in.
			for (who, call) in [
				(Bob, vote()),
				(Bob, batch(vec![vote(), vote()])),
				(Eve, through(Bob, vote())),
				(Alice, pallet_sudo::Call::sudo { call: Box::new(vote()) }.into()),
			] {
				assert!(apply(who, call).is_ok());
			}
		});
		block(|| {
			// While there is room, a vote of a stranger fails as before, and costs a fee.
			let before = balance(Dave);
			assert!(apply(Dave, vote()).expect("it is valid").is_err());
			assert!(balance(Dave) < before);
		});
	});
}

#[test]
fn anybody_applies_an_authorised_upgrade_in_a_full_block() {
	use extensions::Rank::{self, LowersRisk, Operational};
	dev(|| {
		let code = vec![1, 2, 3];
		let code_hash = <<Runtime as frame_system::Config>::Hashing as sp_runtime::traits::Hash>::hash(&code);
		let rank = |code| {
			let upgrade = RuntimeCall::from(frame_system::Call::apply_authorized_upgrade { code });
			Rank::of(&by(Dave), &upgrade, upgrade.get_dispatch_info().class)
		};
		assert_eq!(rank(code.clone()), LowersRisk);
		assert_ok!(System::authorize_upgrade(RuntimeOrigin::root(), code_hash));
		assert_eq!([rank(code), rank(vec![4])], [Operational, LowersRisk]);
	});
}

/// HF26: remarks with a tip of one unit kept the bids out while the lot fell.
#[test]
fn calls_that_lower_risk_have_their_share_of_a_block() {
	dev(|| {
		let deposit = || RuntimeCall::from(pallet_burrows::Call::deposit { burrow: 0, amount: HUX });
		let as_multi = |call: RuntimeCall| {
			RuntimeCall::from(pallet_multisig::Call::as_multi {
				threshold: 2,
				other_signatories: vec![account(Bob)],
				maybe_timepoint: None,
				call: call.into(),
				max_weight: Weight::from_parts(1_000_000_000, 100_000),
			})
		};
		block(|| {
			fill(60);
			for ordinary in [remark(), batch(vec![bid(), remark()]), as_multi(remark())] {
				assert_eq!(apply(Dave, ordinary), Err(EXHAUSTED));
			}
			for lowers in [bid(), deposit(), batch(vec![bid(), deposit()]), as_multi(deposit())] {
				assert!(apply(Dave, lowers).is_ok());
			}
			fill(75);
			assert_eq!(apply(Dave, bid()), Err(EXHAUSTED));
		});
		block(|| {
			fill(59);
			assert!(apply(Dave, remark()).is_ok());
		});
	});
}

#[test]
fn calls_that_lower_risk_have_their_share_of_the_length() {
	dev(|| {
		block(|| {
			let most = ORDINARY_RATIO * (5 * 1024 * 1024u32);
			frame_system::BlockSize::<Runtime>::put(most);
			assert_eq!(apply(Dave, remark()), Err(EXHAUSTED));
			assert!(apply(Dave, bid()).is_ok());
			frame_system::BlockSize::<Runtime>::kill();
		});
	});
}

/// A call that can never fit is invalid, and does not wait in the pool.
#[test]
fn an_ordinary_call_above_its_share_is_invalid() {
	dev(|| {
		let rank = extensions::Rank::of(&by(Dave), &remark(), DispatchClass::Normal);
		let most = ORDINARY_RATIO * configs::system::RuntimeBlockWeights::get().max_block;
		let info = |weight| frame_support::dispatch::DispatchInfo { call_weight: weight, ..Default::default() };
		assert_ok!(rank.check_share(&info(most), Weight::zero(), 0));
		let above = most.saturating_add(Weight::from_parts(1, 0));
		assert_eq!(rank.check_share(&info(above), Weight::zero(), 0), Err(EXHAUSTED));
	});
}

#[test]
fn a_bid_comes_before_a_tip_below_its_fee() {
	dev(|| {
		assert!(priority(Dave, bid(), 0) > priority(Dave, remark(), 1));
		// A larger tip comes first.
		assert!(priority(Dave, bid(), 0) < priority(Dave, remark(), HUX));
		assert!(priority(Dave, bid(), HUX / 10) > priority(Dave, bid(), 0));
		assert!(priority(Bob, vote(), 0) > priority(Dave, vote(), 0));
	});
}

/// HF23: a proxy paid 0.088 HUX for each feed, and waited behind all tips.
#[test]
fn a_feed_through_a_proxy_has_the_rank_and_the_freedom_of_a_feed() {
	dev(|| {
		add_proxy(Alice, Eve, ProxyType::Feed, 0);
		add_proxy(Bob, Eve, ProxyType::Any, 0);
		for (who, call) in [
			(Alice, index()),
			(Eve, through(Alice, index())),
			(Eve, batch(vec![through(Alice, index()), through(Bob, index())])),
			(Eve, through(Bob, batch(vec![index()]))),
		] {
			block(|| {
				assert_eq!(priority(who, call.clone(), 0), u64::MAX);
				fill(75);
				let before = balance(who);
				assert_eq!(apply(who, call), Ok(Ok(())));
				assert_eq!(balance(who), before);
			});
			let fed = pallet_prices::Submissions::<Runtime>::get(Feed::Index);
			assert!(fed.iter().any(|fed| fed.timestamp == Timestamp::get()));
		}
	});
}

#[test]
fn one_feed_of_a_member_and_block_is_free() {
	dev(|| {
		add_proxy(Alice, Eve, ProxyType::Feed, 0);
		block(|| {
			assert_eq!(apply(Alice, index()), Ok(Ok(())));
			// A second one would fail, and come before everything else. It waits.
			assert_eq!(apply(Eve, through(Alice, index())), Err(EXHAUSTED));
			assert_eq!(apply(Alice, index()), Err(EXHAUSTED));
			// With something else it is an ordinary transaction.
			let before = balance(Eve);
			assert_ok!(apply(Eve, batch(vec![through(Alice, index()), remark()])));
			assert!(balance(Eve) < before);
		});
		block(|| {
			let before = balance(Eve);
			assert_ok!(apply(Eve, batch(vec![through(Alice, index()), through(Alice, index())])));
			assert!(balance(Eve) < before);
		});
		// Seventeen calls are more than anybody looks at without a fee.
		block(|| {
			let before = balance(Eve);
			let calls = (0..17).map(|_| through(Alice, index())).collect();
			assert_ok!(apply(Eve, batch(calls)));
			assert!(balance(Eve) < before);
		});
	});
}

#[test]
fn only_proxies_that_may_feed_do_so_for_nothing() {
	dev(|| {
		add_proxy(Alice, Dave, ProxyType::Burrows, 0);
		add_proxy(Alice, Ferdie, ProxyType::Feed, 5);
		for (who, call) in [
			// No member, no proxy, a proxy for burrows, one with a delay.
			(Eve, index()),
			(Eve, through(Alice, index())),
			(Dave, through(Alice, index())),
			(Dave, through(Alice, batch(vec![index()]))),
			(Ferdie, through(Alice, index())),
			// A feed with something else.
			(Charlie, batch(vec![index(), remark()])),
		] {
			block(|| {
				assert!(priority(who, call.clone(), 0) < u64::MAX / 2);
				let before = balance(who);
				let _ = apply(who, call).expect("it is valid");
				assert!(balance(who) < before);
			});
		}
	});
}

#[test]
fn a_multisig_of_one_feeds_as_a_member() {
	dev(|| {
		let mut signatories = [account(Eve), account(Ferdie)];
		signatories.sort();
		let multisig = Multisig::multi_account_id(&signatories, 1);
		assert_ok!(OracleMembers::add_member(RuntimeOrigin::root(), multisig.into()));
		let feed = pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![account(Ferdie)],
			call: index().into(),
		};
		block(|| {
			let before = balance(Eve);
			assert_eq!(priority(Eve, feed.clone(), 0), u64::MAX);
			assert_eq!(apply(Eve, feed), Ok(Ok(())));
			assert_eq!(balance(Eve), before);
		});
	});
}

fn refused(reason: extensions::Refused) -> Result<DispatchResult, TransactionValidityError> {
	Err(reason.into())
}

/// HF22: 32 new keys in each block were stored for ever, for nothing.
#[test]
fn feeds_that_nothing_reads_are_refused() {
	use extensions::Refused::{EmptyFeed, RepeatedFeed, UnreadAsset};
	dev(|| {
		add_proxy(Alice, Eve, ProxyType::Feed, 0);
		block(|| {
			let unread = || values((1_000_000..1_000_032).map(Feed::Asset));
			assert_eq!(apply(Alice, unread()), refused(UnreadAsset));
			assert_eq!(apply(Eve, through(Alice, unread())), refused(UnreadAsset));
			assert_eq!(apply(Alice, values([Feed::Index, Feed::Asset(token::KIT)])), refused(UnreadAsset));
			assert_eq!(apply(Alice, values([Feed::Index, Feed::Index])), refused(RepeatedFeed));
			assert_eq!(apply(Alice, values([])), refused(EmptyFeed));
			// Where nobody looks, the values are not stored.
			let hidden = batch(vec![values([Feed::Asset(1_000_000)]), remark()]);
			assert_ok!(apply(Alice, hidden));
			assert_eq!(pallet_oracle::RawValues::<Runtime>::iter().count(), 0);
		});
		// References, an external of PAN, and a token that only pools read.
		let read = [Feed::Index, Feed::CkbUsd, Feed::Asset(token::CUSDT), Feed::Asset(token::CEURT)];
		assert!(!pallet_peg_guard::Externals::<Runtime>::contains_key(token::CEURT));
		block(|| assert_eq!(apply(Alice, values(read)), Ok(Ok(()))));
	});
}

#[test]
fn a_transaction_pays_for_the_reads_of_its_rank_only() {
	use sp_runtime::traits::TransactionExtension;
	let read = <Runtime as frame_system::Config>::DbWeight::get().reads(1);
	let weight = |call: RuntimeCall| extensions::PrioritiseFeeds.weight(&call);
	assert_eq!(weight(remark()), Weight::zero());
	assert_eq!(weight(vote()), read);
	assert_eq!(weight(through(Alice, remark())), read);
	// Members, accounts that have fed, two for the value, 17 for the pools.
	assert_eq!(weight(index()), read * 21);
	assert_eq!(weight(batch(vec![through(Alice, index()), through(Bob, index())])), read * 44);
	// No more than sixteen calls are looked at.
	assert_eq!(weight(batch((0..1_000).map(|_| vote()).collect())), read * 15);
}

#[test]
fn wallets_see_the_extensions_of_the_sdk() {
	use sp_runtime::traits::TransactionExtension;
	let shown = <TxExtension as TransactionExtension<RuntimeCall>>::metadata();
	let charge = shown.iter().find(|extension| extension.identifier == "ChargeAssetTxPayment").expect("it is there");
	let path = |info: scale_info::Type| info.path.segments.join("::");
	assert_eq!(path(charge.ty.type_info()), "pallet_asset_conversion_tx_payment::ChargeAssetTxPayment");
	dev(|| assert_eq!(extension(Alice, 0).encode().len(), 5, "era, nonce, tip, asset, mode of the metadata hash"));
}
