//! The order of rows that a person arranges.

/// Moves the row at one place to another, both from 0, and numbers all rows anew.
pub(super) fn reorder<T>(
    mut rows: Vec<T>,
    from: usize,
    to: usize,
) -> impl Iterator<Item = (u32, T)> {
    let moved = rows.remove(from);
    rows.insert(to.min(rows.len()), moved);
    (0..).zip(rows)
}
