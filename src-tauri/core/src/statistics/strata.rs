//! Strata: groups of posts that are alike in what is not asked about, their format and their stretch of time.

/// How many posts a stretch of time has, about; and at least, where its format has as many.
const STRETCH: usize = 20;
const LEAST: usize = 8;

/// The stratum of each post, counted from 0.
pub(super) struct Strata {
    pub(super) of: Vec<usize>,
    pub(super) count: usize,
}

impl Strata {
    /// Divides posts into consecutive stretches of time, within each format. Where all posts have the same format number,
    /// the strata are of time only. Strata are numbered by their first posts, whatever the numbers of formats.
    pub(super) fn new(times: &[i64], formats: &[u16]) -> Self {
        let mut posts: Vec<usize> = (0..times.len()).collect();
        posts.sort_by_key(|&post| (formats[post], times[post]));
        let mut strata = Self {
            of: vec![0; posts.len()],
            count: 0,
        };
        let mut groups: Vec<&[usize]> = posts.chunk_by(|&a, &b| formats[a] == formats[b]).collect();
        groups.sort_by_key(|group| group[0]);
        for group in groups {
            strata.add_stretches(group);
        }
        strata
    }

    /// Divides posts of one format, in order of time, into stretches of nearly equal length.
    fn add_stretches(&mut self, posts: &[usize]) {
        let fits = (posts.len() + STRETCH / 2) / STRETCH;
        let stretches = fits.clamp(1, (posts.len() / LEAST).max(1));
        for (place, &post) in posts.iter().enumerate() {
            self.of[post] = self.count + place * stretches / posts.len();
        }
        self.count += stretches;
    }

    /// Returns the posts in the order of their strata, and where in it each stratum begins and ends.
    pub(super) fn together(&self) -> (Vec<usize>, Vec<std::ops::Range<usize>>) {
        let mut posts: Vec<usize> = (0..self.of.len()).collect();
        posts.sort_by_key(|&post| self.of[post]);
        let mut ranges = Vec::with_capacity(self.count);
        let mut begin = 0;
        for group in posts.chunk_by(|&a, &b| self.of[a] == self.of[b]) {
            ranges.push(begin..begin + group.len());
            begin += group.len();
        }
        (posts, ranges)
    }

    /// Returns the outcomes less the mean of their stratum.
    pub(super) fn centred(&self, outcomes: &[f64]) -> Vec<f64> {
        let means = means(outcomes, &self.of, self.count);
        let pairs = outcomes.iter().zip(&self.of);
        pairs
            .map(|(outcome, &stratum)| outcome - means[stratum])
            .collect()
    }
}

/// Returns the mean of the values of each group; NaN for a group without values.
pub(super) fn means(values: &[f64], group_of: &[usize], groups: usize) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); groups];
    for (value, &group) in values.iter().zip(group_of) {
        sums[group].0 += value;
        sums[group].1 += 1.0;
    }
    sums.into_iter().map(|(sum, count)| sum / count).collect()
}

#[cfg(test)]
mod tests {
    use super::Strata;

    #[test]
    fn a_stretch_has_about_twenty_posts_and_at_least_eight() {
        for posts in 1..400 {
            let times: Vec<i64> = (0..posts).collect();
            let strata = Strata::new(&times, &vec![0; times.len()]);
            let (_, ranges) = strata.together();
            assert_eq!(ranges.len(), strata.count);
            let lengths: Vec<usize> = ranges.iter().map(ExactSizeIterator::len).collect();
            assert!(lengths.iter().all(|&length| length <= 30), "{lengths:?}");
            let least = 8.min(times.len());
            assert!(lengths.iter().all(|&length| length >= least), "{lengths:?}");
        }
    }

    #[test]
    fn strata_are_of_one_format_and_follow_each_other_in_time() {
        let times: Vec<i64> = (0..120).rev().collect();
        let formats: Vec<u16> = (0..120).map(|post| post % 3 / 2).collect();
        let strata = Strata::new(&times, &formats);
        assert_eq!(strata.count, 6);
        let (posts, ranges) = strata.together();
        for range in ranges {
            let stratum = &posts[range];
            assert!(
                stratum
                    .iter()
                    .all(|&post| formats[post] == formats[stratum[0]])
            );
            let first = stratum.iter().map(|&post| times[post]).min().unwrap();
            let last = stratum.iter().map(|&post| times[post]).max().unwrap();
            let between = |post: &usize| {
                formats[*post] == formats[stratum[0]] && (first..=last).contains(&times[*post])
            };
            assert_eq!((0..120).filter(between).count(), stratum.len());
        }
    }

    #[test]
    fn centred_outcomes_add_up_to_nothing_in_each_stratum() {
        let strata = Strata {
            of: vec![0, 1, 0, 1, 1],
            count: 2,
        };
        assert_eq!(
            strata.centred(&[1.0, 2.0, 3.0, 3.0, 4.0]),
            [-1.0, -1.0, 1.0, 0.0, 1.0]
        );
    }
}
