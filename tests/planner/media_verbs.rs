//! The verbs of pictures and videos, on the furnished plan: two pictures on two channels, one of them cropped by one post, and
//! one that nobody uses.

use std::path::PathBuf;

use daymark_core::model::{Crop, WHOLE};
use daymark_core::query::Changes;
use daymark_core::{Planner, Result};

use crate::furnished::Ids;
use crate::pictures::{mp4, png};
use crate::support::{TestPlan, folder};

const UPPER_HALF: Crop = Crop {
    left: 0,
    top: 0,
    width: WHOLE,
    height: WHOLE / 2,
};

/// Gives the plan its pictures.
pub(crate) fn furnish(plan: &mut TestPlan, post: &str) {
    let ids = [2, 3, 4].map(|width| {
        let add = |picture: &PathBuf| {
            plan.add_media(post, std::slice::from_ref(picture), Some("Red and blue"))
        };
        let (_, ids) = with_file(&png(width, 2), add).unwrap();
        ids[0].to_string()
    });
    plan.set_crop(post, &ids[0], Some(UPPER_HALF)).unwrap();
    plan.remove_media(&ids[2..]).unwrap();
}

/// Does something with a new file, which is on another disk than the plan and goes then.
fn with_file<T>(bytes: &[u8], act: impl FnOnce(&PathBuf) -> Result<T>) -> Result<T> {
    let folder = folder();
    let path = folder.path().join(format!("{}.png", bytes.len()));
    std::fs::write(&path, bytes).unwrap();
    act(&path)
}

/// Adds a picture of a width to a post.
pub(crate) fn picture(plan: &mut Planner, post: &str, width: u32) -> Changes {
    let folder = folder();
    let path = folder.path().join(format!("{width}.png"));
    std::fs::write(&path, png(width, 2)).unwrap();
    plan.add_media(post, &[path], None).unwrap().0
}

/// Returns the id of a use by the post on two channels; empty if it is gone.
fn used(plan: &Planner, on: &Ids, place: usize) -> Result<String> {
    let media = plan.media_of_post(&on.both)?;
    Ok(media
        .get(place)
        .map_or(String::new(), |used| used.id.to_string()))
}

pub(crate) fn add(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    with_file(&mp4(b"isom", false), |video| {
        let files = std::slice::from_ref(video);
        Ok(plan.add_media(&on.weekly, files, Some("A film"))?.0)
    })
}

pub(crate) fn describe(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    plan.set_alt(&used(plan, on, 0)?, "Described anew")
}

pub(crate) fn order(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    plan.reorder_media(&used(plan, on, 1)?, 0)
}

pub(crate) fn crop(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    let left = Crop {
        width: WHOLE / 2,
        ..UPPER_HALF
    };
    plan.set_crop(&on.both, &used(plan, on, 1)?, Some(left))
}

pub(crate) fn crop_all(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    let crops = [0, 1].map(|place| Ok((used(plan, on, place)?, Some(UPPER_HALF))));
    let crops = crops.into_iter().collect::<Result<Vec<_>>>()?;
    plan.set_crops(&on.both, &crops)
}

pub(crate) fn leave_out(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    plan.use_media(&on.both, &used(plan, on, 0)?, false)
}

pub(crate) fn replace(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    let id = used(plan, on, 0)?;
    with_file(&png(9, 2), |picture| plan.replace_media(&id, picture))
}

pub(crate) fn remove(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    plan.remove_media(&[used(plan, on, 0)?])
}

pub(crate) fn clear(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    Ok(plan.clear_unused()?.0)
}
