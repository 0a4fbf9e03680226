/**
 * Mouse and fingers over the picture. Dragging looks around; a finger that is dragged from the left half becomes a stick
 * instead; whatever comes down and goes up again without moving is a ray. A second finger that would look too is idle: so
 * pinching does nothing.
 */
import { signal } from "@preact/signals";
import type { Ray } from "./input";

/** The thumb's stick: −1 … 1, y downwards, and where it stands in CSS pixels. */
export interface Stick {
  active: boolean;
  /** Pushed to its rim: run. */
  far: boolean;
  dx: number;
  dy: number;
  x: number;
  y: number;
}

/** Where the stick stands in CSS pixels of the picture, and how far it is pushed. */
export type Thumb = Readonly<Pick<Stick, "x" | "y" | "dx" | "dy">>;

const RADIANS_PER_PIXEL = 0.0045;
/** How far a press may wander and still be one: a finger is wide, and not every hand is steady. */
const TAP_PIXELS = { mouse: 8, touch: 14 };
/** Slow fingers tap too. */
const TAP_MS = 800;
/** Who takes what is done over the picture before it looks around or is a ray: whoever builds. */
export interface Claim {
  /** True: this press and its moves are the claim's alone, until it ends. */
  press(x: number, y: number, event: PointerEvent): boolean;
  drag(x: number, y: number, event: PointerEvent): void;
  /** `finished` false: it was broken off. */
  release(x: number, y: number, finished: boolean): void;
  /** What came down and went up again without moving: true, and it is no ray. */
  tap(x: number, y: number, event: PointerEvent): boolean;
}

/** From the middle of the stick to its rim. */
export const STICK_PIXELS = 56;
const STICK_DEAD = 0.12;
const STICK_FAR = 0.92;

interface Held {
  part: "stick" | "look" | "idle";
  readonly startX: number;
  readonly startY: number;
  readonly startMs: number;
  readonly slack: number;
  x: number;
  y: number;
  moved: boolean;
}

export class Pointers {
  readonly stick: Stick = { active: false, far: false, dx: 0, dy: 0, x: 0, y: 0 };
  /** The stick as the HUD draws it; null while no thumb is down. */
  readonly thumb = signal<Thumb | null>(null);
  /** Radians dragged since somebody last took them. */
  readonly look = { yaw: 0, pitch: 0 };
  pointing: { x: number; y: number } | null = null;
  claim: Claim | null = null;
  holding: Claim | null = null;

  readonly #onRay: (ray: Ray) => void;
  readonly #held = new Map<number, Held>();
  #claimed: number | null = null;
  readonly #stop = new AbortController();

  constructor(canvas: HTMLElement | null, onRay: (ray: Ray) => void) {
    this.#onRay = onRay;
    if (!canvas) return;
    canvas.style.touchAction = "none";
    const listen = (type: "pointerdown" | "pointermove" | "pointerup" | "pointercancel" | "pointerleave") =>
      canvas.addEventListener(type, (event) => this.#take(canvas, type, event), {
        signal: this.#stop.signal,
      });
    for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"] as const)
      listen(type);
    // A long press opens no menu; where touch-action is not heeded, two fingers still do not zoom the page.
    for (const type of ["contextmenu", "gesturestart", "dblclick"])
      canvas.addEventListener(type, (event) => event.preventDefault(), { signal: this.#stop.signal });
  }

  dispose(): void {
    this.#stop.abort();
  }

  #take(canvas: HTMLElement, type: string, event: PointerEvent): void {
    const bounds = canvas.getBoundingClientRect();
    const x = event.clientX - bounds.left;
    const y = event.clientY - bounds.top;
    if (event.pointerType === "mouse") this.pointing = type === "pointerleave" ? null : { x, y };
    if (this.#isClaimed(canvas, type, event, x, y)) return;
    if (type === "pointerdown") this.#press(canvas, event, x, y, bounds.width);
    else if (type === "pointermove") this.#drag(event, x, y);
    else if (type !== "pointerleave") this.#release(event, type === "pointerup");
  }

  #isClaimed(canvas: HTMLElement, type: string, event: PointerEvent, x: number, y: number): boolean {
    if (type === "pointerdown" && this.#claimed === null && this.#held.size === 0) {
      if (!this.#claimant?.press(x, y, event)) return false;
      this.#claimed = event.pointerId;
      if (canvas.isConnected) canvas.setPointerCapture?.(event.pointerId);
      canvas.focus({ preventScroll: true });
      return true;
    }
    if (this.#claimed !== event.pointerId) return false;
    if (type === "pointermove") this.#claimant?.drag(x, y, event);
    if (type !== "pointerup" && type !== "pointercancel") return true;
    this.#claimed = null;
    this.#claimant?.release(x, y, type === "pointerup");
    return true;
  }

  get #claimant(): Claim | null {
    return this.claim ?? this.holding;
  }

  #press(canvas: HTMLElement, event: PointerEvent, x: number, y: number, width: number): void {
    const slack = event.pointerType === "touch" ? TAP_PIXELS.touch : TAP_PIXELS.mouse;
    const held = { startX: x, startY: y, startMs: event.timeStamp, slack, x, y, moved: false };
    this.#held.set(event.pointerId, { part: this.#partAt(event, x < width / 2), ...held });
    // Keeps the drag when it leaves the picture; a pointer that is gone already needs no keeping.
    if (canvas.isConnected) canvas.setPointerCapture?.(event.pointerId);
    canvas.focus({ preventScroll: true });
  }

  #partAt(event: PointerEvent, isLeft: boolean): Held["part"] {
    const others = [...this.#held].filter(([id]) => id !== event.pointerId).map(([, held]) => held);
    const isTouch = event.pointerType === "touch";
    if (isTouch && isLeft && !others.some((held) => held.part === "stick")) return "stick";
    const looking = others.find((held) => held.part === "look");
    if (!looking) return "look";
    // Two fingers pinch: neither of them looks around.
    looking.part = "idle";
    return "idle";
  }

  #drag(event: PointerEvent, x: number, y: number): void {
    const held = this.#held.get(event.pointerId);
    if (!held) return;
    if (!held.moved && Math.hypot(x - held.startX, y - held.startY) > held.slack) {
      held.moved = true;
      if (held.part === "stick") this.#raise(held);
    }
    if (held.part === "stick") {
      if (held.moved) this.#push(x - held.startX, y - held.startY);
    } else if (held.moved && held.part === "look") {
      this.look.yaw -= (x - held.x) * RADIANS_PER_PIXEL;
      this.look.pitch -= (y - held.y) * RADIANS_PER_PIXEL;
    }
    held.x = x;
    held.y = y;
  }

  /** The stick stands where the drag began: a tap there is still a tap. */
  #raise({ startX, startY }: Held): void {
    Object.assign(this.stick, { active: true, far: false, dx: 0, dy: 0, x: startX, y: startY });
  }

  #push(pixelsX: number, pixelsY: number): void {
    const reach = Math.hypot(pixelsX, pixelsY) / STICK_PIXELS;
    const scale = reach < STICK_DEAD ? 0 : Math.min(1, reach) / reach / STICK_PIXELS;
    this.stick.dx = pixelsX * scale;
    this.stick.dy = pixelsY * scale;
    this.stick.far = reach > STICK_FAR;
    const { x, y, dx, dy } = this.stick;
    this.thumb.value = { x, y, dx, dy };
  }

  #release(event: PointerEvent, finished: boolean): void {
    const held = this.#held.get(event.pointerId);
    if (!held) return;
    this.#held.delete(event.pointerId);
    if (held.part === "stick" && held.moved) {
      Object.assign(this.stick, { active: false, far: false, dx: 0, dy: 0 });
      this.thumb.value = null;
    }
    if (
      !finished ||
      held.moved ||
      held.part === "idle" ||
      event.timeStamp - held.startMs > TAP_MS ||
      event.button > 0
    )
      return;
    if (this.#claimant?.tap(held.startX, held.startY, event)) return;
    const source = event.pointerType === "touch" ? "touch" : "mouse";
    this.#onRay({ x: held.startX, y: held.startY, pressed: true, source });
  }
}
