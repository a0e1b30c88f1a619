//! Times of a quote: `cargo run --release -p huxian-math --example quotes`.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

use huxian_math::{
	curve::{Curve, Guide, Inventory, Linear, Pmm, Shape, Side},
	Fraction, MathError,
};
use std::{
	hint::black_box,
	time::{Duration, Instant},
};

const TIMES: u32 = 100_000;

/// Returns the mean time of one call.
fn mean(mut call: impl FnMut() -> Result<u128, MathError>) -> Result<Duration, MathError> {
	let start = Instant::now();
	for _ in 0..TIMES {
		black_box(call()?);
	}
	Ok(start.elapsed() / TIMES)
}

fn main() -> Result<(), MathError> {
	// A million tokens of 12 decimals at about 1, and the widest numbers.
	let usual = (Inventory::at_target(10u128.pow(18), 10u128.pow(18)), Guide::new(999_983, 1_000_003)?);
	let widest = (Inventory::at_target(u128::MAX / 3, u128::MAX / 5), Guide::new(u128::MAX / 7, u128::MAX / 9)?);
	let curves = [
		("pmm", Shape::Pmm(Pmm::new(Fraction::new(9, 2_000))?)),
		("pmm, k = 1", Shape::Pmm(Pmm::new(Fraction::new(1, 1))?)),
		("linear", Shape::Linear(Linear::new(Fraction::new(1, 10))?)),
	];
	for (size, (inventory, guide)) in [("usual", usual), ("widest", widest)] {
		let amount = inventory.base / 10;
		for (name, curve) in &curves {
			let quote_in = mean(|| curve.exact_in(black_box(&inventory), &guide, Side::Base, amount))?;
			let quote_out = mean(|| curve.exact_out(black_box(&inventory), &guide, Side::Base, inventory.quote / 10))?;
			let received = curve.exact_in(&inventory, &guide, Side::Base, amount)?;
			let moved = inventory.traded(Side::Base, amount, received)?;
			let back = mean(|| curve.exact_in(black_box(&moved), &guide, Side::Quote, received / 2))?;
			let regress = mean(|| curve.regress(black_box(&moved), &guide).map(|moved| moved.base_target))?;
			println!(
				"{size:7} {name:11} in {quote_in:?}, out {quote_out:?}, half way back {back:?}, regress {regress:?}"
			);
		}
	}
	Ok(())
}
