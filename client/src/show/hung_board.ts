/** One board in the place: a plane of paper on a thing's face, or framed on two posts before it; pressed by a ray. */
import {
  CanvasTexture,
  Group,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  Quaternion,
  Ray,
  SRGBColorSpace,
  Vector3,
} from "three";
import { Batch } from "../components/piece";
import { box } from "../components/shape";
import { disposeOf, type Site } from "../components/site";
import type { ShownPanel } from "../model/experiences";
import { type Face, letterOn } from "./board_face";
import { type Laid, layBoard, type SheetWorld, type Touched } from "./board_sheet";

const WOOD = "#8c5a3a";
const RAIL_M = 0.05;
const DEPTH_M = 0.045;
const POST_M = 0.055;
const SIDE_PIXELS_MAX = { high: 2_048, low: 1_024 } as const;
const EM_PIXELS_MAX = 56;
const IN_THE_EVENING = 0.72;

/** What is at a spot of it. */
export interface Spot {
  /** The button there; null: none. */
  readonly button: string | null;
  /** There is something to fill in, or more than the board has room for. */
  readonly opens: boolean;
}

export class HungBoard {
  readonly root = new Group();
  readonly width: number;
  readonly height: number;
  readonly #sheet: Mesh<PlaneGeometry, MeshBasicMaterial>;
  readonly #canvas = document.createElement("canvas");
  readonly #texture: CanvasTexture;
  readonly #letter: number;
  readonly #world: SheetWorld;
  readonly #at = new Matrix4();
  readonly #inverse = new Matrix4();
  readonly #ray = new Ray();
  #laid: Laid | null = null;
  /** What a hand or the mouse is on. */
  over: Spot | null = null;

  constructor(
    public shown: ShownPanel,
    readonly face: Face,
    world: Matrix4,
    site: Site,
    sheets: SheetWorld,
  ) {
    world.decompose(position, turn, scale);
    // One that stands by itself is as large as every other.
    if (face.posts !== null) scale.setScalar(1);
    this.width = face.width * scale.x;
    this.height = face.height * scale.y;
    this.#world = sheets;
    const letter_m = letterOn(this);
    const side = SIDE_PIXELS_MAX[site.quality];
    const pixels = Math.min(side / this.width, side / this.height, EM_PIXELS_MAX / letter_m);
    this.#letter = letter_m * pixels;
    this.#canvas.width = Math.max(1, Math.round(this.width * pixels));
    this.#canvas.height = Math.max(1, Math.round(this.height * pixels));
    this.#texture = new CanvasTexture(this.#canvas);
    this.#texture.colorSpace = SRGBColorSpace;
    this.#texture.anisotropy = 8;
    const material = new MeshBasicMaterial({ map: this.#texture, toneMapped: false });
    if (site.daylight === "evening") material.color.multiplyScalar(IN_THE_EVENING);
    this.#sheet = new Mesh(new PlaneGeometry(this.width, this.height).rotateY(Math.PI), material);
    this.#sheet.visible = false;
    this.root.matrixAutoUpdate = false;
    this.root.add(this.#sheet);
    if (face.posts !== null) this.root.add(framed(this, face.posts, site, turn));
  }

  /** Where its Entity is seen, and from where; the board is as large there as it is wide, whatever turns it. */
  place(world: Matrix4, eye: Vector3): void {
    this.#at.multiplyMatrices(world, sideOf(this.face, world, eye));
    this.#at.decompose(position, turn, scale);
    this.root.matrix.compose(position, turn, scale.setScalar(1));
    this.root.matrixWorldNeedsUpdate = true;
    this.#inverse.copy(this.root.matrix).invert();
  }

  /** Other contents, a hand on it, a picture that has come: the same texture, from one picture to the next. */
  draw(touched: Omit<Touched, "over">): void {
    const pen = this.#canvas.getContext("2d");
    if (!pen) return;
    this.#laid ??= layBoard(pen, this.shown.content, this.#canvas, this.#letter, this.#world);
    this.#laid.draw({ ...touched, over: this.over?.button ?? null });
    this.#texture.needsUpdate = true;
    this.#sheet.visible = true;
  }

  /** Something on it is another now: it is laid out anew with the next drawing. */
  forget(): void {
    this.#laid = null;
  }

  /** Metres along a ray of the world; infinite: beside it, or from behind. Notes what is there. */
  meet(ray: Ray): number {
    this.over = null;
    this.#ray.copy(ray).applyMatrix4(this.#inverse);
    const { origin, direction } = this.#ray;
    if (origin.z >= 0 || direction.z <= 0) return Number.POSITIVE_INFINITY;
    const along = -origin.z / direction.z;
    this.over = this.#spotAt(origin.x + along * direction.x, origin.y + along * direction.y);
    return this.over ? along : Number.POSITIVE_INFINITY;
  }

  /** Metres before its face, negative behind it; infinite: beside it. Notes what is there. */
  near(tip: Vector3): number {
    position.copy(tip).applyMatrix4(this.#inverse);
    this.over = this.#spotAt(position.x, position.y);
    return this.over ? -position.z : Number.POSITIVE_INFINITY;
  }

  /** The middle of each of its buttons, in the world. */
  buttons(): { name: string; at: Vector3 }[] {
    return (this.#laid?.buttons ?? []).map(({ button, left, top, width, height }) => {
      const x = (0.5 - (left + width / 2) / this.#canvas.width) * this.width;
      const y = (0.5 - (top + height / 2) / this.#canvas.height) * this.height;
      return { name: button.name, at: new Vector3(x, y, 0).applyMatrix4(this.root.matrix) };
    });
  }

  dispose(): void {
    this.root.removeFromParent();
    disposeOf(this.root);
  }

  /** Seen from its front, x grows to the left. */
  #spotAt(x: number, y: number): Spot | null {
    if (Math.abs(x) > this.width / 2 || Math.abs(y) > this.height / 2 || !this.#laid) return null;
    const left = (0.5 - x / this.width) * this.#canvas.width;
    const top = (0.5 - y / this.height) * this.#canvas.height;
    const isIn = (room: { left: number; top: number; width: number; height: number }) =>
      left >= room.left && left <= room.left + room.width && top >= room.top && top <= room.top + room.height;
    const button = this.#laid.buttons.find(isIn)?.button.name ?? null;
    return { button, opens: button === null && this.#laid.opens.some(isIn) };
  }
}

const [position, scale, seen] = [new Vector3(), new Vector3(), new Vector3()];
const turn = new Quaternion();
const inverse = new Matrix4();

function sideOf({ at, back }: Face, world: Matrix4, eye: Vector3): Matrix4 {
  if (!back) return at;
  const middle = (at.elements[14] + back.elements[14]) / 2;
  return seen.copy(eye).applyMatrix4(inverse.copy(world).invert()).z > middle ? back : at;
}

/** Rails around the paper, a back of wood, and two posts to the ground. */
function framed(
  { width, height }: { readonly width: number; readonly height: number },
  posts: number,
  site: Site,
  turned: Quaternion,
): Mesh {
  const batch = new Batch();
  const [across, up] = [(width + RAIL_M) / 2, (height + RAIL_M) / 2];
  const foot = -height / 2 - RAIL_M - posts / 2;
  const pieces: readonly (readonly [number, number, number, number, number, number])[] = [
    [0, 0, 0.012, width, height, DEPTH_M / 3],
    [0, up, 0, width + 2 * RAIL_M, RAIL_M, DEPTH_M],
    [0, -up, 0, width + 2 * RAIL_M, RAIL_M, DEPTH_M],
    [across, 0, 0, RAIL_M, height, DEPTH_M],
    [-across, 0, 0, RAIL_M, height, DEPTH_M],
    [0.38 * width, foot, 0, POST_M, posts, POST_M],
    [-0.38 * width, foot, 0, POST_M, posts, POST_M],
  ];
  for (const [x, y, z, wide, high, deep] of pieces)
    batch.add(box(wide, high, deep, 0.018), new Matrix4().makeTranslation(x, y, z), WOOD);
  const geometry = batch.geometry();
  // Where light is worked into the colours, it falls on it as it stands.
  geometry.applyQuaternion(turned);
  site.bakedLight?.bakeInto(geometry);
  geometry.applyQuaternion(turned.clone().invert());
  const mesh = new Mesh(geometry, site.materials.finishes.matt);
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  return mesh;
}
