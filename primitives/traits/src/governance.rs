//! Who may set terms, and in which direction.

use core::marker::PhantomData;
use frame::traits::EnsureOrigin;

/// What somebody who sets terms may do to them.
///
/// Whoever may only tighten gives notice of anything looser first, so that everybody whose risk it raises can leave before it holds. What is
/// looser is said by the terms themselves, in their `is_looser_than`: of two different terms one is looser than the other, or each in its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
	/// To terms that are looser in nothing.
	Tighten,
	/// To any terms.
	Loosen,
}

impl Authority {
	/// Whether he may set terms that are looser than those before, or are not.
	pub fn may_set(self, is_looser: bool) -> bool {
		!is_looser || self == Self::Loosen
	}
}

/// Lets `Full` set any terms, and `Strict` those that are not looser.
pub struct Administration<Full, Strict>(PhantomData<(Full, Strict)>);

impl<Origin, Full, Strict> EnsureOrigin<Origin> for Administration<Full, Strict>
where
	Full: EnsureOrigin<Origin>,
	Strict: EnsureOrigin<Origin>,
{
	type Success = Authority;

	fn try_origin(origin: Origin) -> Result<Authority, Origin> {
		match Full::try_origin(origin) {
			Ok(_) => Ok(Authority::Loosen),
			Err(origin) => Strict::try_origin(origin).map(|_| Authority::Tighten),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<Origin, ()> {
		Full::try_successful_origin()
	}
}

#[cfg(test)]
mod tests {
	use super::{
		Authority::{Loosen, Tighten},
		*,
	};

	struct Number<const N: u8>;
	impl<const N: u8> EnsureOrigin<u8> for Number<N> {
		type Success = ();

		fn try_origin(origin: u8) -> Result<(), u8> {
			(origin == N).then_some(()).ok_or(origin)
		}

		#[cfg(feature = "runtime-benchmarks")]
		fn try_successful_origin() -> Result<u8, ()> {
			Ok(N)
		}
	}

	#[test]
	fn only_the_looser_needs_more_than_to_tighten() {
		assert!(Tighten.may_set(false) && Loosen.may_set(false) && Loosen.may_set(true));
		assert!(!Tighten.may_set(true));
	}

	#[test]
	fn who_may_do_both_loosens() {
		let try_origin = Administration::<Number<1>, Number<2>>::try_origin;
		assert_eq!([1, 2, 3].map(try_origin), [Ok(Loosen), Ok(Tighten), Err(3)]);
		assert_eq!(Administration::<Number<1>, Number<1>>::try_origin(1), Ok(Loosen));
	}
}
