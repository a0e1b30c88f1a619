//! Random calls against a model that keeps whole books in plain numbers: the pallet accepts just what the model accepts and ends with the
//! same books.

use crate::mock::*;
use frame::testing_prelude::*;
use huxian_traits::Balance;
use proptest::prelude::*;

/// One call, with amounts in whole tokens.
#[derive(Clone, Copy, Debug)]
enum Step {
	Deposit(u64, u32),
	Withdraw(u64, u32),
	Mint(u64, u32),
	Burn(u64, u32),
	Deactivate(u64),
	Activate(u64, u32),
	Price(u32),
	Stale(bool),
}

/// A burrow, as the model has it: everything in whole tokens, at a growth of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Book {
	active: bool,
	collateral: u128,
	debt: u128,
}

#[derive(Debug)]
struct World {
	books: Vec<Book>,
	price: u128,
	fresh: bool,
	kit: u128,
}

impl World {
	fn covered(&self, book: &Book) -> bool {
		// 2.1 times the debt at a price in hundredths.
		book.collateral * 1_000 >= book.debt * 21 * self.price
	}

	/// Whether the call is to be accepted; if so, its effect.
	fn apply(&mut self, step: Step) -> bool {
		match step {
			Step::Price(price) => self.price = price.into(),
			Step::Stale(stale) => self.fresh = !stale,
			Step::Deposit(id, amount) => {
				return self.change(id, |_, book| {
					book.collateral += u128::from(amount);
					book.active && amount > 0
				})
			},
			Step::Withdraw(id, amount) => {
				return self.change(id, |world, book| {
					let Some(rest) = book.collateral.checked_sub(amount.into()) else { return false };
					book.collateral = rest;
					book.active && amount > 0 && (book.debt == 0 || world.fresh && world.covered(book))
				})
			},
			Step::Mint(id, kit) => {
				let accepted = self.change(id, |world, book| {
					book.debt += u128::from(kit);
					book.active && kit > 0 && world.fresh && book.debt >= 100 && world.covered(book)
				});
				self.kit += if accepted { kit.into() } else { 0 };
				return accepted;
			},
			Step::Burn(id, kit) => {
				let available = self.kit;
				let mut burned = 0;
				let accepted = self.change(id, |_, book| {
					burned = book.debt.min(kit.into());
					book.debt -= burned;
					book.active && burned > 0 && burned <= available && (book.debt == 0 || book.debt >= 100)
				});
				self.kit -= if accepted { burned } else { 0 };
				return accepted;
			},
			Step::Deactivate(id) => {
				return self.change(id, |_, book| {
					let accepted = book.active && book.debt == 0;
					*book = Book::default();
					accepted
				})
			},
			Step::Activate(id, amount) => {
				return self.change(id, |_, book| {
					let accepted = !book.active && amount >= 10;
					book.active = true;
					book.collateral += u128::from(amount.saturating_sub(10));
					accepted
				})
			},
		}
		true
	}

	/// Changes a copy of a book and keeps it if the change is accepted.
	fn change(&mut self, id: u64, change: impl FnOnce(&World, &mut Book) -> bool) -> bool {
		let Some(mut book) = self.books.get(id as usize).cloned() else { return false };
		let accepted = change(self, &mut book);
		if accepted {
			self.books[id as usize] = book;
		}
		accepted
	}
}

fn dispatch(step: Step) -> DispatchResultWithPostInfo {
	let whole = |amount: u32| Balance::from(amount) * UNIT;
	match step {
		Step::Price(price) => Price::set((price, price)),
		Step::Stale(stale) => Fresh::set(!stale),
		Step::Deposit(id, amount) => return Burrows::deposit(by(ALICE), id, whole(amount)),
		Step::Withdraw(id, amount) => return Burrows::withdraw(by(ALICE), id, whole(amount)),
		Step::Mint(id, kit) => return Burrows::mint(by(ALICE), id, whole(kit)),
		Step::Burn(id, kit) => return Burrows::burn(by(ALICE), id, whole(kit)),
		Step::Deactivate(id) => return Burrows::deactivate(by(ALICE), id),
		Step::Activate(id, amount) => return Burrows::activate(by(ALICE), id, whole(amount)),
	}
	Ok(().into())
}

fn step() -> impl Strategy<Value = Step> {
	let id = 0u64..4;
	prop_oneof![
		(id.clone(), 0u32..2_000).prop_map(|(id, amount)| Step::Deposit(id, amount)),
		(id.clone(), 0u32..2_000).prop_map(|(id, amount)| Step::Withdraw(id, amount)),
		(id.clone(), 0u32..600).prop_map(|(id, kit)| Step::Mint(id, kit)),
		(id.clone(), 0u32..800).prop_map(|(id, kit)| Step::Burn(id, kit)),
		id.clone().prop_map(Step::Deactivate),
		(id, 0u32..500).prop_map(|(id, amount)| Step::Activate(id, amount)),
		(50u32..300).prop_map(Step::Price),
		any::<bool>().prop_map(Step::Stale),
	]
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

	#[test]
	fn the_pallet_keeps_the_same_books_as_the_model(steps in prop::collection::vec(step(), 1..60)) {
		execute(|| {
			let books: Vec<Book> = (0..3)
				.map(|_| {
					burrow(1_000, 0);
					Book { active: true, collateral: 1_000, debt: 0 }
				})
				.collect();
			let mut world = World { books, price: 100, fresh: true, kit: 0 };
			for step in steps {
				let before = frame::deps::sp_io::storage::root(StateVersion::V1);
				let accepted = dispatch(step).is_ok();
				assert_eq!(accepted, world.apply(step), "{step:?} in {world:?}");
				if !accepted {
					assert_eq!(before, frame::deps::sp_io::storage::root(StateVersion::V1), "{step:?} was refused but changed the state");
				}
				Burrows::do_try_state().unwrap();
			}
			for (id, book) in world.books.iter().enumerate() {
				let position = stored(id as u64).position;
				let kept = Book {
					active: position.active,
					collateral: position.collateral / UNIT,
					debt: position.debt / UNIT,
				};
				assert_eq!(&kept, book);
			}
			assert_eq!(Kit::total_issuance(), world.kit * UNIT);
		});
	}
}
