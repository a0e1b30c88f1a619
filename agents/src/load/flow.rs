//! What those who hand transactions in and the one who counts them tell each other.

use std::{
	collections::HashSet,
	sync::{
		atomic::{AtomicBool, AtomicUsize, Ordering},
		Mutex, MutexGuard, PoisonError,
	},
};

/// Shared by all lanes and the counter.
pub struct Flow {
	/// Transactions that no block has been seen to include.
	missing: Mutex<HashSet<Vec<u8>>>,
	/// Transactions handed in, or about to be, that are not in a final block.
	in_flight: AtomicUsize,
	/// Transactions that the node will never take.
	refused: AtomicUsize,
	/// How often the lanes were asked to hand in again what is missing.
	rounds: AtomicUsize,
	/// Nothing more is to be expected.
	is_over: AtomicBool,
}

impl Flow {
	/// All of `transactions` are missing as yet.
	pub fn new(transactions: impl Iterator<Item = Vec<u8>>) -> Self {
		Self {
			missing: Mutex::new(transactions.collect()),
			in_flight: AtomicUsize::new(0),
			refused: AtomicUsize::new(0),
			rounds: AtomicUsize::new(0),
			is_over: AtomicBool::new(false),
		}
	}

	fn lock(&self) -> MutexGuard<'_, HashSet<Vec<u8>>> {
		self.missing.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Notes that a block includes `transaction`; `true` when it was missing.
	pub fn found(&self, transaction: &[u8]) -> bool {
		self.lock().remove(transaction)
	}

	/// How many are missing.
	pub fn missing(&self) -> usize {
		self.lock().len()
	}

	/// Those of `transactions` that are missing.
	pub fn missing_of(&self, transactions: &mut Vec<Vec<u8>>) -> Vec<Vec<u8>> {
		let missing = self.lock();
		let (lost, included) = std::mem::take(transactions).into_iter().partition(|bytes| missing.contains(bytes));
		*transactions = included;
		lost
	}

	/// Makes room for `count` more transactions in the node's pool, if there is room for them.
	pub fn reserve(&self, count: usize, most: usize) -> bool {
		let before = self.in_flight.fetch_add(count, Ordering::Relaxed);
		let has_room = before == 0 || before + count <= most;
		if !has_room {
			self.release(count);
		}
		has_room
	}

	/// The node's pool has let go of `count` transactions, or never took them.
	pub fn release(&self, count: usize) {
		self.in_flight.fetch_sub(count, Ordering::Relaxed);
	}

	/// Notes that the node will never take one.
	pub fn refuse(&self) {
		self.release(1);
		self.refused.fetch_add(1, Ordering::Relaxed);
	}

	/// How many the node will never take.
	pub fn refused(&self) -> usize {
		self.refused.load(Ordering::Relaxed)
	}

	/// Asks the lanes to hand in again what is missing.
	pub fn ask_again(&self) {
		self.rounds.fetch_add(1, Ordering::Relaxed);
	}

	/// How often that was asked.
	pub fn rounds(&self) -> usize {
		self.rounds.load(Ordering::Relaxed)
	}

	/// Tells the lanes to stop.
	pub fn end(&self) {
		self.is_over.store(true, Ordering::Relaxed);
	}

	/// Whether the lanes shall stop.
	pub fn is_over(&self) -> bool {
		self.is_over.load(Ordering::Relaxed)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn room_is_given_once() {
		let flow = Flow::new(std::iter::empty());
		assert!(flow.reserve(60, 100) && !flow.reserve(60, 100) && flow.reserve(40, 100));
		flow.release(60);
		assert!(flow.reserve(60, 100));
		// What is larger than all the room goes when nothing else does.
		assert!(Flow::new(std::iter::empty()).reserve(500, 100));
	}

	#[test]
	fn what_is_missing_is_known_until_a_block_has_it() {
		let all = [vec![1u8], vec![2], vec![3]];
		let flow = Flow::new(all.iter().cloned());
		assert!(flow.found(&[2]) && !flow.found(&[2]) && !flow.found(&[9]));
		let mut sent = all.to_vec();
		assert_eq!(flow.missing_of(&mut sent), [vec![1u8], vec![3]]);
		assert_eq!((sent, flow.missing()), (vec![vec![2u8]], 2));
	}
}
