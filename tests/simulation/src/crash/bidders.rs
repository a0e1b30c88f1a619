//! Arbitrageurs: they bid the minimum for whatever costs less than the market price by their discount, and get their kit back by minting
//! from their own safe burrows or by buying it in the pool.

use super::{
	people::{kit_of, open_burrow, refused, FIRST_INDEX, MINTING_FACTOR},
	settings::Settings,
	traders::{swap, Pool},
};
use crate::world::{account, coins, units, Room};
use anyhow::Result;
use huxian_runtime::{
	constants::currency::HUX, AccountId, AssetKind, Auctions, Balance, Balances, Burrows, Runtime, RuntimeEvent,
};
use huxian_traits::{
	views::{AuctionView, BurrowView},
	AuctionId, BurrowId,
};

/// Seconds between two looks at one's own burrow and purse.
const REST: u64 = 60;
/// Collateral over debt of a bidder's burrow at the minting price when it begins,
const FIRST_RATIO: f64 = 2.0 * MINTING_FACTOR;
/// below which nothing more is minted,
const MINT_ABOVE: f64 = 1.4 * MINTING_FACTOR;
/// and below which it is made safer.
const SAFE_ABOVE: f64 = 1.2 * MINTING_FACTOR;

/// An arbitrageur.
struct Bidder {
	account: AccountId,
	burrow: BurrowId,
	/// What he wants off the market price, as a part of it.
	discount: f64,
	/// KIT that he has at most, in bids and free.
	budget: f64,
}

/// All of them.
pub struct Bidders {
	all: Vec<Bidder>,
	/// What was won and not claimed.
	won: Vec<(AuctionId, AccountId)>,
	next_look: u64,
}

/// The market as everybody sees it.
#[derive(Clone, Copy)]
pub struct Market {
	/// HUX that a kit is worth: the true index times the quantity.
	pub kit_worth: f64,
}

impl Bidders {
	/// Bidders whose discounts lie evenly between the least and the most, with a budget together that follows from the `supply` of kit.
	pub fn new(settings: &Settings, supply: f64) -> Self {
		let steps = f64::from(settings.bidders.saturating_sub(1).max(1));
		let width = settings.most_discount - settings.least_discount;
		let bidder = |number: u32| Bidder {
			account: account("bidder", number),
			burrow: 0,
			discount: settings.least_discount + width * f64::from(number) / steps,
			budget: supply * settings.budget / f64::from(settings.bidders),
		};
		Self { all: (0..settings.bidders).map(bidder).collect(), won: Vec::new(), next_look: 0 }
	}

	/// Whom to endow, and with how many units of HUX: enough for the burrow, and as much again as the budget is worth.
	pub fn endowments(&self) -> impl Iterator<Item = (&AccountId, Balance)> {
		self.all.iter().map(|bidder| {
			let hux = bidder.budget * FIRST_INDEX * (FIRST_RATIO + 1.0) + 20.0;
			(&bidder.account, units(hux))
		})
	}

	/// Each opens a burrow and mints his budget.
	pub fn begin(&mut self, room: &mut Room) -> Result<()> {
		for bidder in &mut self.all {
			let collateral = units(bidder.budget * FIRST_INDEX * FIRST_RATIO);
			bidder.burrow = open_burrow(room, &bidder.account, collateral, units(bidder.budget)).map_err(refused)?;
		}
		Ok(())
	}

	/// Reads what was won out of the events of a block.
	pub fn learn(&mut self, events: &[RuntimeEvent]) {
		for event in events {
			if let RuntimeEvent::Auctions(pallet_auctions::Event::AuctionCompleted { auction, winner, .. }) = event {
				self.won.push((*auction, winner.clone()));
			}
		}
	}

	/// What they do in a block.
	pub fn act(&mut self, room: &mut Room, block: u32, second: u64, market: &Market) {
		self.won.retain(|(auction, winner)| {
			!room.attempt(winner, pallet_auctions::Call::<Runtime>::claim { auction: *auction })
		});
		let open = Auctions::view_auctions().open;
		for lot in &open {
			self.bid(room, block, lot, market);
		}
		if second >= self.next_look {
			self.next_look = second + REST;
			for bidder in &self.all {
				bidder.look_after_burrow(room);
				bidder.refill(room, &open, market);
			}
		}
	}

	/// One bid for a lot: of the first in turn who thinks it cheap, does not lead and has the kit.
	fn bid(&self, room: &mut Room, block: u32, lot: &AuctionView<AccountId>, market: &Market) {
		let Some(kit) = lot.minimum_bid else { return };
		let share = coins(kit) * market.kit_worth / coins(lot.lot);
		// Everybody is first once in a while.
		let turn = block as usize % self.all.len();
		let (later, sooner) = self.all.split_at(turn);
		let wants = |bidder: &&Bidder| {
			let is_leader = lot.bidder.as_ref() == Some(&bidder.account);
			share <= 1.0 - bidder.discount && !is_leader && kit_of(&bidder.account) >= kit
		};
		if let Some(bidder) = sooner.iter().chain(later).find(wants) {
			room.attempt(&bidder.account, pallet_auctions::Call::<Runtime>::bid { auction: lot.id, kit });
		}
	}
}

impl Bidder {
	/// His burrow, and its collateral over debt at the minting price.
	fn burrow(&self) -> Option<(BurrowView<AccountId>, f64)> {
		let view = Burrows::view_burrow(self.burrow)?;
		let health: f64 = view.health.as_ref()?.parse().ok()?;
		Some((view, health * MINTING_FACTOR))
	}

	/// Makes his own burrow safer when that is needed: with HUX, or else with kit.
	fn look_after_burrow(&self, room: &mut Room) {
		let Some((view, ratio)) = self.burrow().filter(|(_, ratio)| *ratio < SAFE_ABOVE) else { return };
		let missing = coins(view.collateral) * (MINT_ABOVE / ratio - 1.0);
		let deposited = missing.min(self.free_hux());
		if deposited >= 1.0 {
			self.deposit(room, deposited);
		}
		let still = (missing - deposited) / missing;
		let burned = coins(view.debt) * still * (1.0 - ratio / MINT_ABOVE);
		let kit = units(burned.min(coins(kit_of(&self.account))));
		if kit > HUX {
			room.attempt(&self.account, pallet_burrows::Call::<Runtime>::burn { burrow: self.burrow, kit });
		}
	}

	/// Gets kit again: buys in the pool, but at no price that would eat up half of his discount, and mints what his burrow allows. HUX that is
	/// not needed for buying becomes collateral.
	fn refill(&self, room: &mut Room, open: &[AuctionView<AccountId>], market: &Market) {
		let leads = |lot: &&AuctionView<AccountId>| lot.bidder.as_ref() == Some(&self.account);
		let in_bids: f64 = open.iter().filter(leads).filter_map(|lot| lot.bid).map(coins).sum();
		let missing = |bidder: &Self| bidder.budget - in_bids - coins(kit_of(&bidder.account));
		let enough = self.budget / 20.0;
		if missing(self) < enough {
			return;
		}
		if let Some(pool) = Pool::read() {
			let dearest = market.kit_worth * (1.0 + self.discount / 2.0);
			let spent = pool.hux_to_reach(dearest).min(missing(self) * pool.price()).min(self.free_hux());
			swap(room, &self.account, AssetKind::Native, spent);
		}
		if missing(self) < enough {
			return;
		}
		let surplus = self.free_hux() - missing(self) * market.kit_worth;
		if surplus > enough * market.kit_worth {
			self.deposit(room, surplus);
		}
		if let Some((view, ratio)) = self.burrow() {
			let mintable = coins(view.debt) * (ratio / MINT_ABOVE - 1.0);
			let kit = units(mintable.min(missing(self)));
			if kit < HUX {
				return;
			}
			room.attempt(&self.account, pallet_burrows::Call::<Runtime>::mint { burrow: self.burrow, kit });
		}
	}

	fn deposit(&self, room: &mut Room, hux: f64) {
		let call = pallet_burrows::Call::<Runtime>::deposit { burrow: self.burrow, amount: units(hux) };
		room.attempt(&self.account, call);
	}

	/// HUX that he can spend.
	fn free_hux(&self) -> f64 {
		(coins(Balances::free_balance(&self.account)) - 1.0).max(0.0)
	}
}
