/** `extrusion`: a flat outline with holes, given thickness. */
import { ExtrudeGeometry, Shape as Outline, Path, Vector2 } from "three";
import { Piece } from "./piece";
import type { BuilderOf } from "./site";

export const extrusion: BuilderOf<"extrusion"> = (site) => ({
  add(component, { entity, matrix }) {
    const outline = new Outline(component.outline.map(([x, y]) => new Vector2(x, y)));
    outline.holes = component.holes.map((hole) => new Path(hole.map(([x, y]) => new Vector2(x, y))));
    const rounding = Math.min(component.rounding_m, component.depth_m / 4);
    const geometry = new ExtrudeGeometry(outline, {
      depth: component.depth_m - 2 * rounding,
      bevelEnabled: rounding > 0,
      bevelSize: rounding,
      bevelOffset: -rounding,
      bevelThickness: rounding,
      bevelSegments: 1,
    });
    geometry.translate(0, 0, rounding - component.depth_m / 2);
    site.batch(entity, component.finish).add(Piece.from(geometry), matrix, component.colour);
  },
});
