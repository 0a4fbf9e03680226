/** Everybody who is seen: neighbours in full, those farther off in few triangles; two draws for all, and their shade. */
import {
  type BufferGeometry,
  CircleGeometry,
  Color,
  DataTexture,
  DynamicDrawUsage,
  FloatType,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  type Material,
  Mesh,
  RGBAFormat,
  ShaderMaterial,
  UniformsLib,
  UniformsUtils,
} from "three";
import { nearBody } from "../avatar/body";
import { BONES, FAR_BONES } from "../avatar/bones";
import { farBody } from "../avatar/far_body";
import {
  type BonesUniform,
  FigureLight,
  figureMaterial,
  figureShadowMaterial,
  MOUTH_SHARE,
} from "../avatar/figure_shader";
import { BONE_FLOATS, type Stance, writeBones } from "../avatar/skeleton";
import type { Lights, Quality } from "../components/site";
import type { Look } from "../protocol/generated";

const FIGURES_MAX = 1_024;
const FULL_WITHIN_M = 15;
/** So many in full; in a throng the circle of neighbours shrinks. */
const FULL_MAX = { high: 40, low: 8 } as const;
const BLOB_COLOUR = "#4e5f45";
const BLOB_RADIUS_M = 0.42;

const ROWS_FIRST = 64;

/** Figures of one fineness: their bones in a texture, their looks in attributes. */
class Rank {
  readonly mesh: Mesh<InstancedBufferGeometry, Material>;
  count = 0;
  readonly #geometry = new InstancedBufferGeometry();
  readonly #bones: BonesUniform;
  readonly #life: InstancedBufferAttribute;
  readonly #colours: InstancedBufferAttribute;
  readonly #mood: InstancedBufferAttribute;
  readonly #bonesEach: number;
  #rows: Float32Array<ArrayBuffer>;

  constructor(body: BufferGeometry, light: FigureLight | null, max: number, bones: number) {
    this.#bonesEach = bones;
    const geometry = this.#geometry;
    for (const name of ["position", "normal", "follows", "part"])
      geometry.setAttribute(name, body.getAttribute(name));
    geometry.setIndex(body.getIndex());
    this.#life = perFigure(geometry, "figureLife", max, 4);
    this.#colours = perFigure(geometry, "figureColours", max, 4);
    this.#mood = perFigure(geometry, "figureMood", max, 4);
    this.#rows = new Float32Array(ROWS_FIRST * bones * BONE_FLOATS);
    this.#bones = { value: boneTexture(this.#rows, bones) };
    this.mesh = new Mesh(geometry, figureMaterial(this.#bones, light));
    this.mesh.customDepthMaterial = figureShadowMaterial(this.#bones);
    this.mesh.castShadow = true;
    this.mesh.receiveShadow = true;
    this.mesh.frustumCulled = false;
  }

  begin(): void {
    this.count = 0;
  }

  add(at: Placed, look: Look, seconds: number): void {
    const index = this.count;
    const floats = this.#bonesEach * BONE_FLOATS;
    if ((index + 1) * floats > this.#rows.length) this.#grow();
    writeBones(this.#rows, index * floats, at, seconds, this.#bonesEach);
    const worn = (look.glasses ? 1 : 0) + (look.wheelchair ? 2 : 0);
    this.#life.setXYZW(index, at.blink, at.opacity, look.hair_style, worn + MOUTH_SHARE * at.mouth);
    this.#colours.setXYZW(index, look.skin, look.hair, look.cloth, look.legs);
    this.#mood.setXYZW(index, look.sash, at.gazeYaw, at.gazePitch, at.away);
    this.count += 1;
  }

  end(): void {
    this.#geometry.instanceCount = this.count;
    this.mesh.visible = this.count > 0;
    if (this.count === 0) return;
    this.#bones.value.needsUpdate = true;
    for (const attribute of [this.#life, this.#colours, this.#mood]) {
      attribute.clearUpdateRanges();
      attribute.addUpdateRange(0, this.count * attribute.itemSize);
      attribute.needsUpdate = true;
    }
  }

  #grow(): void {
    const rows = new Float32Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
    this.#bones.value.dispose();
    this.#bones.value = boneTexture(rows, this.#bonesEach);
  }
}

function perFigure(
  geometry: InstancedBufferGeometry,
  name: string,
  max: number,
  size: number,
): InstancedBufferAttribute {
  const attribute = new InstancedBufferAttribute(new Float32Array(max * size), size);
  attribute.setUsage(DynamicDrawUsage);
  geometry.setAttribute(name, attribute);
  return attribute;
}

/** One line a figure, three texels a bone. */
function boneTexture(rows: Float32Array<ArrayBuffer>, bones: number): DataTexture {
  const floats = bones * BONE_FLOATS;
  return new DataTexture(rows, floats / 4, rows.length / floats, RGBAFormat, FloatType);
}

/** Somebody at a place, for one picture. */
export interface Placed extends Stance {
  opacity: number;
  blink: number;
  gazeYaw: number;
  gazePitch: number;
  away: number;
  /** 0 shut … 1 wide open. */
  mouth: number;
}

interface Ranks {
  readonly near: Rank;
  readonly far: Rank;
}

export class Crowd {
  readonly root = new Group();
  /** No more than these in full, where the device can bear fewer than the quality allows. */
  fullMost = Number.POSITIVE_INFINITY;

  #seconds = 0;
  readonly #quality: Quality;
  readonly #blobs: Blobs | null;
  readonly #light: FigureLight | null;
  readonly #fullMax: number;
  #fullWithin = FULL_WITHIN_M;
  #built: Ranks | null = null;

  constructor(quality: Quality) {
    this.#light = quality === "low" ? new FigureLight() : null;
    this.#fullMax = FULL_MAX[quality];
    this.#quality = quality;
    this.#blobs = quality === "low" ? new Blobs() : null;
    if (this.#blobs) this.root.add(this.#blobs.mesh);
  }

  /** The place's light, where figures are not lit by the renderer. */
  setLight(lights: Lights): void {
    this.#light?.set(lights);
  }

  /** Made with the first picture that has people in it: bodies are dear, and the place is seen before them. */
  get #ranks(): Ranks {
    if (!this.#built) {
      const near = new Rank(nearBody(), this.#light, this.#fullMax, BONES);
      const farSides = this.#quality === "low" ? 5 : 6;
      const far = new Rank(farBody(farSides), this.#light, FIGURES_MAX, FAR_BONES);
      this.root.add(near.mesh, far.mesh);
      this.#built = { near, far };
    }
    return this.#built;
  }

  begin(seconds: number): void {
    this.#seconds = (this.#seconds + seconds) % 3_600;
    const { near, far } = this.#ranks;
    near.begin();
    far.begin();
    this.#blobs?.begin();
  }

  /** Shows somebody; `distance` from the camera in metres. Beyond a thousand people nobody more is drawn. */
  add(at: Placed, look: Look, distance: number): void {
    const { near, far } = this.#ranks;
    const full = distance < this.#fullWithin && near.count < Math.min(this.#fullMax, this.fullMost);
    if (!full && far.count === FIGURES_MAX) return;
    (full ? near : far).add(at, look, this.#seconds);
    this.#blobs?.add(at);
  }

  end(): void {
    const { near, far } = this.#ranks;
    const throng = near.count >= Math.min(this.#fullMax, this.fullMost);
    this.#fullWithin = throng ? this.#fullWithin * 0.93 : Math.min(FULL_WITHIN_M, this.#fullWithin * 1.02);
    near.end();
    far.end();
    this.#blobs?.end();
  }
}

/** A soft dark spot under each pair of feet, where there is no shadow map. */
class Blobs {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  readonly #places = new InstancedBufferAttribute(new Float32Array(FIGURES_MAX * 4), 4);
  #count = 0;

  constructor() {
    const disc = new CircleGeometry(BLOB_RADIUS_M, 16).rotateX(-Math.PI / 2);
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute("position", disc.getAttribute("position"));
    geometry.setAttribute("uv", disc.getAttribute("uv"));
    geometry.setIndex(disc.getIndex());
    this.#places.setUsage(DynamicDrawUsage);
    geometry.setAttribute("place", this.#places);
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      fog: true,
      polygonOffset: true,
      polygonOffsetFactor: -2,
      polygonOffsetUnits: -2,
      uniforms: { ...UniformsUtils.clone(UniformsLib.fog), shade: { value: new Color(BLOB_COLOUR) } },
      vertexShader: BLOB_VERTEX,
      fragmentShader: BLOB_FRAGMENT,
    });
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 1;
  }

  begin(): void {
    this.#count = 0;
  }

  add(at: Placed): void {
    if (this.#count === FIGURES_MAX) return;
    this.#places.setXYZW(this.#count, at.x, at.y + 0.03, at.z, at.opacity);
    this.#count += 1;
  }

  end(): void {
    this.mesh.geometry.instanceCount = this.#count;
    this.mesh.visible = this.#count > 0;
    this.#places.clearUpdateRanges();
    this.#places.addUpdateRange(0, this.#count * 4);
    this.#places.needsUpdate = true;
  }
}

const BLOB_VERTEX = `
  #include <fog_pars_vertex>
  attribute vec4 place;
  varying vec2 at;
  varying float strength;
  void main() {
    at = uv * 2.0 - 1.0;
    strength = place.w;
    vec4 mvPosition = viewMatrix * vec4(position + place.xyz, 1.0);
    gl_Position = projectionMatrix * mvPosition;
    #include <fog_vertex>
  }`;

const BLOB_FRAGMENT = `
  #include <common>
  #include <fog_pars_fragment>
  uniform vec3 shade;
  varying vec2 at;
  varying float strength;
  void main() {
    gl_FragColor = vec4(shade, 0.28 * strength * (1.0 - smoothstep(0.45, 1.0, length(at))));
    #include <colorspace_fragment>
    #include <fog_fragment>
  }`;
