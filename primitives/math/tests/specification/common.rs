//! Shared helpers: exact models and the reference's standard situation.

use huxian_math::{Burrow, Exact, Fixed, HuxPerKit, Prices, Ratio, SignedRatio, State, U256};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

pub fn big(value: impl Into<Exact>) -> BigInt {
	value.into().to_string().parse().unwrap()
}

pub fn rational(numerator: impl Into<Exact>, denominator: impl Into<Exact>) -> BigRational {
	BigRational::new(big(numerator), big(denominator))
}

pub fn of_ratio(ratio: &Ratio) -> BigRational {
	rational(ratio.numerator(), ratio.denominator())
}

pub fn of_signed(ratio: &SignedRatio) -> BigRational {
	rational(ratio.numerator, ratio.denominator)
}

pub fn of_fixed(value: Fixed) -> BigRational {
	rational(value, Fixed::ONE)
}

pub fn of_fraction(numerator: u32, denominator: u32) -> BigRational {
	rational(numerator, denominator)
}

pub fn fixed(numerator: i128, denominator: i128) -> Fixed {
	Fixed::from_ratio(numerator, denominator).unwrap()
}

pub fn price(hux: u128, kit: u128) -> HuxPerKit {
	HuxPerKit::of_reserves(hux, kit).unwrap()
}

/// The reference's "init": all factors 1.
pub fn initial() -> State {
	State::initial(Fixed::ONE, 0)
}

/// The reference's "P*": quantity 1.015, index 0.32, protected index 0.36.
///
/// So the minting price is 0.3654 and the liquidation price 0.3248.
pub fn standard() -> State {
	State { quantity: fixed(1015, 1000), protected_index: fixed(36, 100), ..State::initial(fixed(32, 100), 0) }
}

pub fn standard_prices() -> Prices {
	standard().prices().unwrap()
}

pub fn burrow(collateral: u128, debt: u128, at_auction: u128) -> Burrow {
	Burrow { active: true, collateral, debt, at_auction, adjustment_index: Fixed::ONE }
}

/// Amounts of every magnitude, the extremes included.
pub fn amounts() -> impl Strategy<Value = u128> {
	prop_oneof![
		Just(0u128),
		Just(1u128),
		Just(u128::MAX),
		any::<u128>(),
		(any::<u128>(), 0u32..128).prop_map(|(amount, shift)| amount >> shift),
	]
}

/// Raw fixed-point numbers of every magnitude and sign, the extremes included.
pub fn raws() -> impl Strategy<Value = i128> {
	prop_oneof![
		Just(0i128),
		Just(i128::MIN),
		Just(i128::MAX),
		Just(Fixed::ONE.raw()),
		any::<i128>(),
		(any::<i128>(), 0u32..127).prop_map(|(raw, shift)| raw >> shift),
	]
}

pub fn anything() -> impl Strategy<Value = Fixed> {
	raws().prop_map(Fixed::from_raw)
}

/// Indices between 0.1 and 10.
pub fn indices() -> impl Strategy<Value = Fixed> {
	(Fixed::ONE.raw() / 10..Fixed::ONE.raw() * 10).prop_map(Fixed::from_raw)
}

pub fn wides() -> impl Strategy<Value = U256> {
	(any::<[u64; 4]>(), 0u32..4).prop_map(|(mut limbs, cut)| {
		limbs.iter_mut().rev().take(cut as usize).for_each(|limb| *limb = 0);
		U256(limbs)
	})
}

pub fn ratios() -> impl Strategy<Value = Ratio> {
	(wides(), wides()).prop_map(|(numerator, denominator)| Ratio::new(numerator, denominator.max(U256::one())).unwrap())
}

/// Any two prices, the higher one for minting.
pub fn any_prices() -> impl Strategy<Value = Prices> {
	(ratios(), ratios()).prop_map(|(a, b)| Prices::new(HuxPerKit::new(a.max(b)), HuxPerKit::new(a.min(b))).unwrap())
}

/// Runs `default` cases, or the number in `PROPTEST_CASES`.
pub fn cases(default: u32) -> proptest::prelude::ProptestConfig {
	let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
	proptest::prelude::ProptestConfig {
		failure_persistence: None,
		..proptest::prelude::ProptestConfig::with_cases(asked.unwrap_or(default))
	}
}
