/** What others are told of her body while she is immersed: where head and hands are, and where she looks in from. */
import { OwnTracked } from "../model/own_tracked";
import type { SelfPlace } from "../model/self";
import type { TrackedPart } from "../model/tracked";
import { TrackedFlag } from "../protocol/generated";
import type { XrStage } from "./context";
import { type HandState, type Pose, SIDES } from "./hand";

/** Written in every frame, after her feet. */
export function tellTracked(xr: XrStage, self: SelfPlace): void {
  self.tracked ??= new OwnTracked();
  const { tracked } = self;
  // Who bends over the place on her table is not where her head is.
  const isThere = xr.mode !== "table";
  write(tracked.head, xr.head, isThere);
  tracked.flags = 0;
  for (const side of SIDES) {
    const hand = xr.hands[side];
    const isHeld = isThere && hand.isTracked && isBody(hand);
    write(tracked[side], hand.grip, isHeld);
    tracked[side].shape = hand.shape;
    if (isHeld && hand.kind === "hand") tracked.flags |= TrackedFlag.HANDS;
  }
  if (xr.mode !== "vr") tracked.flags |= TrackedFlag.MIXED_REALITY;
  if (xr.mode === "table") tracked.flags |= TrackedFlag.TABLE;
}

/** A finger on a phone, or a button on a headset, is nowhere in the place. */
function isBody({ kind }: HandState): boolean {
  return kind === "controller" || kind === "hand";
}

function write(part: TrackedPart, { position, turn }: Pose, isTracked: boolean): void {
  part.isTracked = isTracked;
  part.x = position.x;
  part.y = position.y;
  part.z = position.z;
  part.q[0] = turn.x;
  part.q[1] = turn.y;
  part.q[2] = turn.z;
  part.q[3] = turn.w;
}
