/**
 * Hides the rim of her sight while a stick moves her: what streams past there is what turns a stomach. A shell so wide
 * around the head that it is the same for both eyes.
 */
import { BackSide, Color, Mesh, ShaderMaterial, SphereGeometry } from "three";
import { MIST } from "../../components/ink";
import type { VignetteStrength } from "../comfort";
import type { Pose } from "../hand";

const RADIUS_M = 8;
const EASE_PER_S = 9;
const UNSEEN = 0.01;
/** Under the veil, over all the rest. */
const ORDER = 950;
/** Half the angle that stays free, radians. */
const FREE: Readonly<Record<VignetteStrength, number>> = { strong: 0.5, light: 0.7, off: Math.PI };

export class Vignette {
  readonly mesh: Mesh<SphereGeometry, ShaderMaterial>;
  /** 0: nothing is hidden … 1: the rim is. */
  part = 0;
  readonly #shown = { value: 0 };
  readonly #free = { value: FREE.strong };

  constructor() {
    const material = new ShaderMaterial({
      transparent: true,
      depthTest: false,
      depthWrite: false,
      toneMapped: false,
      side: BackSide,
      uniforms: { colour: { value: new Color(MIST) }, part: this.#shown, free: this.#free },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
    });
    this.mesh = new Mesh(new SphereGeometry(RADIUS_M, 24, 16), material);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = ORDER;
    this.mesh.visible = false;
  }

  /** `head` is in the world. */
  frame(head: Pose, isMoving: boolean, strength: VignetteStrength, seconds: number): void {
    const wanted = isMoving && strength !== "off" ? 1 : 0;
    if (wanted === 1) this.#free.value = FREE[strength];
    this.part += (wanted - this.part) * (1 - Math.exp(-EASE_PER_S * seconds));
    if (wanted === 0 && this.part < UNSEEN) this.part = 0;
    this.#shown.value = this.part;
    this.mesh.visible = this.part > 0;
    this.mesh.position.copy(head.position);
    this.mesh.quaternion.copy(head.turn);
  }

  dispose(): void {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}

const VERTEX = `
  varying vec3 way;
  void main() {
    way = position;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }`;

/** The free part comes in from far outside, so that it does not jump. */
const FRAGMENT = `
  uniform vec3 colour;
  uniform float part;
  uniform float free;
  varying vec3 way;
  void main() {
    float angle = acos(clamp(-normalize(way).z, -1.0, 1.0));
    float from = mix(1.3, free, part);
    gl_FragColor = vec4(colour, smoothstep(from, from + 0.16, angle));
    #include <colorspace_fragment>
  }`;
