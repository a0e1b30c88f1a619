//! The numbers that everything else is measured in.

/// The prefix of this chain's addresses: that of all Substrate chains without an entry of their own in the public registry. A number that is
/// not registered would be refused by wallets, and by the SDK itself when it reads a genesis.
pub const SS58_PREFIX: u16 = 42;

/// Money.
pub mod currency {
	use crate::Balance;

	/// One HUX, in its smallest unit.
	pub const HUX: Balance = 1_000_000_000_000;
	/// A thousandth of a HUX.
	pub const MILLIHUX: Balance = HUX / 1_000;
	/// A millionth of a HUX.
	pub const MICROHUX: Balance = HUX / 1_000_000;
	/// The least an account may hold.
	pub const EXISTENTIAL_DEPOSIT: Balance = MILLIHUX;

	/// What keeping `items` entries of `bytes` bytes in the state costs as a deposit.
	pub const fn deposit(items: u32, bytes: u32) -> Balance {
		items as Balance * HUX / 10 + bytes as Balance * MILLIHUX
	}
}

/// Time.
pub mod time {
	use crate::BlockNumber;
	use huxian_traits::Moment;

	/// Milliseconds between two blocks.
	pub const SLOT_DURATION: Moment = 3_000;
	/// Blocks in a minute.
	pub const MINUTES: BlockNumber = 20;
	/// Blocks in an hour.
	pub const HOURS: BlockNumber = 60 * MINUTES;
	/// Blocks in a day.
	pub const DAYS: BlockNumber = 24 * HOURS;
}

/// The tokens of the protocol in `assets`.
pub mod token {
	/// A token: its id, its name, its symbol, its decimals.
	pub type Token = (u32, &'static str, &'static str, u8);

	/// The coin steered by feedback.
	pub const KIT: u32 = 1;
	/// The dollar.
	pub const PAN: u32 = 2;
	/// Tether of Chain 138.
	pub const CUSDT: u32 = 20;
	/// USDC of Chain 138.
	pub const CUSDC: u32 = 21;
	/// A euro of Chain 138.
	pub const CEURT: u32 = 22;
	/// Troy ounces of gold.
	pub const XAU: u32 = 23;

	/// Issued by the protocol.
	pub const OWN: [Token; 5] = [
		(KIT, "Kit", "KIT", 12),
		(PAN, "PAN dollar", "PAN", 18),
		(3, "PAN ether", "PanETH", 18),
		(4, "PAN bitcoin", "PanBTC", 8),
		(5, "PAN CKB", "PanCKB", 8),
	];

	/// Brought by the bridge from other chains.
	pub const BRIDGED: [Token; 6] = [
		(CUSDT, "Chain 138 USDT", "cUSDT", 6),
		(CUSDC, "Chain 138 USDC", "cUSDC", 6),
		(CEURT, "Chain 138 EURT", "cEURT", 6),
		(XAU, "Chain 138 gold", "XAU", 6),
		(30, "Mesh ether", "M0", 18),
		(31, "Mesh unit", "M00", 18),
	];
}
