import { describe, expect, it } from "vitest";
import { newStance } from "../../src/avatar/skeleton";
import { Crowd, type Placed } from "../../src/crowd/crowd";
import { chanceLook } from "../../src/model/look";

const PLACED: Placed = {
  ...newStance(),
  opacity: 1,
  blink: 0,
  gazeYaw: 0,
  gazePitch: 0,
  mouth: 0,
  away: 0,
};

/** Draws that a picture of so many people takes, at distances that grow by half a metre. */
function draws(crowd: Crowd, people: number): number {
  crowd.begin(1 / 60);
  for (let each = 0; each < people; each += 1)
    crowd.add(
      PLACED,
      chanceLook(() => 0.4),
      1 + each / 2,
    );
  crowd.end();
  return crowd.root.children.filter((child) => child.visible).length;
}

describe("a crowd", () => {
  it("is one draw for all who are near, and few for all together", () => {
    const crowd = new Crowd("high");
    expect(draws(crowd, 0)).toBe(0);
    expect(draws(crowd, 20)).toBe(1);
    expect(draws(crowd, 40)).toBe(2);
    expect(draws(crowd, 1_000)).toBe(2);
    expect(draws(new Crowd("low"), 1_000)).toBeLessThanOrEqual(4);
  });
});
