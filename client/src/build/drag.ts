/** A change under way: seen here alone until the hand lets go, then one edit. */
import { Matrix4, type Quaternion, Vector3 } from "three";
import type { Operation } from "../model/scene_model";
import type { Desk } from "./desk";
import { moving, set, sizing, turning } from "./edits";
import type { Vector } from "./snapping";
import { type Entities, localIn, worldOf } from "./whereabouts";

export class Drag {
  readonly desk: Desk;
  readonly ids: readonly string[];
  /** As it was when the hand came down: what is seen meanwhile is the preview. */
  readonly #before: Entities;

  constructor(desk: Desk) {
    this.desk = desk;
    this.ids = desk.free;
    this.#before = new Map(desk.entities);
  }

  get before(): Entities {
    return this.#before;
  }

  moveTo(by: Vector3, turn: Quaternion | null = null): void {
    const operations = moving(this.#before, this.ids, by);
    this.#show(turn && this.ids.length === 1 ? [this.#stood(this.ids[0]!, by, turn)] : operations);
  }

  turn(turn: Quaternion, around: Vector3): void {
    this.#show(turning(this.#before, this.ids, turn, around));
  }

  size(by: Readonly<Vector>): void {
    this.#show(this.ids.flatMap((id) => sizing(this.#before.get(id)!, by)));
  }

  end(finished: boolean): void {
    const { building } = this.desk;
    if (finished) void building.settle().then((outcome) => this.desk.tellRefusal(outcome));
    else building.preview(null);
  }

  #stood(id: string, by: Vector3, turn: Quaternion): Operation {
    const world = worldOf(this.#before, id);
    const [position, scale] = [
      new Vector3().setFromMatrixPosition(world).add(by),
      new Vector3().setFromMatrixScale(world),
    ];
    const parent = this.#before.get(id)!.parent;
    return set(id, "transform", localIn(this.#before, parent, new Matrix4().compose(position, turn, scale)));
  }

  #show(operations: readonly Operation[]): void {
    this.desk.building.preview(operations);
  }
}
