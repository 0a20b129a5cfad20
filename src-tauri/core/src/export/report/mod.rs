//! The report of a range of days: what was to be reached, what was posted, what came of it, what that says and what it
//! doesn't. One page of HTML that fetches nothing and has no scripts, or the same as CSV.

mod csv;
mod experiment_words;
mod html;
mod levels;
mod page;
mod report_words;
mod results;
mod strategy;
mod works;
mod works_words;

use std::path::Path;

use chrono::NaiveDate;

use super::atomic;
use super::sheet::words::Words;
use crate::query::{ExperimentStanding, ResultsGroup, ResultsScope, Suggestion, Works};
use crate::storage;
use crate::{Cancellation, Planner, Result};
use page::{Page, Section};

/// What a report is about and how it is written.
#[derive(Clone, Debug)]
pub struct ReportOptions {
    pub from: NaiveDate,
    /// The day after the last.
    pub to: NaiveDate,
    /// A language tag such as `zh-CN`; `None` for the plan's language.
    pub locale: Option<String>,
    pub form: ReportForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportForm {
    Html,
    Csv,
}

impl Planner {
    /// Writes a report into a file. On an error an existing file stays unchanged.
    pub fn export_report(
        &self,
        options: &ReportOptions,
        path: &Path,
        cancellation: &Cancellation,
    ) -> Result<()> {
        let text = self.report(options, cancellation)?;
        atomic::replace(path, |file| Ok(file.write_all(text.as_bytes())?))
    }

    /// Returns the text of a report. The same plan gives the same text on the same day.
    pub fn report(&self, options: &ReportOptions, cancellation: &Cancellation) -> Result<String> {
        let page = storage::snapshot(&self.db, |_| self.report_page(options, cancellation))?;
        Ok(match options.form {
            ReportForm::Html => html::written(&page),
            ReportForm::Csv => csv::written(&page)?,
        })
    }

    fn report_page(&self, options: &ReportOptions, cancellation: &Cancellation) -> Result<Page> {
        let plan = self.plan()?;
        let locale = options.locale.as_deref().or(plan.locale.as_deref());
        let words = Words::of(locale);
        let strategy = self.strategy(options.from, options.to)?;
        let rows = self.overview()?.rows;
        let scope = ResultsScope::of_range(options.from, options.to, ResultsGroup::Channel);
        let results = self.results_page(&scope)?;
        let works = self.works_of_all(cancellation)?;
        let sources = storage::result::sources(&self.db, options.from, options.to)?;
        let sections: [Section; 7] = [
            strategy::objectives(words, &strategy, &rows.objectives),
            strategy::cadence(words, &strategy, &rows.channels),
            results::totals(words, &results),
            results::channels(words, &results, &rows.channels),
            works::section(words, &works),
            experiment_words::section(words, &self.experiments()?, &rows.channels),
            results::sources(words, &results, &sources),
        ];
        let last = options
            .to
            .pred_opt()
            .unwrap_or(options.from)
            .max(options.from);
        Ok(Page {
            lang: words.lang,
            title: words.report_title(&plan.name, &words.range(options.from, last)),
            made: words.report_made(strategy.today, &words.times_in(plan.zone.name())),
            sections: sections.into(),
        })
    }

    /// Returns what works on each channel that has posts with results.
    fn works_of_all(&self, cancellation: &Cancellation) -> Result<Vec<Works>> {
        let channels = self.channels()?.into_iter();
        let works = channels.map(|channel| self.what_works(channel.id.as_str(), cancellation));
        let mut works = works.collect::<Result<Vec<_>>>()?;
        works.retain(|works| works.posts + works.left_out.all() > 0);
        Ok(works)
    }
}

/// Returns what the posts of a channel can show and what they can't, what was left out, and that it is no cause, a sentence
/// each.
pub fn works_sentences(works: &Works, locale: Option<&str>) -> Vec<String> {
    let words = Words::of(locale);
    let mut sentences = works_words::sentences(words, works);
    sentences.push(works_words::not_caused(words).to_owned());
    sentences
}

/// Returns what can be said of an experiment, or when it can be read.
pub fn experiment_sentence(standing: &ExperimentStanding, locale: Option<&str>) -> String {
    experiment_words::verdict(Words::of(locale), standing)
}

/// Returns why a time is suggested; `posts` is how many were compared.
pub fn suggestion_sentence(suggestion: &Suggestion, posts: u32, locale: Option<&str>) -> String {
    works_words::suggestion(Words::of(locale), suggestion, posts)
}
