//! The types of the pallet's storage and calls.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use huxian_math::Burrow;
use huxian_traits::Balance;
use scale_info::TypeInfo;

/// Maximum number of grants of a burrow.
pub const MAX_GRANTS: u32 = 32;
/// Maximum number of burrows that one view returns.
pub const MAX_VIEWED: u32 = 100;
/// Maximum number of burrows that a sweep examines in a block, however much weight it may use.
pub const MAX_SWEPT: u32 = 2_000;
/// Number of watched burrows that a sweep examines in a block, beside those that the index names.
pub const WATCHED_PER_BLOCK: usize = 300;

/// A burrow as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct BurrowRecord<AccountId> {
	/// Owner, who holds all rights.
	pub owner: AccountId,
	/// Account to which the owner delegates.
	pub delegate: Option<AccountId>,
	/// Account to which the burrow is offered; it becomes the owner by accepting.
	pub new_owner: Option<AccountId>,
	/// Collateral and debt.
	pub position: Burrow,
	/// True if anyone may deposit.
	pub open_deposits: bool,
	/// True if anyone may burn kit against the debt.
	pub open_burns: bool,
	/// Number of times that all rights were revoked: by the owner, or by a change of owner.
	pub version: u32,
	/// Number of accruals of the debt. Each rounded it up by less than one unit.
	pub accruals: u32,
}

impl<AccountId> BurrowRecord<AccountId> {
	/// Returns the HUX that the owner's account must hold for this burrow; `None` if too large.
	///
	/// It is the collateral, and the creation deposit while the burrow is active.
	pub fn held(&self, creation_deposit: Balance) -> Option<Balance> {
		self.position.collateral.checked_add(if self.position.active { creation_deposit } else { 0 })
	}
}

/// Rights over a burrow that a grant gives to an account.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Rights {
	/// Right to add collateral.
	pub deposit: bool,
	/// Right to withdraw collateral.
	pub withdraw: bool,
	/// Right to mint kit.
	pub mint: bool,
	/// Right to burn kit against the debt.
	pub burn: bool,
	/// Right to change the delegate.
	pub set_delegate: bool,
	/// Right to take slices back from the liquidation queue.
	pub cancel: bool,
}

impl Rights {
	/// No right at all.
	pub const NONE: Self =
		Self { deposit: false, withdraw: false, mint: false, burn: false, set_delegate: false, cancel: false };

	/// Returns true if the rights include `right`.
	pub fn allow(&self, right: Right) -> bool {
		match right {
			Right::Deposit => self.deposit,
			Right::Withdraw => self.withdraw,
			Right::Mint => self.mint,
			Right::Burn => self.burn,
			Right::SetDelegate => self.set_delegate,
			Right::Cancel => self.cancel,
		}
	}
}

/// One of the [`Rights`]: the one that a call requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
	/// Right to add collateral.
	Deposit,
	/// Right to withdraw collateral.
	Withdraw,
	/// Right to mint kit.
	Mint,
	/// Right to burn kit against the debt.
	Burn,
	/// Right to change the delegate.
	SetDelegate,
	/// Right to take slices back from the liquidation queue.
	Cancel,
}

/// Rights given to one account.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Grant<AccountId> {
	/// Account that has the rights: the grantee.
	pub who: AccountId,
	/// Rights of the account.
	pub rights: Rights,
	/// Receiver of everything withdrawn or minted under this grant; `None` for the owner.
	pub beneficiary: Option<AccountId>,
}
