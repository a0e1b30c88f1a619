//! A model of the proactive market maker in big integers, which never takes a root.
//!
//! It compares an answer with the integral of the curve, by cross-multiplication.

use crate::common::*;
use huxian_math::{
	curve::{Curve, Guide, Inventory, Pmm, Side},
	Fraction, MathError,
};
use num_bigint::BigUint;
use proptest::prelude::*;
use std::cmp::Ordering;

/// A pool without fees.
#[derive(Clone, Copy, Debug)]
pub struct Pool<C> {
	pub curve: C,
	pub guide: Guide,
	pub inventory: Inventory,
}

impl<C: Curve> Pool<C> {
	pub fn exact_in(&self, sold: Side, pay: u128) -> Result<u128, MathError> {
		self.curve.exact_in(&self.inventory, &self.guide, sold, pay)
	}

	pub fn exact_out(&self, sold: Side, receive: u128) -> Result<u128, MathError> {
		self.curve.exact_out(&self.inventory, &self.guide, sold, receive)
	}

	/// Sells `pay` and returns the amount received; `None`, without a change, if it is refused.
	pub fn sell(&mut self, sold: Side, pay: u128) -> Option<u128> {
		let receive = self.exact_in(sold, pay).ok()?;
		self.inventory = self.inventory.traded(sold, pay, receive).ok()?;
		Some(receive)
	}

	/// Regresses the targets if that is possible.
	pub fn regress(&mut self) {
		if let Ok(inventory) = self.curve.regress(&self.inventory, &self.guide) {
			self.inventory = inventory;
		}
	}

	/// Returns the value of the pool at the guide price, in units of quote over the guide's
	/// denominator.
	pub fn worth(&self) -> BigUint {
		BigUint::from(self.inventory.base) * self.guide.numerator
			+ BigUint::from(self.inventory.quote) * self.guide.denominator
	}

	/// Returns the amount to sell: `part` of a quantity of the pool, or any amount.
	pub fn scaled(&self, sold: Side, part: Part) -> u128 {
		let bought = BigUint::from(self.inventory.reserve(sold.other()));
		let (upper, lower) = match sold {
			Side::Base => (self.guide.denominator, self.guide.numerator),
			Side::Quote => (self.guide.numerator, self.guide.denominator),
		};
		let of = |worth: BigUint| u128::try_from((worth * part.parts) >> 10u32).unwrap_or(u128::MAX / 4);
		match part.of {
			0 => of(bought * upper / lower),
			1 => of(self.inventory.shortage(sold).into()),
			2 => self.inventory.shortage(sold),
			3 => of(self.inventory.reserve(sold).into()),
			_ => part.amount,
		}
	}
}

/// An amount to sell, relative to a pool.
#[derive(Clone, Copy, Debug)]
pub struct Part {
	pub of: u8,
	/// Part of the quantity, in 1/1024.
	pub parts: u32,
	pub amount: u128,
}

pub fn parts() -> impl Strategy<Value = Part> {
	let shares = prop_oneof![Just(1024u32), 1u32..20, 1u32..2_000, 1u32..100_000];
	(0u8..5, shares, amounts()).prop_map(|(of, parts, amount)| Part { of, parts, amount })
}

/// Parts of the pool, without arbitrary amounts.
pub fn usual_parts() -> impl Strategy<Value = Part> {
	(0u8..4, 1u32..1_500).prop_map(|(of, parts)| Part { of, parts, amount: 0 })
}

pub fn sides() -> impl Strategy<Value = Side> {
	prop_oneof![Just(Side::Base), Just(Side::Quote)]
}

pub fn slopes() -> impl Strategy<Value = Fraction> {
	let ordinary = [(0, 1), (1, 1), (9, 2_000), (1, 10), (1, 2), (9, 10), (999, 1_000), (1, 1_000_000_000)];
	let extreme = [(1, u32::MAX), (u32::MAX, u32::MAX), (4_290_672_327, u32::MAX), (0, u32::MAX)];
	let given =
		ordinary.into_iter().chain(extreme).map(|(numerator, denominator)| Fraction::new(numerator, denominator));
	let random = (0u32..=999_000, 1_000_000u32..=u32::MAX).prop_map(|(a, b)| Fraction::new(a, b));
	prop_oneof![4 => proptest::sample::select(given.collect::<Vec<_>>()), 1 => random]
}

pub fn pmms() -> impl Strategy<Value = Pmm> {
	slopes().prop_map(|k| Pmm::new(k).unwrap())
}

/// Holdings from one unit to 2^127, each magnitude as likely.
pub fn holdings() -> impl Strategy<Value = u128> {
	(any::<u128>(), 1u32..128).prop_map(|(amount, shift)| (amount >> shift).max(1))
}

/// Guides at which both tokens of a pool are worth about the same, and others from 10^-30 to 10^30.
pub fn guides(base: u128, quote: u128) -> impl Strategy<Value = Guide> {
	let balanced = (0u32..40, 1u32..100).prop_map(move |(shift, percent)| Guide {
		numerator: (quote >> shift).saturating_mul(percent.into()).max(1),
		denominator: (base >> shift).saturating_mul(50).max(1),
	});
	let powers = (-30i32..=30, 1u128..1_000).prop_map(|(exponent, leading)| {
		let power = 10u128.pow(exponent.unsigned_abs());
		match exponent < 0 {
			true => Guide { numerator: leading, denominator: power },
			false => Guide { numerator: power, denominator: leading },
		}
	});
	let any = (holdings(), holdings()).prop_map(|(numerator, denominator)| Guide { numerator, denominator });
	prop_oneof![6 => balanced, 2 => powers, 1 => any]
}

/// Pools at target.
pub fn pools_at_target<C: std::fmt::Debug>(curves: impl Fn() -> BoxedStrategy<C>) -> impl Strategy<Value = Pool<C>> {
	(holdings(), holdings()).prop_flat_map(move |(base, quote)| {
		let inventory = Inventory::at_target(base, quote);
		(curves(), guides(base, quote)).prop_map(move |(curve, guide)| Pool { curve, guide, inventory })
	})
}

/// Pools somewhere on their curve.
pub fn pools<C: Curve + std::fmt::Debug>(curves: impl Fn() -> BoxedStrategy<C>) -> impl Strategy<Value = Pool<C>> {
	let before = proptest::collection::vec((sides(), usual_parts()), 0..3);
	(pools_at_target(curves), before, any::<bool>()).prop_map(|(mut pool, before, regressed)| {
		for (sold, part) in before {
			let pay = pool.scaled(sold, part);
			pool.sell(sold, pay);
			if regressed || pool.inventory.stance().is_err() {
				pool.regress();
			}
		}
		pool
	})
}

pub fn pmm_pools() -> impl Strategy<Value = Pool<Pmm>> {
	pools(|| pmms().boxed())
}

/// One side of the curve: the token `short`, from one stock to another.
#[derive(Clone, Copy, Debug)]
pub struct Leg {
	pub k: Fraction,
	pub target: u128,
	/// Units of the short token per `lower` units of the other.
	pub upper: u128,
	/// Units of the other token per `upper` units of the short one.
	pub lower: u128,
}

impl Leg {
	pub fn of(pool: &Pool<Pmm>, short: Side) -> Self {
		let Guide { numerator, denominator } = pool.guide;
		let (upper, lower) = match short {
			Side::Base => (denominator, numerator),
			Side::Quote => (numerator, denominator),
		};
		Self { k: pool.curve.k(), target: pool.inventory.target(short), upper, lower }
	}

	/// Returns the integral of the curve between two stocks, in the other token, as a fraction.
	/// The formula is that of DODO.
	pub fn integral(&self, from: u128, to: u128) -> (BigUint, BigUint) {
		let moved = BigUint::from(self.lower) * from.abs_diff(to);
		let (n, m) = (self.k.numerator, self.k.denominator);
		if n == 0 {
			return (moved, self.upper.into());
		}
		let product = BigUint::from(from) * to;
		let mean = &product * (m - n) + BigUint::from(self.target) * self.target * n;
		(moved * mean, product * self.upper * m)
	}

	/// Compares the integral with an amount of the other token.
	pub fn compare(&self, from: u128, to: u128, amount: u128) -> Ordering {
		let (numerator, denominator) = self.integral(from, to);
		numerator.cmp(&(denominator * amount))
	}
}

/// Returns whether a pool is on the curve around these targets, or beyond it.
///
/// Then nobody has taken more than the curve gives.
pub fn holds(pool: &Pool<Pmm>, start: &Inventory) -> bool {
	let pool =
		Pool { inventory: Inventory { base: pool.inventory.base, quote: pool.inventory.quote, ..*start }, ..*pool };
	let short = |side| pool.inventory.shortage(side) > 0;
	let paid = |side: Side| {
		let leg = Leg::of(&pool, side);
		leg.compare(leg.target, pool.inventory.reserve(side), pool.inventory.surplus(side.other())) != Ordering::Greater
	};
	match (short(Side::Base), short(Side::Quote)) {
		(true, true) => false,
		(true, false) => paid(Side::Base),
		(false, true) => paid(Side::Quote),
		(false, false) => true,
	}
}

/// Returns whether `receive` is the floor of the curve for `pay`, by the integral alone.
pub fn is_floor(pool: &Pool<Pmm>, sold: Side, pay: u128, receive: u128) -> bool {
	let (inventory, bought) = (&pool.inventory, sold.other());
	// `pay` is enough for `receive`, and too little for one unit more.
	let leaves = |from: u128, pay: u128, receive: u128| {
		let leg = Leg::of(pool, bought);
		let left = from - receive;
		let paid = leg.compare(from, left, pay) != Ordering::Greater;
		paid && (left == 0 || leg.compare(from, left - 1, pay) == Ordering::Greater)
	};
	let gap = inventory.shortage(sold);
	if gap == 0 {
		return leaves(inventory.reserve(bought), pay, receive);
	}
	let surplus = inventory.surplus(bought);
	if pay >= gap {
		return receive >= surplus && leaves(inventory.target(bought), pay - gap, receive - surplus);
	}
	let (leg, from) = (Leg::of(pool, sold), inventory.reserve(sold));
	let given = leg.compare(from, from + pay, receive) != Ordering::Less;
	given && receive <= surplus && (receive == surplus || leg.compare(from, from + pay, receive + 1) == Ordering::Less)
}
