//! The words of reports, in the plan's language.

use chrono::NaiveDate;

use crate::export::sheet::words::Words;

impl Words {
    /// Returns the one of two texts that is in the language.
    pub(in crate::export) fn pick(
        &self,
        english: &'static str,
        chinese: &'static str,
    ) -> &'static str {
        match self.is_chinese {
            true => chinese,
            false => english,
        }
    }

    /// Returns the text in the language with a word for its `{}`.
    pub(in crate::export) fn pick_format(
        &self,
        english: &'static str,
        chinese: &'static str,
        word: &str,
    ) -> String {
        self.pick(english, chinese).replacen("{}", word, 1)
    }

    pub(in crate::export) fn report_title(&self, plan: &str, range: &str) -> String {
        match self.is_chinese {
            true => format!("{plan}：{range}的报告"),
            false => format!("{plan}: report on {range}"),
        }
    }

    pub(in crate::export) fn report_made(&self, today: NaiveDate, times: &str) -> String {
        match self.is_chinese {
            true => format!("{today} 制作。{times}"),
            false => format!("Made on {today}. {times}"),
        }
    }

    /// Returns the name of an exposure, as the platform counts it.
    pub(in crate::export) fn metric(&self, metric: &'static str) -> &'static str {
        match metric {
            "impressions" => self.pick("impressions", "展示"),
            "views" => self.pick("views", "浏览"),
            "reach" => self.pick("reach", "触达"),
            "delivered" => self.pick("delivered", "送达"),
            "readers" => self.pick("readers", "阅读"),
            other => other,
        }
    }

    pub(in crate::export) fn posts_with_results(&self, posts: u32, without: u32) -> String {
        match self.is_chinese {
            true => format!("{posts} 篇已发布的帖子有数据，{without} 篇还没有。"),
            false => format!("{posts} published posts have results; without any yet: {without}."),
        }
    }

    pub(in crate::export) fn without_results(&self, count: u32) -> String {
        match self.is_chinese {
            true => format!("{count} 篇帖子还没有数据，未计入。"),
            false => format!("Left out, as they have no results yet: {count} posts."),
        }
    }

    pub(in crate::export) fn levels_of(&self, channel: &str, posts: u32) -> String {
        match self.is_chinese {
            true => format!("{channel}：各分组与平时相比，共 {posts} 篇帖子"),
            false => format!("{channel}: each level beside the usual post, {posts} posts"),
        }
    }

    pub(in crate::export) fn too_few(&self, posts: u32, least: u32) -> String {
        match (self.is_chinese, posts) {
            (true, _) => format!("此渠道有数据的帖子为 {posts} 篇；满 {least} 篇后可以比较。"),
            (_, 1) => {
                format!(
                    "1 post with results on this channel; from {least} on, times can be compared."
                )
            }
            _ => format!(
                "{posts} posts with results on this channel; from {least} on, times can be compared."
            ),
        }
    }

    pub(in crate::export) fn too_alike(&self, posts: u32) -> String {
        match self.is_chinese {
            true => format!(
                "您的 {posts} 篇有数据的帖子太相似：至少要有两个各含 5 篇的星期、时段或形式才能比较。"
            ),
            false => format!(
                "Your {posts} posts with results are too alike: two weekdays, hours or formats with 5 posts each can be compared."
            ),
        }
    }

    pub(in crate::export) fn left_out(&self, count: u32, kinds: &[String]) -> String {
        match (self.is_chinese, count) {
            (true, _) => format!("未计入 {count} 篇：{}。", kinds.join("、")),
            (_, 1) => format!("1 post left out: {}.", kinds.join(", ")),
            _ => format!("{count} posts left out: {}.", kinds.join(", ")),
        }
    }
}
