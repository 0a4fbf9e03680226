import { Ray, Vector3 } from "three";
import { beforeEach, describe, expect, test } from "vitest";
import type { Boards } from "../../src/show/boards";
import type { Pointable } from "../../src/xr/pointable";
import { ShownBoards } from "../../src/xr/pointing/shown_boards";

const RAY = new Ray(new Vector3(), new Vector3(0, 0, -1));

describe("a board under a headset's hands", () => {
  let pressed: string[];
  let all: string[];
  let solidM: number;
  let pointables: Set<Pointable>;
  let shown: ShownBoards;

  beforeEach(() => {
    pressed = [];
    all = ["ent_sign"];
    solidM = 9;
    pointables = new Set();
    const world = {
      rayInto(hit: { distance: number }, _: Ray, far: number) {
        hit.distance = solidM;
        return solidM < far;
      },
    };
    const boards = {
      get all() {
        return all.map((id) => [id, {}] as const).values();
      },
      of: () => ({ over: null }),
      meet: () => 3,
      near: () => 0.01,
      press: (id: string) => pressed.push(id),
    } as unknown as Boards;
    const xr = { pointables, stage: { ground: { world } } };
    shown = new ShownBoards(xr as unknown as ConstructorParameters<typeof ShownBoards>[0], () => boards);
    shown.frame();
  });

  test("is pointed at, touched, and pressed once on the way down", () => {
    const [board] = pointables;
    expect(board?.meet("right", RAY)).toBe(3);
    expect(board?.near("right", new Vector3())).toBe(0.01);
    for (const isDown of [false, true, true, false]) board?.point("right", isDown);
    expect(pressed).toEqual(["ent_sign"]);
    board?.point("right", true);
    board?.leave("right");
    board?.point("right", true);
    expect(pressed).toHaveLength(3);
  });

  test("is hidden by what stands before it", () => {
    solidM = 1;
    expect([...pointables][0]?.meet("left", RAY)).toBe(Number.POSITIVE_INFINITY);
  });

  test("is gone with its Panel, and with the session", () => {
    all = [];
    shown.frame();
    expect(pointables.size).toBe(0);
    all = ["ent_sign"];
    shown.frame();
    shown.dispose();
    expect(pointables.size).toBe(0);
  });
});
