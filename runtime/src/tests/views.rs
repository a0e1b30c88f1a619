//! The view functions of all pallets, as wallets call them.

use super::world::*;
use crate::{
	constants::token::{CUSDT, KIT, PAN},
	currency::HUX,
	*,
};
use codec::Encode;
use frame_support::{
	assert_ok,
	view_functions::{ViewFunctionDispatchError, ViewFunctionId},
};
use huxian_api::apis::{
	runtime_decl_for_amo_api::AmoApiV1, runtime_decl_for_auctions_api::AuctionsApiV1,
	runtime_decl_for_burrows_api::BurrowsApiV1, runtime_decl_for_controller_api::ControllerApiV1,
	runtime_decl_for_peg_api::PegApiV1, runtime_decl_for_pmm_api::PmmApiV1,
};
use huxian_traits::{oracle::Feed, Moment};
use sp_keyring::Sr25519Keyring::{Alice, Bob};

/// Ten minutes.
const WINDOW: Moment = 600_000;

/// A view function, as the metadata names it.
struct Function {
	pallet: &'static str,
	name: &'static str,
	id: [u8; 32],
	inputs: usize,
}

impl Function {
	fn call(&self, input: &[u8]) -> Result<Vec<u8>, ViewFunctionDispatchError> {
		Runtime::execute_view_function(id_of(self.id), input.to_vec())
	}

	fn name(&self) -> String {
		format!("{}.{}", self.pallet, self.name)
	}
}

/// Splits an identity into those of pallet and function.
fn id_of(id: [u8; 32]) -> ViewFunctionId {
	let [mut prefix, mut suffix] = [[0; 16]; 2];
	prefix.copy_from_slice(&id[..16]);
	suffix.copy_from_slice(&id[16..]);
	ViewFunctionId { prefix, suffix }
}

/// Returns the view functions of all pallets.
fn functions() -> Vec<Function> {
	let mut functions = Vec::new();
	for pallet in Runtime::metadata_ir().pallets {
		functions.extend(pallet.view_functions.into_iter().map(|function| Function {
			pallet: pallet.name,
			name: function.name,
			id: function.id,
			inputs: function.inputs.len(),
		}));
	}
	functions
}

/// Runs `test` where there are burrows, a lot with a slice, pools with prices, and a family.
fn busy_chain(test: impl FnOnce()) {
	dev(|| {
		burrow_and_pool();
		block(|| {
			feed_dollars(400, 10_000);
			assert_ok!(Burrows::create(by(Bob), None, None, 2_110 * HUX));
			assert_ok!(Burrows::mint(by(Bob), 1, 250 * HUX));
		});
		believe(500);
		block(|| feed_dollars(500, 10_000));
		for _ in 0..3 {
			block(|| feed_dollars(500, 10_000));
		}
		test();
	});
}

/// Returns inputs for a view function, each with the answer of its twin in the runtime API.
///
/// Functions without a twin are compared with the code of the pallet.
fn twins(name: &str) -> Vec<(Vec<u8>, Vec<u8>)> {
	/// The amount of an asset with 18 decimals.
	const MUCH: Balance = 1_000_000_000_000_000_000;
	let amounts = [0, 1, MUCH, Balance::MAX];
	match name {
		"Amo.operations" => vec![(vec![], <Runtime as AmoApiV1<Block, AccountId>>::operations().encode())],
		"Auctions.auctions" => vec![(vec![], <Runtime as AuctionsApiV1<Block, AccountId>>::auctions().encode())],
		"Auctions.auction" => [0, 1, u64::MAX]
			.map(|id| (id.encode(), <Runtime as AuctionsApiV1<Block, AccountId>>::auction(id).encode()))
			.to_vec(),
		"Auctions.slices" => [(1, i64::MIN, 0), (1, i64::MAX, u32::MAX), (u64::MAX, 0, 0)]
			.map(|from: (u64, i64, u32)| {
				let (burrow, number, part) = from;
				let slices = <Runtime as AuctionsApiV1<Block, AccountId>>::slices_of(burrow, number, part);
				(from.encode(), slices.encode())
			})
			.to_vec(),
		"Auctions.minimum_bid" => [0, u64::MAX]
			.map(|id| (id.encode(), <Runtime as AuctionsApiV1<Block, AccountId>>::minimum_bid(id).encode()))
			.to_vec(),
		"Burrows.burrow" => [0, 1, u64::MAX]
			.map(|id| (id.encode(), <Runtime as BurrowsApiV1<Block, AccountId>>::burrow(id).encode()))
			.to_vec(),
		"Burrows.max_mintable" => [0, u64::MAX]
			.map(|id| (id.encode(), <Runtime as BurrowsApiV1<Block, AccountId>>::max_mintable(id).encode()))
			.to_vec(),
		"Controller.parameters" => vec![(vec![], <Runtime as ControllerApiV1<Block>>::parameters().encode())],
		"PegGuard.families" => vec![(vec![], <Runtime as PegApiV1<Block, AccountId>>::families().encode())],
		"PegGuard.quote_mint" => amounts
			.map(|amount| {
				let quote = <Runtime as PegApiV1<Block, AccountId>>::quote_mint(PAN, CUSDT, amount);
				((PAN, CUSDT, amount).encode(), quote.encode())
			})
			.to_vec(),
		"PegGuard.quote_redeem" => amounts
			.map(|amount| {
				let quote = <Runtime as PegApiV1<Block, AccountId>>::quote_redeem(PAN, CUSDT, amount);
				((PAN, CUSDT, amount).encode(), quote.encode())
			})
			.to_vec(),
		"PegGuard.redemptions" => [(PAN, 0, 10), (PAN, u64::MAX, u32::MAX), (KIT, 0, 1)]
			.map(|of: (u32, u64, u32)| {
				(of.encode(), <Runtime as PegApiV1<Block, AccountId>>::redemptions(of.0, of.1, of.2).encode())
			})
			.to_vec(),
		"Pmm.pool" => [0, 1, u32::MAX]
			.map(|id| (id.encode(), <Runtime as PmmApiV1<Block, AccountId>>::pool(id).encode()))
			.to_vec(),
		"Pmm.quote_exact_in" => amounts
			.map(|amount| {
				let quote = <Runtime as PmmApiV1<Block, AccountId>>::quote_exact_in(0, PAN, amount);
				((0u32, PAN, amount).encode(), quote.encode())
			})
			.to_vec(),
		"Pmm.quote_exact_out" => amounts
			.map(|amount| {
				let quote = <Runtime as PmmApiV1<Block, AccountId>>::quote_exact_out(0, PAN, amount);
				((0u32, PAN, amount).encode(), quote.encode())
			})
			.to_vec(),
		"Pmm.twap" => {
			[0, WINDOW, Moment::MAX].map(|window| ((0u32, window).encode(), Pmm::twap(0, window).encode())).to_vec()
		},
		"Pmm.extremes" => {
			[0, 100, u32::MAX].map(|blocks| ((0u32, blocks).encode(), Pmm::extremes(0, blocks).encode())).to_vec()
		},
		"Prices.quote_of" => {
			[Feed::Index, Feed::Asset(u32::MAX)].map(|feed| (feed.encode(), Prices::quote_of(feed).encode())).to_vec()
		},
		"Prices.quotes" => vec![(vec![], Prices::quotes().encode())],
		"Prices.params" => vec![(vec![], Prices::params().encode())],
		"Prices.substitutes" => vec![(vec![], Prices::substitutes().encode())],
		"Prices.reads" => [Feed::Index, Feed::Asset(CUSDT), Feed::Asset(KIT)]
			.map(|feed| (feed.encode(), Prices::reads(feed).encode()))
			.to_vec(),
		"Validators.waiting" => vec![(vec![], Validators::waiting().encode())],
		"Validators.validators" => vec![(vec![], Validators::validators().encode())],
		"Validators.planned" => vec![(vec![], Validators::planned().encode())],
		_ => Vec::new(),
	}
}

#[test]
fn each_view_function_equals_its_twin_in_the_runtime_api() {
	busy_chain(|| {
		let ours = ["Amo", "Auctions", "Burrows", "Controller", "PegGuard", "Pmm", "Prices", "Validators"];
		for function in functions().iter().filter(|function| ours.contains(&function.pallet)) {
			let twins = twins(&function.name());
			assert!(!twins.is_empty(), "{} has no twin in this test: add one", function.name());
			for (input, expected) in twins {
				let answer = function.call(&input).unwrap_or_else(|error| panic!("{}: {error:?}", function.name()));
				assert_eq!(answer, expected, "{} of {input:?}", function.name());
			}
		}
		for pallet in ours {
			assert!(functions().iter().any(|function| function.pallet == pallet), "{pallet} has no view function");
		}
		// The chain is as busy as the test wants it.
		assert!(Auctions::view_auction(0).is_some() && Alice.to_account_id() != Bob.to_account_id());
		assert_eq!(Pmm::view_pool(0).map(|pool| pool.id), Some(0));
	});
}

#[test]
fn invalid_input_of_a_view_function_is_an_error_and_never_a_trap() {
	busy_chain(|| {
		for function in functions() {
			let is_refused = |input: &[u8]| matches!(function.call(input), Err(ViewFunctionDispatchError::Codec));
			assert!(function.inputs == 0 || is_refused(&[]), "{} takes no input", function.name());
			for (input, _) in twins(&function.name()) {
				assert!(is_refused(&[&input[..], &[0]].concat()), "{} ignores what follows", function.name());
			}
			// Neither the largest numbers nor any length may panic.
			for byte in [0, 1, u8::MAX] {
				for length in 0..64 {
					let _ = function.call(&vec![byte; length]);
				}
			}
		}
	});
}

#[test]
fn an_unknown_view_function_is_an_error() {
	dev(|| {
		let [known, ..] = &functions()[..] else { panic!("there are view functions") };
		let other = [&known.id[..16], &[0; 16]].concat();
		for id in [[0; 32], other.try_into().expect("32 bytes")] {
			let answer = Runtime::execute_view_function(id_of(id), Vec::new());
			assert!(matches!(answer, Err(ViewFunctionDispatchError::NotFound(_))), "{answer:?}");
		}
	});
}

#[test]
fn entries_are_named_for_as_many_burrows_as_a_sweep_examines() {
	use pallet_burrows::types::{MAX_SWEPT, WATCHED_PER_BLOCK};
	dev(|| {
		burrow_and_pool();
		let named = |count| read_ahead::entries_of(&vec![0; count]).len();
		let most = usize::try_from(MAX_SWEPT).expect("small") + WATCHED_PER_BLOCK;
		assert_eq!(named(most), most * 3);
		assert_eq!(named(most + 1), most * 3);
	});
}
