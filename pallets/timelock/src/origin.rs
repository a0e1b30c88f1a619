//! The check for the origin of announced calls.

use crate::Origin;
use core::marker::PhantomData;
use frame::prelude::*;

/// Accepts the origin of announced calls, and no other.
pub struct EnsureAnnounced<AccountId>(PhantomData<AccountId>);

impl<O, AccountId> EnsureOrigin<O> for EnsureAnnounced<AccountId>
where
	O: OriginTrait + From<Origin>,
	for<'a> &'a O::PalletsOrigin: TryInto<&'a Origin>,
{
	type Success = ();

	fn try_origin(origin: O) -> Result<(), O> {
		let is_announced = matches!(origin.caller().try_into(), Ok(Origin::Announced));
		if is_announced {
			Ok(())
		} else {
			Err(origin)
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		Ok(Origin::Announced.into())
	}
}
