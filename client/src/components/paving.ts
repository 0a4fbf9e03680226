/** `paving`: a level floor of slabs in broken rows; the joints are what is seen of the bed beneath. */
import { BufferAttribute, BufferGeometry, Color, Mesh } from "three";
import { seededChance } from "./chance";
import type { Paving } from "./generated";
import { shadeGround } from "./shade";
import type { BuilderOf } from "./site";

const JOINT_M = 0.028;
/** The bed lies so far below the slabs: less would flicker far away. */
const BED_M = 0.025;

export const paving: BuilderOf<"paving"> = (site) => ({
  add(component, { matrix }) {
    const geometry = floor(component).applyMatrix4(matrix);
    shadeGround(site, geometry.getAttribute("position"), geometry.getAttribute("color"));
    site.bakedLight?.bakeInto(geometry);
    const mesh = new Mesh(geometry, site.materials.ground);
    mesh.receiveShadow = true;
    site.root.add(mesh);
  },
});

export function floor(paving: Paving): BufferGeometry {
  const chance = seededChance(paving.seed);
  const [width, depth] = paving.size;
  const [deep, light] = [new Color(paving.colours[0]), new Color(paving.colours[1])];
  const positions: number[] = [];
  const colours: number[] = [];
  const indices: number[] = [];
  const slab = (x0: number, x1: number, z0: number, z1: number, y: number, colour: Color) => {
    const first = positions.length / 3;
    positions.push(x0, y, z0, x0, y, z1, x1, y, z1, x1, y, z0);
    for (let corner = 0; corner < 4; corner += 1) colours.push(colour.r, colour.g, colour.b);
    indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
  };
  slab(-width / 2, width / 2, -depth / 2, depth / 2, -BED_M, new Color(paving.joint));
  for (let z = -depth / 2; z < depth / 2 - 0.01; ) {
    const deeper = paving.slab_m * (0.5 + 0.35 * chance());
    const end = depth / 2 - (z + deeper) < paving.slab_m * 0.4 ? depth / 2 : z + deeper;
    let x = -width / 2 - chance() * paving.slab_m;
    while (x < width / 2 - 0.01) {
      const next = Math.min(x + paving.slab_m * (0.75 + 0.5 * chance()), width / 2);
      const from = Math.max(x, -width / 2);
      const tone = deep
        .clone()
        .lerp(light, chance())
        .multiplyScalar(0.955 + 0.07 * chance());
      if (next - from > 3 * JOINT_M)
        slab(from + JOINT_M / 2, next - JOINT_M / 2, z + JOINT_M / 2, end - JOINT_M / 2, 0, tone);
      x = next;
    }
    z = end;
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute("color", new BufferAttribute(new Float32Array(colours), 3));
  geometry.setAttribute(
    "normal",
    new BufferAttribute(new Float32Array(positions.map((_, at) => (at % 3 === 1 ? 1 : 0))), 3),
  );
  geometry.setIndex(indices);
  return geometry;
}
