/** What is near enough to be used by a key or a tap, and the portals that one walks into. Needs no picture. */
import type { Ray } from "three";
import type { Usable } from "../model/app_model";
import { placementOf } from "../model/placement";
import type { SceneEntity } from "../model/scene_model";
import { PoseFlag } from "../protocol/generated";
import type { BodyState, Frame } from "./state";

export interface UsableThing extends Usable {
  x: number;
  y: number;
  z: number;
  readonly yaw: number;
  /** Of a portal: where it leads. */
  readonly target: string | null;
  /** Half the opening of a portal, half the width of a seat or of what is pressed. */
  readonly radius: number;
  /** Of a portal: she was far enough from it to walk in. */
  isArmed: boolean;
  /** Of what can be taken: it is in somebody's hand. */
  isHeld?: boolean;
  /** Metres to where a ray meets it, where its kind does not say; infinite: it does not. */
  along?(ray: Ray): number;
  /** A press where the last such ray met it: nobody is walked anywhere for that. */
  press?(): void;
}

const USABLE_WITHIN_M = 2.5;
const ASKED_EVERY_MS = 200;
const SEAT_RADIUS_M = 0.4;
const BUTTON_RADIUS_M = 0.15;
const BUTTON_RADIUS_MAX_M = 0.75;
/** Whoever sits so near to a seat's middle sits on it. */
const TAKEN_WITHIN_M = 0.45;
const ARMED_FROM_M = 2;
/** The opening's wall may stop a body so far before its plane. */
const ENTERED_WITHIN_M = 0.62;
const OPENING_PART = 0.8;

export function usableThings(entities: ReadonlyMap<string, SceneEntity>): UsableThing[] {
  const things: UsableThing[] = [];
  for (const entity of entities.values()) {
    const { seat, portal, button, grabbable } = entity.components;
    if (!seat && !portal && !button && !grabbable) continue;
    things.push({
      id: entity.id,
      kind: portal ? "portal" : seat ? "seat" : button ? "button" : "thing",
      ...namesOf(entities, entity),
      ...placementOf(entities, entity),
      target: portal?.target ?? null,
      radius: portal ? portal.diameter_m / 2 : seat ? SEAT_RADIUS_M : radiusOf(entity),
      isArmed: false,
    });
  }
  return things;
}

function radiusOf({ components: { shape, collider } }: SceneEntity): number {
  const size = shape?.size ?? collider?.size;
  return Math.min(BUTTON_RADIUS_MAX_M, Math.max(BUTTON_RADIUS_M, ...(size ?? []).map((side) => side / 2)));
}

/** A seat without a name is called as what it belongs to. */
export function namesOf(
  entities: ReadonlyMap<string, SceneEntity>,
  entity: SceneEntity,
): { name: string; words: string | null } {
  let at: SceneEntity | undefined = entity;
  while (at && at.name === "" && at.words === null)
    at = at.parent === null ? undefined : entities.get(at.parent);
  return { name: at?.name ?? "", words: at?.words ?? null };
}

/** Says five times a second what is within reach. */
export function findUsable(body: BodyState, frame: Frame): void {
  const { model, ground } = body;
  if (frame.nowMs - body.usableAskedMs < ASKED_EVERY_MS) return;
  body.usableAskedMs = frame.nowMs;
  const present = model.usable.peek();
  const found = ground && model.state.peek() === "inside" ? nearest(body, ground.things) : null;
  if (present?.id !== found?.id) model.usable.value = found;
}

function nearest({ model }: BodyState, things: readonly UsableThing[]): UsableThing | null {
  const { self } = model;
  if (self.seat.peek() !== null) return null;
  let best: UsableThing | null = null;
  let bestM = USABLE_WITHIN_M;
  for (const thing of things) {
    const away = Math.hypot(thing.x - self.x, thing.z - self.z);
    if (away >= bestM || thing.isHeld || (thing.kind === "seat" && isTaken(model.people.list, thing)))
      continue;
    best = thing;
    bestM = away;
  }
  return best;
}

function isTaken(people: BodyState["model"]["people"]["list"], seat: UsableThing): boolean {
  for (const { self, visible, shown } of people) {
    if (self || !visible || !(shown.flags & PoseFlag.SEATED)) continue;
    if (Math.hypot(shown.x - seat.x, shown.z - seat.z) < TAKEN_WITHIN_M) return true;
  }
  return false;
}

/** Whoever walks into a portal goes through it, once she has been farther from it: nobody bounces. */
export function passPortals(body: BodyState): void {
  const { model, ground } = body;
  const { self } = model;
  if (!ground || model.state.peek() !== "inside" || model.travel.peek() !== null) return;
  for (const thing of ground.things) {
    if (thing.target === null) continue;
    const [dx, dz] = [self.x - thing.x, self.z - thing.z];
    if (Math.hypot(dx, dz) >= ARMED_FROM_M) {
      thing.isArmed = true;
      continue;
    }
    const [sin, cos] = [Math.sin(thing.yaw), Math.cos(thing.yaw)];
    const across = Math.abs(dx * cos - dz * sin);
    const through = Math.abs(dx * sin + dz * cos);
    if (!thing.isArmed || through > ENTERED_WITHIN_M || across > thing.radius * OPENING_PART) continue;
    thing.isArmed = false;
    body.visit.travel(thing.target);
  }
}
