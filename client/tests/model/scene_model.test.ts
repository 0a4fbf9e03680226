import { beforeEach, describe, expect, test } from "vitest";
import {
  type Operation,
  type SceneChanges,
  type SceneEntity,
  SceneModel,
  type Snapshot,
} from "../../src/model/scene_model";
import type { AppliedEdit } from "../../src/protocol/generated";

const SHAPE = {
  kind: "box",
  size: [1, 1, 1],
  colour: "#fff",
  rounding_m: 0,
  taper: 0,
  sides: 4,
  finish: "matt",
};
const TRANSFORM = { position: [0, 0, 0], rotation: [0, 0, 0, 1], scale: [1, 1, 1] };

function thing(id: string, parent: string | null = null): SceneEntity {
  const components = { transform: TRANSFORM, shape: SHAPE } as unknown as SceneEntity["components"];
  return { id, name: id, description: "", words: null, parent, is_locked: false, components };
}

const TABLE: Snapshot = {
  revision: 1,
  template: "room",
  entities: [
    thing("ent_table"),
    thing("ent_vase", "ent_table"),
    thing("ent_rose", "ent_vase"),
    thing("ent_lamp"),
  ],
};

function add(entity: SceneEntity): Operation {
  return {
    op: "add",
    ...entity,
    components: { ...entity.components } as Record<string, Record<string, unknown>>,
  };
}

describe("the scene", () => {
  let scene: SceneModel;
  let told: SceneChanges[];

  beforeEach(() => {
    scene = new SceneModel();
    scene.take(structuredClone(TABLE));
    told = [];
    scene.listen((changes) => told.push(changes));
  });

  function follow(...operations: Operation[]): void {
    const revision = scene.revision.value + 1;
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

  test("what comes, changes and goes is told once, with what it was", () => {
    const vase = scene.entities.get("ent_vase");
    const { version } = scene;
    const edition = scene.edition.value;
    follow(
      add(thing("ent_chair")),
      { op: "set", id: "ent_lamp", component: "shape", values: { colour: "#000" } },
      { op: "set", id: "ent_lamp", component: "entity", values: { name: "Lamp", is_locked: true } },
      { op: "remove", id: "ent_vase" },
    );
    expect(scene.revision.value).toBe(2);
    expect(scene.edition.value).toBe(edition + 1);
    expect(scene.version).toBe(version);
    expect(told).toHaveLength(1);
    expect([...told[0]!.keys()].sort()).toEqual(["ent_chair", "ent_lamp", "ent_rose", "ent_vase"]);
    expect(told[0]!.get("ent_chair")).toBeNull();
    expect(told[0]!.get("ent_vase")).toBe(vase);
    expect([...scene.entities.keys()]).toEqual(["ent_table", "ent_lamp", "ent_chair"]);
    expect(scene.entities.get("ent_lamp")).toMatchObject({ name: "Lamp", is_locked: true });
    expect(scene.entities.get("ent_lamp")?.components.shape).toEqual({ ...SHAPE, colour: "#000" });
  });

  test("a component that is not changed stays the same object, and one that is does not", () => {
    const before = scene.entities.get("ent_lamp")!;
    follow({ op: "set", id: "ent_lamp", component: "transform", values: { position: [1, 0, 0] } });
    const now = scene.entities.get("ent_lamp")!;
    expect(now).not.toBe(before);
    expect(now.components.shape).toBe(before.components.shape);
    expect(now.components.transform).not.toBe(before.components.transform);
    follow({ op: "clear", id: "ent_lamp", component: "shape" });
    expect(Object.keys(scene.entities.get("ent_lamp")!.components)).toEqual(["transform"]);
  });

  test("sc8: what hangs on a thing is known, also when it is hung elsewhere", () => {
    expect([...scene.childrenOf("ent_table")]).toEqual(["ent_vase"]);
    follow({ op: "set", id: "ent_rose", component: "entity", values: { parent: "ent_table" } });
    expect(new Set(scene.childrenOf("ent_table"))).toEqual(new Set(["ent_vase", "ent_rose"]));
    expect(scene.childrenOf("ent_vase").size).toBe(0);
    follow({ op: "remove", id: "ent_table" });
    expect([...scene.entities.keys()]).toEqual(["ent_lamp"]);
    expect(scene.childrenOf("ent_table").size).toBe(0);
  });

  test("another place is told by its version, and not as changes; after it nothing of the old one is", () => {
    const { version } = scene;
    scene.clear();
    expect(scene.revision.value).toBe(0);
    expect(scene.entities.size).toBe(0);
    scene.take({ revision: 1, template: "yard", entities: [thing("ent_tree")] });
    expect(scene.version).toBe(version + 1);
    expect(told).toEqual([]);
    follow({ op: "remove", id: "ent_tree" });
    expect([...told[0]!.keys()]).toEqual(["ent_tree"]);
  });

  test("who has stopped listening hears no more", () => {
    const heard: SceneChanges[] = [];
    const stop = scene.listen((changes) => heard.push(changes));
    stop();
    follow({ op: "remove", id: "ent_lamp" });
    expect(heard).toEqual([]);
    expect(told).toHaveLength(1);
  });

  test("an edit of what is not there changes nothing: a server that says so has said why before", () => {
    follow({ op: "set", id: "ent_ghost", component: "shape", values: {} }, { op: "remove", id: "ent_ghost" });
    expect(told).toEqual([]);
    expect(scene.revision.value).toBe(2);
  });

  test("ten thousand things are followed as quickly as ten", () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      thing(`ent_${index}`, index > 0 ? "ent_0" : null),
    );
    scene.take({ revision: 1, template: "room", entities: many });
    for (let index = 1; index < 2_000; index += 1) follow({ op: "remove", id: `ent_${index}` });
    expect(scene.entities.size).toBe(8_001);
    expect(scene.childrenOf("ent_0").size).toBe(8_000);
  });
});
