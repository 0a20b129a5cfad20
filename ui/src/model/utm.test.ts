// Tests the usual UTM values that empty fields show, and what decides how links are sent.

import { expect, test } from "vitest";
import type { Campaign, Channel, Plan } from "../bindings";
import { linkWords, slug } from "./utm";

test("a name becomes a word of a link", () => {
  expect(slug("Search 2.0 launch")).toBe("search-2-0-launch");
  expect(slug(" 双十一 预热! ")).toBe("双十一-预热");
  expect(slug("!?")).toBe("");
});

test("the words of links change with whatever decides how links are sent", () => {
  const settings = { utm: true, utm_source: null, utm_medium: null } as Plan;
  const channel = { id: "c", name: "X", utm_source: null, utm_medium: null } as Channel;
  const campaign = { id: "k", name: "Launch", utm_campaign: null } as Campaign;
  const plan = { settings, channels: [channel], campaigns: [campaign] };
  const changed = [
    { ...plan, settings: { ...settings, utm: false } },
    { ...plan, settings: { ...settings, utm_medium: "owned" } },
    { ...plan, channels: [{ ...channel, utm_source: "twitter" }] },
    { ...plan, campaigns: [{ ...campaign, utm_campaign: "l" }] },
    { ...plan, campaigns: [{ ...campaign, name: "Lunch" }] },
  ];
  expect(new Set([plan, ...changed].map(linkWords)).size).toBe(6);
  expect(linkWords({ ...plan, channels: [{ ...channel, colour: "#000000" } as Channel] })).toBe(linkWords(plan));
});
