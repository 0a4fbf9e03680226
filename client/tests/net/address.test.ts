// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { addressOf, codeIn, slugOf } from "../../src/net/address";
import type { SpaceFacts } from "../../src/net/snapshot";

const YARD: SpaceFacts = { id: "spc_2", name: "Yard", slug: "yard", scene_revision: 1 };

describe("the page's address", () => {
  beforeEach(() => {
    history.replaceState(null, "", "/s/garden?quality=low");
    document.title = "Garden · Lanting";
    Object.assign(document.body.dataset, { spaceId: "spc_1", spaceName: "Garden", spaceSlug: "garden" });
  });

  test("follows to the other Space, with its title and what the page says of it", () => {
    addressOf(document).arrived(YARD, true);
    expect(location.pathname + location.search).toBe("/s/yard?quality=low");
    expect(document.title).toBe("Yard · Lanting");
    expect(document.body.dataset).toMatchObject({ spaceId: "spc_2", spaceName: "Yard", spaceSlug: "yard" });
  });

  test("adds a step to the history only where the visitor went forward", () => {
    const before = history.length;
    addressOf(document).arrived(YARD, false);
    addressOf(document).stayed("garden");
    expect(history.length).toBe(before);
    expect(location.pathname).toBe("/s/garden");
  });

  test("a code stays with the Space that it opens", () => {
    history.replaceState(null, "", "/s/garden?quality=low&code=ABCDEF");
    expect(codeIn(document)).toBe("ABCDEF");
    const address = addressOf(document);
    address.arrived(YARD, true);
    expect(location.search).toBe("?quality=low");
    address.stayed("garden");
    expect(location.search).toBe("?quality=low&code=ABCDEF");
  });

  test.each([
    ["/s/garden", "garden"],
    ["/s/garden/", "garden"],
    ["/s/caf%C3%A9", "café"],
    ["/", null],
    ["/s/", null],
    ["/api/s/garden", null],
  ])("%s leads to %s", (path, slug) => {
    expect(slugOf(path)).toBe(slug);
  });
});
