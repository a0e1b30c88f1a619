//! The tip of the bidder's transactions. It rises while no block takes them.

/// Part of the maximum that the first tip is.
const FIRST_PART: u128 = 1_000;

/// Factor of a higher tip.
const FACTOR: u128 = 10;

/// Blocks that the bidder waits for a transaction before it raises the tip.
pub const PATIENT_BLOCKS: u64 = 2;

/// A tip within a maximum, in units of 10^-12 HUX. Blocks take transactions with higher tips first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tip {
	max: u128,
	current: u128,
}

impl Tip {
	/// Returns no tip, which may rise to `max`.
	pub fn new(max: u128) -> Self {
		Self { max, current: 0 }
	}

	/// Returns the tip of the next transaction.
	pub fn current(&self) -> u128 {
		self.current
	}

	/// Raises the tip: to a thousandth of the maximum, and tenfold from there on. Returns false if
	/// it is at the maximum.
	pub fn raise(&mut self) -> bool {
		if self.current >= self.max {
			return false;
		}
		let next = match self.current {
			0 => (self.max / FIRST_PART).max(1),
			current => current.saturating_mul(FACTOR),
		};
		self.current = next.min(self.max);
		true
	}

	/// Lowers the tip by a step, because a block took a transaction at once.
	pub fn lower(&mut self) {
		let next = self.current / FACTOR;
		self.current = if next < self.max / FIRST_PART { 0 } else { next };
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_tip_rises_to_its_maximum_and_no_further() {
		let mut tip = Tip::new(20_000);
		let mut tips = vec![tip.current()];
		while tip.raise() {
			tips.push(tip.current());
		}
		assert_eq!(tips, [0, 20, 200, 2_000, 20_000]);
		assert!(!tip.raise() && tip.current() == 20_000);
	}

	#[test]
	fn a_tip_falls_again_when_blocks_have_room() {
		let mut tip = Tip::new(20_000);
		while tip.raise() {}
		let mut tips = Vec::new();
		while tip.current() > 0 {
			tip.lower();
			tips.push(tip.current());
		}
		assert_eq!(tips, [2_000, 200, 20, 0]);
	}

	#[test]
	fn without_a_maximum_there_is_no_tip() {
		let mut tip = Tip::new(0);
		assert!(!tip.raise() && tip.current() == 0);
		let mut least = Tip::new(1);
		assert!(least.raise() && least.current() == 1 && !least.raise());
		least.lower();
		assert_eq!(least.current(), 0);
	}
}
