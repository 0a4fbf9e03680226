import { Vector3 } from "three";
import { describe, expect, test } from "vitest";
import { turnAround } from "../../src/build/aim";
import {
  copying,
  grouping,
  isLocked,
  locking,
  moving,
  removing,
  sizing,
  topmost,
  turning,
  ungrouping,
} from "../../src/build/edits";
import { positionOf, UP } from "../../src/build/whereabouts";
import type { Operation, SceneEntity } from "../../src/model/scene_model";
import { at, BOX, counting, idOf, sceneOf, thing } from "./things";

const HALF_TURN = { rotation: [0, 1, 0, 0] as [number, number, number, number] };
const SCENE = sceneOf(
  thing(1, at(10, 0, 0, HALF_TURN), { name: "Table" }),
  thing(2, at(1, 1, 0), { parent: idOf(1) }),
  thing(3, at(0, 0, 5), { is_locked: true }),
  thing(4, { ...at(0, 0.5, 0), shape: BOX, collider: { kind: "box", size: [1, 1, 1] } }),
);

/** What a Scene would be after them, as far as places go. */
function changed(scene: ReadonlyMap<string, SceneEntity>, operations: readonly Operation[]) {
  const now = new Map(scene);
  for (const operation of operations) {
    const entity = now.get(operation.id);
    if (operation.op === "add") now.set(operation.id, operation as unknown as SceneEntity);
    else if (operation.op === "set" && entity && operation.component === "entity")
      now.set(operation.id, { ...entity, ...operation.values });
    else if (operation.op === "set" && entity)
      now.set(operation.id, {
        ...entity,
        components: {
          ...entity.components,
          transform: { ...at(0, 0, 0).transform, ...entity.components.transform, ...operation.values },
        },
      });
  }
  return now;
}

function placeOf(scene: ReadonlyMap<string, SceneEntity>, id: string): number[] {
  return positionOf(scene, id)
    .toArray()
    .map((value) => Math.round(value * 1_000) / 1_000 || 0);
}

describe("an edit", () => {
  test("of a thing and of what hangs on it happens once", () => {
    expect(topmost(SCENE, [idOf(2), idOf(1)])).toEqual([idOf(1)]);
    expect(removing(SCENE, [idOf(1), idOf(2)])).toEqual([{ op: "remove", id: idOf(1) }]);
  });

  test("moves in the world's axes, however the parent is turned", () => {
    const moved = changed(SCENE, moving(SCENE, [idOf(2)], new Vector3(1, 0, 0)));
    expect(placeOf(SCENE, idOf(2))).toEqual([9, 1, 0]);
    expect(placeOf(moved, idOf(2))).toEqual([10, 1, 0]);
    expect(moving(SCENE, [idOf(4)], new Vector3(0, 1, 0))).toEqual([
      { op: "set", id: idOf(4), component: "transform", values: { position: [0, 1.5, 0] } },
    ]);
  });

  test("turns around a point", () => {
    const turned = changed(SCENE, turning(SCENE, [idOf(3)], turnAround(UP as Vector3, 90), new Vector3()));
    expect(placeOf(turned, idOf(3))).toEqual([5, 0, 0]);
  });

  test("sizes what is seen and what stops feet alike; what has no size is scaled", () => {
    expect(sizing(SCENE.get(idOf(4))!, [2, 1, 1]).map((each) => "values" in each && each.values)).toEqual([
      { size: [2, 1, 1] },
      { size: [2, 1, 1] },
    ]);
    expect(sizing(SCENE.get(idOf(1))!, [2, 2, 2])).toEqual([
      { op: "set", id: idOf(1), component: "transform", values: { scale: [2, 2, 2] } },
    ]);
  });

  test("copies all that hangs on a thing, under new ids, without words of Lanting's or locks", () => {
    const { operations, tops } = copying(SCENE, [idOf(1)], counting(), new Vector3(0, 0, 1));
    expect(operations.map(({ id, parent, is_locked }) => [id, parent, is_locked])).toEqual([
      [idOf(901), null, false],
      [idOf(902), idOf(901), false],
    ]);
    expect(tops).toEqual([idOf(901)]);
    expect(placeOf(changed(SCENE, operations), idOf(902))).toEqual([9, 1, 1]);
  });

  test("copies a button that plays the copy beside it", () => {
    const bell = thing(6, {}, { parent: idOf(5) });
    const button = thing(5, { button: { plays: [bell.id, idOf(4)], toggles: [], link: null } });
    const { operations } = copying(sceneOf(button, bell), [button.id], counting(), new Vector3());
    expect(operations[0]!.components.button).toMatchObject({ plays: [idOf(902), idOf(4)] });
  });

  test("groups and takes apart without moving anything", () => {
    const grouped = changed(SCENE, grouping(SCENE, [idOf(1), idOf(4)], idOf(50)));
    expect(grouped.get(idOf(4))!.parent).toBe(idOf(50));
    const apart = ungrouping(grouped, [idOf(50)]);
    expect(apart.at(-1)).toEqual({ op: "remove", id: idOf(50) });
    for (const scene of [grouped, changed(grouped, apart)])
      for (const id of [idOf(1), idOf(2), idOf(4)]) expect(placeOf(scene, id)).toEqual(placeOf(SCENE, id));
  });

  test("locks what is unlocked, and knows what is locked by what it hangs on", () => {
    expect(locking(SCENE, [idOf(1), idOf(3)], true)).toHaveLength(1);
    const locked = changed(SCENE, locking(SCENE, [idOf(1)], true));
    expect([isLocked(locked, idOf(2)), isLocked(SCENE, idOf(2))]).toEqual([true, false]);
  });
});
