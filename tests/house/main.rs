//! stub
#[test]
fn none() {}
