//! Fakes and helpers that the tests of several pallets share.
//!
//! Pallets enable them by a dev-dependency on this crate with the feature `testing`. No runtime
//! contains them.

#![allow(clippy::arithmetic_side_effects, clippy::expect_used)]

use crate::{
	governance::Administration,
	kit::{Clock, Controller, KitAccess, KitTerms},
	oracle::{Feed, FreshPrice, Quote},
	Balance, Moment,
};
use alloc::{collections::BTreeMap, vec, vec::Vec};
use codec::Decode;
use core::marker::PhantomData;
use frame::{
	deps::sp_runtime::AccountId32,
	testing_prelude::*,
	token::{
		fungible::{Inspect, Mutate},
		Fortitude, Precision, Preservation,
	},
	traits::SortedMembers,
};
use proptest::test_runner::Config as ProptestConfig;

/// Age at which a value of [`TestPrices`] is no longer fresh, in milliseconds.
pub const MAXIMUM_AGE: Moment = 600_000;
/// Account of the guardian.
pub const GUARDIAN: AccountId32 = AccountId32::new([10; 32]);

parameter_types! {
	/// Time that [`TestClock`] shows, in milliseconds since 1970.
	pub static Now: Moment = 0;
	/// Quotes of [`TestPrices`]. A feed that is missing has no quorum.
	pub static Quotes: BTreeMap<Feed, Quote> = BTreeMap::new();
	/// Debt that [`TestController`] counts, in the smallest unit of kit.
	///
	/// In storage, so that a call that fails does not change it.
	pub storage Outstanding: Balance = 0;
	/// Fees that [`TestController`] has not minted, in the smallest unit of kit.
	pub static PendingFees: Balance = 0;
	/// True if [`TestKitAccess`] lets buyers have kit.
	pub static KitOpen: bool = true;
}

ord_parameter_types! {
	/// The guardian as an origin.
	pub const Guardian: AccountId32 = GUARDIAN;
}

/// The account that may only tighten parameters, in any account type.
pub struct Strict;

impl Strict {
	/// Returns the account.
	pub fn get<AccountId: Decode>() -> AccountId {
		AccountId::decode(&mut &[77_u8; 32][..]).expect("an account has at most 32 bytes, and any are valid")
	}
}

impl<AccountId: Decode + Ord> SortedMembers<AccountId> for Strict {
	fn sorted_members() -> Vec<AccountId> {
		vec![Self::get()]
	}
}

/// The origins that set parameters: the root may loosen them, [`Strict`] may only tighten them.
pub type TestAdministration<AccountId> = Administration<EnsureRoot<AccountId>, EnsureSignedBy<Strict, AccountId>>;

/// Clock that shows [`Now`].
pub struct TestClock;

impl Clock for TestClock {
	fn now() -> Moment {
		Now::get()
	}
}

/// Access to kit as [`KitOpen`] says.
pub struct TestKitAccess;

impl KitAccess for TestKitAccess {
	fn is_open() -> bool {
		KitOpen::get()
	}
}

/// Oracle that answers with [`Quotes`].
pub struct TestPrices;

impl FreshPrice for TestPrices {
	fn quote(feed: &Feed) -> Quote {
		Quotes::get().get(feed).copied().unwrap_or(Quote::NoQuorum)
	}

	fn quote_at(feed: &Feed, _: Moment) -> Quote {
		Self::quote(feed)
	}

	fn maximum_age() -> Moment {
		MAXIMUM_AGE
	}
}

/// Sets the quote of `feed`.
pub fn set_quote(feed: Feed, quote: Quote) {
	Quotes::mutate(|quotes| quotes.insert(feed, quote));
}

/// Sets a fresh quote of `feed`, fed now.
pub fn set_fresh_quote(feed: Feed, value: FixedU128) {
	set_quote(feed, Quote::Fresh { value, since: Now::get() });
}

/// Controller that takes its terms from `Terms`, and mints and burns the token `Kit`.
pub struct TestController<Kit, Terms>(PhantomData<(Kit, Terms)>);

impl<AccountId, Kit, Terms> Controller<AccountId> for TestController<Kit, Terms>
where
	AccountId: Eq,
	Kit: Mutate<AccountId> + Inspect<AccountId, Balance = Balance>,
	Terms: Get<Result<KitTerms, DispatchError>>,
{
	fn terms() -> Result<KitTerms, DispatchError> {
		Terms::get()
	}

	fn issue(who: &AccountId, amount: Balance) -> DispatchResult {
		Kit::mint_into(who, amount)?;
		Outstanding::set(&(Outstanding::get() + amount));
		Ok(())
	}

	fn repay(who: &AccountId, amount: Balance) -> DispatchResult {
		<Self as Controller<AccountId>>::forfeit(who, amount)?;
		<Self as Controller<AccountId>>::write_off(amount)
	}

	fn forfeit(who: &AccountId, amount: Balance) -> DispatchResult {
		Kit::burn_from(who, amount, Preservation::Expendable, Precision::Exact, Fortitude::Polite)?;
		Ok(())
	}

	fn write_off(amount: Balance) -> DispatchResult {
		Outstanding::set(&Outstanding::get().saturating_sub(amount));
		Ok(())
	}

	fn circulating() -> Balance {
		Kit::total_issuance()
	}

	fn outstanding() -> Balance {
		Outstanding::get()
	}

	fn unowed() -> Balance {
		(Kit::total_issuance() + PendingFees::get()).saturating_sub(Outstanding::get())
	}
}

/// Returns a configuration of `ordinary` cases, or of as many as `PROPTEST_CASES` asks for.
///
/// Failing cases are printed and not stored.
pub fn cases(ordinary: u32) -> ProptestConfig {
	let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
	ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(asked.unwrap_or(ordinary)) }
}
