// Tests the search for time zones.

import { expect, test } from "vitest";
import { findZones } from "./zones";

const ZONES = ["America/New_York", "America/North_Dakota/Center", "Europe/Berlin", "Europe/York"];

test.each([
  ["york", ["Europe/York", "America/New_York"]],
  ["new york", ["America/New_York"]],
  ["europe", ["Europe/Berlin", "Europe/York"]],
  ["nowhere", []],
  ["", ZONES],
])("%j finds %j", (typed, found) => {
  expect(findZones(ZONES, typed)).toEqual(found);
});
