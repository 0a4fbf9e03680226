/**
 * The lasers of both hands, in one draw: a thin line that fades in before the hand, and a dot where it ends. As thin to the
 * eye wherever it is.
 */
import {
  BufferAttribute,
  Color,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
} from "three";
import { CELADON, PAPER } from "../../components/ink";
import { type HandState, SIDES } from "../hand";
import type { Target } from "./target";

/** The line is seen at once, and goes softly. */
const COMES_PER_S = 14;
const GOES_PER_S = 7;

export class Lasers {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  readonly #from = perHand(3);
  readonly #to = perHand(3);
  /** How visible it is, whether it presses, and whether it ends on something. */
  readonly #state = perHand(3);

  constructor() {
    const geometry = new InstancedBufferGeometry();
    // x across, y along; z 1 of the dot.
    const corners = [-1, 0, 0, 1, 0, 0, 1, 1, 0, -1, 1, 0, -1, -1, 1, 1, -1, 1, 1, 1, 1, -1, 1, 1];
    geometry.setAttribute("position", new BufferAttribute(new Float32Array(corners), 3));
    geometry.setIndex([0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7]);
    geometry.setAttribute("from", this.#from);
    geometry.setAttribute("to", this.#to);
    geometry.setAttribute("state", this.#state);
    geometry.instanceCount = SIDES.length;
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      toneMapped: false,
      uniforms: { paper: { value: new Color(PAPER) }, celadon: { value: new Color(CELADON) } },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
    });
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
    this.mesh.visible = false;
    this.mesh.renderOrder = 11;
  }

  /** Where a hand's goes in this frame; it is seen while it `isShown`. */
  show(hand: HandState, target: Target, isShown: boolean, seconds: number): void {
    const at = SIDES.indexOf(hand.side);
    const seen = this.#state.getX(at) + (isShown ? COMES_PER_S : -GOES_PER_S) * seconds;
    const isMet = target.distance < Number.POSITIVE_INFINITY;
    this.#state.setXYZ(at, Math.min(1, Math.max(0, seen)), hand.isDown ? 1 : 0, isMet ? 1 : 0);
    const { origin } = hand.ray;
    this.#from.setXYZ(at, origin.x, origin.y, origin.z);
    if (isShown) this.#to.setXYZ(at, ...target.at.toArray());
  }

  /** After both hands. */
  end(): void {
    this.mesh.visible = this.#state.getX(0) > 0 || this.#state.getX(1) > 0;
    for (const attribute of [this.#from, this.#to, this.#state]) attribute.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}

function perHand(size: number): InstancedBufferAttribute {
  const attribute = new InstancedBufferAttribute(new Float32Array(SIDES.length * size), size);
  attribute.setUsage(DynamicDrawUsage);
  return attribute;
}

/** Widths are of the distance to the eye: a line of a ninth of a degree, a dot of two thirds. */
const VERTEX = `
  attribute vec3 from, to, state;
  varying vec2 at;
  varying vec3 seen;
  varying float dot_part, metres;

  void main() {
    at = position.xy;
    seen = state;
    dot_part = position.z;
    vec3 ahead = normalize(to - from);
    vec3 place = mix(from, to, position.y);
    metres = length(to - from) * position.y;
    vec3 across = normalize(cross(ahead, cameraPosition - place) + vec3(1e-6, 0.0, 0.0));
    vec3 point = place + across * position.x * (0.0006 + 0.0011 * distance(cameraPosition, place));
    if (dot_part > 0.5) {
      vec3 out_of = cameraPosition - to;
      float away = length(out_of);
      // A little before what it lies on.
      vec3 middle = to + out_of * min(0.03, 0.02 / max(away, 0.01));
      vec3 right = normalize(cross(vec3(0.0, 1.0, 0.0), out_of) + vec3(1e-5, 0.0, 0.0));
      vec3 up = cross(normalize(out_of), right);
      point = middle + (right * position.x + up * position.y) * (0.0015 + 0.0055 * away);
    }
    if (state.x <= 0.0) point = from;
    gl_Position = projectionMatrix * viewMatrix * vec4(point, 1.0);
  }`;

const FRAGMENT = `
  uniform vec3 paper, celadon;
  varying vec2 at;
  varying vec3 seen;
  varying float dot_part, metres;

  void main() {
    float edge = length(at);
    vec3 colour;
    float shape;
    if (dot_part > 0.5) {
      if (seen.z < 0.5) discard;
      float heart = mix(0.62, 0.86, seen.y);
      shape = 1.0 - smoothstep(0.86, 1.0, edge);
      colour = mix(celadon, paper, smoothstep(heart - 0.12, heart, edge));
    } else {
      shape = (1.0 - smoothstep(0.5, 1.0, abs(at.x))) * smoothstep(0.02, 0.22, metres) * mix(0.62, 0.95, seen.y);
      if (seen.z < 0.5) shape *= 1.0 - at.y;
      colour = mix(paper, celadon, 0.55 + 0.45 * seen.y);
    }
    gl_FragColor = vec4(colour, shape * seen.x);
    #include <colorspace_fragment>
  }`;
