//! The tables that other schedulers take, exactly as they are documented: columns, times, and limits of rows.

use super::post::SchedulerPost;

/// A program that takes posts as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheduler {
    /// support.buffer.com article 926
    Buffer,
    /// publer.com blog
    Publer,
    /// A stored template; its columns are matched by name.
    Metricool,
    /// support.sproutsocial.com 115005864203
    Sprout,
    /// Blog posts of 2015 and 2016, as no newer source was found.
    Hootsuite,
    /// help.socialbee.com article 80
    SocialBee,
}

/// The columns of Metricool that name networks, with the platforms that they are.
const NETWORKS: [(&str, &str); 10] = [
    ("Facebook", "facebook"),
    ("Twitter/X", "x"),
    ("LinkedIn", "linkedin"),
    ("GBP", "googlebusiness"),
    ("Instagram", "instagram"),
    ("Pinterest", "pinterest"),
    ("TikTok", "tiktok"),
    ("Youtube", "youtube"),
    ("Threads", "threads"),
    ("Bluesky", "bluesky"),
];

impl Scheduler {
    pub const ALL: [Self; 6] = [
        Self::Buffer,
        Self::Publer,
        Self::Metricool,
        Self::Sprout,
        Self::Hootsuite,
        Self::SocialBee,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Buffer => "buffer",
            Self::Publer => "publer",
            Self::Metricool => "metricool",
            Self::Sprout => "sprout",
            Self::Hootsuite => "hootsuite",
            Self::SocialBee => "socialbee",
        }
    }

    /// Returns true if each channel has a file of its own, as the program asks for the channel when it takes one.
    pub(super) fn has_a_file_a_channel(self) -> bool {
        self != Self::Metricool
    }

    /// Returns the most posts of one file; `None` if no limit is known.
    pub(super) fn most_rows(self) -> Option<usize> {
        matches!(self, Self::Sprout | Self::Hootsuite).then_some(350)
    }

    /// Returns the least minutes between two posts of a file.
    pub(super) fn least_apart(self) -> i64 {
        if self == Self::Sprout { 10 } else { 0 }
    }

    /// Returns why the program can't take a post at all; `None` if it can.
    pub(super) fn refuses(self, post: &SchedulerPost) -> Option<String> {
        let has_network = NETWORKS
            .iter()
            .any(|(_, platform)| *platform == post.platform);
        (self == Self::Metricool && !has_network)
            .then(|| format!("it has no column for {}", post.channel))
    }

    /// Returns the header; `None` if the table has none.
    pub(super) fn header(self, platform: &str) -> Option<Vec<&'static str>> {
        Some(match self {
            Self::Buffer if platform == "pinterest" => {
                vec!["Text", "Image URL", "Tags", "Posting Time", "Board Name"]
            }
            Self::Buffer => vec!["Text", "Image URL", "Tags", "Posting Time"],
            Self::Publer => PUBLER.to_vec(),
            Self::Metricool => {
                let networks = NETWORKS.map(|(name, _)| name);
                [
                    &["Text", "Date", "Time", "Draft"][..],
                    &networks,
                    &["Brand name"],
                ]
                .concat()
            }
            Self::Sprout => vec!["date", "time_24hr", "message_text"],
            Self::Hootsuite => return None,
            Self::SocialBee => {
                vec![
                    "text",
                    "link",
                    "imageUrls",
                    "gifUrls",
                    "videoUrls",
                    "postAtSpecificTime",
                ]
            }
        })
    }

    /// Returns the cells of a post. Times are on the channel's clocks.
    pub(super) fn row(self, post: &SchedulerPost) -> Vec<String> {
        let time = |form: &str| post.at.naive().format(form).to_string();
        let (text, link) = (post.text.clone(), post.link.clone());
        let none = String::new;
        match self {
            Self::Buffer => {
                let mut row = vec![
                    post.text_with_link(),
                    none(),
                    post.labels.join(","),
                    time("%Y-%m-%d %H:%M"),
                ];
                row.extend((post.platform == "pinterest").then(none));
                row
            }
            Self::Publer => {
                let mut row = vec![none(); PUBLER.len()];
                (row[0], row[1], row[2]) = (time("%Y-%m-%d %H:%M"), text, link);
                (row[4], row[5]) = (post.title.clone(), post.labels.join(","));
                (row[7], row[9]) = (post.first_comment.clone(), post.kind.clone());
                row
            }
            Self::Metricool => {
                let truth = |is_true: bool| if is_true { "TRUE" } else { "FALSE" }.to_owned();
                let mut row = vec![
                    post.text_with_link(),
                    time("%Y-%m-%d"),
                    time("%H:%M:%S"),
                    truth(!post.is_sure),
                ];
                row.extend(NETWORKS.map(|(_, platform)| truth(platform == post.platform)));
                row.push(none());
                row
            }
            Self::Sprout => vec![time("%d/%m/%Y"), time("%H:%M"), post.text_with_link()],
            Self::Hootsuite => vec![time("%d/%m/%Y %H:%M"), text, link],
            Self::SocialBee => vec![
                text,
                link,
                none(),
                none(),
                none(),
                time("%Y-%m-%d %H:%M:%S"),
            ],
        }
    }

    /// Returns true if links, labels, first comments and kinds have columns, in this order.
    pub(super) fn carries(self) -> [bool; 3] {
        match self {
            Self::Publer => [true, true, true],
            Self::Buffer => [true, false, false],
            Self::Metricool | Self::Sprout | Self::Hootsuite | Self::SocialBee => [false; 3],
        }
    }
}

const PUBLER: [&str; 12] = [
    "Date - Intl. format or prompt",
    "Text",
    "Link(s) - Separated by comma for FB carousels",
    "Media URL(s) - Separated by comma",
    "Title - For the video, pin, PDF ..",
    "Label(s) - Separated by comma",
    "Alt text(s) - Separated by ||",
    "Comment(s) - Separated by ||",
    "Pin board, FB album, or Google category",
    "Post subtype - I.e. story, reel, PDF ..",
    "CTA - For Facebook links or Google",
    "Reminder - For stories, reels, shorts, and TikToks",
];
