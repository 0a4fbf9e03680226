/**
 * Going to somebody in a headset: nobody is carried along there, so it is one announced cut after the other, along the way
 * that the server finds, each no longer than the server believes.
 */
import { destinationOf } from "../../model/destination";
import type { XrStage } from "../context";
import { SpeedMirror } from "../locomotion/speed";

type Point = readonly [number, number, number];

/** Between two points to stand on, metres. */
const STEP_M = 0.5;
/** Shorter cuts on the way are waited with, so that there are few. */
const CUT_LEAST_M = 4;

export class GoingByCuts {
  readonly #xr: XrStage;
  readonly #speed = new SpeedMirror();
  /** Still to go, from where she stands. */
  #way: Point[] = [];
  #isCutting = false;

  constructor(xr: XrStage) {
    this.#xr = xr;
  }

  async goTo(slot: number): Promise<void> {
    const { model, visit } = this.#xr.stage;
    const destination = destinationOf(model, { to: "person", slot, follow: false });
    if (!destination || visit.isHeld()) return;
    if (model.self.isSeated) await visit.stand();
    const { x, z, stopM } = destination;
    const answer = await visit.ask("FindPath", { x, z });
    if (answer?.name === "Path") this.#way = before(sampled(answer.body.points), x, z, stopM);
    else if (answer) visit.tellRefusal(answer);
    else model.tidings.value = { code: "way-unanswered", facts: {} };
  }

  frame(seconds: number): void {
    const { model } = this.#xr.stage;
    const { self } = model;
    this.#speed.frame(self, self.placedCount, seconds);
    if (this.#way.length === 0 || this.#isCutting || self.isSeated) return;
    const far = this.#way.findLastIndex(([x, y, z]) => this.#speed.allows({ x, y, z }));
    const point = this.#way[far];
    if (!point) return;
    const isLast = far === this.#way.length - 1;
    if (!isLast && Math.hypot(point[0] - self.x, point[2] - self.z) < CUT_LEAST_M) return;
    this.#cutTo(point, this.#way.slice(far + 1));
  }

  /** Whoever moves by herself has changed her mind. */
  stop(): void {
    this.#way = [];
  }

  #cutTo([x, y, z]: Point, rest: Point[]): void {
    const { self } = this.#xr.stage.model;
    const yaw = Math.atan2(self.x - x, self.z - z);
    this.#isCutting = true;
    this.#xr.cut(() => {
      this.#isCutting = false;
      if (this.#way.length === 0) return;
      this.#way = rest;
      this.#xr.standAt(x, y, z, yaw);
    });
  }
}

/** Points at even distances along the way, its corners among them. */
function sampled(corners: readonly Point[]): Point[] {
  return corners.slice(1).flatMap((to, index) => {
    const from = corners[index]!;
    const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[2] - from[2]) / STEP_M));
    return Array.from({ length: steps }, (_, step): Point => {
      const part = (step + 1) / steps;
      return [0, 1, 2].map((axis) => from[axis]! + (to[axis]! - from[axis]!) * part) as unknown as Point;
    });
  });
}

/** What is nearer to her than one stops is left out. */
function before(way: Point[], x: number, z: number, stopM: number): Point[] {
  const first = way.findIndex((point) => Math.hypot(point[0] - x, point[2] - z) < stopM);
  return first < 0 ? way : way.slice(0, first);
}
