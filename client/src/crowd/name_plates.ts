/**
 * Names above heads: pills of paper in one draw, as large on the screen wherever they stand. For two eyes they stand in the
 * place, facing them, upright however the head is held. The letters come from an atlas; the pill around them, its ring while
 * somebody speaks and its dots while she types are drawn by the shader.
 */
import {
  CanvasTexture,
  Color,
  DynamicDrawUsage,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  LinearFilter,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  SRGBColorSpace,
  Vector2,
  Vector3,
} from "three";
import { CELADON, INK, PAPER } from "../components/ink";
import type { HeadsetSign } from "../model/headset_sign";
import type { Badge } from "../protocol/generated";
import { drawBadges, widthOfBadges } from "./name_badges";

/** A pill's height on the screen, CSS pixels. */
export const PLATE_PX = 32;
/** In the atlas, texture pixels; drawn at half that, for sharp letters on fine screens. */
const PLATE_W = 384;
const PLATE_H = 64;
const COLUMNS = 5;
const ROWS = 16;
const PLATES_MAX = COLUMNS * ROWS;
const SCALE = 2;
export const FONTS = [
  "system-ui",
  "-apple-system",
  '"Segoe UI"',
  '"Noto Sans"',
  '"Noto Sans SC"',
  '"Noto Sans CJK SC"',
  '"PingFang SC"',
  '"Microsoft YaHei"',
  "sans-serif",
];
const FONT = `500 ${16 * SCALE}px ${FONTS.join(", ")}`;
const SMALL_FONT = FONT.replace(`${16 * SCALE}px`, `${12 * SCALE}px`);
/** So much of a pill a long name leaves them, texture pixels. */
const BADGES_W = 190;
export const NO_BADGES: readonly Badge[] = [];
/** From a pill's end to its first letter, CSS pixels; and the room of the three dots. */
const PADDING_PX = 12;
const DOTS_PX = 30;
const HAIRLINE = "#e3dccb";
const RING = "#5fa08a";

/** Marks of a plate, added up. */
const TYPING = 1;
const SPEAKING = 2;

export class NamePlates {
  readonly root = new Group();

  readonly #canvas = document.createElement("canvas");
  readonly #context: CanvasRenderingContext2D | null;
  readonly #texture: CanvasTexture;
  readonly #mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  readonly #places = perPlate(4);
  readonly #cells = perPlate(4);
  readonly #screen = { value: new Vector2(1, 1) };
  readonly #eye = { value: new Vector3() };
  readonly #standing = { value: 0 };
  readonly #seconds = { value: 0 };
  /** Whose plate is in which cell, and when it was last shown; the longest unseen is written over. */
  readonly #owners: string[] = Array(PLATES_MAX).fill("");
  readonly #widths = new Float32Array(PLATES_MAX);
  readonly #seen = new Float64Array(PLATES_MAX);
  readonly #cellOf = new Map<string, number>();
  #count = 0;
  #turn = 0;

  constructor() {
    this.#canvas.width = PLATE_W * COLUMNS;
    this.#canvas.height = PLATE_H * ROWS;
    this.#context = this.#canvas.getContext("2d");
    this.#texture = new CanvasTexture(this.#canvas);
    this.#texture.colorSpace = SRGBColorSpace;
    this.#texture.minFilter = LinearFilter;
    this.#texture.generateMipmaps = false;
    this.#mesh = this.#createMesh();
    this.root.add(this.#mesh);
  }

  begin(width: number, height: number, seconds: number): void {
    this.#count = 0;
    this.#seconds.value = seconds % 3_600;
    this.#turn += 1;
    this.#screen.value.set(width, height);
    this.#standing.value = 0;
  }

  /** These stand in the place and face that eye: a pixel is so wide, in metres, a metre away. Called after `begin`. */
  stand(eye: Vector3, pixel: number): void {
    this.#eye.value.copy(eye);
    this.#standing.value = pixel;
  }

  /** Shows a plate whose foot is at that place; the same `key` and text keep their cell. */
  add(
    key: string,
    name: string,
    isProgram: boolean,
    x: number,
    y: number,
    z: number,
    opacity: number,
    isTyping: boolean,
    isSpeaking: boolean,
    isHandUp: boolean,
    sign: HeadsetSign | null = null,
    badges: readonly Badge[] = NO_BADGES,
  ): void {
    if (this.#count === PLATES_MAX) return;
    const cell = this.#cellFor(key, name, isProgram, isHandUp, sign, badges);
    const [column, row] = [cell % COLUMNS, Math.floor(cell / COLUMNS)];
    this.#places.setXYZW(this.#count, x, y, z, opacity);
    this.#cells.setXYZW(
      this.#count,
      column / COLUMNS,
      1 - (row + 1) / ROWS,
      this.#widths[cell] ?? 0,
      (isTyping ? TYPING : 0) + (isSpeaking ? SPEAKING : 0),
    );
    this.#count += 1;
  }

  end(): void {
    this.#mesh.geometry.instanceCount = this.#count;
    this.#mesh.visible = this.#count > 0;
    this.#places.needsUpdate = true;
    this.#cells.needsUpdate = true;
  }

  /** On-screen width in CSS pixels of a plate that has been shown. */
  widthOf(key: string): number {
    const cell = this.#cellOf.get(key);
    return cell === undefined ? 0 : (this.#widths[cell] ?? 0) / SCALE;
  }

  #cellFor(
    key: string,
    name: string,
    isProgram: boolean,
    isHandUp: boolean,
    sign: HeadsetSign | null,
    badges: readonly Badge[],
  ): number {
    let cell = this.#cellOf.get(key);
    if (cell === undefined) {
      cell = this.#oldestCell();
      this.#cellOf.delete(this.#owners[cell] ?? "");
      this.#owners[cell] = key;
      this.#cellOf.set(key, cell);
      this.#write(cell, name, isProgram, isHandUp, sign, badges);
    }
    this.#seen[cell] = this.#turn;
    return cell;
  }

  #oldestCell(): number {
    let oldest = 0;
    for (let cell = 1; cell < PLATES_MAX; cell += 1) {
      if ((this.#seen[cell] ?? 0) < (this.#seen[oldest] ?? 0)) oldest = cell;
    }
    return oldest;
  }

  #write(
    cell: number,
    name: string,
    isProgram: boolean,
    isHandUp: boolean,
    sign: HeadsetSign | null,
    badges: readonly Badge[],
  ): void {
    const context = this.#context;
    if (!context) return;
    const [left, top] = [(cell % COLUMNS) * PLATE_W, Math.floor(cell / COLUMNS) * PLATE_H];
    context.clearRect(left, top, PLATE_W, PLATE_H);
    context.textBaseline = "middle";
    const middle = top + PLATE_H / 2;
    context.font = FONT;
    const badge = isHandUp ? 26 : sign ? 38 : isProgram ? 26 : 0;
    const padding = PADDING_PX * SCALE;
    const room = PLATE_W - 2 * padding - badge - DOTS_PX * SCALE;
    const spare = Math.max(BADGES_W, room - context.measureText(name).width);
    const worn = widthOfBadges(context, badges, SMALL_FONT, spare);
    context.font = FONT;
    const text = shortened(context, name, room - worn);
    const letters = context.measureText(text).width;
    const width = letters + 2 * padding + badge + worn;
    if (isHandUp) drawHand(context, left + padding - 8, middle - 16);
    else if (sign) drawHeadset(context, left + padding - 4, middle, sign);
    else if (isProgram) drawBadge(context, left + padding, middle);
    context.fillStyle = isProgram ? CELADON : INK;
    context.fillText(text, left + padding + badge, middle + 1);
    drawBadges(context, badges, SMALL_FONT, left + padding + badge + letters, middle, worn);
    this.#widths[cell] = width;
    this.#texture.needsUpdate = true;
  }

  #createMesh(): Mesh<InstancedBufferGeometry, ShaderMaterial> {
    const plane = new PlaneGeometry(1, 1);
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute("position", plane.getAttribute("position"));
    geometry.setAttribute("uv", plane.getAttribute("uv"));
    geometry.setIndex(plane.getIndex());
    geometry.setAttribute("place", this.#places);
    geometry.setAttribute("cell", this.#cells);
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      toneMapped: false,
      uniforms: {
        atlas: { value: this.#texture },
        screen: this.#screen,
        eye: this.#eye,
        standing: this.#standing,
        seconds: this.#seconds,
        paper: { value: new Color(PAPER) },
        hairline: { value: new Color(HAIRLINE) },
        celadon: { value: new Color(RING) },
        ink: { value: new Color(CELADON) },
      },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
    });
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;
    mesh.renderOrder = 10;
    return mesh;
  }
}

function perPlate(size: number): InstancedBufferAttribute {
  const attribute = new InstancedBufferAttribute(new Float32Array(PLATES_MAX * size), size);
  attribute.setUsage(DynamicDrawUsage);
  return attribute;
}

/** Cut by whole letters, as a reader counts them. */
function shortened(context: CanvasRenderingContext2D, name: string, room: number): string {
  if (context.measureText(name).width <= room) return name;
  const letters = [...new Intl.Segmenter().segment(name)].map((each) => each.segment);
  while (letters.length > 1 && context.measureText(`${letters.join("")}…`).width > room) letters.pop();
  return `${letters.join("")}…`;
}

/** A small cog wheel: this is a program. */
function drawBadge(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.fillStyle = CELADON;
  context.beginPath();
  for (let tooth = 0; tooth < 16; tooth += 1) {
    const radius = tooth % 2 === 0 ? 10 : 7;
    const angle = (tooth / 16) * Math.PI * 2;
    context.lineTo(x + 2 + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  context.fill();
  context.fillStyle = PAPER;
  context.beginPath();
  context.arc(x + 2, y, 3, 0, Math.PI * 2);
  context.fill();
}

/** A visor with its strap; clear where she sees her own room, with the model's ground line on a table. */
function drawHeadset(context: CanvasRenderingContext2D, x: number, y: number, sign: HeadsetSign): void {
  const visor = new Path2D(
    `M${x + 4} ${y - 9}h22q4 0 4 4v9q0 6-6 6h-3q-3 0-4-4 0-2-2-2t-2 2q-1 4-4 4h-3q-6 0-6-6v-9q0-4 4-4z`,
  );
  context.strokeStyle = context.fillStyle = CELADON;
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.stroke(visor);
  if (sign === "worn") context.fill(visor);
  if (sign === "table") context.fillRect(x + 5, y - 3, 20, 4);
}

/** A raised hand: four fingers, a thumb and a palm. */
function drawHand(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.strokeStyle = CELADON;
  context.lineWidth = 4;
  context.lineCap = context.lineJoin = "round";
  context.stroke(
    new Path2D(
      `M${x + 7} ${y + 17}V${y + 7}m5 8V${y + 3}m5 12V${y + 3}m5 12V${y + 7}V${y + 22}q0 7-7 7h-2q-4 0-7-4l-6-8`,
    ),
  );
}

/** The pill is laid out in CSS pixels: `at` from its left lower corner, `size` all of it, `letters` without the dots. */
const VERTEX = `
  attribute vec4 place, cell;
  uniform vec2 screen;
  uniform vec3 eye;
  uniform float standing;
  varying vec2 at, size, origin;
  varying float opacity, letters, marks;
  void main() {
    origin = cell.xy;
    letters = cell.z / ${SCALE.toFixed(1)};
    marks = cell.w;
    size = vec2(letters + mod(marks, 2.0) * ${DOTS_PX.toFixed(1)}, ${PLATE_PX.toFixed(1)});
    opacity = place.w;
    // A rim of two pixels for the ring and for soft edges.
    vec2 drawn = size + 4.0;
    at = uv * drawn - 2.0;
    vec2 off = (position.xy + vec2(0.0, 0.5)) * drawn;
    vec3 to = eye - place.xyz;
    vec3 right = normalize(vec3(to.z, 0.0, -to.x) + vec3(1e-5, 0.0, 0.0));
    vec3 up = normalize(cross(to, right));
    vec3 foot = place.xyz + (right * off.x + up * off.y) * standing * length(to);
    gl_Position = projectionMatrix * viewMatrix * vec4(foot, 1.0);
    if (standing == 0.0) gl_Position.xy += off / screen * 2.0 * gl_Position.w;
  }`;

const FRAGMENT = `
  uniform sampler2D atlas;
  uniform float seconds;
  uniform vec3 paper, hairline, celadon, ink;
  varying vec2 at, size, origin;
  varying float opacity, letters, marks;

  float dot3(float index) {
    float hop = max(0.0, sin(seconds * 5.0 - index * 0.9));
    vec2 middle = vec2(letters - 4.0 + index * 9.0, 0.5 * size.y - 1.0 + 3.0 * hop);
    return 1.0 - smoothstep(2.0, 3.0, length(at - middle));
  }

  void main() {
    // Distance from the outline of the pill, negative within.
    float half_height = 0.5 * size.y - 2.0;
    vec2 from = vec2(clamp(at.x, half_height + 2.0, size.x - half_height - 2.0), 0.5 * size.y);
    float edge = length(at - from) - half_height;
    float speaks = step(1.5, marks);
    vec3 line = mix(hairline, celadon, speaks);
    float width = mix(1.0, 2.6, speaks);
    vec3 colour = mix(paper, line, smoothstep(-width - 0.5, -width + 0.5, edge - speaks));
    float shape = 1.0 - smoothstep(-0.5, 0.5, edge - 2.0 * speaks);
    if (at.x > 0.0 && at.x < letters && at.y > 0.0 && at.y < size.y) {
      vec2 texel = at * ${SCALE.toFixed(1)} / vec2(${(PLATE_W * COLUMNS).toFixed(1)}, ${(PLATE_H * ROWS).toFixed(1)});
      vec4 letter = texture2D(atlas, origin + texel);
      colour = mix(colour, letter.rgb, letter.a);
    }
    if (mod(marks, 2.0) > 0.5) colour = mix(colour, ink, max(dot3(0.0), max(dot3(1.0), dot3(2.0))));
    gl_FragColor = vec4(colour, shape * opacity);
    #include <colorspace_fragment>
  }`;
