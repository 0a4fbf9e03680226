import { describe, expect, test } from "vitest";
import { askSecureWay } from "../../src/net/secure";

function answering(status: number, body: unknown): typeof fetch {
  return (async () => new Response(JSON.stringify(body), { status })) as typeof fetch;
}

describe("the way to https", () => {
  test("is asked for with where one is", async () => {
    const bodies: unknown[] = [];
    const send = (async (path: string, { method, body }: RequestInit) => {
      bodies.push({ path, method, ...JSON.parse(String(body)) });
      return new Response(JSON.stringify({ url: "https://10.0.0.2:8443/m/x?to=/s/garden" }), { status: 201 });
    }) as typeof fetch;
    expect(await askSecureWay("/s/garden", send)).toEqual({ url: "https://10.0.0.2:8443/m/x?to=/s/garden" });
    expect(bodies).toEqual([{ path: "/api/move", method: "POST", to: "/s/garden" }]);
  });

  test("is told in the server's words where there is none", async () => {
    const missing = { code: "https_missing", facts: {} };
    expect(await askSecureWay("/", answering(404, missing))).toEqual({ refused: missing });
    expect(await askSecureWay("/", answering(502, "<html>"))).toMatchObject({ refused: { code: "unknown" } });
  });

  test("may not be answered at all", async () => {
    const broken = (async () => {
      throw new TypeError("failed to fetch");
    }) as typeof fetch;
    expect(await askSecureWay("/", broken)).toEqual({ refused: { code: "secure-unanswered", facts: {} } });
  });
});
