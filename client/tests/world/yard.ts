/** Small places for tests, written as the server's snapshot says them. */
import type { Barrier, Bounds, Collider, Components, HeightField } from "../../src/components/generated";
import type { SceneEntity } from "../../src/model/scene_model";

type Point = [number, number, number];

export class Yard {
  readonly entities = new Map<string, SceneEntity>();

  add(components: Partial<Components>, at: Point = [0, 0, 0], yaw = 0, parent: string | null = null): string {
    const id = `ent_${String(this.entities.size).padStart(16, "0")}`;
    const rotation: [number, number, number, number] = [0, Math.sin(yaw / 2), 0, Math.cos(yaw / 2)];
    const transform = { position: at, rotation, scale: [1, 1, 1] as Point };
    this.entities.set(id, {
      id,
      name: "",
      description: "",
      words: null,
      parent,
      is_locked: false,
      components: { transform, ...components },
    });
    return id;
  }

  solid(kind: Collider["kind"], size: Point, at: Point, yaw = 0): string {
    return this.add({ collider: { kind, size } }, at, yaw);
  }

  /** A floor of 40 × 40 m whose top is at 0. */
  floor(): this {
    this.solid("box", [40, 1, 40], [0, -0.5, 0]);
    return this;
  }

  /** Ten steps of 0.18 × 0.30 m towards −Z, from z 0 up to a landing at 1.8 m. */
  stairs(rise = 0.18): this {
    for (let step = 0; step < 10; step += 1) {
      const height = rise * (step + 1);
      this.solid("box", [3, height, 0.3], [0, height / 2, -0.3 * step - 0.15]);
    }
    this.solid("box", [3, rise * 10, 4], [0, rise * 5, -5]);
    return this;
  }

  barrier(line: Point[], more: Partial<Barrier> = {}): this {
    this.add({ barrier: { line, height_m: 3, depth_m: 1, thickness_m: 0.1, is_closed: false, ...more } });
    return this;
  }

  bounds(half: number): this {
    const bounds: Bounds = { x_min: -half, x_max: half, z_min: -half, z_max: half, y_min: -4, y_max: 20 };
    this.add({ bounds });
    return this;
  }

  /** Ground of 20 × 20 m whose height is a function of place, and which one walks on. */
  ground(height: (x: number, z: number) => number): this {
    const axis = Array.from({ length: 41 }, (_, at) => at / 2 - 10);
    const heights = axis.flatMap((z) => axis.map((x) => height(x, z)));
    const height_field: HeightField = {
      xs: axis,
      zs: axis,
      heights,
      palette: ["#9dba83"],
      paint: heights.map(() => 0),
    };
    this.add({ height_field, collider: { kind: "height_field", size: [1, 1, 1] } });
    return this;
  }
}
