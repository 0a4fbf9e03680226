/** `height_field`: the ground, its colours blended from crossing to crossing. */
import { BufferAttribute, BufferGeometry, Color, Mesh } from "three";
import type { HeightField } from "./generated";
import { shadeGround } from "./shade";
import { type BuilderOf, wholePlace } from "./site";

export const heightField: BuilderOf<"height_field"> = (site) => ({
  add(component, { matrix }) {
    const geometry = groundGeometry(component).applyMatrix4(matrix);
    shadeGround(site, geometry.getAttribute("position"), geometry.getAttribute("color"));
    site.bakedLight?.bakeInto(geometry);
    geometry.boundingSphere = wholePlace();
    const mesh = new Mesh(geometry, site.materials.ground);
    mesh.receiveShadow = true;
    site.root.add(mesh);
  },
});

export function groundGeometry(field: HeightField): BufferGeometry {
  const { xs, zs } = field;
  const positions = new Float32Array(xs.length * zs.length * 3);
  const colours = new Float32Array(positions.length);
  const palette = field.palette.map((colour) => new Color(colour));
  let at = 0;
  for (const z of zs) {
    for (const x of xs) {
      positions[at * 3] = x;
      positions[at * 3 + 1] = field.heights[at] ?? 0;
      positions[at * 3 + 2] = z;
      palette[field.paint[at] ?? 0]?.toArray(colours, at * 3);
      at += 1;
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  geometry.setAttribute("color", new BufferAttribute(colours, 3));
  geometry.setIndex(groundIndices(xs.length, zs.length));
  geometry.computeVertexNormals();
  return geometry;
}

/** Each cell is cut from its (x min, z min) to its (x max, z max) corner, as the server cuts it. */
export function groundIndices(columns: number, rows: number): number[] {
  const indices: number[] = [];
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const near = row * columns + column;
      const far = near + columns;
      indices.push(near, far, far + 1, near, far + 1, near + 1);
    }
  }
  return indices;
}
