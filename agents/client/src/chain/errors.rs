//! Errors of the chain for people: the name, its documentation in the metadata, and a remedy.

use std::{fmt, time::Duration};
use subxt::{
	error::{BackendError, DispatchError, ExtrinsicError, RpcError},
	rpcs::Error as TransportError,
};

/// Reason for a transaction's failure.
#[derive(Debug)]
pub enum TxError {
	/// The block includes it, and its call failed: name of the error, explanation.
	Failed(String, String),
	/// The transaction pool of the node refused or dropped it.
	Refused(String),
	/// No block included it within this time; it may wait in the pool of the node.
	Late(Duration),
	/// The connection was lost: a block may include it or not.
	Lost(String),
	/// It cannot be encoded for this chain.
	Incompatible(String),
}

impl fmt::Display for TxError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Failed(name, explanation) => write!(f, "{name}: {explanation}"),
			Self::Refused(reason) => write!(f, "the node refused the transaction: {reason}"),
			Self::Late(time) => write!(f, "no block included it within {} s", time.as_secs()),
			Self::Lost(reason) => write!(f, "the connection was lost: {reason}"),
			Self::Incompatible(reason) => write!(f, "the transaction does not fit this chain: {reason}"),
		}
	}
}

impl std::error::Error for TxError {}

impl TxError {
	/// Returns true if its call failed with the error `name`, such as `Oracle.NoPermission`.
	pub fn is(&self, name: &str) -> bool {
		matches!(self, Self::Failed(found, _) if found == name)
	}

	/// Returns true if another transaction of the account with the same nonce won.
	pub fn is_race(&self) -> bool {
		let signs = ["usurped", "outdated", "Priority is too low"];
		matches!(self, Self::Refused(reason) if signs.iter().any(|sign| reason.contains(sign)))
	}
}

impl From<DispatchError> for TxError {
	fn from(error: DispatchError) -> Self {
		let (name, documentation) = match &error {
			DispatchError::Module(module) => match module.details() {
				Ok(details) => {
					(format!("{}.{}", details.pallet.name(), details.variant.name), details.variant.docs.join(" "))
				},
				Err(_) => (module.to_string(), String::new()),
			},
			other => (dispatch_name(other), other.to_string()),
		};
		let documentation = documentation.split_whitespace().collect::<Vec<_>>().join(" ");
		let explanation = match (documentation.is_empty(), advice(&name)) {
			(true, advice) => advice.to_string(),
			(false, "") => documentation,
			(false, advice) => format!("{documentation} {advice}"),
		};
		Self::Failed(name, explanation)
	}
}

impl From<ExtrinsicError> for TxError {
	fn from(error: ExtrinsicError) -> Self {
		match error {
			ExtrinsicError::ErrorSubmittingTransaction(BackendError::Rpc(RpcError::ClientError(
				TransportError::User(refusal),
			))) => {
				let details = refusal.data.as_ref().map_or("", |data| data.get().trim_matches('"'));
				Self::Refused(explain_refusal(&refusal.message, details))
			},
			error @ (ExtrinsicError::EncodeError(_)
			| ExtrinsicError::PalletNameNotFound(_)
			| ExtrinsicError::CallNameNotFound { .. }
			| ExtrinsicError::UnsupportedVersion
			| ExtrinsicError::Params(_)) => Self::Incompatible(error.to_string()),
			error => Self::Lost(error.to_string()),
		}
	}
}

fn dispatch_name(error: &DispatchError) -> String {
	let debug = format!("{error:?}");
	match debug.split_once('(') {
		Some((kind, inner)) => format!("{kind}.{}", inner.trim_end_matches(')')),
		None => debug,
	}
}

/// Explains the refusal of a transaction by the node, with a remedy where one is known.
pub fn explain_refusal(message: &str, details: &str) -> String {
	let advice = match details {
		details if details.contains("Inability to pay") => "the account has too little HUX for the fee: fund it",
		details if details.contains("outdated") => "its nonce was already used: another program signs for this account",
		details if details.contains("bad proof") => {
			"the signature does not fit: another chain or another runtime version"
		},
		details if details.contains("ancient birth block") => "it was signed too long ago",
		_ if message.contains("Priority is too low") => {
			"another transaction with the same nonce is waiting: another program signs for this account"
		},
		_ => "",
	};
	let parts: Vec<&str> = [message, details, advice].into_iter().filter(|part| !part.is_empty()).collect();
	parts.join("; ")
}

/// Returns the remedy for a common error; empty where its documentation is enough.
fn advice(name: &str) -> &'static str {
	match name {
		"Oracle.NoPermission" => "Only members of the oracle may feed: name another --member, or have this one added.",
		"Oracle.AlreadyFeeded" => "A second feeder signs for this member: stop one of them.",
		"Proxy.NotProxy" => "The member adds the account of --proxy with proxy.addProxy, for feeds.",
		"BadOrigin" => "The account may not make this call.",
		"Token.FundsUnavailable" | "Balances.InsufficientBalance" | "Arithmetic.Underflow" => {
			"The account has too little: fund it, or give smaller amounts."
		},
		"Token.BelowMinimum" => "The amount is below the minimum that an account must hold.",
		"AssetConversion.PoolNotFound" => "The pool does not exist yet.",
		"Burrows.StalePrice" => "Start the feeder (`huxian feed`) and try again.",
		_ => "",
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn an_error_has_its_name_and_a_remedy() {
		let error = TxError::from(DispatchError::BadOrigin);
		assert!(error.is("BadOrigin") && !error.is("Other"));
		assert!(error.to_string().contains("may not make this call"));
		let token = TxError::from(DispatchError::Token(subxt::error::TokenError::FundsUnavailable));
		assert!(token.is("Token.FundsUnavailable"), "{token}");
	}

	#[test]
	fn a_refusal_is_explained() {
		let text = explain_refusal("Invalid Transaction", "Inability to pay some fees (e.g. account balance too low)");
		assert!(text.contains("fund it"));
		assert!(!TxError::Refused(text).is_race());
		assert!(TxError::Refused(explain_refusal("Invalid Transaction", "Transaction is outdated")).is_race());
		assert_eq!(explain_refusal("Something else", ""), "Something else");
	}
}
