"""Compares rules.ics with single.ics in a folder, as icalendar and dateutil read them: the same posts at the same moments.
Each is computed twice, with the zones of Python and with those that the calendar itself defines. Prints how many there were."""

import sys
from datetime import datetime, timezone
from pathlib import Path

from dateutil.rrule import rrulestr
from icalendar import Calendar


def read(name):
    return Calendar.from_ical((Path(sys.argv[1]) / name).read_bytes())


def seen(event, start, end):
    """An occurrence, its moments in UTC; whole days stay days."""
    moments = (start, end)
    if isinstance(start, datetime):
        moments = tuple(moment.astimezone(timezone.utc).isoformat() for moment in moments)
    return (*(str(moment) for moment in moments), str(event["SUMMARY"]), str(event.get("STATUS")))


def in_zone(moment, zones):
    name = getattr(moment.tzinfo, "key", None) if isinstance(moment, datetime) else None
    return moment.replace(tzinfo=zones[name]) if name in zones else moment


def values(event, name):
    found = event.get(name, [])
    lists = found if isinstance(found, list) else [found]
    return [value.dt for each in lists for value in each.dts]


def occurrences(events, zones, last):
    """All occurrences; a rule without an end goes on until the last post of its title."""
    instead = {}
    for event in events:
        if "RECURRENCE-ID" in event:
            instead.setdefault(event["UID"], {})[event.decoded("RECURRENCE-ID").replace(tzinfo=None)] = event
    for event in events:
        start, end = (in_zone(event.decoded(name), zones) for name in ("DTSTART", "DTEND"))
        if "RECURRENCE-ID" in event or "RRULE" not in event:
            yield seen(event, start, end)
            continue
        # On the clocks, as RFC 5545 steps; the end of the rule is compared as a moment.
        rule = dict(event["RRULE"])
        until = rule.pop("UNTIL", None) or [last[str(event["SUMMARY"])]]
        text = ";".join(f"{key}={','.join(map(str, value))}" for key, value in rule.items())
        clock = start.replace(tzinfo=None)
        gone = {moment.replace(tzinfo=None) for moment in values(event, "EXDATE")}
        for time in rrulestr(text, dtstart=clock):
            begin = time.replace(tzinfo=start.tzinfo)
            if begin.astimezone(timezone.utc) > until[0]:
                break
            if time not in gone and time not in instead.get(event["UID"], {}):
                # An event is as long as its first, exactly (section 3.8.5.3).
                length = end.astimezone(timezone.utc) - start.astimezone(timezone.utc)
                yield seen(event, begin, begin.astimezone(timezone.utc) + length)


single, rules = (read(name).walk("VEVENT") for name in ("single.ics", "rules.ics"))
last = {}
for event in single:
    if isinstance(event.decoded("DTSTART"), datetime):
        title = str(event["SUMMARY"])
        last[title] = max(event.decoded("DTSTART"), last.get(title, event.decoded("DTSTART")))
expected = sorted(occurrences(single, {}, last))
own = {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in read("rules.ics").walk("VTIMEZONE")}
assert len(own) == 7, own
for zones in ({}, own):
    found = sorted(occurrences(rules, zones, last))
    differing = sorted(set(found) ^ set(expected))
    assert found == expected, "\n".join(map(str, differing[:20]))
print(len(expected))
