//! Random calls on the pallet and on a model with plain numbers.
//!
//! Both accept the same calls and end with the same balances.

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

/// Burrow of the model, in whole tokens and without growth of debts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct ModelBurrow {
	active: bool,
	collateral: u128,
	debt: u128,
}

#[derive(Debug)]
struct Model {
	burrows: Vec<ModelBurrow>,
	price: u128,
	fresh: bool,
	kit: u128,
}

impl Model {
	fn covered(&self, burrow: &ModelBurrow) -> bool {
		// 2.1 times the debt at a price in hundredths.
		burrow.collateral * 1_000 >= burrow.debt * 21 * self.price
	}

	/// Applies the call and returns true if the model accepts it.
	fn apply(&mut self, step: Step) -> bool {
		match step {
			Step::Price(price) => self.price = price.into(),
			Step::Stale(stale) => self.fresh = !stale,
			Step::Deposit(id, amount) => {
				return self.change(id, |_, burrow| {
					burrow.collateral += u128::from(amount);
					burrow.active && amount > 0
				})
			},
			Step::Withdraw(id, amount) => {
				return self.change(id, |model, burrow| {
					let Some(rest) = burrow.collateral.checked_sub(amount.into()) else { return false };
					burrow.collateral = rest;
					burrow.active && amount > 0 && (burrow.debt == 0 || model.fresh && model.covered(burrow))
				})
			},
			Step::Mint(id, kit) => {
				let accepted = self.change(id, |model, burrow| {
					burrow.debt += u128::from(kit);
					burrow.active && kit > 0 && model.fresh && burrow.debt >= 100 && model.covered(burrow)
				});
				self.kit += if accepted { kit.into() } else { 0 };
				return accepted;
			},
			Step::Burn(id, kit) => {
				let available = self.kit;
				let mut burned = 0;
				let accepted = self.change(id, |_, burrow| {
					burned = burrow.debt.min(kit.into());
					burrow.debt -= burned;
					burrow.active && burned > 0 && burned <= available && (burrow.debt == 0 || burrow.debt >= 100)
				});
				self.kit -= if accepted { burned } else { 0 };
				return accepted;
			},
			Step::Deactivate(id) => {
				return self.change(id, |_, burrow| {
					let accepted = burrow.active && burrow.debt == 0;
					*burrow = ModelBurrow::default();
					accepted
				})
			},
			Step::Activate(id, amount) => {
				return self.change(id, |_, burrow| {
					let accepted = !burrow.active && amount >= 10;
					burrow.active = true;
					burrow.collateral += u128::from(amount.saturating_sub(10));
					accepted
				})
			},
		}
		true
	}

	/// Changes a copy of a burrow and keeps it if the change is accepted.
	fn change(&mut self, id: u64, change: impl FnOnce(&Model, &mut ModelBurrow) -> bool) -> bool {
		let Some(mut burrow) = self.burrows.get(id as usize).cloned() else { return false };
		let accepted = change(self, &mut burrow);
		if accepted {
			self.burrows[id as usize] = burrow;
		}
		accepted
	}
}

fn dispatch(step: Step) -> DispatchResultWithPostInfo {
	let whole = |amount: u32| Balance::from(amount) * UNIT;
	match step {
		Step::Price(price) => Price::set((price, price)),
		Step::Stale(stale) => Fresh::set(!stale),
		Step::Deposit(id, amount) => return Burrows::deposit(signed(ALICE), id, whole(amount)),
		Step::Withdraw(id, amount) => return Burrows::withdraw(signed(ALICE), id, whole(amount)),
		Step::Mint(id, kit) => return Burrows::mint(signed(ALICE), id, whole(kit)),
		Step::Burn(id, kit) => return Burrows::burn(signed(ALICE), id, whole(kit)),
		Step::Deactivate(id) => return Burrows::deactivate(signed(ALICE), id),
		Step::Activate(id, amount) => return Burrows::activate(signed(ALICE), id, whole(amount)),
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
	fn the_pallet_accepts_the_same_calls_as_the_model_and_ends_with_the_same_balances(steps in prop::collection::vec(step(), 1..60)) {
		execute(|| {
			let burrows: Vec<ModelBurrow> = (0..3)
				.map(|_| {
					burrow(1_000, 0);
					ModelBurrow { active: true, collateral: 1_000, debt: 0 }
				})
				.collect();
			let mut model = Model { burrows, price: 100, fresh: true, kit: 0 };
			for step in steps {
				let before = frame::deps::sp_io::storage::root(StateVersion::V1);
				let accepted = dispatch(step).is_ok();
				assert_eq!(accepted, model.apply(step), "{step:?} in {model:?}");
				if !accepted {
					assert_eq!(before, frame::deps::sp_io::storage::root(StateVersion::V1), "{step:?} was refused but changed the state");
				}
				Burrows::do_try_state().unwrap();
			}
			for (id, burrow) in model.burrows.iter().enumerate() {
				let position = stored(id as u64).position;
				let kept = ModelBurrow {
					active: position.active,
					collateral: position.collateral / UNIT,
					debt: position.debt / UNIT,
				};
				assert_eq!(&kept, burrow);
			}
			assert_eq!(Kit::total_issuance(), model.kit * UNIT);
		});
	}
}
