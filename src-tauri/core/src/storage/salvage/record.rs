//! Decodes rows as SQLite stores them (sqlite.org/fileformat2.html, section 2.1).

use rusqlite::types::Value;

/// Returns a variable-length number and its length in bytes.
pub(super) fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut number = 0;
    for (place, byte) in bytes.iter().take(8).enumerate() {
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, place + 1));
        }
    }
    let last = bytes.get(8)?;
    Some((number << 8 | u64::from(*last), 9))
}

/// Returns the values of a row; `None` if the bytes aren't exactly a row.
pub(super) fn values(bytes: &[u8]) -> Option<Vec<Value>> {
    let (header, begin) = varint(bytes)?;
    let header = bytes.get(begin..usize::try_from(header).ok()?)?;
    let mut body = bytes.get(begin + header.len()..)?;
    let mut values = Vec::new();
    for kind in kinds(header)? {
        let (value, rest) = value(kind, body)?;
        values.push(value);
        body = rest;
    }
    body.is_empty().then_some(values)
}

fn kinds(mut header: &[u8]) -> Option<Vec<u64>> {
    let mut kinds = Vec::new();
    while !header.is_empty() {
        let (kind, length) = varint(header)?;
        kinds.push(kind);
        header = &header[length..];
    }
    Some(kinds)
}

fn value(kind: u64, body: &[u8]) -> Option<(Value, &[u8])> {
    let (bytes, rest) = body.split_at_checked(length(kind)?)?;
    let value = match kind {
        0 => Value::Null,
        1..=6 => Value::Integer(integer(bytes)),
        7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        blob if blob % 2 == 0 => Value::Blob(bytes.to_vec()),
        _ => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
    };
    Some((value, rest))
}

fn length(kind: u64) -> Option<usize> {
    match kind {
        0 | 8 | 9 => Some(0),
        1..=4 => Some(kind as usize),
        5 => Some(6),
        6 | 7 => Some(8),
        10 | 11 => None,
        long => usize::try_from((long - 12) / 2).ok(),
    }
}

fn integer(bytes: &[u8]) -> i64 {
    let sign = match bytes.first() {
        Some(first) if *first >= 0x80 => -1,
        _ => 0,
    };
    bytes
        .iter()
        .fold(sign, |number, byte| number << 8 | i64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_length_are_read() {
        assert_eq!(varint(&[0x7f]), Some((127, 1)));
        assert_eq!(varint(&[0x81, 0x00]), Some((128, 2)));
        assert_eq!(varint(&[0xff; 9]), Some((u64::MAX, 9)));
        assert_eq!(varint(&[0xff; 8]), None);
        assert_eq!(integer(&[0xff]), -1);
        assert_eq!(integer(&[0x01, 0x00]), 256);
        assert_eq!(integer(&[0x80, 0, 0, 0, 0, 0, 0, 0]), i64::MIN);
    }

    #[test]
    fn bytes_too_few_or_too_many_are_no_row() {
        let row = [3, 15, 1, b'a', 7];
        let expected = vec![Value::Text("a".to_owned()), Value::Integer(7)];
        assert_eq!(values(&row), Some(expected));
        assert_eq!(values(&row[..4]), None);
        assert_eq!(values(&[&row[..], &[0]].concat()), None);
        assert_eq!(values(&[]), None);
        assert_eq!(values(&[200, 1, 1]), None);
    }
}
