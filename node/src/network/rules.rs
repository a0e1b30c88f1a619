//! The rules for a network file: what could not start, or could not go on, is refused.

use super::{
	file::{Amount, NetworkFile, Rules, Validator},
	refusal::{Place, Refusal},
};
use crate::chain_spec::CHAINS;
use huxian_runtime::{
	configs::{consensus::MaxAuthorities, origins::CommitteeInstance, prices::MaxFeeders},
	currency::{EXISTENTIAL_DEPOSIT, HUX},
	genesis::{pots, PublicNetwork},
	opaque::SessionKeys,
	time::DAYS,
	AccountId, Balance, BlockNumber, Runtime,
};
use huxian_traits::governance::GovernedParams;
use pallet_controller::ControllerParams;
use pallet_prices::QuorumParams;
use polkadot_sdk::{
	pallet_collective,
	sc_network::config::MultiaddrWithPeerId,
	sp_core::{bytes::from_hex, crypto::DEV_ADDRESS, Decode, Encode, Get},
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
	sp_runtime::traits::OpaqueKeys,
};
use std::collections::HashMap;

/// Number of validators that goes on with one of them down: more than two thirds are left.
pub const MIN_VALIDATORS: usize = 4;
/// Number of members whose third, two thirds and five sixths are one, two and three.
pub const MIN_COMMITTEE: usize = 3;
/// Number of values of which none decides alone.
const MIN_VALUES: u32 = 2;
/// Upper bound of the session length, in blocks.
pub const MAX_SESSION_LENGTH: BlockNumber = DAYS;
/// Upper bound of the notice, in blocks.
pub const MAX_NOTICE: BlockNumber = 30 * DAYS;
/// Largest number that JavaScript writes without an exponent, and one.
const JAVASCRIPT_LIMIT: Balance = 1_000_000_000 * HUX;

/// Returns the number of validators that the chain can have.
pub fn max_validators() -> u32 {
	MaxAuthorities::get()
}

/// Returns the number of members that the committee can have.
pub fn max_committee() -> u32 {
	<Runtime as pallet_collective::Config<CommitteeInstance>>::MaxMembers::get()
}

/// Returns the number of feeders that the chain can have.
pub fn max_feeders() -> u32 {
	MaxFeeders::get()
}

/// A network that can start.
#[derive(Clone, Debug)]
pub struct Network {
	/// Name for people.
	pub name: String,
	/// Identity, which names folders.
	pub id: String,
	/// Addresses of nodes that new nodes ask first.
	pub bootnodes: Vec<MultiaddrWithPeerId>,
	/// People and numbers of the genesis.
	pub genesis: PublicNetwork,
}

/// Checks a network file. Errors: everything that is wrong with it.
pub fn check(file: &NetworkFile) -> Result<Network, Vec<Refusal>> {
	let mut checks = Checks::default();
	checks.name(file);
	let bootnodes = checks.bootnodes(&file.bootnodes);
	let validators = checks.validators(&file.validators);
	let committee = checks.accounts("committee", &file.committee);
	let feeders = checks.accounts("feeders", &file.feeders);
	let (endowed, endowments) = checks.endowments(file);
	checks.committee(file.committee.len());
	checks.keys_are_no_accounts(&validators, [&committee, &feeders]);
	checks.people_have_hux([&committee, &feeders], &endowed);
	let (prices, controller) = checks.rules(&file.rules);
	checks.feeders(file.feeders.len(), &prices);
	checks.supply(&endowments);

	let without_places = |accounts: Accounts| accounts.into_iter().map(|(_, account)| account).collect::<Vec<_>>();
	match (checks.refusals.is_empty(), without_places(feeders).try_into()) {
		(true, Ok(feeders)) => Ok(Network {
			name: file.name.clone(),
			id: file.id.clone(),
			bootnodes,
			genesis: PublicNetwork {
				validators: validators.into_iter().map(|(_, account, keys)| (account, keys)).collect(),
				committee: without_places(committee),
				feeders,
				endowments,
				session_length: file.rules.session_blocks,
				notice: file.rules.notice_blocks,
				prices,
				controller,
			},
		}),
		_ => Err(checks.refusals),
	}
}

/// Accounts, each with its place in the file.
type Accounts = Vec<(Place, AccountId)>;

#[derive(Default)]
struct Checks {
	refusals: Vec<Refusal>,
}

impl Checks {
	fn refuse(&mut self, refusal: Refusal) {
		self.refusals.push(refusal);
	}

	fn require(&mut self, condition: bool, refusal: Refusal) {
		if !condition {
			self.refuse(refusal);
		}
	}

	fn name(&mut self, file: &NetworkFile) {
		let name = file.name.trim();
		self.require(!name.is_empty() && name.chars().count() <= 64, Refusal::Name);
		let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
		let id = &file.id;
		self.require((1..=32).contains(&id.len()) && id.bytes().all(is_plain), Refusal::Id(id.clone()));
		let is_taken = CHAINS.iter().any(|chain| chain.id == id || chain.argument == id);
		self.require(!is_taken, Refusal::BuiltInId(id.clone()));
	}

	fn bootnodes(&mut self, texts: &[String]) -> Vec<MultiaddrWithPeerId> {
		let mut bootnodes = Vec::new();
		for text in texts {
			match text.parse() {
				Ok(bootnode) => bootnodes.push(bootnode),
				Err(_) => self.refuse(Refusal::Bootnode(text.clone())),
			}
		}
		bootnodes
	}

	/// Returns the account in `text`, which somebody must have the key of, and nobody else.
	fn account(&mut self, place: &str, text: &str) -> Option<AccountId> {
		let Ok(account) = text.parse::<AccountId>() else {
			self.refuse(Refusal::Account(place.to_owned(), text.into()));
			return None;
		};
		if let Some(name) = well_known(account.as_ref()) {
			self.refuse(Refusal::DevelopmentKey(place.to_owned(), name));
		}
		let is_pot = pots().iter().any(|(pot, _)| *pot == account);
		self.require(!is_pot, Refusal::ProtocolAccount(place.to_owned()));
		Some(account)
	}

	/// Returns the accounts in a list.
	fn accounts(&mut self, list: &str, texts: &[String]) -> Accounts {
		let mut accounts = Accounts::new();
		for (text, number) in texts.iter().zip(1..) {
			let place = format!("{list}, entry {number}");
			accounts.extend(self.account(&place, text).map(|account| (place, account)));
		}
		self.distinct("account", accounts.iter().map(|(place, account)| (place, account.as_ref())));
		accounts
	}

	fn validators(&mut self, entries: &[Validator]) -> Vec<(Place, AccountId, SessionKeys)> {
		let mut validators = Vec::new();
		let mut accounts = Accounts::new();
		for (entry, number) in entries.iter().zip(1..) {
			let place = format!("validator {number}");
			let account = self.account(&place, &entry.account);
			accounts.extend(account.clone().map(|account| (place.clone(), account)));
			let keys = self.session_keys(&place, account.as_ref(), entry);
			validators.extend(account.zip(keys).map(|(account, keys)| (place, account, keys)));
		}
		self.distinct("account", accounts.iter().map(|(place, account)| (place, account.as_ref())));
		for id in SessionKeys::key_ids() {
			self.distinct("session key", validators.iter().map(|(place, _, keys)| (place, keys.get_raw(*id))));
		}
		let count = entries.len();
		self.require(count >= MIN_VALIDATORS, Refusal::TooFewValidators(count));
		self.require(is_within(count, max_validators()), Refusal::TooManyValidators(count));
		validators
	}

	/// Returns the session keys of a validator, checked as `session.set_keys` does.
	fn session_keys(&mut self, place: &str, owner: Option<&AccountId>, entry: &Validator) -> Option<SessionKeys> {
		let (Some(keys), Some(proof)) = (entry.keys.as_deref(), entry.proof.as_deref()) else {
			self.refuse(Refusal::NoKeys(place.to_owned()));
			return None;
		};
		if keys.is_empty() || proof.is_empty() {
			self.refuse(Refusal::NoKeys(place.to_owned()));
			return None;
		}
		let decoded = |bytes: Vec<u8>| {
			let keys = SessionKeys::decode(&mut &bytes[..]).ok()?;
			(keys.encode() == bytes).then_some(keys)
		};
		let Some(keys) = from_hex(keys).ok().and_then(decoded) else {
			self.refuse(Refusal::Keys(place.to_owned()));
			return None;
		};
		for id in SessionKeys::key_ids() {
			if let Some(name) = well_known(keys.get_raw(*id)) {
				self.refuse(Refusal::DevelopmentKey(place.to_owned(), format!("the session key of {name}")));
			}
		}
		// Without an account there is nothing to sign, and that is told already.
		let owner = owner?;
		let is_proven = from_hex(proof).is_ok_and(|proof| keys.ownership_proof_is_valid(&owner.encode(), &proof));
		self.require(is_proven, Refusal::Proof(place.to_owned()));
		Some(keys)
	}

	/// Refuses entries that are there twice.
	fn distinct<'a>(&mut self, what: &'static str, entries: impl Iterator<Item = (&'a Place, &'a [u8])>) {
		let mut seen = HashMap::<&[u8], &Place>::new();
		for (place, bytes) in entries {
			match seen.get(bytes) {
				Some(first) => {
					self.refuse(Refusal::Twice { what, first: (*first).clone(), second: place.clone() });
				},
				None => {
					seen.insert(bytes, place);
				},
			}
		}
	}

	/// Refuses session keys that are accounts: the first lie open on a server.
	fn keys_are_no_accounts(&mut self, validators: &[(Place, AccountId, SessionKeys)], lists: [&Accounts; 2]) {
		let owners = validators.iter().map(|(place, account, _)| (place, account));
		let members = lists.into_iter().flatten().map(|(place, account)| (place, account));
		let accounts: HashMap<&[u8], &Place> =
			owners.chain(members).map(|(place, account)| (AsRef::<[u8]>::as_ref(account), place)).collect();
		for (place, _, keys) in validators {
			for id in SessionKeys::key_ids() {
				if let Some(account) = accounts.get(keys.get_raw(*id)) {
					self.refuse(Refusal::KeyIsAccount { key: place.clone(), account: (*account).clone() });
				}
			}
		}
	}

	/// Returns the accounts with an endowment, and those whose balance is an amount with it.
	fn endowments(&mut self, file: &NetworkFile) -> (Accounts, Vec<(AccountId, Balance)>) {
		let mut accounts = Accounts::new();
		let mut endowments = Vec::new();
		for (entry, number) in file.endowments.iter().zip(1..) {
			let place = format!("endowment {number}");
			let account = self.account(&place, &entry.account);
			let balance = self.amount(&place, &entry.hux);
			if let Some(balance) = balance {
				self.require(balance >= EXISTENTIAL_DEPOSIT, Refusal::BelowExistentialDeposit(place.clone()));
			}
			accounts.extend(account.clone().map(|account| (place, account)));
			endowments.extend(account.zip(balance));
		}
		self.distinct("account", accounts.iter().map(|(place, account)| (place, account.as_ref())));
		(accounts, endowments)
	}

	/// Returns an amount in the smallest unit, which a number of JavaScript must carry unchanged.
	fn amount(&mut self, place: &str, amount: &Amount) -> Option<Balance> {
		let Some(units) = amount.units() else {
			self.refuse(Refusal::Amount(place.to_owned(), amount.0.clone()));
			return None;
		};
		if units >= JAVASCRIPT_LIMIT {
			let advice = "stay below 1000000000 HUX, and divide more among several accounts";
			self.refuse(Refusal::SpoiltByJavaScript(place.to_owned(), advice.into()));
		} else if as_javascript(units) != units {
			let near = in_hux(as_javascript(units));
			self.refuse(Refusal::SpoiltByJavaScript(place.to_owned(), format!("use fewer digits, such as {near} HUX")));
		}
		Some(units)
	}

	fn supply(&mut self, endowments: &[(AccountId, Balance)]) {
		let pots = pots().into_iter().map(|(_, balance)| balance);
		let sum = endowments.iter().map(|(_, balance)| *balance).chain(pots).try_fold(0, Balance::checked_add);
		self.require(sum.is_some(), Refusal::SupplyTooLarge);
	}

	fn committee(&mut self, count: usize) {
		self.require(count >= MIN_COMMITTEE, Refusal::CommitteeTooSmall(count));
		self.require(is_within(count, max_committee()), Refusal::CommitteeTooLarge(count));
	}

	fn feeders(&mut self, feeders: usize, prices: &QuorumParams) {
		let minimum = prices.minimum_members;
		let are_enough = usize::try_from(minimum).is_ok_and(|minimum| feeders >= minimum);
		self.require(are_enough, Refusal::TooFewFeeders { feeders, minimum });
		self.require(is_within(feeders, max_feeders()), Refusal::TooManyFeeders(feeders));
	}

	/// Refuses members of committee and oracle that could not pay for a transaction.
	fn people_have_hux(&mut self, lists: [&Accounts; 2], endowed: &[(Place, AccountId)]) {
		for (place, account) in lists.into_iter().flatten() {
			let has_hux = endowed.iter().any(|(_, endowed)| endowed == account);
			self.require(has_hux, Refusal::WithoutHux(place.clone()));
		}
	}

	fn rules(&mut self, rules: &Rules) -> (QuorumParams, ControllerParams) {
		let session = rules.session_blocks;
		let sessions = pallet_validators::MIN_SESSION_LENGTH..=MAX_SESSION_LENGTH;
		self.require(sessions.contains(&session), Refusal::SessionLength(session));
		let notice = rules.notice_blocks;
		self.require((1..=MAX_NOTICE).contains(&notice), Refusal::Notice(notice));

		let prices = QuorumParams {
			minimum_members: rules.prices.minimum_members,
			minimum_values: rules.prices.minimum_values,
			maximum_age: rules.prices.maximum_age_seconds.saturating_mul(1_000),
		};
		if let Err(invalid) = prices.validate(max_feeders()) {
			self.refuse(Refusal::Prices(invalid));
		}
		self.require(prices.minimum_values >= MIN_VALUES, Refusal::OneFeederDecides);

		let depth = self.amount("rules.kit_pool.minimum_hux", &rules.kit_pool.minimum_hux);
		let controller = ControllerParams {
			min_depth: depth.unwrap_or(HUX),
			window: rules.kit_pool.window_seconds.saturating_mul(1_000),
		};
		if let Err(invalid) = controller.validate(()) {
			self.refuse(Refusal::KitPool(invalid));
		}
		(prices, controller)
	}
}

fn is_within(count: usize, maximum: u32) -> bool {
	u32::try_from(count).is_ok_and(|count| count <= maximum)
}

/// Returns the amount that JavaScript reads and writes again for `units`.
///
/// Both languages write the shortest digits that lead back to the same number of 64 bits.
fn as_javascript(units: Balance) -> Balance {
	(units as f64).to_string().parse().unwrap_or_default()
}

/// Returns an amount in HUX, without zeros at the end.
fn in_hux(units: Balance) -> String {
	let decimals = format!("{:012}", units % HUX);
	format!("{}.{decimals}", units / HUX).trim_end_matches('0').trim_end_matches('.').into()
}

/// Returns the name of a key whose secret everybody has; `None` for all others.
fn well_known(key: &[u8]) -> Option<String> {
	let sr25519 = Sr25519Keyring::iter().find(|known| known.to_raw_public() == key).map(<&'static str>::from);
	let ed25519 = Ed25519Keyring::iter().find(|known| known.to_raw_public() == key).map(<&'static str>::from);
	let name = sr25519.or(ed25519).map(|name| format!("//{name}"));
	let root = DEV_ADDRESS.parse::<AccountId>().ok().filter(|root| AsRef::<[u8]>::as_ref(root) == key);
	name.or(root.map(|_| "the account of the development phrase".into()))
}
