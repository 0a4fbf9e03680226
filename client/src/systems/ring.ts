/** The soft ring on the ground where a tap leads her: it breathes while she goes, and fades when she is there. */
import { Color, Mesh, RingGeometry, ShaderMaterial } from "three";
import type { Frame, StageState } from "./state";

const CELADON = "#5fae9d";
const RADIUS_M = 0.42;
const LIFT_M = 0.06;
const FADE_PER_S = 2.4;

export class Ring {
  readonly mesh: Mesh<RingGeometry, ShaderMaterial>;
  readonly #strength = { value: 0 };

  constructor() {
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      uniforms: { colour: { value: new Color(CELADON) }, strength: this.#strength },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
    });
    const geometry = new RingGeometry(0.01, RADIUS_M, 48, 1).rotateX(-Math.PI / 2);
    this.mesh = new Mesh(geometry, material);
    this.mesh.visible = false;
    this.mesh.renderOrder = 2;
  }

  show(x: number, y: number, z: number): void {
    this.mesh.position.set(x, y + LIFT_M, z);
    this.mesh.visible = true;
    this.#strength.value = 1;
  }

  /** `wanted`: she is still on her way there. */
  advance(wanted: boolean, nowMs: number, seconds: number, still: boolean): void {
    if (!this.mesh.visible) return;
    if (!wanted) this.#strength.value -= FADE_PER_S * seconds;
    this.mesh.visible = this.#strength.value > 0;
    this.mesh.scale.setScalar(still ? 1 : 1 + 0.06 * Math.sin(nowMs / 260));
  }
}

export function showRing({ ring, model, reducedMotion }: StageState, frame: Frame): void {
  const going = model.going.peek();
  const wanted = going?.goal.to === "place" && (going.state === "finding" || going.state === "walking");
  ring.advance(wanted, frame.nowMs, frame.seconds, reducedMotion);
}

const VERTEX = `
  varying float r;
  void main() {
    r = length(position.xz) / ${RADIUS_M.toFixed(2)};
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }`;

const FRAGMENT = `
  uniform vec3 colour;
  uniform float strength;
  varying float r;
  void main() {
    float rim = smoothstep(0.62, 0.8, r) * (1.0 - smoothstep(0.86, 1.0, r));
    float heart = 0.5 * (1.0 - smoothstep(0.0, 0.2, r));
    gl_FragColor = vec4(colour, clamp(strength, 0.0, 1.0) * (0.85 * rim + heart));
    #include <colorspace_fragment>
  }`;
