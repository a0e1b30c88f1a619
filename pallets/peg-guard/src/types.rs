//! What is kept of families, tokens and redemptions, and the rules that hold for them.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::{BoundedVec, ConstU32};
use huxian_math::peg::{
	bucket::{Bucket, Window},
	Ppm, WHOLE,
};
use huxian_traits::{oracle::Feed, Balance, Moment};
use pallet_psm::CircuitBreakerLevel;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The most families that there can be.
pub const MAX_FAMILIES: u32 = 8;
/// The most tokens of a family.
pub const MAX_EXTERNALS: u32 = 16;
/// The most domains that the tokens of a family come from: each may come from another one.
pub const MAX_DOMAINS: u32 = MAX_EXTERNALS;
/// The most redemptions of a family that a block, or a call, pays out of the queue.
pub const MAX_SERVED: u32 = 16;
/// The longest that the queue may be held: a day, in milliseconds.
pub const LONGEST_HOLD: Moment = 86_400_000;
/// How long a fee stays raised for a price that was off its unit: a minute, in milliseconds.
pub const FEE_HOLD: Moment = 60_000;
/// How often the backing is told: once a minute, in milliseconds.
pub const TOLD_EVERY: Moment = 60_000;
/// How far a price moves before it is noted anew: ten basis points.
pub const NOTED_FROM: Ppm = 1_000;

/// A token of `pallet-assets`. FRAME's prelude has another `AssetId`.
pub type TokenId = huxian_traits::AssetId;
/// The domain that a token comes from: that of its bridge.
pub type Domain = u32;
/// The number of a redemption in the queue, counted up from 0.
pub type TicketNumber = u64;

/// What a family allows and asks for. Shares and fees are in millionths, amounts in the family's token, times in
/// milliseconds. Within the bounds of [`FamilyRules::check`].
///
/// In JSON (genesis): as [`FamilyRules::standard`], with names like `baseMint` and `shareFloor`, and `"unit": "EthUsd"`.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FamilyRules {
	/// The feed whose dollars a whole token stands for; one dollar when there is none.
	pub unit: Option<Feed>,
	/// What minting costs at least.
	pub base_mint: Ppm,
	/// What redeeming costs at least.
	pub base_redeem: Ppm,
	/// What minting costs with a full window, for a token at its unit.
	pub top_fee: Ppm,
	/// Minting against a token stops when it is more than this below its unit.
	pub stop_below: Ppm,
	/// A token that is more than this below its unit has fallen: whoever leaves with another one pays the backing ratio.
	pub haircut_below: Ppm,
	/// A stopped token is calm while it is less than this below its unit.
	pub calm_within: Ppm,
	/// After so long a calm, minting against it opens by itself.
	pub calm_period: Moment,
	/// Nothing is minted while less than this stands behind a token of the family.
	pub mint_floor: Ppm,
	/// The part of the supply that may come in of one token within an hour.
	pub hour_share: Ppm,
	/// The part of the supply that may come in of one token within a day.
	pub day_share: Ppm,
	/// What may come in of one token within an hour in any case; 24 times as much within a day.
	pub floor_hour: Balance,
	/// The part of the supply that may be redeemed within an hour; what is above it waits.
	pub gross_share: Ppm,
	/// The part of the family's debt that one token may back.
	pub external_share: Ppm,
	/// The part of the family's debt that the tokens of one domain may back.
	pub domain_share: Ppm,
	/// Both shares are taken of this while the debt is smaller.
	pub share_floor: Balance,
}

impl FamilyRules {
	/// The rules of the specification, with an hourly floor and a floor of the shares.
	pub const fn standard(unit: Option<Feed>, floor_hour: Balance, share_floor: Balance) -> Self {
		Self {
			unit,
			base_mint: 500,
			base_redeem: 500,
			top_fee: 5_000,
			stop_below: 10_000,
			haircut_below: 30_000,
			calm_within: 5_000,
			calm_period: 3_600_000,
			mint_floor: 980_000,
			hour_share: 10_000,
			day_share: 50_000,
			floor_hour,
			gross_share: 250_000,
			external_share: 400_000,
			domain_share: 600_000,
			share_floor,
		}
	}

	/// Whether more may be minted by these rules than by those, sooner or for less; or whether what holders rely on is another: the unit, and what
	/// redeeming costs and how much of it may be done.
	pub fn is_looser_than(&self, before: &Self) -> bool {
		// Named one by one, so that a new rule is not forgotten here.
		let Self {
			unit,
			base_mint,
			base_redeem,
			top_fee,
			stop_below,
			haircut_below,
			calm_within,
			calm_period,
			mint_floor,
			hour_share,
			day_share,
			floor_hour,
			gross_share,
			external_share,
			domain_share,
			share_floor,
		} = *self;
		let is_another_exit = unit != before.unit
			|| base_redeem != before.base_redeem
			|| haircut_below != before.haircut_below
			|| gross_share != before.gross_share
			// It is the least of redemptions as well as of a window.
			|| floor_hour != before.floor_hour;
		let cheaper = base_mint < before.base_mint || top_fee < before.top_fee;
		let sooner =
			stop_below > before.stop_below || calm_within > before.calm_within || calm_period < before.calm_period;
		let more = hour_share > before.hour_share
			|| day_share > before.day_share
			|| external_share > before.external_share
			|| domain_share > before.domain_share
			|| share_floor > before.share_floor;
		is_another_exit || cheaper || sooner || more || mint_floor < before.mint_floor
	}

	/// Whether rules like these may be set.
	///
	/// | rule | bounds |
	/// |---|---|
	/// | `base_mint`, `base_redeem` | 0 to 1 % |
	/// | `top_fee` | `base_mint` to 2 % |
	/// | `stop_below` | 0.2 % to 5 % |
	/// | `haircut_below` | `stop_below` to 10 % |
	/// | `calm_within` | above 0, below `stop_below` |
	/// | `calm_period` | a minute to a day |
	/// | `mint_floor` | 90 % to 100 % |
	/// | shares | above 0, at most 100 %; `hour_share` at most `day_share`; `external_share` at most `domain_share` |
	/// | `floor_hour`, `share_floor` | above 0; `floor_hour` at most 2^96 |
	pub fn check(&self) -> bool {
		let shares = [self.hour_share, self.day_share, self.gross_share, self.external_share, self.domain_share];
		self.base_mint <= 10_000
			&& self.base_redeem <= 10_000
			&& (self.base_mint..=20_000).contains(&self.top_fee)
			&& (2_000..=50_000).contains(&self.stop_below)
			&& (self.stop_below..=100_000).contains(&self.haircut_below)
			&& (1..self.stop_below).contains(&self.calm_within)
			&& (60_000..=86_400_000).contains(&self.calm_period)
			&& (900_000..=WHOLE).contains(&self.mint_floor)
			&& shares.iter().all(|share| (1..=WHOLE).contains(share))
			&& self.hour_share <= self.day_share
			&& self.external_share <= self.domain_share
			&& (1..=1 << 96).contains(&self.floor_hour)
			&& self.share_floor > 0
	}
}

/// What tokens of a domain back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct DomainDebt {
	/// Which domain.
	pub domain: Domain,
	/// How much of the family's token; never 0.
	pub debt: Balance,
}

/// The queue of a family's redemptions: who came first is paid first.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Queue {
	/// The number of the first one that waits.
	pub first: TicketNumber,
	/// The number that the next one gets.
	pub next: TicketNumber,
	/// What has entered so far, in the family's token.
	pub entered: Balance,
	/// What of it has left, in the family's token: was paid, or parked.
	pub passed: Balance,
	/// Until when nothing is paid; 0 when it was never held, or released.
	pub held_until: Moment,
}

impl Queue {
	/// Whether nothing waits.
	pub fn is_empty(&self) -> bool {
		self.first == self.next
	}

	/// Whether nothing is paid now.
	pub fn is_held(&self, now: Moment) -> bool {
		now < self.held_until
	}
}

/// A token that is minted against others at par, and its door.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Family {
	/// What it allows and asks for.
	pub rules: FamilyRules,
	/// The decimals of its token.
	pub decimals: u8,
	/// The tokens it is minted against.
	pub externals: BoundedVec<TokenId, ConstU32<MAX_EXTERNALS>>,
	/// What the tokens of each domain back.
	pub domains: BoundedVec<DomainDebt, ConstU32<MAX_DOMAINS>>,
	/// What all of them back.
	pub debt: Balance,
	/// What has left through the door, ever.
	pub left: Balance,
	/// What people have been paid of late, in its token.
	pub gross: Bucket,
	/// Who waits to be paid.
	pub queue: Queue,
	/// Whether one of its tokens has fallen.
	pub fallen: bool,
	/// What stood behind a token in the last block; whole basis points.
	pub backing: Ppm,
	/// When that was told last.
	pub told: Moment,
}

impl Family {
	/// What tokens of a domain back.
	pub fn domain_debt(&self, domain: Domain) -> Balance {
		self.domains.iter().find(|row| row.domain == domain).map_or(0, |row| row.debt)
	}

	/// Books `amount` in, as backed by a token of `domain`; `None` when it does not fit.
	#[must_use]
	pub fn book_in(&mut self, domain: Domain, amount: Balance) -> Option<()> {
		self.debt = self.debt.checked_add(amount)?;
		if let Some(row) = self.domains.iter_mut().find(|row| row.domain == domain) {
			row.debt = row.debt.checked_add(amount)?;
			return Some(());
		}
		if amount == 0 {
			return Some(());
		}
		self.domains.try_push(DomainDebt { domain, debt: amount }).ok()
	}

	/// Books `amount` out; `None` when there is less.
	#[must_use]
	pub fn book_out(&mut self, domain: Domain, amount: Balance) -> Option<()> {
		self.debt = self.debt.checked_sub(amount)?;
		self.left = self.left.checked_add(amount)?;
		if let Some(row) = self.domains.iter_mut().find(|row| row.domain == domain) {
			row.debt = row.debt.checked_sub(amount)?;
		} else if amount > 0 {
			return None;
		}
		self.domains.retain(|row| row.debt > 0);
		Some(())
	}
}

/// Why minting has stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Why {
	/// The token is too far below its unit.
	Price,
	/// Nobody knows its price.
	Stale,
	/// The guardian said so.
	Guardian,
}

/// What may be done with a token at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum State {
	/// Redeem only: no price of it has been seen yet.
	New,
	/// Mint and redeem.
	Open,
	/// Redeem only.
	Stopped {
		/// Since when.
		since: Moment,
		/// Why.
		why: Why,
	},
	/// Neither.
	Shut {
		/// Since when.
		since: Moment,
	},
}

impl State {
	/// The same, as the stability module knows it.
	pub fn level(&self) -> CircuitBreakerLevel {
		match self {
			Self::Open => CircuitBreakerLevel::AllEnabled,
			Self::New | Self::Stopped { .. } => CircuitBreakerLevel::MintingDisabled,
			Self::Shut { .. } => CircuitBreakerLevel::AllDisabled,
		}
	}
}

/// Who has opened minting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum By {
	/// The first price that was seen.
	FirstPrice,
	/// A long enough calm.
	Calm,
	/// The committee.
	Committee,
}

/// What swaps cost, in millionths.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Fees {
	/// What minting costs now.
	pub mint: Ppm,
	/// What redeeming costs now.
	pub redeem: Ppm,
	/// What of the mint fee is for a price below the unit.
	pub below: Ppm,
	/// What of the redeem fee is for a price above the unit.
	pub above: Ppm,
	/// When one of the two was raised last.
	pub since: Moment,
}

/// A token that a family's is minted against. Amounts are in the family's token unless said otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct External {
	/// Of which family.
	pub family: TokenId,
	/// Where it comes from.
	pub domain: Domain,
	/// Its decimals.
	pub decimals: u8,
	/// Its weight among the ceilings of the stability module, in millionths.
	pub weight: Ppm,
	/// What may be done with it.
	pub state: State,
	/// Its price in units of the family, with 18 decimal places, as it was noted last.
	pub price: Option<Balance>,
	/// Whether it has fallen.
	pub fallen: bool,
	/// Since when it has been calm; while it is stopped.
	pub calm_since: Option<Moment>,
	/// What has come in of late and not gone out again.
	pub window: Window,
	/// What was minted against it, ever.
	pub minted: Balance,
	/// What was redeemed into it, ever.
	pub redeemed: Balance,
	/// What came in by the market operations' purchases, ever.
	pub counted: Balance,
	/// What waits in the queue or is parked, in units of itself.
	pub queued: Balance,
	/// What swaps cost now.
	pub fees: Fees,
}

impl External {
	/// What it backs.
	pub fn debt(&self) -> Option<Balance> {
		self.minted.checked_sub(self.redeemed)
	}
}

/// A redemption that waits for its payment.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Ticket<AccountId> {
	/// Who is paid.
	pub who: AccountId,
	/// In which token.
	pub external: TokenId,
	/// How much is left to pay, in that token.
	pub amount: Balance,
	/// The same in the family's token.
	pub internal: Balance,
	/// What had entered the queue before the rest of it, in the family's token.
	pub before: Balance,
}

/// A token of a family from the first block on. In JSON:
/// `{ "token": 20, "domain": 138, "decimals": 6, "weight": 300000 }`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExternalGenesis {
	/// Which.
	pub token: TokenId,
	/// Where it comes from.
	pub domain: Domain,
	/// Its decimals.
	pub decimals: u8,
	/// Its weight among the ceilings, in millionths.
	pub weight: Ppm,
}

/// A family from the first block on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FamilyGenesis {
	/// Its token.
	pub token: TokenId,
	/// What it allows and asks for.
	pub rules: FamilyRules,
	/// The ceiling of the stability module.
	pub max_debt: Balance,
	/// The least that is minted or redeemed at once.
	pub min_swap: Balance,
	/// What it is minted against.
	pub externals: Vec<ExternalGenesis>,
}
