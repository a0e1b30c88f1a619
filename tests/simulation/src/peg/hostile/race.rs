//! A token behind PAN has fallen on its market and the guard does not know it yet: he buys it there, mints against it, and redeems into
//! another one.

use super::Attacker;
use crate::{
	peg::{
		outside::{Outside, HUX_PRICE},
		tokens::{balance, exchange, mint, redeem, Door},
	},
	world::{coins, Room},
};
use huxian_runtime::constants::token::{CUSDC, CUSDT, PAN};

/// So many mints in a block at the most: each is one step of the fee.
const MINTS: u32 = 40;
/// What a round must gain, as a part of it, before its fees.
const LEAST: f64 = 0.000_01;

impl Attacker {
	/// Mints and redeems as long as that gains something.
	pub(super) fn race(&mut self, room: &mut Room, outside: &Outside) {
		let begun = self.result.turnover;
		(0..MINTS).take_while(|_| self.lap(room, outside).is_some()).for_each(drop);
		self.result.rounds += u32::from(self.result.turnover > begun);
	}

	fn lap(&mut self, room: &mut Room, outside: &Outside) -> Option<()> {
		let doors = Door::all();
		let fallen = doors.iter().find(|door| door.asset == CUSDT)?;
		let worth = |door: &Door| outside.price(door.asset) * (1.0 - door.redeem_fee);
		let others = doors.iter().filter(|door| door.asset != CUSDT && door.backs > 1.0);
		let best = others.max_by(|one, other| worth(one).total_cmp(&worth(other)))?;
		// Most of the time the price alone says that there is nothing to gain.
		let gain = |fee: f64| worth(best) * (1.0 - fee) / outside.price(CUSDT) - 1.0;
		if gain(fallen.mint_fee) < LEAST {
			return None;
		}
		let (most, fee) = fallen.mintable().filter(|(_, fee)| gain(*fee) >= LEAST)?;
		let wealth = balance(CUSDC, &self.account) * outside.price(CUSDC) / outside.price(CUSDT);
		let given = most.min(wealth).min(best.backs);
		if given * gain(fee) <= self.lap {
			return None;
		}
		let fees = room.fees();
		exchange(&self.account, CUSDC, CUSDT, outside);
		let minted = mint(room, &self.account, CUSDT, given);
		exchange(&self.account, CUSDT, CUSDC, outside);
		minted.ok()?;
		self.result.turnover += given * (1.0 - fee);
		redeem(room, &self.account, best.asset, balance(PAN, &self.account)).ok()?;
		exchange(&self.account, best.asset, CUSDC, outside);
		self.lap = coins(room.fees() - fees) * HUX_PRICE;
		Some(())
	}
}
