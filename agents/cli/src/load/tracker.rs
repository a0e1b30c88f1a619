//! The state that the lanes, which submit, and the counter share.

use std::{
	collections::HashSet,
	sync::{
		atomic::{AtomicBool, AtomicUsize, Ordering},
		Mutex, MutexGuard, PoisonError,
	},
};

/// Tracks the transactions from submission to inclusion.
pub struct Tracker {
	/// Transactions that no known block includes.
	missing: Mutex<HashSet<Vec<u8>>>,
	/// Number of submitted transactions that are not in a final block.
	in_flight: AtomicUsize,
	/// Number of transactions that the node refused for good.
	refused: AtomicUsize,
	/// Number of requests for resubmission.
	resubmissions: AtomicUsize,
	/// True after the end of the measurement.
	is_over: AtomicBool,
}

impl Tracker {
	/// Returns a tracker of `transactions`, all of them missing.
	pub fn new(transactions: impl Iterator<Item = Vec<u8>>) -> Self {
		Self {
			missing: Mutex::new(transactions.collect()),
			in_flight: AtomicUsize::new(0),
			refused: AtomicUsize::new(0),
			resubmissions: AtomicUsize::new(0),
			is_over: AtomicBool::new(false),
		}
	}

	fn lock(&self) -> MutexGuard<'_, HashSet<Vec<u8>>> {
		self.missing.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Notes that a block includes `transaction`; returns true if it was missing.
	pub fn mark_included(&self, transaction: &[u8]) -> bool {
		self.lock().remove(transaction)
	}

	/// Returns the number of missing transactions.
	pub fn missing(&self) -> usize {
		self.lock().len()
	}

	/// Removes the missing ones from `transactions` and returns them.
	pub fn missing_of(&self, transactions: &mut Vec<Vec<u8>>) -> Vec<Vec<u8>> {
		let missing = self.lock();
		let (lost, included) = std::mem::take(transactions).into_iter().partition(|bytes| missing.contains(bytes));
		*transactions = included;
		lost
	}

	/// Reserves places for `count` transactions in the node's pool; returns false without room.
	/// `max` is the maximum in flight; more than `max` at once are allowed if no others are in
	/// flight.
	pub fn reserve(&self, count: usize, max: usize) -> bool {
		let before = self.in_flight.fetch_add(count, Ordering::Relaxed);
		let has_room = before == 0 || before + count <= max;
		if !has_room {
			self.release(count);
		}
		has_room
	}

	/// Releases the places of `count` transactions: they left the pool, or it never accepted them.
	pub fn release(&self, count: usize) {
		self.in_flight.fetch_sub(count, Ordering::Relaxed);
	}

	/// Notes that the node refused a transaction for good.
	pub fn refuse(&self) {
		self.release(1);
		self.refused.fetch_add(1, Ordering::Relaxed);
	}

	/// Returns the number of transactions that the node refused for good.
	pub fn refused(&self) -> usize {
		self.refused.load(Ordering::Relaxed)
	}

	/// Requests the resubmission of missing transactions.
	pub fn request_resubmission(&self) {
		self.resubmissions.fetch_add(1, Ordering::Relaxed);
	}

	/// Returns the number of these requests.
	pub fn resubmissions(&self) -> usize {
		self.resubmissions.load(Ordering::Relaxed)
	}

	/// Ends the measurement: the lanes stop.
	pub fn end(&self) {
		self.is_over.store(true, Ordering::Relaxed);
	}

	/// Returns true after the end of the measurement.
	pub fn is_over(&self) -> bool {
		self.is_over.load(Ordering::Relaxed)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_place_is_reserved_once() {
		let tracker = Tracker::new(std::iter::empty());
		assert!(tracker.reserve(60, 100) && !tracker.reserve(60, 100) && tracker.reserve(40, 100));
		tracker.release(60);
		assert!(tracker.reserve(60, 100));
		// A batch above the maximum is allowed if nothing else is in flight.
		assert!(Tracker::new(std::iter::empty()).reserve(500, 100));
	}

	#[test]
	fn a_transaction_is_missing_until_a_block_includes_it() {
		let all = [vec![1u8], vec![2], vec![3]];
		let tracker = Tracker::new(all.iter().cloned());
		assert!(tracker.mark_included(&[2]) && !tracker.mark_included(&[2]) && !tracker.mark_included(&[9]));
		let mut sent = all.to_vec();
		assert_eq!(tracker.missing_of(&mut sent), [vec![1u8], vec![3]]);
		assert_eq!((sent, tracker.missing()), (vec![vec![2u8]], 2));
	}
}
