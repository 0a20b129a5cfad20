//! The words of the sign-off sheet and of pictures, in the plan's language.

use chrono::{Datelike, NaiveDate};

use crate::model::{LocalTime, Status, WEEKDAY_NAMES};

pub(in crate::export) struct Words {
    pub(in crate::export) lang: &'static str,
    pub(in crate::export) approve: &'static str,
    pub(in crate::export) change: &'static str,
    pub(in crate::export) comment: &'static str,
    pub(in crate::export) nothing_sent: &'static str,
    pub(in crate::export) print: &'static str,
    pub(in crate::export) next: &'static str,
    pub(in crate::export) your_name: &'static str,
    pub(in crate::export) save: &'static str,
    /// With `{answered}`, `{all}`, `{approved}` and `{change}`, which the script fills in.
    pub(in crate::export) progress: &'static str,
    /// With `{file}`, which the script fills in.
    pub(in crate::export) saved: &'static str,
    pub(in crate::export) is_chinese: bool,
}

const ENGLISH: Words = Words {
    lang: "en",
    approve: "Approve",
    change: "Change this",
    comment: "A comment, if you like",
    nothing_sent: "Everything is inside this page: nothing is sent anywhere until you send it.",
    print: "Print",
    next: "Next without an answer",
    your_name: "Your name",
    save: "Save my answers",
    progress: "{answered} of {all} answered · {approved} approved, {change} to change",
    saved: "Saved as “{file}”. Now send this file back.",
    is_chinese: false,
};

const CHINESE: Words = Words {
    lang: "zh",
    approve: "同意",
    change: "需要修改",
    comment: "可以写下意见",
    nothing_sent: "所有内容都在本页中：在您发送之前，不会向任何地方发送任何东西。",
    print: "打印",
    next: "下一条未答复",
    your_name: "您的姓名",
    save: "保存我的答复",
    progress: "已答复 {answered}/{all} · 同意 {approved}，修改 {change}",
    saved: "已保存为“{file}”。请把这个文件发回。",
    is_chinese: true,
};

const CHINESE_DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

impl Words {
    pub(in crate::export) fn of(locale: Option<&str>) -> &'static Self {
        let language = locale.and_then(|tag| tag.split('-').next());
        match language {
            Some(language) if language.eq_ignore_ascii_case("zh") => &CHINESE,
            _ => &ENGLISH,
        }
    }

    pub(in crate::export) fn title(&self, plan: &str, range: &str) -> String {
        match self.is_chinese {
            true => format!("{plan}：{range}的内容"),
            false => format!("{plan}: posts for {range}"),
        }
    }

    /// Returns what is asked of the client; `sender` is escaped.
    pub(in crate::export) fn asked(&self, sender: &str, until: Option<&str>) -> String {
        if self.is_chinese {
            let to = Some(sender).filter(|sender| !sender.is_empty());
            let to = to.map_or_else(|| "发回".to_owned(), |sender| format!("发回给{sender}"));
            let until = until.map(|until| format!("请在<b>{until}</b>之前答复。"));
            return format!(
                "请逐条同意或说明如何修改，然后保存答复并把文件{to}。{}",
                until.unwrap_or_default()
            );
        }
        let to = Some(sender).filter(|sender| !sender.is_empty());
        let to = to.map(|sender| format!(" to {sender}")).unwrap_or_default();
        let until = until.map(|until| format!(" by <b>{until}</b>"));
        format!(
            "Please approve each post or say what to change, then save your answers and send the file back{to}{}.",
            until.unwrap_or_default()
        )
    }

    /// Joins sentences to a paragraph.
    pub(in crate::export) fn paragraph(&self, sentences: &[&str]) -> String {
        sentences.join(if self.is_chinese { "" } else { " " })
    }

    pub(in crate::export) fn times_in(&self, zone: &str) -> String {
        let city = zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
        match self.is_chinese {
            true => format!("时间均为 {city} 时间。"),
            false => format!("Times are {city} time."),
        }
    }

    pub(in crate::export) fn made(&self, posts: usize, channels: usize, made: NaiveDate) -> String {
        match self.is_chinese {
            true => format!(
                "{posts} 条内容，{channels} 个渠道 · {}制作",
                self.date(made)
            ),
            false => {
                let channels = counted(channels, "channel");
                let posts = self.posts(posts);
                format!("{posts} on {channels} · made {}", self.date(made))
            }
        }
    }

    pub(in crate::export) fn posts(&self, count: usize) -> String {
        match self.is_chinese {
            true => format!("{count} 条"),
            false => counted(count, "post"),
        }
    }

    pub(in crate::export) fn day(&self, day: NaiveDate) -> String {
        let weekday = day.weekday().num_days_from_monday() as usize;
        match self.is_chinese {
            true => format!("{} 星期{}", self.date(day), CHINESE_DAYS[weekday % 7]),
            false => format!("{} {}", WEEKDAY_NAMES[weekday % 7], self.date(day)),
        }
    }

    pub(in crate::export) fn short_day(&self, day: NaiveDate) -> &'static str {
        let weekday = day.weekday().num_days_from_monday() as usize % 7;
        match self.is_chinese {
            true => CHINESE_DAYS[weekday],
            false => WEEKDAY_NAMES[weekday].get(..3).unwrap_or_default(),
        }
    }

    /// Returns the name of a day of the week; 0 is Monday.
    pub(in crate::export) fn weekday(&self, day: usize) -> &'static str {
        const CHINESE: [&str; 7] = [
            "星期一",
            "星期二",
            "星期三",
            "星期四",
            "星期五",
            "星期六",
            "星期日",
        ];
        match self.is_chinese {
            true => CHINESE[day % 7],
            false => WEEKDAY_NAMES[day % 7],
        }
    }

    pub(in crate::export) fn status(&self, status: Status) -> &'static str {
        let (english, chinese) = match status {
            Status::Idea => ("idea", "想法"),
            Status::Draft => ("draft", "草稿"),
            Status::InReview => ("in review", "审核中"),
            Status::Approved => ("approved", "已批准"),
            Status::Published => ("published", "已发布"),
            Status::Skipped => ("skipped", "已跳过"),
        };
        if self.is_chinese { chinese } else { english }
    }

    pub(in crate::export) fn moment(&self, at: LocalTime) -> String {
        format!("{} {}", self.day(at.date), at.naive().format("%H:%M"))
    }

    pub(in crate::export) fn range(&self, first: NaiveDate, last: NaiveDate) -> String {
        let year = last.year();
        if self.is_chinese {
            return format!("{year}年{}至{}", self.date(first), self.date(last));
        }
        if first == last {
            return format!("{} {year}", self.date(first));
        }
        match (first.year(), first.month()) == (year, last.month()) {
            true => format!("{}–{} {year}", first.day(), self.date(last)),
            false => format!("{} – {} {year}", self.date(first), self.date(last)),
        }
    }

    fn date(&self, day: NaiveDate) -> String {
        match self.is_chinese {
            true => format!("{}月{}日", day.month(), day.day()),
            false => day.format("%-d %B").to_string(),
        }
    }
}

fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}
