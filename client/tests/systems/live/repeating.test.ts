import { describe, expect, it } from "vitest";
import type { SceneEntity } from "../../../src/model/scene_model";
import { repeatersOf } from "../../../src/systems/live/difference";

const entity = (id: string, parent: string | null, repeated = false) =>
  ({ id, parent, components: repeated ? { generator: {} } : {} }) as unknown as SceneEntity;
const scene = (...entities: SceneEntity[]) => new Map(entities.map((each) => [each.id, each]));

describe("what is repeated", () => {
  it("is drawn anew with whatever hangs on it, before and after", () => {
    const before = scene(entity("ring", null, true), entity("row", null, true), entity("cup", "ring"));
    const after = scene(entity("ring", null, true), entity("row", null, true), entity("cup", "row"));
    expect([...repeatersOf("cup", new Set(), [before, after])]).toEqual(["ring", "row"]);
  });

  it("stays as it is where it only moves as a whole", () => {
    const place = scene(entity("ring", null, true));
    expect([...repeatersOf("ring", new Set(), [place])]).toEqual([]);
    expect([...repeatersOf("ring", new Set(["shape"] as const), [place])]).toEqual(["ring"]);
  });
});
