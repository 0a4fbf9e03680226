/** Her own steps: what the hands want, or where she goes by herself, becomes a walk through the place. */
import type { Moves } from "../input/input";
import type { SelfPlace } from "../model/self";
import { Gait, PoseFlag, RUN_M_PER_S, WALK_M_PER_S } from "../protocol/generated";
import type { BodyState, Frame, Ground } from "./state";

const TURN_RAD_PER_S = 2.2;
const PITCH_MAX = 1.35;
const TAU = Math.PI * 2;
/** Going by herself she turns towards her way, as a walker does: soon, not at once. */
const TURN_EASE_PER_S = 3;
const TURN_ALONG_RAD_PER_S = 2.8;
/** Whoever looks around on the way may go on looking for so long. */
const EYES_FREE_MS = 2_500;
const STAND_AGAIN_MS = 1_500;

export function takeOwnSteps(body: BodyState, frame: Frame): void {
  const { model, ground } = body;
  const moves = body.input.readMoves();
  const state = model.state.value;
  if (!ground || (state !== "inside" && state !== "reconnecting")) return;
  const { self } = model;
  if (body.immersed) {
    body.immersed.step(frame);
    showOwnPlace(body);
    return;
  }
  look(body, moves, frame);
  holdStill(body, moves);
  const wanted = Math.hypot(moves.forward, moves.strafe);
  const byHand = wanted > 0 || moves.jump;
  if (byHand) body.visit.stopGoing();
  if (self.seat.value === null) step(body, ground, moves, wanted, frame);
  else sit(body, byHand, frame);
  showOwnPlace(body);
}

function look(body: BodyState, moves: Moves, frame: Frame): void {
  const { self } = body.model;
  if (moves.lookYaw !== 0 || moves.lookPitch !== 0 || moves.turn !== 0)
    body.eyesFreeUntilMs = frame.nowMs + EYES_FREE_MS;
  self.yaw = wrapped(self.yaw + moves.lookYaw + moves.turn * TURN_RAD_PER_S * frame.seconds);
  self.pitch = Math.min(PITCH_MAX, Math.max(-PITCH_MAX, self.pitch + moves.lookPitch));
}

/** While a host asks for it she looks around and stays where she is: the server would only put her back. */
function holdStill({ model, visit }: BodyState, moves: Moves): void {
  if (!model.isHeldStill) return;
  if (visit.goer.isGoing || moves.forward !== 0 || moves.strafe !== 0 || moves.jump) visit.isHeld();
  visit.stopGoing();
  moves.forward = 0;
  moves.strafe = 0;
  moves.jump = false;
}

function step(body: BodyState, ground: Ground, moves: Moves, wanted: number, frame: Frame): void {
  const { self } = body.model;
  const { walker } = ground;
  if (wanted > 0 || moves.jump) {
    // A stick pushed half way is a slow walk; two keys at once are no faster than one.
    const speed = (moves.run ? RUN_M_PER_S : WALK_M_PER_S) * Math.min(1, wanted);
    const scale = wanted > 0 ? speed / wanted : 0;
    const [sin, cos] = [Math.sin(self.yaw), Math.cos(self.yaw)];
    const x = (moves.strafe * cos - moves.forward * sin) * scale;
    const z = (-moves.strafe * sin - moves.forward * cos) * scale;
    walker.step(frame.seconds, x, z, moves.run, moves.jump);
  } else {
    const wish = body.visit.goer.step(frame.nowMs, frame.seconds);
    turnAlong(self, wish.yaw, body.eyesFreeUntilMs, frame);
    walker.step(frame.seconds, wish.x, wish.z, false, false);
  }
  self.x = walker.position.x;
  self.y = walker.position.y;
  self.z = walker.position.z;
  self.vx = walker.vx;
  self.vz = walker.vz;
  self.gait = walker.gait;
}

/** Seated one stays where the server has put her; whoever walks off asks to stand up first, once. */
function sit(body: BodyState, byHand: boolean, frame: Frame): void {
  const { self } = body.model;
  self.vx = 0;
  self.vz = 0;
  self.gait = Gait.STILL;
  if (!byHand || frame.nowMs - body.askedToStandMs < STAND_AGAIN_MS) {
    body.visit.goer.step(frame.nowMs, frame.seconds);
    return;
  }
  body.askedToStandMs = frame.nowMs;
  body.visit.stand();
}

function turnAlong(self: SelfPlace, yaw: number, eyesFreeUntilMs: number, frame: Frame): void {
  if (Number.isNaN(yaw) || frame.nowMs < eyesFreeUntilMs) return;
  const off = wrapped(yaw - self.yaw + Math.PI) - Math.PI;
  const most = TURN_ALONG_RAD_PER_S * frame.seconds;
  const eased = off * (1 - Math.exp(-TURN_EASE_PER_S * frame.seconds));
  self.yaw = wrapped(self.yaw + Math.min(most, Math.max(-most, eased)));
}

/** The own figure is drawn where she is now, not where she was before this frame's step. */
function showOwnPlace({ model }: BodyState): void {
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
