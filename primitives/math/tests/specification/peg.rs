//! Windows, fees and backing of the tokens that are minted against others.

use crate::common::*;
use huxian_math::{
	peg::{
		backing::{backing, haircut, has_fallen, share_room, value_at, within_share},
		bucket::{highest_level, level_after, step, Bucket, Capacity, Window, DAY, HOUR, STEPS},
		fees::{in_basis_points, mint_fee, redeem_fee, window_part, Deviation, BASIS_POINT},
		price_in, rescale, share_of, Ppm, ONE, WHOLE,
	},
	MathError,
};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

fn shares() -> impl Strategy<Value = Ppm> {
	prop_oneof![Just(0), Just(1), Just(WHOLE - 1), Just(WHOLE), 0..=WHOLE]
}

/// Prices of every magnitude, most of them near one.
fn prices() -> impl Strategy<Value = u128> {
	prop_oneof![3 => 0..2 * ONE, 1 => amounts()]
}

fn integer(value: u128) -> BigRational {
	rational(value, 1u32)
}

fn of_ppm(value: Ppm) -> BigRational {
	rational(value, WHOLE)
}

fn floor(value: BigRational) -> BigInt {
	value.floor().to_integer()
}

fn ceiling(value: BigRational) -> BigInt {
	value.ceil().to_integer()
}

#[test]
fn a_bucket_leaks_a_capacity_in_its_period() {
	assert_eq!(level_after(100, 60, HOUR, 0), Ok(100));
	assert_eq!(level_after(100, 60, HOUR, 60_000), Ok(99));
	// One millisecond short of a unit.
	assert_eq!(level_after(100, 60, HOUR, 59_999), Ok(100));
	assert_eq!(level_after(100, 60, HOUR, HOUR), Ok(40));
	assert_eq!(level_after(100, 60, HOUR, u64::MAX), Ok(40));
	assert_eq!(level_after(10, 60, HOUR, HOUR), Ok(0));
	assert_eq!(level_after(u128::MAX, u128::MAX, DAY, DAY), Ok(0));
	assert_eq!(level_after(1, 1, 0, 1), Err(MathError::DivisionByZero));
}

#[test]
fn a_clock_that_goes_backwards_lets_nothing_leak() {
	let bucket = Bucket { level: 50, at: HOUR };
	assert_eq!(bucket.after(60, HOUR / 2), Ok(bucket));
	assert_eq!(bucket.after(60, 2 * HOUR), Ok(Bucket { level: 0, at: 2 * HOUR }));
	let window = Window { hour: 50, day: 50, at: HOUR };
	assert_eq!(window.after(&Capacity { hour: 60, day: 60 }, 0), Ok(window));
}

#[test]
fn a_window_has_a_floor_of_24_hours_a_day() {
	// 1 % and 5 % of ten million, then of a hundred million.
	let of = |supply| Capacity::of(supply, 10_000, 50_000, 50_000);
	assert_eq!(of(0), Ok(Capacity { hour: 50_000, day: 1_200_000 }));
	assert_eq!(of(10_000_000), Ok(Capacity { hour: 100_000, day: 1_200_000 }));
	assert_eq!(of(100_000_000), Ok(Capacity { hour: 1_000_000, day: 5_000_000 }));
	assert_eq!(Capacity::of(0, 0, 0, u128::MAX), Err(MathError::Overflow));
}

#[test]
fn the_fee_rises_in_ten_steps_above_half_of_the_window() {
	let steps: Vec<u32> = [0, 50, 51, 55, 56, 60, 61, 95, 96, 100, 200].map(|level| step(level, 100).unwrap()).into();
	assert_eq!(steps, [0, 0, 1, 1, 2, 2, 3, 9, 10, 10, 10]);
	assert_eq!(step(0, 0), Ok(STEPS));
	assert_eq!(step(u128::MAX - 1, u128::MAX), Ok(STEPS));
	let parts: Vec<Ppm> = [0, 1, 5, 10, 11].map(|step| window_part(500, 5_000, step)).into();
	assert_eq!(parts, [0, 450, 2_250, 4_500, 4_500]);
	assert_eq!(window_part(5_000, 500, 10), 0);
}

#[test]
fn a_mint_may_climb_at_most_one_step() {
	let capacity = Capacity { hour: 1_000, day: 10_000 };
	let room = |hour| Window { hour, day: hour, at: 0 }.room_of_one_step(&capacity).unwrap();
	assert_eq!(room(0), 550);
	assert_eq!(room(500), 50);
	assert_eq!(room(501), 99);
	assert_eq!(room(950), 50);
	assert_eq!(room(1_000), 0);
}

#[test]
fn a_fee_is_the_sum_of_its_parts() {
	let at = |thousandths: u128| Deviation::of(thousandths * ONE / 1_000);
	assert_eq!(at(1_000), Deviation::default());
	assert_eq!(mint_fee(500, 5_000, at(1_000), 0), 500);
	assert_eq!(mint_fee(500, 5_000, at(998), 0), 2_500);
	assert_eq!(mint_fee(500, 5_000, at(1_002), 10), 5_000);
	assert_eq!(redeem_fee(500, at(1_002), 0), 2_500);
	assert_eq!(redeem_fee(500, at(998), 40_000), 40_500);
	assert_eq!(mint_fee(500, 5_000, at(0), 10), WHOLE);
	assert_eq!(redeem_fee(500, Deviation::of(u128::MAX), WHOLE), WHOLE);
	// The smallest deviation costs a basis point.
	assert_eq!(mint_fee(500, 5_000, Deviation::of(ONE - 1), 0), 600);
	assert_eq!(in_basis_points(Ppm::MAX), WHOLE);
}

#[test]
fn the_first_to_redeem_gets_the_backing_ratio() {
	// 600 at 0.9 and 400 at 1 back 1 000.
	let worth = value_at(600, ONE * 9 / 10) + value_at(400, ONE);
	assert_eq!(backing(worth, 1_000), 940_000);
	assert_eq!(haircut(940_000, ONE, false), 60_000);
	// Below its unit, but not fallen: the backing ratio.
	assert_eq!(haircut(940_000, ONE * 99 / 100, false), 60_000);
	// The fallen token is paid out at par.
	assert_eq!(haircut(940_000, ONE * 9 / 10, true), 0);
	// The better one of two fallen tokens, at 0.96, pays 0.94: 1 − 94 / 96.
	assert_eq!(haircut(940_000, ONE * 96 / 100, true), 20_834);
	// At the backing ratio there is no haircut; the smallest price above it has one.
	assert_eq!(haircut(940_000, ONE * 94 / 100, true), 0);
	assert_eq!(haircut(940_000, ONE * 94 / 100 + 1, true), 1);
	assert_eq!(haircut(WHOLE, ONE, false), 0);
	assert_eq!(haircut(0, 0, true), 0);
	assert_eq!(haircut(0, ONE, true), WHOLE);
	assert_eq!(backing(0, 0), WHOLE);
	assert_eq!(backing(u128::MAX, 1), WHOLE);
	assert_eq!(value_at(u128::MAX, u128::MAX), u128::MAX);
}

#[test]
fn a_fallen_token_has_to_recover_by_a_third() {
	assert!(!has_fallen(false, 30_000, 30_000));
	assert!(has_fallen(false, 30_001, 30_000));
	assert!(has_fallen(true, 20_001, 30_000));
	assert!(!has_fallen(true, 20_000, 30_000));
}

#[test]
fn a_share_has_a_floor_to_begin_from() {
	// 40 % of ten million.
	assert_eq!(share_room(0, 0, 400_000, 10_000_000), Ok(4_000_000));
	assert_eq!(share_room(4_000_000, 4_000_000, 400_000, 10_000_000), Ok(0));
	// 40 of 100 are allowed; 30 and 16 more make 46 of 116.
	assert_eq!(share_room(30, 100, 400_000, 0), Ok(16));
	assert_eq!(within_share(46, 116, 400_000, 0), Ok(true));
	assert_eq!(within_share(47, 117, 400_000, 0), Ok(false));
	assert_eq!(share_room(0, 0, WHOLE, 0), Ok(u128::MAX));
	assert_eq!(share_room(2, 1, WHOLE, 0), Ok(0));
}

#[test]
fn amounts_are_rescaled_to_other_decimals() {
	assert_eq!(rescale(1, 6, 18), Ok(1_000_000_000_000));
	assert_eq!(rescale(1_999_999, 24, 18), Ok(1));
	assert_eq!(rescale(7, 8, 8), Ok(7));
	assert_eq!(rescale(u128::MAX, 255, 0), Ok(0));
	assert_eq!(rescale(u128::MAX, 0, 1), Err(MathError::Overflow));
	assert_eq!(rescale(1, 0, 255), Err(MathError::Overflow));
	assert_eq!(rescale(0, 0, 255), Ok(0));
	assert_eq!(price_in(ONE, 0), Err(MathError::DivisionByZero));
	assert_eq!(price_in(3_000 * ONE, 3_000 * ONE), Ok(ONE));
}

proptest! {
	#![proptest_config(cases(10_000))]

	#[test]
	fn a_leak_is_the_floor_of_its_formula(level in amounts(), capacity in amounts(), elapsed in any::<u64>()) {
		let exact = floor(integer(capacity) * rational(elapsed.min(HOUR), HOUR));
		let expected = (BigInt::from(level) - exact).max(0.into());
		prop_assert_eq!(BigInt::from(level_after(level, capacity, HOUR, elapsed).unwrap()), expected);
	}

	/// Updating a bucket more often never leaks more, and less by at most a unit per update.
	#[test]
	fn frequent_updates_gain_nothing(level in amounts(), capacity in amounts(), pauses in proptest::collection::vec(0..HOUR / 4, 1..8)) {
		let bucket = Bucket { level, at: 0 };
		let mut updated = bucket;
		let mut now = 0;
		for pause in &pauses {
			now += pause;
			updated = updated.after(capacity, now).unwrap();
		}
		let once = bucket.after(capacity, now).unwrap();
		prop_assert!(updated.level >= once.level || now > HOUR);
		if now <= HOUR {
			prop_assert!(updated.level - once.level <= pauses.len() as u128);
		}
	}

	/// At most two capacities come in within a period, in any number of parts.
	#[test]
	fn at_most_two_capacities_come_in_within_a_period(capacity in 1..1u128 << 100, tries in proptest::collection::vec((0..HOUR / 10, any::<u32>()), 1..40)) {
		let mut bucket = Bucket::default();
		let (mut now, mut total) = (0, BigInt::from(0));
		for (pause, part) in tries {
			now += pause;
			if now > HOUR {
				break;
			}
			bucket = bucket.after(capacity, now).unwrap();
			let amount = (capacity / u128::from(u32::MAX) * u128::from(part)).min(bucket.room(capacity));
			bucket = bucket.with(amount).unwrap();
			total += amount;
		}
		prop_assert!(total <= BigInt::from(capacity) * 2);
	}

	#[test]
	fn a_step_is_the_ceiling_of_its_formula(level in amounts(), capacity in amounts()) {
		let found = step(level, capacity).unwrap();
		if level >= capacity {
			prop_assert_eq!(found, STEPS);
		} else {
			let over = integer(level) * integer(2) - integer(capacity);
			let exact = ceiling(over * integer(STEPS.into()) / integer(capacity)).max(0.into());
			prop_assert_eq!(BigInt::from(found), exact);
		}
	}

	#[test]
	fn the_highest_level_is_the_last_of_its_step(capacity in 1..u128::MAX, on in 0..=STEPS) {
		let level = highest_level(capacity, on).unwrap();
		prop_assert!(level <= capacity);
		prop_assert!(level == capacity || step(level, capacity).unwrap() <= on);
		if on < STEPS && level + 1 < capacity {
			prop_assert!(step(level + 1, capacity).unwrap() > on);
		}
	}

	/// The room of one step climbs at most one step; a unit more climbs two, or does not fit.
	#[test]
	fn the_room_of_one_step_is_the_last_that_climbs_one_step(hour in amounts(), day in amounts(), c in 1..1u128 << 120, d in 1..1u128 << 120) {
		let capacity = Capacity { hour: c, day: d };
		let window = Window { hour: hour % (c + 1), day: day % (d + 1), at: 0 };
		let before = window.step(&capacity).unwrap();
		let most = window.room_of_one_step(&capacity).unwrap();
		let after = window.with(most).unwrap();
		prop_assert!(after.hour <= c && after.day <= d);
		prop_assert!(most == 0 || after.step(&capacity).unwrap() <= before + 1);
		let more = window.with(most + 1).unwrap();
		let refused = more.hour > c || more.day > d || more.step(&capacity).unwrap() > before + 1;
		prop_assert!(refused);
		prop_assert!(most <= window.room(&capacity));
	}

	#[test]
	fn a_deviation_is_rounded_up(price in prices()) {
		let deviation = Deviation::of(price);
		let exact = (rational(price, ONE) - integer(1)) * integer(WHOLE.into());
		let cap = |value: BigInt| value.clamp(0.into(), Ppm::MAX.into());
		prop_assert_eq!(BigInt::from(deviation.above), cap(ceiling(exact.clone())));
		prop_assert_eq!(BigInt::from(deviation.below), cap(ceiling(-exact)));
	}

	#[test]
	fn fees_are_bounded_and_cover_their_parts(base in 0..=10_000u32, rise in 0..=20_000u32, price in prices(), on in 0..20u32, cut in shares()) {
		let (top, deviation) = (base + rise, Deviation::of(price));
		let mint = mint_fee(base, top, deviation, on);
		let redeem = redeem_fee(base, deviation, cut);
		prop_assert!(mint <= WHOLE && redeem <= WHOLE);
		prop_assert!(mint == WHOLE || of_ppm(mint) >= of_ppm(base) + integer(1) - rational(price.min(ONE), ONE));
		prop_assert!(redeem == WHOLE || of_ppm(redeem) >= of_ppm(base) + of_ppm(cut));
		prop_assert!(mint_fee(base, top, deviation, on + 1) >= mint);
		prop_assert!(in_basis_points(cut) - cut < BASIS_POINT || in_basis_points(cut) == WHOLE);
	}

	#[test]
	fn a_backing_is_the_floor_of_its_formula(value in amounts(), out in amounts()) {
		let expected = if out == 0 { WHOLE.into() } else { floor(rational(value, out) * integer(WHOLE.into())).min(WHOLE.into()) };
		prop_assert_eq!(BigInt::from(backing(value, out)), expected);
	}

	/// A redemption with a haircut never leaves other holders with less than they had.
	#[test]
	fn a_redemption_takes_nothing_from_other_holders(
		debts in proptest::collection::vec((1..1u128 << 90, 1..=ONE), 1..5), which in any::<prop::sample::Index>(), part in 1..=WHOLE, kept in 0..=WHOLE,
	) {
		let value = |debts: &[(u128, u128)]| debts.iter().map(|(debt, price)| integer(*debt) * rational(*price, ONE)).sum::<BigRational>();
		let issued: u128 = debts.iter().map(|(debt, _)| *debt).sum();
		// A part of it lies on the fee account.
		let reserve = share_of(issued / 2, kept).unwrap();
		let out = issued - reserve;
		let worth: u128 = debts.iter().map(|(debt, price)| value_at(*debt, *price)).sum();
		let ratio = backing(worth, out);
		let from = which.index(debts.len());
		let (debt, price) = debts[from];
		let fallen = Deviation::of(price).below > 30_000;
		let cut = in_basis_points(haircut(ratio, price, fallen));
		let amount = share_of(debt.min(out), part).unwrap();
		let fee = BigInt::from(amount) * cut;
		let fee = (fee + WHOLE - 1u32) / WHOLE;
		let net = BigInt::from(amount) - fee;
		let net: u128 = net.try_into().unwrap();
		let mut after = debts.clone();
		after[from].0 -= net;
		let left = out - amount;
		if left > 0 {
			let exact = |debts: &[(u128, u128)], out: u128| (value(debts) / integer(out)).min(integer(1));
			// The ratio is rounded to millionths and basis points, never against other holders.
			prop_assert!(exact(&after, left) >= of_ppm(ratio).min(exact(&debts, out)));
		}
	}

	#[test]
	fn the_room_of_a_share_is_the_last_that_fits(part in amounts(), rest in amounts(), share in shares(), base in amounts()) {
		let Some(whole) = part.checked_add(rest) else { return Ok(()) };
		let room = share_room(part, whole, share, base).unwrap();
		let fits = |amount: u128| {
			let exact = floor(of_ppm(share) * (integer(whole) + integer(amount)).max(integer(base)));
			BigInt::from(part) + amount <= exact
		};
		prop_assert!(room == 0 || fits(room));
		prop_assert!(room == u128::MAX || !fits(room + 1));
	}

	#[test]
	fn the_rule_of_shares_is_its_formula(part in amounts(), whole in amounts(), share in shares(), base in amounts()) {
		let exact = BigInt::from(part) <= floor(of_ppm(share) * integer(whole.max(base)));
		prop_assert_eq!(within_share(part, whole, share, base).unwrap(), exact);
	}

	#[test]
	fn rescaling_there_and_back_gains_nothing(amount in amounts(), from in 0..=40u8, to in 0..=40u8) {
		if let Ok(there) = rescale(amount, from, to) {
			prop_assert!(rescale(there, to, from).unwrap() <= amount);
		}
	}
}
