//! The data of families, externals and redemption requests, and their bounds.

mod external;
mod family;
mod genesis;
mod params;
mod redemption;

pub use external::*;
pub use family::*;
pub use genesis::*;
pub use params::*;
pub use redemption::*;

use huxian_math::peg::Ppm;
use huxian_traits::Moment;

/// Number of families at most.
pub const MAX_FAMILIES: u32 = 8;
/// Number of externals of a family at most.
pub const MAX_EXTERNALS: u32 = 16;
/// Number of domains of a family's externals at most: each external may come from another one.
pub const MAX_DOMAINS: u32 = MAX_EXTERNALS;
/// Number of redemption requests of a family that a block, or a call, processes at most.
pub const MAX_REQUESTS: u32 = 16;
/// Duration of a hold of the queue, in milliseconds: one day.
pub const HOLD_PERIOD: Moment = 86_400_000;
/// Time after a rise of a fee's price part before it may fall, in milliseconds: one minute.
pub const FEE_DECREASE_DELAY: Moment = 60_000;
/// Time between two reports of a family's backing, in milliseconds: one minute.
pub const REPORT_INTERVAL: Moment = 60_000;
/// Change of a price from which it is stored again, in millionths: ten basis points.
pub const PRICE_UPDATE_THRESHOLD: Ppm = 1_000;

/// Id of a token of `pallet-assets`. FRAME's prelude exports another `AssetId`.
pub type TokenId = huxian_traits::AssetId;
/// Number of the chain that the bridge of an external comes from.
pub type Domain = u32;
