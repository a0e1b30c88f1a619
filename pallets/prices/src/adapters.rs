//! What is plugged into the pallets around this one.

use crate::{weights::WeightInfo, Config, Pallet};
use frame::prelude::*;

/// What the oracle's calls cost with [`CombineMedian`](crate::CombineMedian) behind them: for
/// `pallet_oracle::Config::WeightInfo`.
///
/// Every value fed is combined anew from the values of all members, which the oracle's own measurement knows nothing
/// of.
pub struct OracleWeights<T>(PhantomData<T>);

impl<T: Config> pallet_oracle::WeightInfo for OracleWeights<T> {
	fn feed_values(values: u32) -> Weight {
		<T as Config>::WeightInfo::feed_values(values)
	}

	fn on_finalize() -> Weight {
		<T as Config>::WeightInfo::oracle_on_finalize()
	}
}

/// For the membership of the oracle (`MembershipChanged`): whoever leaves takes his word along at once.
impl<T: Config> ChangeMembers<T::AccountId> for Pallet<T> {
	/// Makes every stored median count only after its contributors have fed again. Costs one write: what former members
	/// fed stays stored, counts for nothing, and can be removed by [`Pallet::forget`].
	fn change_members_sorted(_incoming: &[T::AccountId], _outgoing: &[T::AccountId], _new: &[T::AccountId]) {
		Self::note_change();
	}

	/// Nothing: members are equals.
	fn set_prime(_: Option<T::AccountId>) {}
}
