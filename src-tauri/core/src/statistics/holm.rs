//! Several tests at once.

/// Returns the p-values adjusted for having been several, in their order (Holm 1979). Those of at most 0.05 are
/// findings of which, with a chance of 95 %, none is false.
pub(super) fn adjusted(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    let mut adjusted = vec![0.0; p.len()];
    let mut largest = 0.0_f64;
    for (rank, &test) in order.iter().enumerate() {
        let left = (p.len() - rank) as f64;
        largest = largest.max((left * p[test]).min(1.0));
        adjusted[test] = largest;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::adjusted;

    /// `statsmodels.stats.multitest.multipletests(p, method="holm")`, statsmodels 0.15.
    #[test]
    fn the_adjusted_values_are_those_of_statsmodels() {
        let cases: &[(&[f64], &[f64])] = include!("fixtures/holm.in");
        for (p, wanted) in cases {
            let found = adjusted(p);
            assert_eq!(found.len(), wanted.len());
            for (found, wanted) in found.iter().zip(*wanted) {
                assert!((found - wanted).abs() < 1e-12, "{p:?}: {found} {wanted}");
            }
        }
        assert_eq!(adjusted(&[]), [0.0; 0]);
    }
}
