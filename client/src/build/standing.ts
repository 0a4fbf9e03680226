/** Where a new thing comes to stand or hang: under the pointer, or before its builder. */
import type { ReadonlySignal } from "@preact/signals";
import { Matrix4, Quaternion, Vector3 } from "three";
import type { AppModel } from "../model/app_model";
import type { AddEntity } from "../protocol/generated";
import type { DrawnPlace, Stand } from "../systems/drawn_place";
import { clamp } from "./measure";
import type { Piece } from "./pieces";
import { type Grid, snapped } from "./snapping";
import { transformOf, UP } from "./whereabouts";

/** Before her, so far at least: nobody stands in what she has just placed. */
const BEFORE_M = 2.5;
/** And so far to her right: there the eye that looks over her shoulder sees it whole. */
const ASIDE_M = 1;
/** From so high above her feet the ground before her is looked for. */
const LOOK_DOWN_M = 2.2;
const LEVEL = 0.7;
/** Pictures hang with their middle so high, as in a museum; near it they slip there by themselves. */
const EYES_M = 1.5;
const SLIP_M = 0.3;
/** Things that look the same from all sides keep to the world's axes. */
const SIDELESS = new Set(["shape", "collider", "zone", "lamp", "transform", "button"]);

export class Standing {
  readonly #model: AppModel;
  readonly #drawn: ReadonlySignal<DrawnPlace | null>;

  constructor(model: AppModel, drawn: ReadonlySignal<DrawnPlace | null>) {
    this.#model = model;
    this.#drawn = drawn;
  }

  /** The operation that puts it where a point of the picture is; null: there is nothing to stand on. */
  aimed(piece: Piece, x: number, y: number, grid: Grid, id: string): AddEntity | null {
    const { low: min, high: max } = piece.box;
    const stand = this.#drawn.peek()?.standOn(x, y, { min, max });
    if (!stand) return null;
    const isFloor = stand.normal[1] > LEVEL;
    const position = this.onGrid(stand, isFloor, grid);
    if (isFloor) return adding(piece, id, this.#risen(piece, position), this.#facing(piece, position, grid));
    return adding(piece, id, position, new Quaternion(...stand.rotation));
  }

  /** Where she looks, on the ground before her. */
  before(piece: Piece, grid: Grid, id: string): AddEntity {
    const depth = Math.max(piece.box.high[0] - piece.box.low[0], piece.box.high[2] - piece.box.low[2]) / 2;
    const foot = this.footBefore(grid, depth);
    const position = foot.clone().setY(foot.y - piece.box.low[1]);
    return adding(piece, id, this.#risen(piece, position), this.#facing(piece, position, grid));
  }

  /** A point of the ground before her. */
  footBefore(grid: Grid, more_m = 0): Vector3 {
    const { x, y, z, yaw } = this.#model.self;
    const away = BEFORE_M + more_m;
    const foot = new Vector3(
      snapped(x - Math.sin(yaw) * away + Math.cos(yaw) * ASIDE_M, grid.step_m, grid.isOn),
      y,
      snapped(z - Math.cos(yaw) * away - Math.sin(yaw) * ASIDE_M, grid.step_m, grid.isOn),
    );
    return foot.setY(this.#drawn.peek()?.floorAt(foot.x, y + LOOK_DOWN_M, foot.z) ?? y);
  }

  onGrid(stand: Stand, isFloor: boolean, grid: Grid): Vector3 {
    const [x, y, z] = stand.position;
    if (isFloor)
      return new Vector3(snapped(x, grid.step_m, grid.isOn), y, snapped(z, grid.step_m, grid.isOn));
    const eyes = this.#model.self.y + EYES_M;
    const height = Math.abs(y - eyes) < SLIP_M && grid.isOn ? eyes : snapped(y, grid.step_m, grid.isOn);
    // Along the wall, which need not follow the world's axes, and never into it.
    const position = new Vector3(x, y, z);
    const along = new Vector3().crossVectors(UP, new Vector3(...stand.normal)).normalize();
    const run = position.dot(along);
    return position.addScaledVector(along, snapped(run, grid.step_m, grid.isOn) - run).setY(height);
  }

  /** What hangs and finds no wall hangs in the air, at the height of the eyes. */
  #risen(piece: Piece, position: Vector3): Vector3 {
    if (piece.hangs_m === null) return position;
    return position.clone().setY(position.y + piece.box.low[1] + piece.hangs_m);
  }

  /** Turned towards her; newcomers look where she looks. */
  #facing(piece: Piece, position: Vector3, grid: Grid): Quaternion {
    const { x, z, yaw } = this.#model.self;
    if (Object.keys(piece.components).every((name) => SIDELESS.has(name))) return new Quaternion();
    const towards = piece.components.spawn ? yaw : Math.atan2(position.x - x, position.z - z);
    const step = (clamp(grid.step_deg, 1) * Math.PI) / 180;
    const turn = grid.isOn ? Math.round(towards / step) * step : towards;
    return new Quaternion().setFromAxisAngle(UP, turn);
  }
}

function adding(piece: Piece, id: string, position: Vector3, rotation: Quaternion): AddEntity {
  const matrix = new Matrix4().compose(position, rotation, new Vector3(1, 1, 1));
  return {
    op: "add",
    id,
    name: piece.name,
    description: piece.description,
    words: null,
    parent: null,
    is_locked: false,
    components: { ...(piece.components as AddEntity["components"]), transform: { ...transformOf(matrix) } },
  };
}
