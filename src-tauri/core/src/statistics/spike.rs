//! Days with far more negative comments than usual.

/// How many days before a day tell what is usual.
const WINDOW: usize = 28;
/// Makes the median distance from the median comparable with a standard deviation.
const DEVIATION: f64 = 1.4826;
const FAR: f64 = 3.0;
const LEAST: f64 = 5.0;

/// A day with far more negative comments than usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spike {
    /// Counted from 0.
    pub day: usize,
    /// The median of the 28 days before.
    pub usual: f64,
    /// The fewest negative comments that are far more than usual.
    pub threshold: u32,
}

/// Returns the days with far more negative comments than the 28 days before: more than the median by more than three
/// deviations, and by at least 5. The first 28 days have no days before them to be compared with.
pub fn spikes(negatives: &[u32]) -> Vec<Spike> {
    let days = negatives.windows(WINDOW + 1).enumerate();
    let spike = |(first, window): (usize, &[u32])| {
        let (count, before) = window.split_last()?;
        let (usual, threshold) = threshold(before);
        (*count >= threshold).then_some(Spike {
            day: first + WINDOW,
            usual,
            threshold,
        })
    };
    days.filter_map(spike).collect()
}

/// Returns the median of days, and the fewest comments that are far more.
fn threshold(before: &[u32]) -> (f64, u32) {
    let usual = median(before.iter().copied().map(f64::from));
    let distances = before.iter().map(|&count| (f64::from(count) - usual).abs());
    let far = usual + FAR * DEVIATION * median(distances);
    let fewest = (far.floor() + 1.0).max((usual + LEAST).ceil());
    (usual, fewest as u32)
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
    use super::{Spike, spikes};

    fn days_of(negatives: &[u32]) -> Vec<usize> {
        let found = spikes(negatives).into_iter();
        found.map(|spike| spike.day).collect()
    }

    #[test]
    fn a_spike_is_far_from_the_usual_and_not_few() {
        let mut days = [0, 1, 2, 1].repeat(7);
        days.extend([5, 6, 1]);
        // The usual is 1, its deviation 0.74 (days of 0 and 2 are half of them): 5 exceeds it by 4 only.
        let (day, usual, threshold) = (29, 1.0, 6);
        assert_eq!(
            spikes(&days),
            [Spike {
                day,
                usual,
                threshold
            }]
        );
    }

    #[test]
    fn the_usual_of_a_lively_account_hides_what_a_quiet_one_shows() {
        let mut lively = [10, 30].repeat(14);
        lively.push(60);
        // The median is 20, three deviations are 44.5.
        assert_eq!(days_of(&lively), [0_usize; 0]);
        *lively.last_mut().unwrap() = 65;
        assert_eq!(days_of(&lively), [28]);
        assert_eq!(spikes(&lively)[0].threshold, 65);
    }

    #[test]
    fn too_few_days_have_no_usual() {
        assert_eq!(days_of(&[0; 28]), [0_usize; 0]);
        assert_eq!(days_of(&[]), [0_usize; 0]);
    }
}
