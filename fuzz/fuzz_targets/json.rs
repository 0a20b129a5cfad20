#![no_main]

mod plan;

use libfuzzer_sys::fuzz_target;
use plan::Plan;

thread_local! {
    static PLAN: Plan = Plan::new("file.json");
}

fuzz_target!(|bytes: &[u8]| {
    PLAN.with(|plan| {
        let _ = plan.planner.preview_json(plan.written(bytes));
    });
});
