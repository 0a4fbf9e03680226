/**
 * What the visitor's hands want, whatever they hold: `moves` for walking and looking, `rays` for pointing at things.
 * Keyboard, mouse and touch write here; walking, camera and whatever can be pressed read here and know no device.
 */
import type { ReadonlySignal } from "@preact/signals";
import { Keyboard } from "./keyboard";
import { type Claim, Pointers, type Thumb } from "./pointers";

/** How she wants to move: −1 … 1 for the directions, filled anew by `readMoves`. */
export interface Moves {
  /** 1 ahead … −1 back. */
  forward: number;
  /** 1 right … −1 left. */
  strafe: number;
  /** 1 left … −1 right: a steady turn, as yaw counts. */
  turn: number;
  /** Radians to turn and to raise the head by at once, from dragging. */
  lookYaw: number;
  lookPitch: number;
  run: boolean;
  /** Pressed since the last reading. */
  jump: boolean;
}

/** A ray from the eye through a point of the picture, in CSS pixels from its upper left corner. */
export interface Ray {
  readonly x: number;
  readonly y: number;
  readonly pressed: boolean;
  readonly source: "mouse" | "touch";
}

export interface InputOptions {
  /** V was pressed. */
  readonly onSwitchView: () => void;
  /** E was pressed. */
  readonly onUse: () => void;
}

const TURN_MAX = 1;

export class Input {
  readonly moves: Moves = {
    forward: 0,
    strafe: 0,
    turn: 0,
    lookYaw: 0,
    lookPitch: 0,
    run: false,
    jump: false,
  };
  /** Where the mouse rests over the picture; null while it is elsewhere or the hand is a finger. */
  get pointing(): { readonly x: number; readonly y: number } | null {
    return this.#pointers.pointing;
  }
  /** The stick under the left thumb, for the HUD to draw; null while there is none. */
  get thumb(): ReadonlySignal<Thumb | null> {
    return this.#pointers.thumb;
  }

  /** Null gives the picture back to walking. */
  set claim(claim: Claim | null) {
    this.#pointers.claim = claim;
  }

  /** What a hand does with the thing that it holds, where nobody else claims the picture. */
  set holding(claim: Claim | null) {
    this.#pointers.holding = claim;
  }

  readonly #keyboard: Keyboard;
  readonly #pointers: Pointers;
  #rays: Ray[] = [];

  /** Where there is no picture, `canvas` is null: the keys walk all the same. */
  constructor(page: Document, canvas: HTMLElement | null, options: InputOptions) {
    this.#keyboard = new Keyboard(page, { KeyV: options.onSwitchView, KeyE: options.onUse });
    this.#pointers = new Pointers(canvas, (ray) => this.#rays.push(ray));
  }

  /** Brings `moves` up to date; call once for every picture. Looks and jumps are given out once. */
  readMoves(): Moves {
    const { moves } = this;
    const keys = this.#keyboard;
    const { stick, look } = this.#pointers;
    moves.forward = clampUnit(keys.axis("ahead", "back") - stick.dy);
    moves.strafe = clampUnit(keys.axis("right", "left") + stick.dx);
    moves.turn = keys.axis("turnLeft", "turnRight") * TURN_MAX;
    moves.run = keys.isDown("run") || stick.far;
    moves.jump = keys.takeJump();
    moves.lookYaw = look.yaw;
    moves.lookPitch = look.pitch;
    look.yaw = 0;
    look.pitch = 0;
    return moves;
  }

  /** The presses since the last call, oldest first. */
  takeRays(): readonly Ray[] {
    if (this.#rays.length === 0) return NO_RAYS;
    const rays = this.#rays;
    this.#rays = [];
    return rays;
  }

  dispose(): void {
    this.#keyboard.dispose();
    this.#pointers.dispose();
  }
}

const NO_RAYS: readonly Ray[] = [];

function clampUnit(value: number): number {
  return value < -1 ? -1 : value > 1 ? 1 : value;
}
