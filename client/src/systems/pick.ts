/**
 * What lies under a finger: a tap on a person leads to her, on her name or beside her shows her card, one on a seat or a portal uses it, one on the ground leads
 * there. The picture's things need not be asked: people are capsules, seats and portals the scene's own data, and all the
 * rest is what one can bump into.
 */
import { Ray, Vector3 } from "three";
import type { Goal } from "../model/going";
import type { RayHit } from "../world/collision";
import { nameAt } from "./names";
import type { Frame, Ground, StageState } from "./state";
import type { UsableThing } from "./usable";

const FAR_M = 60;
const PEOPLE_WITHIN_M = 30;
/** So near there is nowhere to go: one wants to know who she is. */
const BESIDE_M = 2;
const PERSON_FEET_M = 0.15;
const PERSON_HEAD_M = 1.55;
const PERSON_RADIUS_M = 0.36;
const SEAT_TOP_M = 0.5;
/** What stands in its own solid, such as a seat in its bench, is hidden only by what is nearer by more than this. */
const BURIED_M = 0.7;
/** A tap on a wall leads to its foot. */
const BEFORE_WALL_M = 0.5;
const LEVEL = 0.6;
const POINTED_EVERY_MS = 120;

/** What a ray met first: what to do with it, and where. */
export interface Met extends RayHit {
  /** Null where there is nothing to do: in the sky, or nothing so near. */
  goal: Goal | null;
  /** Of a goal that can be used: what it is. */
  thing: UsableThing | null;
  /** How high the ground is of a goal that is a mere place. */
  footY: number;
}

const ray = new Ray();
const low = new Vector3();
const high = new Vector3();
const onRay = new Vector3();
const underTap = newMet();
let pointedMs = Number.NEGATIVE_INFINITY;

/** Taps and clicks since the last picture. */
export function takeTaps(stage: StageState, frame: Frame): void {
  for (const tap of stage.input.takeRays()) {
    if (stage.model.state.peek() !== "inside" || stage.immersed) continue;
    const goal = goalAt(stage, tap.x, tap.y);
    const slot = nameAt(tap.x, tap.y) ?? personBeside(stage, goal);
    if (slot !== null) stage.model.met.value = slot;
    if (slot !== null || !goal) continue;
    if (goal.to === "place") stage.ring.show(goal.x, underTap.footY, goal.z);
    if (underTap.thing?.press) underTap.thing.press();
    else stage.visit.goTo(goal);
  }
  showPointer(stage, frame);
}

/** Whose card a tap on her asks for: she is near, or one cannot walk up to her. */
export function personBeside({ model }: Pick<StageState, "model">, goal: Goal | null): number | null {
  if (goal?.to !== "person") return null;
  const person = model.people.get(goal.slot);
  if (!person) return null;
  const away = Math.hypot(person.shown.x - model.self.x, person.shown.z - model.self.z);
  return away <= BESIDE_M || model.self.watching.peek() ? goal.slot : null;
}

/** A mouse that rests on something usable is a hand. */
function showPointer(stage: StageState, frame: Frame): void {
  const { pointing } = stage.input;
  if (frame.nowMs - pointedMs < POINTED_EVERY_MS) return;
  pointedMs = frame.nowMs;
  const goal =
    pointing && stage.model.state.peek() === "inside" ? goalAt(stage, pointing.x, pointing.y) : null;
  const isOnName = pointing !== null && nameAt(pointing.x, pointing.y) !== null;
  const cursor = isOnName || (goal && goal.to !== "place") ? "pointer" : "";
  const { style } = stage.picture.renderer.domElement;
  if (style.cursor !== cursor) style.cursor = cursor;
}

/** What a tap at a point of the picture, in CSS pixels, asks for. */
export function goalAt(stage: StageState, x: number, y: number): Goal | null {
  const { picture } = stage;
  const { clientWidth, clientHeight } = picture.renderer.domElement;
  ray.origin.copy(stage.eye);
  ray.direction
    .set((x / Math.max(1, clientWidth)) * 2 - 1, 1 - (y / Math.max(1, clientHeight)) * 2, 0.5)
    .unproject(picture.camera)
    .sub(ray.origin)
    .normalize();
  return goalAlong(stage, ray, underTap);
}

/**
 * The nearest thing that a ray of the world meets, as a goal; all that is known of it is filled into `into`. Where it is
 * not `isBuilt`, only people are there.
 */
export function goalAlong(
  { model, ground }: Pick<StageState, "model" | "ground">,
  along: Ray,
  into: Met,
  isBuilt = true,
): Goal | null {
  into.goal = into.thing = null;
  into.distance = Number.POSITIVE_INFINITY;
  if (!ground) return null;
  const isSolid = isBuilt && ground.world.rayInto(into, along, FAR_M);
  const solidM = isSolid ? into.distance : Number.POSITIVE_INFINITY;
  let nearest = Math.min(FAR_M, solidM + BURIED_M);
  for (const { slot, self, visible, opacity, shown } of model.people.list) {
    if (self || !visible || opacity === 0) continue;
    low.set(shown.x, shown.y + PERSON_FEET_M, shown.z);
    high.set(shown.x, shown.y + PERSON_HEAD_M, shown.z);
    const away = distanceTo(along, PERSON_RADIUS_M);
    if (away >= Math.min(nearest, PEOPLE_WITHIN_M)) continue;
    nearest = away;
    into.goal = { to: "person", slot, follow: false };
  }
  for (const thing of isBuilt ? ground.things : []) {
    const away = thing.along?.(along) ?? ALONG[thing.kind](along, thing);
    if (away >= nearest) continue;
    nearest = away;
    into.goal = { to: "entity", id: thing.id, use: true };
    into.thing = thing;
  }
  if (into.goal) meetAt(into, along, nearest, solidM);
  else if (solidM < Number.POSITIVE_INFINITY) into.goal = placeAt(ground, into);
  return into.goal;
}

/** What is buried in a solid is met on that solid's face, all else in the air where it is. */
function meetAt(into: Met, along: Ray, away: number, solidM: number): void {
  into.distance = Math.min(away, solidM);
  if (solidM <= away) return;
  along.at(away, onRay);
  [into.x, into.y, into.z] = onRay.toArray();
  onRay.copy(along.direction).negate();
  [into.nx, into.ny, into.nz] = onRay.toArray();
}

export function newMet(): Met {
  return { goal: null, thing: null, distance: 0, x: 0, y: 0, z: 0, nx: 0, ny: 1, nz: 0, footY: 0 };
}

/** How far along the ray the upright body between `low` and `high` is met; infinite if not. */
function distanceTo(along: Ray, radius: number): number {
  const off = along.distanceSqToSegment(low, high, onRay);
  return off > radius * radius ? Number.POSITIVE_INFINITY : onRay.distanceTo(along.origin);
}

function seatAlong(along: Ray, seat: UsableThing): number {
  low.set(seat.x, seat.y, seat.z);
  high.set(seat.x, seat.y + SEAT_TOP_M, seat.z);
  return distanceTo(along, seat.radius);
}

function buttonAlong(along: Ray, { x, y, z, radius }: UsableThing): number {
  const off = along.distanceSqToPoint(low.set(x, y, z));
  return off > radius * radius ? Number.POSITIVE_INFINITY : low.distanceTo(along.origin) - radius;
}

function portalAlong(along: Ray, portal: UsableThing): number {
  const [nx, nz] = [Math.sin(portal.yaw), Math.cos(portal.yaw)];
  const facing = along.direction.x * nx + along.direction.z * nz;
  if (Math.abs(facing) < 1e-4) return Number.POSITIVE_INFINITY;
  const away = ((portal.x - along.origin.x) * nx + (portal.z - along.origin.z) * nz) / facing;
  along.at(away, onRay);
  const off = Math.hypot(onRay.x - portal.x, onRay.y - portal.y, onRay.z - portal.z);
  return away > 0 && off < portal.radius ? away : Number.POSITIVE_INFINITY;
}

const ALONG = {
  seat: seatAlong,
  portal: portalAlong,
  button: buttonAlong,
  thing: buttonAlong,
  click: buttonAlong,
  board: buttonAlong,
} as const;

function placeAt({ world }: Ground, met: Met): Goal {
  met.footY = met.y;
  if (met.ny > LEVEL) return { to: "place", x: met.x, z: met.z };
  const level = Math.hypot(met.nx, met.nz) || 1;
  const x = met.x + (met.nx / level) * BEFORE_WALL_M;
  const z = met.z + (met.nz / level) * BEFORE_WALL_M;
  const landing = { y: met.y, slope: 1 };
  if (world.landInto(landing, x, met.y + 0.1, z, FAR_M)) met.footY = landing.y;
  return { to: "place", x, z };
}
