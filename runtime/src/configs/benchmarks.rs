//! The worst worlds to measure in.

use super::prices::{MaxFeedValues, MaxFeeders};
use crate::*;
use alloc::{boxed::Box, string::String, vec, vec::Vec};
use codec::{Compact, Encode};
use frame_support::{
	assert_ok,
	traits::{
		fungible::Mutate as _,
		fungibles::{Create, Mutate as _},
		ChangeMembers as _, ConstU32, Get, Hooks,
	},
	BoundedVec,
};
use frame_system::RawOrigin;
use huxian_math::{auction::SlicePart, Fixed};
use huxian_queue::worst::Shape;
use huxian_traits::{auctions::SliceId, kit::Controller as _, oracle::Feed, BurrowId, Moment};
use sp_runtime::{FixedPointNumber, FixedU128};

frame_benchmarking::define_benchmarks!(
	[frame_benchmarking, BaselineBench::<Runtime>]
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, SystemExtensionsBench::<Runtime>]
	[pallet_assets, Assets]
	[pallet_assets, PoolAssets]
	[pallet_amo, Amo]
	[pallet_asset_conversion, AssetConversion]
	[pallet_asset_conversion_tx_payment, AssetTxPayment]
	[pallet_auctions, Auctions]
	[pallet_balances, Balances]
	[pallet_burrows, Burrows]
	[pallet_collective, TechnicalCommittee]
	[pallet_controller, Controller]
	[pallet_membership, OracleMembers]
	[pallet_meta_tx, MetaTx]
	[pallet_multisig, Multisig]
	[pallet_oracle, Oracle]
	[pallet_parameters, Parameters]
	[pallet_peg_guard, PegGuard]
	[pallet_pmm, Pmm]
	[pallet_prices, Prices]
	[pallet_proxy, Proxy]
	[pallet_safe_mode, SafeMode]
	[pallet_sudo, Sudo]
	[pallet_timestamp, Timestamp]
	[pallet_timelock, Timelock]
	[pallet_tx_pause, TxPause]
	[pallet_utility, Utility]
	[pallet_validators, Validators]
	[pallet_verify_signature, VerifySignature]
);

use frame_benchmarking::baseline::Pallet as BaselineBench;
use frame_system_benchmarking::{extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench};

impl frame_system_benchmarking::Config for Runtime {}
impl frame_benchmarking::baseline::Config for Runtime {}

/// What can be measured.
pub fn metadata(extra: bool) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
	use frame_benchmarking::BenchmarkList;
	use frame_support::traits::StorageInfoTrait;
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Measures.
pub fn dispatch(
	config: frame_benchmarking::BenchmarkConfig,
) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, String> {
	use frame_benchmarking::BenchmarkBatch;
	use frame_support::traits::WhitelistedStorageKeys;
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}

/// Ids of assets.
pub struct AssetIds;
impl pallet_assets::BenchmarkHelper<Compact<u32>, ()> for AssetIds {
	fn create_asset_id_parameter(id: u32) -> Compact<u32> {
		// Above those that exist from the first block.
		Compact(1_000 + id)
	}

	fn create_reserve_id_parameter(_: u32) {}
}

/// A pool to pay fees through.
pub struct FeePools;
impl pallet_asset_conversion_tx_payment::BenchmarkHelperTrait<AccountId, AssetKind, AssetKind> for FeePools {
	fn create_asset_id_parameter(id: u32) -> (AssetKind, AssetKind) {
		(AssetKind::WithId(1_000 + id), AssetKind::WithId(1_000 + id))
	}

	fn setup_balances_and_pool(asset: AssetKind, who: AccountId) {
		let AssetKind::WithId(id) = asset else { return };
		let plenty = 1_000_000 * currency::HUX;
		assert_ok!(Balances::mint_into(&who, plenty));
		assert_ok!(<Assets as Create<AccountId>>::create(id, who.clone(), true, 1));
		assert_ok!(Assets::mint_into(id, &who, plenty));
		let (hux, token) = (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(id)));
		let origin = RuntimeOrigin::signed(who.clone());
		assert_ok!(AssetConversion::create_pool(origin.clone(), hux.clone(), token.clone()));
		let half = plenty / 2;
		assert_ok!(AssetConversion::add_liquidity(origin, hux, token, half, half, 0, 0, who));
	}
}

/// Pools of HUX and a token that does not exist yet: those of the first block have pools already.
pub struct ConversionPairs;
impl pallet_asset_conversion::BenchmarkHelper<AssetKind> for ConversionPairs {
	fn create_pair(first: u32, second: u32) -> (AssetKind, AssetKind) {
		let (hux, token) = (AssetKind::Native, AssetKind::WithId(1_000 + second));
		if first.is_multiple_of(2) {
			(token, hux)
		} else {
			(hux, token)
		}
	}
}

/// A signature to verify.
pub struct Signatures;
impl pallet_verify_signature::BenchmarkHelper<Signature, AccountId> for Signatures {
	fn create_signature(_entropy: &[u8], message: &[u8]) -> (Signature, AccountId) {
		let public = sp_io::crypto::sr25519_generate(0.into(), None);
		let signature = sp_io::crypto::sr25519_sign(0.into(), &public, message).unwrap_or_default();
		(
			Signature::from(signature),
			sp_runtime::traits::IdentifyAccount::into_account(sp_runtime::MultiSigner::from(public)),
		)
	}
}

/// Values for every feed.
pub struct OracleValues;
impl pallet_oracle::BenchmarkHelper<Feed, FixedU128, MaxFeedValues> for OracleValues {
	fn get_currency_id_value_pairs() -> BoundedVec<(Feed, FixedU128), MaxFeedValues> {
		let pairs: Vec<_> =
			(0..MaxFeedValues::get()).map(|id| (Feed::Asset(id), FixedU128::saturating_from_integer(1))).collect();
		BoundedVec::truncate_from(pairs)
	}
}

/// Members of the oracle.
pub struct Feeders;
impl pallet_prices::BenchmarkHelper<AccountId> for Feeders {
	fn set_members(members: &[AccountId]) {
		let bounded = BoundedVec::<AccountId, MaxFeeders>::truncate_from(members.to_vec());
		pallet_membership::Members::<Runtime, super::prices::FeedersInstance>::put(bounded);
		Prices::set_members_sorted(members, &[]);
	}

	fn set_time(now: Moment) {
		set_time(now);
	}
}

/// Some number of the network, to be set.
impl Default for super::governance::RuntimeParameters {
	fn default() -> Self {
		use super::governance::dynamic_params::fees;
		Self::Fees(fees::Parameters::AuthorShare(fees::AuthorShare, Some(sp_runtime::Percent::from_percent(50))))
	}
}

/// As many calls as fit into one.
pub struct LongCalls;
impl pallet_timelock::BenchmarkHelper<RuntimeCall> for LongCalls {
	fn call(length: u32) -> RuntimeCall {
		let each = RuntimeCall::Prices(pallet_prices::Call::set_rules { rules: Prices::rules() });
		// What holds them has a longer count.
		let within = usize::try_from(length).unwrap_or_default().saturating_sub(8);
		let calls = alloc::vec![each.clone(); within / each.encoded_size()];
		RuntimeCall::Utility(pallet_utility::Call::batch_all { calls })
	}
}

/// Keys of validators.
pub struct ValidatorKeys;
impl pallet_validators::BenchmarkHelper<AccountId> for ValidatorKeys {
	fn register_keys(who: &AccountId) {
		let seed = sp_io::hashing::blake2_256(&who.encode());
		let keys = opaque::SessionKeys {
			aura: sp_core::sr25519::Public::from_raw(seed).into(),
			grandpa: sp_core::ed25519::Public::from_raw(seed).into(),
		};
		pallet_session::NextKeys::<Runtime>::insert(who, keys);
	}
}

/// The kit system in full swing.
pub struct KitWorld;

impl KitWorld {
	/// Makes as many members as there can be, and lets each do something.
	fn members(mut each: impl FnMut(AccountId)) {
		let mut members: Vec<AccountId> =
			(0..MaxFeeders::get()).map(|index| frame_benchmarking::account("feeder", index, 0)).collect();
		members.sort();
		<Feeders as pallet_prices::BenchmarkHelper<AccountId>>::set_members(&members);
		pallet_prices::Electorate::<Runtime>::mutate(|all| all.rules = pallet_prices::QuorumRules::DEVELOPMENT);
		members.into_iter().for_each(&mut each);
	}

	/// Has all of them feed an index of one.
	fn feed_all() {
		say(Feed::Index, FixedU128::saturating_from_integer(1));
	}
}

impl pallet_controller::benchmarking::BenchmarkHelper<AccountId> for KitWorld {
	fn set_time(now: Moment) {
		set_time(now);
	}

	fn feed() {
		Self::feed_all();
	}

	fn fill_pool(kit: Balance, hux: Balance) {
		let who: AccountId = frame_benchmarking::account("provider", 0, 0);
		assert_ok!(Balances::mint_into(&who, hux * 2));
		// One more: nobody gives away his last kit.
		assert_ok!(Controller::issue(&who, kit + currency::HUX));
		let pair = (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(constants::token::KIT)));
		let origin = RuntimeOrigin::signed(who.clone());
		// The pool may stand from the first block.
		let _ = AssetConversion::create_pool(origin.clone(), pair.0.clone(), pair.1.clone());
		assert_ok!(AssetConversion::add_liquidity(origin, pair.0, pair.1, hux, kit, 0, 0, who));
	}
}

impl pallet_burrows::benchmarking::BenchmarkHelper<AccountId> for KitWorld {
	fn start() {
		set_time(1_800_000_000_000);
		Self::feed_all();
		Controller::on_initialize(System::block_number());
	}

	fn grow_debts() {
		set_time(1_800_000_500_000);
		Controller::on_initialize(System::block_number());
	}

	fn fund(who: &AccountId, amount: Balance) {
		assert_ok!(Balances::mint_into(who, amount));
	}

	fn crash() {
		// Both indices, as after hours of a fall.
		pallet_controller::Core::<Runtime>::mutate(|record| {
			let Some(record) = record else { return };
			record.state.index = Fixed::from_raw(record.state.index.raw() * 2);
			record.state.protected_index = record.state.index;
		});
	}

	fn diverge() {
		pallet_controller::Core::<Runtime>::mutate(|record| {
			let Some(record) = record else { return };
			record.state.index = Fixed::from_raw(record.state.index.raw() / 100 * 101);
		});
	}

	fn sell_before(burrow: BurrowId) {
		pallet_auctions::benchmarking::sell_before::<Runtime>(burrow);
	}

	fn deepen_queue(slice: Option<(BurrowId, Balance)>) -> SliceId {
		let shape = if slice.is_some() { Shape::thin() } else { Shape::full() };
		let (burrow, amount) = slice.unwrap_or((0, currency::HUX));
		pallet_auctions::benchmarking::worst_queue::<Runtime>(shape, |_| {
			(burrow, SlicePart { amount, min_kit_for_unwarranted: Some(1) })
		});
		let middle = SliceId::new(3);
		pallet_auctions::SlicesOf::<Runtime>::insert(burrow, middle.key(), ());
		pallet_auctions::Board::<Runtime>::mutate(|board| board.books.queued += 1_000 * amount);
		assert_ok!(Balances::mint_into(&super::kit::AuctionsAccount::get(), currency::HUX));
		middle
	}
}

impl pallet_auctions::benchmarking::BenchmarkHelper<AccountId> for KitWorld {
	fn start() {
		<Self as pallet_burrows::benchmarking::BenchmarkHelper<AccountId>>::start();
	}

	fn fill_pool() {
		let (kit, hux) = (1_000_000 * currency::HUX, 1_000_000 * currency::HUX);
		<Self as pallet_controller::benchmarking::BenchmarkHelper<AccountId>>::fill_pool(kit, hux);
	}

	fn debtor(index: u32, amount: Balance) -> BurrowId {
		let owner: AccountId = frame_benchmarking::account("debtor", index, 0);
		assert_ok!(Balances::mint_into(&owner, 1_000 * currency::HUX));
		let id = pallet_burrows::NextBurrow::<Runtime>::get();
		assert_ok!(Burrows::create(RawOrigin::Signed(owner.clone()).into(), None, None, 600 * currency::HUX));
		assert_ok!(Burrows::mint(RawOrigin::Signed(owner.clone()).into(), id, 100 * currency::HUX));
		pallet_burrows::Burrows::<Runtime>::mutate(id, |record| {
			let Some(record) = record else { return };
			record.position.at_auction = amount;
			// So that the debt is accrued.
			record.position.adjustment_index = Fixed::from_raw(record.position.adjustment_index.raw() - 1_000_000);
		});
		pallet_burrows::Watched::<Runtime>::insert(id.to_be_bytes(), ());
		// All he has had is gone: what he gets makes his account anew.
		let kit = Assets::balance(constants::token::KIT, &owner);
		let sink: AccountId = frame_benchmarking::account("sink", 0, 0);
		assert_ok!(Balances::mint_into(&sink, currency::HUX));
		assert_ok!(<super::kit::KitToken as frame_support::traits::fungible::Mutate<AccountId>>::transfer(
			&owner,
			&sink,
			kit,
			frame_support::traits::tokens::Preservation::Expendable,
		));
		id
	}

	fn fund(who: &AccountId, hux: Balance) {
		assert_ok!(Balances::mint_into(who, hux));
	}

	fn fund_kit(who: &AccountId, kit: Balance) {
		assert_ok!(Controller::issue(who, kit));
	}
}

/// Sets the clock.
fn set_time(now: Moment) {
	pallet_timestamp::Now::<Runtime>::put(now);
}

/// Two tokens, and an oracle that prices them.
pub struct Traders;

impl pallet_pmm::benchmarking::BenchmarkHelper<AccountId> for Traders {
	fn tokens() -> (u32, u32) {
		(constants::token::PAN, constants::token::CUSDC)
	}

	fn fund(asset: u32, who: &AccountId, amount: Balance) {
		let _ = Balances::mint_into(who, currency::HUX);
		assert_ok!(Assets::mint_into(asset, who, amount));
	}

	fn feed(feed: Feed, value: FixedU128) {
		say(feed, value);
	}

	fn advance(millis: Moment) {
		set_time(Timestamp::get().max(1_800_000_000_000) + millis);
	}
}

/// As many members as there can be say `value` of `feed`.
fn say(feed: Feed, value: FixedU128) {
	KitWorld::members(|member| {
		let values = BoundedVec::truncate_from(vec![(feed, value)]);
		assert_ok!(Oracle::feed_values(RawOrigin::Signed(member).into(), values));
		// The next feed may come from him in the same block.
		Oracle::on_finalize(System::block_number());
	});
}

/// Tokens for the peg, with metadata, of a keyless owner.
pub struct Tokens;

impl pallet_peg_guard::benchmarking::BenchmarkHelper for Tokens {
	fn set_time(now: Moment) {
		set_time(now);
	}

	fn create_token(token: u32, decimals: u8) {
		let owner = super::tokens::TokenOwner::get();
		assert_ok!(Assets::force_create(RawOrigin::Root.into(), Compact(token), owner.into(), true, 1));
		let (name, symbol) = (b"Token".to_vec(), b"TKN".to_vec());
		assert_ok!(Assets::force_set_metadata(RawOrigin::Root.into(), Compact(token), name, symbol, decimals, false));
	}

	fn feed(feed: Feed, value: FixedU128) {
		say(feed, value);
	}
}

impl pallet_psm::BenchmarkHelper<u32, AccountId> for Tokens {
	fn get_asset_id(index: u32) -> u32 {
		2_000_000 + index
	}

	fn create_asset(token: u32, _: &AccountId, decimals: u8) {
		<Self as pallet_peg_guard::benchmarking::BenchmarkHelper>::create_token(token, decimals);
	}
}

/// A market to work in: a family of as many tokens as there can be, and a pool of it that remembers a day.
pub struct Markets;

impl Markets {
	/// The token that is minted; those behind it follow. No other family of the chain has these numbers.
	const FAMILY: u32 = 5_000_000;
	/// A million of it, of 18 decimals as all of them.
	const MILLION: Balance = 1_000_000_000_000_000_000_000_000;

	fn token(index: u32) -> u32 {
		Self::FAMILY + 1 + index
	}

	fn trader() -> AccountId {
		AccountId::new([77; 32])
	}

	fn root() -> RuntimeOrigin {
		RawOrigin::Root.into()
	}

	fn by_trader() -> RuntimeOrigin {
		RawOrigin::Signed(Self::trader()).into()
	}

	/// All tokens cost a dollar, as all members say.
	fn feed() {
		let one = FixedU128::from_u32(1);
		let tokens = 0..pallet_peg_guard::types::MAX_EXTERNALS;
		let values: Vec<_> = tokens.map(|index| (Feed::Asset(Self::token(index)), one)).collect();
		KitWorld::members(|member| {
			let values = BoundedVec::truncate_from(values.clone());
			assert_ok!(Oracle::feed_values(RawOrigin::Signed(member).into(), values));
		});
		Oracle::on_finalize(System::block_number());
	}
}

impl pallet_amo::benchmarking::BenchmarkHelper<AccountId> for Markets {
	fn world() -> (u32, u32) {
		use pallet_peg_guard::benchmarking::BenchmarkHelper as _;
		set_time(1_800_000_000_000);
		let count = pallet_peg_guard::types::MAX_EXTERNALS;
		Tokens::create_token(Self::FAMILY, 18);
		let rules = pallet_peg_guard::FamilyRules::standard(None, 100 * Self::MILLION, 100 * Self::MILLION);
		assert_ok!(PegGuard::create_instance(Self::root(), Self::FAMILY, rules, Balance::MAX, 1));
		for index in 0..count {
			Tokens::create_token(Self::token(index), 18);
			assert_ok!(PegGuard::add_external(Self::root(), Self::FAMILY, Self::token(index), index, 18, 60_000));
		}
		Self::feed();
		PegGuard::on_initialize(1);
		let trader = Self::trader();
		let _ = Balances::mint_into(&trader, 1_000 * currency::HUX);
		for index in 0..count {
			assert_ok!(Assets::mint_into(Self::token(index), &trader, 10 * Self::MILLION));
			assert_ok!(Psm::mint(
				Self::by_trader(),
				Self::FAMILY,
				Self::token(index),
				Self::MILLION,
				sp_runtime::Permill::one()
			));
		}
		let pool = pallet_pmm::PoolCount::<Runtime>::get();
		let worth = |token| pallet_pmm::Worth::Feed(Feed::Asset(token));
		let terms = pallet_pmm::Terms {
			source: pallet_pmm::Source::Oracle {
				base: pallet_pmm::Worth::Dollar,
				quote: worth(Self::token(0)),
				maximum_age: 86_400_000,
				maximum_step: 10_000,
			},
			shape: huxian_math::curve::Shape::Pmm(
				huxian_math::curve::Pmm::new(huxian_math::Fraction::new(45, 10_000)).expect("within bounds"),
			),
			fee: 100,
		};
		let (base, quote) = (Self::FAMILY, Self::token(0));
		assert_ok!(Pmm::create_pool(Self::root(), base, quote, pallet_pmm::Kind::Public, terms));
		assert_ok!(Pmm::add_liquidity(Self::by_trader(), pool, Self::MILLION, Self::MILLION, 1));
		pallet_pmm::benchmarking::remember_a_day::<Runtime>(pool);
		(Self::FAMILY, pool)
	}

	fn push(pool: u32, base: bool, parts: u32) {
		let held = pallet_pmm::Pools::<Runtime>::get(pool).expect("there is a pool").inventory;
		let (asset, of) = if base { (Self::FAMILY, held.base) } else { (Self::token(0), held.quote) };
		assert_ok!(Pmm::swap_exact_in(Self::by_trader(), pool, asset, of / 1_000_000 * Balance::from(parts), 1));
	}

	fn settle(pool: u32) {
		pallet_pmm::benchmarking::remember_a_day::<Runtime>(pool);
	}
}
