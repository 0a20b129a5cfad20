// The address behind the source of a rule, so that a person can look it up there.

/** A repository on GitHub, with the number of an issue or pull request if one follows. */
const REPOSITORY = /^([\w-]+\/[\w.-]+)(?: (\d+)\b)?/;

const HOST = /^(?:[a-z\d-]+\.)+[a-z]{2,}(?![\w/])/;

/** The addresses of sources that are named in other ways, by how they begin. */
const NAMED: readonly [string, string][] = [
  ["AiToEarn", "https://github.com/yikart/AiToEarn"],
  ["Ayrshare", "https://www.ayrshare.com/docs"],
  ["atproto", "https://github.com/bluesky-social/atproto"],
  ["mastodon ", "https://github.com/mastodon/mastodon"],
  ["python-telegram-bot", "https://github.com/python-telegram-bot/python-telegram-bot"],
  ["social-app", "https://github.com/bluesky-social/social-app"],
  ["twitter-text", "https://github.com/twitter/twitter-text"],
];

/** Returns the address of a source, as precisely as it names one; null if it names none. */
export function sourceLink(source: string): string | null {
  const named = NAMED.find(([name]) => source.startsWith(name));
  if (named) return named[1];
  const host = HOST.exec(source)?.[0];
  if (host) return `https://${host}`;
  const found = REPOSITORY.exec(source);
  if (!found) return null;
  const [, repository, number] = found;
  return `https://github.com/${repository}${number ? `/issues/${number}` : ""}`;
}
