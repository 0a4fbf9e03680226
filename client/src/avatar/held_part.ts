/**
 * A head or a hand as a headset tells it, kept for a figure: what comes is taken over gently, what is lost is let go gently,
 * and fingers bend and stretch. Plain numbers, no three.js, no garbage.
 */
import type { TrackedPart } from "../model/tracked";
import { HandShape } from "../protocol/generated";
import { smooth } from "./legs";

const BLEND_S = 0.25;
const FINGER_RATE = 16;

/** A head or a hand on its way from where the figure would hold it (0) to where it is tracked (1). */
export class HeldPart {
  /** 0 … 1; exactly 1 once it is there. */
  share = 0;
  x = 0;
  y = 0;
  z = 0;
  readonly q = new Float64Array([0, 0, 0, 1]);
  #part = 0;

  hold(part: TrackedPart | undefined, seconds: number): void {
    const isTracked = part?.isTracked ?? false;
    const step = seconds / BLEND_S;
    this.#part = isTracked ? Math.min(1, this.#part + step) : Math.max(0, this.#part - step);
    this.share = smooth(this.#part);
    if (!part || !isTracked) return;
    this.x = part.x;
    this.y = part.y;
    this.z = part.z;
    this.q.set(part.q);
  }
}

/** Radians that the fingers bend at their knuckles; the thumb goes ahead, and over the palm. */
interface Bends {
  index: number;
  fingers: number;
  thumbAhead: number;
  thumbOver: number;
}

const OPEN: Readonly<Bends> = { index: 0.1, fingers: 0.16, thumbAhead: 0.75, thumbOver: 0.1 };
const BENDS: Readonly<Record<number, Readonly<Bends>>> = {
  [HandShape.POINTING]: { index: 0.04, fingers: 1.75, thumbAhead: 0.25, thumbOver: 0.75 },
  [HandShape.PINCH]: { index: 0.95, fingers: 0.45, thumbAhead: 0.2, thumbOver: 0.75 },
  [HandShape.FIST]: { index: 1.75, fingers: 1.85, thumbAhead: 0.3, thumbOver: 0.95 },
};

export class HeldHand extends HeldPart {
  readonly bends: Bends = { ...OPEN };

  override hold(part: TrackedPart | undefined, seconds: number): void {
    super.hold(part, seconds);
    const wanted = (part?.isTracked && BENDS[part.shape]) || OPEN;
    const ease = 1 - Math.exp(-FINGER_RATE * seconds);
    const { bends } = this;
    bends.index += (wanted.index - bends.index) * ease;
    bends.fingers += (wanted.fingers - bends.fingers) * ease;
    bends.thumbAhead += (wanted.thumbAhead - bends.thumbAhead) * ease;
    bends.thumbOver += (wanted.thumbOver - bends.thumbOver) * ease;
  }
}
