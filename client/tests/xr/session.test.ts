import { afterEach, expect, test, vi } from "vitest";
import { refusalOf, requestSession } from "../../src/xr/session";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a session is asked for with nothing but wishes, so that every headset can say yes", async () => {
  const asked: unknown[][] = [];
  const xr = { requestSession: async (...what: unknown[]) => void asked.push(what) } as unknown as XRSystem;
  await requestSession(xr, "vr", null);
  await requestSession(xr, "table", "the HUD" as unknown as HTMLElement);
  expect(asked.map(([mode]) => mode)).toEqual(["immersive-vr", "immersive-ar"]);
  for (const [, wishes] of asked) expect(wishes).not.toHaveProperty("requiredFeatures");
  expect(asked[0]?.[1]).toMatchObject({
    optionalFeatures: expect.arrayContaining(["local-floor", "hand-tracking"]),
  });
  expect(asked[1]?.[1]).toMatchObject({
    optionalFeatures: expect.arrayContaining(["hit-test", "dom-overlay"]),
    domOverlay: { root: "the HUD" },
  });
});

test("why there is no session is told in words that help", () => {
  const reported: unknown[] = [];
  vi.stubGlobal("reportError", (error: unknown) => void reported.push(error));
  const names = ["NotAllowedError", "InvalidStateError", "NotSupportedError"];
  expect(names.map((name) => refusalOf(new DOMException("", name)))).toEqual([
    "headset-not-allowed",
    "headset-busy",
    "headset-missing",
  ]);
  expect(reported).toEqual([]);
  expect(refusalOf(new TypeError("a fault of ours"))).toBe("headset-failed");
  expect(reported).toHaveLength(1);
});
