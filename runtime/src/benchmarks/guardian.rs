//! Set-up of `pallet-guardian`.

use crate::{
	configs::{classes, pauses::PauseSubject},
	*,
};

/// Names calls that can be paused: the subjects with the longest encoding.
pub struct LongNames;
impl pallet_guardian::BenchmarkHelper<PauseSubject> for LongNames {
	fn subject(index: u32) -> PauseSubject {
		let index = usize::try_from(index).unwrap_or_default();
		let pausable = |(_, _, class): &&(&str, &str, classes::Class)| class.is_pausable();
		let found = classes::ALL.iter().filter(pausable).nth(index);
		let (pallet, call) = found.map(|(pallet, call, _)| (*pallet, *call)).unwrap_or_default();
		let name = |text: &str| BoundedVec::truncate_from(text.as_bytes().to_vec());
		PauseSubject::Call((name(pallet), name(call)))
	}
}
