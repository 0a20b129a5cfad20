// A build step that leaves out of the lists of emoji what the page doesn't show, which is two thirds of them.

import type { Plugin } from "vite";

const LIST = /emojibase-data\/\w+\/compact\.json$/;

interface Listed {
  unicode: string;
  label: string;
  group?: number;
  order?: number;
  tags?: string[];
}

/** Keeps the emoji that are in a group, without their skin tones. */
export function slimEmoji(): Plugin {
  return {
    name: "slim-emoji",
    enforce: "pre",
    transform(code, id) {
      if (!LIST.test(id.replaceAll("\\", "/"))) return null;
      const listed = (JSON.parse(code) as Listed[]).filter(({ group }) => group !== undefined);
      return { code: JSON.stringify(listed.map(({ unicode, label, group, order, tags }) => ({ unicode, label, group, order, tags }))), map: null };
    },
  };
}
