//! What a burrow is made of.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use huxian_math::Burrow;
use huxian_traits::Balance;
use scale_info::TypeInfo;

/// Grants that a burrow can carry at once.
pub const MAX_GRANTS: u32 = 32;
/// Burrows that one view returns at most.
pub const MAX_VIEWED: u32 = 100;
/// The most burrows that a sweep looks at in a block, whatever its part of a block allows.
pub const MAX_SWEPT: u32 = 2_000;
/// How many burrows with slices a sweep looks at in a block beside those that the index names.
pub const WATCHED_PER_BLOCK: usize = 300;

/// A burrow as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Record<AccountId> {
	/// Its owner and admin.
	pub owner: AccountId,
	/// Whom the owner wants to validate with its collateral.
	pub delegate: Option<AccountId>,
	/// Who becomes the owner by accepting.
	pub new_owner: Option<AccountId>,
	/// Its collateral and debt.
	pub position: Burrow,
	/// Whether anyone may deposit.
	pub open_deposits: bool,
	/// Whether anyone may burn kit against its debt.
	pub open_burns: bool,
	/// How often all rights have been revoked: by the owner, or by a change of owner.
	pub version: u32,
	/// How often the debt was brought up to date: each time rounded it up by less than one unit.
	pub accruals: u32,
}

impl<AccountId> Record<AccountId> {
	/// HUX that the owner's account must hold for this burrow: its collateral, and the creation deposit while it is active.
	pub fn held(&self, creation_deposit: Balance) -> Option<Balance> {
		self.position.collateral.checked_add(if self.position.active { creation_deposit } else { 0 })
	}
}

/// What someone else may do with a burrow.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Rights {
	/// Add collateral.
	pub deposit: bool,
	/// Take collateral out.
	pub withdraw: bool,
	/// Mint kit.
	pub mint: bool,
	/// Burn kit against the debt.
	pub burn: bool,
	/// Change the delegate.
	pub set_delegate: bool,
	/// Take slices back from the liquidation queue.
	pub cancel: bool,
}

impl Rights {
	/// Nothing at all.
	pub const NONE: Self =
		Self { deposit: false, withdraw: false, mint: false, burn: false, set_delegate: false, cancel: false };

	/// Whether `right` is among them.
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

/// One of the [`Rights`], as the calls ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
	/// To add collateral.
	Deposit,
	/// To take collateral out.
	Withdraw,
	/// To mint kit.
	Mint,
	/// To burn kit against the debt.
	Burn,
	/// To change the delegate.
	SetDelegate,
	/// To take slices back from the queue.
	Cancel,
}

/// Rights given to an account.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Grant<AccountId> {
	/// Who may.
	pub who: AccountId,
	/// What.
	pub rights: Rights,
	/// Who gets what is withdrawn or minted under this grant; the owner when there is none.
	pub beneficiary: Option<AccountId>,
}
