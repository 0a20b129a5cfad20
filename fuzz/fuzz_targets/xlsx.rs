#![no_main]

mod plan;

use daymark_core::planner::TableOptions;
use libfuzzer_sys::fuzz_target;
use plan::Plan;

thread_local! {
    static PLAN: Plan = Plan::new("file.xlsx");
}

fuzz_target!(|bytes: &[u8]| {
    PLAN.with(|plan| {
        let file = plan.written(bytes);
        let _ = plan.planner.preview_table(file, &TableOptions::default());
    });
});
