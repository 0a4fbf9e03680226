/** Things to build with: a Scene of a few Entities. */
import type { Components } from "../../src/components/generated";
import type { SceneEntity } from "../../src/model/scene_model";

export function idOf(number: number): string {
  return `ent_${String(number).padStart(16, "0")}`;
}

type Say = Partial<Omit<SceneEntity, "id" | "components">>;

export function thing(number: number, components: Partial<Components> = {}, say: Say = {}): SceneEntity {
  return {
    id: idOf(number),
    name: "",
    description: "",
    words: null,
    parent: null,
    is_locked: false,
    components,
    ...say,
  };
}

export function at(x: number, y: number, z: number, more: Partial<Components["transform"]> = {}) {
  return { transform: { position: [x, y, z], rotation: [0, 0, 0, 1], scale: [1, 1, 1], ...more } } as Pick<
    Components,
    "transform"
  >;
}

export function sceneOf(...things: readonly SceneEntity[]): Map<string, SceneEntity> {
  return new Map(things.map((each) => [each.id, each]));
}

export const BOX: Components["shape"] = {
  kind: "box",
  size: [1, 1, 1],
  colour: "#f4efe3",
  rounding_m: 0.02,
  taper: 1,
  sides: 24,
  finish: "matt",
};

/** Ids in order, from 900. */
export function counting(): () => string {
  let next = 900;
  return () => {
    next += 1;
    return idOf(next);
  };
}
