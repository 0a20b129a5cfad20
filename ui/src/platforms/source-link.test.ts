import { expect, test } from "vitest";
import { sourceLink } from "./source-link";

test("a source leads to its repository, its site or nowhere", () => {
  expect(sourceLink("gitroomhq/postiz-app src/integrations/social")).toBe("https://github.com/gitroomhq/postiz-app");
  expect(sourceLink("gitroomhq/postiz-app 1947")).toBe("https://github.com/gitroomhq/postiz-app/issues/1947");
  expect(sourceLink("n8n-io/n8n 10179; PipedreamHQ/pipedream 17353")).toBe("https://github.com/n8n-io/n8n/issues/10179");
  expect(sourceLink("help.instagram.com, by mvdicarlo/postybirb 762")).toBe("https://help.instagram.com");
  expect(sourceLink("storrito.com")).toBe("https://storrito.com");
  expect(sourceLink("socialsamosa.com 2025-12-19")).toBe("https://socialsamosa.com");
  expect(sourceLink("twitter-text 3.1.0 config/v3.json")).toBe("https://github.com/twitter/twitter-text");
  expect(sourceLink("mastodon/documentation user/posting.md")).toBe("https://github.com/mastodon/documentation");
  expect(sourceLink("mastodon status_length_validator.rb")).toBe("https://github.com/mastodon/mastodon");
  expect(sourceLink("a third party")).toBeNull();
  expect(sourceLink("code of 2011, unverified")).toBeNull();
});
