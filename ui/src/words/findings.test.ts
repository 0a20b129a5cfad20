// Tests the sentences of findings in both languages.

import { afterEach, describe, expect, test } from "vitest";
import type { BrokenLimit, Finding } from "../bindings";
import { overwriteGetLocale } from "../paraglide/runtime";
import { checkWords } from "./findings";

afterEach(() => overwriteGetLocale(() => "en"));

const app: BrokenLimit = {
  count: 2214, limit: 2200, counted: { what: "length", unit: "utf16" }, of: "app", is_own: false, source: "example.com", checked: "2026-11",
};
const finding = (some: Partial<Finding>) => ({ check: "excess", part: null, found: null, limit: null, file: null, ...some }) as Finding;

describe("a finding", () => {
  const cases: [Partial<Finding>, string, string][] = [
    [{ part: "text", limit: app }, "Text is 14 over 2,200 UTF-16 units (example.com, November 2026)", "正文超出 14，上限 2,200 个 UTF-16 单元（example.com，2026年11月）"],
    [{ part: "title", limit: { ...app, of: "api" } }, "Title is 14 over 2,200 UTF-16 units (API; example.com, November 2026)", "标题超出 14，上限 2,200 个 UTF-16 单元（API；example.com，2026年11月）"],
    [{ part: "text", limit: { ...app, of: null, is_own: true, source: "" } }, "Text is 14 over 2,200 UTF-16 units (the channel’s own limit)", "正文超出 14，上限 2,200 个 UTF-16 单元（渠道自身的上限）"],
    [{ check: "missing_part", part: "title", limit: { ...app, count: 1, limit: 2, source: "" } }, "Title has 1 UTF-16 units, 2 are needed", "标题有 1 个 UTF-16 单元，至少需要 2"],
    [{ check: "hashtags", part: "text", limit: { ...app, count: 6, limit: 5, counted: { what: "limited", limited: "hashtags", unit: "items" } } }, "Hashtags: 6, at most 5 (example.com, November 2026)", "话题标签：6，最多 5（example.com，2026年11月）"],
    [{ check: "media_duration", part: "media", limit: { ...app, count: 2, limit: 3, source: "", counted: { what: "limited", limited: "videos", unit: "seconds" } } }, "Seconds: 2, at least 3", "秒数：2，至少 3"],
    [{ check: "placeholder", part: "text", found: "[URL]" }, "[URL] is left in the text", "正文中留有 [URL]"],
    [{ check: "refused_sign", part: "title", found: "<" }, "< in the title is refused", "标题中的 < 不被接受"],
    [{ check: "media_missing", part: "media" }, "Without picture or video", "缺少图片或视频"],
    [{ check: "past" }, "Its time is over, and it is not published", "时间已过，尚未发布"],
    [{ check: "media_type", found: "image/tiff", file: 1 }, "File 2: image/tiff is not taken", "第 2 个文件：不接受 image/tiff"],
  ];

  test.each(cases)("%o", (some, english, chinese) => {
    const plain = () => checkWords(finding(some)).replace(/[\u2066-\u2069]/g, "");
    expect(plain()).toBe(english);
    overwriteGetLocale(() => "zh-CN");
    expect(plain()).toBe(chinese);
  });
});
