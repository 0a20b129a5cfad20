//! Checks that `ui/src/bindings.ts`, the page's copy of the types shared with the core, is up to date.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use ts_rs::{Config, TS, TypeVisitor};

use crate::Code;
use crate::backup::BackedUp;
use crate::checks::Finding;
use crate::export::{ExportOptions, TaskTool};
use crate::layers::LayerContents;
use crate::media::FolderSize;
use crate::model::platform::Platform;
use crate::model::{
    AudienceEdit, Author, CampaignEdit, Categories, ChannelEdit, Entry, FeedbackEdit, IdeaEdit,
    LayerEdit, MessageEdit, MissionEdit, NewChannel, NewExperiment, NewPlan, NewPost,
    ObjectiveEdit, PillarEdit, PlanEdit, PostEdit, Progress, Rearrangement, Replacement, Salvaged,
    SavedViewEdit, Scope, SeriesChange, SnippetEdit, SubjectEdit, Target,
};
use crate::planner::{
    AnswersReport, DueCount, DuePosts, FeedbackReport, PlacedIdea, PlanDamage,
    RearrangementPreview, ReplacementPreview, ResultsOptions, ResultsReport, RuleChange,
    TableOptions, TablePreview, UnsharedMove,
};
use crate::query::{
    Changes, Comparison, DayMark, Difference, ExperimentSize, ExperimentStanding, FeedbackLog,
    FirstFrame, Found, LinkDraft, LinkOnChannel, ListedResult, MeasuredComment, MeasuredText,
    PostChange, PostComment, PostDetail, ProfileGrid, RankedIdea, ResultsPage, ResultsScope,
    SecondZoneHours, Strategy, Suggestions, Works,
};
use crate::sync::ConflictedCopy;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/bindings.ts");

/// The line before the types of the window, which a test of the app writes after those of the core.
const WINDOW: &str = "\n// The window's types";

const HEADER: &str = "\
// The core's types, generated from Rust by src-tauri/core/src/typescript.rs: do not edit.
// To write it anew: DAYMARK_BLESS=1 cargo test -p daymark-core typescript
";

#[test]
fn the_page_has_the_types_of_the_core() {
    let wanted = bindings();
    let text = std::fs::read_to_string(Path::new(FILE)).unwrap_or_default();
    let (found, window) = text.split_at(text.find(WINDOW).unwrap_or(text.len()));
    if std::env::var_os("DAYMARK_BLESS").is_some() {
        return std::fs::write(FILE, wanted + window).unwrap();
    }
    let how = "ui/src/bindings.ts is not what the Rust types say: run
    DAYMARK_BLESS=1 cargo test -p daymark-core typescript";
    assert!(found == wanted, "{how}");
}

/// Returns the types that commands take and return, with all types they are made of.
fn bindings() -> String {
    let mut types = Types::default();
    types.visit::<FirstFrame>();
    types.visit::<Changes>();
    types.visit::<PostDetail>();
    types.visit::<PostComment>();
    types.visit::<MeasuredComment>();
    types.visit::<PostChange>();
    types.visit::<MeasuredText>();
    types.visit::<LinkDraft>();
    types.visit::<LinkOnChannel>();
    types.visit::<UnsharedMove>();
    types.visit::<SecondZoneHours>();
    types.visit::<Entry>();
    types.visit::<Platform>();
    types.visit::<Code>();
    types.visit::<NewPlan>();
    types.visit::<PlanEdit>();
    types.visit::<NewChannel>();
    types.visit::<ChannelEdit>();
    types.visit::<NewPost>();
    types.visit::<PostEdit>();
    types.visit::<Target>();
    types.visit::<Categories>();
    types.visit::<Scope>();
    types.visit::<SeriesChange>();
    types.visit::<CampaignEdit>();
    types.visit::<PillarEdit>();
    types.visit::<LayerEdit>();
    types.visit::<LayerContents>();
    types.visit::<FolderSize>();
    types.visit::<Finding>();
    types.visit::<RuleChange>();
    types.visit::<ProfileGrid>();
    types.visit::<ListedResult>();
    types.visit::<Works>();
    types.visit::<ResultsPage>();
    types.visit::<ResultsScope>();
    types.visit::<ResultsOptions>();
    types.visit::<ResultsReport>();
    types.visit::<Strategy>();
    types.visit::<Suggestions>();
    types.visit::<NewExperiment>();
    types.visit::<ExperimentStanding>();
    types.visit::<ExperimentSize>();
    types.visit::<IdeaEdit>();
    types.visit::<RankedIdea>();
    types.visit::<PlacedIdea>();
    types.visit::<SubjectEdit>();
    types.visit::<DayMark>();
    types.visit::<FeedbackEdit>();
    types.visit::<FeedbackLog>();
    types.visit::<FeedbackReport>();
    types.visit::<TaskTool>();
    types.visit::<MissionEdit>();
    types.visit::<MessageEdit>();
    types.visit::<DuePosts>();
    types.visit::<DueCount>();
    types.visit::<ExportOptions>();
    types.visit::<Found>();
    types.visit::<SavedViewEdit>();
    types.visit::<Rearrangement>();
    types.visit::<RearrangementPreview>();
    types.visit::<SnippetEdit>();
    types.visit::<AudienceEdit>();
    types.visit::<ObjectiveEdit>();
    types.visit::<Progress>();
    types.visit::<Replacement>();
    types.visit::<ReplacementPreview>();
    types.visit::<Comparison>();
    types.visit::<BackedUp>();
    types.visit::<Difference>();
    types.visit::<ConflictedCopy>();
    types.visit::<PlanDamage>();
    types.visit::<Salvaged>();
    types.visit::<Author>();
    types.visit::<AnswersReport>();
    types.visit::<TableOptions>();
    types.visit::<TablePreview>();
    let declarations: Vec<String> = types.declarations.into_values().collect();
    format!("{HEADER}\n{}", declarations.join("\n"))
}

#[derive(Default)]
struct Types {
    seen: HashSet<TypeId>,
    /// Declarations by type name.
    declarations: BTreeMap<String, String>,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
        if T::output_path().is_some() {
            let config = Config::new();
            let (docs, declaration) = (T::docs().unwrap_or_default(), T::decl(&config));
            let name = T::ident(&config);
            let text = format!("{docs}export {}", branded(&name, declaration));
            self.declarations.insert(name, tidy(&text));
        }
    }
}

/// Returns the declaration of an id type with the type's name in it, so that TypeScript tells id types apart.
fn branded(name: &str, declaration: String) -> String {
    let is_id = name.ends_with("Id") && declaration == format!("type {name} = string;");
    if is_id {
        format!("type {name} = string & {{ readonly noun: \"{name}\" }};")
    } else {
        declaration
    }
}

/// Returns the declaration without the spaces that ts-rs leaves at the ends of lines.
fn tidy(declaration: &str) -> String {
    let lines = declaration
        .lines()
        .map(|line| format!("{}\n", line.trim_end()));
    lines.collect()
}
