//! The liquidation queue and its auctions.

use super::{account, call_api, flag, has_api, list, narrow, number, read_map, some, text};
use crate::{
	amount::{cut, format_units, Decimal, COIN_PLACES},
	connection::At,
};
use anyhow::Result;
use subxt::{
	dynamic::{At as _, Value},
	ext::scale_value::ValueDef,
};

/// Runtime API of the queue and its auctions.
pub const API: &str = "AuctionsApi";

/// Pallet of the auctions.
pub const PALLET: &str = "Auctions";

/// State of an auction whose highest bid has won and that a block has completed.
const SOLD: &str = "completed";

/// Decimals of a price in KIT per HUX.
const PRICE_PLACES: u32 = 18;

/// A lot and the state of its auction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Auction {
	/// Number.
	pub id: u64,
	/// Size of the lot, in units of 10^-12 HUX.
	pub lot: u128,
	/// State: `descending`, `ascending`, `closed` (won; the next block completes it) or
	/// `completed`.
	pub state: String,
	/// Minimum of a bid now, in units of 10^-12 KIT; `None` if no bid is accepted any more.
	pub minimum_bid: Option<u128>,
	/// Account of the leading or winning bid.
	pub bidder: Option<[u8; 32]>,
	/// Leading or winning bid, in units of 10^-12 KIT.
	pub bid: Option<u128>,
	/// Seconds until the bid can win; `None` without a bid.
	pub seconds_left: Option<u64>,
	/// Blocks until the bid can win: it wins when both seconds and blocks are over.
	pub blocks_left: Option<u64>,
	/// True if the winner has claimed the lot.
	pub claimed: bool,
}

impl Auction {
	fn decode(value: &Value) -> Option<Self> {
		Some(Self {
			id: narrow(value.at("id"))?,
			lot: number(value.at("lot"))?,
			state: text(value.at("state")).unwrap_or_default(),
			minimum_bid: number(some(value.at("minimum_bid"))),
			bidder: account(some(value.at("bidder"))),
			bid: number(some(value.at("bid"))),
			seconds_left: narrow(some(value.at("seconds_left"))),
			blocks_left: narrow(some(value.at("blocks_left"))),
			claimed: flag(value.at("claimed")).unwrap_or(false),
		})
	}

	/// Decodes a sold lot from the pallet's storage; `None` for a lot on offer.
	fn decode_sold((id, stored): &(u64, Value)) -> Option<Self> {
		let stage = stored.at("stage")?;
		match &stage.value {
			ValueDef::Variant(variant) if variant.name == "Completed" => {},
			_ => return None,
		}
		let bid = stage.at("bid");
		Some(Self {
			id: *id,
			lot: number(stored.at("lot"))?,
			state: SOLD.into(),
			bidder: account(bid.at("bidder")),
			bid: number(bid.at("kit")),
			claimed: flag(stage.at("claimed"))?,
			..Self::default()
		})
	}

	/// Returns true if its highest bid has won and a block has completed it.
	pub fn is_sold(&self) -> bool {
		self.state == SOLD
	}
}

/// The queue, and the lots on offer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queue {
	/// Collateral that waits, in units of 10^-12 HUX.
	pub amount: u128,
	/// Number of slices that wait.
	pub slices: u64,
	/// Lots on offer, oldest first.
	pub open: Vec<Auction>,
}

impl Queue {
	fn decode(value: &Value) -> Self {
		let open = value.at("open").map(list).unwrap_or_default();
		Self {
			amount: number(value.at("amount")).unwrap_or(0),
			slices: narrow(value.at("slices")).unwrap_or(0),
			open: open.into_iter().filter_map(Auction::decode).collect(),
		}
	}
}

/// Reads the queue and the lots on offer; `None` on a chain without auctions.
pub async fn queue(at: &At) -> Result<Option<Queue>> {
	if !has_api(at, API) {
		return Ok(None);
	}
	Ok(Some(Queue::decode(&call_api(at, API, "auctions", vec![]).await?)))
}

/// Reads the sold lots that are not claimed. Reads the pallet's storage, because the runtime API
/// drops a sold lot once it is settled, often in the block that completes it. The pallet keeps it
/// until it is claimed.
pub async fn unclaimed(at: &At) -> Result<Vec<Auction>> {
	let stored = read_map(at, PALLET, "Auctions").await?;
	Ok(stored.iter().filter_map(Auction::decode_sold).filter(|auction| !auction.claimed).collect())
}

/// Formats a price in KIT per HUX, rounded down to six decimals; `-` for an empty lot.
pub fn price(kit: u128, lot: u128) -> String {
	let price = Decimal::from_units(kit, COIN_PLACES).over(&Decimal::from_units(lot, COIN_PLACES), PRICE_PLACES);
	price.map_or("-".into(), |price| cut(&format_units(price, PRICE_PLACES), 6))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn given(value: Value) -> Value {
		Value::unnamed_variant("Some", [value])
	}

	fn nothing() -> Value {
		Value::unnamed_variant("None", [])
	}

	fn wrapped(byte: u8) -> Value {
		Value::unnamed_composite([Value::from_bytes([byte; 32])])
	}

	#[test]
	fn the_queue_is_decoded_by_the_names_of_its_fields() {
		let lot = |id: u128, state: &str, minimum: Value, bidder: Value, bid: Value| {
			Value::named_composite([
				("something_new", Value::u128(1)),
				("id", Value::u128(id)),
				("lot", Value::u128(1_000)),
				("state", Value::string(state)),
				("minimum_bid", minimum),
				("bidder", bidder),
				("bid", bid),
				("seconds_left", given(Value::u128(60))),
			])
		};
		let first = lot(3, "ascending", given(Value::u128(251)), given(wrapped(7)), given(Value::u128(250)));
		let second = lot(4, "descending", given(Value::u128(300)), nothing(), nothing());
		let view = Value::named_composite([
			("amount", Value::u128(5_000)),
			("slices", Value::u128(2)),
			("open", Value::unnamed_composite([first, second])),
		]);
		let queue = Queue::decode(&view);
		assert_eq!((queue.amount, queue.slices, queue.open.len()), (5_000, 2, 2));
		assert_eq!(
			queue.open[0],
			Auction {
				id: 3,
				lot: 1_000,
				state: "ascending".into(),
				minimum_bid: Some(251),
				bidder: Some([7; 32]),
				bid: Some(250),
				seconds_left: Some(60),
				blocks_left: None,
				claimed: false,
			}
		);
		assert_eq!((queue.open[1].bidder, queue.open[1].minimum_bid), (None, Some(300)));
		assert_eq!(Queue::decode(&Value::u128(1)), Queue::default());
	}

	#[test]
	fn a_sold_lot_is_decoded_from_the_pallets_storage() {
		let stored = |stage: Value| (9, Value::named_composite([("lot", Value::u128(1_000)), ("stage", stage)]));
		let bid = Value::named_composite([("bidder", wrapped(7)), ("kit", Value::u128(250))]);
		let completed = [("bid", bid.clone()), ("settled", Value::u128(250)), ("claimed", Value::bool(false))];
		let sold = Auction::decode_sold(&stored(Value::named_variant("Completed", completed))).unwrap();
		assert_eq!((sold.id, sold.lot, sold.bidder, sold.bid), (9, 1_000, Some([7; 32]), Some(250)));
		assert!(sold.is_sold() && !sold.claimed);
		assert_eq!(Auction::decode_sold(&stored(Value::unnamed_variant("Ascending", [bid]))), None);
		assert_eq!(Auction::decode_sold(&stored(Value::unnamed_variant("Descending", []))), None);
	}

	#[test]
	fn a_price_is_kit_per_hux() {
		assert_eq!(price(240_500_000_000_000, 1_000_000_000_000_000), "0.2405");
		assert_eq!(price(2, 3), "0.666666");
		assert_eq!(price(2, 0), "-");
	}
}
