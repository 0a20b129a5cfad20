#![no_main]

#[allow(dead_code, reason = "each target uses one way to import")]
mod plan;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| plan::with(|plan| plan.import_answers(bytes)));
