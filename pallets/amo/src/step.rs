//! The step of one AMO: observe the market, plan, execute, book.

use crate::{
	ledger::Ledger,
	limits::ExpandRoom,
	market_view::MarketView,
	operation::{Operation, Outcome, PoolOperation},
	pallet::*,
	trader::Trader,
	types::*,
	weights::WeightInfo as _,
};
use frame::{
	deps::{frame_support::storage::with_storage_layer, frame_support::weights::Weight},
	prelude::*,
};
use huxian_traits::{peg::PsmAccess, Balance, Moment};

/// Returns the operation of a kind. No other place tells the kinds apart.
pub(crate) fn operation_of<T: Config>(kind: OperationKind) -> &'static dyn Operation<T> {
	match kind {
		OperationKind::Pool => &PoolOperation,
	}
}

/// The act that a step will make, with the most that it may move, in the family's token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
	/// Mint: the token is above its peg.
	Expand(MarketView, ExpandRoom),
	/// Buy back and burn: the token is below its peg.
	Contract(MarketView, Balance),
	/// Return external to the PSM, which holds less than `min_psm_share`.
	RestorePsm(Balance),
}

/// The judgement of an AMO on its market.
#[doc(alias = "Outlook")]
pub(crate) struct Assessment<T> {
	/// Price of the token relative to its peg.
	pub state: PegState,
	/// Market; `None` while its price is unknown.
	pub market: Option<MarketView>,
	/// The act to make, or the reason why there is none.
	pub plan: Result<Plan, Error<T>>,
}

impl<T: Config> Assessment<T> {
	/// Assesses the market of an AMO by its `operation`.
	pub fn of(operation: &dyn Operation<T>, ledger: &Ledger<T>, now: Moment) -> Self {
		let AmoLedger { state, .. } = ledger.draft;
		let market = operation.observe(&ledger.amo, state).ok();
		let deviation = market.and_then(|market| Some(market.deviation(market.twap_in_family()?)));
		let state = deviation.map_or(PegState::Equilibrium, |deviation| state.at(deviation, &ledger.amo.params));
		Self { state, market, plan: Self::plan(ledger, market, state, now) }
	}

	/// Decides on the act, in the order of the decision table in the README.
	fn plan(ledger: &Ledger<T>, market: Option<MarketView>, state: PegState, now: Moment) -> Result<Plan, Error<T>> {
		if let Some(shortfall) = restorable_shortfall(ledger, now)? {
			return Ok(Plan::RestorePsm(shortfall.min(ledger.contract_room(now)?)));
		}
		let market = market.ok_or(Error::NoPrice)?;
		ensure!(state != PegState::Equilibrium, Error::<T>::NothingToDo);
		ensure!(market.is_spot_near_twap(&ledger.amo.params), Error::<T>::SpotDeviatesFromTwap);
		ensure!(Ledger::<T>::may_retry(ledger.draft.failed_at, now), Error::<T>::CoolingDown);
		match state {
			PegState::BelowPeg => Ok(Plan::Contract(market, ledger.contract_room(now)?)),
			_ => Ok(Plan::Expand(market, ledger.expand_room(&market, now)?)),
		}
	}
}

/// Returns the amount that the PSM lacks of `min_psm_share`, if the AMO can restore some of it.
///
/// While the PSM takes nothing, the AMO goes on to buy.
fn restorable_shortfall<T: Config>(ledger: &Ledger<T>, now: Moment) -> Result<Option<Balance>, Error<T>> {
	let shortfall = ledger.psm_shortfall()?;
	let has_holdings = ledger.external_balance()? > 0 || ledger.shares()? > 0;
	let is_open = Ledger::<T>::may_retry(ledger.draft.refused_at, now) && T::Psm::may_expand(ledger.amo.external);
	let is_restorable = shortfall >= ledger.amo.params.min_step && has_holdings && is_open;
	Ok(is_restorable.then_some(shortfall))
}

impl<T: Config> Pallet<T> {
	/// Steps an AMO. Returns the weight of the step.
	pub(crate) fn step_of(id: AmoId, now: Moment) -> Weight {
		match Trader::load(id) {
			Ok(trader) => Self::step_with(operation_of(trader.ledger.amo.kind), trader, now),
			Err(error) => {
				defensive!(error, "numbers below the count have an AMO, whose external the guard keeps");
				T::WeightInfo::assess()
			},
		}
	}

	/// Steps an AMO by `operation`. Returns the weight of the step.
	pub(crate) fn step_with(operation: &dyn Operation<T>, mut trader: Trader<T>, now: Moment) -> Weight {
		let before = trader.ledger.draft;
		let Assessment { state, market, plan } = Assessment::of(operation, &trader.ledger, now);
		if state != before.state {
			Self::change_state(&mut trader.ledger, state, market);
		}
		let weight = match plan {
			Ok(plan) => {
				Self::try_execute(operation, &mut trader, plan, now);
				// An expansion may redeem at the PSM, and a contraction may mint there.
				T::WeightInfo::expand().max(T::WeightInfo::contract())
			},
			Err(_) => T::WeightInfo::assess(),
		};
		if trader.ledger.draft != before {
			trader.ledger.commit();
		}
		weight
	}

	/// Books a new state, and emits it.
	fn change_state(ledger: &mut Ledger<T>, to: PegState, market: Option<MarketView>) {
		let price = market.and_then(|market| market.twap_in_family()).map(FixedU128::from_inner);
		let from = core::mem::replace(&mut ledger.draft.state, to);
		Self::deposit_event(Event::StateChanged { amo: ledger.id, from, to, price });
	}

	/// Executes a plan as a whole, or books that it failed: then it rests for a while.
	fn try_execute(operation: &dyn Operation<T>, trader: &mut Trader<T>, plan: Plan, now: Moment) {
		let draft = trader.ledger.draft;
		let Err(error) = with_storage_layer(|| execute(operation, trader, plan, now)) else { return };
		trader.ledger.draft = match plan {
			Plan::RestorePsm(_) => AmoLedger { refused_at: now, ..draft },
			_ => AmoLedger { failed_at: now, ..draft },
		};
		if error != Error::<T>::NothingToDo.into() {
			Self::deposit_event(Event::StepFailed { amo: trader.ledger.id, error });
		}
	}
}

/// Executes a plan, checks the rules that hold for every kind of operation, and books the result.
fn execute<T: Config>(operation: &dyn Operation<T>, trader: &mut Trader<T>, plan: Plan, now: Moment) -> DispatchResult {
	let debt = trader.ledger.debt()?;
	let (expanded, contracted) = (trader.ledger.hourly_expand_room(now)?.0, trader.ledger.hourly_contract_room(now)?.0);
	let (kind, Outcome { amount, charged }) = match plan {
		Plan::Expand(market, room) => {
			let outcome = operation.expand(trader, &market, room)?;
			trader.ledger.ensure_collateralised()?;
			(ActionKind::Expanded, outcome)
		},
		Plan::Contract(market, room) => (ActionKind::Contracted, operation.contract(trader, &market, room)?),
		Plan::RestorePsm(room) => (ActionKind::Contracted, operation.restore_psm(trader, room)?),
	};
	let ledger = &mut trader.ledger;
	match kind {
		ActionKind::Expanded => {
			ledger.draft.expanded_at = now;
			ledger.draft.expanded = expanded.with(charged).map_err(Error::<T>::from)?;
		},
		ActionKind::Contracted => {
			ledger.ensure_debt_at_most(debt)?;
			ledger.draft.contracted = contracted.with(charged).map_err(Error::<T>::from)?;
		},
	}
	ledger.draft.last_action = Some(Action { kind, at: now, amount });
	let (debt, stressed_value) = (ledger.debt()?, ledger.stressed_value()?);
	Pallet::<T>::deposit_event(Event::StepExecuted { amo: ledger.id, kind, amount, debt, stressed_value });
	Ok(())
}
