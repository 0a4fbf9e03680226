/** Names above heads: pills of paper from one atlas, in one draw, as large on the screen wherever they stand. */
import {
  CanvasTexture,
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
} from "three";

/** In the atlas, texture pixels; drawn at half that, for sharp letters on fine screens. */
const PLATE_W = 384;
const PLATE_H = 64;
const COLUMNS = 5;
const ROWS = 16;
export const PLATES_MAX = COLUMNS * ROWS;
const SCALE = 2;
const FONT = `500 ${16 * SCALE}px system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans SC", sans-serif`;
const PAPER = "#fbf8f0";
const INK = "#22313a";
const HAIRLINE = "#e3dccb";
const PROGRAM_INK = "#3f7064";

export class NamePlates {
  readonly root = new Group();

  readonly #canvas = document.createElement("canvas");
  readonly #context: CanvasRenderingContext2D | null;
  readonly #texture: CanvasTexture;
  readonly #mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  readonly #places = perPlate(4);
  readonly #cells = perPlate(4);
  readonly #screen = { value: new Vector2(1, 1) };
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

  begin(width: number, height: number): void {
    this.#count = 0;
    this.#turn += 1;
    this.#screen.value.set(width, height);
  }

  /** Shows a plate whose foot is at that place; the same `key` and text keep their cell. */
  add(key: string, name: string, isProgram: boolean, x: number, y: number, z: number, opacity: number): void {
    if (this.#count === PLATES_MAX) return;
    const cell = this.#cellFor(key, name, isProgram);
    const [column, row] = [cell % COLUMNS, Math.floor(cell / COLUMNS)];
    this.#places.setXYZW(this.#count, x, y, z, opacity);
    this.#cells.setXYZW(
      this.#count,
      column / COLUMNS,
      1 - (row + 1) / ROWS,
      this.#widths[cell] ?? 0,
      PLATE_H / SCALE,
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

  #cellFor(key: string, name: string, isProgram: boolean): number {
    let cell = this.#cellOf.get(key);
    if (cell === undefined) {
      cell = this.#oldestCell();
      this.#cellOf.delete(this.#owners[cell] ?? "");
      this.#owners[cell] = key;
      this.#cellOf.set(key, cell);
      this.#write(cell, name, isProgram);
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

  #write(cell: number, name: string, isProgram: boolean): void {
    const context = this.#context;
    if (!context) return;
    const [left, top] = [(cell % COLUMNS) * PLATE_W, Math.floor(cell / COLUMNS) * PLATE_H];
    context.clearRect(left, top, PLATE_W, PLATE_H);
    context.font = FONT;
    context.textBaseline = "middle";
    const badge = isProgram ? 26 : 0;
    const room = PLATE_W - 52 - badge;
    const text = shortened(context, name, room);
    const width = Math.min(PLATE_W - 4, context.measureText(text).width + 48 + badge);
    context.beginPath();
    context.roundRect(left + 2, top + 6, width - 4, PLATE_H - 12, (PLATE_H - 12) / 2);
    context.fillStyle = PAPER;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = HAIRLINE;
    context.stroke();
    if (isProgram) drawBadge(context, left + 24, top + PLATE_H / 2);
    context.fillStyle = isProgram ? PROGRAM_INK : INK;
    context.fillText(text, left + 24 + badge, top + PLATE_H / 2 + 1);
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
      uniforms: { atlas: { value: this.#texture }, screen: this.#screen },
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
  context.fillStyle = PROGRAM_INK;
  context.beginPath();
  for (let tooth = 0; tooth < 16; tooth += 1) {
    const radius = Math.floor(tooth / 1) % 2 === 0 ? 10 : 7;
    const angle = (tooth / 16) * Math.PI * 2;
    context.lineTo(x + 2 + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  context.fill();
  context.fillStyle = PAPER;
  context.beginPath();
  context.arc(x + 2, y, 3, 0, Math.PI * 2);
  context.fill();
}

const VERTEX = `
  attribute vec4 place, cell;
  uniform vec2 screen;
  varying vec2 at;
  varying float opacity;
  void main() {
    float width = cell.z;
    at = cell.xy + vec2(uv.x * width / ${(PLATE_W * COLUMNS).toFixed(1)}, uv.y / ${ROWS.toFixed(1)});
    opacity = place.w;
    gl_Position = projectionMatrix * viewMatrix * vec4(place.xyz, 1.0);
    vec2 size = vec2(width, ${PLATE_H.toFixed(1)}) / ${SCALE.toFixed(1)};
    gl_Position.xy += (position.xy + vec2(0.0, 0.5)) * size / screen * 2.0 * gl_Position.w;
  }`;

const FRAGMENT = `
  uniform sampler2D atlas;
  varying vec2 at;
  varying float opacity;
  void main() {
    vec4 ink = texture2D(atlas, at);
    gl_FragColor = vec4(ink.rgb, ink.a * opacity);
    #include <colorspace_fragment>
  }`;
