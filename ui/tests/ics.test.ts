// Tests the exported calendar with ical.js, the parser of Thunderbird: runs the exporter, and compares
// every field of every event with the plan. The Rust side does the same with calcard (tests/export).

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";

type Component = InstanceType<typeof ICAL.Component>;
type Time = InstanceType<typeof ICAL.Time>;
type Duration = InstanceType<typeof ICAL.Duration>;

/** One event, in the terms of `awkward.json`. */
interface Seen {
  uid: string;
  summary: string;
  description: string;
  categories: string[];
  url: string | null;
  start: string;
  end: string;
  status: string;
  transparency: string;
  sequence: number;
  stamp: string;
  lastModified: string;
  colour: string;
  alarm: { action: string; description: string; trigger: number } | null;
}

const ROOT = resolve(import.meta.dirname, "../..");
const BUILD_TIME = 15 * 60_000;

let folder: string;
let calendar: Component;
let expected: { name: string; events: Seen[] };

// By default, ical.js reads these properties as raw text. NAME is from RFC 7986, and a name with X- is
// TEXT by default (RFC 5545, section 3.8.8.2).
Object.assign(ICAL.design.icalendar.property, {
  name: { defaultType: "text" },
  "x-wr-calname": { defaultType: "text" },
});

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "daymark-ics-"));
  const example = [
    "run",
    "--quiet",
    "--package",
    "daymark-core",
    "--example",
    "awkward_ics",
  ];
  execFileSync("cargo", [...example, "--", folder], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
  });
  calendar = read("awkward.ics");
  expected = JSON.parse(readFileSync(join(folder, "awkward.json"), "utf8"));
}, BUILD_TIME);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the calendar says what it is", () => {
  const head = Object.fromEntries(
    calendar
      .getAllProperties()
      .map((property) => [property.name, String(property.getFirstValue())]),
  );
  expect(head).toEqual({
    version: "2.0",
    prodid: expect.stringMatching(
      /^-\/\/Daymark\/\/Daymark \d+\.\d+\.\d+\/\/EN$/,
    ),
    calscale: "GREGORIAN",
    method: "PUBLISH",
    name: expected.name,
    "x-wr-calname": expected.name,
    color: "teal",
    "refresh-interval": "PT1H",
    "x-published-ttl": "PT1H",
  });
});

test("every field of every event is read back", () => {
  const events = calendar.getAllSubcomponents().map(seen);
  expect(events).toHaveLength(expected.events.length);
  const byUid = new Map(events.map((event) => [event.uid, event]));
  for (const event of expected.events)
    expect(byUid.get(event.uid)).toEqual(event);
});

test("an event has no property that was not compared, and none twice", () => {
  for (const event of calendar.getAllSubcomponents()) {
    const names = event.getAllProperties().map((property) => property.name);
    expect(new Set(names).size).toBe(names.length);
    expect(
      names.filter((name) => !["description", "url"].includes(name)),
    ).toHaveLength(11);
  }
});

test("a rule gives the same posts at the same moments as single events", () => {
  const [single, rules] = [read("single.ics"), read("rules.ics")];
  for (const zone of rules.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(zone);
  const posts = occurrences(single);
  // A rule without an end goes on until the last post of its title.
  const last = new Map(posts.map(([start, , title]) => [title!, start!]));
  expect(posts.length).toBeGreaterThan(150);
  expect(rules.getAllSubcomponents("vevent").length).toBeLessThan(
    posts.length / 3,
  );
  expect(occurrences(rules, last)).toEqual(posts);
});

test("campaigns and notes are whole days", () => {
  const days = wholeDays(read("rules.ics"));
  expect(days).toEqual([
    ["2026-10-24", "2026-10-26", "Launch, week; \\ 发布", "Why"],
    ["2026-12-31", "2027-01-01", "Fair", "Hall 3"],
  ]);
  expect(wholeDays(read("single.ics"))).toEqual(days);
});

function read(name: string): Component {
  return new ICAL.Component(
    ICAL.parse(readFileSync(join(folder, name), "utf8")),
  );
}

function wholeDays(calendar: Component): string[][] {
  const events = calendar
    .getAllSubcomponents("vevent")
    .map((event) => new ICAL.Event(event));
  return events
    .filter((event) => event.startDate.isDate)
    .map((event) => [
      event.startDate.toString(),
      event.endDate.toString(),
      event.summary,
      event.description,
    ]);
}

/** Returns the starts and ends in UTC, titles and states of all that isn't on whole days, in order, each title until its last. */
function occurrences(
  calendar: Component,
  last = new Map<string, string>(),
): string[][] {
  const all = calendar.getAllSubcomponents("vevent");
  const [changed, events] = [true, false].map((is) =>
    all.filter((event) => event.hasProperty("recurrence-id") === is),
  );
  return events!
    .map((event) => {
      // By itself, ical.js takes the changed dates of all events for those of each.
      const exceptions = changed!.filter(
        (other) => text(other, "uid") === text(event, "uid"),
      );
      return new ICAL.Event(event, { exceptions, strictExceptions: true });
    })
    .filter((event) => !event.startDate.isDate)
    .flatMap((event) => occurrencesOf(event, last.get(event.summary) ?? "9999"))
    .sort();
}

function occurrencesOf(
  event: InstanceType<typeof ICAL.Event>,
  last: string,
): string[][] {
  if (!event.isRecurring())
    return [occurrence(event, event.startDate, event.endDate)];
  const found: string[][] = [];
  const times = event.iterator();
  for (
    let time = times.next();
    time && inUtc(time) <= last;
    time = times.next()
  ) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(time);
    found.push(occurrence(item, startDate, endDate));
  }
  return found;
}

function occurrence(
  event: InstanceType<typeof ICAL.Event>,
  start: Time,
  end: Time,
): string[] {
  return [
    inUtc(start),
    inUtc(end),
    event.summary,
    text(event.component, "status"),
  ];
}

function inUtc(time: Time): string {
  return time.convertToZone(ICAL.Timezone.utcTimezone).toString();
}

function seen(event: Component): Seen {
  expect(event.name).toBe("vevent");
  return {
    uid: text(event, "uid"),
    summary: text(event, "summary"),
    description: event.hasProperty("description")
      ? text(event, "description")
      : "",
    categories: event.getFirstProperty("categories")?.getValues() ?? [],
    url: event.hasProperty("url") ? text(event, "url") : null,
    start: moment(event, "dtstart"),
    end: moment(event, "dtend"),
    status: text(event, "status"),
    transparency: text(event, "transp"),
    sequence: event.getFirstPropertyValue("sequence") as unknown as number,
    stamp: moment(event, "dtstamp"),
    lastModified: moment(event, "last-modified"),
    colour: text(event, "color"),
    alarm: alarm(event),
  };
}

function alarm(event: Component): Seen["alarm"] {
  const [alarm, ...more] = event.getAllSubcomponents("valarm");
  expect(more).toHaveLength(0);
  if (!alarm) return null;
  const trigger = alarm.getFirstPropertyValue("trigger") as unknown as Duration;
  return {
    action: text(alarm, "action"),
    description: text(alarm, "description"),
    trigger: trigger.toSeconds(),
  };
}

function text(component: Component, name: string): string {
  return component.getFirstPropertyValue(name) as unknown as string;
}

function moment(component: Component, name: string): string {
  const time = component.getFirstPropertyValue(name) as unknown as Time;
  expect(time.zone).toBe(ICAL.Timezone.utcTimezone);
  return time.toICALString();
}
