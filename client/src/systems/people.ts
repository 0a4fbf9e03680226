/** Shows everybody where the model says they are, and their names. */
import { Vector3 } from "three";
import { Gaiting } from "../avatar/gait";
import { seededChance } from "../components/chance";
import type { Placed } from "../crowd/crowd";
import type { Person } from "../model/people";
import { Gait, PoseFlag } from "../protocol/generated";
import type { Frame, StageState } from "./state";

/** Who comes so near is looked at. */
const GREETED_WITHIN_M = 4;
const NAMES_WITHIN_M = 16;
const NAMES_FADE_FROM_M = 12;
const NAMES_MAX = 24;
/** Of a name that was never written yet, CSS pixels. */
const NAME_WIDTH = 110;
const NAME_Y = 1.82;
/** Behind the camera by more than this nobody is seen, and no shadow of theirs either. */
const BEHIND_M = 4;

/** What is remembered of a figure between pictures. */
const gaitings = new WeakMap<Person, Gaiting>();
const ahead = new Vector3();
const offset = new Vector3();

export function showPeople(stage: StageState, frame: Frame): void {
  const { model, crowd, picture, rig } = stage;
  crowd.begin(frame.seconds);
  picture.camera.getWorldDirection(ahead);
  for (const person of model.people.list) {
    if (!person.visible || !person.card) continue;
    if (person.self && !rig.showsOwnFigure) continue;
    const { shown } = person;
    const gaiting = gaitingOf(person);
    gaiting.advance(shown.x, shown.z, shown.yaw, shown.pitch, frame.seconds, greeted(stage, person));
    offset.set(shown.x, shown.y + 1, shown.z).sub(picture.camera.position);
    if (offset.dot(ahead) < -BEHIND_M) continue;
    crowd.add(placedAs(person, gaiting), person.card.look, offset.length());
  }
  crowd.end();
}

/** One for all, filled anew for each. */
const placed: Placed = {
  x: 0,
  y: 0,
  z: 0,
  bodyYaw: 0,
  phase: 0,
  reach: 0,
  headYaw: 0,
  headPitch: 0,
  bow: 0,
  blink: 0,
  opacity: 1,
  seated: 0,
  inAir: 0,
};

function gaitingOf(person: Person): Gaiting {
  let gaiting = gaitings.get(person);
  if (!gaiting) {
    gaiting = new Gaiting(seededChance(person.slot * 7_919 + 11));
    gaitings.set(person, gaiting);
  }
  return gaiting;
}

function placedAs({ shown, opacity }: Person, gaiting: Gaiting): Placed {
  placed.x = shown.x;
  placed.y = shown.y;
  placed.z = shown.z;
  placed.bodyYaw = gaiting.bodyYaw;
  placed.phase = gaiting.phase;
  placed.reach = gaiting.reach;
  placed.headYaw = gaiting.headYaw;
  placed.headPitch = gaiting.headPitch;
  placed.bow = gaiting.bow;
  placed.blink = gaiting.blink;
  placed.opacity = opacity;
  placed.seated = shown.flags & PoseFlag.SEATED ? 1 : 0;
  placed.inAir = (shown.flags & PoseFlag.GAIT) === Gait.AIR ? 1 : 0;
  return placed;
}

/** The direction in which somebody standing still turns her head: to the visitor who came near and is in front of her. */
function greeted({ model }: StageState, person: Person): number | null {
  if (person.self || (person.shown.flags & PoseFlag.GAIT) !== Gait.STILL) return null;
  const [dx, dz] = [model.self.x - person.shown.x, model.self.z - person.shown.z];
  const distance = Math.hypot(dx, dz);
  return distance > 0.3 && distance < GREETED_WITHIN_M ? Math.atan2(-dx, -dz) : null;
}

/** Those whose names may be shown in this picture, nearest first: kept from frame to frame, so that nothing is made. */
const nearest: { person: Person | null; distance: number }[] = Array.from({ length: NAMES_MAX }, () => ({
  person: null,
  distance: 0,
}));
const onScreen = new Float32Array(NAMES_MAX * 4);

export function showNames(stage: StageState): void {
  const { names, picture, model } = stage;
  const canvas = picture.renderer.domElement;
  const ratio = picture.renderer.getPixelRatio();
  const [width, height] = [canvas.width / ratio, canvas.height / ratio];
  names.begin(width, height);
  const count = findNearest(model.people.list, picture.camera.position);
  let taken = 0;
  for (let at = 0; at < count; at += 1) {
    const { person, distance } = nearest[at] ?? { person: null, distance: 0 };
    if (!person?.card) continue;
    const { shown, card } = person;
    const y = shown.y + NAME_Y - (shown.flags & PoseFlag.SEATED ? 0.33 : 0);
    offset.set(shown.x, y, shown.z).project(picture.camera);
    if (offset.z > 1 || Math.abs(offset.x) > 1.1 || Math.abs(offset.y) > 1.1) continue;
    const key = `${person.slot}:${person.cardVersion}`;
    const half = (names.widthOf(key) || NAME_WIDTH) / 2;
    const [px, py] = [((offset.x + 1) / 2) * width, ((1 - offset.y) / 2) * height];
    if (overlaps(taken, px, py, half)) continue;
    onScreen.set([px, py, half, 0], taken * 4);
    taken += 1;
    const fade = 1 - Math.max(0, (distance - NAMES_FADE_FROM_M) / (NAMES_WITHIN_M - NAMES_FADE_FROM_M));
    names.add(key, card.name, card.program, shown.x, y, shown.z, fade * person.opacity);
  }
  names.end();
}

/** Whether a name there would lie over one that is nearer. */
function overlaps(taken: number, x: number, y: number, half: number): boolean {
  for (let at = 0; at < taken * 4; at += 4) {
    const apart = Math.abs(x - (onScreen[at] ?? 0));
    if (apart < half + (onScreen[at + 2] ?? 0) && Math.abs(y - (onScreen[at + 1] ?? 0)) < 34) return true;
  }
  return false;
}

/** Fills `nearest` with others within sight of their names, nearest first; returns how many. */
function findNearest(people: readonly Person[], eye: Vector3): number {
  let count = 0;
  for (const person of people) {
    if (person.self || !person.visible || !person.card) continue;
    const { shown } = person;
    const distance = Math.hypot(shown.x - eye.x, shown.y + NAME_Y - eye.y, shown.z - eye.z);
    if (distance > NAMES_WITHIN_M) continue;
    const last = nearest[NAMES_MAX - 1];
    if (count === NAMES_MAX && last && distance >= last.distance) continue;
    let at = Math.min(count, NAMES_MAX - 1);
    for (; at > 0 && (nearest[at - 1]?.distance ?? 0) > distance; at -= 1) copy(at - 1, at);
    const slot = nearest[at];
    if (slot) Object.assign(slot, { person, distance });
    count = Math.min(count + 1, NAMES_MAX);
  }
  return count;
}

function copy(from: number, to: number): void {
  const [source, target] = [nearest[from], nearest[to]];
  if (source && target) Object.assign(target, source);
}
