// Moves the focus between cards and cells by arrow keys. The grid is one stop of the Tab key, which
// returns to the element last focused in it.

import type { Arrow } from "../grid/steps";
import { focusAndReveal, reveal } from "./reveal";

/** What the arrows stop at in a cell: its cards, and the suggested times below them. */
const CARD = "[data-post], [data-suggestion]";
const ITEM = `${CARD}, [data-cell]`;

/** Keeps exactly one element of a region reachable by the Tab key. */
export function keepTabStop(region: HTMLElement): { destroy: () => void } {
  let current: HTMLElement | null = null;
  const choose = (element: HTMLElement | null) => {
    if (current && current !== element) current.tabIndex = -1;
    current = element;
    if (current) current.tabIndex = 0;
  };
  const focused = (event: FocusEvent) => {
    const item = (event.target as Element).closest<HTMLElement>(ITEM);
    if (!item || item === region) return;
    choose(item);
    if (item.matches(":focus-visible")) reveal(item);
  };
  const ensure = () => {
    if (!current?.isConnected) choose(region.querySelector("[data-post]") ?? region.querySelector("[data-cell]"));
  };
  const observer = new MutationObserver(ensure);
  observer.observe(region, { childList: true, subtree: true });
  region.addEventListener("focusin", focused);
  ensure();
  return {
    destroy: () => {
      observer.disconnect();
      region.removeEventListener("focusin", focused);
    },
  };
}

/** Moves the focus one step; returns false if there is nothing in that direction. */
export function moveFocus(region: HTMLElement, arrow: Arrow): boolean {
  const tray = document.activeElement?.closest<HTMLElement>("[data-tray]");
  if (tray && arrow !== "left") return alongTray(tray, arrow);
  const here = document.activeElement?.closest<HTMLElement>("[data-cell]");
  if (!here || !region.contains(here)) return focusFirst(region);
  if (arrow === "up" || arrow === "down") return vertical(region, here, arrow === "down" ? 1 : -1);
  const beside = cellBeside(here, arrow === "right" ? 1 : -1);
  return beside ? focusCell(beside, 1) : arrow === "right" && focusTray();
}

/** Focuses the tray, which comes after the last day: its first card, or its button. */
function focusTray(): boolean {
  const card = document.querySelector<HTMLElement>("[data-tray] [data-post]");
  return focusAndReveal(card ?? document.querySelector<HTMLElement>("[data-tray] .fold"));
}

function alongTray(tray: HTMLElement, arrow: Arrow): boolean {
  const cards = cardsOf(tray);
  const step = arrow === "up" ? -1 : arrow === "down" ? 1 : 0;
  focusAndReveal(cards[cards.indexOf(document.activeElement as HTMLElement) + step]);
  return true;
}

function focusFirst(region: HTMLElement): boolean {
  const first = region.querySelector<HTMLElement>(ITEM);
  return focusAndReveal(first);
}

function vertical(region: HTMLElement, cell: HTMLElement, step: 1 | -1): boolean {
  const cards = cardsOf(cell);
  const index = cards.indexOf(document.activeElement as HTMLElement);
  const next = cards[index + step];
  if (index >= 0 && next) {
    return focusAndReveal(next);
  }
  return focusCell(cellBelow(region, cell, step), step);
}

function cellBeside(cell: HTMLElement, step: number): HTMLElement | undefined {
  const cells = [...cell.parentElement!.querySelectorAll<HTMLElement>(":scope > [data-cell]")];
  return cells[cells.indexOf(cell) + step];
}

/** Returns the next cell in a column: of the same `data-column` if the view has it, else of the same date. */
function cellBelow(region: HTMLElement, cell: HTMLElement, step: number): HTMLElement | undefined {
  const { column: number, date } = cell.dataset;
  const same = number === undefined ? `[data-date="${date}"]` : `[data-column="${number}"]`;
  const column = [...region.querySelectorAll<HTMLElement>(`[data-cell]${same}`)];
  return column[column.indexOf(cell) + step];
}

function focusCell(cell: HTMLElement | undefined, step: 1 | -1): boolean {
  if (!cell) return false;
  const cards = cardsOf(cell);
  const target = (step === 1 ? cards[0] : cards.at(-1)) ?? cell;
  return focusAndReveal(target);
}

function cardsOf(cell: HTMLElement): HTMLElement[] {
  return [...cell.querySelectorAll<HTMLElement>(CARD)];
}
