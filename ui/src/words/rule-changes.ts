// Puts changes of platforms' rules into words.

import type { Limited, Measure, RuleChange, RuleNumber, Unit } from "../bindings";
import { m } from "../paraglide/messages";
import { PARTS, UNITS } from "./findings";
import { formatNumber } from "./format";
import { amountWords, conditionWords, hasWords, lengthAmount, rangeWords, thingWords, whoseWords } from "./rules";

/** Returns which limit of a platform is another one now, as in “Instagram takes 5 hashtags, was 30.” */
export function changeWords({ before, now }: RuleChange, platform: string): string {
  const about = now ?? before;
  if (!about) return "";
  const thing = inSentence(caseOf(about));
  if (!now) return m.rule_change_gone({ platform, thing, before: range(about) });
  if (!before) return m.rule_change_new({ platform, thing, now: range(now) });
  if (isCount(now) && isCount(before)) {
    return m.rule_change_takes({ platform, things: thing, count: formatNumber(now.most!), before: formatNumber(before.most!) });
  }
  return m.rule_change_other({ platform, thing, now: range(now), before: range(before) });
}

/** Returns how many posts were checked by the new rules, and how many of them are over. */
export function checkedWords({ checked, wrong }: RuleChange): string {
  if (wrong.length === 0) return checked === 1 ? m.rule_change_checked_one() : m.rule_change_checked({ count: formatNumber(checked) });
  if (checked === 1) return m.rule_change_wrong_one();
  return m.rule_change_wrong({ count: formatNumber(checked), wrong: formatNumber(wrong.length) });
}

/** Returns whether a number says how many things are taken at most. */
const isCount = ({ unit, least, most }: RuleNumber) => unit === "items" && least === null && most !== null;

const isText = (what: string) => what === "text" || what === "title";

/** Returns what a number limits, and when or whose it is where that is not the rule. */
function caseOf(number: RuleNumber): string {
  const cases = [number.of === "api" ? whoseWords("api") : "", conditionWords(number.condition)].filter(Boolean);
  const thing = nameOf(number);
  return cases.length > 0 ? m.rule_case({ thing, case: cases.join(", ") }) : thing;
}

/** Returns the name of what is limited; that of the rules' file if this version has no words for it. */
function nameOf({ what, unit }: RuleNumber): string {
  if (isText(what)) return PARTS[what as "text" | "title"]();
  return hasWords(what) ? thingWords(what as Limited, unit as Measure) : what;
}

function range({ what, unit, ...bounds }: RuleNumber): string {
  return rangeWords(bounds, (value) => {
    if (!isText(what)) return amountWords(unit as Measure, value);
    return unit in UNITS ? lengthAmount(value, unit as Unit) : formatNumber(value);
  });
}

/** Returns a name as it is written within a sentence: “hashtags”, but “GIFs”. */
function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name;
}
