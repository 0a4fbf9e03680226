import { describe, expect, it } from "vitest";
import { nearBody } from "../../src/avatar/body";
import { BONES } from "../../src/avatar/bones";
import { farBody } from "../../src/avatar/far_body";
import { Tint } from "../../src/avatar/palette";
import { EVERYBODY, EYES, GLASSES, Hair, MOUTH, WHEELCHAIR } from "../../src/avatar/wearers";

const near = nearBody();
const far = farBody();

/** Triangles of somebody with that hair, glasses and a wheelchair. */
function shown(body: typeof near, style: number): number {
  const [part, index] = [body.getAttribute("part"), body.getIndex()];
  let count = 0;
  for (let corner = 0; corner < (index?.count ?? 0); corner += 3) {
    const wearers = part.getY(index?.getX(corner) ?? 0);
    const isThing = [GLASSES, EYES, WHEELCHAIR, MOUTH].includes(wearers);
    if (wearers === EVERYBODY || isThing || wearers & (1 << style)) count += 1;
  }
  return count;
}

describe("the body", () => {
  it("shows at most 2,500 triangles of anybody near by, glasses and wheelchair included", () => {
    for (const style of Object.values(Hair)) {
      expect(shown(near, style)).toBeGreaterThan(1_900);
      expect(shown(near, style)).toBeLessThanOrEqual(2_500);
    }
  });

  it("has at most 400 triangles from afar, whatever is folded away", () => {
    expect((far.getIndex()?.count ?? 0) / 3).toBeLessThanOrEqual(400);
    expect((farBody(4).getIndex()?.count ?? 0) / 3).toBeLessThan((far.getIndex()?.count ?? 0) / 3);
  });

  it("stands on the floor and is 1.70 m high but for hair and hat", () => {
    for (const body of [near, far]) {
      body.computeBoundingBox();
      expect(body.boundingBox?.min.y).toBeGreaterThan(-0.01);
      expect(body.boundingBox?.min.y).toBeLessThan(0.02);
      expect(body.boundingBox?.max.y).toBeGreaterThan(1.69);
      expect(body.boundingBox?.max.y).toBeLessThan(1.85);
    }
  });

  it("shows hair, coat and legs in three colours from afar, and a face", () => {
    const part = far.getAttribute("part");
    const tints = new Set(Array.from({ length: part.count }, (_, at) => part.getX(at)));
    for (const tint of [Tint.HAIR, Tint.CLOTH, Tint.LEGS, Tint.SASH, Tint.SKIN, Tint.EYE])
      expect(tints).toContain(tint);
  });

  it("knows for every point what it moves with, its tint, its wearers and its shade", () => {
    for (const body of [near, far]) {
      const [part, follows] = [body.getAttribute("part"), body.getAttribute("follows")];
      expect(part.count).toBe(body.getAttribute("position").count);
      for (let at = 0; at < part.count; at += 1) {
        const share = follows.getZ(at);
        const known =
          follows.getX(at) < BONES &&
          follows.getY(at) < BONES &&
          share >= 0 &&
          share <= 1 &&
          part.getX(at) <= Tint.FRAME &&
          part.getY(at) <= MOUTH &&
          part.getZ(at) > 0.3;
        if (!known) expect.fail(`point ${at} is not known`);
      }
    }
  });

  it("has no point without a direction: light falls on all of it", () => {
    const normal = near.getAttribute("normal");
    for (let at = 0; at < normal.count; at += 1) {
      const length = Math.hypot(normal.getX(at), normal.getY(at), normal.getZ(at));
      if (Math.abs(length - 1) > 0.05) expect.fail(`point ${at} looks ${length} m far`);
    }
  });
});
