/** What mouse and finger do over the picture while something is in hand: a tap lays it, a flick of it throws it. */
import { Vector3 } from "three";
import type { Claim } from "../input/pointers";
import type { StageState } from "../systems/state";
import type { OwnHand } from "./own_hand";
import { type Flick, isFlick } from "./throwing";
import type { Vector } from "./turn";

/** A flick is as fast as the hand was in its last moments. */
const LATELY_MS = 110;
/** Around the thing a finger still has it. */
const AROUND_PIXELS = 26;
const STILL_PIXELS = 14;

interface PointedHands {
  readonly held: OwnHand | null;
  layAlong(from: Vector, direction: Vector): boolean;
  throw(flick: Flick): void;
}

export class Pointing implements Claim {
  stage: StageState | null = null;
  readonly #hands: PointedHands;
  readonly #trail: { readonly x: number; readonly y: number; readonly ms: number }[] = [];
  #start = { x: 0, y: 0 };
  readonly #at = new Vector3();
  readonly #edge = new Vector3();

  constructor(hands: PointedHands) {
    this.#hands = hands;
  }

  press(x: number, y: number, event: PointerEvent): boolean {
    if (!this.#isOnThing(x, y)) return false;
    this.#start = { x, y };
    this.#trail.length = 0;
    this.drag(x, y, event);
    return true;
  }

  drag(x: number, y: number, event: PointerEvent): void {
    this.#trail.push({ x, y, ms: event.timeStamp });
  }

  release(x: number, y: number, finished: boolean): void {
    if (!finished) return;
    const flick = this.#flick(x, y, performance.now());
    if (isFlick(flick)) this.#hands.throw(flick);
    else if (Math.hypot(x - this.#start.x, y - this.#start.y) < STILL_PIXELS) this.#lay(x, y);
  }

  /** Whatever can be used there is used; farther than she reaches, she goes there. */
  tap(x: number, y: number): boolean {
    const goal = this.stage?.goalAt(x, y);
    return goal?.to === "place" && this.#lay(x, y);
  }

  #lay(x: number, y: number): boolean {
    if (!this.stage) return false;
    const { camera } = this.stage.picture;
    const { width, height } = this.#pixels;
    const direction = this.#at
      .set((x / width) * 2 - 1, 1 - (y / height) * 2, 0.5)
      .unproject(camera)
      .sub(camera.position)
      .normalize();
    return this.#hands.layAlong(camera.position.toArray(), direction.toArray());
  }

  #isOnThing(x: number, y: number): boolean {
    const { held } = this.#hands;
    if (!held || !this.stage) return false;
    const { camera } = this.stage.picture;
    const { width, height } = this.#pixels;
    const { half, middle } = held.taken.size;
    const at = this.#at.set(...held.place).add(this.#edge.set(...middle));
    const edge = this.#edge.copy(at).setY(at.y + Math.max(...half));
    at.project(camera);
    edge.project(camera);
    const radius = Math.hypot((edge.x - at.x) * width, (edge.y - at.y) * height) / 2;
    const off = Math.hypot(((at.x + 1) / 2) * width - x, ((1 - at.y) / 2) * height - y);
    return at.z < 1 && off < radius + AROUND_PIXELS;
  }

  /** In screen heights a second. */
  #flick(x: number, y: number, nowMs: number): Flick {
    const lately = this.#trail.filter(({ ms }) => nowMs - ms < LATELY_MS);
    const [first] = lately;
    if (!first) return { x: 0, y: 0 };
    const seconds = Math.max(0.016, (nowMs - first.ms) / 1_000);
    const { height } = this.#pixels;
    return { x: (x - first.x) / height / seconds, y: (y - first.y) / height / seconds };
  }

  get #pixels(): { width: number; height: number } {
    const canvas = this.stage?.picture.renderer.domElement;
    return { width: Math.max(1, canvas?.clientWidth ?? 1), height: Math.max(1, canvas?.clientHeight ?? 1) };
  }
}
