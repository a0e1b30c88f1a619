//! Moments of a series: seconds since 1970, UTC.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

/// Seconds in an hour.
pub const HOUR: i64 = 3_600;

/// Seconds in a day.
pub const DAY: i64 = 24 * HOUR;

/// The last second of the year 9999: what is later is not a time in seconds.
const LATEST: i64 = 253_402_300_799;

/// Reads `2017-07-01 11:00:00`, `2017-07-01`, ISO 8601 (`2017-07-01T11:00:00Z`, with an offset, with or without seconds
/// or a fraction of one, which is dropped) or seconds since 1970. Without an offset it is UTC.
pub fn parse(text: &str) -> Option<i64> {
	let text = text.trim();
	if let Ok(seconds) = text.parse::<i64>() {
		return (0..=LATEST).contains(&seconds).then_some(seconds);
	}
	if let Ok(time) = DateTime::parse_from_rfc3339(text) {
		return Some(time.timestamp());
	}
	let text = text.strip_suffix(['Z', 'z']).unwrap_or(text);
	for format in ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"] {
		if let Ok(time) = NaiveDateTime::parse_from_str(text, format) {
			return Some(time.and_utc().timestamp());
		}
	}
	let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
	Some(day.and_hms_opt(0, 0, 0)?.and_utc().timestamp())
}

/// As [`parse`]; the form that clap wants.
pub fn parse_argument(text: &str) -> Result<i64, String> {
	parse(text).ok_or_else(|| {
		"not a time; expected `2017-07-01`, `2017-07-01 11:00:00`, `2017-07-01T11:00:00Z` or seconds since 1970".into()
	})
}

/// Writes a moment: `2017-07-01 11:00:00`.
pub fn format(seconds: i64) -> String {
	DateTime::from_timestamp(seconds, 0)
		.map_or_else(|| format!("{seconds} s"), |time| time.format("%Y-%m-%d %H:%M:%S").to_string())
}

/// Writes a length of time roughly: `45 s`, `3 h`, `30.4 d`.
pub fn length(seconds: i64) -> String {
	let tenths = |unit: i64, name: &str| match seconds * 10 / unit {
		tenths if tenths % 10 == 0 => format!("{} {name}", tenths / 10),
		tenths => format!("{}.{} {name}", tenths / 10, tenths % 10),
	};
	match seconds {
		..120 => format!("{seconds} s"),
		120..HOUR => tenths(60, "min"),
		HOUR..172_800 => tenths(HOUR, "h"),
		_ => tenths(DAY, "d"),
	}
}

/// Reads a length of time: `90`, `90s`, `15m`, `3h`, `2d`; in seconds.
pub fn parse_length(text: &str) -> Result<i64, String> {
	let text = text.trim();
	let (digits, unit) = match text.char_indices().find(|(_, letter)| !letter.is_ascii_digit()) {
		Some((at, _)) => text.split_at(at),
		None => (text, "s"),
	};
	let unit = match unit.trim() {
		"s" => 1,
		"m" | "min" => 60,
		"h" => HOUR,
		"d" => DAY,
		_ => return Err("not a length of time; expected seconds, or a number with s, m, h or d such as 3h".into()),
	};
	let count: i64 = digits.parse().map_err(|_| "not a length of time; expected for example 3h".to_string())?;
	count.checked_mul(unit).filter(|seconds| *seconds > 0).ok_or_else(|| "must be more than zero".to_string())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_form_of_a_time_is_the_same_moment() {
		for text in [
			"2017-07-01 11:00:00",
			"2017-07-01T11:00:00Z",
			"2017-07-01T11:00:00",
			"2017-07-01T11:00Z",
			"2017-07-01 11:00",
			"2017-07-01T13:00:00+02:00",
			"2017-07-01T11:00:00.250Z",
			" 1498906800 ",
		] {
			assert_eq!(parse(text), Some(1_498_906_800), "{text}");
		}
		assert_eq!(parse("2017-07-01"), Some(1_498_867_200));
		assert_eq!(parse("1971-01-01T00:00:00Z"), Some(31_536_000));
	}

	#[test]
	fn what_is_not_a_time_is_refused() {
		for text in ["", "time", "2017-13-01", "2017-02-30", "01/07/2017", "-5", "1498906800000", "12:00"] {
			assert_eq!(parse(text), None, "{text}");
		}
	}

	#[test]
	fn times_and_lengths_are_written_for_people() {
		assert_eq!(format(1_498_906_800), "2017-07-01 11:00:00");
		assert_eq!((length(45), length(HOUR), length(31 * DAY)), ("45 s".into(), "1 h".into(), "31 d".into()));
		assert_eq!(length(5_400), "1.5 h");
		assert_eq!((parse_length("3h"), parse_length("90"), parse_length("2 d")), (Ok(10_800), Ok(90), Ok(172_800)));
		assert!(parse_length("0").is_err() && parse_length("fast").is_err() && parse_length("3y").is_err());
	}
}
