//! The pages of the live view.

/// A page of the live view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Page {
	/// Kit: prices, controller, burrows, auctions.
	#[default]
	Kit,
	/// PAN: price, backing, pools, market operations.
	Peg,
}

impl Page {
	/// Returns the next page; the first after the last.
	pub fn next(self) -> Self {
		match self {
			Self::Kit => Self::Peg,
			Self::Peg => Self::Kit,
		}
	}
}
