//! What becomes of the rows of a file: which post each is of, and which numbers are new.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::ResultsOptions;
use super::file::ResultsFile;
use super::report::{MatchedRow, ResultsReport};
use crate::model::{Amount, Channel, ChannelId, Noun, Post, PostId, PostResult, Zone, brief};
use crate::results::{
    Candidate, Candidates, Match, MatchGroup, ResultsRow, Source, key_of_address,
};
use crate::storage::result::PostToMatch;
use crate::storage::{self, Db, find, record};
use crate::{Code, Error, Result};

/// The most replaced numbers that are told one by one.
const MOST_TOLD: usize = 1_000;

/// What becomes of the rows of a file.
pub(super) struct Plan {
    pub(super) report: ResultsReport,
    pub(super) results: Vec<PostResult>,
    pub(super) added: Vec<(ResultsRow, ChannelId, Zone)>,
}

impl Plan {
    pub(super) fn of(db: &Db, file: ResultsFile, options: &ResultsOptions) -> Result<Self> {
        let channels = channels(db, file.source, options)?;
        let posts = storage::result::posts_to_match(
            db,
            &channels
                .iter()
                .map(|channel| &channel.id)
                .collect::<Vec<_>>(),
        )?;
        let known: Vec<Candidate> = posts.iter().map(candidate).collect();
        let candidates = Candidates::of(&known);
        let zone = match channels.first().and_then(|channel| channel.zone) {
            Some(zone) => zone,
            None => storage::plan::get(db)?.zone,
        };
        let offset = candidates.offset(&file.read.rows);
        let mut plan = Self::begun(&file, offset);
        let mut taken = HashMap::new();
        for row in &file.read.rows {
            let row = &zoned(row, offset, zone);
            let found = plan.found(db, row, &candidates, &posts, options)?;
            let found = plan.once(row, found, &mut taken);
            plan.tell(row, &found, &posts);
            match (found.group, &found.posts[..]) {
                (MatchGroup::Sure | MatchGroup::Likely, [place]) => {
                    plan.take(row, &posts[*place].id, file.date)
                }
                (MatchGroup::None, _) if options.add => plan.add(row, &channels, zone),
                _ => {}
            }
        }
        plan.compare(db, file.date)?;
        Ok(plan)
    }

    fn begun(file: &ResultsFile, offset: Option<i64>) -> Self {
        let report = ResultsReport {
            source: file.source.map_or("other", |source| &source.id).to_owned(),
            source_name: file
                .source
                .map(|source| source.name.clone())
                .unwrap_or_default(),
            rows: file.read.rows.len() as u32,
            ignored: file.read.ignored.clone(),
            problems: file.read.problems.clone(),
            columns: file.read.columns.clone(),
            date: Some(file.date),
            offset,
            ..ResultsReport::default()
        };
        Self {
            report,
            results: Vec::new(),
            added: Vec::new(),
        }
    }

    /// Returns the post that a person named for the line, or the one that is found.
    fn found(
        &self,
        db: &Db,
        row: &ResultsRow,
        candidates: &Candidates<'_>,
        posts: &[PostToMatch],
        options: &ResultsOptions,
    ) -> Result<Match> {
        let named = options.posts.iter().find(|(line, _)| *line == row.line);
        let Some((_, post)) = named else {
            return Ok(candidates.find(row, self.report.offset));
        };
        let Some(post) = post else {
            return Ok(Match {
                group: MatchGroup::None,
                posts: Vec::new(),
            });
        };
        let place = posts.iter().position(|known| known.id.as_str() == post);
        match place {
            Some(place) => Ok(Match {
                group: MatchGroup::Sure,
                posts: vec![place],
            }),
            None => Err(of_another_channel(&find::post(db, post)?, row.line)),
        }
    }

    /// Takes a post for one row only.
    fn once(&mut self, row: &ResultsRow, found: Match, taken: &mut HashMap<usize, u32>) -> Match {
        let (MatchGroup::Sure | MatchGroup::Likely, [place]) = (found.group, &found.posts[..])
        else {
            return found;
        };
        match taken.get(place) {
            Some(line) => {
                let message = format!(
                    "line {}: its post is that of line {line}, too: name one with its line",
                    row.line
                );
                self.report.problems.push(message);
                Match {
                    group: MatchGroup::Several,
                    ..found
                }
            }
            None => {
                taken.insert(*place, row.line);
                found
            }
        }
    }

    fn tell(&mut self, row: &ResultsRow, found: &Match, posts: &[PostToMatch]) {
        let (group, count) = match found.group {
            MatchGroup::Sure => ("sure", &mut self.report.sure),
            MatchGroup::Likely => ("likely", &mut self.report.likely),
            MatchGroup::Several => ("several", &mut self.report.several),
            MatchGroup::None => ("none", &mut self.report.none),
        };
        *count += 1;
        let found = || found.posts.iter().filter_map(|place| posts.get(*place));
        self.report.matches.push(MatchedRow {
            line: row.line,
            group,
            text: brief(&row.text),
            posts: found().map(|post| post.id.clone()).collect(),
            titles: found().map(|post| post.title.clone()).collect(),
        });
    }

    fn take(&mut self, row: &ResultsRow, post: &PostId, date: NaiveDate) {
        let results = row.metrics.iter().map(|(metric, value)| PostResult {
            post: post.clone(),
            date,
            metric: metric.clone(),
            value: *value,
            source: String::new(),
        });
        self.results.extend(results);
    }

    fn add(&mut self, row: &ResultsRow, channels: &[Channel], zone: Zone) {
        match channels {
            [channel] if !row.text.trim().is_empty() || row.address.is_some() => {
                self.report.added += 1;
                self.added.push((row.clone(), channel.id.clone(), zone));
            }
            [_] => self.report.problems.push(format!(
                "line {}: a post without words and address is not added",
                row.line
            )),
            _ => self.report.problems.push(format!(
                "line {}: name the channel that new posts are added to",
                row.line
            )),
        }
    }

    /// Leaves out the numbers that the plan has, and tells those that are replaced.
    fn compare(&mut self, db: &Db, date: NaiveDate) -> Result<()> {
        let posts: HashSet<&PostId> = self.results.iter().map(|result| &result.post).collect();
        let mut known: HashMap<(PostId, String), Amount> = HashMap::new();
        for post in posts {
            let results = storage::result::of_post(db, post)?.into_iter();
            let of_day = results.filter(|result| result.date == date);
            known.extend(of_day.map(|result| ((result.post, result.metric), result.value)));
        }
        let mut replaced = Vec::new();
        self.results.retain(|result| {
            let before = known.get(&(result.post.clone(), result.metric.clone()));
            if let Some(before) = before.filter(|before| **before != result.value) {
                replaced.push(format!(
                    "{}: {} was {before} as of {date}, is {}",
                    result.post, result.metric, result.value
                ));
            }
            before != Some(&result.value)
        });
        replaced.truncate(MOST_TOLD);
        self.report.replaced = replaced;
        Ok(())
    }
}

fn candidate(post: &PostToMatch) -> Candidate {
    Candidate {
        keys: post
            .url
            .as_deref()
            .and_then(key_of_address)
            .into_iter()
            .collect(),
        content: post.utm_content.clone().unwrap_or_default().to_lowercase(),
        moment: post.planned.map(|planned| planned.moment()),
        day: post.planned.map(|planned| planned.at.date),
        text: post.text.clone(),
        title: post.title.clone(),
    }
}

/// Gives a row its moment, where only the channel's zone is left to tell it.
fn zoned(row: &ResultsRow, offset: Option<i64>, zone: Zone) -> ResultsRow {
    let mut row = row.clone();
    if row.when.moment.is_none() {
        let moved = offset.zip(row.when.local);
        let moved =
            moved.map(|(offset, local)| (local - chrono::Duration::minutes(offset)).and_utc());
        row.when.moment = moved.or_else(|| row.when.local.map(|local| zone.moment(local)));
    }
    row
}

/// Returns the channels whose posts rows may be of.
fn channels(db: &Db, source: Option<&Source>, options: &ResultsOptions) -> Result<Vec<Channel>> {
    if let Some(id) = &options.channel {
        return Ok(vec![find::channel(db, id)?]);
    }
    let mut channels: Vec<Channel> = record::all(db)?;
    let Some(platform) = source.and_then(|source| source.platform.as_deref()) else {
        return Ok(channels);
    };
    channels.retain(|channel| channel.platform == platform);
    match channels.is_empty() {
        true => {
            let message = format!(
                "the plan has no channel on {platform}: add one, or name the channel that the file is of"
            );
            Err(Error::new(Code::NotFound, message).field(Noun::Channel.name()))
        }
        false => Ok(channels),
    }
}

fn of_another_channel(post: &Post, line: u32) -> Error {
    let message = format!(
        "line {line} can't be of the post {}, which is on a channel that the file is not of",
        post.id
    );
    Error::new(Code::BadValue, message).field("match")
}
