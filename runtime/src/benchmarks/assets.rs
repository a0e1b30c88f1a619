//! Set-up of `pallet-assets`.

use crate::*;
use codec::Compact;

/// Ids of assets that do not exist at genesis.
pub struct AssetIds;
impl pallet_assets::BenchmarkHelper<Compact<u32>, ()> for AssetIds {
	fn create_asset_id_parameter(id: u32) -> Compact<u32> {
		// Above the ids of the genesis.
		Compact(1_000 + id)
	}

	fn create_reserve_id_parameter(_: u32) {}
}
