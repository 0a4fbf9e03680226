/** What bends in the wind, as one geometry: a draw of a thousand small instances is dearer than one of all their points. */
import {
  BufferAttribute,
  BufferGeometry,
  type Color,
  DoubleSide,
  FrontSide,
  type Material,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  type Vector3,
} from "three";
import { begin, type Stretch } from "./piece";
import { type Site, wholePlace } from "./site";

export interface FoliageOptions {
  /** How far, in metres, a point with a sway of 1 is moved. */
  readonly strength: number;
  /** Blades are seen, and lit from above, on both sides; stems have only an outside, joints, and throw a shadow. */
  readonly kind: "blades" | "stems";
}

/** Joints along a stem. */
const JOINTS = 11;

export class Foliage {
  readonly #positions: number[] = [];
  readonly #normals: number[] = [];
  readonly #colours: number[] = [];
  readonly #sways: number[] = [];
  readonly #indices: number[] = [];
  readonly #stretches: Stretch[] = [];
  readonly #site: Site;

  constructor(site: Site) {
    this.#site = site;
  }

  /** Adds a point; `sway` 0 … 1. Returns its number. */
  point(at: Vector3, normal: Vector3, colour: Color, tone: number, sway: number): number {
    begin(this.#stretches, this.#site.origin, this.#sways.length, this.#indices.length);
    this.#positions.push(at.x, at.y, at.z);
    this.#normals.push(normal.x, normal.y, normal.z);
    this.#colours.push(
      Math.min(colour.r * tone, 1),
      Math.min(colour.g * tone, 1),
      Math.min(colour.b * tone, 1),
    );
    this.#sways.push(sway);
    return this.#sways.length - 1;
  }

  triangle(a: number, b: number, c: number): void {
    this.#indices.push(a, b, c);
  }

  plant(options: FoliageOptions): void {
    if (this.#indices.length === 0) return;
    const site = this.#site;
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(new Float32Array(this.#positions), 3));
    geometry.setAttribute("normal", new BufferAttribute(new Float32Array(this.#normals), 3));
    geometry.setAttribute("color", new BufferAttribute(new Float32Array(this.#colours), 3));
    geometry.setAttribute("sway", new BufferAttribute(new Float32Array(this.#sways), 1));
    geometry.setIndex(this.#indices);
    geometry.userData.stretches = this.#stretches;
    geometry.boundingSphere = wholePlace();
    site.bakedLight?.bakeInto(geometry);
    const isStem = options.kind === "stems";
    const mesh = new Mesh(geometry, sharedMaterial(site, options));
    mesh.castShadow = isStem;
    mesh.receiveShadow = true;
    mesh.frustumCulled = false;
    site.root.add(mesh);
  }
}

function sharedMaterial(site: Site, options: FoliageOptions): Material {
  const { foliage } = site.materials;
  const key = `foliage ${options.kind} ${options.strength}`;
  const known = foliage.get(key);
  if (known) return known;
  const made = material(site, options, key);
  made.userData.isShared = true;
  foliage.set(key, made);
  return made;
}

type FoliageMaterial = MeshBasicMaterial | MeshLambertMaterial;

function material(site: Site, { strength, kind }: FoliageOptions, key: string): FoliageMaterial {
  const look = { vertexColors: true, side: kind === "blades" ? DoubleSide : FrontSide } as const;
  const made: FoliageMaterial = site.bakedLight
    ? new MeshBasicMaterial({ ...look, toneMapped: false })
    : new MeshLambertMaterial(look);
  made.onBeforeCompile = (shader) => {
    shader.uniforms.time = site.time;
    shader.vertexShader = swaying(shader.vertexShader, strength);
    shader.fragmentShader =
      kind === "blades" ? litFromAbove(shader.fragmentShader) : withJoints(shader.fragmentShader);
  };
  made.customProgramCacheKey = () => key;
  return made;
}

function swaying(vertexShader: string, strength: number): string {
  return `
    uniform float time;
    attribute float sway;
    varying float rise;
    ${vertexShader}`.replace(
    "#include <begin_vertex>",
    `
    vec3 transformed = position;
    rise = sqrt(sway);
    vec2 gust = vec2(sin(time * 1.1 + position.x * 0.31 + position.z * 0.17), cos(time * 0.8 + position.z * 0.23));
    gust += 0.35 * vec2(sin(time * 3.1 + position.z * 1.7), sin(time * 2.7 + position.x * 1.9));
    transformed.xz += gust * sway * ${strength.toFixed(4)};
    `,
  );
}

/** A blade seen from behind keeps its normal: foliage is bright against the light. */
function litFromAbove(fragmentShader: string): string {
  return fragmentShader.replace(
    "#include <normal_fragment_begin>",
    "vec3 normal = normalize(vNormal);\nvec3 nonPerturbedNormal = normal;",
  );
}

/** Every so often a dark line with a pale one above it. */
function withJoints(fragmentShader: string): string {
  return `varying float rise;\n${fragmentShader}`.replace(
    "#include <color_fragment>",
    `#include <color_fragment>
     float joint = fract(rise * ${JOINTS.toFixed(1)});
     diffuseColor.rgb *= 1.0 - 0.34 * smoothstep(0.955, 0.975, joint) + 0.16 * (1.0 - smoothstep(0.0, 0.06, joint));`,
  );
}
