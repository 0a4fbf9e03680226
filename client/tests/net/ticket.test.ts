import { afterEach, describe, expect, test, vi } from "vitest";
import { askTicket, FRAMED } from "../../src/net/ticket";

function answers(status: number, body: unknown): void {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body), { status }));
}

describe("asking for a ticket", () => {
  afterEach(() => vi.unstubAllGlobals());

  test("pr6: it is a POST to the Space's door, and the ticket is in the body", async () => {
    const asked: unknown[] = [];
    vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
      asked.push({ path, method, body });
      return new Response(JSON.stringify({ ticket: "abc", expires_in_s: 30, socket_path: "/socket" }), {
        status: 201,
      });
    });
    expect(await askTicket("my garden", null)).toEqual({ ticket: "abc", socketPath: "/socket" });
    expect(asked).toEqual([{ path: "/api/spaces/my%20garden/enter", method: "POST", body: "{}" }]);
  });

  test("the six letters of a Space go with the question", async () => {
    const bodies: unknown[] = [];
    vi.stubGlobal("fetch", async (_path: string, { body }: RequestInit) => {
      bodies.push(JSON.parse(String(body)));
      return new Response(JSON.stringify({ code: "code_wrong", facts: {} }), { status: 403 });
    });
    expect(await askTicket("garden", "ABCDEF")).toEqual({ refused: "code_wrong", facts: {} });
    expect(bodies).toEqual([{ code: "ABCDEF" }]);
  });

  test("ht173: a framed page asks at its own door, and remembers who it was", async () => {
    vi.stubGlobal("name", FRAMED);
    const asked: unknown[] = [];
    vi.stubGlobal("fetch", async (path: string, { body }: RequestInit) => {
      asked.push([path, JSON.parse(String(body))]);
      return Response.json({ ticket: "abc", socket_path: "/socket", guest: "sealed" }, { status: 201 });
    });
    await askTicket("yard", null);
    await askTicket("yard", null);
    expect(asked).toEqual([
      ["/e/yard/enter", {}],
      ["/e/yard/enter", { guest: "sealed" }],
    ]);
    // As the answer of any other door: nothing to remember.
    vi.stubGlobal("fetch", async () => Response.json({ ticket: "abc" }, { status: 201 }));
    await askTicket("yard", null);
  });

  test.each([429, 502, 503])("HTTP %i passes: ask later", async (status) => {
    answers(status, { code: "server_stopping", message: "", facts: {} });
    expect(await askTicket("garden", null)).toEqual({ later: true });
  });

  test.each([
    [404, "space_not_found"],
    [403, "origin_refused"],
    [503, "space_full"],
    [403, "banned"],
    [429, "too_many_tries"],
  ])("HTTP %i with %s is an answer", async (status, code) => {
    answers(status, { code, message: "", facts: { limit: 3 } });
    expect(await askTicket("garden", null)).toEqual({ refused: code, facts: { limit: 3 } });
  });

  test("nobody there: ask later", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("failed to fetch");
    });
    expect(await askTicket("garden", null)).toEqual({ later: true });
  });

  test("a page of some proxy in between is no answer of ours", async () => {
    vi.stubGlobal("fetch", async () => new Response("<html>login</html>", { status: 200 }));
    expect(await askTicket("garden", null)).toEqual({ later: true });
  });
});
