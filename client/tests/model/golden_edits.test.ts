/** Edits as the server's own Python made them: followed here, they lead to its Scene to the byte. */
import { describe, expect, test } from "vitest";
import golden from "../../../tests/scene/golden/edits.json";
import { type Operation, type SceneEntity, SceneModel, type Snapshot } from "../../src/model/scene_model";
import type { AppliedEdit } from "../../src/protocol/generated";

interface Golden {
  readonly name: string;
  readonly before: Snapshot;
  readonly steps: readonly {
    readonly name: string;
    readonly operations: Operation[];
    readonly inverse: Operation[];
    readonly after: Snapshot;
  }[];
}

function follow(scene: SceneModel, revision: number, operations: Operation[]): void {
  const edit: AppliedEdit = {
    revision,
    kind: "edit",
    participant: null,
    request_id: null,
    at: 0,
    operations,
  };
  scene.follow([edit]);
}

function byId({ entities }: Snapshot): Record<string, SceneEntity> {
  return Object.fromEntries(entities.map((entity) => [entity.id, entity]));
}

function listed(scene: SceneModel): string {
  return JSON.stringify([...scene.entities.values()]);
}

describe.each(golden as unknown as readonly Golden[])("golden edits: $name", ({ before, steps }) => {
  const scene = new SceneModel();
  scene.take(before);

  test.each(steps)("sc4 sc6: $name", ({ operations, after }) => {
    follow(scene, after.revision, operations);
    expect(scene.revision.value).toBe(after.revision);
    expect(listed(scene)).toBe(JSON.stringify(after.entities));
  });

  test("sc4: whoever begins with a later Revision has the same Scene in the end", () => {
    for (const [index, { after }] of steps.entries()) {
      const late = new SceneModel();
      late.take(after);
      for (const later of steps.slice(index + 1)) follow(late, later.after.revision, later.operations);
      expect(listed(late)).toBe(listed(scene));
    }
  });

  test.each(steps)("sc5: $name, taken back", ({ inverse, after }) => {
    const index = steps.findIndex((step) => step.after === after);
    const earlier = index > 0 ? steps[index - 1]!.after : before;
    const back = new SceneModel();
    back.take(after);
    follow(back, after.revision + 1, inverse);
    expect(Object.fromEntries(back.entities)).toEqual(byId(earlier));
  });

  test("sc43: a snapshot in place of edits changes the same things", () => {
    const reset = new SceneModel();
    reset.take(before);
    for (const { after } of steps) {
      reset.renew(after, "published");
      expect(Object.fromEntries(reset.entities)).toEqual(byId(after));
    }
  });
});
