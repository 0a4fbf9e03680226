/** `rock`: a stone rounded by water, another for each seed. */
import { Vector3 } from "three";
import { ball } from "./ball";
import { seededChance } from "./chance";
import type { Rock } from "./generated";
import { Piece } from "./piece";
import type { BuilderOf } from "./site";

/** Smaller ones show no edges. */
const FINE_FROM_M = 0.75;

export const rock: BuilderOf<"rock"> = (site) => ({
  add(component, { entity, matrix }) {
    site.batch(entity, "matt").add(stone(component), matrix, component.colour);
  },
});

/** A ball pushed in by a few flat blows; its foot is flat. */
function stone(rock: Rock): Piece {
  const chance = seededChance(rock.seed);
  const geometry = ball(Math.max(...rock.size) > FINE_FROM_M ? 2 : 1);
  const blows = Array.from({ length: 9 }, () => ({
    from: new Vector3(chance() - 0.5, chance() * 0.7 - 0.2, chance() - 0.5).normalize(),
    depth: 0.5 - rock.roughness * (0.12 + 0.42 * chance()),
  }));
  const position = geometry.getAttribute("position");
  const point = new Vector3();
  for (let at = 0; at < position.count; at += 1) {
    point.fromBufferAttribute(position, at);
    for (const { from, depth } of blows) {
      const over = point.dot(from) - depth;
      if (over > 0) point.addScaledVector(from, -0.82 * over);
    }
    point.y = Math.max(point.y, -0.4);
    position.setXYZ(at, point.x * rock.size[0], point.y * rock.size[1], point.z * rock.size[2]);
  }
  geometry.computeVertexNormals();
  return Piece.from(geometry);
}
