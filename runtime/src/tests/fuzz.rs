//! Random people, prices, silences and halts on the real runtime.
//!
//! After each block all invariants of all pallets hold. No hook outweighs a block, and a refused
//! call changes nothing.

use super::world::*;
use crate::{
	constants::token::{CUSDC, CUSDT, KIT, PAN, XAU},
	currency::HUX,
	*,
};
use frame_support::storage::with_transaction;
use huxian_math::Fixed;
use huxian_traits::auctions::SliceId;
use proptest::prelude::*;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{traits::Dispatchable, TransactionOutcome};

const PEOPLE: [Sr25519Keyring; 4] = [Alice, Bob, Charlie, Dave];

/// A call that somebody tries. Amounts are whole tokens; indices are taken modulo the number of
/// items.
#[derive(Clone, Copy, Debug)]
enum Attempt {
	Create(u32),
	Deposit(u8, u32),
	Withdraw(u8, u32),
	Mint(u8, u32),
	MintAll(u8),
	Burn(u8, u32),
	Activate(u8, u32),
	Deactivate(u8),
	Transfer(u8, u8),
	Accept(u8),
	Mark(u8),
	Cancel(u8, u8),
	Bid(u8, u16),
	Claim(u8),
	Settle(u8, u8),
	Swap(bool, u16),
	/// Mints PAN against one of its tokens.
	MintDollars(u8, u32),
	/// Redeems PAN into one of its tokens.
	RedeemDollars(u8, u32),
	/// Adds liquidity to a pool.
	Provide(u8, u32),
	/// Removes a part of the account's liquidity.
	Leave(u8, u8),
	/// Sells one side of a pool.
	Trade(u8, bool, u32),
}

/// A block, in this order:
///
/// - seconds since the last block;
/// - index in hundredths of a HUX; none if the oracle is silent;
/// - price of dollars and gold, as a part of their usual price;
/// - whether the protected index jumps to the index;
/// - the calls, each with its account.
#[derive(Clone, Debug)]
struct Step {
	seconds: u64,
	index: Option<u32>,
	dollars: u32,
	believed: bool,
	attempts: Vec<(u8, Attempt)>,
}

fn attempts() -> impl Strategy<Value = Attempt> {
	use Attempt::*;
	prop_oneof![
		3 => (5..60_000_u32).prop_map(Create),
		1 => (any::<u8>(), 0..20_000_u32).prop_map(|(burrow, amount)| Deposit(burrow, amount)),
		1 => (any::<u8>(), 0..20_000_u32).prop_map(|(burrow, amount)| Withdraw(burrow, amount)),
		2 => (any::<u8>(), 0..5_000_u32).prop_map(|(burrow, amount)| Mint(burrow, amount)),
		3 => any::<u8>().prop_map(MintAll),
		1 => (any::<u8>(), 0..5_000_u32).prop_map(|(burrow, amount)| Burn(burrow, amount)),
		1 => (any::<u8>(), 0..1_000_u32).prop_map(|(burrow, amount)| Activate(burrow, amount)),
		1 => any::<u8>().prop_map(Deactivate),
		1 => any::<(u8, u8)>().prop_map(|(burrow, to)| Transfer(burrow, to)),
		1 => any::<u8>().prop_map(Accept),
		2 => any::<u8>().prop_map(Mark),
		2 => any::<(u8, u8)>().prop_map(|(burrow, slice)| Cancel(burrow, slice)),
		6 => any::<(u8, u16)>().prop_map(|(auction, extra)| Bid(auction, extra)),
		2 => any::<u8>().prop_map(Claim),
		1 => any::<(u8, u8)>().prop_map(|(auction, slices)| Settle(auction, slices)),
		1 => any::<(bool, u16)>().prop_map(|(sell, amount)| Swap(sell, amount)),
		3 => (any::<u8>(), 0..60_000_u32).prop_map(|(token, amount)| MintDollars(token, amount)),
		2 => (any::<u8>(), 0..60_000_u32).prop_map(|(token, amount)| RedeemDollars(token, amount)),
		3 => (any::<u8>(), 1..100_000_u32).prop_map(|(pool, amount)| Provide(pool, amount)),
		1 => any::<(u8, u8)>().prop_map(|(pool, part)| Leave(pool, part)),
		4 => (any::<u8>(), any::<bool>(), 0..200_000_u32).prop_map(|(pool, sell, amount)| Trade(pool, sell, amount)),
	]
}

fn steps() -> impl Strategy<Value = Step> {
	let seconds = prop_oneof![6 => Just(30_u64), 2 => 3..1_300_u64, 1 => 3_000..90_000_u64];
	let index = prop_oneof![8 => (150..1_200_u32).prop_map(Some), 1 => Just(None)];
	let tried = proptest::collection::vec((any::<u8>(), attempts()), 0..6);
	let dollars = prop_oneof![6 => Just(10_000_u32), 2 => 9_950..10_050_u32, 1 => 9_000..11_000_u32];
	(seconds, index, dollars, proptest::bool::weighted(0.3), tried)
		.prop_map(|(seconds, index, dollars, believed, attempts)| Step { seconds, index, dollars, believed, attempts })
}

/// Returns the call with the numbers of this chain.
fn call(attempt: Attempt) -> Option<RuntimeCall> {
	use pallet_auctions::Call as Auction;
	use pallet_burrows::Call as Burrow;
	let burrows = pallet_burrows::NextBurrow::<Runtime>::get().max(1);
	let pick = |place: u8| u64::from(place) % burrows;
	let auctions = pallet_auctions::NextAuction::<Runtime>::get().max(1);
	// Mostly one of the last auctions: the earlier ones are over.
	let lot = |place: u8| auctions.saturating_sub(1 + u64::from(place) % 20);
	let whole = |amount: u32| Balance::from(amount) * HUX;
	Some(match attempt {
		Attempt::Create(amount) => Burrow::create { owner: None, delegate: None, amount: whole(amount) }.into(),
		Attempt::Deposit(burrow, amount) => Burrow::deposit { burrow: pick(burrow), amount: whole(amount) }.into(),
		Attempt::Withdraw(burrow, amount) => Burrow::withdraw { burrow: pick(burrow), amount: whole(amount) }.into(),
		Attempt::Mint(burrow, kit) => Burrow::mint { burrow: pick(burrow), kit: whole(kit) }.into(),
		Attempt::MintAll(burrow) => {
			let burrow = pick(burrow);
			Burrow::mint { burrow, kit: Burrows::view_max_mintable(burrow)? }.into()
		},
		Attempt::Burn(burrow, kit) => Burrow::burn { burrow: pick(burrow), kit: whole(kit) }.into(),
		Attempt::Activate(burrow, amount) => Burrow::activate { burrow: pick(burrow), amount: whole(amount) }.into(),
		Attempt::Deactivate(burrow) => Burrow::deactivate { burrow: pick(burrow) }.into(),
		Attempt::Transfer(burrow, to) => {
			Burrow::transfer { burrow: pick(burrow), new_owner: account(PEOPLE[usize::from(to) % 4]).into() }.into()
		},
		Attempt::Accept(burrow) => {
			Burrow::accept_transfer { burrow: pick(burrow), min_collateral: 0, max_debt: Balance::MAX }.into()
		},
		Attempt::Mark(burrow) => Burrow::mark_for_liquidation { burrow: pick(burrow) }.into(),
		Attempt::Cancel(burrow, place) => {
			let burrow = pick(burrow);
			let slices = Auctions::view_slices(burrow, SliceId { number: i64::MIN, part: 0 });
			let slice = slices.get(usize::from(place) % slices.len().max(1))?;
			let slice = SliceId { number: slice.number, part: slice.part };
			Burrow::cancel_slice { burrow, slice }.into()
		},
		Attempt::Bid(place, extra) => {
			let open = Auctions::view_auctions().open;
			let lot = open.get(usize::from(place) % open.len().max(1))?;
			let kit = lot.minimum_bid?.saturating_add(Balance::from(extra)).saturating_sub(100);
			Auction::bid { auction: lot.id, kit }.into()
		},
		Attempt::Claim(auction) => Auction::claim { auction: lot(auction) }.into(),
		Attempt::Settle(auction, slices) => {
			Auction::settle { auction: lot(auction), max_slices: u32::from(slices) % 70 }.into()
		},
		Attempt::MintDollars(place, amount) => {
			let (external_asset, max_fee) = (dollar(place), sp_runtime::Permill::one());
			let external_amount = Balance::from(amount) * 1_000_000;
			pallet_psm::Call::mint { internal_asset: PAN, external_asset, external_amount, max_fee }.into()
		},
		Attempt::RedeemDollars(place, amount) => {
			let (external_asset, max_fee) = (dollar(place), sp_runtime::Permill::one());
			let internal_amount = Balance::from(amount) * 10_u128.pow(18);
			pallet_psm::Call::redeem { internal_asset: PAN, external_asset, internal_amount, max_fee }.into()
		},
		Attempt::Provide(place, amount) => {
			let (pool, [base, quote]) = pool(place, amount)?;
			pallet_pmm::Call::add_liquidity { pool, base, quote, min_shares: 1 }.into()
		},
		Attempt::Leave(place, part) => {
			let (pool, _) = pool(place, 0)?;
			let shares = pallet_pmm::Pools::<Runtime>::get(pool)?.shares / 256 * Balance::from(part);
			pallet_pmm::Call::remove_liquidity { pool, shares, min_base: 0, min_quote: 0 }.into()
		},
		Attempt::Trade(place, sell, amount) => {
			let (pool, [base, quote]) = pool(place, amount)?;
			let found = pallet_pmm::Pools::<Runtime>::get(pool)?;
			let (asset_in, amount_in) = if sell { (found.base, base) } else { (found.quote, quote) };
			pallet_pmm::Call::swap_exact_in { pool, asset_in, amount_in, min_out: 1 }.into()
		},
		Attempt::Swap(sell, amount) => {
			let (kit, hux) = (Box::new(AssetKind::WithId(KIT)), Box::new(AssetKind::Native));
			let path = if sell { vec![kit, hux] } else { vec![hux, kit] };
			pallet_asset_conversion::Call::swap_exact_tokens_for_tokens {
				path,
				amount_in: Balance::from(amount) * HUX / 100,
				amount_out_min: 1,
				send_to: account(Alice),
				keep_alive: true,
			}
			.into()
		},
	})
}

/// Returns one of the externals of PAN.
fn dollar(place: u8) -> u32 {
	[CUSDT, CUSDC, 10_000, 10_001][usize::from(place) % 4]
}

/// Returns one of the pools, and the amounts of its two tokens that are worth so many dollars.
fn pool(place: u8, dollars: u32) -> Option<(u32, [Balance; 2])> {
	let id = u32::from(place) % pallet_pmm::PoolCount::<Runtime>::get().max(1);
	let pool = pallet_pmm::Pools::<Runtime>::get(id)?;
	let units = |asset: u32, decimals: u8| {
		let worth = if asset == XAU { 2_400 } else { 1 };
		Balance::from(dollars) * 10_u128.pow(decimals.into()) / worth
	};
	Some((id, [units(pool.base, pool.base_decimals), units(pool.quote, pool.quote_decimals)]))
}

/// Tries a call. A refused call must change nothing.
fn attempt(who: u8, attempt: Attempt) {
	let Some(call) = call(attempt) else { return };
	let root = || sp_io::storage::root(sp_runtime::StateVersion::V1);
	let before = root();
	// A storage layer undoes a failed call, as the executive does.
	let outcome = with_transaction(|| match call.clone().dispatch(by(PEOPLE[usize::from(who) % 4])) {
		Ok(_) => TransactionOutcome::Commit(Ok(())),
		Err(refusal) => TransactionOutcome::Rollback(Err(refusal.error)),
	});
	if outcome.is_err() {
		assert_eq!(before, root(), "{call:?} was refused but has changed the state");
	}
}

fn take(step: &Step) {
	if step.believed {
		// Moves the protected index to the index, as after hours.
		pallet_controller::ControllerState::<Runtime>::mutate(|record| {
			if let (Some(record), Some(index)) = (record, step.index) {
				record.state.protected_index = Fixed::from_ratio(index.into(), 100).expect("small numbers");
			}
		});
	}
	let session = Session::current_index();
	let weight = block_after(step.seconds * 1_000, || {
		if let Some(index) = step.index {
			feed_dollars(index, step.dollars);
		}
		for (who, what) in &step.attempts {
			attempt(*who, *what);
		}
	});
	// The SDK declares a whole block for the first block of a session.
	let declared = u64::from(Session::current_index() != session);
	let most = crate::configs::system::RuntimeBlockWeights::get().max_block.ref_time();
	assert!(weight.ref_time() <= most + declared * most, "hooks of {weight:?}");
}

proptest! {
	#![proptest_config(huxian_traits::testing::cases(48))]

	#[test]
	fn random_people_never_break_an_invariant(steps in proptest::collection::vec(steps(), 1..80)) {
		dev(|| {
			burrow_and_pool();
			steps.iter().for_each(take);
		});
	}
}
