// The page that the calendar is measured against (tests/bench): shows the same cards as plain elements
// in a plain grid, without a framework. Loaded by `daymark --plain-page`.

import "@fontsource-variable/inter/index.css";
import "../src/tokens.css";
import "../src/base.css";
import "../src/controls/glyph.css";
import "../src/calendar/views/card.css";
import "./plain.css";
import type { Card } from "../src/bindings";
import { addDays, daysFrom } from "../src/model/dates";
import * as ipc from "../src/ipc";
import { cardsOf, sprite } from "./plain-cards";
import { plainDrag } from "./plain-drag";

const DAYS = 7;
const MONTH = 42;
/** The weeks that are drawn, relative to this one. */
const WEEKS = [-1, 0, 1, 2];

const started = await ipc.start();
const { from: today, overview } = started.plan!;
const draw = cardsOf(started);
const root = document.createElement("main");
const weeks = new Map(await Promise.all(WEEKS.map(read)));
let from = today;
let inLanes = false;
/** The posts that the month shows, as many as in the calendar's month. */
let picked = new Set<string>();

async function read(week: number): Promise<[string, Card[]]> {
  const from = addDays(today, week * DAYS);
  return [from, await ipc.range(from, addDays(from, DAYS))];
}

function show(first: string): void {
  from = first;
  const days = daysFrom(from, DAYS);
  const cards = weeks.get(from) ?? [];
  root.replaceChildren(...(inLanes ? laneCells(cards, days) : dayCells(cards, days)));
}

function dayCells(cards: Card[], days: string[]): HTMLElement[] {
  return days.map((day) => cell(day, cards.filter((card) => card.date === day)));
}

function laneCells(cards: Card[], days: string[]): HTMLElement[] {
  return overview.rows.channels.flatMap(({ id }) => {
    const lane = cards.filter((card) => card.channel === id);
    return dayCells(lane, days);
  });
}

function cell(day: string, cards: Card[]): HTMLElement {
  const cell = document.createElement("div");
  cell.className = "cell";
  cell.dataset.cell = cell.dataset.date = day;
  cell.append(...cards.map(draw));
  return cell;
}

function turn(lanes: boolean): void {
  inLanes = lanes;
  root.dataset.view = lanes ? "channels" : "week";
  show(from);
}

function month(): void {
  const cards = [...weeks.values()].flat().filter((card) => picked.has(card.id));
  root.dataset.view = "month";
  root.replaceChildren(...dayCells(cards, daysFrom(addDays(today, -DAYS), MONTH)));
}

const plain = {
  next: () => show(addDays(from, DAYS)),
  back: () => show(addDays(from, -DAYS)),
  week: () => turn(false),
  lanes: () => turn(true),
  pick: (ids: string[]) => (picked = new Set(ids)),
  month,
};
Object.assign(window, { plain });

root.className = "plain";
root.dataset.scroller = "";
document.body.append(sprite(), root);
turn(false);
plainDrag(root);
requestAnimationFrame(() => (document.documentElement.dataset.ready = "true"));
