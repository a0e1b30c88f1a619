//! The reasons for which a network file is refused.

use pallet_controller::types::InvalidParams as InvalidPool;
use pallet_prices::InvalidParams as InvalidPrices;
use std::fmt;

/// A place in a network file, such as `validator 2`.
pub type Place = String;

/// A reason for which a network file is refused. Its text says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
	/// The file is not TOML, or has a wrong, missing or unknown field.
	Form(String),
	/// The name is empty or longer than 64 characters.
	Name,
	/// The id is not 1 to 32 characters of `a-z`, `0-9` and `_`.
	Id(String),
	/// The id is that of a built-in chain, or the name of its files.
	BuiltInId(String),
	/// The address of a bootnode has the wrong form.
	Bootnode(String),
	/// The text is no account.
	Account(Place, String),
	/// A well-known key, whose secret everybody has.
	DevelopmentKey(Place, String),
	/// An account of the protocol, which has no key.
	ProtocolAccount(Place),
	/// A validator has no session keys, or no proof.
	NoKeys(Place),
	/// The session keys are not hexadecimal, or of the wrong length.
	Keys(Place),
	/// The proof does not show that the account owns the keys.
	Proof(Place),
	/// A key or an account is there twice.
	Twice {
		/// Kind of the key.
		what: &'static str,
		/// Place where it stands first.
		first: Place,
		/// Place where it stands again.
		second: Place,
	},
	/// A session key is an account too.
	KeyIsAccount {
		/// Place of the session key.
		key: Place,
		/// Place of the account.
		account: Place,
	},
	/// Fewer validators than can lose one.
	TooFewValidators(usize),
	/// More validators than the chain can have.
	TooManyValidators(usize),
	/// A committee whose majorities are all of it, or one member.
	CommitteeTooSmall(usize),
	/// More members than the committee can have.
	CommitteeTooLarge(usize),
	/// Fewer feeders than the rules of the prices require.
	TooFewFeeders {
		/// Number of feeders.
		feeders: usize,
		/// Number that the rules require.
		minimum: u32,
	},
	/// More feeders than the chain can have.
	TooManyFeeders(usize),
	/// The rules let one feeder make a price.
	OneFeederDecides,
	/// A rule of the prices is out of its bounds.
	Prices(InvalidPrices),
	/// A condition of the kit pool is out of its bounds.
	KitPool(InvalidPool),
	/// The session length is out of its bounds.
	SessionLength(u32),
	/// The notice is out of its bounds.
	Notice(u32),
	/// The text is no amount of HUX.
	Amount(Place, String),
	/// The balance is below the existential deposit.
	BelowExistentialDeposit(Place),
	/// A number of 53 bits changes the amount.
	SpoiltByJavaScript(Place, String),
	/// All balances together are more than the type holds.
	SupplyTooLarge,
	/// A member of committee or oracle has no HUX.
	WithoutHux(Place),
}

impl fmt::Display for Refusal {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Form(text) => {
				write!(f, "{}\nchain-specs/network.example.toml has every field with its form", text.trim_end())
			},
			Self::Name => write!(f, "the name is empty or too long: give it 1 to 64 characters"),
			Self::Id(id) => write!(f, "the id `{id}` names folders: give it 1 to 32 characters of a-z, 0-9 and _"),
			Self::BuiltInId(id) => {
				write!(
					f,
					"the id `{id}` is that of a built-in chain, and both would share files: choose another one"
				)
			},
			Self::Bootnode(text) => write!(
				f,
				"the bootnode `{text}` has the wrong form: write /dns/HOST/tcp/30333/p2p/PEER; \
				 `huxian-node key inspect-node-key` prints the peer of a network key"
			),
			Self::Account(place, text) => write!(
				f,
				"{place}: `{text}` is no account: write an address or a public key; `huxian-node key inspect` shows both"
			),
			Self::DevelopmentKey(place, name) => write!(
				f,
				"{place}: this is {name}, and everybody has its secret: make a key with `huxian-node key generate`"
			),
			Self::ProtocolAccount(place) => {
				write!(f, "{place}: this account belongs to the protocol and has no key: name a person's account")
			},
			Self::NoKeys(place) => write!(
				f,
				"{place}: keys or proof are missing: the validator prints both with \
				 `huxian-node key generate-session-keys --owner ACCOUNT`"
			),
			Self::Keys(place) => write!(
				f,
				"{place}: these are no session keys: copy what stands after `Keys:` in the output of \
				 `huxian-node key generate-session-keys`"
			),
			Self::Proof(place) => write!(
				f,
				"{place}: the proof does not belong to these keys and this account: make keys and proof again with \
				 `huxian-node key generate-session-keys --owner ACCOUNT`"
			),
			Self::Twice { what, first, second } => {
				write!(f, "{second}: the same {what} as in {first}: each must have its own")
			},
			Self::KeyIsAccount { key, account } => write!(
				f,
				"{key}: a session key is the account of {account}; it lies on a server, and whoever takes it owns the \
				 HUX: make session keys of their own"
			),
			Self::TooFewValidators(count) => write!(
				f,
				"{count} validators: finality ends with the first one that is down; find at least {}",
				super::rules::MIN_VALIDATORS
			),
			Self::TooManyValidators(count) => {
				write!(f, "{count} validators: the chain can have {} at most", super::rules::max_validators())
			},
			Self::CommitteeTooSmall(count) => write!(
				f,
				"a committee of {count}: a third of it could do all or the loss of one key end all decisions; find at \
				 least {}",
				super::rules::MIN_COMMITTEE
			),
			Self::CommitteeTooLarge(count) => {
				write!(f, "a committee of {count}: it can have {} members at most", super::rules::max_committee())
			},
			Self::TooFewFeeders { feeders, minimum } => write!(
				f,
				"{feeders} feeders: rules.prices.minimum_members asks for {minimum}, so there would never be a price; \
				 name more feeders or lower the minimum"
			),
			Self::TooManyFeeders(count) => {
				write!(f, "{count} feeders: the chain can have {} at most", super::rules::max_feeders())
			},
			Self::OneFeederDecides => {
				write!(f, "rules.prices.minimum_values lets one feeder make the price: set it to 2 or more")
			},
			Self::Prices(InvalidPrices::MinimumMembers) => {
				write!(f, "rules.prices.minimum_members: set it within 1 and {}", super::rules::max_feeders())
			},
			Self::Prices(InvalidPrices::MinimumValues) => {
				write!(f, "rules.prices.minimum_values: set it within 1 and minimum_members")
			},
			Self::Prices(InvalidPrices::MaximumAge) => {
				write!(f, "rules.prices.maximum_age_seconds: set it within 60 and 3600")
			},
			Self::KitPool(InvalidPool::MinDepth) => {
				write!(f, "rules.kit_pool.minimum_hux: set it within 1 and 1000000000")
			},
			Self::KitPool(InvalidPool::Window) => {
				write!(f, "rules.kit_pool.window_seconds: set it within 60 and 86400")
			},
			Self::SessionLength(blocks) => write!(
				f,
				"rules.session_blocks is {blocks}: set it within {} and {}, a day",
				pallet_validators::MIN_SESSION_LENGTH,
				super::rules::MAX_SESSION_LENGTH
			),
			Self::Notice(blocks) => write!(
				f,
				"rules.notice_blocks is {blocks}: set it within 1 and {}, 30 days; two days are 57600",
				super::rules::MAX_NOTICE
			),
			Self::Amount(place, text) => write!(
				f,
				"{place}: `{text}` is no amount of HUX: write digits, and at most 12 behind a point; the type holds less \
				 than 3.4 * 10^26 HUX"
			),
			Self::BelowExistentialDeposit(place) => {
				write!(f, "{place}: the balance is below the existential deposit: give at least 0.001 HUX or nothing")
			},
			Self::SpoiltByJavaScript(place, advice) => write!(
				f,
				"{place}: programs in JavaScript would read another amount from the readable specification: {advice}"
			),
			Self::SupplyTooLarge => {
				write!(f, "all endowments together are more than the type of balances holds: lower them")
			},
			Self::WithoutHux(place) => write!(
				f,
				"{place}: without HUX this account cannot send a transaction: give it an endowment for fees, such as \
				 10 HUX"
			),
		}
	}
}
