/** A plane with lines at every step, fading with the distance from its middle: what things are set on while building. */
import { Color, DoubleSide, Mesh, PlaneGeometry, ShaderMaterial, Vector3 } from "three";
import { INK } from "../../components/ink";
import type { GridPlace } from "../drawn_place";

const REACH_M = 12;
/** Over the ground that it lies on. */
const LIFT_M = 0.01;

export class Grid {
  readonly root: Mesh<PlaneGeometry, ShaderMaterial>;
  at: GridPlace | null = null;
  readonly #step = { value: 1 };
  readonly #middle = { value: new Vector3() };

  constructor() {
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      toneMapped: false,
      side: DoubleSide,
      uniforms: {
        ink: { value: new Color(INK) },
        step: this.#step,
        middle: this.#middle,
        reach: { value: REACH_M },
      },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
    });
    this.root = new Mesh(new PlaneGeometry(2 * REACH_M, 2 * REACH_M).rotateX(-Math.PI / 2), material);
    this.root.visible = false;
    this.root.renderOrder = 7;
    this.root.userData.isUntouchable = true;
  }

  show(at: GridPlace | null): void {
    this.at = at;
    this.root.visible = at !== null;
    if (!at) return;
    this.#step.value = at.step_m;
    this.#middle.value.set(at.x, at.y, at.z);
    this.root.position.set(at.x, at.y + LIFT_M, at.z);
  }
}

const VERTEX = `
  varying vec3 at;
  void main() {
    vec4 world = modelMatrix * vec4(position, 1.0);
    at = world.xyz;
    gl_Position = projectionMatrix * viewMatrix * world;
  }`;

const FRAGMENT = `
  uniform vec3 ink, middle;
  uniform float step, reach;
  varying vec3 at;
  float lines(float every) {
    vec2 q = at.xz / every;
    vec2 off = abs(fract(q - 0.5) - 0.5) / fwidth(q);
    return 1.0 - min(min(off.x, off.y), 1.0);
  }
  void main() {
    float near = 1.0 - smoothstep(0.35, 1.0, distance(at.xz, middle.xz) / reach);
    float fine = fwidth(at.x) + fwidth(at.z) < 0.6 * step ? lines(step) : 0.0;
    float strength = max(0.22 * fine, 0.4 * lines(max(1.0, 4.0 * step)));
    gl_FragColor = vec4(ink, strength * near);
    #include <colorspace_fragment>
  }`;
