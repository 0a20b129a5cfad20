//! The settings of the plan, and the number of its commits.

use rusqlite::{Row, named_params};

use super::Db;
use super::values::Json;
use crate::Result;
use crate::model::Plan;

pub(crate) fn get(db: &Db) -> Result<Plan> {
    let sql = "SELECT name, zone, first_day, hour12, locale, snap, second_zone, review_again,
        utm, utm_source, utm_medium, hour_cost, stage_names
        FROM plan, setting";
    Ok(db.prepare_cached(sql)?.query_row([], read)?)
}

pub(crate) fn put(db: &Db, plan: &Plan) -> Result<()> {
    let sql = "INSERT INTO plan (id, name, zone, first_day, hour12)
        VALUES (1, :name, :zone, :first_day, :hour12)
        ON CONFLICT (id) DO UPDATE
        SET name = :name, zone = :zone, first_day = :first_day, hour12 = :hour12";
    db.prepare_cached(sql)?.execute(named_params! {
        ":name": plan.name,
        ":zone": plan.zone,
        ":first_day": plan.first_day,
        ":hour12": plan.hour12,
    })?;
    put_settings(db, plan)
}

fn put_settings(db: &Db, plan: &Plan) -> Result<()> {
    let sql = "UPDATE setting SET locale = :locale, snap = :snap, second_zone = :second_zone,
        review_again = :review_again, utm = :utm, utm_source = :utm_source, utm_medium = :utm_medium,
        hour_cost = :hour_cost, stage_names = :stage_names";
    db.prepare_cached(sql)?.execute(named_params! {
        ":locale": plan.locale,
        ":snap": plan.snap,
        ":second_zone": plan.second_zone,
        ":review_again": plan.review_again,
        ":utm": plan.utm,
        ":utm_source": plan.utm_source,
        ":utm_medium": plan.utm_medium,
        ":hour_cost": plan.hour_cost,
        ":stage_names": Json(&plan.stage_names),
    })?;
    Ok(())
}

pub(crate) fn revision(db: &Db) -> Result<u32> {
    let sql = "SELECT number FROM revision";
    Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

pub(crate) fn raise_revision(db: &Db) -> Result<u32> {
    let sql = "UPDATE revision SET number = number + 1 RETURNING number";
    Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Plan> {
    Ok(Plan {
        name: row.get("name")?,
        zone: row.get("zone")?,
        first_day: row.get("first_day")?,
        hour12: row.get("hour12")?,
        locale: row.get("locale")?,
        snap: row.get("snap")?,
        second_zone: row.get("second_zone")?,
        review_again: row.get("review_again")?,
        utm: row.get("utm")?,
        utm_source: row.get("utm_source")?,
        utm_medium: row.get("utm_medium")?,
        hour_cost: row.get("hour_cost")?,
        stage_names: row.get::<_, Json<_>>("stage_names")?.0,
    })
}
