/** Her own steps: what the hands want becomes a walk through the place, and the model says it to the server. */
import { PoseFlag, RUN_M_PER_S, WALK_M_PER_S } from "../protocol/generated";
import type { Frame, StageState } from "./state";

const TURN_RAD_PER_S = 2.2;
const PITCH_MAX = 1.35;
const TAU = Math.PI * 2;

export function takeOwnSteps(stage: StageState, frame: Frame): void {
  const { model, place } = stage;
  const moves = stage.input.readMoves();
  const state = model.state.value;
  if (!place || (state !== "inside" && state !== "reconnecting")) return;
  const { self } = model;
  self.yaw = wrapped(self.yaw + moves.lookYaw + moves.turn * TURN_RAD_PER_S * frame.seconds);
  self.pitch = Math.min(PITCH_MAX, Math.max(-PITCH_MAX, self.pitch + moves.lookPitch));

  const wanted = Math.hypot(moves.forward, moves.strafe);
  // A stick pushed half way is a slow walk; two keys at once are no faster than one.
  const speed = (moves.run ? RUN_M_PER_S : WALK_M_PER_S) * Math.min(1, wanted);
  const scale = wanted > 0 ? speed / wanted : 0;
  const [sin, cos] = [Math.sin(self.yaw), Math.cos(self.yaw)];
  const { walker } = place;
  walker.step(
    frame.seconds,
    (moves.strafe * cos - moves.forward * sin) * scale,
    (-moves.strafe * sin - moves.forward * cos) * scale,
    moves.run,
    moves.jump,
  );
  self.x = walker.position.x;
  self.y = walker.position.y;
  self.z = walker.position.z;
  self.vx = walker.vx;
  self.vz = walker.vz;
  self.gait = walker.gait;
  showOwnPlace(stage);
}

/** The own figure is drawn where she is now, not where she was before this frame's step. */
function showOwnPlace({ model }: StageState): void {
  const shown = model.people.self?.shown;
  if (!shown) return;
  const { self } = model;
  shown.x = self.x;
  shown.y = self.y;
  shown.z = self.z;
  shown.yaw = self.yaw;
  shown.pitch = self.pitch;
  shown.vx = self.vx;
  shown.vz = self.vz;
  shown.flags = self.gait | (shown.flags & ~PoseFlag.GAIT);
}

function wrapped(angle: number): number {
  return angle - TAU * Math.floor(angle / TAU);
}
