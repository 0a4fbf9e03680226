/**
 * A sheet of paper in the room: one plane, one texture, one draw call. It is drawn anew only when something on it has
 * changed, and is pressed by a ray or a fingertip. It stands in the real room around her, so that it comes along wherever
 * she goes in the place.
 */
import {
  CanvasTexture,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  Ray,
  SRGBColorSpace,
  Vector3,
} from "three";
import type { CardFace } from "../../model/immersion";
import type { TextSize } from "../../model/settings";
import type { XrStage } from "../context";
import { newPose, type Pose, SIDES, type Side } from "../hand";
import type { Pointable } from "../pointable";
import { type ButtonBlock, button, type Content } from "./content";
import { type ButtonBox, type Layout, Layouter, type Size } from "./layout";
import { type Measure, measureBy } from "./letters";
import { paint } from "./paint";
import { paperFor } from "./paper";

/** At half a metre, about as fine as a headset shows. */
const PIXELS_PER_MM = 3;
const MM = 0.001;
/** Nearer than this before the face a fingertip is meant, and not the ray. Real metres. */
const TOUCH_M = 0.03;
/** Whatever is farther behind the face is no finger on it. */
const BEHIND_M = 0.12;
/** Changes that no hand asked for are gathered so long. */
const DRAW_EVERY_MS = 120;
/** What is told is seen even while the place is hidden; what is asked, before everything in it. */
const ABOVE_VEIL = 1_001;
const LAST = 900;
const ZOOMS: Readonly<Record<TextSize, number>> = { normal: 1, large: 1.125, largest: 1.3125 };

interface Hovering {
  /** In millimetres on the sheet; null: beside it. */
  ray: { x: number; y: number } | null;
  tip: { x: number; y: number } | null;
  isTouch: boolean;
  isDown: boolean;
  over: ButtonBox | null;
  held: ButtonBlock | null;
}

export type SheetStage = Pick<XrStage, "root" | "pointables" | "room"> & {
  readonly stage: { readonly model: Pick<XrStage["stage"]["model"], "settings"> };
};

export class Sheet implements Pointable {
  readonly mesh: Mesh<PlaneGeometry, MeshBasicMaterial>;
  /** In the real room. */
  readonly at: Pose = newPose();

  readonly #xr: SheetStage;
  readonly #size: Size;
  /** No hand meets it. */
  readonly #isPassive: boolean;
  /** No larger than what stands on it. */
  readonly #isSnug: boolean;
  /** So many times larger is what stands on it: it is looked at from farther away. */
  readonly #zoom: number;
  readonly #pixels: number;
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #measure: Measure;
  readonly #texture: CanvasTexture;
  readonly #hovering: Record<Side, Hovering> = { left: newHovering(), right: newHovering() };
  readonly #inverse = new Matrix4();
  readonly #ray = new Ray();
  #content: Content | null = null;
  #layout: Layout | null = null;
  #page = 0;
  #isStale = false;
  #isTouched = false;
  #drawnMs = Number.NEGATIVE_INFINITY;

  constructor(
    xr: SheetStage,
    size: Size,
    { isAboveAll = false, isPassive = false, isSnug = false, zoom = 1 } = {},
  ) {
    this.#xr = xr;
    this.#size = size;
    this.#isPassive = isPassive;
    this.#isSnug = isSnug;
    this.#zoom = zoom;
    this.#pixels = PIXELS_PER_MM / zoom;
    this.#canvas = document.createElement("canvas");
    this.#canvas.width = Math.round(size.width * this.#pixels);
    this.#canvas.height = Math.round(size.height * this.#pixels);
    this.#context = this.#canvas.getContext("2d");
    this.#measure = measureBy(this.#context);
    this.#texture = new CanvasTexture(this.#canvas);
    this.#texture.colorSpace = SRGBColorSpace;
    this.#texture.anisotropy = 4;
    const material = new MeshBasicMaterial({
      map: this.#texture,
      toneMapped: false,
      fog: false,
      depthTest: !isAboveAll,
      // Among what is solid, so that rays are seen before it; and its round corners hide nothing.
      transparent: isPassive,
      alphaTest: 0.5,
      alphaToCoverage: !isPassive,
    });
    this.mesh = new Mesh(new PlaneGeometry(size.width * MM, size.height * MM), material);
    this.mesh.frustumCulled = false;
    this.mesh.visible = false;
    this.mesh.renderOrder = isPassive ? ABOVE_VEIL : isAboveAll ? LAST : 0;
    this.mesh.name = "card";
    xr.root.add(this.mesh);
  }

  get isShown(): boolean {
    return this.#content !== null;
  }

  /** A hand points at it or touches it. */
  get isPointedAt(): boolean {
    return SIDES.some((side) => this.#hovering[side].over !== null);
  }

  /** What is under a hand, if not all of it is to be read. */
  get halfRead(): string | null {
    const box = SIDES.map((side) => this.#hovering[side].over).find((over) => over !== null);
    if (!box || !(box.label.isCut || box.note?.isCut)) return null;
    return [box.block.label, box.block.note ?? ""].join(" ").trim();
  }

  /** Shows this from now on; null: nothing at all. `isNew`: from its first page. */
  show(content: Content | null, isNew = false): void {
    this.#content = content;
    this.#layout = null;
    this.#isStale = true;
    if (isNew) this.#beginAnew();
    if (content === null) this.#hide();
    else if (!this.#isPassive) this.#xr.pointables.add(this);
  }

  /** Once before every picture. */
  frame(nowMs: number): void {
    if (!this.#content) return;
    this.#xr.room.poseToWorld(this.at, { position: this.mesh.position, turn: this.mesh.quaternion });
    this.mesh.scale.setScalar(this.#xr.room.scale);
    this.mesh.updateMatrixWorld(true);
    const isDue = this.#isTouched || !this.mesh.visible || nowMs - this.#drawnMs >= DRAW_EVERY_MS;
    if (this.#isStale && isDue) this.#draw(nowMs);
    this.mesh.visible = true;
  }

  // -- what hands do

  meet(hand: Side, ray: Ray): number {
    const hovering = this.#hovering[hand];
    hovering.ray = null;
    if (!this.mesh.visible) return Number.POSITIVE_INFINITY;
    this.#ray.copy(ray).applyMatrix4(this.#inverse.copy(this.mesh.matrixWorld).invert());
    const { origin, direction } = this.#ray;
    // Only from before it.
    if (origin.z <= 0 || direction.z >= 0) return Number.POSITIVE_INFINITY;
    const along = -origin.z / direction.z;
    hovering.ray = this.#spot(origin.x + direction.x * along, origin.y + direction.y * along);
    return hovering.ray ? along * this.#xr.room.scale : Number.POSITIVE_INFINITY;
  }

  near(hand: Side, tip: Vector3): number {
    const hovering = this.#hovering[hand];
    hovering.tip = null;
    hovering.isTouch = false;
    if (!this.mesh.visible) return Number.POSITIVE_INFINITY;
    point.copy(tip).applyMatrix4(this.#inverse.copy(this.mesh.matrixWorld).invert());
    if (point.z < -BEHIND_M) return Number.POSITIVE_INFINITY;
    hovering.tip = this.#spot(point.x, point.y);
    hovering.isTouch = hovering.tip !== null && point.z < TOUCH_M;
    return hovering.tip ? point.z * this.#xr.room.scale : Number.POSITIVE_INFINITY;
  }

  point(hand: Side, isDown: boolean): void {
    const hovering = this.#hovering[hand];
    const spot = hovering.isTouch ? hovering.tip : hovering.ray;
    const over = spot && !hovering.isDown ? this.#buttonAt(spot.x, spot.y) : hovering.over;
    if (over?.block.name !== hovering.over?.block.name) this.#touch();
    hovering.over = over;
    if (isDown && !hovering.isDown) this.#press(hovering);
    if (!isDown && hovering.isDown) this.#release(hovering);
    hovering.isDown = isDown;
  }

  leave(hand: Side): void {
    const hovering = this.#hovering[hand];
    this.#release(hovering);
    Object.assign(hovering, newHovering());
    this.#touch();
  }

  /** Of the page that is seen, in the world: for tests, and for nobody else. */
  buttons(): CardFace["buttons"] {
    if (!this.#content || !this.mesh.visible) return [];
    const { buttons } = this.#laid();
    normal.set(0, 0, 1).transformDirection(this.mesh.matrixWorld);
    const [nx, ny, nz] = normal.toArray();
    return buttons.map(({ block, x, y, width, height }) => {
      const middle = this.mesh.localToWorld(this.#place(x + width / 2, y + height / 2));
      return { name: block.name, x: middle.x, y: middle.y, z: middle.z, nx, ny, nz };
    });
  }

  dispose(): void {
    this.#hide();
    this.#content = null;
    this.#xr.root.remove(this.mesh);
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.#texture.dispose();
  }

  // -- inner parts

  /** What is held down was pressed on the page before: it presses nothing here. */
  #beginAnew(): void {
    this.#page = 0;
    for (const side of SIDES) this.#hovering[side].over = null;
  }

  #hide(): void {
    this.mesh.visible = false;
    this.#xr.pointables.delete(this);
    for (const side of SIDES) this.leave(side);
  }

  #press(hovering: Hovering): void {
    const { over } = hovering;
    if (!over || over.block.isDisabled) return;
    this.#touch();
    if (!over.block.hold) {
      over.block.act();
      return;
    }
    hovering.held = over.block;
    over.block.hold.down();
  }

  #release(hovering: Hovering): void {
    const { held } = hovering;
    hovering.held = null;
    held?.hold?.up();
    if (hovering.isDown) this.#touch();
  }

  /** A hand has changed what is seen: it is seen with the next picture. */
  #touch(): void {
    this.#isStale = this.#isTouched = true;
  }

  #turnPage(by: number): void {
    this.#page = this.#laid().page + by;
    this.#layout = null;
    this.#touch();
  }

  #laid(): Layout {
    const { textSize } = this.#xr.stage.model.settings;
    this.#layout ??= new Layouter(this.#size, this.#measure, ZOOMS[textSize.peek()] * this.#zoom).lay(
      this.#content!,
      this.#page,
      {
        earlier: button("earlier", "←", () => this.#turnPage(-1)),
        later: button("later", "→", () => this.#turnPage(1)),
      },
    );
    return this.#layout;
  }

  #draw(nowMs: number): void {
    const layout = this.#laid();
    this.#drawnMs = nowMs;
    this.#isStale = this.#isTouched = false;
    const { settings } = this.#xr.stage.model;
    if (!this.#context) return;
    const hands = SIDES.map((side) => this.#hovering[side]);
    paint(
      this.#context,
      layout,
      { width: this.#size.width, height: this.#usedHeight },
      this.#pixels,
      paperFor(settings.isEvening, settings.contrast.peek()),
      {
        over: new Set(hands.flatMap(({ over }) => (over ? [over.block.name] : []))),
        pressed: new Set(hands.flatMap(({ over, isDown }) => (over && isDown ? [over.block.name] : []))),
      },
    );
    this.#texture.needsUpdate = true;
  }

  /** As far as there is paper, from the upper rim. */
  get #usedHeight(): number {
    return this.#isSnug ? this.#laid().usedHeight : this.#size.height;
  }

  /** Metres from the middle to millimetres from the corner; null: beside it, or where it is not used. */
  #spot(x: number, y: number): { x: number; y: number } | null {
    const { width, height } = this.#size;
    const spot = { x: x / MM + width / 2, y: height / 2 - y / MM };
    const isOn = spot.x >= 0 && spot.x <= width && spot.y >= 0 && spot.y <= this.#usedHeight;
    return isOn ? spot : null;
  }

  #place(x: number, y: number): Vector3 {
    return new Vector3((x - this.#size.width / 2) * MM, (this.#size.height / 2 - y) * MM, 0);
  }

  #buttonAt(x: number, y: number): ButtonBox | null {
    if (!this.#content) return null;
    const isOn = (box: ButtonBox) =>
      x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
    return this.#laid().buttons.find(isOn) ?? null;
  }
}

const point = new Vector3();
const normal = new Vector3();

function newHovering(): Hovering {
  return { ray: null, tip: null, isTouch: false, isDown: false, over: null, held: null };
}
