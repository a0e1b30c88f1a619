//! The queue on chain. One type hides its storage items, so that no caller can break the tree.

use crate::pallet::*;
use core::marker::PhantomData;
use frame::prelude::DispatchError;
use huxian_queue::{Head, Node, NodeId, Queue, QueueError, Store};

/// Storage of the queue's tree in this pallet.
pub struct OnChain<T>(PhantomData<T>);

impl<T: Config> Store for OnChain<T> {
	fn head(&self) -> Head {
		QueueHead::<T>::get()
	}

	fn set_head(&mut self, head: Head) {
		QueueHead::<T>::put(head);
	}

	fn node(&self, id: NodeId) -> Option<Node> {
		QueueNodes::<T>::get(id)
	}

	fn set_node(&mut self, id: NodeId, node: Node) {
		QueueNodes::<T>::insert(id, node);
	}

	fn remove_node(&mut self, id: NodeId) {
		QueueNodes::<T>::remove(id);
	}
}

/// Returns the queue.
pub fn queue<T: Config>() -> Queue<OnChain<T>> {
	Queue::new(OnChain(PhantomData))
}

/// Returns the pallet's error for an error of the queue.
pub fn map_error<T: Config>(error: QueueError) -> DispatchError {
	match error {
		QueueError::Unknown => Error::<T>::UnknownSlice,
		QueueError::Taken => Error::<T>::NotQueued,
		QueueError::Overflow => Error::<T>::ArithmeticOverflow,
		QueueError::LotsBefore | QueueError::Corrupt => Error::<T>::BrokenQueue,
	}
	.into()
}
