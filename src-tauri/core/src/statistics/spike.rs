//! Days with far more negative comments than usual.

/// How many days before a day tell what is usual.
const WINDOW: usize = 28;
/// Makes the median distance from the median comparable with a standard deviation.
const DEVIATION: f64 = 1.4826;
const FAR: f64 = 3.0;
const LEAST: f64 = 5.0;

/// Returns the days, counted from 0, with far more negative comments than the 28 days before: more than the median by
/// more than three deviations, and by at least 5. The first 28 days have no days before them to be compared with.
pub fn spikes(negatives: &[u32]) -> Vec<usize> {
    let days = negatives.windows(WINDOW + 1).enumerate();
    let is_spike = |window: &[u32]| {
        let (day, before) = window.split_last().unwrap_or((&0, &[]));
        let usual = median(before.iter().copied().map(f64::from));
        let distances = before.iter().map(|&count| (f64::from(count) - usual).abs());
        let excess = f64::from(*day) - usual;
        excess > FAR * DEVIATION * median(distances) && excess >= LEAST
    };
    let found = days.filter(|(_, window)| is_spike(window));
    found.map(|(first, _)| first + WINDOW).collect()
}

fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = numbers.collect();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    match sorted.len() % 2 {
        1 => sorted[half],
        _ if sorted.is_empty() => 0.0,
        _ => 0.5 * (sorted[half - 1] + sorted[half]),
    }
}

#[cfg(test)]
mod tests {
    use super::spikes;

    #[test]
    fn a_spike_is_far_from_the_usual_and_not_few() {
        let mut days = [0, 1, 2, 1].repeat(7);
        days.extend([5, 6, 1]);
        // The usual is 1, its deviation 0.74 (days of 0 and 2 are half of them): 5 exceeds it by 4 only.
        assert_eq!(spikes(&days), [29]);
    }

    #[test]
    fn the_usual_of_a_lively_account_hides_what_a_quiet_one_shows() {
        let mut lively = [10, 30].repeat(14);
        lively.push(60);
        // The median is 20, three deviations are 44.5.
        assert_eq!(spikes(&lively), [0_usize; 0]);
        *lively.last_mut().unwrap() = 65;
        assert_eq!(spikes(&lively), [28]);
    }

    #[test]
    fn too_few_days_have_no_usual() {
        assert_eq!(spikes(&[0; 28]), [0_usize; 0]);
        assert_eq!(spikes(&[]), [0_usize; 0]);
    }
}
