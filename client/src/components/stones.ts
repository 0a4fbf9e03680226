/** `stones`: pebbles along water and the flat stones of a path. */
import { Color, Matrix4, Quaternion, Vector3 } from "three";
import { ball } from "./ball";
import { seededChance } from "./chance";
import type { Stones } from "./generated";
import { Piece } from "./piece";
import type { BuilderOf } from "./site";

const UP = new Vector3(0, 1, 0);
const FLAG_CORNERS = 8;
/** Smaller pebbles are no rounder than twenty faces make them. */
const ROUND_FROM_M = 0.2;
/** How far a path's stone stands out of the grass. */
const FLAG_RISE_M = 0.045;

export const stones: BuilderOf<"stones"> = (site) => ({
  add(component, { entity, matrix }) {
    const batch = site.batch(entity, "matt");
    const chance = seededChance(component.seed);
    const [deep, light] = [new Color(component.colours[0]), new Color(component.colours[1])];
    const place = new Matrix4();
    const turn = new Quaternion();
    for (const [x, y, z, width] of component.stones) {
      const piece = MAKERS[component.kind](chance, width);
      const height = component.kind === "flag" ? 1 : width * (0.45 + 0.3 * chance());
      turn.setFromAxisAngle(UP, chance() * Math.PI * 2);
      place.compose(new Vector3(x, y, z), turn, new Vector3(width, height, width * (0.72 + 0.28 * chance())));
      batch.add(piece, place.premultiply(matrix), `#${deep.clone().lerp(light, chance()).getHexString()}`);
    }
  },
});

const MAKERS: Record<Stones["kind"], (chance: () => number, width: number) => Piece> = { pebble, flag };

function pebble(chance: () => number, width: number): Piece {
  const geometry = ball(width > ROUND_FROM_M ? 1 : 0);
  const position = geometry.getAttribute("position");
  const blow = new Vector3(chance() - 0.5, 0.4 * chance(), chance() - 0.5).normalize();
  const point = new Vector3();
  for (let at = 0; at < position.count; at += 1) {
    point.fromBufferAttribute(position, at);
    const over = point.dot(blow) - 0.28;
    if (over > 0) point.addScaledVector(blow, -0.7 * over);
    position.setXYZ(at, point.x, point.y, point.z);
  }
  geometry.computeVertexNormals();
  return Piece.from(geometry);
}

/** A slab with a broken outline and a worn edge, its top level. */
function flag(chance: () => number): Piece {
  const piece = new Piece();
  const middle = piece.vertex(0, FLAG_RISE_M, 0, 0, 1, 0);
  for (let corner = 0; corner < FLAG_CORNERS; corner += 1) {
    const angle = ((corner + 0.5 * (chance() - 0.5)) / FLAG_CORNERS) * Math.PI * 2;
    const reach = 0.42 + 0.1 * chance();
    const [x, z] = [Math.cos(angle), Math.sin(angle)];
    piece.vertex(x * (reach - 0.05), FLAG_RISE_M, z * (reach - 0.05), 0.15 * x, 1, 0.15 * z);
    piece.vertex(x * reach, FLAG_RISE_M - 0.03, z * reach, x, 0.9, z);
    piece.vertex(x * (reach + 0.02), -0.1, z * (reach + 0.02), x, 0.1, z);
  }
  for (let corner = 0; corner < FLAG_CORNERS; corner += 1) {
    const [a, b] = [middle + 1 + 3 * corner, middle + 1 + 3 * ((corner + 1) % FLAG_CORNERS)];
    piece.triangle(middle, b, a);
    piece.quad(a, b, b + 1, a + 1);
    piece.quad(a + 1, b + 1, b + 2, a + 2);
  }
  return piece;
}
