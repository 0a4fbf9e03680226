/**
 * Paper before both eyes: while something is not for them, and for the blink of an announced cut, so that nobody is moved
 * without knowing it.
 */
import { BufferAttribute, BufferGeometry, Color, Mesh, ShaderMaterial } from "three";
import { PAPER } from "../components/ink";

const CUT_MS = 150;

export class Veil {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  readonly #part = { value: 0 };
  #asked = 0;
  #cut: (() => void) | null = null;
  #cutMs = Number.NEGATIVE_INFINITY;

  constructor() {
    const geometry = new BufferGeometry();
    geometry.setAttribute(
      "position",
      new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3),
    );
    const material = new ShaderMaterial({
      transparent: true,
      depthTest: false,
      depthWrite: false,
      toneMapped: false,
      uniforms: { paper: { value: new Color(PAPER) }, part: this.#part },
      vertexShader: "void main() { gl_Position = vec4(position.xy, 0.0, 1.0); }",
      fragmentShader: FRAGMENT,
    });
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 1_000;
    this.mesh.visible = false;
  }

  /** For this frame; the most that is asked for counts. */
  ask(part: number): void {
    this.#asked = Math.max(this.#asked, part);
  }

  /** All is being hidden. */
  get isCutting(): boolean {
    return this.#cut !== null;
  }

  /** Hides all, does it, and shows all again; a second one before that takes the first one's place behind the paper. */
  cut(then: () => void, nowMs: number, isStill: boolean): void {
    if (isStill) {
      then();
      return;
    }
    const before = this.#cut;
    this.#cut = before ? () => [before(), then()] : then;
    if (!before) this.#cutMs = nowMs;
  }

  /** All is hidden already, and is seen again in a moment: something was done that nobody could wait for. */
  lift(nowMs: number): void {
    this.#cutMs = nowMs - CUT_MS;
  }

  /** Does what a cut has waited for, and shows how much is hidden. */
  frame(nowMs: number): void {
    const passed = (nowMs - this.#cutMs) / CUT_MS;
    if (passed >= 1 && this.#cut) {
      const then = this.#cut;
      this.#cut = null;
      this.#cutMs = nowMs - CUT_MS;
      then();
      this.ask(1);
    } else if (passed < 2) this.ask(1 - Math.abs(1 - passed));
    this.#part.value = this.#asked;
    this.mesh.visible = this.#asked > 0;
    this.#asked = 0;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}

const FRAGMENT = `
  uniform vec3 paper;
  uniform float part;
  void main() {
    gl_FragColor = vec4(paper, part);
    #include <colorspace_fragment>
  }`;
