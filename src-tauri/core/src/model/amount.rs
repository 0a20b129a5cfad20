//! Numbers of results: counts, shares, seconds and money, exact to a millionth.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::brief;
use crate::{Code, Error, Result};

const MILLION: i64 = 1_000_000;

/// The largest number: five hundred billion, of which a floating-point number still tells every whole one apart.
const MOST: i64 = 500_000_000_000 * MILLION;

/// From here on only whole numbers are kept, so that a floating-point number tells all of them apart.
const WHOLE_FROM: i64 = 4_000_000_000 * MILLION;

/// A number of a result in millionths; negative where a platform takes counts back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i64);

impl Amount {
    /// The largest number.
    pub(crate) const MOST: Self = Self(MOST);

    pub fn of_millionths(millionths: i64) -> Result<Self> {
        if millionths.checked_abs().is_none_or(|size| size > MOST) {
            let message = "the number is too large: the most is 500 billion";
            return Err(Error::new(Code::TooLong, message).field("value"));
        }
        let is_large = millionths.abs() >= WHOLE_FROM;
        let kept = if is_large {
            millionths / MILLION * MILLION
        } else {
            millionths
        };
        Ok(Self(kept))
    }

    /// Returns the nearest amount.
    pub fn of_number(number: f64) -> Result<Self> {
        let millionths = (number * MILLION as f64).round();
        if !millionths.is_finite() || millionths.abs() > MOST as f64 {
            return Self::of_millionths(i64::MAX);
        }
        Self::of_millionths(millionths as i64)
    }

    pub fn millionths(self) -> i64 {
        self.0
    }

    pub fn number(self) -> f64 {
        self.0 as f64 / MILLION as f64
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (
            self.0.unsigned_abs() / 1_000_000,
            self.0.unsigned_abs() % 1_000_000,
        );
        let sign = if self.0 < 0 { "-" } else { "" };
        match part {
            0 => write!(f, "{sign}{whole}"),
            part => write!(
                f,
                "{sign}{whole}.{}",
                format!("{part:06}").trim_end_matches('0')
            ),
        }
    }
}

impl FromStr for Amount {
    type Err = Error;

    /// Reads a number with digits and at most one point, as a person enters it on the command line.
    fn from_str(text: &str) -> Result<Self> {
        let is_plain = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
        let number = text.parse::<f64>().ok().filter(|_| is_plain);
        let number = number.ok_or_else(|| {
            let message = format!("“{}” is no number: write it as 1234 or 0.5", brief(text));
            Error::new(Code::BadValue, message).field("value")
        })?;
        Self::of_number(number)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 % MILLION {
            0 => serializer.serialize_i64(self.0 / MILLION),
            _ => serializer.serialize_f64(self.number()),
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Amount::of_number(number).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Amount;

    proptest! {
        #[test]
        fn every_amount_comes_back(millionths in -9_000_000_000_000_000..9_000_000_000_000_000_i64) {
            let amount = Amount::of_millionths(millionths).unwrap();
            let json = serde_json::to_string(&amount).unwrap();
            prop_assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), amount);
            prop_assert_eq!(amount.to_string().parse::<Amount>().unwrap(), amount);
        }

        #[test]
        fn every_large_whole_number_comes_back(whole in -500_000_000_000..500_000_000_000_i64) {
            let amount = Amount::of_millionths(whole * 1_000_000).unwrap();
            prop_assert_eq!(serde_json::to_string(&amount).unwrap(), whole.to_string());
            prop_assert_eq!(Amount::of_number(whole as f64).unwrap(), amount);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", "1,5", "1e9", "NaN", "inf", "1.2.3", "٣"] {
            assert!(text.parse::<Amount>().is_err(), "{text}");
        }
        assert!("500000000001".parse::<Amount>().is_err());
        assert_eq!("-0.5".parse::<Amount>().unwrap().to_string(), "-0.5");
    }
}
