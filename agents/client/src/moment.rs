//! Times, in seconds since 1970 (UTC), and durations, in seconds.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

/// Seconds in an hour.
pub const HOUR: i64 = 3_600;

/// Seconds in a day.
pub const DAY: i64 = 24 * HOUR;

/// Last second of the year 9999. A larger number is refused: it is probably in milliseconds.
const LATEST: i64 = 253_402_300_799;

/// Parses a time into seconds since 1970, rounded down. Accepts `2017-07-01 11:00:00`,
/// `2017-07-01`, ISO 8601 such as `2017-07-01T11:00:00Z`, and seconds since 1970. Seconds, their
/// fraction and the offset are optional; the default offset is UTC.
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

/// Parses a time, as [`parse`]; a value parser for clap.
pub fn parse_argument(text: &str) -> Result<i64, String> {
	parse(text).ok_or_else(|| {
		"not a time; expected `2017-07-01`, `2017-07-01 11:00:00`, `2017-07-01T11:00:00Z` or seconds since 1970".into()
	})
}

/// Formats a time: `2017-07-01 11:00:00`.
pub fn format(seconds: i64) -> String {
	DateTime::from_timestamp(seconds, 0)
		.map_or_else(|| format!("{seconds} s"), |time| time.format("%Y-%m-%d %H:%M:%S").to_string())
}

/// Formats a duration, rounded down to a tenth of its unit: `45 s`, `3 h`, `30.4 d`.
pub fn format_duration(seconds: i64) -> String {
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

/// Parses a duration such as `90`, `90s`, `15m`, `3h` or `2d` into seconds, above zero.
pub fn parse_duration(text: &str) -> Result<i64, String> {
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
		_ => return Err("not a duration; expected seconds, or a number with s, m, h or d such as 3h".into()),
	};
	let count: i64 = digits.parse().map_err(|_| "not a duration; expected for example 3h".to_string())?;
	count.checked_mul(unit).filter(|seconds| *seconds > 0).ok_or_else(|| "must be more than zero".to_string())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_form_of_a_time_gives_the_same_seconds() {
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
	fn texts_that_are_no_times_are_refused() {
		for text in ["", "time", "2017-13-01", "2017-02-30", "01/07/2017", "-5", "1498906800000", "12:00"] {
			assert_eq!(parse(text), None, "{text}");
		}
	}

	#[test]
	fn times_and_durations_are_formatted_for_display() {
		assert_eq!(format(1_498_906_800), "2017-07-01 11:00:00");
		assert_eq!(
			(format_duration(45), format_duration(HOUR), format_duration(31 * DAY)),
			("45 s".into(), "1 h".into(), "31 d".into())
		);
		assert_eq!(format_duration(5_400), "1.5 h");
		assert_eq!(
			(parse_duration("3h"), parse_duration("90"), parse_duration("2 d")),
			(Ok(10_800), Ok(90), Ok(172_800))
		);
		assert!(parse_duration("0").is_err() && parse_duration("fast").is_err() && parse_duration("3y").is_err());
	}
}
