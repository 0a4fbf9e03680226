/** Tapered capsules by the dozen in one draw, lit as figures are. */
import {
  CapsuleGeometry,
  type Color,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
} from "three";
import { FigureLight, POINT_LIGHT } from "../../avatar/figure_shader";
import type { Lights } from "../../components/site";

const SIDES = 14;
const ROUNDS = 3;

export class Capsules {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  readonly #from: InstancedBufferAttribute;
  readonly #to: InstancedBufferAttribute;
  readonly #tint: InstancedBufferAttribute;
  readonly #light = new FigureLight();
  #count = 0;

  constructor(max: number) {
    const geometry = new InstancedBufferGeometry();
    const form = new CapsuleGeometry(1, 1, ROUNDS, SIDES);
    geometry.setAttribute("position", form.getAttribute("position"));
    geometry.setAttribute("normal", form.getAttribute("normal"));
    geometry.setIndex(form.getIndex());
    this.#from = perCapsule(geometry, "from", max);
    this.#to = perCapsule(geometry, "to", max);
    this.#tint = perCapsule(geometry, "tint", max);
    const material = new ShaderMaterial({
      uniforms: this.#light.uniforms,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
    });
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
  }

  /** The place's light. */
  light(lights: Lights): void {
    this.#light.set(lights);
  }

  begin(): void {
    this.#count = 0;
  }

  /** From one of the points to another; `ends` 1 is round, 0 flat. */
  add(
    points: Float32Array,
    from: number,
    to: number,
    fromRadius: number,
    toRadius: number,
    tint: Color,
    ends: number,
  ): void {
    const at = this.#count;
    const [a, b] = [from * 3, to * 3];
    this.#from.setXYZW(at, points[a]!, points[a + 1]!, points[a + 2]!, fromRadius);
    this.#to.setXYZW(at, points[b]!, points[b + 1]!, points[b + 2]!, toRadius);
    this.#tint.setXYZW(at, tint.r, tint.g, tint.b, ends);
    this.#count += 1;
  }

  end(): void {
    this.mesh.geometry.instanceCount = this.#count;
    this.mesh.visible = this.#count > 0;
    for (const attribute of [this.#from, this.#to, this.#tint]) attribute.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}

function perCapsule(geometry: InstancedBufferGeometry, name: string, max: number): InstancedBufferAttribute {
  const attribute = new InstancedBufferAttribute(new Float32Array(max * 4), 4);
  attribute.setUsage(DynamicDrawUsage);
  geometry.setAttribute(name, attribute);
  return attribute;
}

/** The capsule is modelled along Y from −0.5 to 0.5 with radius 1: its upper half belongs to `to`, its lower to `from`. */
const VERTEX = `
  attribute vec4 from, to, tint;
  varying vec3 lit;
  ${POINT_LIGHT}
  void main() {
    vec3 line = to.xyz - from.xyz;
    float far = length(line);
    vec3 along = far > 1e-6 ? line / far : vec3(0.0, 1.0, 0.0);
    vec3 aside = normalize(abs(along.y) < 0.9 ? cross(along, vec3(0.0, 1.0, 0.0)) : cross(along, vec3(1.0, 0.0, 0.0)));
    vec3 across = cross(aside, along);
    float upper = step(0.0, position.y);
    vec3 round = vec3(position.x, position.y - (upper - 0.5), position.z) * mix(from.w, to.w, upper);
    round.y *= tint.w;
    vec3 at = mix(from.xyz, to.xyz, upper) + aside * round.x + along * round.y + across * round.z;
    vec3 n = normalize(aside * normal.x + along * normal.y / max(tint.w, 0.1) + across * normal.z);
    lit = tint.rgb * figureLit(n, at);
    gl_Position = projectionMatrix * viewMatrix * vec4(at, 1.0);
  }`;

const FRAGMENT = `
  varying vec3 lit;
  void main() {
    gl_FragColor = vec4(lit, 1.0);
    #include <tonemapping_fragment>
    #include <colorspace_fragment>
  }`;
