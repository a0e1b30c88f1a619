//! Set-up of `pallet-asset-conversion`.

use crate::*;

/// Makes pairs of HUX and a token that does not exist at genesis, and so has no pool yet.
pub struct PairSetup;
impl pallet_asset_conversion::BenchmarkHelper<AssetKind> for PairSetup {
	fn create_pair(first: u32, second: u32) -> (AssetKind, AssetKind) {
		let (hux, token) = (AssetKind::Native, AssetKind::WithId(1_000 + second));
		if first.is_multiple_of(2) {
			(token, hux)
		} else {
			(hux, token)
		}
	}
}
