/**
 * The arc in the air, and the ring where it comes down: closed where she may go, crossed out where she may not, and filling
 * where she has to wait a moment. What it says is in its form, not in its colour alone.
 */
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DoubleSide,
  DynamicDrawUsage,
  Group,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  Vector3,
} from "three";
import type { TeleportState } from "../../model/immersion";
import { type Arc, POINTS_MAX } from "./arc";

const GOOD = "#3f7064";
const REFUSED = "#b8402a";
const REST = "#5c6a70";
const WIDTH_M = 0.035;
const RING_M = 0.42;
/** From the hand: nearer it is smaller. */
const FULL_FROM_M = 1.6;
const LIFT_M = 0.05;
/** Over all of the place, under the veil. */
const ORDER = 900;
const FORMS: Readonly<Record<TeleportState, number>> = {
  none: 0,
  good: 0,
  rest: 1,
  wall: 2,
  water: 2,
  far: 2,
};
const COLOURS: Readonly<Record<TeleportState, string>> = {
  none: GOOD,
  good: GOOD,
  rest: REST,
  wall: REFUSED,
  water: REFUSED,
  far: REFUSED,
};
const OUT = new Vector3(0, 0, 1);

export class ArcDrawing {
  readonly root = new Group();
  readonly #ribbon: Mesh<BufferGeometry, ShaderMaterial>;
  readonly #ring: Mesh<PlaneGeometry, ShaderMaterial>;
  readonly #places: BufferAttribute;
  readonly #colour = { value: new Color(GOOD) };
  readonly #form = { value: 0 };
  readonly #time = { value: 0 };
  readonly #normal = new Vector3();

  constructor() {
    const uniforms = { colour: this.#colour, form: this.#form, time: this.#time };
    const { geometry, places } = newRibbon();
    this.#places = places;
    this.#ribbon = new Mesh(geometry, materialOf(uniforms, RIBBON_VERTEX, RIBBON_FRAGMENT));
    this.#ring = new Mesh(
      new PlaneGeometry(2 * RING_M, 2 * RING_M),
      materialOf(uniforms, RING_VERTEX, RING_FRAGMENT),
    );
    for (const mesh of [this.#ribbon, this.#ring]) {
      mesh.frustumCulled = false;
      mesh.renderOrder = ORDER;
      this.root.add(mesh);
    }
    this.root.visible = false;
  }

  draw(arc: Arc, state: TeleportState, nowMs: number, isStill: boolean): void {
    this.#colour.value.set(COLOURS[state]);
    this.#form.value = FORMS[state];
    this.#time.value = isStill ? 0 : (nowMs / 1_000) % 60;
    this.#drawRibbon(arc);
    this.#normal.copy(arc.normal);
    this.#ring.quaternion.setFromUnitVectors(OUT, this.#normal);
    this.#ring.position.copy(arc.landing).addScaledVector(this.#normal, LIFT_M);
    // On a wall before her nose it would be all that she sees.
    const [x = 0, y = 0, z = 0] = arc.points;
    const away = Math.hypot(arc.landing.x - x, arc.landing.y - y, arc.landing.z - z);
    this.#ring.scale.setScalar(Math.min(1, away / FULL_FROM_M));
    this.#ring.visible = state !== "far" || arc.count < POINTS_MAX;
  }

  dispose(): void {
    this.root.removeFromParent();
    for (const mesh of [this.#ribbon, this.#ring]) {
      mesh.geometry.dispose();
      mesh.material.dispose();
    }
  }

  /** Level across the arc: seen from the hand as a line that becomes thinner. */
  #drawRibbon({ points, count }: Arc): void {
    const last = 3 * (count - 1);
    const [dx, dz] = [points[last]! - points[0]!, points[last + 2]! - points[2]!];
    const half = WIDTH_M / 2 / (Math.hypot(dx, dz) || 1);
    for (let at = 0; at < count; at += 1) {
      const [x, y, z] = [points[3 * at]!, points[3 * at + 1]!, points[3 * at + 2]!];
      this.#places.setXYZ(2 * at, x - dz * half, y, z + dx * half);
      this.#places.setXYZ(2 * at + 1, x + dz * half, y, z - dx * half);
    }
    this.#places.needsUpdate = true;
    this.#ribbon.geometry.setDrawRange(0, 6 * (count - 1));
  }
}

function newRibbon(): { geometry: BufferGeometry; places: BufferAttribute } {
  const geometry = new BufferGeometry();
  const places = new BufferAttribute(new Float32Array(POINTS_MAX * 6), 3).setUsage(DynamicDrawUsage);
  const along = new Float32Array(POINTS_MAX * 2).map((_, vertex) => vertex >> 1);
  geometry.setAttribute("position", places);
  geometry.setAttribute("along", new BufferAttribute(along, 1));
  const indices = Array.from({ length: POINTS_MAX - 1 }, (_, at) => 2 * at);
  geometry.setIndex(indices.flatMap((a) => [a, a + 1, a + 2, a + 2, a + 1, a + 3]));
  return { geometry, places };
}

function materialOf(
  uniforms: ShaderMaterial["uniforms"],
  vertexShader: string,
  fragmentShader: string,
): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    toneMapped: false,
    uniforms,
    vertexShader,
    fragmentShader,
  });
}

const RIBBON_VERTEX = `
  attribute float along;
  varying float at;
  void main() {
    at = along;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }`;

/** Strokes that run towards the landing; where it is refused they stand still and apart. */
const RIBBON_FRAGMENT = `
  uniform vec3 colour;
  uniform float form;
  uniform float time;
  varying float at;
  void main() {
    float stroke = fract(at * 0.5 - (form < 0.5 ? time * 3.0 : 0.0));
    float gap = form > 1.5 ? 0.55 : 0.2;
    float ink = smoothstep(gap, gap + 0.08, stroke) * smoothstep(0.0, 1.5, at);
    gl_FragColor = vec4(colour, 0.25 + 0.65 * ink);
    #include <colorspace_fragment>
  }`;

const RING_VERTEX = `
  varying vec2 at;
  void main() {
    at = position.xy / ${RING_M.toFixed(2)};
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }`;

const RING_FRAGMENT = `
  uniform vec3 colour;
  uniform float form;
  uniform float time;
  varying vec2 at;
  void main() {
    float r = length(at);
    float rim = smoothstep(0.7, 0.76, r) * (1.0 - smoothstep(0.92, 0.98, r));
    float heart = 0.6 * (1.0 - smoothstep(0.16, 0.2, r)) + 0.18 * (1.0 - smoothstep(0.7, 0.76, r));
    float cross = 1.0 - smoothstep(0.06, 0.1, min(abs(at.x - at.y), abs(at.x + at.y)) * 0.7071);
    float turn = fract(atan(at.y, at.x) / 6.28318 - time * 0.5);
    float ink = form < 0.5 ? max(rim, heart)
      : form < 1.5 ? rim * step(0.35, turn)
      : max(rim, cross * (1.0 - smoothstep(0.7, 0.76, r)));
    gl_FragColor = vec4(colour, 0.92 * ink);
    #include <colorspace_fragment>
  }`;
