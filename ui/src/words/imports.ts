// What an import says of a file, its columns and its rows.

import type { Asked, ChoiceReason, EncodingReason, ImportChange, ImportOutcome, PreviewColumn, PreviewProblem, PreviewRow, ReadValue, Status, TableField, TableReport } from "../bindings";
import { addDays } from "../model/dates";
import { m } from "../paraglide/messages";
import { dayNameLong, dayShort, formatList, formatNumber, formatTime } from "./format";
import { fieldName, statusName } from "./posts";
import { Refusal } from "../model/refusal";
import { refusalText } from "./refusals";

const OUTCOMES: Record<ImportOutcome, () => string> = {
  add: m.import_add,
  update: m.import_update,
  skip: m.import_skip,
  ask: m.import_ask,
  bad: m.import_bad,
};

export const outcomeName = (outcome: ImportOutcome): string => OUTCOMES[outcome]();

const FIELDS: Record<TableField, () => string> = {
  title: m.field_title,
  text: m.field_text,
  date: m.field_date,
  week: m.import_field_week,
  day: m.import_field_day,
  time: m.field_time,
  channel: m.field_channel,
  status: m.field_status,
  link: m.field_link,
  campaign: m.field_campaign,
  pillar: m.field_pillar,
  labels: m.field_labels,
  notes: m.field_notes,
  first_comment: m.first_comment,
  media: m.media,
  alt: m.media_alt,
  kind: m.field_kind,
  owner: m.import_field_owner,
  cta: m.import_field_cta,
  audience: m.import_field_audience,
  id: m.import_field_id,
  never: m.import_leave_out,
};

/** Returns what a column tells, in words. */
export const columnFieldName = (field: TableField): string => FIELDS[field]();

export const COLUMN_FIELDS = Object.keys(FIELDS) as TableField[];

/** Returns the question that an import asks once for a file. */
export function questionWords(asked: Asked): string {
  switch (asked.of) {
    case "channel":
      return asked.name === null ? m.import_ask_no_channel() : m.import_ask_channel({ name: asked.name });
    case "date_order":
      return m.import_ask_order();
    case "swapped_dates":
      return m.import_ask_swapped();
    case "first_week":
      return m.import_ask_week();
    case "year":
      return m.import_ask_year();
    case "words":
      return m.import_ask_words();
  }
}

/** A day of the week, 1 for Monday to 7. */
const weekdayName = (day: number): string => dayNameLong(addDays("1970-01-05", day - 1));

/** Returns what is odd about a row or keeps it out, with the column in which it is. */
export function problemWords(problem: PreviewProblem, line: number, hour12: boolean): string {
  const wordsOf = PROBLEMS[problem.problem] as (problem: PreviewProblem, hour12: boolean) => string;
  const words = wordsOf(problem, hour12);
  const isWhere = problem.problem === "no_such_day" && problem.header !== "";
  return isWhere ? `${words} ${m.import_p_where({ line, name: problem.header })}` : words;
}

type ProblemOf<Kind> = Extract<PreviewProblem, { problem: Kind }>;

const PROBLEMS: { [Kind in PreviewProblem["problem"]]: (problem: ProblemOf<Kind>, hour12: boolean) => string } = {
  unknown_channel: (problem) => m.import_p_unknown_channel(problem),
  no_channel: () => m.import_p_no_channel(),
  maybe_swapped: () => m.import_p_maybe_swapped(),
  no_words: () => m.import_p_no_words(),
  no_such_day: (problem) => m.import_p_no_such_day(problem),
  order_open: (problem) => m.import_p_order_open(problem),
  year_open: (problem) => m.import_p_year_open(problem),
  week_open: (problem) => m.import_p_week_open(problem),
  no_date: (problem) => m.import_p_no_date(problem),
  sent_to_tray: () => m.import_p_sent_to_tray(),
  usual_time: ({ minute }, hour12) => m.import_p_usual_time({ time: formatTime(minute, hour12) }),
  other_weekday: ({ date, is, told }) => m.import_p_other_weekday({ date: dayShort(date), is: weekdayName(is), told: weekdayName(told) }),
  unknown_status: (problem) => m.import_p_unknown_status(problem),
  long_title: () => m.import_p_long_title(),
  too_long: ({ channel, over }) => m.import_p_too_long({ channel, over: formatNumber(over) }),
  no_address: (problem) => m.import_p_no_address(problem),
  example: () => m.import_p_example(),
  nothing: () => m.import_p_nothing(),
  left_out: () => m.import_p_left_out(),
  twice: (problem) => m.import_p_twice(problem),
  same: () => m.import_p_same(),
  same_series: () => m.import_p_same_series(),
  cancelled: () => m.import_p_cancelled(),
  changed: ({ fields }) => m.import_p_changed({ fields: formatList(fields.map(fieldName)) }),
  refused: ({ code, field, words }) => m.import_p_refused({ reason: refusalText(new Refusal(code, field, words)) }),
  otherwise: () => m.import_p_otherwise(),
  older_version: () => m.import_p_older_version(),
  no_post: () => m.import_p_no_post(),
  whole_day: ({ minute }, hour12) => m.import_p_whole_day({ time: formatTime(minute, hour12) }),
  rule_not_kept: () => m.import_p_rule_not_kept(),
  repetition_unread: () => m.import_p_repetition_unread(),
  dates_unread: () => m.import_p_dates_unread(),
  unknown_zone: () => m.import_p_unknown_zone(),
  told: ({ words }) => words,
};

/** Returns a value that an update changes, as a person reads it. */
export function changedValue({ field }: ImportChange, value: string): string {
  return field === "status" && value ? statusName(value as Status) : value.replace("T", " ");
}

/** Returns why the dates of a table are read in their order. */
export function datesReason({ reasons }: TableReport): string {
  const { day_first: first, month_first: second } = reasons.date_counts;
  if (reasons.dates === "both") return m.import_why_dates_both();
  if (reasons.dates === "found" && first > 0) return m.import_why_dates_day({ count: formatNumber(first) });
  if (reasons.dates === "found" && second > 0) return m.import_why_dates_month({ count: formatNumber(second) });
  return choiceReason(reasons.dates);
}

export function choiceReason(reason: ChoiceReason): string {
  if (reason === "chosen") return m.import_why_chosen();
  return reason === "untold" ? m.import_why_untold() : m.import_why_found();
}

const ENCODINGS: Record<EncodingReason, () => string> = {
  chosen: m.import_why_chosen,
  mark: m.import_why_encoding_mark,
  zero_bytes: m.import_why_encoding_zeros,
  valid: m.import_why_encoding_valid,
  guess: m.import_why_encoding_likely,
};

/** Returns why a table is read in its encoding. */
export function encodingReason({ reasons }: TableReport): string {
  return reasons.encoding ? ENCODINGS[reasons.encoding]() : "";
}

/** Returns when the post of a row is planned, or the cell that should say it. */
export function rowTime({ at, cell }: PreviewRow, hour12: boolean): string {
  if (at) return `${dayShort(at.slice(0, 10))} ${clockWords(at.slice(11), hour12)}`;
  return cell ? `“${cell}”` : m.import_no_time();
}

function clockWords(clock: string, hour12: boolean): string {
  const [hour, minute] = clock.split(":");
  return formatTime(+hour! * 60 + +minute!, hour12);
}

/** Returns a cell as it reads. */
export function sampleWords(field: TableField | null, { cell, reads }: ReadValue, hour12: boolean, channelName: (id: string) => string): string {
  if (reads === null) return cell;
  if (field === "date") return dayShort(reads);
  if (field === "time") return clockWords(reads, hour12);
  if (field === "channel") return channelName(reads);
  return field === "status" ? `${cell} → ${statusName(reads as Status)}` : reads;
}

/** Returns what is to be said of a column's cells; bad is what was not understood. */
export function columnNotes(column: PreviewColumn): { words: string; isBad: boolean }[] {
  const { unread, filled, empty, longest, new_names: added, values, field } = column;
  const unknown = field === "channel" ? values.filter(({ reads }) => reads === null).map(({ cell }) => cell) : [];
  const notes = [
    unknown.length > 0 && { words: m.import_unread_names({ names: formatList(unknown.slice(0, 4)) }), isBad: true },
    unread > 0 && unknown.length === 0 && { words: m.import_unread({ count: formatNumber(unread), all: formatNumber(filled) }), isBad: true },
    empty > 0 && filled > 0 && { words: m.import_empty_cells({ count: formatNumber(empty) }), isBad: false },
    field === "text" && longest > 0 && { words: m.import_longest({ count: formatNumber(longest) }), isBad: false },
    added > 0 && { words: m.import_new_names({ count: formatNumber(added) }), isBad: false },
  ];
  return notes.filter((note) => note !== false);
}
