import { describe, expect, test } from "vitest";
import { Escapes, TWICE_WITHIN_MS } from "../../src/safety/escapes";

describe("Escape twice", () => {
  test("counts within 600 ms and not later", () => {
    const escapes = new Escapes();
    expect(escapes.press(0, false)).toBe(false);
    expect(escapes.press(TWICE_WITHIN_MS + 1, false)).toBe(false);
    expect(escapes.press(2 * TWICE_WITHIN_MS + 1, false)).toBe(true);
  });

  test("a press that closes something is no part of it; the two after it are", () => {
    const escapes = new Escapes();
    expect(escapes.press(0, true)).toBe(false);
    expect(escapes.press(100, false)).toBe(false);
    expect(escapes.press(200, true)).toBe(false);
    expect(escapes.press(300, false)).toBe(false);
    expect(escapes.press(400, false)).toBe(true);
  });

  test("a third press begins anew", () => {
    const escapes = new Escapes();
    escapes.press(0, false);
    expect(escapes.press(100, false)).toBe(true);
    expect(escapes.press(200, false)).toBe(false);
  });
});
