//! Constants in headers, as text: `name value, name value (remark), …`.

use crate::reader::Document;
use anyhow::{bail, Context, Result};
use huxian_math::{
	parameters::{DriftCurve, Tracking},
	Fixed, Fraction, Parameters,
};

/// Returns the reference's preset with the constants of the file's header.
pub fn parameters(document: &Document) -> Result<Parameters> {
	let mut parameters = Parameters::checker();
	if let Some(constants) = document.header("constants") {
		read_constants(&mut parameters, constants).context("header constants")?;
	}
	if let Some(config) = document.header("config") {
		read_config(&mut parameters, config).context("header config")?;
	}
	Ok(parameters)
}

/// Returns the words of a text, without punctuation.
fn words(text: &str) -> impl Iterator<Item = &str> {
	text.split([' ', ',', ';', '=', '(', ')']).filter(|word| !word.is_empty())
}

/// Returns the word after `name`.
fn word_after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
	words(text).skip_while(|word| *word != name).nth(1)
}

fn fraction(word: &str) -> Result<Fraction> {
	let (numerator, denominator) = word.split_once('/').with_context(|| format!("{word} is not a fraction"))?;
	Ok(Fraction::new(
		numerator.parse().with_context(|| format!("in {word}"))?,
		denominator.parse().with_context(|| format!("in {word}"))?,
	))
}

fn read_constants(parameters: &mut Parameters, text: &str) -> Result<()> {
	let fractions = [
		("fminting", &mut parameters.minting_factor),
		("fliquidation", &mut parameters.liquidation_factor),
		("liquidation_penalty", &mut parameters.liquidation_penalty),
		("liquidation_reward_percentage", &mut parameters.reward_fraction),
		("auction_decay_rate", &mut parameters.auctions.decay_per_second),
		("bid_improvement_factor", &mut parameters.auctions.bid_improvement),
		("min_lot_auction_queue_fraction", &mut parameters.lots.queue_fraction),
	];
	for (name, constant) in fractions {
		if let Some(word) = word_after(text, name) {
			*constant = fraction(word)?;
		}
	}
	let amounts =
		[("creation_deposit", &mut parameters.creation_deposit), ("max_lot_size", &mut parameters.lots.min_threshold)];
	for (name, constant) in amounts {
		if let Some(word) = word_after(text, name) {
			*constant = word.parse().with_context(|| format!("{name} is {word}"))?;
		}
	}
	Ok(())
}

fn read_config(parameters: &mut Parameters, text: &str) -> Result<()> {
	parameters.tracking = match word_after(text, "tracking_type") {
		Some("index") | None => Tracking::Index,
		Some("token") => Tracking::Token,
		Some(other) => bail!("tracking_type {other} is unknown"),
	};
	parameters.drift_curve = match word_after(text, "curve") {
		Some("bang-bang") | None => bang_bang(text)?,
		Some("continuous") => continuous(text)?,
		Some(other) => bail!("drift curve {other} is unknown"),
	};
	Ok(())
}

/// Reads `low 5/1000 -> 247111, high 5/100 -> 1235555`.
fn bang_bang(text: &str) -> Result<DriftCurve> {
	let mut curve = DriftCurve::bang_bang();
	if let DriftCurve::BangBang { low_bracket, high_bracket, low_acceleration, high_acceleration } = &mut curve {
		for (name, bracket, acceleration) in
			[("low", low_bracket, low_acceleration), ("high", high_bracket, high_acceleration)]
		{
			let mut words = words(text).skip_while(|word| *word != name).skip(1);
			if let (Some(part), Some("->"), Some(raw)) = (words.next(), words.next(), words.next()) {
				(*bracket, *acceleration) = (fraction(part)?, acceleration_of(raw)?);
			}
		}
	}
	Ok(curve)
}

/// Reads `target_bracket 5/100, max_acceleration 1235555`.
fn continuous(text: &str) -> Result<DriftCurve> {
	let mut curve = DriftCurve::continuous();
	if let DriftCurve::Continuous { bracket, acceleration } = &mut curve {
		if let Some(part) = word_after(text, "target_bracket") {
			*bracket = fraction(part)?;
		}
		if let Some(raw) = word_after(text, "max_acceleration") {
			*acceleration = acceleration_of(raw)?;
		}
	}
	Ok(curve)
}

fn acceleration_of(word: &str) -> Result<Fixed> {
	word.parse().map(Fixed::from_raw).with_context(|| format!("{word} is not an acceleration"))
}
