import { expect, test } from "vitest";
import type { PreviewProblem, PreviewRow } from "../bindings";
import { askedOnce } from "./asked-once";
import { platformIn } from "./add-channel";
import { firstDay } from "./first-day";
import { alike, corrected, mendsOf, named } from "./mends";

const problem = (told: object): PreviewProblem => ({ column: null, header: "", ...told }) as PreviewProblem;
const row = (line: number, outcome: PreviewRow["outcome"], problems: PreviewProblem[] = [], at: string | null = null): PreviewRow => ({
  line, outcome, title: "", text: "", at, cell: null, channel: null, status: null, post: null, problems, changes: [], media: 0,
});

test("a row says what can be done about it", () => {
  const unknown = row(2, "ask", [problem({ problem: "unknown_channel", name: "小红书" })]);
  expect(mendsOf(unknown)).toEqual({ channel: "小红书", cell: null, isForTray: false });
  const faulty = row(3, "bad", [problem({ problem: "no_such_day", cell: "31/11", column: 4, header: "Date" })]);
  expect(mendsOf(faulty)).toEqual({ channel: null, cell: { column: 4, header: "Date", text: "31/11" }, isForTray: true });
  expect(mendsOf(row(4, "add"))).toEqual({ channel: null, cell: null, isForTray: false });
});

test("rows are alike that stay out for the same reason", () => {
  const asks = (line: number, name: string) => row(line, "ask", [problem({ problem: "unknown_channel", name })]);
  const rows = [asks(2, "A"), asks(3, "B"), asks(4, "A"), row(5, "add")];
  expect(alike(rows, rows[0]!)).toEqual([2, 4]);
  expect(alike(rows, rows[3]!)).toEqual([]);
});

test("a later answer replaces the earlier one", () => {
  expect(named({ named_channels: [["A", "1"], ["B", "2"]] }, "A", "3")).toEqual([["B", "2"], ["A", "3"]]);
  const cell = { line: 2, column: 1, text: "x" };
  expect(corrected({ corrected: [cell, { ...cell, column: 2 }] }, { ...cell, text: "y" })).toEqual([{ ...cell, column: 2 }, { ...cell, text: "y" }]);
});

test("a channel is on the platform that its name tells", () => {
  const platforms = [
    { id: "x", name: { en: "X", zh: "X" } },
    { id: "youtube", name: { en: "YouTube", zh: "YouTube" } },
    { id: "youtube_shorts", name: { en: "YouTube Shorts", zh: "YouTube Shorts" } },
    { id: "xiaohongshu", name: { en: "Xiaohongshu", zh: "小红书" } },
  ];
  expect(platformIn("小红书官方", platforms)).toBe("xiaohongshu");
  expect(platformIn("Our YouTube Shorts", platforms)).toBe("youtube_shorts");
  expect(platformIn("x", platforms)).toBe("x");
  expect(platformIn("Xylophone fans", platforms)).toBe("other");
});

test("the calendar goes to the first day that got a post", () => {
  const rows = [row(2, "skip", [], "2026-01-01T09:00"), row(3, "update", [], "2026-03-02T09:00"), row(4, "add", [], "2026-02-02T09:00"), row(5, "add")];
  expect(firstDay(rows)).toBe("2026-02-02");
  expect(firstDay([row(5, "add")])).toBeUndefined();
});

test("a calendar asks once for the channel of events that name none", () => {
  const preview = { read: null, rows: [row(2, "ask", [problem({ problem: "no_channel" })]), row(3, "ask", [problem({ problem: "no_channel" })]), row(4, "add")] };
  expect(askedOnce(preview as unknown as Parameters<typeof askedOnce>[0])).toEqual([{ asked: { of: "channel", name: null }, rows: 2 }]);
});
