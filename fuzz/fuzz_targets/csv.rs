#![no_main]

#[allow(dead_code, reason = "each target uses one way to import")]
mod plan;

use daymark_core::planner::{ImportAs, TableOptions};
use libfuzzer_sys::fuzz_target;

// Also boards in JSON and blogs in XML, which are told apart by how they begin.
fuzz_target!(|bytes: &[u8]| {
    plan::with(|plan| {
        let options = TableOptions {
            channel: Some(plan.channel.clone()),
            date_order: Some("dmy".to_owned()),
            year: Some(2026),
            ..TableOptions::default()
        };
        plan.import(bytes, ImportAs::Table(&options));
    });
});
