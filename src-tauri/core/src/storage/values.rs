//! Conversions between the types of the model and columns.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{
    Amount, AudienceId, CampaignId, CommentId, ItemId, ItemMediaId, MediaId, MediaType, Need,
    ObjectiveId, Op, PostId, PostKind, Roles, Rule, SeriesId, SnippetKind, Stage, Status, WaiverId,
    Zone,
};

macro_rules! id_as_text {
    ($($id:ident),+) => {$(
        impl rusqlite::types::ToSql for $id {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                self.as_str().to_sql()
            }
        }

        impl rusqlite::types::FromSql for $id {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                value.as_str().map(Self::from)
            }
        }
    )+};
}

macro_rules! name_as_text {
    ($($name:ident),+) => {$(
        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                self.name().to_sql()
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                value.as_str()?.parse().map_err($crate::storage::values::unreadable)
            }
        }
    )+};
}

pub(super) use id_as_text;
pub(super) use name_as_text;

id_as_text!(
    AudienceId,
    CampaignId,
    CommentId,
    ItemId,
    ItemMediaId,
    MediaId,
    ObjectiveId,
    PostId,
    SeriesId,
    WaiverId
);
name_as_text!(Zone, Status, MediaType, SnippetKind, PostKind, Stage, Need);

impl ToSql for Rule {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for Rule {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(unreadable)
    }
}

impl ToSql for Op {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        json(self)
    }
}

impl FromSql for Op {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?).map_err(unreadable)
    }
}

/// An amount in millionths.
impl ToSql for Amount {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.millionths().into())
    }
}

impl FromSql for Amount {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Amount::of_millionths(value.as_i64()?).map_err(unreadable)
    }
}

impl ToSql for Roles {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        json(self)
    }
}

impl FromSql for Roles {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Json::column_result(value).map(|Json(roles)| roles)
    }
}

/// A list as JSON.
pub(super) struct Json<T>(pub(super) T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        json(&self.0)
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Json)
            .map_err(unreadable)
    }
}

fn json(value: &impl Serialize) -> rusqlite::Result<ToSqlOutput<'static>> {
    let text = serde_json::to_string(value)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    Ok(text.into())
}

/// A day as `YYYY-MM-DD`.
pub(super) struct Day(pub(super) NaiveDate);

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Day).map_err(unreadable)
    }
}

/// A moment in milliseconds since 1970.
pub(super) struct Millis(pub(super) DateTime<Utc>);

impl ToSql for Millis {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.timestamp_millis().into())
    }
}

impl FromSql for Millis {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let millis = value.as_i64()?;
        let moment = DateTime::from_timestamp_millis(millis);
        moment.map(Millis).ok_or(FromSqlError::OutOfRange(millis))
    }
}

/// The parts of a thread as a JSON array; null without parts.
pub(super) struct Parts(pub(super) Vec<String>);

impl ToSql for Parts {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let Self(parts) = self;
        let text =
            (!parts.is_empty()).then(|| serde_json::Value::from(parts.as_slice()).to_string());
        Ok(ToSqlOutput::Owned(text.into()))
    }
}

impl FromSql for Parts {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str_or_null()?;
        let parts = text
            .map(serde_json::from_str)
            .transpose()
            .map_err(unreadable)?;
        Ok(Self(parts.unwrap_or_default()))
    }
}

pub(super) fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> FromSqlError {
    FromSqlError::Other(Box::new(error))
}
