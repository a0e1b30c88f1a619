//! Bidders: they bid the minimum for a lot that costs less than the market price less their
//! discount. They get kit by minting from their own safe burrows, or by buying it in the pool.

use super::{
	borrowers::{kit_balance, open_burrow, setup_error, FIRST_INDEX, MINTING_FACTOR},
	settings::Settings,
	traders::{swap, Pool},
};
use crate::chain::{account, coins, units, BlockBuilder};
use anyhow::Result;
use huxian_api::views::{AuctionView, BurrowView};
use huxian_runtime::{
	constants::currency::HUX, AccountId, AssetKind, Auctions, Balance, Balances, Burrows, Runtime, RuntimeEvent,
};
use huxian_traits::{AuctionId, BurrowId};

/// Interval at which a bidder checks its burrow and its kit, in seconds.
const CHECK_INTERVAL: u64 = 60;
/// Collateral over debt of a bidder's burrow at first, at the minting price.
const INITIAL_RATIO: f64 = 2.0 * MINTING_FACTOR;
/// Collateral over debt below which a bidder mints nothing more.
const MINT_ABOVE: f64 = 1.4 * MINTING_FACTOR;
/// Collateral over debt below which a bidder makes its burrow safer.
const SAFE_ABOVE: f64 = 1.2 * MINTING_FACTOR;

/// A bidder.
struct Bidder {
	account: AccountId,
	burrow: BurrowId,
	/// Discount on the market price, as a part of it.
	discount: f64,
	/// Maximum of kit that it holds, in bids and free.
	budget: f64,
}

/// All bidders.
pub struct Bidders {
	all: Vec<Bidder>,
	/// Auctions that were won and not claimed.
	won: Vec<(AuctionId, AccountId)>,
	next_check: u64,
}

/// The market price that everybody knows.
#[derive(Clone, Copy)]
pub struct Market {
	/// Value of a KIT in HUX: the true index times the quantity.
	pub kit_worth: f64,
}

impl Bidders {
	/// Returns bidders with evenly spaced discounts. They share a budget, a part of `supply`.
	pub fn new(settings: &Settings, supply: f64) -> Self {
		let steps = f64::from(settings.bidders.saturating_sub(1).max(1));
		let width = settings.max_discount - settings.min_discount;
		let bidder = |number: u32| Bidder {
			account: account("bidder", number),
			burrow: 0,
			discount: settings.min_discount + width * f64::from(number) / steps,
			budget: supply * settings.budget / f64::from(settings.bidders),
		};
		Self { all: (0..settings.bidders).map(bidder).collect(), won: Vec::new(), next_check: 0 }
	}

	/// Returns all accounts with the units of HUX that they need: the collateral of the burrow, and
	/// the value of the budget.
	pub fn endowments(&self) -> impl Iterator<Item = (&AccountId, Balance)> {
		self.all.iter().map(|bidder| {
			let hux = bidder.budget * FIRST_INDEX * (INITIAL_RATIO + 1.0) + 20.0;
			(&bidder.account, units(hux))
		})
	}

	/// Opens a burrow for each bidder and mints its budget.
	pub fn open_burrows(&mut self, builder: &mut BlockBuilder) -> Result<()> {
		for bidder in &mut self.all {
			let collateral = units(bidder.budget * FIRST_INDEX * INITIAL_RATIO);
			bidder.burrow =
				open_burrow(builder, &bidder.account, collateral, units(bidder.budget)).map_err(setup_error)?;
		}
		Ok(())
	}

	/// Records the auctions that were won in a block.
	pub fn record_wins(&mut self, events: &[RuntimeEvent]) {
		for event in events {
			if let RuntimeEvent::Auctions(pallet_auctions::Event::AuctionCompleted { auction, winner, .. }) = event {
				self.won.push((*auction, winner.clone()));
			}
		}
	}

	/// Acts in a block: claims, bids, and once a minute looks after burrows and kit.
	pub fn act(&mut self, builder: &mut BlockBuilder, block: u32, second: u64, market: &Market) {
		self.won.retain(|(auction, winner)| {
			!builder.try_submit(winner, pallet_auctions::Call::<Runtime>::claim { auction: *auction })
		});
		let open = Auctions::view_auctions().open;
		for lot in &open {
			self.bid(builder, block, lot, market);
		}
		if second >= self.next_check {
			self.next_check = second + CHECK_INTERVAL;
			for bidder in &self.all {
				bidder.secure_burrow(builder);
				bidder.replenish_kit(builder, &open, market);
			}
		}
	}

	/// Places one bid for a lot: of the first bidder in turn that finds it cheap, does not lead and
	/// has the kit.
	fn bid(&self, builder: &mut BlockBuilder, block: u32, lot: &AuctionView<AccountId>, market: &Market) {
		let Some(kit) = lot.minimum_bid else { return };
		let share = coins(kit) * market.kit_worth / coins(lot.lot);
		// The turn rotates with the block number.
		let turn = block as usize % self.all.len();
		let (later, sooner) = self.all.split_at(turn);
		let wants = |bidder: &&Bidder| {
			let is_leader = lot.bidder.as_ref() == Some(&bidder.account);
			share <= 1.0 - bidder.discount && !is_leader && kit_balance(&bidder.account) >= kit
		};
		if let Some(bidder) = sooner.iter().chain(later).find(wants) {
			builder.try_submit(&bidder.account, pallet_auctions::Call::<Runtime>::bid { auction: lot.id, kit });
		}
	}
}

impl Bidder {
	/// Returns its burrow, with collateral over debt at the minting price.
	fn burrow(&self) -> Option<(BurrowView<AccountId>, f64)> {
		let view = Burrows::view_burrow(self.burrow)?;
		let health: f64 = view.health.as_ref()?.parse().ok()?;
		Some((view, health * MINTING_FACTOR))
	}

	/// Makes its burrow safer if needed: with HUX, or else with kit.
	fn secure_burrow(&self, builder: &mut BlockBuilder) {
		let Some((view, ratio)) = self.burrow().filter(|(_, ratio)| *ratio < SAFE_ABOVE) else { return };
		let missing = coins(view.collateral) * (MINT_ABOVE / ratio - 1.0);
		let deposited = missing.min(self.free_hux());
		if deposited >= 1.0 {
			self.deposit(builder, deposited);
		}
		let still = (missing - deposited) / missing;
		let burned = coins(view.debt) * still * (1.0 - ratio / MINT_ABOVE);
		let kit = units(burned.min(coins(kit_balance(&self.account))));
		if kit > HUX {
			builder.try_submit(&self.account, pallet_burrows::Call::<Runtime>::burn { burrow: self.burrow, kit });
		}
	}

	/// Replenishes its kit: buys in the pool, at a cost of up to half its discount, and
	/// mints as its burrow allows. HUX that is not needed for buying becomes collateral.
	fn replenish_kit(&self, builder: &mut BlockBuilder, open: &[AuctionView<AccountId>], market: &Market) {
		let leads = |lot: &&AuctionView<AccountId>| lot.bidder.as_ref() == Some(&self.account);
		let in_bids: f64 = open.iter().filter(leads).filter_map(|lot| lot.bid).map(coins).sum();
		let missing = |bidder: &Self| bidder.budget - in_bids - coins(kit_balance(&bidder.account));
		let enough = self.budget / 20.0;
		if missing(self) < enough {
			return;
		}
		if let Some(pool) = Pool::read() {
			let dearest = market.kit_worth * (1.0 + self.discount / 2.0);
			let spent = pool.hux_to_reach(dearest).min(missing(self) * pool.price()).min(self.free_hux());
			swap(builder, &self.account, AssetKind::Native, spent);
		}
		if missing(self) < enough {
			return;
		}
		let surplus = self.free_hux() - missing(self) * market.kit_worth;
		if surplus > enough * market.kit_worth {
			self.deposit(builder, surplus);
		}
		if let Some((view, ratio)) = self.burrow() {
			let mintable = coins(view.debt) * (ratio / MINT_ABOVE - 1.0);
			let kit = units(mintable.min(missing(self)));
			if kit < HUX {
				return;
			}
			builder.try_submit(&self.account, pallet_burrows::Call::<Runtime>::mint { burrow: self.burrow, kit });
		}
	}

	fn deposit(&self, builder: &mut BlockBuilder, hux: f64) {
		let call = pallet_burrows::Call::<Runtime>::deposit { burrow: self.burrow, amount: units(hux) };
		builder.try_submit(&self.account, call);
	}

	/// Returns the HUX that it can spend.
	fn free_hux(&self) -> f64 {
		(coins(Balances::free_balance(&self.account)) - 1.0).max(0.0)
	}
}
