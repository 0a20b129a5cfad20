//! The order of rows that a person arranges.

/// Moves the row at index `from` to index `to`, and numbers all rows anew from 0.
pub(super) fn reorder<T>(
    mut rows: Vec<T>,
    from: usize,
    to: usize,
) -> impl Iterator<Item = (u32, T)> {
    let moved = rows.remove(from);
    rows.insert(to.min(rows.len()), moved);
    (0..).zip(rows)
}
