// The weekdays on which weeks begin somewhere in the world.

import { addDays } from "../model/dates";
import { dayNameLong } from "../words/format";

const MONDAY = "2026-11-16";
const FIRST_DAYS = [1, 7, 6];

/** Returns the weekdays as options, by name. The values are 1 for Monday to 7 for Sunday. */
export const firstDayOptions = () =>
  FIRST_DAYS.map((day) => ({
    value: String(day),
    label: dayNameLong(addDays(MONDAY, day - 1)),
  }));
