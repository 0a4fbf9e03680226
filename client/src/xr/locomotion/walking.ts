/** Walking by the stick, the way she looks: as fast as it is pushed, and running once it was pressed. */
import { RUN_M_PER_S, WALK_M_PER_S } from "../../protocol/generated";
import type { XrStage } from "../context";
import type { HandState } from "../hand";
import { yawOf } from "../room";

const FROM = 0.15;

export class StickWalk {
  isMoving = false;
  #runs = false;

  /** Fills `xr.walk` for this frame. */
  frame(xr: XrStage, { kind, stickX, stickY, thumbPressed }: HandState): void {
    const push = kind === "controller" && xr.isInput ? Math.min(1, Math.hypot(stickX, stickY)) : 0;
    this.isMoving = push > FROM;
    // Pressed once she runs until the stick is let go.
    if (thumbPressed) this.#runs = !this.#runs;
    if (!this.isMoving) this.#runs = false;
    if (!this.isMoving) return;
    const yaw = yawOf(xr.head.turn);
    const speed = ((push - FROM) / (1 - FROM)) * (this.#runs ? RUN_M_PER_S : WALK_M_PER_S);
    const part = speed / Math.hypot(stickX, stickY);
    const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
    xr.walk.x = (stickX * cos + stickY * sin) * part;
    xr.walk.z = (-stickX * sin + stickY * cos) * part;
    xr.walk.run = this.#runs;
  }
}
