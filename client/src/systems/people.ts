/** Shows everybody where the model says they are, doing what they do. */
import { Vector3 } from "three";
import { TRACKED_HEAD } from "../avatar/bones";
import { Gaiting, NECK_MAX, newSeen } from "../avatar/gait";
import { Gesturing } from "../avatar/gesture";
import { newStance } from "../avatar/skeleton";
import type { TrackedBody } from "../avatar/tracked";
import { seededChance } from "../components/chance";
import { Attention } from "../crowd/attention";
import type { Placed } from "../crowd/crowd";
import type { AppModel } from "../model/app_model";
import type { Person } from "../model/people";
import { Gait, PoseFlag } from "../protocol/generated";
import type { Frame, StageState } from "./state";

/** Behind the camera by more than this nobody is seen, and no shadow of theirs either. */
const BEHIND_M = 4;
/** Who looks at whom is only made out so near to the camera. */
const ATTENTIVE_WITHIN_M = 24;
const ATTENTIVE_MAX = 48;
/** A wheelchair stands before a seat, not in it. */
const BESIDE_SEAT_M = 0.5;
/** A trunk of which more is known than where its head looks is followed sooner by its feet. */
const TRUNK_TURN_MAX = 0.35;

/** What is remembered of a figure between pictures. */
interface Memory {
  readonly gaiting: Gaiting;
  readonly gesturing: Gesturing;
  tracked: TrackedBody | null;
}
/** How to follow a headset is fetched with the first who wears one; undefined before, null while it comes. */
let Tracking: typeof TrackedBody | null | undefined;
const memories = new WeakMap<Person, Memory>();
const attentions = new WeakMap<AppModel, Attention>();
const ahead = new Vector3();
const offset = new Vector3();
const seen = newSeen();
/** Those near the camera, gathered anew for each picture. */
const around: Person[] = [];

export function showPeople(stage: StageState, frame: Frame): void {
  const { model, crowd, picture, rig, eye } = stage;
  // The place comes first, the people with the next picture.
  if (!stage.ground) return;
  const attention = attentionOf(model);
  attention.listen(model.chat, model.voice.speaking.value, frame.nowMs);
  gatherAround(model.people.list, eye);
  crowd.begin(frame.seconds);
  picture.camera.getWorldDirection(ahead);
  for (const person of model.people.list) {
    if (!person.visible || !person.card) continue;
    if (person.self && !rig.showsOwnFigure) continue;
    const memory = memoryOf(person);
    move(person, memory, attention, frame);
    offset.set(person.shown.x, person.shown.y + 1, person.shown.z).sub(eye);
    if (offset.dot(ahead) < -BEHIND_M) continue;
    const place = placedAs(person, memory);
    place.mouth = model.voice.levelOf(person.slot);
    // Whoever stands between the camera and oneself gives way.
    if (!stage.immersed) place.opacity *= person.self ? rig.ownFigure : rig.clearance(person.shown);
    if (place.opacity > 0) crowd.add(place, person.card.look, offset.length());
  }
  crowd.end();
}

/** Who is spoken to or looked at, in the model's own words. */
export function attentionOf(model: AppModel): Attention {
  let attention = attentions.get(model);
  if (!attention) {
    attention = new Attention();
    attentions.set(model, attention);
  }
  return attention;
}

function gatherAround(people: readonly Person[], eye: Vector3): void {
  around.length = 0;
  for (const person of people) {
    if (!person.visible || !person.card || around.length === ATTENTIVE_MAX) continue;
    if (Math.hypot(person.shown.x - eye.x, person.shown.z - eye.z) < ATTENTIVE_WITHIN_M) around.push(person);
  }
}

function memoryOf(person: Person): Memory {
  let memory = memories.get(person);
  if (!memory) {
    memory = {
      gaiting: new Gaiting(seededChance(person.slot * 7_919 + 11)),
      gesturing: new Gesturing(),
      tracked: null,
    };
    memories.set(person, memory);
  }
  return memory;
}

function move(person: Person, memory: Memory, attention: Attention, frame: Frame): void {
  const { gaiting, gesturing } = memory;
  const { shown, card } = person;
  follow(person, memory, frame);
  const isTracked = person.tracked?.head.isTracked ?? false;
  seen.x = shown.x;
  seen.z = shown.z;
  seen.yaw = isTracked && memory.tracked ? memory.tracked.yaw : shown.yaw;
  seen.leeway = isTracked ? TRUNK_TURN_MAX : NECK_MAX;
  seen.pitch = shown.pitch;
  seen.sits = (shown.flags & PoseFlag.SEATED) !== 0;
  seen.wheelchair = card?.look.wheelchair ?? false;
  seen.away = (shown.flags & PoseFlag.AWAY) !== 0;
  attention.direct(seen, person, gaiting, around, frame.nowMs);
  // Nobody turns a head that is tracked.
  if (isTracked) seen.attends = false;
  gaiting.advance(seen, frame.seconds);
  const walks = (shown.flags & PoseFlag.GAIT) !== Gait.STILL && !seen.sits;
  gesturing.advance(person.emote, frame.nowMs, frame.seconds, walks, gaiting.headYaw, gaiting.headPitch);
}

/** Head and hands of whoever wears a headset; forgotten once they are let go. */
function follow(person: Person, memory: Memory, frame: Frame): void {
  if (person.tracked) memory.tracked ??= newTracked();
  memory.tracked?.advance(person.tracked, frame.seconds);
  if (!person.tracked && memory.tracked?.isOver) memory.tracked = null;
}

function newTracked(): TrackedBody | null {
  if (Tracking === undefined) {
    Tracking = null;
    import("../avatar/tracked").then((fetched) => {
      Tracking = fetched.TrackedBody;
    }, reportError);
  }
  return Tracking && new Tracking();
}

/** One for all, filled anew for each. */
const placed: Placed = {
  ...newStance(),
  opacity: 1,
  blink: 0,
  gazeYaw: 0,
  gazePitch: 0,
  away: 0,
  mouth: 0,
};

function placedAs({ shown, opacity, card }: Person, { gaiting, gesturing, tracked }: Memory): Placed {
  const wheelchair = card?.look.wheelchair ?? false;
  // Feet are told from under the eyes; a body stands behind its face.
  const head = tracked?.head.share ?? 0;
  const behind = TRACKED_HEAD[2] * head * (1 - gaiting.seated);
  const beside = (wheelchair ? BESIDE_SEAT_M * gaiting.seated : 0) + behind;
  placed.x = shown.x - beside * Math.sin(gaiting.bodyYaw);
  placed.y = shown.y;
  placed.z = shown.z - beside * Math.cos(gaiting.bodyYaw);
  placed.bodyYaw = gaiting.bodyYaw;
  placed.phase = gaiting.phase;
  placed.pace = gaiting.pace;
  placed.headYaw = gaiting.headYaw;
  placed.headPitch = gaiting.headPitch;
  placed.bow = gaiting.bow;
  placed.seated = gaiting.seated;
  placed.inAir = (shown.flags & PoseFlag.GAIT) === Gait.AIR ? 1 : 0;
  placed.shift = gaiting.shift;
  placed.wheelchair = wheelchair;
  placed.rolled = gaiting.rolled;
  placed.gesture = gesturing.pose;
  placed.tracked = tracked;
  placed.opacity = opacity;
  placed.blink = gaiting.blink;
  placed.gazeYaw = gaiting.gazeYaw * (1 - head);
  placed.gazePitch = gaiting.gazePitch * (1 - head);
  placed.away = gaiting.away;
  return placed;
}
