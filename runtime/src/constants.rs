//! Units of money and time, and the ids of tokens.

/// The prefix of addresses.
///
/// 42 is the prefix of all chains without an entry in the public registry. Wallets, and the SDK
/// when it reads a genesis, refuse a number that is not registered.
pub const SS58_PREFIX: u16 = 42;

/// Units of HUX.
pub mod currency {
	use crate::Balance;

	/// Symbol of HUX, as wallets show it.
	pub const SYMBOL: &str = "HUX";
	/// Decimals of HUX.
	pub const DECIMALS: u8 = 12;
	/// One HUX, in its smallest unit.
	pub const HUX: Balance = 1_000_000_000_000;
	/// A thousandth of a HUX.
	pub const MILLIHUX: Balance = HUX / 1_000;
	/// A millionth of a HUX.
	pub const MICROHUX: Balance = HUX / 1_000_000;
	/// The least balance of an account.
	pub const EXISTENTIAL_DEPOSIT: Balance = MILLIHUX;

	/// Returns the deposit for `items` entries with `bytes` bytes in the state, in units of HUX.
	pub const fn deposit(items: u32, bytes: u32) -> Balance {
		items as Balance * HUX / 10 + bytes as Balance * MILLIHUX
	}
}

/// Units of time.
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

/// The ids of the tokens in `assets`.
pub mod token {
	use core::ops::RangeInclusive;

	/// A token: its id, its name, its symbol, its decimals.
	pub type Token = (u32, &'static str, &'static str, u8);

	/// Ids of tokens that the PSM issues.
	///
	/// KIT is below them, and tokens of bridges are above them.
	pub const FAMILIES: RangeInclusive<u32> = PAN..=19;

	/// The stablecoin with a floating target.
	pub const KIT: u32 = 1;
	/// The dollar, minted at the PSM.
	pub const PAN: u32 = 2;
	/// The family token for ether, minted at the PSM like PAN.
	pub const PAN_ETH: u32 = 3;
	/// The family token for bitcoin.
	pub const PAN_BTC: u32 = 4;
	/// The family token for CKB.
	pub const PAN_CKB: u32 = 5;
	/// Ether of Chain 138, called M0 there.
	pub const M0: u32 = 30;
	/// Tether of Chain 138.
	pub const CUSDT: u32 = 20;
	/// USDC of Chain 138.
	pub const CUSDC: u32 = 21;
	/// A euro of Chain 138.
	pub const CEURT: u32 = 22;
	/// Troy ounces of gold.
	pub const XAU: u32 = 23;

	/// Tokens that the protocol issues.
	pub const OWN: [Token; 5] = [
		(KIT, "Kit", "KIT", 12),
		(PAN, "PAN dollar", "PAN", 18),
		(PAN_ETH, "PAN ether", "PanETH", 18),
		(PAN_BTC, "PAN bitcoin", "PanBTC", 8),
		(PAN_CKB, "PAN CKB", "PanCKB", 8),
	];

	/// Tokens from other chains with ids of their own.
	pub const BRIDGED: [Token; 6] = [
		(CUSDT, "Chain 138 USDT", "cUSDT", 6),
		(CUSDC, "Chain 138 USDC", "cUSDC", 6),
		(CEURT, "Chain 138 EURT", "cEURT", 6),
		(XAU, "Chain 138 gold", "XAU", 6),
		(M0, "Mesh ether", "M0", 18),
		(31, "Mesh unit", "M00", 18),
	];

	/// The domain of Chain 138.
	pub const CHAIN_138: u32 = 138;
	/// The domain of Alltra.
	pub const ALLTRA: u32 = 651_940;

	/// Mirrors of tokens of other chains, one for each domain and token, each with its domain.
	pub const MIRRORS: [(Token, u32); 7] = [
		((10_000, "Alltra USDT", "aUSDT", 6), ALLTRA),
		((10_001, "Alltra USDC", "aUSDC", 6), ALLTRA),
		((10_010, "Alltra ether", "aWETH", 18), ALLTRA),
		((10_020, "Alltra bitcoin", "aWBTC", 8), ALLTRA),
		((10_022, "Chain 138 bitcoin", "cWBTC", 8), CHAIN_138),
		((10_030, "Alltra CKB", "aCKB", 8), ALLTRA),
		((10_031, "Chain 138 CKB", "cCKB", 8), CHAIN_138),
	];
}
