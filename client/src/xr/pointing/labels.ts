/** What is pointed at, in words: a pill of paper over each hand's dot, both in one draw, turned to her eyes. */
import {
  CanvasTexture,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  LinearFilter,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  SRGBColorSpace,
  Vector3,
} from "three";
import { HAIRLINE, INK, PAPER } from "../../components/ink";
import { SIDES, type Side } from "../hand";

/** Of one label, texture pixels. */
const WIDTH = 720;
const HEIGHT = 80;
const PADDING = 34;
const FONT = "500 38px system-ui, sans-serif";
/** A metre away a texture's pixel is so wide: letters are then seven tenths of a degree high. */
const PIXEL = 0.00052;
/** It stands so far before what it names, part of the way to her eyes; and so far above, of that way. */
const BEFORE = 0.06;
const ABOVE = 0.014;

export class Labels {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  readonly #canvas = document.createElement("canvas");
  readonly #texture: CanvasTexture;
  readonly #eye = { value: new Vector3() };
  /** Where its foot is, and how wide it is: 0 hides it. */
  readonly #places = new InstancedBufferAttribute(new Float32Array(SIDES.length * 4), 4);
  readonly #texts: Record<Side, string> = { left: "", right: "" };
  readonly #widths: Record<Side, number> = { left: 0, right: 0 };
  readonly #foot = new Vector3();

  constructor() {
    this.#canvas.width = WIDTH;
    this.#canvas.height = HEIGHT * SIDES.length;
    this.#texture = new CanvasTexture(this.#canvas);
    this.#texture.colorSpace = SRGBColorSpace;
    this.#texture.minFilter = LinearFilter;
    this.#texture.generateMipmaps = false;
    this.#places.setUsage(DynamicDrawUsage);
    const plane = new PlaneGeometry(1, 1);
    const geometry = new InstancedBufferGeometry();
    for (const name of ["position", "uv"]) geometry.setAttribute(name, plane.getAttribute(name));
    geometry.setIndex(plane.getIndex());
    geometry.setAttribute("place", this.#places);
    geometry.setAttribute("row", new InstancedBufferAttribute(new Float32Array([0, 1]), 1));
    geometry.instanceCount = SIDES.length;
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      toneMapped: false,
      uniforms: { letters: { value: this.#texture }, eye: this.#eye },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
    });
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
    this.mesh.visible = false;
    this.mesh.renderOrder = 12;
  }

  /** In this frame; an empty text: that hand has none. */
  show(side: Side, text: string, at: Vector3, eye: Vector3): void {
    if (text && text !== this.#texts[side]) this.#write(side, text);
    const { x, y, z } = this.#foot.copy(at).lerp(eye, BEFORE);
    const above = ABOVE * eye.distanceTo(at);
    this.#eye.value.copy(eye);
    this.#places.setXYZW(SIDES.indexOf(side), x, y + above, z, text ? this.#widths[side] : 0);
  }

  /** After both hands. */
  end(): void {
    this.mesh.visible = this.#places.getW(0) > 0 || this.#places.getW(1) > 0;
    this.#places.needsUpdate = true;
  }

  dispose(): void {
    this.#texture.dispose();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  #write(side: Side, text: string): void {
    const context = this.#canvas.getContext("2d");
    if (!context) return;
    this.#texts[side] = text;
    const top = SIDES.indexOf(side) * HEIGHT;
    context.clearRect(0, top, WIDTH, HEIGHT);
    context.font = FONT;
    context.textBaseline = "middle";
    const room = WIDTH - 2 * PADDING;
    const width = Math.min(room, context.measureText(text).width) + 2 * PADDING;
    context.beginPath();
    context.roundRect(2, top + 2, width - 4, HEIGHT - 4, HEIGHT / 2 - 2);
    context.fillStyle = PAPER;
    context.fill();
    context.strokeStyle = HAIRLINE;
    context.lineWidth = 2;
    context.stroke();
    context.fillStyle = INK;
    // What is too long stands closer together.
    context.fillText(text, PADDING, top + HEIGHT / 2 + 2, room);
    this.#widths[side] = width;
    this.#texture.needsUpdate = true;
  }
}

const VERTEX = `
  attribute vec4 place;
  attribute float row;
  uniform vec3 eye;
  varying vec2 at;

  void main() {
    at = vec2(uv.x * place.w / ${WIDTH.toFixed(1)}, 1.0 - (row + 1.0 - uv.y) / ${SIDES.length.toFixed(1)});
    vec3 to = eye - place.xyz;
    vec3 right = normalize(vec3(to.z, 0.0, -to.x) + vec3(1e-5, 0.0, 0.0));
    vec3 up = normalize(cross(to, right));
    vec2 off = vec2(position.x * place.w, (position.y + 0.5) * ${HEIGHT.toFixed(1)}) * ${PIXEL} * length(to);
    vec3 point = place.w > 0.0 ? place.xyz + right * off.x + up * off.y : place.xyz;
    gl_Position = projectionMatrix * viewMatrix * vec4(point, 1.0);
  }`;

const FRAGMENT = `
  uniform sampler2D letters;
  varying vec2 at;
  void main() {
    gl_FragColor = texture2D(letters, at);
    #include <colorspace_fragment>
  }`;
