// The days that a week begins on somewhere.

import { addDays } from "../model/dates";
import { dayNameLong } from "../words/format";

const MONDAY = "2026-11-16";
const FIRST_DAYS = [1, 7, 6];

/** 1 Monday to 7 Sunday, each by its name. */
export const firstDayOptions = () =>
  FIRST_DAYS.map((day) => ({
    value: String(day),
    label: dayNameLong(addDays(MONDAY, day - 1)),
  }));
