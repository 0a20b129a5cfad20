//! What checks find wrong with single files.

use daymark_core::checks::{Check, MediaFindings};
use daymark_core::model::Status;

use crate::media::{add_pictures, file, on_two_channels};
use crate::pictures::heic;

fn checks_of(found: &MediaFindings, id: &str) -> Vec<Check> {
    let found = found.iter().filter(|(of, _)| of.as_str() == id);
    let found = found.flat_map(|(_, findings)| findings);
    found.map(|finding| finding.check).collect()
}

#[test]
fn a_finding_is_of_the_file_that_it_is_about() {
    let (mut plan, [first, second]) = on_two_channels();
    let ids = add_pictures(&mut plan, &first, 2);
    plan.set_alt(&ids[0], "Described").unwrap();
    plan.use_media(&first, &ids[0], false).unwrap();
    let phone = file(&plan, "phone.heic", &heic());
    let (_, phone) = plan.add_media(&first, &[phone], Some("Taken")).unwrap();
    let of_first = plan.findings_of_media(&first).unwrap();
    let of = |id: &str| checks_of(&of_first, id);
    assert_eq!(of(&ids[0]), [], "it is described, and left out");
    assert!(of(&ids[1]).contains(&Check::AltText));
    assert_eq!(of(phone[0].as_str()), [], "it is described");
    let all = plan.findings_of_all_media().unwrap();
    let found: usize = [&first, &second]
        .map(|post| plan.findings_of_media(post).unwrap())
        .iter()
        .flat_map(MediaFindings::values)
        .map(Vec::len)
        .sum();
    assert_eq!(all.values().map(Vec::len).sum::<usize>(), found);
    plan.set_status(&[first, second], Status::Published)
        .unwrap();
    assert!(plan.findings_of_all_media().unwrap().is_empty());
}
