import { describe, expect, it } from "vitest";
import { EVERYBODY, farBody, GLASSES, nearBody } from "../../src/avatar/body";

describe("the body", () => {
  it("shows at most 2,500 triangles of anybody near by, glasses included", () => {
    const body = nearBody();
    const [part, index] = [body.getAttribute("part"), body.getIndex()];
    for (let style = 0; style < 7; style += 1) {
      let shown = 0;
      for (let corner = 0; corner < (index?.count ?? 0); corner += 3) {
        const wearers = part.getZ(index?.getX(corner) ?? 0);
        if (wearers === EVERYBODY || wearers === GLASSES || wearers & (1 << style)) shown += 1;
      }
      expect(shown).toBeGreaterThan(1_200);
      expect(shown).toBeLessThanOrEqual(2_500);
    }
  });

  it("has at most 400 triangles from afar", () => {
    expect((farBody().getIndex()?.count ?? 0) / 3).toBeLessThanOrEqual(400);
  });

  it("stands on the floor and is 1.70 m high without its hair", () => {
    for (const body of [nearBody(), farBody()]) {
      body.computeBoundingBox();
      expect(body.boundingBox?.min.y).toBeGreaterThan(-0.01);
      expect(body.boundingBox?.min.y).toBeLessThan(0.02);
      expect(body.boundingBox?.max.y).toBeGreaterThan(1.69);
      expect(body.boundingBox?.max.y).toBeLessThan(1.85);
    }
  });

  it("knows for every point what it moves with, its tint and its wearers", () => {
    const part = nearBody().getAttribute("part");
    const position = nearBody().getAttribute("position");
    expect(part.count).toBe(position.count);
    for (let at = 0; at < part.count; at += 1) {
      expect(part.getX(at)).toBeLessThanOrEqual(9);
      expect(part.getY(at)).toBeLessThanOrEqual(8);
      expect(part.getZ(at)).toBeLessThanOrEqual(GLASSES);
    }
  });
});
