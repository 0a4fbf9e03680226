/** Boards under a headset's hands: each is pointed at and touched as a card is, and is pressed on the way down. */
import type { Ray, Vector3 } from "three";
import type { Boards } from "../../show/boards";
import type { Subject, XrStage } from "../context";
import type { Side } from "../hand";
import type { Pointable } from "../pointable";

/** Farther off nothing on it is read. */
const POINTED_WITHIN_M = 12;
/** What stands before it hides it. */
const HIDDEN_M = 0.1;

export function openBoards(xr: XrStage): Subject {
  return new ShownBoards(xr, () => xr.stage.edits.following?.boards ?? null);
}

export class ShownBoards implements Subject {
  readonly #pointables = new Map<string, Pointable>();
  readonly #hit = { distance: 0, x: 0, y: 0, z: 0, nx: 0, ny: 0, nz: 0 };

  constructor(
    readonly xr: Pick<XrStage, "pointables"> & { readonly stage: Pick<XrStage["stage"], "ground"> },
    readonly boards: () => Boards | null,
  ) {}

  frame(): void {
    const boards = this.boards();
    const there = new Set(boards ? [...boards.all].map(([id]) => id) : []);
    for (const id of this.#pointables.keys()) if (!there.has(id)) this.#leave(id);
    for (const id of there) if (boards && !this.#pointables.has(id)) this.#join(id, boards);
  }

  dispose(): void {
    for (const id of this.#pointables.keys()) this.#leave(id);
  }

  #leave(id: string): void {
    const pointable = this.#pointables.get(id);
    if (pointable) this.xr.pointables.delete(pointable);
    this.#pointables.delete(id);
  }

  #join(id: string, boards: Boards): void {
    const wasDown: Record<Side, boolean> = { left: false, right: false };
    const pointable: Pointable = {
      meet: (_, ray) => this.#meet(boards.meet(id, ray), ray),
      near: (_, tip: Vector3) => boards.near(id, tip),
      point(side, isDown) {
        if (isDown && !wasDown[side]) boards.press(id);
        wasDown[side] = isDown;
      },
      leave(side) {
        wasDown[side] = false;
        const board = boards.of(id);
        if (board) board.over = null;
      },
    };
    this.#pointables.set(id, pointable);
    this.xr.pointables.add(pointable);
  }

  #meet(metres: number, ray: Ray): number {
    if (metres > POINTED_WITHIN_M) return Number.POSITIVE_INFINITY;
    const world = this.xr.stage.ground?.world;
    const isHidden = world?.rayInto(this.#hit, ray, metres) && this.#hit.distance < metres - HIDDEN_M;
    return isHidden ? Number.POSITIVE_INFINITY : metres;
  }
}
