//! Parameters that a committee sets, and the authority to set them.

use core::marker::PhantomData;
use frame::traits::EnsureOrigin;

/// Parameters that a committee sets, with their bounds and their partial order by risk.
pub trait GovernedParams {
	/// A fact outside of the parameters that their bounds depend on, or `()`.
	type Context;
	/// The reason for which parameters are refused.
	type Invalid;

	/// Checks that every parameter is within its bounds.
	fn validate(&self, context: Self::Context) -> Result<(), Self::Invalid>;

	/// Returns true if `self` raises anybody's risk compared with `before`.
	///
	/// Parameters are partially ordered. Incomparable changes count as looser. Implementations
	/// destructure `self` in full, so a new field does not compile until somebody has decided.
	fn is_looser_than(&self, before: &Self) -> bool;
}

/// The changes of parameters that an origin may apply.
///
/// Looser parameters need notice, so that everybody whose risk rises can leave first.
/// [`GovernedParams::is_looser_than`] decides which parameters are looser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
	/// Changes that loosen nothing. The authority of an origin without notice.
	Tighten,
	/// All changes. The authority of an origin after notice.
	Loosen,
}

impl Authority {
	/// Returns true if this authority allows a change. Looser changes need [`Authority::Loosen`].
	pub fn may_set(self, is_looser: bool) -> bool {
		!is_looser || self == Self::Loosen
	}
}

/// Gives [`Authority::Loosen`] to the origin `Full`, and [`Authority::Tighten`] to `Strict`.
///
/// An origin that is both may loosen.
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
	fn looser_changes_need_the_authority_to_loosen() {
		assert!(Tighten.may_set(false) && Loosen.may_set(false) && Loosen.may_set(true));
		assert!(!Tighten.may_set(true));
	}

	#[test]
	fn the_full_origin_loosens_and_the_strict_one_tightens() {
		let try_origin = Administration::<Number<1>, Number<2>>::try_origin;
		assert_eq!([1, 2, 3].map(try_origin), [Ok(Loosen), Ok(Tighten), Err(3)]);
		assert_eq!(Administration::<Number<1>, Number<1>>::try_origin(1), Ok(Loosen));
	}
}
