/**
 * Leaves out of the built client what a package brings along and nobody here asks for: methods of its classes and
 * shaders in its lists, which no bundler can drop by itself. A function called all the same says so.
 */
import type { Plugin } from "vite";

/** Of a tree of triangles rays, shapes against boxes and the nearest point are asked (`collision.ts`, `solids.ts`). */
export const FUNCTIONS: Readonly<Record<string, string>> = {
  "three-mesh-bvh/src/core/cast/bvhcast.js": "bvhcast",
  "three-mesh-bvh/src/core/cast/closestPointToGeometry.generated.js": "closestPointToGeometry",
  "three-mesh-bvh/src/core/cast/closestPointToGeometry_indirect.generated.js":
    "closestPointToGeometry_indirect",
  "three-mesh-bvh/src/core/cast/intersectsGeometry.generated.js": "intersectsGeometry",
  "three-mesh-bvh/src/core/cast/intersectsGeometry_indirect.generated.js": "intersectsGeometry_indirect",
  "three-mesh-bvh/src/core/cast/refit.generated.js": "refit",
  "three-mesh-bvh/src/core/cast/refit_indirect.generated.js": "refit_indirect",
};
/** Made once while its package is loaded, and used by those functions alone. */
export const CLASSES: Readonly<Record<string, string>> = {
  "three-mesh-bvh/src/math/OrientedBox.js": "OrientedBox",
};
/**
 * The shaders of materials that are made nowhere here (Phong, Toon, Matcap, Normal, Shadow), and what stands behind an
 * `#ifdef` that nobody sets: clipping planes, logarithmic depth, displacement, light probes.
 */
const SHADERS =
  /^three\/src\/renderers\/shaders\/(ShaderLib\/(meshphong|meshtoon|meshmatcap|meshnormal|shadow)|ShaderChunk\/(lights_phong|lights_toon|gradientmap|lightprobes|alphahash|displacementmap|logdepthbuf|clipping_planes|dithering)_\w+)\.glsl\.js$/;
const NO_SHADER = 'export const vertex = ""; export const fragment = ""; export default "";';

/** What stands in a module's place; null where it stays as it is. */
export function standIn(id: string): string | null {
  const path = id.split("/node_modules/").at(-1) ?? "";
  if (SHADERS.test(path)) return NO_SHADER;
  if (path in CLASSES) return `export class ${CLASSES[path]} {}`;
  if (!(path in FUNCTIONS)) return null;
  const said = JSON.stringify(`${path} is left out of the built client: see client/tools/left_out.ts`);
  return `export function ${FUNCTIONS[path]}() { throw new Error(${said}); }`;
}

export function leaveOut(): Plugin {
  return { name: "lanting:leave-out", apply: "build", enforce: "pre", load: (id) => standIn(id) };
}
