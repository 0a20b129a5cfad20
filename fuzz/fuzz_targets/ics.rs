#![no_main]

#[allow(dead_code, reason = "each target uses one way to import")]
mod plan;

use daymark_core::planner::{CalendarOptions, ImportAs};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    plan::with(|plan| {
        let options = CalendarOptions {
            channel: Some(plan.channel.clone()),
            ..CalendarOptions::default()
        };
        plan.import(bytes, ImportAs::Calendar(&options));
    });
});
