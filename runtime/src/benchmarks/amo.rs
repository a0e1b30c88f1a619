//! Set-up of `pallet-amo`.

use super::{for_each_member, set_time, TokenSetup};
use crate::*;
use alloc::vec::Vec;
use frame_support::{
	assert_ok,
	traits::{fungible::Mutate as _, fungibles::Mutate as _, Hooks},
	BoundedVec,
};
use frame_system::RawOrigin;
use huxian_traits::oracle::Feed;
use sp_runtime::FixedU128;

/// A family with as many externals as there can be, and its pool with a day of observations.
pub struct AmoSetup;

impl AmoSetup {
	/// The family's token. The ids after it are its externals. No genesis uses them.
	const FAMILY: u32 = 5_000_000;
	/// A million whole tokens. All have 18 decimals.
	const MILLION: Balance = 1_000_000_000_000_000_000_000_000;

	fn token(index: u32) -> u32 {
		Self::FAMILY + 1 + index
	}

	fn trader() -> AccountId {
		AccountId::new([77; 32])
	}

	fn root() -> RuntimeOrigin {
		RawOrigin::Root.into()
	}

	fn by_trader() -> RuntimeOrigin {
		RawOrigin::Signed(Self::trader()).into()
	}

	/// Has all members feed a dollar for every external.
	fn feed() {
		let one = FixedU128::from_u32(1);
		let tokens = 0..pallet_peg_guard::types::MAX_EXTERNALS;
		let values: Vec<_> = tokens.map(|index| (Feed::Asset(Self::token(index)), one)).collect();
		for_each_member(|member| {
			let values = BoundedVec::truncate_from(values.clone());
			assert_ok!(Oracle::feed_values(RawOrigin::Signed(member).into(), values));
		});
		Oracle::on_finalize(System::block_number());
	}
}

impl pallet_amo::benchmarking::BenchmarkHelper<AccountId> for AmoSetup {
	fn create_market() -> (u32, u32) {
		use pallet_peg_guard::benchmarking::BenchmarkHelper as _;
		set_time(1_800_000_000_000);
		let count = pallet_peg_guard::types::MAX_EXTERNALS;
		TokenSetup::create_token(Self::FAMILY, 18);
		let params = pallet_peg_guard::FamilyParams::standard(None, 100 * Self::MILLION, 100 * Self::MILLION);
		assert_ok!(PegGuard::create_family(Self::root(), Self::FAMILY, params, Balance::MAX, 1));
		for index in 0..count {
			TokenSetup::create_token(Self::token(index), 18);
			assert_ok!(PegGuard::add_external(Self::root(), Self::FAMILY, Self::token(index), index, 18, 60_000));
		}
		Self::feed();
		PegGuard::on_initialize(1);
		let trader = Self::trader();
		let _ = Balances::mint_into(&trader, 1_000 * currency::HUX);
		for index in 0..count {
			assert_ok!(Assets::mint_into(Self::token(index), &trader, 10 * Self::MILLION));
			assert_ok!(Psm::mint(
				Self::by_trader(),
				Self::FAMILY,
				Self::token(index),
				Self::MILLION,
				sp_runtime::Permill::one()
			));
		}
		let pool = pallet_pmm::PoolCount::<Runtime>::get();
		let price = |token| pallet_pmm::UnitPrice::Feed(Feed::Asset(token));
		let params = pallet_pmm::PoolParams {
			source: pallet_pmm::PriceSource::Oracle {
				base: pallet_pmm::UnitPrice::Dollar,
				quote: price(Self::token(0)),
				maximum_age: 86_400_000,
				maximum_step: 10_000,
			},
			shape: huxian_math::curve::Shape::Pmm(
				huxian_math::curve::Pmm::new(huxian_math::Fraction::new(45, 10_000)).expect("within bounds"),
			),
			fee: 100,
		};
		let (base, quote) = (Self::FAMILY, Self::token(0));
		assert_ok!(Pmm::create_pool(Self::root(), base, quote, pallet_pmm::Kind::Public, params));
		assert_ok!(Pmm::add_liquidity(Self::by_trader(), pool, Self::MILLION, Self::MILLION, 1));
		pallet_pmm::benchmarking::fill_observations::<Runtime>(pool);
		(Self::FAMILY, pool)
	}

	fn sell(pool: u32, base: bool, parts: u32) {
		let held = pallet_pmm::Pools::<Runtime>::get(pool).expect("there is a pool").inventory;
		let (asset, of) = if base { (Self::FAMILY, held.base) } else { (Self::token(0), held.quote) };
		assert_ok!(Pmm::swap_exact_in(Self::by_trader(), pool, asset, of / 1_000_000 * Balance::from(parts), 1));
	}

	fn settle_twap(pool: u32) {
		pallet_pmm::benchmarking::fill_observations::<Runtime>(pool);
	}
}
