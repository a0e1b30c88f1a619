//! Minting against a token that has fallen before the guard knows it, and redeeming into another.

use super::Attacker;
use crate::{
	chain::{coins, BlockBuilder},
	peg::{
		external_market::{ExternalMarket, HUX_PRICE},
		tokens::{balance, exchange, mint, redeem, PsmQuote},
	},
};
use huxian_runtime::constants::token::{CUSDC, CUSDT, PAN};

/// Maximum number of mints in a block: each is one step of the fee.
const MAX_MINTS: u32 = 40;
/// Least gain of a round before fees, as a part of it.
const MIN_GAIN: f64 = 0.000_01;

impl Attacker {
	/// Mints and redeems as long as that gains.
	pub(super) fn mint_and_redeem(&mut self, builder: &mut BlockBuilder, market: &ExternalMarket) {
		let begun = self.result.turnover;
		(0..MAX_MINTS).take_while(|_| self.try_round(builder, market).is_some()).for_each(drop);
		self.result.rounds += u32::from(self.result.turnover > begun);
	}

	/// Mints and redeems once; `None` if that does not gain.
	fn try_round(&mut self, builder: &mut BlockBuilder, market: &ExternalMarket) -> Option<()> {
		let quotes = PsmQuote::all();
		let fallen = quotes.iter().find(|psm| psm.asset == CUSDT)?;
		let worth = |psm: &PsmQuote| market.price(psm.asset) * (1.0 - psm.redeem_fee);
		let others = quotes.iter().filter(|psm| psm.asset != CUSDT && psm.redeemable > 1.0);
		let best = others.max_by(|one, other| worth(one).total_cmp(&worth(other)))?;
		// Most of the time the price alone excludes a gain.
		let gain = |fee: f64| worth(best) * (1.0 - fee) / market.price(CUSDT) - 1.0;
		if gain(fallen.mint_fee) < MIN_GAIN {
			return None;
		}
		let (most, fee) = fallen.mintable().filter(|(_, fee)| gain(*fee) >= MIN_GAIN)?;
		let wealth = balance(CUSDC, &self.account) * market.price(CUSDC) / market.price(CUSDT);
		let given = most.min(wealth).min(best.redeemable);
		if given * gain(fee) <= self.round_fees {
			return None;
		}
		let fees = builder.fees();
		exchange(&self.account, CUSDC, CUSDT, market);
		let minted = mint(builder, &self.account, CUSDT, given);
		exchange(&self.account, CUSDT, CUSDC, market);
		minted.ok()?;
		self.result.turnover += given * (1.0 - fee);
		redeem(builder, &self.account, best.asset, balance(PAN, &self.account)).ok()?;
		exchange(&self.account, best.asset, CUSDC, market);
		self.round_fees = coins(builder.fees() - fees) * HUX_PRICE;
		Some(())
	}
}
