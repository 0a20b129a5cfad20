// Lays out the board: a column for each status, with its cards by time.

import type { Card, Status } from "../../bindings";
import { STATUSES } from "../../model/statuses";

export interface Column {
  status: Status;
  cards: Card[];
}

export function columns(cards: readonly Card[]): Column[] {
  return STATUSES.map((status) => ({ status, cards: cards.filter((card) => card.status === status) }));
}
