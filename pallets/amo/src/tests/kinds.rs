//! A second kind of operation goes through the same step, and through the same limits.

use crate::{
	limits::ExpandRoom,
	market_view::MarketView,
	mock::*,
	operation::{Operation, Outcome, PoolOperation},
	trader::Trader,
	types::*,
	Error, Event, Pallet,
};
use frame::{testing_prelude::*, token::fungibles::Inspect as _};
use huxian_traits::Balance;

/// An operation that watches the pool, and does nothing.
struct Idle;

impl Operation<Test> for Idle {
	fn observe(&self, amo: &AmoInfo, state: PegState) -> Result<MarketView, Error<Test>> {
		PoolOperation.observe(amo, state)
	}

	fn expand(&self, _: &mut Trader<Test>, _: &MarketView, _: ExpandRoom) -> Result<Outcome, DispatchError> {
		Err(Error::<Test>::NothingToDo.into())
	}

	fn contract(&self, _: &mut Trader<Test>, _: &MarketView, _: Balance) -> Result<Outcome, DispatchError> {
		Err(Error::<Test>::NothingToDo.into())
	}

	fn restore_psm(&self, _: &mut Trader<Test>, _: Balance) -> Result<Outcome, DispatchError> {
		Err(Error::<Test>::NothingToDo.into())
	}
}

/// An operation that mints all its room, and gives the tokens away.
struct Spendthrift;

impl Operation<Test> for Spendthrift {
	fn observe(&self, amo: &AmoInfo, state: PegState) -> Result<MarketView, Error<Test>> {
		PoolOperation.observe(amo, state)
	}

	fn expand(&self, trader: &mut Trader<Test>, _: &MarketView, room: ExpandRoom) -> Result<Outcome, DispatchError> {
		trader.mint(room.debt)?;
		trader.ledger.book_family_for_external(room.debt, 0)?;
		Ok(Outcome { amount: room.debt, charged: room.debt })
	}

	fn contract(&self, trader: &mut Trader<Test>, _: &MarketView, room: Balance) -> Result<Outcome, DispatchError> {
		trader.mint(room)?;
		trader.ledger.book_family_for_external(room, 0)?;
		Ok(Outcome { amount: 0, charged: 0 })
	}

	fn restore_psm(&self, _: &mut Trader<Test>, _: Balance) -> Result<Outcome, DispatchError> {
		Err(Error::<Test>::NothingToDo.into())
	}
}

/// Steps the AMO by `operation`. Returns the events of the step.
fn step_with(operation: &dyn Operation<Test>) -> Vec<Event<Test>> {
	System::reset_events();
	Pallet::<Test>::step_with(operation, Trader::load(0).unwrap(), Now::get());
	System::read_events_for_pallet()
}

#[test]
fn an_idle_operation_observes_and_rests() {
	execute(|| {
		push_price(100_300);
		let events = step_with(&Idle);
		assert!(matches!(events[..], [Event::StateChanged { to: PegState::AbovePeg, .. }]), "{events:?}");
		assert_eq!((debt(), ledger().failed_at, ledger().last_action), (0, Now::get(), None));
	});
}

#[test]
fn an_operation_that_leaves_debt_uncovered_is_undone() {
	execute(|| {
		push_price(100_300);
		let supply = Assets::total_issuance(PAN);
		let events = step_with(&Spendthrift);
		let error = Error::<Test>::Undercollateralised.into();
		assert_eq!(events.last(), Some(&Event::StepFailed { amo: 0, error }));
		assert_eq!((debt(), Assets::total_issuance(PAN)), (0, supply));
	});
}

#[test]
fn a_contraction_that_raises_the_debt_is_undone() {
	execute(|| {
		push_price(99_700);
		let events = step_with(&Spendthrift);
		assert_eq!(events.last(), Some(&Event::StepFailed { amo: 0, error: Error::<Test>::DebtWouldGrow.into() }));
		assert_eq!(debt(), 0);
	});
}
