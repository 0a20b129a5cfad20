//! Samples of a figure, and its row in the table that `cargo xtask bench` prints. A row is a line of text
//! with tabs, so that the benches don't depend on each other.

/// The values measured for a figure, one for each run.
#[derive(Clone, Default)]
pub(crate) struct Samples(pub(crate) Vec<f64>);

impl Samples {
    pub(crate) fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    pub(crate) fn p95(&self) -> f64 {
        self.quantile(0.95)
    }

    /// Returns the smallest sample that a share of all samples doesn't exceed.
    fn quantile(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (share * sorted.len() as f64).ceil() as usize;
        sorted
            .get(rank.saturating_sub(1))
            .copied()
            .unwrap_or(f64::NAN)
    }

    pub(crate) fn times(&self, factor: f64) -> Self {
        Self(self.0.iter().map(|sample| sample * factor).collect())
    }
}

/// The goal of a figure.
#[derive(Clone, Copy)]
pub(crate) enum Goal {
    Nothing,
    /// The highest median, in the figure's unit.
    Most(f64),
    /// The highest 95th percentile, in the figure's unit.
    MostAtP95(f64),
    /// The highest median, as a multiple of the floor's.
    Times(f64),
    /// The highest 95th percentile, as a multiple of the floor's.
    TimesAtP95(f64),
}

/// A figure beside its floor, which is the same measurement without the program around it.
pub(crate) struct Row<'a> {
    pub(crate) figure: String,
    pub(crate) unit: &'a str,
    pub(crate) samples: &'a Samples,
    pub(crate) floor: Option<(&'a str, &'a Samples)>,
    pub(crate) goal: Goal,
}

impl Row<'_> {
    #[expect(clippy::print_stdout, reason = "xtask reads the rows from it")]
    pub(crate) fn print(&self) {
        let (median, p95) = (
            self.with_unit(self.samples.median()),
            self.with_unit(self.samples.p95()),
        );
        let (floor, ratio) = (self.floor_text(), self.ratio_text());
        println!(
            "@row\t{}\t{median}\t{p95}\t{floor}\t{ratio}\t{}",
            self.figure,
            self.goal_text()
        );
    }

    fn with_unit(&self, value: f64) -> String {
        let digits = if value.abs() < 1.0 {
            3
        } else if value.abs() < 10.0 {
            2
        } else {
            1
        };
        format!("{value:.digits$} {}", self.unit)
    }

    fn floor_text(&self) -> String {
        let Some((name, floor)) = self.floor else {
            return "–".to_owned();
        };
        format!(
            "{name}: {} · {}",
            self.with_unit(floor.median()),
            self.with_unit(floor.p95())
        )
    }

    fn ratios(&self) -> Option<(f64, f64)> {
        let (_, floor) = self.floor?;
        Some((
            self.samples.median() / floor.median(),
            self.samples.p95() / floor.p95(),
        ))
    }

    fn ratio_text(&self) -> String {
        let (text, ratio) = match (self.ratios(), self.goal) {
            (None, _) => return "–".to_owned(),
            (Some((_, p95)), Goal::TimesAtP95(_)) => (format!("{p95:.2} at p95"), p95),
            (Some((median, _)), _) => (format!("{median:.2}"), median),
        };
        // A floor of zero gives no ratio.
        if ratio.is_finite() {
            text
        } else {
            "–".to_owned()
        }
    }

    fn goal_text(&self) -> String {
        let (median, p95) = self.ratios().unwrap_or((f64::NAN, f64::NAN));
        let (text, is_reached) = match self.goal {
            Goal::Nothing => return "–".to_owned(),
            Goal::Most(most) => (
                format!("≤ {most} {}", self.unit),
                self.samples.median() <= most,
            ),
            Goal::MostAtP95(most) => (
                format!("≤ {most} {} at p95", self.unit),
                self.samples.p95() <= most,
            ),
            Goal::Times(most) => (format!("≤ {most} ×"), median <= most),
            Goal::TimesAtP95(most) => (format!("≤ {most} × at p95"), p95 <= most),
        };
        if is_reached {
            text
        } else {
            format!("{text}, missed")
        }
    }
}
