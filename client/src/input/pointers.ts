/**
 * Mouse and fingers over the picture. Dragging looks around; a finger that comes down on the left half becomes a stick
 * instead; whatever comes down and goes up again without moving is a ray.
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
const TAP_PIXELS = 8;
const TAP_MS = 450;
/** From the middle of the stick to its rim. */
export const STICK_PIXELS = 56;
const STICK_DEAD = 0.12;
const STICK_FAR = 0.92;

interface Held {
  readonly part: "stick" | "look";
  readonly startX: number;
  readonly startY: number;
  readonly startMs: number;
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

  readonly #canvas: HTMLElement;
  readonly #onRay: (ray: Ray) => void;
  readonly #held = new Map<number, Held>();
  readonly #stop = new AbortController();

  constructor(canvas: HTMLElement, onRay: (ray: Ray) => void) {
    this.#canvas = canvas;
    this.#onRay = onRay;
    canvas.style.touchAction = "none";
    const listen = (type: "pointerdown" | "pointermove" | "pointerup" | "pointercancel" | "pointerleave") =>
      canvas.addEventListener(type, (event) => this.#take(type, event), { signal: this.#stop.signal });
    for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"] as const)
      listen(type);
    canvas.addEventListener("contextmenu", (event) => event.preventDefault(), { signal: this.#stop.signal });
  }

  dispose(): void {
    this.#stop.abort();
  }

  #take(type: string, event: PointerEvent): void {
    const bounds = this.#canvas.getBoundingClientRect();
    const x = event.clientX - bounds.left;
    const y = event.clientY - bounds.top;
    if (event.pointerType === "mouse") this.pointing = type === "pointerleave" ? null : { x, y };
    if (type === "pointerdown") this.#press(event, x, y, bounds.width);
    else if (type === "pointermove") this.#drag(event, x, y);
    else if (type !== "pointerleave") this.#release(event, type === "pointerup");
  }

  #press(event: PointerEvent, x: number, y: number, width: number): void {
    const stick = event.pointerType === "touch" && x < width / 2 && !this.stick.active;
    this.#held.set(event.pointerId, {
      part: stick ? "stick" : "look",
      startX: x,
      startY: y,
      startMs: event.timeStamp,
      x,
      y,
      moved: false,
    });
    if (stick) {
      Object.assign(this.stick, { active: true, far: false, dx: 0, dy: 0, x, y });
      this.thumb.value = { x, y, dx: 0, dy: 0 };
    }
    // Keeps the drag when it leaves the picture; a pointer that is gone already needs no keeping.
    if (this.#canvas.isConnected) this.#canvas.setPointerCapture?.(event.pointerId);
    this.#canvas.focus({ preventScroll: true });
  }

  #drag(event: PointerEvent, x: number, y: number): void {
    const held = this.#held.get(event.pointerId);
    if (!held) return;
    if (Math.hypot(x - held.startX, y - held.startY) > TAP_PIXELS) held.moved = true;
    if (held.part === "stick") {
      this.#push(x - held.startX, y - held.startY);
    } else if (held.moved) {
      this.look.yaw -= (x - held.x) * RADIANS_PER_PIXEL;
      this.look.pitch -= (y - held.y) * RADIANS_PER_PIXEL;
    }
    held.x = x;
    held.y = y;
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
    if (held.part === "stick") {
      Object.assign(this.stick, { active: false, far: false, dx: 0, dy: 0 });
      this.thumb.value = null;
    }
    if (!finished || held.moved || event.timeStamp - held.startMs > TAP_MS || event.button > 0) return;
    const source = event.pointerType === "touch" ? "touch" : "mouse";
    this.#onRay({ x: held.startX, y: held.startY, pressed: true, source });
  }
}
