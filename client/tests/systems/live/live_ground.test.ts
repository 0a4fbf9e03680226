import { beforeEach, describe, expect, test } from "vitest";
import { SceneModel } from "../../../src/model/scene_model";
import { LiveGround } from "../../../src/systems/live/live_ground";
import type { Ground } from "../../../src/systems/state";
import { usableThings } from "../../../src/systems/usable";
import { CollisionWorld } from "../../../src/world/collision";
import { Walker } from "../../../src/world/walking";
import { Yard } from "../../world/yard";
import { transform } from "./garden";

describe("the ground follows what is edited", () => {
  let scene: SceneModel;
  let live: LiveGround;
  let ground: Ground;
  let block: string;
  let seat: string;
  const landing = { y: 0, slope: 1 };

  beforeEach(() => {
    const yard = new Yard().floor();
    block = yard.solid("box", [2, 1, 2], [3, 0.5, 0]);
    seat = yard.add({ seat: { height_m: 0.45 } }, [0, 0.5, 0], 0, block);
    yard.add({ collider: { kind: "box", size: [1, 1, 1] } }, [0, 1, 0], 0, block);
    scene = new SceneModel();
    scene.take({ revision: 1, template: "", entities: [...yard.entities.values()] });
    const world = new CollisionWorld(scene.entities);
    const things = usableThings(scene.entities);
    ground = { version: 1, world, walker: new Walker(world), things };
    live = new LiveGround(ground, scene);
    scene.listen((changes) => live.follow(changes.keys()));
  });

  function heightAt(x: number, z: number): number {
    return ground.world.landInto(landing, x, 10, z, 20) ? landing.y : Number.NaN;
  }

  function move(id: string, x: number, z: number): void {
    scene.change(() =>
      scene.operate({ op: "set", id, component: "transform", values: { ...transform(x, 0.5, z) } }),
    );
  }

  test("a moved solid is where it is now, with what stands on it, and no more where it was", () => {
    expect(heightAt(3, 0)).toBeCloseTo(2, 5);
    for (const x of [-3, -5, -7]) {
      move(block, x, 4);
      expect(heightAt(x, 4)).toBeCloseTo(2, 5);
      expect(heightAt(x + 0.9, 4.9)).toBeCloseTo(1, 5);
      expect(heightAt(x + 2, 4)).toBeCloseTo(0, 5);
      expect(heightAt(3, 0)).toBeCloseTo(0, 5);
    }
  });

  test("nobody is pushed by what is gone", () => {
    scene.change(() => scene.operate({ op: "remove", id: block }));
    ground.walker.place(3, 0, 0);
    expect(heightAt(3, 0)).toBeCloseTo(0, 5);
    const at = { x: 3, y: 0, z: 0 };
    ground.world.pushOut(at as never, { bottom: 0.3, top: 1.7, radius: 0.3 });
    expect(at).toEqual({ x: 3, y: 0, z: 0 });
    expect(ground.things).toEqual([]);
  });

  test("a seat is where it was carried, and an armed portal stays armed", () => {
    move(block, 0, -6);
    expect(ground.things).toMatchObject([{ id: seat, x: 0, y: 1, z: -6 }]);
    ground.things[0]!.isArmed = true;
    move(block, 0, -7);
    expect(ground.things).toMatchObject([{ id: seat, z: -7, isArmed: true }]);
  });

  test("steps stay quick with thousands of new solids: there are few trees to ask", () => {
    for (let batch = 0; batch < 30; batch += 1) {
      scene.change(() => {
        for (let at = 0; at < 100; at += 1)
          scene.operate({
            op: "add",
            id: `new${batch}_${at}`,
            name: "",
            description: "",
            words: null,
            parent: null,
            is_locked: false,
            components: {
              transform: { ...transform(at / 10 - 15, 3, batch / 3 - 15) },
              collider: { kind: "box", size: [0.1, 0.1, 0.1] },
            },
          });
      });
    }
    expect(ground.world.bodies.length).toBeLessThanOrEqual(9);
    expect(heightAt(-15, -15)).toBeCloseTo(3.05, 5);
    expect(heightAt(-15 + 9.9, -15 + 29 / 3)).toBeCloseTo(3.05, 4);
  });
});
