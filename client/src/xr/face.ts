/** `window.app.immersion`: what is shown to her, to be read by tests and by whoever is curious. */
import type { ImmersionFace, PoseFace } from "../model/immersion";
import type { FaceParts, XrStage } from "./context";
import type { Pose } from "./hand";

export interface Counted {
  frames: number;
  drawCallsPerEye: number;
  scriptMs: number;
}

export function faceOf(xr: XrStage, counted: Readonly<Counted>, parts: Readonly<FaceParts>): ImmersionFace {
  const { x, y, z, yaw, scale } = xr.room;
  const { left, right } = xr.hands;
  return {
    mode: xr.mode,
    ...counted,
    room: { x, y, z, yaw, scale },
    head: poseFace(xr.head, true),
    left: poseFace(left.grip, left.isTracked),
    right: poseFace(right.grip, right.isTracked),
    teleport: parts.teleport?.() ?? { state: "none" },
    card: parts.card?.() ?? null,
    pointing: parts.pointing?.() ?? { left: null, right: null },
    table: parts.table?.() ?? null,
  };
}

function poseFace({ position, turn }: Pose, isTracked: boolean): PoseFace {
  const { x, y, z } = position;
  return { isTracked, x, y, z, qx: turn.x, qy: turn.y, qz: turn.z, qw: turn.w };
}
