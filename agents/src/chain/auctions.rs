//! The liquidation queue and its auctions, read by the names of the fields.

use super::{account, ask, flag, has_api, list, number, read_map, some, text, whole};
use crate::{
	amount::{cut, format_units, Decimal, COIN_PLACES},
	connection::At,
};
use anyhow::Result;
use subxt::{
	dynamic::{At as _, Value},
	ext::scale_value::ValueDef,
};

/// Where the queue and its auctions are asked for.
pub const API: &str = "AuctionsApi";

/// The pallet of the auctions.
pub const PALLET: &str = "Auctions";

/// How an auction of which the bid has won is called.
const SOLD: &str = "completed";

/// Decimals of a price.
const PRICE_PLACES: u32 = 18;

/// One lot and how its auction stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Auction {
	/// Its identity.
	pub id: u64,
	/// Units of HUX in the lot.
	pub lot: u128,
	/// `descending`, `ascending`, `closed` (won, to be completed by the next block) or `completed`.
	pub state: String,
	/// Units of KIT that a bid must be now; `None` when none is taken any more.
	pub minimum_bid: Option<u128>,
	/// Who leads, or has won.
	pub bidder: Option<[u8; 32]>,
	/// Units of KIT that are bid.
	pub bid: Option<u128>,
	/// Seconds until the bid wins; `None` while nobody has bid.
	pub seconds_left: Option<u64>,
	/// Blocks until the bid wins: both must be over.
	pub blocks_left: Option<u64>,
	/// Whether the winner has had the lot.
	pub claimed: bool,
}

impl Auction {
	fn decode(value: &Value) -> Option<Self> {
		Some(Self {
			id: whole(value.at("id"))?,
			lot: number(value.at("lot"))?,
			state: text(value.at("state")).unwrap_or_default(),
			minimum_bid: number(some(value.at("minimum_bid"))),
			bidder: account(some(value.at("bidder"))),
			bid: number(some(value.at("bid"))),
			seconds_left: whole(some(value.at("seconds_left"))),
			blocks_left: whole(some(value.at("blocks_left"))),
			claimed: flag(value.at("claimed")).unwrap_or(false),
		})
	}

	/// A sold lot as the pallet keeps it; `None` for one that is still on offer.
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

	/// Whether its best bid has won, and a block has completed it.
	pub fn is_sold(&self) -> bool {
		self.state == SOLD
	}
}

/// The queue and what is on offer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queue {
	/// Units of HUX that wait.
	pub amount: u128,
	/// How many slices wait.
	pub slices: u64,
	/// The lots on offer, the oldest first.
	pub open: Vec<Auction>,
}

impl Queue {
	fn decode(value: &Value) -> Self {
		let open = value.at("open").map(list).unwrap_or_default();
		Self {
			amount: number(value.at("amount")).unwrap_or(0),
			slices: whole(value.at("slices")).unwrap_or(0),
			open: open.into_iter().filter_map(Auction::decode).collect(),
		}
	}
}

/// The queue and what is on offer; `None` on a chain without auctions.
pub async fn queue(at: &At) -> Result<Option<Queue>> {
	if !has_api(at, API) {
		return Ok(None);
	}
	Ok(Some(Queue::decode(&ask(at, API, "auctions", vec![]).await?)))
}

/// The sold lots whose winners have not had them. The runtime API lists a sold lot only until it is settled, which is
/// often in the block that completes it; the pallet keeps it until it is claimed.
pub async fn unclaimed(at: &At) -> Result<Vec<Auction>> {
	let stored = read_map(at, PALLET, "Auctions").await?;
	Ok(stored.iter().filter_map(Auction::decode_sold).filter(|auction| !auction.claimed).collect())
}

/// KIT per HUX, for people: cut after six decimals; `-` for an empty lot.
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
	fn the_queue_is_read_by_the_names_of_its_fields() {
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
	fn a_sold_lot_is_found_in_what_the_pallet_keeps() {
		let kept = |stage: Value| (9, Value::named_composite([("lot", Value::u128(1_000)), ("stage", stage)]));
		let bid = Value::named_composite([("bidder", wrapped(7)), ("kit", Value::u128(250))]);
		let completed = [("bid", bid.clone()), ("settled", Value::u128(250)), ("claimed", Value::bool(false))];
		let sold = Auction::decode_sold(&kept(Value::named_variant("Completed", completed))).unwrap();
		assert_eq!((sold.id, sold.lot, sold.bidder, sold.bid), (9, 1_000, Some([7; 32]), Some(250)));
		assert!(sold.is_sold() && !sold.claimed);
		assert_eq!(Auction::decode_sold(&kept(Value::unnamed_variant("Ascending", [bid]))), None);
		assert_eq!(Auction::decode_sold(&kept(Value::unnamed_variant("Descending", []))), None);
	}

	#[test]
	fn a_price_is_kit_per_hux() {
		assert_eq!(price(240_500_000_000_000, 1_000_000_000_000_000), "0.2405");
		assert_eq!(price(2, 3), "0.666666");
		assert_eq!(price(2, 0), "-");
	}
}
