// Gives the program the words of its notifications, in the person's language.

import type { ReminderWords } from "../bindings";
import { addDays } from "../model/dates";
import { m } from "../paraglide/messages";
import { dayNameLong, formatList, formatTime } from "../words/format";

/** A Monday. */
const MONDAY = "2024-01-01";
const NOON = 12 * 60;

/** Returns the sentences of reminders, with names in braces where the program puts its own words. */
export function reminderWords(): ReminderWords {
  const [comma, and] = formatList(["1", "2", "3"]).split(/[123]/).slice(1);
  const [morning, afternoon] = [formatTime(0, true), formatTime(NOON, true)].map((time) => time.replace("12:00", "{time}"));
  return {
    title: m.posting_reminder_title({ title: "{title}" }),
    body: m.posting_reminder_body({ channels: "{channels}", when: "{when}" }),
    copy: m.posting_copy(),
    later: m.posting_later(),
    show: m.settings_stored_show(),
    comma: comma!,
    and: and!,
    weekdays: [0, 1, 2, 3, 4, 5, 6].map((day) => dayNameLong(addDays(MONDAY, day))) as ReminderWords["weekdays"],
    halves: [morning!, afternoon!],
  };
}
