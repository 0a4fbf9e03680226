/** What a hand is on: of all that it could touch or point at, the one thing that is nearest. */
import { Vector3 } from "three";
import { goalAlong, type Met, newMet } from "../../systems/pick";
import type { UsableThing } from "../../systems/usable";
import type { XrStage } from "../context";
import type { HandState } from "../hand";
import type { Pointable } from "../pointable";
import type { Board, Boards } from "./boards";
import { faceAt } from "./buttons";
import { DEEP_M, TOUCH_M } from "./poke";

/** What it is, as told by kind; `pointable` is a card, or a handle. */
export type TargetKind = "pointable" | "person" | "seat" | "portal" | "button" | "click" | "thing" | "board";

export interface Target {
  /** Null: nothing; then the laser ends at `at`, on a wall or in the air. */
  kind: TargetKind | null;
  pointable: Pointable | null;
  thing: UsableThing | null;
  board: Board | null;
  /** Of a person. */
  slot: number;
  /** Of what is in the Scene, and of a person her slot; empty for a pointable. */
  id: string;
  /** A fingertip is on it; else a ray. */
  isTouched: boolean;
  /** World metres: along the ray, or before its face. */
  distance: number;
  readonly at: Vector3;
}

/** A laser that meets nothing is so long: real metres. */
const AIR_M = 4;
/** From the middle of a body to its front. */
const BODY_M = 0.2;

const met: Met = newMet();

export function newTarget(): Target {
  return {
    kind: null,
    pointable: null,
    thing: null,
    board: null,
    slot: 0,
    id: "",
    isTouched: false,
    distance: Number.POSITIVE_INFINITY,
    at: new Vector3(),
  };
}

/** Whether both are the same thing in the same way. */
export function isSame(a: Target, b: Target): boolean {
  return a.kind === b.kind && a.id === b.id && a.pointable === b.pointable;
}

/** Fills in what the hand is on now; a touch goes before whatever its ray meets. `held`: what a press keeps it on. */
export function findTarget(
  into: Target,
  hand: HandState,
  xr: XrStage,
  boards: Boards,
  held: Pointable | null,
): void {
  clear(into);
  if (held && hold(into, hand, xr, held)) return;
  if (hand.kind !== "screen" && touch(into, hand, xr)) return;
  point(into, hand, xr, boards);
}

function clear(into: Target): void {
  into.kind = into.pointable = into.thing = into.board = null;
  into.id = "";
  into.isTouched = false;
  into.distance = Number.POSITIVE_INFINITY;
}

/** The press goes on, though something else may have come before it. */
function hold(into: Target, hand: HandState, xr: XrStage, held: Pointable): boolean {
  if (!xr.pointables.has(held)) return false;
  const touched = held.near(hand.side, hand.tip);
  const isTouched = isNear(touched, xr.room.scale);
  const distance = isTouched ? touched : held.meet(hand.side, hand.ray);
  if (distance === Number.POSITIVE_INFINITY) return false;
  setPointable(into, held, distance, isTouched, hand);
  return true;
}

function touch(into: Target, hand: HandState, xr: XrStage): boolean {
  let nearest = Number.POSITIVE_INFINITY;
  for (const pointable of xr.pointables) {
    const distance = pointable.near(hand.side, hand.tip);
    if (!isNear(distance, xr.room.scale) || Math.abs(distance) >= nearest) continue;
    nearest = Math.abs(distance);
    setPointable(into, pointable, distance, true, hand);
  }
  if (xr.mode !== "vr") return into.isTouched;
  const { entities } = xr.stage.model.scene;
  for (const thing of xr.stage.ground?.things ?? []) {
    if (thing.kind !== "button") continue;
    const distance = faceAt(thing, entities.get(thing.id), hand.tip);
    if (!isNear(distance, xr.room.scale) || Math.abs(distance) >= nearest) continue;
    nearest = Math.abs(distance);
    setThing(into, thing, distance, true, hand.tip);
  }
  return into.isTouched;
}

function point(into: Target, hand: HandState, xr: XrStage, boards: Boards): void {
  const { ray } = hand;
  let nearest: Pointable | null = null;
  let nearestM = Number.POSITIVE_INFINITY;
  for (const pointable of xr.pointables) {
    const distance = pointable.meet(hand.side, ray);
    if (distance >= nearestM) continue;
    nearest = pointable;
    nearestM = distance;
  }
  // A card is hers: nobody who comes before it takes it out of her reach.
  if (nearest) {
    setPointable(into, nearest, nearestM, false, hand);
    return;
  }
  ray.at(AIR_M * xr.room.scale, into.at);
  // The place on a table is one thing to point at, with everybody in it.
  if (xr.mode === "table") return;
  const goal = goalAlong(xr.stage, ray, met, xr.mode === "vr");
  into.distance = met.distance;
  if (met.distance < Number.POSITIVE_INFINITY) into.at.set(met.x, met.y, met.z);
  if (goal?.to === "person") setPerson(into, goal.slot, hand);
  else if (xr.mode === "vr" && met.thing) setThing(into, met.thing, met.distance, false, into.at);
  else if (xr.mode === "vr") setBoard(into, hand, boards);
}

function setPointable(
  into: Target,
  pointable: Pointable,
  distance: number,
  isTouched: boolean,
  hand: HandState,
): void {
  clear(into);
  Object.assign(into, { kind: "pointable", pointable, distance, isTouched });
  if (isTouched) into.at.copy(hand.tip);
  else hand.ray.at(distance, into.at);
}

function setThing(
  into: Target,
  thing: UsableThing,
  distance: number,
  isTouched: boolean,
  at: Readonly<Vector3>,
): void {
  clear(into);
  Object.assign(into, { kind: thing.kind, thing, id: thing.id, distance, isTouched });
  into.at.copy(at);
}

/** Bodies are met in their middle: the dot is on their front. */
function setPerson(into: Target, slot: number, { ray }: HandState): void {
  into.distance = Math.max(0, into.distance - BODY_M);
  ray.at(into.distance, into.at);
  into.kind = "person";
  into.slot = slot;
  into.id = String(slot);
}

function setBoard(into: Target, { ray }: HandState, boards: Boards): void {
  const board = boards.along(ray, into.distance);
  if (!board) return;
  into.kind = "board";
  into.board = board;
  into.id = board.id;
  into.distance = Math.min(into.distance, board.distance);
  ray.at(into.distance, into.at);
}

/** Whether a tip so far before a face touches it. */
function isNear(metres: number, scale: number): boolean {
  return metres <= TOUCH_M * scale && metres >= -DEEP_M * scale;
}
