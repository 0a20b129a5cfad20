//! An exported file as `calcard` reads it, in the terms of [`Seen`].

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty as Property,
    ICalendarValue,
};
use calcard::{Entry, Parser};

use crate::awkward::{Alarm, Seen};

/// The one calendar of a file. (The parser's strict mode refuses every calendar with an event.)
pub(crate) fn parse(bytes: &[u8]) -> ICalendar {
    let text = std::str::from_utf8(bytes).expect("an export is UTF-8");
    let mut parser = Parser::new(text);
    let calendar = match parser.entry() {
        Entry::ICalendar(calendar) => calendar,
        other => panic!("not a calendar: {other:?}"),
    };
    assert_eq!(parser.entry(), Entry::Eof, "something follows the calendar");
    calendar
}

pub(crate) fn events(calendar: &ICalendar) -> Vec<Seen> {
    let ids = calendar.components[0].component_ids.iter();
    ids.map(|id| event(calendar, *id)).collect()
}

/// Reads a file back whole.
pub(crate) fn read(bytes: &[u8]) -> Vec<Seen> {
    events(&parse(bytes))
}

fn event(calendar: &ICalendar, id: u32) -> Seen {
    let event = &calendar.components[id as usize];
    assert_eq!(event.component_type, ICalendarComponentType::VEvent);
    refuse_unexpected(event);
    Seen {
        uid: text(event, Property::Uid),
        summary: text(event, Property::Summary),
        description: optional(event, Property::Description).unwrap_or_default(),
        categories: texts(event, Property::Categories),
        url: optional(event, Property::Url),
        start: moment(event, Property::Dtstart),
        end: moment(event, Property::Dtend),
        status: text(event, Property::Status),
        transparency: text(event, Property::Transp),
        sequence: number(event, Property::Sequence),
        stamp: moment(event, Property::Dtstamp),
        last_modified: moment(event, Property::LastModified),
        colour: text(event, Property::Color),
        alarm: calendar.alarms_for_id(id).next().map(alarm),
    }
}

/// Each property once, and none but those compared.
fn refuse_unexpected(event: &ICalendarComponent) {
    let mut names: Vec<&str> = event
        .entries
        .iter()
        .map(|entry| entry.name.as_str())
        .collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "a property stands twice: {names:?}");
    let optional = names
        .iter()
        .filter(|name| ["DESCRIPTION", "URL"].contains(name));
    assert_eq!(count - optional.count(), 11, "unexpected: {names:?}");
}

fn alarm(alarm: &ICalendarComponent) -> Alarm {
    let values = values(alarm, &Property::Trigger);
    let [ICalendarValue::Duration(trigger)] = values else {
        panic!("not a duration: {values:?}");
    };
    Alarm {
        action: text(alarm, Property::Action),
        description: text(alarm, Property::Description),
        trigger: trigger.as_seconds(),
    }
}

pub(crate) fn text(component: &ICalendarComponent, property: Property) -> String {
    let name = property.as_str().to_owned();
    optional(component, property).unwrap_or_else(|| panic!("no {name}"))
}

fn optional(component: &ICalendarComponent, property: Property) -> Option<String> {
    let texts = texts(component, property);
    assert!(texts.len() <= 1, "several values: {texts:?}");
    texts.into_iter().next()
}

fn texts(component: &ICalendarComponent, property: Property) -> Vec<String> {
    let values = values(component, &property).iter();
    let text = |value: &ICalendarValue| value.as_text().expect("a text").to_owned();
    values.map(text).collect()
}

fn number(component: &ICalendarComponent, property: Property) -> u32 {
    let [value] = values(component, &property) else {
        panic!("not one number");
    };
    value.as_integer().unwrap().try_into().unwrap()
}

/// As it was written, and in UTC.
fn moment(component: &ICalendarComponent, property: Property) -> String {
    let [ICalendarValue::PartialDateTime(moment)] = values(component, &property) else {
        panic!("not one moment");
    };
    let utc = PartialDateTime {
        tz_hour: Some(0),
        tz_minute: Some(0),
        ..(**moment).clone()
    };
    assert_eq!(**moment, utc, "{} is not in UTC", property.as_str());
    let moment = moment.to_date_time().unwrap().date_time;
    moment.format("%Y%m%dT%H%M%SZ").to_string()
}

fn values<'a>(component: &'a ICalendarComponent, property: &Property) -> &'a [ICalendarValue] {
    component
        .property(property)
        .map_or(&[], |entry| &entry.values)
}
