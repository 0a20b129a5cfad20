//! `export png`: a picture of some days, drawn with the fonts of the system.

use std::fs;

use crate::support::Plan;

fn plan() -> Plan {
    let (plan, channel) = Plan::with_channel();
    for (at, title) in [
        (
            "2031-11-18T09:05",
            "One <b> & a title that is much longer than the card on which it is drawn",
        ),
        (
            "2031-11-20T12:00",
            "中文标题：一张图片里的内容安排，发到群里就能看",
        ),
    ] {
        plan.ok(&[
            "post",
            "add",
            "--channel",
            &channel,
            "--at",
            at,
            "--title",
            title,
        ]);
    }
    plan
}

/// Returns the pixels of some days; `None` on a system without fonts.
fn drawn(plan: &Plan, from: &str, to: &str) -> Option<image::RgbImage> {
    let file = plan.path().with_file_name("week.png");
    let range = ["--from", from, "--to", to];
    let args = [&["export", "png", "-o", file.to_str().unwrap()][..], &range].concat();
    let ran = plan.run(&args);
    if ran.err.contains("no fonts") {
        return None;
    }
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    Some(image::open(&file).unwrap().to_rgb8())
}

/// Returns how many pixels of a part of a picture are dark, as letters are.
fn dark(picture: &image::RgbImage, (left, right): (u32, u32)) -> usize {
    let pixels = picture.enumerate_pixels();
    let of_part = pixels.filter(|(x, y, _)| (left..right).contains(x) && *y > 120);
    of_part
        .filter(|(_, _, pixel)| pixel.0.iter().all(|part| *part < 90))
        .count()
}

#[test]
fn a_week_is_a_picture_with_its_posts() {
    let plan = plan();
    let Some(week) = drawn(&plan, "2031-11-17", "2031-11-24") else {
        return;
    };
    assert_eq!(week.width(), 1600);
    assert!(dark(&week, (260, 460)) > 100, "the title on Tuesday");
    assert!(
        dark(&week, (700, 900)) > 100,
        "the Chinese title on Thursday"
    );
    assert_eq!(
        dark(&week, (460, 690)),
        0,
        "nothing on Wednesday, and no title beyond its card"
    );
    let month = drawn(&plan, "2031-11-01", "2031-12-01").unwrap();
    assert_eq!(month.width(), 1600);
    assert!(month.height() > 2 * week.height());
}

#[test]
fn a_range_without_an_end_is_a_week_and_a_longer_one_is_refused() {
    let plan = plan();
    let ran = plan.run(&[
        "export",
        "png",
        "--from",
        "2031-11-01",
        "--to",
        "2032-11-01",
    ]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("1 to 42 days"), "{}", ran.err);
    let file = plan.path().with_file_name("late.png");
    let args = [
        "export",
        "png",
        "-o",
        file.to_str().unwrap(),
        "--from",
        "2031-11-17",
    ];
    if !plan.run(&args).err.contains("no fonts") {
        assert_eq!(plan.json(&args)["count"], 2);
        assert!(fs::read(&file).unwrap().starts_with(b"\x89PNG"));
    }
}
