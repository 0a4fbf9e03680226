/** What stands there before a thing has come: a soft box of its size; and where it never comes, a plain one with its name. */
import {
  BoxGeometry,
  CanvasTexture,
  Mesh,
  MeshBasicMaterial,
  type Object3D,
  PlaneGeometry,
  SRGBColorSpace,
  Vector3,
} from "three";
import { INK, PAPER, SERIF } from "../components/ink";
import type { Corner } from "./asset";

const FADE_S = 0.4;
const SOFT = 0.42;
/** Flat things have a box too. */
const THIN_M = 0.01;
const LETTER_PIXELS = 64;
const NAME_PART = 0.8;

/** A soft box that fades once the thing itself is there. */
export class StandIn {
  readonly #mesh: Mesh<BoxGeometry, MeshBasicMaterial>;
  #fadesSinceS = Number.NaN;

  constructor(parent: Object3D, bounds: readonly [Corner, Corner], mist: string) {
    const material = new MeshBasicMaterial({
      color: mist,
      transparent: true,
      opacity: SOFT,
      depthWrite: false,
      toneMapped: false,
    });
    this.#mesh = new Mesh(boxOf(bounds), material);
    this.#mesh.renderOrder = 2;
    parent.add(this.#mesh);
  }

  /** The thing is there: away with the box, softly. */
  fade(seconds: number): void {
    this.#fadesSinceS = seconds;
  }

  /** True once nothing of it is left. */
  update(seconds: number): boolean {
    if (Number.isNaN(this.#fadesSinceS)) return false;
    const part = (seconds - this.#fadesSinceS) / FADE_S;
    // A clock that is set back ends it too.
    if (part < 1 && part >= 0) {
      this.#mesh.material.opacity = SOFT * (1 - part);
      return false;
    }
    this.remove();
    return true;
  }

  remove(): void {
    this.#mesh.removeFromParent();
    this.#mesh.geometry.dispose();
    this.#mesh.material.dispose();
  }
}

/** The plain box that keeps the place of a thing which cannot be shown, with its name on front and back. */
export function showBroken(parent: Object3D, bounds: readonly [Corner, Corner], name: string): void {
  const material = new MeshBasicMaterial({ color: "#cfcabc", toneMapped: false });
  const box = new Mesh(boxOf(bounds), material);
  parent.add(box);
  if (name === "") return;
  const canvas = written(name);
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  const size = sizeOf(bounds);
  const scale = Math.min((NAME_PART * size.x) / canvas.width, (NAME_PART * size.y) / canvas.height, 0.004);
  const plane = new PlaneGeometry(canvas.width * scale, canvas.height * scale);
  for (const side of [-1, 1]) {
    const sign = new Mesh(
      side < 0 ? plane.clone().rotateY(Math.PI) : plane,
      new MeshBasicMaterial({ map: texture }),
    );
    sign.position.copy(box.position).add(middleOf(bounds));
    sign.position.z += side * (size.z / 2 + 0.004);
    parent.add(sign);
  }
}

export function sizeOf([low, high]: readonly [Corner, Corner]): Vector3 {
  const size = (at: 0 | 1 | 2) => Math.max(THIN_M, high[at] - low[at]);
  return new Vector3(size(0), size(1), size(2));
}

function middleOf([low, high]: readonly [Corner, Corner]): Vector3 {
  return new Vector3((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2);
}

function boxOf(bounds: readonly [Corner, Corner]): BoxGeometry {
  const size = sizeOf(bounds);
  const middle = middleOf(bounds);
  return new BoxGeometry(size.x, size.y, size.z).translate(middle.x, middle.y, middle.z);
}

function written(name: string): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  const font = `600 ${LETTER_PIXELS * 0.6}px ${SERIF}`;
  context.font = font;
  canvas.width = Math.min(1_024, Math.ceil(context.measureText(name).width) + 48);
  canvas.height = LETTER_PIXELS;
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.font = font;
  context.fillStyle = INK;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(name, canvas.width / 2, canvas.height / 2 + 2, canvas.width - 32);
  return canvas;
}
